"""A project in which texts are edited, and what the gate and the checks of texts say of it.

The files are changed in a project of links, and everything that reads them looks at it.  What is found only
because a review is out of date is counted apart: it asks somebody to look again, and says no more.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from overlay import overlay
from planting import Garden, Mutant

from tracepaper.audit import report
from tracepaper.audit.checks import (
    arithmetic,
    bare_numbers,
    captions_bound,
    claims_bound,
    completeness,
    consistency,
    parity,
    reviews,
    summaries,
)
from tracepaper.audit.checks.figures import read_frame
from tracepaper.audit.material import Material
from tracepaper.audit.run_checks import CHECKS
from tracepaper.errors import InputError
from tracepaper.exhibits.captions import read_caption, write_captions
from tracepaper.files import read_yaml
from tracepaper.manuscript import gate
from tracepaper.manuscript.bibliography import bibliography_problems
from tracepaper.manuscript.markup import citation_keys, sentences_by_claim
from tracepaper.marks import claim_spans
from tracepaper.problems import Place, Problem
from tracepaper.statements import claims, facts

BIBLIOGRAPHY = "manuscript/references.bib"
Texts = dict[str, str]  # file -> text


def sections(garden: Garden, language: str) -> list[str]:
    folder = garden.root / "manuscript" / language
    return [f"manuscript/{language}/{file.name}" for file in sorted(folder.glob("[!.]*.md"))]


def text_of(garden: Garden, file: str) -> str:
    return (garden.root / file).read_text(encoding="utf-8")


def looked_at(garden: Garden, changes: Mapping[str, str | None]) -> list[Problem]:
    """All that the gate and the checks of texts say of the project with these files changed.

    Of the exhibits only those whose captions are changed are looked at again: the others' data, and what
    comes from data alone, are as they were."""
    with tempfile.TemporaryDirectory() as folder:
        root = overlay(garden.root, changes, Path(folder) / "project")
        material = replace(garden.material, root=root)
        try:
            return _problems(material, sorted({exhibit for file in changes for exhibit in _exhibit(file)}))
        except InputError as problem:
            file = str(problem.file or "").removeprefix(f"{root}/")
            return [Problem("build-stops", Place(file, problem.line), problem.message)]


def _exhibit(file: str) -> list[str]:
    """The exhibit whose caption a file is, if it is one."""
    found = re.search(r"/exhibits/(\w+)/caption\.", file)
    return [found[1].replace("_", "-")] if found else []


def _problems(material: Material, captions_of: Sequence[str]) -> list[Problem]:
    _read_words(material)
    found = gate.written_problems(
        material.blocks, material.captions, material.path(material.analysis, "exhibits")
    )
    found += bibliography_problems(material.path(BIBLIOGRAPHY))
    texts = {lang: {k: f["text"][lang] for k, f in material.facts.items()} for lang in material.languages}
    said = sentences_by_claim(material.blocks, texts.__getitem__)
    material.__dict__["claims"] = {
        name: {**claim, "sentence": said.get(name, claim["sentence"])}
        for name, claim in material.claims.items()
    }
    keys = citation_keys(material.path(BIBLIOGRAPHY))
    found += gate.problems(material.blocks, material.facts, material.claims, material.exhibits, keys)
    found += gate.parity(material.captions)
    with mock.patch.object(completeness, "_check_sources"):
        found += completeness.check(material).problems
    for check in (bare_numbers, parity, claims_bound, reviews, consistency, summaries):
        found += check.check(material).problems
    material.modules = {name: _of_project(material, name) for name in captions_of}
    material.__dict__["exhibits"] = {name: _with_captions(material, name) for name in captions_of}
    return [*found, *arithmetic.check(material).problems, *captions_bound.check(material).problems]


def _of_project(material: Material, name: str) -> SimpleNamespace:
    """An exhibit's module as if it stood in this project, where its captions are."""
    module = material.modules[name]
    file = material.path(material.analysis, "exhibits", name.replace("-", "_"), "exhibit.py")
    return SimpleNamespace(**{**vars(module), "__file__": str(file)})


def _with_captions(material: Material, name: str) -> dict[str, Any]:
    """What is filed of an exhibit, with the captions as they are now."""
    module = material.modules[name]
    values = module.values(read_frame(material, name))
    texts = write_captions(module.__file__, values, material.languages, material.declared.UNIT_WORDS)
    return {**material.exhibits[name], **texts}


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
    language = language or rng.choice(garden.material.languages)
    files = [file for file in sections(garden, language) if where in file]
    for file in rng.sample(files, len(files)):
        found = list(re.finditer(pattern, text_of(garden, file)))
        if found:
            return file, text_of(garden, file), rng.choice(found)
    raise AssertionError(f"{pattern} stands nowhere in {language}")


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


def in_claims(kind: str, change: Callable[[object, str, str], str | None]):
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
