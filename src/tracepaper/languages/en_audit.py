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

# The first page of the audit site: what was checked, by which path, and what cannot be.
ASSURANCE = {
    "assurance": "Assurance",
    "assuranceLead": "The paper quotes {facts} numbers and makes {claims} claims, tried by {rivals} rivals; "
    "it has {exhibits} figures and tables. Behind them stand {observations} observations from {files} files "
    "of {sources} sources. This is what was compared, by which path, and what was not.",
    "compared": "things compared",
    "notEvaluated": "Could not be evaluated",
    "exempt": "exempt, with a reason",
    "nCompared": "{n} compared",
    "nFailed": "{n} failed",
    "nUnknown": "{n} could not be evaluated",
    "nExempt": "{n} exempt",
    "nPlaces": "{n} places",
    "noneExempt": "Nothing is exempt.",
    "paths": "The way of a number, and who guards it",
    "pathsMean": "From left to right; the filled part of each check is the stretch of the way over which it "
    "compares.",
    "stage-publisher": "publisher",
    "stage-raw": "raw file",
    "stage-observation": "observation",
    "stage-indicator": "indicator",
    "stage-exhibit": "figure or table",
    "stage-statement": "number or claim",
    "stage-sentence": "sentence",
    "stage-document": "document",
    "how-raw-files": "Each file, byte by byte, against the checksum that its sidecar states.",
    "how-second-computation": "Each value of figures, tables and numbers, computed a second time in SQL from "
    "the raw files, without a line of code in common.",
    "how-tables": "Each printed cell, formed again from the cells of the data it shows, unit and rounding "
    "included.",
    "how-documents": "The finished PDF, DOCX and HTML, read back word by word, with their pictures and "
    "alternative texts, against the paper's text.",
    "how-figures": "What the finished drawings show, points, bars, labels, keys, scales and units, against "
    "their data.",
    "how-panels": "What a click on a number or a sentence of the web pages shows, against the reg"
    "istries, the tables' data and the raw lines.",
    "how-captions": "Values, units and years in captions against their data; the sources named against the "
    "editions that the numbers come from.",
    "how-bare-numbers": "Each number written by hand in the prose: none may be one that data could give.",
    "how-parity": "The blocks of all languages side by side: the same marks in the same order, none changed "
    "alone.",
    "how-claims": "Each condition on the data, each sentence that says something of data, and in which "
    "direction.",
    "how-reviews": "Each condition and sentence against what somebody saw who last compared them.",
    "how-completeness": "Figures, tables, references and sources: all there, named, and in order.",
    "how-arithmetic": "Printed numbers among themselves: parts and wholes, shares, differences, rates, "
    "intervals.",
    "how-consistency": "Each quantity under all its names: the same value, of the same unit, period and "
    "place.",
    "how-summaries": "Abstract and conclusion against the body: no number and no word beyond it.",
    "how-plausibility": "Each level against its own past, other sources, and what the other side reports.",
    "beyond": "What no computation can check",
    "beyondMean": "These are for a reader. What is written here is what the audit leaves to you.",
    "beyond-condition": "Whether a condition says what its sentence says. A person compares the two, and the "
    "audit tells when either has changed since.",
    "reviewed": "Of {all} conditions {fresh} stand as they were reviewed, {stale} have changed since or were "
    "never seen.",
    "beyond-rival": "Whether a rival that the authors named is the right one, and whether one was left out "
    "that a reader would think of.",
    "beyond-publisher": "Whether a publisher's number is true. The audit can say that it is the one "
    "published, and whether it lies far off its past or its neighbours.",
    "beyond-kind": "Whether a sentence was put under the right kind of claim, and is not better said "
    "otherwise.",
    "beyond-style": "Whether an argument follows and the words are well chosen.",
    "planted": "Errors planted on purpose",
    "plantedMean": "Errors that analysts make were planted one at a time; a check that stays silent would be "
    "worth nothing.",
    "plantedKind": "Kind of error",
    "plantedAll": "all",
    "planted-n": "planted",
    "caught": "caught",
    "named": "named where it is",
    "allChecks": "All checks, one by one",
    "notOffered": "Not handed out here: its licence does not say that anybody may pass it on. It is to be "
    "had from its publisher.",
    "tooLarge": "Not handed out here, because it is large. It is to be had from its publisher.",
    "old": "This browser cannot unpack the data of this page; a newer one can.",
}
