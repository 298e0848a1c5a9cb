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
TERRITORIES = {"HKG": "Hong Kong (China)", "MAC": "Macao (China)", "TWN": "Taiwan (China)"}

WORDS = {
    "abstract": "Abstract:",
    "keywords": "Keywords:",
    "jel": "JEL codes:",
    "clc": "CLC numbers:",
    "document-code": "Document code:",
    "author-note": "{name}: {details}.",
    "availability": "Data and code:",
    "funding": "Funding:",
    "interests": "Conflicts of interest:",
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

# What a rival of a claim is, by family; and which words ask for a kind of claim.
RIVALS = {
    "window": "{other} in place of {year}",
    "without": "without {member}",
    "scope": "over all years there are",
    "specification": "specification: {member}",
}
KINDS = {
    "level": "level",
    "share": "share",
    "change": "change",
    "growth-compared": "growth compared",
    "rank": "rank",
    "count": "count",
    "turning-point": "turning point",
    "extreme": "extreme year",
    "convergence": "convergence",
    "group-difference": "difference between groups",
    "no-trend": "no trend",
    "estimate": "estimate",
    "record": "matter of record",
    "summary": "summary",
}
STRENGTHS = {
    "robust": "robust",
    "qualified": "qualified",
    "fragile": "fragile",
    "untried": "untried",
    "record": "of record",
    "false": "does not hold",
}
SUPERLATIVE = (
    r"largest|smallest|highest|lowest|fastest|slowest|greatest|biggest|weakest|strongest|never|"
    r"for the first time|ever since|on record|(?:ever|always) since"
)
CAUSAL = (
    r"(?:led|leads|leading) to|because of|caus(?:ed|es|ing)|thanks to|owing to|due to|as a result of|"
    r"resulted in|results in|boosted|brought about|gave rise to|contributed to|promoted|raised by|driven by|"
    r"drove|spurred|fostered"
)
HEDGE = (
    r"may|might|could|cannot|can not|possibl[ey]|perhaps|consistent with|not (?:necessarily|evidence)|"
    r"no evidence|whether|if|would|not (?:established|identified)|suggest(?:s|ed)?"
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
    "hint": "Every number with a dotted line, every ◇ after a sentence and every number in a table opens "
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
    "filter": "Filter",
    "of": "of",
    "rows": "rows",
    "all": "Show all",
    "data": "Data",
    "download": "Download",
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
    "limitTexts": "Printed table texts with numbers and no lineage",
    "limitClaims": "Claims that rest on no observation",
    "allTraced": "Everything can be traced.",
    "terminal": "In a terminal",
    "missing": "There is no such thing: ",
    "noscript": "Without scripts the paper can be read but not traced.",
    "evidence": "Show the evidence for this claim",
    "origin": "Data and sources",
}

# The report of changes; a text in several forms is chosen by CLDR's plural of n.
CHANGES = {
    "this-build": "this build",
    "published": "the published baseline of {name}",
    "version": "the version {name}",
    "with-editions": "the same paper with {name}",
    "opening": "Compared with {state}:",
    "between-sentences": " ",
    "comma": ", ",
    "semicolon": "; ",
    "data-none": "the data are the same.",
    "more-sources": {
        "one": "{n} more source changed.",
        "other": "{n} more sources changed.",
    },
    "source-not-compared": "{title} ({before} to {after}) could not be compared.",
    "other-edition": "from edition {before} to {after}",
    "edition": "edition {after}",
    "source-changed": "{title}, {edition}: {revised:,} observations revised, {new:,} new, "
    "{withdrawn:,} withdrawn{headline}.",
    "headline": "; first of all {name} ({said})",
    "quoted": "“{text}” ({place})",
    "no-longer-true": {
        "one": "{n} sentence is no longer true: {quoted}{more}.",
        "other": "{n} sentences are no longer true: {quoted}{more}.",
    },
    "all-hold": "Every claim still holds.",
    "none-further": "No further sentence became false.",
    "became-true": {
        "one": "{n} sentence became true.",
        "other": "{n} sentences became true.",
    },
    "more": "; and {n} more",
    "more-patterns": "{n} more",
    "numbers-none": "No number in the text prints differently.",
    "numbers-changed": "{n} of {total} numbers in the text changed or are of another year; "
    "most of all {shown}.",
    "number": "{definition} ({period}), {before} → {after}",
    "number-without-period": "{definition}, {before} → {after}",
    "exhibits-changed": {
        "one": "{n} exhibit changed: {names}.",
        "other": "{n} exhibits changed: {names}.",
    },
    "reach-further": {
        "one": "{n} series the paper uses now reaches further ({spans}).",
        "other": "{n} series the paper uses now reach further ({spans}).",
    },
    "span": "{before} to {after}",
    "gaps": "Some parts could not be compared; see the head of the page.",
    "not-comparable": "no longer comparable",
    "unit": "apparently another unit",
    "rescaled": "rescaled by a constant factor",
    "rebased": "rebased",
    "break": "break",
    "outlier": "outlier",
    "title": "What changed",
    "contents": "Contents",
    "summary": "Summary",
    "not-built": "The other state could not be built this far.",
    "not-compared": "Could not be compared",
    "tile-false": "false sentences",
    "tile-near": "near the threshold",
    "tile-numbers": "numbers in prose",
    "tile-exhibits": "tables and figures",
    "tile-data": "observations in the data",
    "tile-years": "series reach elsewhere",
    "before": "before",
    "after": "after",
    "change": "change",
    "row": "row",
    "column": "column",
    "claims": "Sentences",
    "claims-same": "Every sentence is as true as it was.",
    "became-false": "No longer true: edit the sentence in every language, or its condition",
    "still-false": "Still not true",
    "true-again": "True again",
    "weaker": "Hold, but by less than half of the margin before",
    "near": "Hold by less than {share}",
    "new-claims": "New claims",
    "gone-claims": "Claims no longer made",
    "margin": "margin {margin}",
    "numbers": "Numbers in the prose",
    "numbers-same": "No number prints differently.",
    "new-numbers": "New numbers",
    "gone-numbers": "Numbers no longer quoted",
    "hidden": "Moved, but not in a printed digit",
    "as-printed": "as printed",
    "steps": "moved, in rounding steps",
    "exhibits": "Tables and figures",
    "exhibits-same": "None changed.",
    "new-exhibits": "New",
    "gone-exhibits": "No longer there",
    "cells-moved": {
        "one": "{n} cell moved",
        "other": "{n} cells moved",
    },
    "rows-added": {
        "one": "{n} row added",
        "other": "{n} rows added",
    },
    "rows-removed": {
        "one": "{n} row removed",
        "other": "{n} rows removed",
    },
    "columns-changed": "columns {names}",
    "drawn-otherwise": "drawn differently from the same data (code, fonts or texts)",
    "latest-year": "latest year {before} → {after}",
    "printed-cells": "As printed, cell by cell",
    "data-behind": "Data behind it",
    "texts-changed": "Captions, notes, alternative texts",
    "data": "Data",
    "data-same": "Every source has the same files.",
    "how-new": "a new source",
    "how-dropped": "no longer used",
    "how-edition": "another edition",
    "how-files": "the same edition, other observations",
    "counts": "{revised:,} revised, {new:,} new, {withdrawn:,} withdrawn, "
    "{status:,} only marked differently, {same:,} the same",
    "series": "series",
    "about": "about",
    "revised": "revised",
    "new": "new",
    "withdrawn": "withdrawn",
    "status": "marked",
    "largest": "largest revision",
    "kind": "what kind",
    "until": "until",
    "used-by": "used by",
    "more-series": "{n} more series of {total:,}",
    "and-more": " and {n} more",
    "texts-differ": "Published texts that differ",
    "period": "period",
    "years": "Years",
    "years-same": "No series ends elsewhere.",
    "ends-elsewhere": "Series that now end elsewhere",
    "source": "source",
    "subjects": "how many",
    "used": "used",
    "latest-years": "Latest year of exhibits and numbers",
    "written-out": {
        "one": "{year} is still written out in {n} line (data now reach {to})",
        "other": "{year} is still written out in {n} lines (data now reach {to})",
    },
    "place": "place",
    "line": "line",
}
