"""CEPII, BACI: reconciled trade by product, one zip per revision of the Harmonized System.

The archive holds every flow of the world; of them those between the paper's eleven economies are taken, as
published (thousand US$, tonnes, six digits).  The version is in the names of the files (V202401b is a
correction of V202401), and names the edition.  The archive is read in place, never unpacked, line by line; a
new version needs a new URL in the configuration.  The lists of codes have been in UTF-8 and in Latin-1.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile

from analysis.connectors._layout import CARRIERS, sidecar, to_csv
from analysis.vocabulary import THE_ELEVEN
from tracepaper.sources.answers import Refused
from tracepaper.sources.download import Manners
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.schema_guard import Shape

PUBLISHER = "CEPII"
BASE_URL = "https://www.cepii.fr/DATA_DOWNLOAD/baci/data/BACI_HS22_V202501.zip"
MANNERS = Manners(pause_s=1.0, whole_s=4 * 3600.0, most_bytes=4_000_000_000, most_unpacked=40_000_000_000)
SOURCES = ("cepii-baci",)
NEEDS_NO_EDITION = True
FILE = "observations.csv.gz"
LONGEST_LINE = 10_000  # bytes; the longest description of a product has about 1,000
HEADER = ("exporter", "importer", "product", "year", "value_usd_k", "quantity_tonnes", "reporter_side")
SHAPES = {
    "cepii-baci": (
        Shape(FILE, "reporter_side", ("exporter", "importer"), "year", "value_usd_k", other=("product",)),
    )
}
COLUMNS = ["t", "i", "j", "k", "v", "q"]
_CARD = {
    "publisher": {"zh": "法国国际经济研究中心（CEPII）", "en": "CEPII"},
    "title": {
        "zh": "BACI 国际贸易数据库",
        "en": "BACI: international trade database at the product level",
    },
    "url": "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    "licence": "Etalab Open Licence 2.0",
    "units": "thousand current US$; tonnes",
    "notes": [
        (
            "Reconciled: imports are FOB-adjusted and averaged with the partner's exports; never mix"
            " with reports."
        ),
        "Only flows between the eleven economies are kept, each as published.",
        "A blank quantity is missing, not zero.",
    ],
}


def requests(source, last, get, base_url, today) -> list[str]:
    """The archive."""
    return [base_url]


def fetch(source, last, get, base_url, today) -> NewEdition:
    """The flows between the eleven economies, every year of the archive."""
    answer = get.fetch(base_url, "zip")
    with zipfile.ZipFile(answer.path) as archive:
        version, revision, years, countries, products = _inventory(archive, base_url)
        economies = _economies(archive, countries, base_url)
        rows = [row for name in years for row in _flows(archive, name, economies, base_url, get)]
        names = [
            (row["code"], row["description"])
            for row in _table(archive, products, ["code", "description"], base_url)
        ]
    if not rows:
        raise Refused(f"{base_url} holds no flow between the eleven economies; nothing was filed")
    span = f"{min(r[3] for r in rows)}-{max(r[3] for r in rows)}"
    card = sidecar(
        _CARD,
        today,
        citation=f"CEPII, BACI, version {version}, HS{revision}.",
        carriers="carriers.csv",
        basis=f"reconciled flows (FOB) by HS{revision} product of six digits, {span}",
    )
    contents = {
        FILE: ", ".join(HEADER),
        "products.csv": "code and description of each product",
        "carriers.csv": "the archive read",
    }
    files = {
        FILE: to_csv(HEADER, sorted(rows), compress=True),
        "products.csv": to_csv(("product", "name"), names),
        "carriers.csv": to_csv(
            CARRIERS, [("c01", "cepii.fr", "", base_url.rsplit("/", 1)[-1], answer.sha256, version)]
        ),
    }
    return NewEdition(
        source, [f"{version[:4]}-{version[4:]}", today.isoformat()], files, contents, card, (FILE,)
    )


def _inventory(archive: zipfile.ZipFile, url: str):
    """version, revision, year files, country file, product file; refused if one of them is missing."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    years = sorted(n for n in names if re.fullmatch(r"(.*/)?BACI_HS\d\d_Y\d{4}_V\d{6}\w?\.csv", n))
    countries = next((n for n in names if re.fullmatch(r"(.*/)?country_codes_V\d{6}\w?\.csv", n)), None)
    products = next((n for n in names if re.fullmatch(r"(.*/)?product_codes_HS\d\d_V\d{6}\w?\.csv", n)), None)
    versions = {_part(r"_V(\d{6}\w?)", name) for name in (*years, countries or "", products or "")}
    if not (years and countries and products) or len(versions) != 1:
        raise Refused(f"{url} is not laid out as BACI is (found {', '.join(names[:5])}); nothing was filed")
    return (
        _part(r"_V(\d{6}\w?)", years[0]),
        _part(r"BACI_HS(\d\d)", years[0]),
        years,
        countries,
        products,
    )


