"""What no line may be broken in, marked for the setter: numbers with their units, dashes, citations.

Typst breaks lines where Unicode allows it, which is also between 9,820.7 and 亿美元, before a dash, and
between the author and the year of a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tracepaper.languages import Language, load_language
from tracepaper.languages.unbroken import unbroken
from tracepaper.manuscript.tree import Node

_JOINER, _HARD_SPACE = "\u2060", "\u00a0"
_DASH = re.compile(r"(?<![\s\u00a0—–…])(?=[—–…])")  # no line begins with a dash
_SPACED_DASH = re.compile(r" (?=[–—](?: |$))")
_YEAR = re.compile(r" (?=\d{4}[a-z]?(?:[,;)]|$)|al\.)")  # of a citation in words
# the end of a text that was shortened: it alone is no line
_CUT = re.compile(r"(?:[\u4e00-\u9fff]{1,5}|\S+ \S+)…+$")
_NUMBERED = {"fact", "section-number", "exhibit-number", "equation-number"}
_WORDS = ("Str", "Space", "SoftBreak")
_BEFORE_DASH = re.compile(r"(.[–—…])", re.DOTALL)
LONGEST_IN_CELL = 8  # characters kept together in a table, whose columns are narrow


def kept_together(node: Any, language: Language) -> Any:
    """A part of a tree, in which what stays on one line is a Span of the class `unbroken`, or is joined by
    characters that nobody sees; what is in another language by the rules of that."""
    return _kept(node, language, None)


def _kept(node: Any, language: Language, longest: int | None) -> Any:
    """longest: the characters that may be kept together; None in running text."""
    if isinstance(node, list):
        is_text = any(isinstance(part, dict) and part.get("t") in _WORDS for part in node)
        return (
            list(_line(node, language, longest))
            if is_text
            else [_kept(part, language, longest) for part in node]
        )
    if not isinstance(node, dict) or node.get("t") in ("Code", "Math", "Image") or _is_set_otherwise(node):
        return node
    if node.get("t") == "Table":
        attributes, caption, *rest = node["c"]
        cells = _kept(rest, language, LONGEST_IN_CELL)
        return {**node, "c": [attributes, _kept(caption, language, longest), *cells]}
    if node.get("t") == "Div" and "translation" in node["c"][0][1]:
        language = load_language(dict(node["c"][0][2])["lang"].partition("-")[0])
    if node.get("t") == "Cite":
        return {**node, "c": [node["c"][0], [_cited(part) for part in node["c"][1]]]}
    return {key: _kept(part, language, longest) for key, part in node.items()}


def dashes_kept(tree: dict[str, Any]) -> dict[str, Any]:
    """A tree, changed in place, in which a dash and the character before it are a Span of the class
    `unbroken`: a browser would begin a line with it.  No character is added, so that readers find and copy
    what is written."""
    for lists in _lists_of_words(tree["blocks"]):
        lists[:] = [part for inline in lists for part in _around_dashes(inline)]
    return tree


def _lists_of_words(part: Any) -> Iterator[list[Any]]:
    """All lists of inlines in which a word has a dash."""
    waiting = [part]
    while waiting:
        one = waiting.pop()
        inner = one if isinstance(one, list) else one.values()
        waiting += [value for value in inner if isinstance(value, (dict, list))]
        if isinstance(one, list) and any(map(_has_dash, one)):
            yield one


def _has_dash(inline: Any) -> bool:
    return isinstance(inline, dict) and inline.get("t") == "Str" and bool(_BEFORE_DASH.search(inline["c"]))


def _around_dashes(inline: Any) -> list[Any]:
    if not _has_dash(inline):
        return [inline]
    parts = enumerate(_BEFORE_DASH.split(inline["c"]))
    words = [(n, {"t": "Str", "c": text}) for n, text in parts if text]
    return [_unbroken([word]) if n % 2 else word for n, word in words]


def _unbroken(inlines: list[Node]) -> Node:
    return {"t": "Span", "c": [["", ["unbroken"], []], inlines]}


def _is_set_otherwise(node: Node) -> bool:
    """Whether it is a fact, which is kept whole anyhow; a number of an exhibit or a section, or what refers
    to one, which hold together by their own space; the list of references; a title, in which a search must
    find what a person types."""
    kind: str = node.get("t", "")
    content: Any = node.get("c")
    if kind == "Link":
        return "cross-reference" in content[0][1]
    if kind == "Span":
        return not _NUMBERED.isdisjoint(content[0][1])
    return kind == "Div" and (content[0][0] == "refs" or "translated-title" in content[0][1])


def _line(inlines: list[Any], language: Language, longest: int | None) -> Iterator[Node]:
    """Inlines, the words between two others taken together."""
    words = ""
    for inline in [*inlines, None]:
        if inline is not None and inline.get("t") in _WORDS:
            words += inline["c"] if inline["t"] == "Str" else " "
            continue
        yield from _words(words, language, longest)
        words = ""
        if inline is not None:
            yield _kept(inline, language, longest)


def _words(text: str, language: Language, longest: int | None) -> Iterator[Node]:
    at = 0
    cut = _CUT.search(text) if longest is not None else None
    matches = unbroken(language.code).finditer(text, 0, cut.start() if cut else len(text))
    for match in [*matches, *([cut] if cut else [])]:
        length = len(match.group())
        alone = longest is not None and length == len(text)  # in its cell: it breaks nowhere, or has to
        if match is cut or (length > 1 and not alone and length <= (longest or length)):
            yield from _plain(text[at : match.start()])
            whole = match.group().replace(" ", _HARD_SPACE)
            yield _unbroken([{"t": "Str", "c": whole}])
            at = match.end()
    yield from _plain(text[at:])


def _plain(text: str) -> Iterator[Node]:
    joined = _DASH.sub(_JOINER, _SPACED_DASH.sub(_HARD_SPACE, text))
    for number, word in enumerate(joined.split(" ")):
        if number:
            yield {"t": "Space"}
        if word:
            yield {"t": "Str", "c": word}


def _cited(node: Any) -> Any:
    """A part of a citation, its years bound to what stands before them."""
    if isinstance(node, list):
        texts = "".join(
            part["c"] if part.get("t") == "Str" else " " for part in node if isinstance(part, dict)
        )
        is_words = node and all(isinstance(part, dict) and part.get("t") in _WORDS for part in node)
        return list(_plain(_YEAR.sub(_HARD_SPACE, texts))) if is_words else [_cited(part) for part in node]
    return {key: _cited(part) for key, part in node.items()} if isinstance(node, dict) else node
