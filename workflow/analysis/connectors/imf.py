"""IMF, International Trade in Goods (IMTS, the successor of DOTS), by SDMX 2.1 or, at an address that ends
in 3.0, by SDMX 3.0.

Key: COUNTRY.INDICATOR.COUNTERPART_COUNTRY.FREQUENCY; one request per reporter, because a request for all of
them is larger than the service answers.  A key without data is answered by 400, 404 or 204.  Groups of
economies (G001 is the world) are left out but for the world, and so is every code that the paper does not
know: the service's own list of codes says what it is, and it is named.  Whether values come in dollars or are
scaled by the attribute SCALE is not stated where we could read it, so the scale is taken that agrees with the
last edition; if neither does, the answer is refused.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import re
from collections import Counter
from statistics import median

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
from analysis.connectors._sdmx import code_list, observations
from tracepaper.errors import InputError
from tracepaper.sources.answers import NotThere, Refused
from tracepaper.sources.download import Manners
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.raw import read_sidecar

PUBLISHER = "International Monetary Fund"
BASE_URL = "https://api.imf.org/external/sdmx/2.1"
MANNERS = Manners(pause_s=1.0, patience_s=120.0)
_XML, _JSON = "application/vnd.sdmx.structurespecificdata+xml;version=2.1", "application/vnd.sdmx.data+json"
_NO_DATA = (204, 400, 404)
SOURCES = ("imf-dots-exports", "imf-dots-imports-china", "imf-dots-world")
FILES = {
    "imf-dots-exports": "observations.csv.gz",
    "imf-dots-imports-china": "observations.csv",
    "imf-dots-world": "observations.csv",
}
SHAPES = {source: (trade_shape(FILES[source]),) for source in SOURCES}
FIRST_YEAR = {"imf-dots-exports": 1995, "imf-dots-imports-china": 2010, "imf-dots-world": 1995}
WORLD = "G001"
# the portal's -> ours; TX126 is Belgium with Luxembourg, which reported together until 1996
CODES = {WORLD: "WLD", "KOS": "XKX", "UVK": "XKX", "WBG": "PSE", "TX126": "BLX"}
DEPARTMENTS = {"AFR", "APD", "EUR", "MCD", "WHD"}  # groups of the fund's own that look like economies
# the list of codes that the data name, as public programs ask for it (there is none of the name CL_COUNTRY)
AGENCY, CODE_LIST = "IMF.STA", "CL_IMTS_COUNTRY"
SUM = " (sum of partners)"
SIDES = {"XG_FOB_USD": EXPORTS, "MG_CIF_USD": IMPORTS}
FLAGS = {"": "", "A": "", "E": "imf_estimate", "I": "imf_estimate", "P": "provisional"}
_GROUP = re.compile(r"[A-Z]{1,2}\d{3,}")  # G110, GX170, TX799, U019: every answer has dozens of them


def requests(source, last, get, base_url, today) -> list[str]:
    """One for each reporter."""
    return [_url(base_url, source, key) for key in _keys(source, _last_values(last / FILES[source]))]


def fetch(source, last, get, base_url, today) -> NewEdition:
    """The flows of a source, in US$, as the rows of our trade layout."""
    known = _last_values(last / FILES[source])
    rows = _all_rows(source, known, get, base_url)
    if not rows:
        raise Refused(f"{base_url} answered no observation for {source}; nothing was filed")
    return _edition(source, last, today, _scaled(rows, known, base_url))


def _all_rows(source: str, known: dict, get, base_url: str) -> list[tuple]:
    """The rows of all keys, those of unknown codes left out; refused if an observation comes twice."""
    rows: list[tuple] = []
    strangers: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    for key in _keys(source, known):
        url, accept = _url(base_url, source, key), f"{_XML}, {_JSON};version=2.0.0;q=0.9"
        try:
            answer = get.fetch(url, "xml|json", _JSON if _is_third(base_url) else accept, _NO_DATA)
        except NotThere:
            get.tell(f"  {key}: the IMF has no observations")
            continue
        for of, value in observations(answer, get):
            row = _row(of, value, source, answer.url)
            if row and not {row[0], row[1]} <= TRADERS:
                strangers.update({row[0], row[1]} - TRADERS)
            elif row:
                rows.append(row)
                statuses[_status(of)] += 1
    _tell_strangers(strangers, get, base_url)
    for status in sorted(statuses.keys() - FLAGS.keys()):
        told = f"{statuses[status]} observations have the status {status}, which FLAGS in connectors/imf.py"
        get.tell(f"  {told} does not know; they are read as final")
    twice = [key for key, count in Counter((*r[:3], r[4]) for r in rows).items() if count > 1]
    if twice:
        raise Refused(
            f"{base_url} answered the observation {' '.join(map(str, twice[0]))} of {source} twice; nothing "
            "was filed"
        )
    return rows


def _edition(source: str, last, today, rows: list[tuple]) -> NewEdition:
    month = today.isoformat()[:7]
    old = read_sidecar(last / "source.yml")
    card = sidecar(
        old,
        today,
        title={
            "zh": "国际货物贸易统计（IMTS，原贸易方向统计）",
            "en": "International Trade in Goods (by partner country), formerly Direction of Trade",
        },
        citation=(
            f"International Monetary Fund, International Trade in Goods (IMTS), read {today.isoformat()}."
        ),
        basis=(
            f"{re.sub(r'[,;] .*', '', old['basis'])}; {min(r[2] for r in rows)}-{max(r[2] for r in rows)}"
        ),
        notes=[
            "Read from the SDMX service of the IMF, which states no date of its own.",
            "A blank was missing, not zero.",
        ],
    )
    content = to_csv(TRADE, sorted(rows), compress=FILES[source].endswith(".gz"))
    return NewEdition(
        source,
        [month, today.isoformat()],
        {FILES[source]: content},
        {FILES[source]: TRADE_CONTENT},
        card,
        (FILES[source],),
    )


def _is_third(base_url: str) -> bool:
    return base_url.endswith("3.0")


def _url(base_url: str, source: str, key: str) -> str:
    """The request for a key; SDMX 3.0 has another path, a star for all codes and a filter for the years."""
    if not _is_third(base_url):
        return f"{base_url}/data/{AGENCY},IMTS/{key}?startPeriod={FIRST_YEAR[source]}"
    stars = ".".join(part or "*" for part in key.split("."))
    return f"{base_url}/data/dataflow/{AGENCY}/IMTS/+/{stars}?c[TIME_PERIOD]=ge:{FIRST_YEAR[source]}"


def _keys(source: str, known: dict) -> list[str]:
    if source == "imf-dots-imports-china":
        return ["CHN.MG_CIF_USD..A"]
    if source == "imf-dots-world":
        return [f"{WORLD}.{indicator}..A" for indicator in SIDES]
    # the reporters of the last edition, and those whom it lacked though they appear as partners
    back = {"WLD": WORLD, "XKX": "KOS", "PSE": "WBG", "BLX": "TX126"}
    return [
        f"{back.get(code, code)}.XG_FOB_USD..A"
        for code in sorted({k[0] for k in known} | {k[1] for k in known})
        if code != "WLD"
    ]


def _row(of: dict[str, str], value: str, source: str, url: str):
    """One observation; None for a group of economies, a blank, or a year before the first."""
    missing = {"COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "TIME_PERIOD"} - of.keys()
    if missing or of.get("INDICATOR") not in SIDES:
        raise Refused(
            f"{url} answered observations without {', '.join(sorted(missing)) or 'a known INDICATOR'}; the "
            "structure of the data changed, nothing was filed"
        )
    here, there = (CODES.get(of[name], of[name]) for name in ("COUNTRY", "COUNTERPART_COUNTRY"))
    year = re.fullmatch(r"(\d{4})(-A1)?", of["TIME_PERIOD"])
    if not year:
        raise Refused(f"{url} answered the period {of['TIME_PERIOD']!r}, expected a year; nothing was filed")
    if _GROUP.fullmatch(here) or _GROUP.fullmatch(there) or not value:
        return None
    if int(year[1]) < FIRST_YEAR[source]:  # the service ignores the first year at times
        return None
    try:
        number, scale = float(value), int(of.get("SCALE") or 0)
        if not math.isfinite(number):
            raise ValueError
    except ValueError:
        raise Refused(
            f"{url} answered the value {value!r} with the scale {of.get('SCALE')!r} for {here}, {there} in "
            f"{year[1]}, expected numbers; nothing was filed"
        ) from None
    side = SIDES[of["INDICATOR"]]
    exporter, importer = (here, there) if side == EXPORTS else (there, here)
    flag = FLAGS.get(_status(of), "")
    side += SUM if source == "imf-dots-world" else ""
    return exporter, importer, int(year[1]), number, side, flag, scale


def _status(of: dict[str, str]) -> str:
    return of.get("OBS_STATUS", of.get("STATUS", ""))


def _tell_strangers(strangers: Counter[str], get, base_url: str) -> None:
    """Name the codes that were left out, each with what the service's own list says of it."""
    if not strangers:
        return
    folder = f"codelist/{AGENCY}/{CODE_LIST}"
    folder = f"structure/{folder}/+" if _is_third(base_url) else folder
    try:
        known = code_list(get.fetch(f"{base_url}/{folder}", "xml|json", none=_NO_DATA))
    except (InputError, LookupError, TypeError, AttributeError):
        known = {}  # it only explains: without it the codes alone are named
    for code, count in sorted(strangers.items()):
        name, is_group = known.get(code, ("not in the list of codes", False))
        what = (
            "a group of economies"
            if is_group or code in DEPARTMENTS
            else "if it is an economy, add it to CODES in connectors/imf.py"
        )
        get.tell(f"  left out {code} ({name}), {count} observations: {what}")


def _scaled(rows, known: dict, base_url: str) -> list[tuple]:
    """Values in US$; the scale is 1 or what SCALE says, whichever agrees with the last edition."""
    ratios = [(r[3] / known[r[:3]], r[6]) for r in rows if known.get(r[:3])]
    for factor in (lambda scale: 1.0, lambda scale: 10.0**scale):
        middle = median([ratio * factor(scale) for ratio, scale in ratios] or [1.0])
        if abs(math.log10(middle)) < 0.3:
            return [(*r[:3], repr(r[3] * factor(r[6])), r[4], r[5]) for r in rows]
    raise Refused(
        f"{base_url} answered values that are {middle:.3g} times the last edition's; the unit changed, "
        "nothing was filed"
    )


def _last_values(path) -> dict[tuple[str, str, int], float]:
    """(exporter, importer, year) -> value of the last edition."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    table = csv.DictReader(io.StringIO(content.decode("utf-8")))
    return {
        (r["exporter"], r["importer"], int(r["year"])): float(r["value_usd"]) for r in table if r["value_usd"]
    }
