"""The README in the form that the data editors of social science journals ask for, in a language.

The form is theirs (https://social-science-data-editors.github.io/template_README/), section by section.
The text stands in readme.LANGUAGE.md, the words of its tables in words.LANGUAGE.json beside it.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.archive.about import About, Shown
from tracepaper.archive.dcas import answers, as_markdown
from tracepaper.archive.names import README
from tracepaper.archive.provenance import datasets, left_out, sources
from tracepaper.files import read_json
from tracepaper.languages.language import MODEL, load_language
from tracepaper.markdown_table import table
from tracepaper.paths import visible

TEXTS = Path(__file__).parent


def written_in() -> list[str]:
    """Languages that there is a text for."""
    return [path.name.split(".")[1] for path in visible(TEXTS.glob("readme.*.md"))]


def file_name(language: str) -> str:
    """Of the README in a language."""
    return README if language == MODEL else README.replace(".", f".{language}.")


def words_of(language: str) -> dict[str, Any]:
    """The words of the tables in a language, or in the model language where it has none."""
    known = language if language in written_in() else MODEL
    return dict(read_json(TEXTS / f"words.{known}.json"))


def readmes(about: About) -> dict[str, str]:
    """Name in the archive -> text: in the languages of the paper that there is a text for, and always in the
    one that strangers read."""
    languages = sorted({MODEL, *(set(about.languages) & set(written_in()))})
    return {file_name(language): _readme(about, language, languages) for language in languages}


def _readme(about: About, language: str, languages: Sequence[str]) -> str:
    words = words_of(language)
    text = string.Template((TEXTS / f"readme.{language}.md").read_text(encoding="utf-8"))
    others = [f"[{file_name(one)}]({file_name(one)})" for one in languages if one != language]
    parts = {
        "title": about.title(language),
        "byline": words["list"].join(about.authors(language)) or words["no_authors"],
        "version": about.version,
        "date": about.date,
        "other_languages": words["other_languages"].format(files=", ".join(others)) if others else "",
        "languages": words["list"].join(load_language(one).name for one in about.languages),
        **_counts(about),
        **_availability(about, words),
        "sources": sources(about, language, words),
        "left_out": left_out(about, language, words),
        "datasets": datasets(about, words),
        **_requirements(about, words),
        "exhibits": _exhibits(about, language, words),
        "dcas": as_markdown(answers(about), words),
        "references": "\n".join(f"- {text}" for text in _references(about)),
        "wheelhouse": words["wheelhouse"] if about.wheels else "",
    }
    return text.substitute({key: str(part) for key, part in parts.items()}).replace(" \n", "\n")


def _counts(about: About) -> dict[str, int]:
    figures = sum(one.id.startswith("fig-") for one in about.exhibits)
    facts = len(read_json(about.root / paths.RESULTS / "facts.json")["facts"])
    return {
        "sources_count": len({source for source, _ in about.used}),
        "figures": figures,
        "tables": len(about.exhibits) - figures,
        "facts": facts,
    }


def _availability(about: About, words: Mapping[str, Any]) -> dict[str, str]:
    out = about.members.left_out
    numbers = {"files": len(out), "sources": len({one.source for one in out})}
    rights = about.members.rights.values()
    licences = words["list"].join(sorted({right.stated for right in rights if right.allowed}))
    licence = "LICENSE" in about.members.files
    return {
        "left_out_overview": words["some_out" if out else "all_in"].format(**numbers),
        "rights_statement": words["rights_statement" if out else "rights_all"].format(licences=licences),
        "summary": words["summary_some" if out else "summary_all"].format(**numbers),
        "code_licence": words["code_mit" if licence else "code_none"],
        "step_missing": words["fetch_missing" if out else "nothing_missing"].format(**numbers),
    }


def _requirements(about: About, words: Mapping[str, Any]) -> dict[str, str]:
    packages = table(words["package_head"], [[f"`{name}`", version] for name, version in about.packages])
    return {
        "packages": packages if about.packages else words["no_lock"],
        "randomness": _randomness(about, words),
        "runtime": _runtime(about, words),
        "programs": _programs(about, words),
        "duration": _duration(about, words),
    }


def _randomness(about: About, words: Mapping[str, Any]) -> str:
    seeds, epoch = about.seeds, about.config["source_date_epoch"]
    return str(words["random" if seeds else "no_random"]).format(epoch=epoch, seeds=", ".join(seeds))


def _duration(about: About, words: Mapping[str, Any]) -> str:
    seconds = sum(about.measured.seconds.values())
    if not seconds:
        return ""
    if seconds < 120:
        return str(words["duration_seconds"]).format(seconds=round(seconds))
    return str(words["duration"]).format(minutes=round(seconds / 60))


def _runtime(about: About, words: Mapping[str, Any]) -> str:
    measured = about.measured
    parts = []
    if measured.seconds:
        rows = [
            [words["stages"].get(stage, stage), str(len(rules)), _seconds(about, rules)]
            for stage, rules in about.stages.items()
            if _seconds(about, rules)
        ]
        rows.append([words["total"], "", f"{sum(measured.seconds.values()):.0f}"])
        note = words["measured_note"].format(counted=measured.counted, of=measured.of)
        parts += [words["machine"].format(**measured.machine), table(words["times_head"], rows), note]
    else:
        parts.append(words["not_measured"])
    if about.memory_mb:
        parts.append(words["memory"].format(mb=about.memory_mb))
    parts.append(words["storage"].format(mb=max(1, round(about.size / 1e6))))
    return "\n\n".join(parts)


def _seconds(about: About, rules: Sequence[str]) -> str:
    found = [about.measured.seconds[rule] for rule in rules if rule in about.measured.seconds]
    return f"{sum(found):.0f}" if found else ""


def _programs(about: About, words: Mapping[str, Any]) -> str:
    rows = [
        [words["stages"].get(stage, stage), ", ".join(f"`{rule}`" for rule in rules), _seconds(about, rules)]
        for stage, rules in about.stages.items()
        if rules
    ]
    return table(words["program_head"], rows)


def _exhibits(about: About, language: str, words: Mapping[str, Any]) -> str:
    rows = [
        [
            about.in_language(one.label, language),
            about.in_language(one.title, language),
            f"`{_output(about, one, language)}`",
            f"`{paths.MADE_EXHIBITS}/{one.id}/data.csv`",
            " ".join(f"`{program}`" for program in one.programs),
        ]
        for one in about.exhibits
    ]
    return table(words["exhibit_head"], rows)


def _output(about: About, one: Shown, language: str) -> str:
    """Where an exhibit is to be seen: a figure's drawing; the document that a table is set in."""
    known = language if language in about.languages else about.languages[0]
    if one.id.startswith("fig-"):
        return f"{paths.MADE_EXHIBITS}/{one.id}/figure.{known}.svg"
    return f"{paths.RESULTS}/paper/paper.{known}.pdf"


def _references(about: About) -> list[str]:
    return sorted({about.cards[key]["citation"] for key in about.used})
