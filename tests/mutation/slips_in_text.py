"""Slips of whoever writes: in sections, captions, the bibliography and the words of facts, in one language or
in all of them.

The files are changed in a project of links, and everything that reads them looks at it.  Pairs of blocks
count as compared since: whoever made the slip has accepted it too.  What is found only because a review is
out of date is counted apart.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from overlay import overlay
from planting import Garden, Mutant

from tracepaper.audit import report
from tracepaper.audit.checks import parity
from tracepaper.audit.material import Material
from tracepaper.audit.run_checks import CHECKS
from tracepaper.errors import InputError
from tracepaper.exhibits.captions import read_caption
from tracepaper.files import read_yaml
from tracepaper.manuscript import gate
from tracepaper.manuscript.bibliography import bibliography_problems
from tracepaper.manuscript.markup import citation_keys, sentences_by_claim
from tracepaper.marks import claim_spans
from tracepaper.problems import Place, Problem
from tracepaper.statements import claims, facts

NOT_OF_TEXT = {"raw-files", "second-computation", "documents", "figures", "tables", "plausibility"}
OF_TEXT = [check for name, check in CHECKS.items() if name not in NOT_OF_TEXT]
BIBLIOGRAPHY = "manuscript/references.bib"
Texts = dict[str, str]  # file -> text


def sections(garden: Garden, language: str) -> list[str]:
    folder = garden.root / "manuscript" / language
    return [f"manuscript/{language}/{file.name}" for file in sorted(folder.glob("[!.]*.md"))]


def text_of(garden: Garden, file: str) -> str:
    return (garden.root / file).read_text(encoding="utf-8")


def looked_at(garden: Garden, changes: Mapping[str, str | None]) -> list[Problem]:
    """All that the gate and the checks of texts say of the project with these files changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = overlay(garden.root, changes, Path(folder) / "project")
        material = Material(
            root,
            garden.material.languages,
            garden.material.editions,
            garden.material.modules,
            garden.material.vocabulary,
        )
        try:
            return _problems(material)
        except InputError as problem:
            file = str(problem.file or "").removeprefix(f"{root}/")
            return [Problem("build-stops", Place(file, problem.line), problem.message)]


def _problems(material: Material) -> list[Problem]:
    texts = {lang: {k: f["text"][lang] for k, f in material.facts.items()} for lang in material.languages}
    said = sentences_by_claim(material.blocks, texts.__getitem__)
    material.__dict__["claims"] = {
        name: {**claim, "sentence": said.get(name, claim["sentence"])}
        for name, claim in material.claims.items()
    }
    material.__dict__["reviewed"] = all_pairs(material)
    _read_words(material)
    keys = citation_keys(material.path(BIBLIOGRAPHY))
    exhibits = material.path(material.analysis, "exhibits")
    found = gate.written_problems(material.blocks, material.captions, exhibits)
    found += bibliography_problems(material.path(BIBLIOGRAPHY))
    found += gate.problems(material.blocks, material.facts, material.claims, material.exhibits, keys)
    found += gate.parity(material.captions)
    for check in OF_TEXT:
        found += check.check(material).problems
    return found


def _read_words(material: Material) -> None:
    """Read what a build and an audit read besides: definitions, words of rivals, captions, configuration,
    exemptions."""
    sections = material.path(material.analysis, "sections")
    facts.read_definitions(sorted(sections.glob("*/facts.*.yaml")))
    claims.read_rival_words(sorted(sections.glob("*/rivals.*.yaml")))
    read_yaml(material.path("config/config.yaml"))
    for language in material.languages:
        for file in sorted(material.path(material.analysis).glob(f"exhibits/*/caption.{language}.md")):
            read_caption(file)
    exemptions = report.read_exemptions(material.path("config/exemptions.yml"))
    report.require_known(exemptions, CHECKS, material.path("config/exemptions.yml"))


def all_pairs(material: Material) -> dict[str, set[tuple[str, str]]]:
    """Every pair of blocks as if it had been compared."""
    found: dict[str, set[tuple[str, str]]] = {}
    for editions in parity.texts(material):
        for ours, theirs in parity.pairs(editions):
            if ours is not None and theirs is not None:
                found.setdefault(ours.section, set()).add((parity.digest(ours), parity.digest(theirs)))
    return found


def alike(problem: Problem) -> tuple[str, str, str]:
    """What stays of a problem when lines above it have moved."""
    return problem.kind, problem.place.file, re.sub(r":\d+", "", problem.text)


