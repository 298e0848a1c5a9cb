"""English words of claims' conditions and of what the audit assures."""

# How a condition is written out: names of calculated numbers, and what stands around the numbers.
CONDITIONS = {
    "comma": ", ",
    "semicolon": "; ",
    "head": "{head}: {rest}",
    "told": "{number} ({rest})",
    "of": "{what} ({rest})",
    "years": "{first}–{last}",
    "growth": "growth a year of {what}",
    "share": "{part} in per cent of {whole}",
    "spread": "{what}, highest less lowest",
    "year": "year of {what}",
    "change": "change in {what}",
    "fall": "fall in {what}",
    "year-apart": "{n} year",
    "years-apart": "{n} years",
    "together": "{n} together",
    "values": "{n} values",
    "comparisons": "{n} comparisons",
    "range": "{low} to {high}",
    "ends": "nearest {near}; farthest {far}",
}
