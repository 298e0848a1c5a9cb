"""Edits that are no errors: another wording, another order, another rounding, another look.

None of them may be reported as wrong.  That somebody has to look again at a pair of blocks or a claim whose
words have changed is no false alarm: it is asked for, not said to be wrong.
"""

from __future__ import annotations

import ast
import inspect
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from campaign import REVIEWS
from edited_text import BIBLIOGRAPHY, news, text_of
from edited_text import sections as sections_of
from planting import Garden, NoEffect
from slips_in_documents import _docx, _looked_at, _paragraphs, _zipped
from slips_in_facts import _compiled, sections
from slips_in_figures import _run as drawn_again

from analysis.vocabulary import UNIT_WORDS
from tracepaper.audit.checks import consistency, documents
from tracepaper.audit.report import Result
from tracepaper.problems import Problem
from tracepaper.statements import facts


@dataclass(frozen=True)
class Edit:
    """what: in words.  run: makes it and says what is reported."""

    what: str
    run: Callable[[Garden], list[Problem]]


def _reshaped(what: str, file: str, reshape: Callable[[str], str]) -> Edit:
    def run(garden: Garden) -> list[Problem]:
        text = text_of(garden, file)
        assert reshape(text) != text, f"{what}: nothing changes"
        return news(garden, {file: reshape(text)})

    return Edit(f"{what}: {file}", run)


def _paragraphs_swapped(section: str) -> Edit:
    """Two neighbouring paragraphs that point at no exhibit change places, in every language."""

    def plain(block: str) -> bool:
        return block[0] not in "#:$|-1" and "@fig" not in block and "@tbl" not in block

    def run(garden: Garden) -> list[Problem]:
        files = [f"manuscript/{language}/{section}.md" for language in garden.material.languages]
        blocks = {file: text_of(garden, file).rstrip("\n").split("\n\n") for file in files}
        at = next(
            at
            for at in range(len(blocks[files[0]]) - 1)
            if all(plain(own[at]) and plain(own[at + 1]) for own in blocks.values())
        )
        for own in blocks.values():
            own[at], own[at + 1] = own[at + 1], own[at]
        return news(garden, {file: "\n\n".join(own) + "\n" for file, own in blocks.items()})

    return Edit(f"two paragraphs of {section} change places", run)


def _synonym(language: str, word: str, other: str) -> Edit:
    """A word that means the same, where it first stands outside a mark."""

    def run(garden: Garden) -> list[Problem]:
        for file in sections_of(garden, language):
            text = text_of(garden, file)
            found = re.search(rf"(?<![\w{{#]){word}(?![\w}}])" if language == "en" else word, text)
            if found:
                return news(garden, {file: text[: found.start()] + other + text[found.end() :]})
        raise AssertionError(f"{word} stands nowhere")

    return Edit(f"{language}: {word} -> {other}", run)


def _joined(text: str) -> str:
    """Line breaks of the source inside paragraphs, elsewhere."""
    break_at = r"(?<=[a-z,]) (?=[a-z]+ [a-z]+ [a-z]+ )"
    lines = [
        line if line.startswith("#") else re.sub(break_at, "\n", line, count=1) for line in text.split("\n")
    ]
    return "\n".join(lines)


def _reversed_entries(text: str) -> str:
    entries = re.findall(r"^@\w+\{.*?^\}\n", text, re.MULTILINE | re.DOTALL)
    return "\n".join(reversed(entries))


def _reversed_keys(text: str) -> str:
    entries = re.findall(r"^[\w-]+:.*\n(?:[ \n].*\n)*", text, re.MULTILINE)
    return "".join(reversed(entries))


# a sentence that says nothing of data, in each language; put behind the first heading of a section
PLAIN = [
    (
        "本节先说明资料，再讨论其含义。",
        "The section first describes the material and then discusses what it means.",
    ),
    ("资料的限制在文末另行说明。", "What limits the material is set out at the end."),
    ("以下各段依次展开。", "The paragraphs that follow take these points in turn."),
]