def news(garden: Garden, changes: Mapping[str, str | None]) -> list[Problem]:
    """What is said of the changed project and not of the project as it is."""
    if not garden.of_text:
        garden.of_text |= {alike(problem) for problem in looked_at(garden, {})}
    return [problem for problem in looked_at(garden, changes) if alike(problem) not in garden.of_text]


def mutant(
    garden: Garden, kind: str, what: str, changes: Mapping[str, str | None], named: tuple[str, ...]
) -> Mutant:
    return Mutant(kind, what, lambda: news(garden, changes), named)


def partner(file: str, language: str) -> str:
    """The same section in another language."""
    return re.sub(r"^manuscript/\w+/", f"manuscript/{language}/", file)


def _replace(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def a_place(
    garden: Garden, rng, pattern: str, language: str | None = None, where: str = ""
) -> tuple[str, str, re.Match[str]]:
    """(file, its text, a match of the pattern) in some section of a language, or of any."""
    while True:
        file = rng.choice(
            [f for f in sections(garden, language or rng.choice(garden.material.languages)) if where in f]
        )
        found = list(re.finditer(pattern, text_of(garden, file)))
        if found:
            return file, text_of(garden, file), rng.choice(found)


def edit(
    kind: str, pattern: str, new: Callable[[Garden, object, re.Match[str], str], str | None], where: str = ""
):
    """Mutants in which one match of a pattern becomes something else, in a section of one language."""

    def plant(garden: Garden, rng) -> Mutant:
        for _ in range(200):
            file, text, match = a_place(garden, rng, pattern, where=where)
            wrong = new(garden, rng, match, file.split("/")[1])
            if wrong is not None and wrong != match.group():
                break
        what = f"{file}:{text[: match.start()].count(chr(10)) + 1}, {match.group()[:60]!r} -> {wrong[:60]!r}"
        return mutant(
            garden,
            kind,
            what,
            {file: _replace(text, match, wrong)},
            (file, partner(file, "zh"), partner(file, "en")),
        )

    plant.__name__ = kind
    return plant


def everywhere(kind: str, pattern: str, new: Callable[[Garden, object, str], str | None]):
    """Mutants in which what a pattern's first group names becomes something else in every language: the same
    mark, at the same place among its like."""

    def plant(garden: Garden, rng) -> Mutant:
        while True:
            file, _, match = a_place(garden, rng, pattern, garden.material.languages[0])
            name = match.group(1)
            wrong, changes = new(garden, rng, name), {}
            for language in garden.material.languages:
                there = partner(file, language)
                own = [m for m in re.finditer(pattern, text_of(garden, there)) if m.group(1) == name]
                if own and wrong:
                    m = own[0]
                    changes[there] = (
                        text_of(garden, there)[: m.start(1)] + wrong + text_of(garden, there)[m.end(1) :]
                    )
            if len(changes) == len(garden.material.languages):
                return mutant(garden, kind, f"{file}, {name} -> {wrong}", changes, (*changes, name, wrong))

    plant.__name__ = kind
    return plant


FACT = r"\[([a-z0-9-]+)\]\{\.fact\}"
SENTENCE = {"zh": r"[^。\n\[\]{}]{12,60}。", "en": r"(?<=[.] )[A-Z][^.\n\[\]{}]{30,120}\."}


def _other_fact(garden: Garden, rng, match, language):
    """Another fact of the same unit."""
    name = match.group(1)
    if name not in garden.material.facts:
        return None
    unit = garden.material.facts[name]["unit"]
    others = [n for n, f in sorted(garden.material.facts.items()) if f["unit"] == unit and n != name]
    return f"[{rng.choice(others)}]{{.fact}}" if others else None


def _fact_beside(garden: Garden, rng, name: str) -> str | None:
    """A fact of the same unit, named alike."""
    facts = garden.material.facts
    if name not in facts:
        return None
    others = [
        n
        for n in sorted(facts)
        if n != name
        and facts[n]["unit"] == facts[name]["unit"]
        and n.split("-")[0] == name.split("-", maxsplit=1)[0]
    ]
    return rng.choice(others) if others else None


def _typed(garden: Garden, rng, match, language):
    return garden.material.facts.get(match.group(1), {}).get("text", {}).get(language)


def _typed_wrong(garden: Garden, rng, match, language):
    text = _typed(garden, rng, match, language)
    digits = [m.start() for m in re.finditer(r"\d", text or "")]
    if not digits:
        return None
    at = rng.choice(digits)
    return text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]


