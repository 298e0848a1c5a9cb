"""Slips of form: a bracket lost, a class misspelt, a key twice, a caption gone; and slips in the words
of captions, in conditions of claims, in exemptions."""

from __future__ import annotations

import ast
import re

from edited_text import BIBLIOGRAPHY, edit, mutant, text_of
from planting import Garden, Mutant
from slips_in_text import FACT, SENTENCE

CLAIM = r"\]\{\.claim #[a-z0-9-]+\}"
CAPTIONS = "workflow/analysis/exhibits"


def _say(new):
    """new(match's text) as `edit` wants it."""
    return lambda garden, rng, match, language: new(match.group())


def _one_of(*texts: str):
    return lambda garden, rng, match, language: rng.choice(texts)


def _captions(garden: Garden, language: str) -> list[str]:
    found = sorted((garden.root / CAPTIONS).glob(f"*/caption.{language}.md"))
    return [file.relative_to(garden.root).as_posix() for file in found]


def caption(kind: str, pattern: str, new):
    """Mutants of a caption's text, in one language; new(rng, match, language)."""

    def plant(garden: Garden, rng) -> Mutant:
        for _ in range(300):
            language = rng.choice(garden.material.languages)
            file = rng.choice(_captions(garden, language))
            text = text_of(garden, file)
            found = list(re.finditer(pattern, text))
            if not found:
                continue
            match = rng.choice(found)
            wrong = new(rng, match, language)
            if wrong is not None and wrong != match.group():
                break
        changed = text[: match.start()] + wrong + text[match.end() :]
        folder = file.rpartition("/")[0]
        return mutant(
            garden,
            kind,
            f"{file}: {match.group()[:50]!r} -> {wrong[:50]!r}",
            {file: changed},
            (folder, _id(folder)),
        )

    plant.__name__ = kind
    return plant


def _id(folder: str) -> str:
    return folder.rpartition("/")[2].replace("_", "-")


UNITS = {
    "zh": {
        "亿美元": "亿元",
        "万人次": "人次",
        "万标准箱": "标准箱",
        "美元": "元",
        "亿元": "万元",
        "百分点": "百分比",
    },
    "en": {
        "US$": "yuan ",
        "US dollars": "yuan",
        "billion": "million",
        "million": "billion",
        "percentage points": "per cent",
        "TEU": "tonnes",
    },
}


def _other_unit(rng, match, language):
    known = UNITS[language]
    return known.get(match.group())


def a_file_gone(garden: Garden, rng) -> Mutant:
    file = rng.choice(_captions(garden, rng.choice(garden.material.languages)))
    return mutant(
        garden, "caption missing in one language", file, {file: None}, (file, _id(file.rpartition("/")[0]))
    )


def reference_twice(garden: Garden, rng) -> Mutant:
    text = text_of(garden, BIBLIOGRAPHY)
    entries = list(re.finditer(r"^@\w+\{([^,\s]+),.*?^\}\n", text, re.MULTILINE | re.DOTALL))
    match = rng.choice(entries)
    again = re.sub(r"(year\s*=\s*\{)(\d{4})", lambda m: m[1] + str(int(m[2]) + 1), match.group())
    return mutant(
        garden,
        "two references with one key",
        match[1],
        {BIBLIOGRAPHY: text + "\n" + again},
        (match[1], BIBLIOGRAPHY),
    )


def field_twice(garden: Garden, rng) -> Mutant:
    text = text_of(garden, BIBLIOGRAPHY)
    match = rng.choice(list(re.finditer(r"^  +(year|title|journal) *=.*\n", text, re.MULTILINE)))
    wrong = text[: match.end()] + match.group().replace("20", "19") + text[match.end() :]
    return mutant(
        garden,
        "one field of a reference twice",
        match.group().strip()[:40],
        {BIBLIOGRAPHY: wrong},
        (BIBLIOGRAPHY,),
    )


def yaml_key_twice(garden: Garden, rng) -> Mutant:
    """A definition, an edition of the configuration or a rival's words, given twice."""
    files = [*garden.root.glob("workflow/analysis/sections/*/*.yaml"), garden.root / "config/config.yaml"]
    file = rng.choice(sorted(files))
    text = file.read_text(encoding="utf-8")
    match = rng.choice(list(re.finditer(r"^ *[a-z0-9-]+: +\S.*\n", text, re.MULTILINE)))
    name = file.relative_to(garden.root).as_posix()
    wrong = text[: match.end()] + match.group().rstrip() + "x\n" + text[match.end() :]
    return mutant(
        garden,
        "one key of YAML twice",
        f"{name}: {match.group().strip()[:40]}",
        {name: wrong},
        (name, match.group().split(":")[0].strip()),
    )


def exemption_for_all(garden: Garden, rng) -> Mutant:
    check = rng.choice(["bare-numbers", "claims", "documents", "figures"])
    text = text_of(garden, "config/exemptions.yml")
    entry = rng.choice(['where: "*"', 'where: "manuscript/*"\n  text: "*"', 'where: "*"\n  text: " "'])
    wrong = text + f"- check: {check}\n  {entry}\n  reason: All of this is known.\n"
    return mutant(
        garden, "exemption that hides everything", entry, {"config/exemptions.yml": wrong}, ("exemption",)
    )