def _sentence_added(section: str, at: int) -> Edit:
    def run(garden: Garden) -> list[Problem]:
        changes = {}
        for language, sentence in zip(("zh", "en"), PLAIN[at % len(PLAIN)], strict=True):
            file = f"manuscript/{language}/{section}.md"
            heading, _, rest = text_of(garden, file).partition("\n\n")
            changes[file] = f"{heading}\n\n{sentence}\n\n{rest}"
        return news(garden, changes)

    return Edit(f"a sentence without data opens {section}", run)


def _rounding(section: str, step_from: str, step_to: str) -> Edit:
    """All facts of a section rounded otherwise, where their step is written as a number."""

    def run(garden: Garden) -> list[Problem]:
        module = sections(garden)[section]
        source = inspect.getsource(module).replace(step_from, step_to)
        assert source != inspect.getsource(module), f"{section} has no {step_from}"
        return _facts(garden, section, _compiled(module, ast.parse(source)))

    return Edit(f"facts of {section} rounded otherwise, {step_from} -> {step_to}", run)


def _renamed(section: str) -> Edit:
    """A local name in a module of facts is another."""

    def run(garden: Garden) -> list[Problem]:
        module = sections(garden)[section]
        tree = ast.parse(inspect.getsource(module))
        for function in [node for node in tree.body if isinstance(node, ast.FunctionDef)]:
            bound = {
                n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
            }
            for node in ast.walk(function):
                if isinstance(node, ast.Name) and node.id in bound:
                    node.id += "_"
        return _facts(garden, section, _compiled(module, tree))

    return Edit(f"local names of the facts of {section} are others", run)


def _facts(garden: Garden, section: str, module) -> list[Problem]:
    from tracepaper.audit.checks import second_computation

    folder = garden.material.path(garden.material.analysis, "sections", section)
    definitions = facts.read_definitions(sorted(folder.glob("facts.*.yaml")))
    files = [
        garden.material.path(f"data/processed/{name}.parquet") for name in ("observations", "statements")
    ]
    languages = garden.material.languages
    found = facts.evaluate([module], garden.evidence, files, languages, definitions, UNIT_WORDS)["facts"]
    changed = garden.changed(facts={**garden.material.facts, **found})
    result = Result("", 0)
    documents._check_fact_texts(changed, result)
    second_computation.compare_facts(changed, garden.second, result)
    before = {problem.text for problem in consistency.check(garden.material).problems}
    told = [problem for problem in consistency.check(changed).problems if problem.text not in before]
    return [*(one for one in result.problems if one not in garden.known), *told]


def _drawing(name: str, what: str, change: Callable) -> Edit:
    """Another look of a figure."""

    def run(garden: Garden) -> list[Problem]:
        found = []
        for language in garden.material.languages:

            def spoil(figure, rng, lang):
                change(figure)
                return True

            found += drawn_again(garden, name, language, spoil, 0.5)
        before = [
            problem for language in garden.material.languages for problem in _drawn(garden, name, language)
        ]
        return [problem for problem in found if problem.text not in {one.text for one in before}]

    return Edit(f"{name}: {what}", run)


def _drawn(garden: Garden, name: str, language: str) -> list[Problem]:
    return drawn_again(garden, name, language, lambda figure, rng, lang: True, 0.5)


def _thicker(figure) -> None:
    for axes in figure.axes:
        for line in axes.lines:
            line.set_linewidth(line.get_linewidth() * 1.2)


def _wider(figure) -> None:
    for axes in figure.axes:
        if axes.get_yscale() == "linear" and axes.lines:
            low, high = axes.get_ylim()
            axes.set_ylim(low, high + 0.05 * (high - low))


def _fainter(figure) -> None:
    for axes in figure.axes:
        axes.grid(visible=True, alpha=0.3)


def _bolder(figure) -> None:
    for axes in figure.axes:
        axes.title.set_fontweight("bold")


def _packed_again(language: str) -> Edit:
    """A DOCX written out again by another program: parts in another order, no compression."""

    def run(garden: Garden) -> list[Problem]:
        path = garden.root / f"results/paper/paper.{language}.docx"
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in reversed(package.namelist())}
        return _of_document(garden, language, "docx", _zipped(parts))

    return Edit(f"paper.{language}.docx packed again", run)


