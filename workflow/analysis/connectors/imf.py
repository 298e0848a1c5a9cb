"""IMF, International Trade in Goods (IMTS, the successor of DOTS), by SDMX 2.1.

Key: COUNTRY.INDICATOR.COUNTERPART_COUNTRY.FREQUENCY; one request per reporter, because a request for all of
them is larger than the service answers.  Codes that are groups (G001 is the world) are left out but for the
world.  Whether values come in dollars or are scaled by the attribute SCALE is not stated where we could
read it, so the scale is taken that agrees with the last edition; if neither does, the answer is refused.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import re
from statistics import median

from analysis.connectors._layout import EXPORTS, IMPORTS, TRADE, TRADE_CONTENT, sidecar, to_csv, trade_shape
from tracepaper.sources.answers import NotThere, Refused
from tracepaper.sources.download import Manners
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.raw import read_sidecar

PUBLISHER = "International Monetary Fund"
BASE_URL = "https://api.imf.org/external/sdmx/2.1"
MANNERS = Manners(pause_s=1.0, patience_s=120.0)
ACCEPT = "application/vnd.sdmx.structurespecificdata+xml;version=2.1"
SOURCES = ("imf-dots-exports", "imf-dots-imports-china", "imf-dots-world")
FILES = {
    "imf-dots-exports": "observations.csv.gz",
    "imf-dots-imports-china": "observations.csv",
    "imf-dots-world": "observations.csv",
}
SHAPES = {source: (trade_shape(FILES[source]),) for source in SOURCES}
FIRST_YEAR = {"imf-dots-exports": 1995, "imf-dots-imports-china": 2010, "imf-dots-world": 1995}
WORLD = "G001"
CODES = {WORLD: "WLD", "KOS": "XKX"}
SUM = " (sum of partners)"
SIDES = {"XG_FOB_USD": EXPORTS, "MG_CIF_USD": IMPORTS}
FLAGS = {"": "", "A": "", "E": "imf_estimate"}


def fetch(source, last, get, base_url, today) -> NewEdition:
    """The flows of a source, in US$, as the rows of our trade layout."""
    known = _last_values(last / FILES[source])
    rows = []
    for key in _keys(source, known):
        url = f"{base_url}/data/IMTS/{key}?startPeriod={FIRST_YEAR[source]}"
        try:
            answer = get.fetch(url, "xml", ACCEPT)
        except NotThere:
            get.tell(f"  {key}: the IMF has no observations")
            continue
        rows += _rows(answer, source, get)
    if not rows:
        raise Refused(f"{base_url} answered no observation for {source}; nothing was filed")
    if len({(*r[:3], r[4]) for r in rows}) != len(rows):
        raise Refused(f"{base_url} answered an observation of {source} twice; nothing was filed")
    rows = _scaled(rows, known, base_url)
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


def _keys(source: str, known: dict) -> list[str]:
    if source == "imf-dots-imports-china":
        return ["CHN.MG_CIF_USD..A"]
    if source == "imf-dots-world":
        return [f"{WORLD}.{indicator}..A" for indicator in SIDES]
    # the reporters of the last edition, and those whom it lacked though they appear as partners
    back = {ours: theirs for theirs, ours in CODES.items()}
    return [
        f"{back.get(code, code)}.XG_FOB_USD..A"
        for code in sorted({k[0] for k in known} | {k[1] for k in known})
        if code != "WLD"
    ]


def _rows(answer, source: str, get) -> list[tuple]:
    """exporter, importer, year, value, side, flag, scale of every observation of one answer."""
    import logging

    import sdmx

    logging.getLogger("sdmx").setLevel(logging.ERROR)
    try:
        message = sdmx.read_sdmx(io.BytesIO(answer.path.read_bytes()), format="XML")
    except Exception as problem:  # sdmx raises many kinds
        get.forget(answer)
        raise Refused(
            f"{answer.url} answered XML that is no SDMX ({type(problem).__name__}: {problem}); nothing "
            "was filed"
        ) from None
    if not hasattr(message, "data") or message.footer is not None:
        get.forget(answer)
        told = " ".join(str(t) for t in getattr(message.footer, "text", [])) or type(message).__name__
        raise Refused(f"{answer.url} answered a message instead of observations ({told}); nothing was filed")
    found = []
    for dataset in message.data:
        for obs in dataset.obs:
            row = _row(
                {str(v.id): str(v.value) for v in obs.key.values.values()}
                | {str(k): str(v.value) for k, v in obs.attached_attribute.items()},
                obs.value,
                source,
                answer.url,
            )
            found += [row] if row else []
    return found


def _row(of: dict, value, source: str, url: str):
    """One observation; None for a group of economies, a blank, or a year before the first."""
    missing = {"COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "TIME_PERIOD"} - of.keys()
    if missing or of.get("INDICATOR") not in SIDES:
        raise Refused(
            f"{url} answered observations without {', '.join(sorted(missing)) or 'a known INDICATOR'}; the "
            "structure of the data changed, nothing was filed"
        )
    here, there = (CODES.get(of[name], of[name]) for name in ("COUNTRY", "COUNTERPART_COUNTRY"))
    year = of["TIME_PERIOD"]
    if (
        not (re.fullmatch("[A-Z]{3}", here) and re.fullmatch("[A-Z]{3}", there))
        or "NaN" in str(value)
        or not value
    ):
        return None
    if int(year) < FIRST_YEAR[source]:  # the service ignores startPeriod at times
        return None
    side = SIDES[of["INDICATOR"]]
    exporter, importer = (here, there) if side == EXPORTS else (there, here)
    flag = FLAGS.get(of.get("OBS_STATUS", of.get("STATUS", "")), "")
    return (
        exporter,
        importer,
        int(year),
        float(str(value)),
        side + (SUM if source == "imf-dots-world" else ""),
        flag,
        int(of.get("SCALE", "0") or 0),
    )


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
