"""English.

The constants are explained in `tracepaper.languages.language.Language`; this module is the model: a
language has the words of its tables.
"""

NAME = "English"
TAG = "en-US"
PANDOC = "en-US"
LOCALE = "en"
SCRIPT = "latin"
CITATION_STYLE = None

LARGE_FORM = "long"
LARGE_FROM = 10**6
UNITS = {
    "USD": "US${}",
    "CNY": "{} yuan",
    "PERCENT": "{}%",
    "PERCENTAGE_POINTS": "{} percentage points",
    "PERSONS": "{} people",
    "TIMES": "{} times",
    "NUMBER": "{}",
    "YEAR": "{}",
}
UNITS_AFTER_SCALE = {}

WORDS = {
    "abstract": "Abstract:",
    "keywords": "Keywords:",
    "jel": "JEL codes:",
    "list": "; ",
    "figure": "Figure\u00a0%s",
    "table": "Table\u00a0%s",
    "section": "Section\u00a0%s",
    "appendix": "Appendix\u00a0%s",
    "references": "References",
    "note": "Note:",
    "source": "Source:",
    "sources-between": "; ",
    "sources-end": ".",
    "source-name": "{publisher}, {title} (edition {edition})",
    "source-name-undated": "{publisher}, {title} (undated)",
    "and": ", ",
    "last-and": " and ",
    "none": "none",
    "contents": "Contents",
    "authors": ", ",
    "before-subtitle": "",
    "citation-and": "and",
    "citation-et-al": "et al.",
}