def _code(source: str) -> str:
    """What a module does: its syntax tree without the words about it."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.Module)) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree)


def condition(kind: str, pattern: str, new):
    """Mutants of a claim's condition; new(rng, match)."""

    def plant(garden: Garden, rng) -> Mutant:
        files = sorted(garden.root.glob("workflow/analysis/sections/*/claims.py"))
        for _ in range(300):
            file = rng.choice(files)
            text = file.read_text(encoding="utf-8")
            found = [
                m for m in re.finditer(pattern, text, re.DOTALL) if text.rfind("@claim", 0, m.start()) >= 0
            ]
            if not found:
                continue
            match = rng.choice(found)
            wrong, before = new(rng, match), text[: match.start()]
            if _code(before + wrong + text[match.end() :]) != _code(text):
                break
        names = re.findall(r"@claim.*?\ndef (\w+)", text[: match.end()], re.DOTALL)
        name = file.relative_to(garden.root).as_posix()
        claim = names[-1].replace("_", "-")
        what = f"{name}:{before.count(chr(10)) + 1}, {match.group()[:50]!r} -> {wrong[:50]!r}"
        return mutant(garden, kind, what, {name: before + wrong + text[match.end() :]}, (claim, name))

    plant.__name__ = kind
    return plant


SLIPS = [
    edit("bracket of a claim lost", CLAIM, _say(lambda text: text[1:])),
    edit("bracket of a fact lost", FACT, _say(lambda text: text.replace("]", ""))),
    edit(
        "class misspelt",
        r"\{\.(fact|claim|exhibit|alt|but)\b",
        _say(lambda text: text[:-2] + text[-1] + text[-2]),
    ),
    edit("mark apart from its bracket", r"\](?=\{\.(fact|claim))", _say(lambda text: "] ")),
    edit("brace of a mark lost", r"\{\.(fact|claim #[a-z0-9-]+)\}", _say(lambda text: text[:-1])),
    edit(
        "raw TeX",
        SENTENCE["en"] + "|" + SENTENCE["zh"],
        lambda g, r, m, lang: (
            r.choice([r"\textbf{%s}", r"\footnote{%s}", r"%s \cite{Balassa1965}", r"%s\newpage"]) % m.group()
        ),
    ),
    edit(
        "raw HTML",
        SENTENCE["en"] + "|" + SENTENCE["zh"],
        lambda g, r, m, lang: r.choice(["<span>%s</span>", "<!-- %s", "<b>%s", "%s<br/>"]) % m.group(),
    ),
    edit(
        "raw block",
        r"\n\n(?=[^\n#:])",
        _one_of(
            "\n\n```{=latex}\n\\newpage\n```\n\n",
            "\n\n```{=typst}\n#pagebreak()\n```\n\n",
            "\n\n```{=html}\n<hr>\n```\n\n",
        ),
    ),
    edit(
        "unknown kind of block",
        r"\n\n(?=[^\n#:])",
        _one_of(
            "\n\n::: {.note}\nA remark.\n:::\n\n",
            "\n\n::: warning\nA remark.\n:::\n\n",
            "\n\n::: {.exhibit #fig-x}\n:::\n\n",
        ),
    ),
    edit("citation not closed", r"\[@[A-Z][^\]\n]*\]", _say(lambda text: text[:-1])),
    caption("caption's unit is another", "|".join([*UNITS["zh"], *map(re.escape, UNITS["en"])]), _other_unit),
    caption(
        "caption's year is typed",
        FACT,
        lambda r, m, lang: str(r.randrange(1996, 2025)),
    ),
    caption("caption's number is typed", FACT, lambda r, m, lang: str(r.randrange(11, 99))),
    caption(
        "caption says the opposite",
        "上升|下降|最高|最低|越大|越高|高于|低于|higher|lower|largest|smallest|above|below|rises|falls",
        lambda r, m, lang: {
            "上升": "下降",
            "下降": "上升",
            "最高": "最低",
            "最低": "最高",
            "越大": "越小",
            "越高": "越低",
            "高于": "低于",
            "低于": "高于",
            "higher": "lower",
            "lower": "higher",
            "largest": "smallest",
            "smallest": "largest",
            "above": "below",
            "below": "above",
            "rises": "falls",
            "falls": "rises",
        }[m.group()],
    ),
    caption("alternative text gone", r"(?<=::: \{\.alt\}\n)[^:]+(?=:::)", lambda r, m, lang: "\n"),
    a_file_gone,
    reference_twice,
    field_twice,
    yaml_key_twice,
    exemption_for_all,
    condition(
        "condition made trivially true",
        r"return (?:exceeds|rises_between|largest|below|falls_between|ranks|all_of)\([^\n]*\)\n",
        lambda r, m: f"return exceeds(1, 0)\n    {m.group()}",
    ),
    condition(
        "condition turned",
        r"\b(exceeds|below|largest|smallest|rises_between|falls_between)\((?=[^\n]*)",
        lambda r, m: {
            "exceeds(": "below(",
            "below(": "exceeds(",
            "largest(": "smallest(",
            "smallest(": "largest(",
            "rises_between(": "falls_between(",
            "falls_between(": "rises_between(",
        }[m.group()],
    ),
    condition(
        "condition's year is another",
        r"(?<![\w-])(?:19|20)\d\d(?![\w-])",
        lambda r, m: str(int(m.group()) + 1),
    ),
    condition(
        "condition's kind is weaker",
        r"@claim\((?:Change|Rank|Extreme|TurningPoint|GrowthCompared|Convergence|Level|Share)\(",
        lambda r, m: "@claim(Record(",
    ),
]