def _points(garden: Garden, rng, match, language):
    """个百分点 or percentage points where the fact is in per cent, or the other way round."""
    unit = garden.material.facts.get(match.group(1), {}).get("unit")
    if unit == "PERCENT":
        return match.group() + {"zh": "个百分点", "en": " percentage points"}[language]
    return match.group() + "%" if unit == "PERCENTAGE_POINTS" else None


def _scale(garden: Garden, rng, match, language):
    unit = garden.material.facts.get(match.group(1), {}).get("unit")
    return match.group() + {"zh": "亿元", "en": " billion"}[language] if unit in ("USD", "CNY") else None


def _spelled(garden: Garden, rng, match, language):
    return match.group() + rng.choice(
        {
            "zh": ["，约三成", "，占百分之三十八", "，增加了两倍", "，接近一半"],
            "en": [", about a third", ", thirty-seven per cent", ", nearly double", ", roughly half"],
        }[language]
    )


def _inserted(words: Mapping[str, list[str]]):
    def new(garden: Garden, rng, match, language):
        return rng.choice(words[language])

    return new


def _in_claims(kind: str, change: Callable[[object, str, str], str | None]):
    """Mutants of the words inside the brackets of a claim, in one language."""

    def plant(garden: Garden, rng) -> Mutant:
        for _ in range(400):
            language = rng.choice(garden.material.languages)
            file = rng.choice(sections(garden, language))
            text = text_of(garden, file)
            spans = list(claim_spans(text))
            if not spans:
                continue
            name, start, end = rng.choice(spans)
            wrong = change(rng, text[start:end], language)
            if wrong is not None and wrong != text[start:end]:
                break
        changes = {file: text[:start] + wrong + text[end:]}
        return mutant(
            garden,
            kind,
            f"{language}, claim {name}: {wrong[:70]}",
            changes,
            (file, partner(file, "zh"), partner(file, "en"), name),
        )

    plant.__name__ = kind
    return plant


OPPOSITE = {
    "zh": {
        "上升": "下降",
        "升至": "降至",
        "增至": "减至",
        "最大": "最小",
        "最高": "最低",
        "超过": "低于",
        "高于": "低于",
        "下降": "上升",
        "降至": "升至",
        "低于": "高于",
        "最低": "最高",
        "增加": "减少",
        "扩大": "缩小",
        "快于": "慢于",
        "多于": "少于",
    },
    "en": {
        "rose": "fell",
        "fell": "rose",
        "grew": "shrank",
        "largest": "smallest",
        "highest": "lowest",
        "above": "below",
        "below": "above",
        "exceeded": "fell short of",
        "exceeds": "falls short of",
        "lowest": "highest",
        "higher": "lower",
        "lower": "higher",
        "more than": "less than",
        "faster": "slower",
        "wider": "narrower",
        "risen": "fallen",
    },
}
STRONGER = {
    "zh": {
        "多数": "所有",
        "部分": "全部",
        "大致": "完全",
        "约": "恰",
        "可能": "必然",
        "大多": "全都",
        "未必": "必定",
        "通常": "始终",
        "主要": "完全",
    },
    "en": {
        "most": "all",
        "some": "all",
        "may": "must",
        "mostly": "always",
        "often": "always",
        "about": "exactly",
        "usually": "always",
        "partly": "wholly",
        "many": "all",
        "little": "no",
    },
}


def _swap(words: Mapping[str, Mapping[str, str]]):
    def change(rng, text: str, language: str) -> str | None:
        def form(word: str) -> str:
            return rf"\b{word}\b" if language == "en" else word

        said = [word for word in words[language] if re.search(form(word), text)]
        if not said:
            return None
        word = rng.choice(said)
        return re.sub(form(word), words[language][word], text, count=1)

    return change


def _negated(rng, text: str, language: str) -> str | None:
    """Not put before, or behind, the verb."""
    verbs = {"zh": r"(?=超过|高于|低于|上升|下降|增加|减少|大于|快于)", "en": r"\b(?:was|were|are|has|is) "}
    found = list(re.finditer(verbs[language], text))
    if not found:
        return None
    at = rng.choice(found)
    return text[: at.end()] + {"zh": "并未", "en": "not "}[language] + text[at.end() :]


