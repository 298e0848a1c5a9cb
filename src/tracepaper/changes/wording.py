"""What the report says, in the words of the languages' modules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from tracepaper.languages import load_language


def say(key: str, language: str, n: int = 0, **values: object) -> str:
    """A text of the report with its values put in; n chooses its form where it has several."""
    chosen = load_language(language)
    pattern = chosen.changes[key]
    if not isinstance(pattern, str):
        from babel import Locale

        pattern = pattern.get(Locale.parse(chosen.locale).plural_form(n), pattern["other"])
    return pattern.format(n=n, **values)


class Voices:
    """Texts as HTML in every language of the report: the first as it is, the others beside it, quietly.

    languages: their codes, at least one.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = list(languages)
        self.first = self.languages[0]

    def say(self, key: str, n: int = 0, **values: object) -> str:
        """A text of the report."""
        return self.each({language: say(key, language, n, **values) for language in self.languages})

    def each(self, texts: Mapping[str, str], between: str = " ") -> str:
        """Texts of the paper: language -> text, those of other languages left out."""
        spoken = [
            self.marked(language, texts[language]) for language in self.languages if texts.get(language)
        ]
        return between.join(dict.fromkeys(spoken))

    def marked(self, language: str, text: str) -> str:
        """The text, marked with its language if that is not the page's own."""
        return (
            escape(text) if language == self.first else f"<span {self.lang(language)}>{escape(text)}</span>"
        )

    @staticmethod
    def lang(language: str) -> str:
        """The attribute of HTML that names a language."""
        return f'lang="{load_language(language).tag}"'
