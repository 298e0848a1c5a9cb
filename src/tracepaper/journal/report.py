"""The verdicts of all languages, as JSON for programs and as Markdown for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper.files import StrPath, write_json
from tracepaper.journal.judging import MET, MISSED, OPEN, judge
from tracepaper.journal.manuscript import read_manuscript
from tracepaper.languages import Language, load_language
from tracepaper.manuscript.front_matter import Declared, read_front_matter
from tracepaper.manuscript.tree import read_tree
from tracepaper.styles.profile import CONVENTION, Style

ORDER = (MISSED, OPEN, MET)  # what there is to do comes first


def report(
    style: Style,
    chosen: str,
    trees: Mapping[str, StrPath],
    metadata_file: StrPath,
    declared: Declared,
    json_file: StrPath,
    markdown_file: StrPath,
) -> None:
    """Write what the manuscript misses of a journal's rules.

    style: the journal.  chosen: name of the style that the documents have.  trees: language -> its finished
    tree.  declared: what the configuration says of the authors."""
    found = {}
    for code, tree in trees.items():
        language = load_language(code)
        matter = read_front_matter(metadata_file, language, declared)
        found[code] = judge(style, chosen, read_manuscript(read_tree(tree), matter, language))
    write_json({"style": style.name, "chosen": chosen, "languages": found}, json_file)
    text = "\n".join(_section(style, load_language(code), verdicts) for code, verdicts in found.items())
    Path(markdown_file).write_text(text, encoding="utf-8")


def is_missing(content: Mapping[str, Any]) -> bool:
    """Whether a rule is missed in any language.  content: of the JSON."""
    return any(v["verdict"] == MISSED for verdicts in content["languages"].values() for v in verdicts)


def _section(style: Style, language: Language, verdicts: Sequence[Mapping[str, str]]) -> str:
    words, about = language.journal, style.about(language.code)
    counts = Counter(verdict["verdict"] for verdict in verdicts)
    summary = words["summary"].format(missed=counts[MISSED], met=counts[MET], open=counts[OPEN])
    lines = [
        f"# {words['title'].format(style=style.title(language.code))}",
        "",
        f"{language.name}: {summary}",
    ]
    lines += ["", about] if about else []
    for kind in ORDER:
        chosen = [verdict for verdict in verdicts if verdict["verdict"] == kind]
        if chosen:
            lines += ["", f"## {words[kind][0].upper()}{words[kind][1:]}", ""]
            lines += [_line(verdict, language) for verdict in chosen]
    return "\n".join(lines) + "\n"


def _line(verdict: Mapping[str, str], language: Language) -> str:
    words = language.journal
    parts = []
    if verdict["verdict"] != OPEN:
        parts.append(words["found"].format(found=verdict["found"], expected=verdict["expected"]))
    if verdict["verdict"] == MISSED:
        parts.append(words["mend"].format(file=f"`{verdict['mend']}`"))
    source = verdict["source"].replace(CONVENTION, words["convention"], 1)
    parts.append(words["source"].format(source=source))
    between = language.words["list"]
    return f"- {verdict['rule'].rstrip('.。')}{between}{between.join(parts)}"
