"""World Bank, API v2: development indicators, governance indicators, logistics performance.

One request per indicator, because one indicator that was archived would fail the whole of a joint request.
The API says the date of the database in every answer (`lastupdated`); it names the edition.  How many pages
there are is what the answer says, whatever was asked.  Errors come with status 200, as JSON or as XML.
Governance indicators were renamed by the publisher (PV.EST to GOV_WGI_PV.EST); the raw layout keeps the old
codes.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from analysis.connectors._layout import CARRIERS, sidecar, to_csv
from analysis.sources.world_bank_wdi import UNITS as WDI
from analysis.sources.world_bank_wdi_all import UNITS as WDI_ALL
from analysis.sources.world_bank_wgi import CODES as WGI
from analysis.vocabulary import ECONOMIES, THE_ELEVEN
from tracepaper.errors import InputError
from tracepaper.sources.answers import NotThere, Refused
from tracepaper.sources.download import Manners
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.raw import read_sidecar
from tracepaper.sources.schema_guard import Shape

PUBLISHER = "World Bank"
BASE_URL = "https://api.worldbank.org/v2"
MANNERS = Manners(pause_s=0.5)
PER_PAGE = 1000
TWELVE = (*THE_ELEVEN, "WLD")
_PARTS = {
    "CUST": "Customs",
    "INFR": "Infrastructure",
    "ITRN": "International Shipments",
    "OVRL": "LPI",
    "LOGS": "Logistics Competence and Quality",
    "TIME": "Timeliness",
    "TRAC": "Tracking and Tracing",
}
LPI = {
    f"LP.LPI.{part}.{end}": f"{name} {word}"
    for part, name in _PARTS.items()
    for end, word in (("XQ", "Score"), ("RK", "Rank"))
}
LPI_EDITIONS = {"2022": "2023"}  # the API files the survey of 2023 under 2022
# source -> (the API's number of the database, {indicator: name in our files}, economies, first year)
ASKED = {
    "world-bank-wdi": ("2", {code: code for code in WDI}, TWELVE, 1990),
    "world-bank-wdi-all": ("2", {code: code for code in WDI_ALL}, ("all",), 1995),
    "world-bank-wgi": ("3", {f"GOV_WGI_{code}": code for code in WGI}, THE_ELEVEN, 1996),
    "world-bank-lpi": ("2", LPI, THE_ELEVEN, 2012),
}
SOURCES = tuple(ASKED)
_INDICATORS = Shape(
    "observations.csv",
    "indicator",
    ("economy",),
    "year",
    "value",
    names=("indicators.csv", "indicator", "name"),
)
SHAPES = dict.fromkeys(SOURCES, (_INDICATORS,)) | {
    "world-bank-lpi": (Shape("observations.csv", "measure", ("economy",), "edition", "value"),)
}
# income groups, of which the API gives the two-letter code only
_GROUPS = {"XD": "HIC", "XM": "LIC", "XN": "LMC", "XO": "LMY", "XP": "MIC", "XT": "UMC"}
_GONE = ("120", "160", "175")  # message ids: invalid value; no data; indicator deleted or archived
_MOST_PAGES = 1000


def requests(source, last, get, base_url, today) -> list[str]:
    """The first page of each indicator."""
    return [f"{_url(base_url, source, code, today)}&page=1" for code, _ in _in_order(ASKED[source][1])]


def _in_order(asked: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(asked.items(), key=lambda pair: pair[1])


def _url(base_url: str, source: str, code: str, today) -> str:
    database, _, economies, first = ASKED[source]
    places = "all" if economies == ("all",) else ";".join(economies)
    return (
        f"{base_url}/country/{places}/indicator/{code}?format=json&source={database}"
        f"&date={first}:{today.year}&per_page={PER_PAGE}"
    )


def fetch(source, last, get, base_url, today) -> NewEdition:
    """All indicators of a source; an archived one is left out, and the schema guard names it."""
    _, asked, economies, _ = ASKED[source]
    rows, names, carriers, dates = [], [], [], set()
    for number, (code, ours) in enumerate(_in_order(asked), start=1):
        url = _url(base_url, source, code, today)
        try:
            records, updated, answers = _all_pages(get, url)
        except _Archived as problem:
            get.tell(f"  {code}: {problem.message}")
            continue
        _check_records(records, code, economies, url)
        dates.add(updated)
        carrier = f"c{number:02d}"
        carriers += [
            (carrier, "api.worldbank.org", "", a.url[len(base_url) :], a.sha256, updated) for a in answers
        ]
        names.append((ours, records[0]["indicator"]["value"]))
        unknown = sorted({_place(r) for r in records} - ECONOMIES)
        if unknown:
            get.tell(f"  {code}: left out {', '.join(unknown)}, which the vocabulary does not know")
        rows += [
            (ours, _place(r), r["date"], repr(r["value"]), carrier)
            for r in sorted(records, key=lambda r: (_place(r), r["date"]))
            if r["value"] is not None and _place(r) in ECONOMIES
        ]
    if not rows:
        raise Refused(f"{base_url} answered no observation for {source}; nothing was filed")
    if len(dates) > 1:
        get.forget()
        raise Refused(
            f"the World Bank updated its database while it was read ({', '.join(sorted(dates))}); "
            "nothing was filed, run the same command again"
        )
    return _edition(source, last, today, rows, names, carriers, dates.pop())


class _Archived(InputError):
    """The indicator does not exist any more."""


def _all_pages(get, url: str):
    """(records, lastupdated, answers) of every page, checked against the totals the API states."""
    records, answers, heads, page, pages = [], [], [], 1, 1
    while page <= pages:
        try:
            answer = get.fetch(f"{url}&page={page}", "json|xml")
        except NotThere:
            raise _Archived("the publisher has no such indicator") from None
        head, found = _open_page(answer, get)
        number, pages, total = (_count(head, key, answer, get) for key in ("page", "pages", "total"))
        if number != page or pages > _MOST_PAGES:
            get.forget(answer)
            raise Refused(
                f"{answer.url} answered page {number} of {pages} instead of {page}; nothing was filed"
            )
        heads.append((pages, total, str(head.get("lastupdated") or "")))
        records += found
        answers.append(answer)
        page += 1
    if len(set(heads)) != 1:
        get.forget(*answers)
        raise Refused(f"{url} changed between its pages; nothing was filed, run the same command again")
    keys = [(_place(r), r["date"]) for r in records]
    if len(records) != heads[0][1] or len(set(keys)) != len(keys):
        get.forget(*answers)
        raise Refused(
            f"{url} announces {heads[0][1]} records and sent {len(records)}, {len(set(keys))} of them "
            "different; a page is missing or came twice, nothing was filed"
        )
    return records, heads[0][2], answers


def _count(head: dict, key: str, answer, get) -> int:
    """A number of the head; the API writes some of them as text."""
    if not str(head[key]).isdecimal():
        get.forget(answer)
        raise Refused(f"{answer.url} answered {key} {head[key]!r}, expected a number; nothing was filed")
    return int(head[key])


def _open_page(answer, get):
    """Head and records of one page; an error message, in JSON or XML, or an empty answer is refused."""
    message = _message(answer)
    if message is not None:
        get.forget(answer)
        number, key, text = message
        told = f"the World Bank says {key!r}: {text}"
        raise (_Archived if number in _GONE else Refused)(f"{told} ({answer.url})")
    content = answer.json()
    if not (
        isinstance(content, list)
        and len(content) == 2
        and isinstance(content[0], dict)
        and {"page", "pages", "total"} <= content[0].keys()
    ):
        get.forget(answer)
        raise Refused(f"{answer.url} answered JSON of another form than [head, records]; nothing was filed")
    head, records = content
    if not records:
        get.forget(answer)
        kind = _Archived if str(head["total"]) == "0" else Refused
        raise kind(f"{answer.url} answered no records; nothing was filed")
    if not (isinstance(records, list) and all(_is_record(record) for record in records)):
        get.forget(answer)
        raise Refused(f"{answer.url} answered records of another form than known; nothing was filed")
    return head, records


def _message(answer) -> tuple[str, str, str] | None:
    """(id, key, text) of an error sent instead of records, whatever form it has; None if it is none."""
    if answer.kind == "xml":
        found = next(ElementTree.parse(answer.path).iterfind(".//{*}message"), None)
        if found is None:
            return "", "no JSON", "an XML document without a message"
        return found.get("id", ""), found.get("key", ""), " ".join((found.text or "").split())
    content = answer.json()
    head = content[0] if isinstance(content, list) and content else content
    messages = head.get("message") if isinstance(head, dict) else None
    if not messages:
        return None
    first = messages[0] if isinstance(messages, list) else messages
    if not isinstance(first, dict):
        return "", "message", str(first)
    return str(first.get("id", "")), str(first.get("key", "")), str(first.get("value", ""))


def _is_record(record) -> bool:
    """Whether a record has what is read of it, as texts."""
    if not isinstance(record, dict) or not {"date", "value", "countryiso3code"} <= record.keys():
        return False
    named = [record.get(key) for key in ("country", "indicator")]
    texts = [part.get(key) for part in named if isinstance(part, dict) for key in ("id", "value")]
    return len(texts) == 4 and all(isinstance(text, str) for text in [*texts, record["date"]])


def _place(record) -> str:
    two_letters = record["country"]["id"]
    return record["countryiso3code"] or _GROUPS.get(two_letters, two_letters)


def _check_records(records, code: str, economies, url: str) -> None:
    wrong = {r["indicator"]["id"] for r in records} - {code}
    if wrong:
        raise Refused(f"{url} answered the indicator {wrong.pop()} instead of {code}; nothing was filed")
    for r in records:
        if not re.fullmatch(r"\d{4}", r["date"]) or not isinstance(r["value"], int | float | None):
            raise Refused(
                f"{url} answered {r['value']!r} for {r['date']!r}, expected a number for a year; nothing"
                " was filed"
            )
    strange = {_place(r) for r in records} - set(economies)
    if economies != ("all",) and strange:
        raise Refused(
            f"{url} answered observations of {strange.pop()!r}, which was not asked for; nothing was filed"
        )


def _edition(source, last, today, rows, names, carriers, updated: str) -> NewEdition:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", updated):
        raise Refused(
            f"the World Bank gives {updated!r} as the date of {source}, expected 2026-07-01; nothing was"
            " filed"
        )
    contents = {
        "observations.csv": "indicator, economy, year, value, carrier",
        "indicators.csv": "code and name of each indicator",
        "carriers.csv": "the requests made",
    }
    files = {
        "carriers.csv": to_csv(CARRIERS, carriers),
        "indicators.csv": to_csv(("indicator", "name"), names),
        "observations.csv": to_csv(("indicator", "economy", "year", "value", "carrier"), rows),
    }
    if source == "world-bank-lpi":
        contents["observations.csv"] = "economy, edition, measure, value"
        files["observations.csv"] = to_csv(
            ("economy", "edition", "measure", "value"),
            sorted((r[1], LPI_EDITIONS.get(r[2], r[2]), r[0], r[3]) for r in rows),
        )
        del files["indicators.csv"], contents["indicators.csv"]
    old = read_sidecar(last / "source.yml")
    title = old["title"]["en"].split(",")[0]
    card = sidecar(
        old,
        today,
        carriers="carriers.csv",
        title={"zh": re.sub(r"（.*）", "", old["title"]["zh"]), "en": title},
        citation=f"World Bank, {title}, database of {updated}.",
        basis=f"as published by the World Bank; {_extent(rows)}",
        notes=[
            f"Read from the API of the World Bank; the database is of {updated}.",
            "Missing means missing, never zero.",
        ],
    )
    return NewEdition(source, [updated[:7], updated], files, contents, card, ("observations.csv",))


def _extent(rows) -> str:
    years = sorted({r[2] for r in rows})
    return (
        f"{len({r[1] for r in rows})} economies and aggregates, {years[0]}-{years[-1]}, "
        f"{len({r[0] for r in rows})} indicators"
    )