def _split_runs(language: str) -> Edit:
    """Word parts the text of a paragraph into more runs when somebody clicks into it."""
    import copy

    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

    def change(root, rng, lang) -> bool:
        for paragraph in _paragraphs(root)[:20]:
            for run in list(paragraph.iter(f"{word}r")):
                text = run.find(f"{word}t")
                if text is not None and len(text.text or "") > 8:
                    second = copy.deepcopy(run)
                    rest = second.find(f"{word}t")
                    text.text, rest.text = text.text[:5], text.text[5:]
                    for part in (text, rest):
                        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                    run.addnext(second)
        return True

    def run(garden: Garden) -> list[Problem]:
        content = (garden.root / f"results/paper/paper.{language}.docx").read_bytes()
        return _of_document(garden, language, "docx", _docx(change)(content, random.Random(1), language))

    return Edit(f"runs of paper.{language}.docx parted", run)


def _page_spaced(language: str) -> Edit:
    """A page whose source has other white space."""

    def run(garden: Garden) -> list[Problem]:
        page = (garden.root / f"results/paper/paper.{language}.html").read_text(encoding="utf-8")
        return _of_document(garden, language, "html", page.replace("</p>\n", "</p>\n\n   ").encode("utf-8"))

    return Edit(f"white space of paper.{language}.html", run)


def _of_document(garden: Garden, language: str, kind: str, content: bytes) -> list[Problem]:
    known = garden.documents.setdefault((language, kind), _looked_at(garden, language, kind, None))
    return [problem for problem in _looked_at(garden, language, kind, content) if problem not in known]


def false_alarms(garden: Garden, chosen: list[Edit]) -> Iterator[tuple[Edit, list[Problem]]]:
    """Each edit with what is said to be wrong with it."""
    for edit in chosen:
        try:
            found = edit.run(garden)
        except NoEffect:
            found = []
        yield edit, [problem for problem in found if problem.kind not in REVIEWS]


ANALYSIS = "workflow/analysis"
SECTIONS = ["01-background", "02-framework", "03-history", "04-opening", "05-policy", "06-liberalisation"]
SECTIONS += [
    "07-infrastructure",
    "08-information",
    "09-industry",
    "11-political",
    "12-structure",
    "15-sources",
]
EDITS = [
    *(_sentence_added(section, at) for at, section in enumerate(SECTIONS)),
    *(
        _paragraphs_swapped(section)
        for section in ("02-framework", "05-policy", "13-conclusion", "14-original")
    ),
    *(_reshaped("lines broken elsewhere", f"manuscript/en/{name}.md", _joined) for name in SECTIONS[:4]),
    _reshaped("entries in another order", BIBLIOGRAPHY, _reversed_entries),
    *(
        _reshaped("keys in another order", f"{ANALYSIS}/sections/{name}.yaml", _reversed_keys)
        for name in ("opening/facts.zh", "history/facts.en", "industry/rivals.en")
    ),
    _synonym("en", "for instance", "for example"),
    _synonym("en", "therefore", "accordingly"),
    _synonym("en", "such as", "like"),
    _synonym("en", "whereas", "while"),
    _synonym("zh", "因此", "所以"),
    _synonym("zh", "例如", "比如"),
    _synonym("zh", "以及", "和"),
    _synonym("zh", "并不", "不"),
    _rounding("opening", "0.1", "1"),
    _rounding("history", "1e8", "1e9"),
    _rounding("liberalisation", "0.1", "0.01"),
    *(_renamed(section) for section in ("opening", "history", "industry", "structure")),
    _drawing("fig-fdi", "thicker lines", _thicker),
    _drawing("fig-china-asean-trade", "thicker lines", _thicker),
    _drawing("fig-digital", "more room above", _wider),
    _drawing("fig-governance", "more room above", _wider),
    _drawing("fig-city-gdp", "a fainter grid", _fainter),
    _drawing("fig-tariffs", "a fainter grid", _fainter),
    _drawing("fig-sectors", "bolder titles", _bolder),
    _drawing("fig-rca", "bolder titles", _bolder),
    *(make(language) for make in (_packed_again, _split_runs, _page_spaced) for language in ("zh", "en")),
]
