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
LATIN_TAG = "en-GB"

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
UNITS_AFTER_SCALE: dict[str, str] = {}

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

NUMBER_TAIL = r"trillion|billion|million|percentage\s*points?"
SENTENCE_END = r"[.!?](?=[\s\]”)]|$)"
OPPOSITES = {
    "up or down": (
        r"rose|risen|rises?|rising|grew|grown|grows?|growing|increas\w+|climbed|widened|doubled|recover\w*",
        r"fell|fallen|falls?|falling|declin\w+|drop\w*|decreas\w+|shrank|shrunk|narrow(?:ed|s|ing)|halved",
    ),
    "most or least": ("largest|highest|greatest|biggest|most", "smallest|lowest|least|fewest"),
    "above or below": (
        r"exceed\w*|above|more than|higher than|larger than|greater than",
        "below|less than|lower than|smaller than|fewer than|under",
    ),
}
EMPIRICAL = (
    "largest|highest|lowest|smallest|exceed(?:s|ed)|rose|risen|fell|fallen|grew|declined|shrank|converged|"
    "diverged|doubled|trebled|tripled|halved|narrowed|widened|(?:higher|lower|larger|smaller) than"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NOT_DATA = (
    rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b",
    rf"(?:{_MONTHS})\s+\d{{1,2}}\b",
    r"\b\d+(?:%|\s+per\s+cent)\s+(?:level|confidence|interval)",  # conventions of statistics
    r"\b(?:articles?|chapters?|annex|equations?|steps?|phases?|years?|sections?|columns?|rows?)\s+\d+(?:\.\d+)*"
    r"(?:(?:,\s*|,?\s+(?:and|to|or)\s+|[–-])\d+(?!\.?\d*%))*",
)
CHECKS = {
    "raw-files": "Raw files equal their checksums; sidecars are complete",
    "second-computation": "Second, independent computation (SQL from the raw files)",
    "documents": "Read-back of the finished PDF, DOCX and HTML, number by number",
    "figures": "Read-back of figures: what is drawn is the data",
    "bare-numbers": "No bare number in the sources of the prose",
    "parity": "Parity of the languages; no stale translation",
    "claims": "Claims hold; every empirical sentence is bound",
    "completeness": "Exhibits referred to in order; references complete; sources listed",
}

# The audit site.
SITE = {
    "skip": "Skip to the content",
    "pages": "Pages",
    "paper": "Paper",
    "facts": "Numbers",
    "claims": "Claims",
    "exhibits": "Figures and tables",
    "sources": "Sources",
    "checks": "Checks",
    "search": "Search",
    "language": "Language",
    "both": "Side by side",
    "theme": "Light or dark",
    "contents": "Contents",
    "close": "Close",
    "hint": "Every number with a dotted line, every ◇ after a sentence and every figure in a table opens "
    "(click or Enter): its formula, its code, and the raw lines behind it.",
    "fact": "Number",
    "claim": "Claim",
    "cell": "Cell of the data",
    "printed": "Cell of a table",
    "source": "Source",
    "exhibit": "Exhibit",
    "definition": "Definition",
    "written": "As written",
    "value": "Value",
    "text": "Text",
    "rounded": "Rounded",
    "step": "to the nearest",
    "period": "Period",
    "formula": "Formula",
    "code": "Code",
    "module": "Whole module",
    "holds": "Holds",
    "broken": "Does not hold",
    "condition": "Condition",
    "margin": "Distance from the threshold",
    "numbers": "Numbers compared",
    "place": "Place",
    "row": "Row",
    "note": "Note",
    "show": "Show in the paper",
    "observations": "observations",
    "observationsHead": "Observations",
    "published": "as published",
    "columnName": "Column",
    "observation": "observation",
    "none": "From no observation: a key, a year, or a reference value the exhibit sets.",
    "nothing": "This claim rests on no observation.",
    "first": "are shown below; the numbers of all:",
    "firstOf": "The first",
    "more": "and so on",
    "series": "Series",
    "table": "Table",
    "item": "Item",
    "field": "Field",
    "unit": "Unit",
    "status": "Status",
    "trust": "Trust",
    "line": "Line",
    "raw": "As it stands in the file",
    "publisher": "Publisher",
    "title": "Title",
    "edition": "Edition",
    "licence": "Licence",
    "file": "File",
    "files": "Files",
    "checksum": "SHA-256",
    "citation": "Citation",
    "url": "Address",
    "retrieved": "Brought in",
    "units": "Units",
    "basis": "Basis",
    "notes": "Notes",
    "used": "Observations used",
    "users": "Used by",
    "unused": "Not used in the paper",
    "filter": "Filter",
    "of": "of",
    "rows": "rows",
    "all": "Show all",
    "data": "Data",
    "download": "Download",
    "inPaper": "Where it stands in the paper",
    "results": "results",
    "noResults": "Nothing was found.",
    "typeQuery": "Type what to look for above.",
    "paragraphs": "Paragraphs",
    "what": "What was looked at",
    "count": "How many",
    "failures": "Failures",
    "exempted": "Exempted, with reasons",
    "passed": "Passed",
    "failed": "Failed",
    "noReport": "The checks have not been run; type ./run audit.",
    "limits": "What cannot be traced",
    "limitColumns": "Columns of numbers from no observation (keys, years, counts, reference lines)",
    "limitTexts": "Printed table texts with figures and no lineage",
    "limitClaims": "Claims that rest on no observation",
    "allTraced": "Everything can be traced.",
    "terminal": "In a terminal",
    "missing": "There is no such thing: ",
    "behind": "Made from cells of the data",
    "noscript": "Without scripts the paper can be read but not traced.",
    "evidence": "Show the evidence for this claim",
    "origin": "Data and sources",
}
