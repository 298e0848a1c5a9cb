"""Formulas in words, for whoever hears a document: what a PDF carries as a formula's alternative text.

The way of speaking is MathSpeak's (Nemeth's rules for reading mathematics aloud: fractions and bars are
opened and closed by words, so that nothing has two meanings), in the words of the language.  It knows the
forms that papers in economics are written with: letters, Greek ones too, numbers, signs, brackets,
fractions, scripts, sums, bars, functions by name.  What it does not know it refuses, as nobody would hear
that it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from tracepaper.languages import Language

GREEK = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon
    phi chi psi omega
"""
FUNCTIONS = ("exp", "ln", "log", "min", "max")
_SIGNS = set("=+-/,")
_OPEN, _CLOSE = set("(["), set(")]")
_UNSAID = re.compile(r"\\(?:[,!;: ]|(?:[bB]ig+|left|right)[lr]?)$")  # spaces and sizes
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\d+(?:\.\d+)?|\.\d+|\S")
_BESIDE_HAN = re.compile(r"(?<=[\u2e80-\u9fff\uff0c]) (?=\S)|(?<=\S) (?=[\u2e80-\u9fff\uff0c])")


class UnspeakableError(ValueError):
    """A formula with a form for which there are no words; its message is that form."""


class _Part(NamedTuple):
    """Words, and what they are: value, function, sign, open, close."""

    said: str
    kind: str


def spoken(formula: str, words: Mapping[str, str]) -> str:
    r"""A formula in TeX, in the words of a language (`Language.math`).

    >>> from tracepaper.languages import load_language
    >>> spoken(r"\frac{x_{ij}}{2}=\bar{y}^2", load_language("en").math)
    'start fraction x sub i j over 2 end fraction equals y bar squared'

    Raises UnspeakableError for a form that it does not know."""
    tokens = [token for token in _TOKEN.findall(formula) if not _UNSAID.match(token)]
    reader = _Reader(tokens, words)
    said = reader.sequence("")
    return _BESIDE_HAN.sub("", said).replace(" ,", ",")


def with_spoken_formulas(node: Any, language: Language) -> Any:
    """A part of a tree in which each formula stands in a Span whose attribute `spoken` says it.

    Raises UnspeakableError."""
    if isinstance(node, list):
        return [with_spoken_formulas(part, language) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Math":
        said = spoken(node["c"][1], language.math)
        return {"t": "Span", "c": [["", ["formula"], [["spoken", said]]], [node]]}
    return {key: with_spoken_formulas(part, language) for key, part in node.items()}


class _Reader:
    """Reads a formula from left to right."""

    def __init__(self, tokens: list[str], words: Mapping[str, str]) -> None:
        self.tokens, self.words, self.at = tokens, words, 0
        self.greek = dict(zip(GREEK.split(), words["greek"].split(), strict=True))

    def next(self) -> str:
        if self.at == len(self.tokens):
            raise UnspeakableError("an end where something is missing")
        self.at += 1
        return self.tokens[self.at - 1]

    def ahead(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def sequence(self, end: str, is_index: bool = False) -> str:
        """What stands up to a token, or to the end; of an index, letters beside each other are no product."""
        parts: list[_Part] = []
        in_bars = False
        while self.ahead() != end:
            if self.ahead() == "|":
                self.next()
                part = (
                    _Part(self.words["bars-end"], "close") if in_bars else _Part(self.words["bars"], "open")
                )
                in_bars = not in_bars
            else:
                part = self.one()
            part = self.scripted(part)
            before = parts[-1].kind if parts else ""
            is_product = before in ("value", "close") and part.kind in ("value", "open", "function")
            if is_product and not is_index:
                parts.append(_Part(self.words["times"], "sign"))
            parts.append(part)
        self.at += 1 if end else 0
        if in_bars:
            raise UnspeakableError("a bar | without its partner")
        return " ".join(part.said for part in parts)

    def one(self) -> _Part:
        token = self.next()
        name = token.removeprefix("\\").removeprefix("var")
        if token.isupper() and token.isascii():  # RCA is a name
            while self.ahead().isupper() and self.ahead().isascii():
                token += f" {self.next()}"
            return _Part(token, "value")
        if token[-1].isdigit() or (token.isalpha() and token.isascii()):
            return _Part(token, "value")
        if token in _SIGNS:
            return _Part(self.words[token], "sign")
        if token in _OPEN | _CLOSE:
            return _Part(self.words[token], "open" if token in _OPEN else "close")
        if name in self.greek:
            return _Part(self.greek[name], "value")
        if token == "\\frac":
            return _Part(self.words["fraction"].format(self.group(), self.group()), "value")
        if token == "\\bar":
            return _Part(self.words["bar"].format(self.group()), "value")
        if token == "\\sum":
            return self.sum()
        if token[0] == "\\" and name in FUNCTIONS:
            return _Part(self.words[name], "function")
        raise UnspeakableError(token)

    def sum(self) -> _Part:
        if self.ahead() != "_":
            raise UnspeakableError("\\sum without what it runs over")
        self.next()
        over = self.group(is_index=True)
        if self.ahead() != "^":
            return _Part(self.words["sum"].format(over), "function")
        self.next()
        return _Part(self.words["sum-to"].format(over, self.group()), "function")

    def scripted(self, part: _Part) -> _Part:
        """A part with the scripts that follow it: first the lower, then the upper, as they are said."""
        scripts: dict[str, tuple[str, list[str]]] = {}
        while self.ahead() in ("_", "^"):
            mark, begin = self.next(), self.at
            scripts[mark] = self.group(is_index=True), self.tokens[begin : self.at]
        said = part.said
        if "_" in scripts:
            said = self.words["sub"].format(said, scripts["_"][0])
        if "^" in scripts:
            words, tokens = scripts["^"]
            said = self.words[_upper(tokens, part.kind)].format(said, words)
        return _Part(said, part.kind)

    def group(self, is_index: bool = False) -> str:
        """The content of braces, or one token."""
        if self.ahead() != "{":
            return self.one().said
        self.next()
        return self.sequence("}", is_index)


def _upper(tokens: list[str], kind: str) -> str:
    """Whether an upper script is a power or, a letter at a letter, only an index."""
    inner = [token for token in tokens if token not in "{}"]
    if inner == ["2"]:
        return "squared"
    return "superscript" if kind == "value" and all(map(str.isalpha, inner)) else "power"