def _extended(words: Mapping[str, list[str]]):
    """Something more said at the end of the sentence."""

    def change(rng, text: str, language: str) -> str | None:
        end = re.search(r"[。.](?=\]?$)", text)
        if not end:
            return None
        return text[: end.start()] + rng.choice(words[language]) + text[end.start() :]

    return change


def _without_exception(rng, text: str, language: str) -> str | None:
    """The clause that says by which rivals the sentence fails is taken out, words and mark."""
    found = re.search(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\{\.but[^}]*\}", text)
    return text[: found.start()] + text[found.end() :] if found else None


SLIPS = [
    edit("quoted fact is another, one language", FACT, _other_fact),
    everywhere("quoted fact is another, all languages", FACT, _fact_beside),
    edit("number typed for a fact", FACT, _typed),
    edit("number typed wrong for a fact", FACT, _typed_wrong),
    edit("per cent for percentage points", FACT, _points),
    edit("scale word behind a fact", FACT, _scale),
    edit("number spelled out", FACT, _spelled),
    _in_claims("claim says the opposite, one language", _swap(OPPOSITE)),
    _in_claims("claim says more, one language", _swap(STRONGER)),
    _in_claims("claim negated, one language", _negated),
    _in_claims(
        "superlative added to a claim",
        _extended(
            {
                "zh": ["，为历史最高", "，居各国首位", "，此后从未下降", "，增速最快"],
                "en": [
                    ", the highest ever",
                    ", more than anywhere else",
                    ", and it has never fallen since",
                    ", the fastest of all",
                ],
            }
        ),
    ),
    _in_claims(
        "cause added to a claim",
        _extended(
            {
                "zh": ["，这是协定推动的结果", "，原因在于关税下降", "，由该组织带动"],
                "en": [
                    ", because of the agreement",
                    ", driven by lower tariffs",
                    ", which the organisation brought about",
                ],
            }
        ),
    ),
    _in_claims("exception taken out of a claim", _without_exception),
    edit(
        "claim's mark of another claim",
        r"\{\.claim #([a-z0-9-]+)\}",
        lambda g, r, m, lang: f"{{.claim #{r.choice(sorted(g.material.claims))}}}",
    ),
    edit(
        "citation of another work, one language",
        r"(?<=\[)@([A-Z]\w+)",
        lambda g, r, m, lang: "@" + r.choice(sorted(citation_keys(g.root / BIBLIOGRAPHY))),
    ),
    everywhere(
        "citation of another work, all languages",
        r"(?<=\[)@([A-Z]\w+)",
        lambda g, r, n: r.choice(sorted(citation_keys(g.root / BIBLIOGRAPHY) - {n})),
    ),
    edit(
        "exhibit's reference to another",
        r"@((?:fig|tbl)-[a-z-]+)",
        lambda g, r, m, lang: "@" + r.choice(sorted(g.material.exhibits)),
    ),
    everywhere(
        "exhibit's reference to another, all languages",
        r"\[@((?:fig|tbl)-[a-z-]+)\]",
        lambda g, r, n: r.choice(sorted(set(g.material.exhibits) - {n})),
    ),
    edit(
        "paragraph lost in one language",
        r"(?<=\n\n)[^\n#:$|][^\n]*(?:\n[^\n]+)*(?=\n\n)",
        lambda g, r, m, lang: "",
    ),
    edit(
        "paragraph twice in one language",
        r"(?<=\n\n)[^\n#:$|][^\n]*(?:\n[^\n]+)*(?=\n\n)",
        lambda g, r, m, lang: f"{m.group()}\n\n{m.group()}",
    ),
    edit("abstract quotes another number", FACT, _other_fact, "00-abstract"),
    edit("conclusion quotes another number", FACT, _other_fact, "13-conclusion"),
    edit(
        "year of a sentence shifted",
        r"(?<![\d-])(?:19|20)\d\d(?![\d-])",
        lambda g, r, m, lang: str(int(m.group()) + r.choice([-1, 1])),
    ),
    edit(
        "empirical sentence without a claim",
        r"(?<=[。.])\n(?=\n)",
        _inserted(
            {
                "zh": [
                    "越南的出口增长快于其他国家。\n",
                    "三省的对外开放程度明显提高。\n",
                    "中国对东盟的顺差由此扩大。\n",
                ],
                "en": [
                    " Viet Nam’s exports grew faster than anyone else’s.\n",
                    " The deficit has widened ever since.\n",
                    " Openness in the three provinces rose markedly.\n",
                ],
            }
        ),
    ),
]
