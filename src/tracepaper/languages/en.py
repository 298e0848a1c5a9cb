"""English.

The constants are explained in `tracepaper.languages.language.Language`; this module is the model: a
language has the words of its tables.
"""

from tracepaper.languages.en_audit import ASSURANCE as ASSURANCE
from tracepaper.languages.en_audit import CONDITIONS as CONDITIONS
from tracepaper.languages.en_journal import JOURNAL as JOURNAL
from tracepaper.languages.en_pages import CHANGES as CHANGES
from tracepaper.languages.en_pages import FAMILIES as FAMILIES
from tracepaper.languages.en_pages import MATH as MATH
from tracepaper.languages.en_pages import MEANINGS as MEANINGS
from tracepaper.languages.en_pages import SITE as SITE
from tracepaper.languages.en_web import PAGE as PAGE
from tracepaper.languages.en_web import PREVIEW as PREVIEW

NAME = "English"
TAG = "en-GB"
PANDOC = "en-GB"
LOCALE = "en"
SCRIPT = "latin"
CITATION_STYLE = None
CITATION_TAG = "en-US"  # of double quotation marks, like those of the text: en-GB has single ones
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
    "contributions": "Author contributions:",
    "ethics": "Ethics:",
    "ai-use": "Use of artificial intelligence:",
    "list": "; ",
    "figure": "Figure\u00a0%s",
    "table": "Table\u00a0%s",
    "section": "Section\u00a0%s",
    "appendix": "Appendix\u00a0%s",
    "equation": "Equation\u00a0(%s)",
    "version": "version {version}",
    "digest": "digest of the text {digest}",
    "continued": "%s (continued)",
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
    "control-fact": "Fact: %s",
    "control-claim": "Claim: %s",
    "control-citation": "Citation: %s",
    "control-reference": "Reference: %s",
}

# What stands over an axis: words of scale -> power of ten, words of units, of a scale of logarithms, of an
# axis that does not begin at zero; and what only looks like a scale or a unit.
AXIS_SCALES = {"thousand": 3, "ten thousand": 4, "million": 6, "billion": 9, "trillion": 12}
AXIS_UNITS = {
    "USD": r"US\$|dollars",
    "CNY": "yuan",
    "PERCENT": "%|per cent(?!age)",
    "PERCENTAGE_POINTS": "percentage points",
}
AXIS_LOG = r"\blog(?:arithmic)? scale\b|\blogarithmic\b"
AXIS_CUT = "not from zero"
AXIS_NEITHER = r"\bper (?:hundred|thousand|million|\d+)\b|int\. dollars|international dollars"

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
    "faster or slower": (r"fast(?:er|est)|accelerat\w+|sped up", r"slow(?:er|est|ed|s|down)"),
    "alike or apart": (r"converg\w+|more alike|more similar", r"diverg\w+|less alike|less similar"),
    "surplus or deficit": ("surplus(?:es)?", "deficits?"),
    "ahead or behind": ("ahead|led|leads|gained on", "behind|lag(?:s|ged|ging)?"),
    "first or last": ("first place|ranks? first", "last place|ranks? last"),
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
_NAMES = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNTS = {name: count for count, name in enumerate(_NAMES, 2)}
_PARTS = {
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = rf"(?:(?:{_TENS})(?:[- ](?:one|{'|'.join(_COUNTS)}))?|one|{'|'.join(_COUNTS)}|\w+teen|hundred)"
# a third of the total, a third in 2010, but not a third country; a quarter of it, but not of 2024
_AFTER = "as|to|in|from|and|or|more|less|larger|smaller|higher|lower|above|below|by|at|since|then"
_OF_A_WHOLE = rf"(?=\s+of\b(?!\s+(?:19|20)\d\d)|\s+(?:{_AFTER})\b|\s*[^\w\s-]|\s*$)"
SPELLED = {
    **{rf"(?:an?|one)[- ]{part}{_OF_A_WHOLE}": 1 / n for part, n in _PARTS.items()},
    **{
        rf"{word}[- ]{part}s(?!\s+of\s+(?:19|20)\d\d)": count / n
        for part, n in _PARTS.items()
        for word, count in _COUNTS.items()
        if count < n
    },
    r"half\s+a\s+per\s?cent": 0.005,
    r"(?<!first )(?<!second )(?<!last )(?:half\b(?!-)|halved)": 0.5,
    "doubl(?:ed|es|ing)|twice": 2,
    "trebled|tripled|thrice": 3,
    "quadrupled": 4,
    "dozens?": 12,
    **{rf"{word}(?:\s+times|[- ]?fold)": count for word, count in _COUNTS.items()},
    rf"{_WORDS}[- ]?fold": None,
    rf"{_WORDS}[-\s]+(?:per\s?cent|percentage\s+points?)(?!\s+(?:level|confidence|interval))": None,
    rf"{_WORDS}[-\s]+(?:hundred|thousand|million|billion|trillion)": None,
}

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
QUESTION = r"whether(?! or not)|how (?:much|far|fast|strongly)"
PERCENT_WORDS = {"PERCENT": r"%|per\s*cent\b", "PERCENTAGE_POINTS": r"percentage\s*points?|points?\b"}
EMPHASIS = (
    r"sharply|strongly|substantially|dramatically|markedly|considerably|vastly|by far|entirely|completely|"
    r"clearly|proves?|proven"
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
UNIVERSAL = (
    r"all(?! (?:other|together|but|in all))|every|always|never|none|entire(?:ly)?|whole|completely|"
    r"without exception|everywhere|throughout|in any"
)
PROOF = (
    r"prov(?:es?|ed|en)|demonstrat\w+|certain(?:ly)?|undoubted\w*|conclusive\w*|establish(?:es|ed)? that|"
    r"beyond doubt|clearly"
)
NEGATION = (
    r"not|never|neither|nor|cannot|no|none|nothing|without an?y?|insignificant(?:ly)?|fail(?:s|ed)? to|unable"
)
APPROXIMATE = (
    r"about|around|almost|nearly|roughly|close to|approximately|some|mostly|largely|partly|"
    r"at least|at most|in part|tends? to"
)
CHECKS = {
    "raw-files": "Raw files equal their checksums; sidecars are complete",
    "second-computation": "Second, independent computation (SQL from the raw files)",
    "tables": "Printed tables, cell by cell against their data",
    "documents": "Read-back of the finished PDF, DOCX and HTML, word by word",
    "figures": "Read-back of figures: what is drawn is the data",
    "panels": "Panels of the web pages say what the registries and raw files say",
    "captions": "Captions have the values, units, years and sources of their data",
    "bare-numbers": "No bare number in the sources of the prose",
    "parity": "Parity of the languages; no stale translation",
    "claims": "Claims hold; every empirical sentence is bound",
    "reviews": "Each condition and its sentence reviewed since either changed",
    "completeness": "Exhibits referred to in order; references complete; sources listed",
    "arithmetic": "The numbers printed add up",
    "consistency": "Each quantity is the same everywhere, and of its unit, period and place",
    "summaries": "Abstract and conclusion rest on the body",
    "plausibility": "Levels are plausible beside their own past, other sources and the other side",
}