def _part(pattern: str, name: str) -> str:
    """The part of a name in parentheses of the pattern; the names were matched as a whole before."""
    found = re.search(pattern, name)
    return found[1] if found else ""


def _economies(archive, name: str, url: str) -> dict[str, str]:
    """Number -> ISO code, of the eleven."""
    column = {
        "country_code": "country_code",
        "country_iso3": "country_iso3",
        "iso_3digit_alpha": "country_iso3",
    }
    rows = [
        {column[key]: value for key, value in row.items() if key in column}
        for row in _table(archive, name, ["country_code"], url)
    ]
    found = {row["country_code"]: row.get("country_iso3", "") for row in rows}
    found = {number: code for number, code in found.items() if code in THE_ELEVEN}
    missing = sorted(set(THE_ELEVEN) - set(found.values()))
    if missing:
        raise Refused(f"{url}!{name} has no code for {', '.join(missing)}; nothing was filed")
    return found


def _flows(archive, name: str, economies: dict[str, str], url: str, get):
    """The flows of one year; a row that comes twice is taken once, of two that differ neither."""
    year, twice = _part(r"_Y(\d{4})_", name), 0
    found: dict[tuple, tuple] = {}
    for row in _table(archive, name, COLUMNS, url):
        if row["t"] != year:
            raise Refused(f"{url}!{name} holds a row of {row['t']}; nothing was filed")
        if row["i"] not in economies or row["j"] not in economies:
            continue
        key = (economies[row["i"]], economies[row["j"]], row["k"].zfill(6), year)
        flow = (*key, row["v"], "" if row["q"] == "NA" else row["q"], "reconciled FOB")
        if not (
            re.fullmatch(r"\d{6}", key[2]) and _is_number(flow[4]) and (not flow[5] or _is_number(flow[5]))
        ):
            raise Refused(f"{url}!{name} holds the row {','.join(row.values())}; nothing was filed")
        twice += key in found
        if found.setdefault(key, flow) != flow:
            raise Refused(
                f"{url}!{name} holds the flow {' '.join(key)} twice, with {found[key][4]} and {flow[4]}; "
                "nothing was filed"
            )
    if twice:
        get.tell(f"  {name}: {twice} {'row' if twice == 1 else 'rows'} came twice, alike, and are taken once")
    yield from found.values()


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d*)?(e[+-]?\d{1,2})?", text, re.IGNORECASE))


def _table(archive, name: str, columns: list[str], url: str):
    """Rows of a CSV in the archive as dicts without blanks around the cells.

    Refused if a column or a cell is missing, or if a line never ends.
    """
    with archive.open(name) as raw:
        reader = csv.reader(_lines(raw, f"{url}!{name}"))
        try:
            header = [cell.strip() for cell in next(reader, [])]
            missing = [c for c in columns if c not in header]
            if missing:
                raise Refused(f"{url}!{name} has no column {', '.join(missing)}; nothing was filed")
            for row in reader:
                if len(row) != len(header):
                    raise Refused(
                        f"{url}!{name} has {len(row)} cells in line {reader.line_num}, expected "
                        f"{len(header)}; nothing was filed"
                    )
                yield dict(zip(header, (cell.strip() for cell in row), strict=True))
        except csv.Error as problem:
            raise Refused(f"{url}!{name} is no CSV ({problem}); nothing was filed") from None


def _lines(raw, place: str):
    """The lines of a file, each decoded by itself: names are in UTF-8 or Latin-1, figures in both alike."""
    first, buffered = True, io.BufferedReader(raw)  # the archive's own reader ends a line anywhere
    while line := buffered.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise Refused(f"{place} has a line of more than {LONGEST_LINE} bytes; nothing was filed")
        line = line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("latin-1")
