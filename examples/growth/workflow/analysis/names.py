"""What codes are called where a claim or a figure names them."""

from analysis.vocabulary import name_of


def called(code: object, language: str, column: str = "") -> str:
    """The name of a code, which is itself if it has none (a year)."""
    return name_of(column, str(code), language) or str(code)
