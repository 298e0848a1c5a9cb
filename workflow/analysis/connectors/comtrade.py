"""UN Comtrade: what China's partners report of their trade with China, and China's totals.

The same requests as the publisher's own package makes, but over our own transport, which keeps the key in a
header: that package puts it into the URL.  Without a key the free preview answers at most 500 records,
so one year and one direction are asked for at a time; an answer that reaches the limit is refused.
"""

from __future__ import annotations

import re

from analysis.connectors._layout import EXPORTS, IMPORTS, TRADE, TRADE_CONTENT, sidecar, to_csv, trade_shape
from analysis.vocabulary import ECONOMIES
from tracepaper.sources.answers import Refused
from tracepaper.sources.download import Manners
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.raw import read_sidecar

PUBLISHER = "UN Comtrade"
BASE_URL = "https://comtradeapi.un.org"
KEY = ("COMTRADE_API_KEY", "Ocp-Apim-Subscription-Key")
MANNERS = Manners(pause_s=1.5, patience_s=120.0)
SOURCES = ("un-comtrade-with-china",)
FILE = "observations.csv"
SHAPES = {"un-comtrade-with-china": (trade_shape(FILE),)}
FIRST_YEAR = 2014
CHINA, WORLD = "156", "0"
MOST_PREVIEW, MOST_WITH_KEY = 500, 100_000
SIDES = {"X": EXPORTS, "M": IMPORTS}
_ONE_TOTAL = "cmdCode=TOTAL&partner2Code=0&customsCode=C00&motCode=0&includeDesc=true"


def fetch(source, last, get, base_url, today) -> NewEdition:
    """Annual totals by reporter; the last year is only what had been reported by then."""
    keyed = get.sends_key_to(base_url)
    path, most = ("data/v1/get", MOST_WITH_KEY) if keyed else ("public/v1/preview", MOST_PREVIEW)
    rows: dict[tuple, tuple] = {}
    for year in range(FIRST_YEAR, today.year):
        for flow in SIDES:
            for record in _records(get, f"{base_url}/{path}", year, flow, most):
                row = _row(record, year, flow, get)
                if row is None:
                    continue
                key = (*row[:3], row[4])
                if key in rows:
                    raise Refused(
                        f"UN Comtrade answered {row[0]} to {row[1]} in {year} twice; nothing was filed"
                    )
                rows[key] = row
    if not rows:
        raise Refused(f"{base_url} answered no observation; nothing was filed")
    found = _mark_partial(sorted(rows.values()), get)
    old = read_sidecar(last / "source.yml")
    years = f"{min(r[2] for r in found)}-{max(r[2] for r in found)}"
    card = sidecar(
        old,
        today,
        citation=f"UN Comtrade, Trade with China, read {today.isoformat()}.",
        basis=(
            f"partners' trade with China and China's totals, {years}; exports FOB, imports CIF, by the"
            " reporter named"
        ),
        notes=[
            "Read from the API of UN Comtrade (annual, HS as reported, TOTAL).",
            "A year reported by fewer than nine tenths of last year's reporters is flagged partial.",
        ],
    )
    return NewEdition(
        source,
        [today.isoformat()[:7], today.isoformat()],
        {FILE: to_csv(TRADE, found)},
        {FILE: TRADE_CONTENT},
        card,
        (FILE,),
    )


def _records(get, address: str, year: int, flow: str, most: int) -> list[dict]:
    """One year and direction: all reporters' trade with China, and China's with the world."""
    asked = f"{address}/C/A/HS?period={year}&flowCode={flow}"
    reports = _answer(get, f"{asked}&partnerCode={CHINA}&{_ONE_TOTAL}&maxRecords={most}", most)
    totals = _answer(
        get, f"{asked}&partnerCode={WORLD}&reporterCode={CHINA}&{_ONE_TOTAL}&maxRecords={most}", most
    )
    return [*reports, *totals]


def _answer(get, url: str, most: int) -> list[dict]:
    """The records of one request; an error with status 200, a wrong count or a full answer is refused."""
    answer = get.fetch(url, "json", "application/json")
    content = answer.json()
    problem = ""
    if not isinstance(content, dict) or "data" not in content:
        problem = "JSON without `data`"
    elif content.get("error"):
        problem = f"the error {content['error']!r}"
    elif not isinstance(content["data"], list) or content.get("count", -1) != len(content["data"]):
        problem = f"a count of {content.get('count')} with {len(content['data'] or [])} records"
    elif len(content["data"]) >= most:
        problem = f"{most} records, the most it sends, so some are missing (a key in {KEY[0]} allows more)"
    if problem:
        get.forget(answer)
        raise Refused(f"{url} answered {problem}; nothing was filed")
    return content["data"]


def _row(record: dict, year: int, flow: str, get):
    """One record as (exporter, importer, year, value, side, flag); None for a code nobody uses here."""
    if (
        str(record.get("period")) != str(year)
        or record.get("flowCode") != flow
        or record.get("cmdCode") != "TOTAL"
    ):
        raise Refused(
            f"UN Comtrade answered {record.get('period')} {record.get('flowCode')}"
            f" {record.get('cmdCode')}, asked for {year} {flow} TOTAL; nothing was filed"
        )
    value = record.get("primaryValue")
    if not isinstance(value, int | float) or value < 0:
        raise Refused(
            f"UN Comtrade answered the value {value!r} for {record.get('reporterISO')} in {year};"
            " nothing was filed"
        )
    here = record.get("reporterISO") or ""
    there = {CHINA: "CHN", WORLD: "WLD"}[str(record.get("partnerCode"))]
    if not re.fullmatch("[A-Z]{3}", here) or here not in ECONOMIES:
        get.tell(f"  {year}: left out reporter {here!r} ({record.get('reporterDesc', 'no name')})")
        return None
    exporter, importer = (here, there) if flow == "X" else (there, here)
    return exporter, importer, year, repr(float(value)), SIDES[flow], ""


def _mark_partial(rows, get) -> list[tuple]:
    """Flag the last year if clearly fewer economies have reported than the year before.

    The module that reads the source knows the flag of 2025; a later partial year is left out and told.
    """
    reporters: dict[int, set] = {}
    for row in rows:
        reporters.setdefault(row[2], set()).add(row[0] if row[4] == EXPORTS else row[1])
    latest = max(reporters)
    before = reporters.get(latest - 1, set())
    if not before or len(reporters[latest]) >= 0.9 * len(before):
        return rows
    if latest == 2025:
        return [(*r[:5], "partial_2025" if r[2] == latest else "") for r in rows]
    get.tell(
        f"  {latest}: left out, {len(reporters[latest])} economies have reported, {len(before)} the year"
        " before"
    )
    return [r for r in rows if r[2] != latest]
