"""UN Comtrade: what China's partners report of their trade with China, and China's totals.

The same requests as the publisher's own package makes, but over our own transport, which keeps the key in a
header: that package puts it into the URL.  Without a key the free preview answers at most 500 records,
so one year and one direction are asked for at a time; an answer that reaches the limit is refused.

A reporter is known by its ISO code, or where that is missing or no economy's by its number: some numbers are
the publisher's own, or stood for a country before its borders changed.  490, "Other Asia, not elsewhere
specified", is Taiwan, as in the editions filed before.  Areas "nes" and groups are left out and named.
"""

from __future__ import annotations

from collections import Counter

import pycountry

from analysis.connectors._layout import (
    EXPORTS,
    IMPORTS,
    TRADE,
    TRADE_CONTENT,
    TRADERS,
    sidecar,
    to_csv,
    trade_shape,
)
from tracepaper.problems import shortened
from tracepaper.sources.answers import Denied, Refused
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


# goods by year, and no part of a total
_WHOLE = {"typeCode": "C", "freqCode": "A", "partner2Code": 0, "customsCode": "C00", "motCode": 0}
# numbers and codes of Comtrade's own, or of countries that were others once; the rest is ISO 3166's
CODES = {
    "251": "FRA",
    "381": "ITA",
    "412": "XKX",
    "490": "TWN",
    "S19": "TWN",
    "530": "ANT",
    "579": "NOR",
    "699": "IND",
    "736": "SDN",
    "757": "CHE",
    "841": "USA",
    "842": "USA",
    "891": "SCG",
}


def requests(source, last, get, base_url, today) -> list[str]:
    """A year and a direction each: all reporters' trade with China, and China's with the world."""
    path = "data/v1/get" if get.sends_key_to(base_url) else "public/v1/preview"
    return [
        f"{base_url}/{path}/C/A/HS?period={year}&flowCode={flow}&{who}&{_ONE_TOTAL}&maxRecords={_most(path)}"
        for year in range(FIRST_YEAR, today.year)
        for flow in SIDES
        for who in (f"partnerCode={CHINA}", f"partnerCode={WORLD}&reporterCode={CHINA}")
    ]


def fetch(source, last, get, base_url, today) -> NewEdition:
    """Annual totals by reporter; the last year is only what had been reported by then."""
    rows: dict[tuple, tuple] = {}
    left_out: Counter[str] = Counter()
    for url in requests(source, last, get, base_url, today):
        asked = dict(part.split("=") for part in url.partition("?")[2].split("&"))
        for record in _answer(get, url, int(asked["maxRecords"])):
            row = _row(record, asked, left_out)
            key = (*row[:3], row[4]) if row else ()
            if row and rows.setdefault(key, row) != row:
                raise Refused(
                    f"UN Comtrade answered {row[0]} to {row[1]} in {row[2]} twice, with {rows[key][3]} and "
                    f"{row[3]} US$; nothing was filed"
                )
    for what, count in sorted(left_out.items()):
        get.tell(f"  left out {count} {'record' if count == 1 else 'records'} of {what}")
    if not rows:
        raise Refused(f"{base_url} answered no observation; nothing was filed")
    found = _mark_partial(sorted(rows.values()))
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


def _most(path: str) -> int:
    return MOST_WITH_KEY if path.startswith("data") else MOST_PREVIEW


def _answer(get, url: str, most: int) -> list[dict]:
    """The records of one request; an error with status 200, a wrong count or a full answer is refused."""
    try:
        answer = get.fetch(url, "json", "application/json")
    except Denied as denied:
        raise Refused(
            f"{denied}; if the quota of the day is used up, run the same command later: what was answered "
            f"within a day is not asked for again; else look at the key in {KEY[0]}"
        ) from None
    content = answer.json()
    data = content.get("data", []) if isinstance(content, dict) else []
    problem = ""
    if not isinstance(content, dict) or "data" not in content:
        problem = f"JSON without `data` ({_said(content)})"
    elif content.get("error"):
        problem = f"the error {content['error']!r}"
    elif not isinstance(data, list) or content.get("count", -1) != len(data):
        problem = f"a count of {content.get('count')} with {len(data or [])} records"
    elif not all(isinstance(record, dict) for record in data):
        problem = "records of another form than known"
    elif len(data) >= most:
        problem = f"{most} records, the most it sends, so some are missing (a key in {KEY[0]} allows more)"
    if problem:
        get.forget(answer)
        raise Refused(f"{url} answered {problem}; nothing was filed")
    return data


def _said(content) -> str:
    """What an answer says that is no data: the publisher's message if there is one."""
    message = content.get("message") if isinstance(content, dict) else None
    return shortened(str(message or content), 200)


def _row(record: dict, asked: dict[str, str], left_out: Counter[str]):
    """One record as (exporter, importer, year, value, side, flag); None for what nobody uses here."""
    answered = [str(record.get(key)) for key in ("period", "flowCode", "cmdCode")]
    wanted = [asked[key] for key in ("period", "flowCode", "cmdCode")]
    if str(record.get("partnerCode")) != asked["partnerCode"]:
        partner = f"{record.get('partnerCode')} ({record.get('partnerDesc') or 'no name'})"
        left_out[f"trade with the partner {partner}, which was not asked for"] += 1
        return None
    if answered != wanted:
        raise Refused(
            f"UN Comtrade answered {' '.join(answered)}, asked for {' '.join(wanted)}; nothing was filed"
        )
    parts = [key for key, whole in _WHOLE.items() if str(record.get(key, whole)) != str(whole)]
    if parts:
        left_out[f"services, months or parts of a total ({', '.join(parts)})"] += 1
        return None
    here = _economy(record)
    code = record.get("reporterISO") or record.get("reporterCode")
    name = f"{code} ({record.get('reporterDesc') or 'no name'})"
    if here is None:
        left_out[f"the reporter {name}, no economy that the paper knows"] += 1
        return None
    value = record.get("primaryValue")
    if value is None:
        left_out[f"the reporter {name} without a value"] += 1
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise Refused(
            f"UN Comtrade answered the value {value!r} for {name} in {asked['period']}; nothing was filed"
        )
    there, flow = {CHINA: "CHN", WORLD: "WLD"}[asked["partnerCode"]], asked["flowCode"]
    exporter, importer = (here, there) if flow == "X" else (there, here)
    return exporter, importer, int(asked["period"]), repr(float(value)), SIDES[flow], ""


def _economy(record: dict) -> str | None:
    """The economy that reported; None for a group, an area that is none, or a code nobody knows."""
    iso, number = str(record.get("reporterISO") or ""), str(record.get("reporterCode") or "")
    known = CODES.get(number) or CODES.get(iso) or (iso if iso in TRADERS - {"WLD"} else None)
    if known or iso or not number.isdecimal():
        return known
    country = pycountry.countries.get(numeric=number.zfill(3))
    return country.alpha_3 if country else None


def _mark_partial(rows: list[tuple]) -> list[tuple]:
    """Flag the last year if clearly fewer economies have reported than the year before."""
    reporters: dict[int, set] = {}
    for row in rows:
        reporters.setdefault(row[2], set()).add(row[0] if row[4] == EXPORTS else row[1])
    latest = max(reporters)
    before = reporters.get(latest - 1, set())
    if not before or len(reporters[latest]) >= 0.9 * len(before):
        return rows
    return [(*r[:5], f"partial_{latest}" if r[2] == latest else "") for r in rows]
