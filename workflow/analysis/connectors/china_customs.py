"""China's customs, 进出口商品国别（地区）总值表: exports and imports by country, in US$, of a whole year.

The December table has them as 1至12月累计.  Names are Chinese short names; a name nobody knows refuses the
table, because a partner left out silently would be a partner with no trade.  The table in yuan is refused:
what is converted is not published.  The other years of the last edition are carried over.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal

from analysis.connectors._layout import EXPORTS, IMPORTS, TRADE, TRADE_CONTENT, sidecar, to_csv, trade_shape
from tracepaper.errors import InputError
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.grid import Sheet, plain
from tracepaper.sources.inbox import Understood
from tracepaper.sources.raw import read_sidecar
from tracepaper.sources.spreadsheet import carried_right, clean, number_in

SOURCE = "gacc-country-table"
LOOKS_LIKE = "China Customs, 进出口商品国别（地区）总值表 of December, in US dollars"
FILE = "observations.csv"
SHAPES = (trade_shape(FILE),)
UNITS = {"千美元": 1_000, "万美元": 10_000, "百万美元": 1_000_000, "亿美元": 100_000_000}
GROUPS = re.compile(
    r"总[值计额]|合计|亚洲|非洲|欧洲|拉丁美洲|北美洲|大洋洲|东南亚国家联盟|东盟|欧洲联盟|欧盟|亚太经|经济合作|"
    r"区域全面|RCEP|一带一路|金砖|中东|海合会|海湾|上海合作|联合国|机构|未列|其他|国别\(地区\)不详|不详|中亚"
)
# short names of the customs that the table of the Unicode consortium writes otherwise
ALIASES = {
    "中国香港": "HKG",
    "香港": "HKG",
    "中国澳门": "MAC",
    "澳门": "MAC",
    "中国台湾": "TWN",
    "台湾省": "TWN",
    "台湾": "TWN",
    "印尼": "IDN",
    "阿联酋": "ARE",
    "沙特": "SAU",
    "波黑": "BIH",
    "北马其顿": "MKD",
    "马其顿": "MKD",
    "刚果(金)": "COD",
    "刚果民主共和国": "COD",
    "刚果(布)": "COG",
    "刚果": "COG",
    "中非": "CAF",
    "中非共和国": "CAF",
    "多米尼加": "DOM",
    "多米尼加共和国": "DOM",
    "多米尼克": "DMA",
    "特立尼达和多巴哥": "TTO",
    "安提瓜和巴布达": "ATG",
    "圣基茨和尼维斯": "KNA",
    "圣文森特和格林纳丁斯": "VCT",
    "圣多美和普林西比": "STP",
    "俄罗斯联邦": "RUS",
    "东帝汶": "TLS",
    "缅甸": "MMR",
    "文莱": "BRN",
    "美国": "USA",
    "英国": "GBR",
    "捷克": "CZE",
    "捷克共和国": "CZE",
    "斯威士兰": "SWZ",
    "科特迪瓦": "CIV",
    "佛得角": "CPV",
    "土耳其": "TUR",
    "马尔代夫": "MDV",
    "密克罗尼西亚联邦": "FSM",
    "巴勒斯坦": "PSE",
    "梵蒂冈": "VAT",
    "孟加拉国": "BGD",
    "孟加拉": "BGD",
    "留尼汪": "REU",
    "荷属安地列斯": "ANT",
    "圣马丁岛": "MAF",
    "法属波利尼西亚": "PYF",
    "波多黎各": "PRI",
    "百慕大": "BMU",
    "塞尔维亚": "SRB",
    "黑山": "MNE",
    "瑙鲁": "NRU",
    "直布罗陀": "GIB",
    "几内亚比绍": "GNB",
}


def recognise(sheet: Sheet) -> bool:
    text = sheet.text()
    return "国别" in text and "总值" in text and "进口" in text and "出口" in text


def read(sheet: Sheet, dropped, last, today) -> Understood:
    """The table as a new edition; InputError if year, unit, column or country is not beyond doubt."""
    first = _first_row(sheet, dropped)
    head = "".join(clean(cell) for row in sheet.rows[:first] for cell in row)
    year, unit = _year(head, dropped), _unit(head, dropped)
    columns = {
        side: _column(sheet, first, word, dropped) for side, word in ((EXPORTS, "出口"), (IMPORTS, "进口"))
    }
    rows, groups = _rows(sheet, first, columns, year, UNITS[unit], dropped)
    with open(last / FILE, encoding="utf-8", newline="") as file:
        old = [tuple(r[c] for c in TRADE) for r in csv.DictReader(file)]
    kept = [row for row in old if row[2] != year]
    content = to_csv(TRADE, sorted(kept + rows))
    old_card = read_sidecar(last / "source.yml")
    years = sorted({row[2] for row in kept + rows})
    card = sidecar(
        old_card,
        today,
        trust=old_card["trust"],
        carriers=old_card.get("carriers", "not stated"),
        basis=f"China with its partners, {years[0]}-{years[-1]}; exports FOB, imports CIF",
        notes=[
            *old_card["notes"],
            (
                f"{year} is the customs' own table in US$ (published in {unit}), kept "
                "here as it was dropped; rows with a flag are of the edition before."
            ),
        ],
    )
    new = NewEdition(
        SOURCE,
        [year, today.isoformat()[:7], today.isoformat()],
        {FILE: content},
        {FILE: TRADE_CONTENT},
        card,
        (FILE,),
    )
    shown = [
        f"understood as China's trade by country in {year}, published in {unit}, cumulated to December",
        (
            f"{len({r[0] for r in rows} | {r[1] for r in rows}) - 1} partners, {len(rows)} observations; "
            f"{len(old) - len(kept)} of the last edition replaced, {len(kept)} carried over"
        ),
        *(f"{r[0]} to {r[1]} {r[2]}: {Decimal(r[3]) / 10**9:.3f} billion US$ ({r[4]})" for r in rows[:6]),
        f"left out (groups): {', '.join(groups[:12])}",
    ]
    return Understood(new, shown)


def _first_row(sheet: Sheet, dropped) -> int:
    """The first row with a name and at least two observations."""
    for number, row in enumerate(sheet.rows):
        if (
            clean(row[0])
            and not re.fullmatch(r"[\d.]+", clean(row[0]))
            and sum(_is_number(c) for c in row[1:]) >= 2
        ):
            return number
    raise InputError("no row of observations was found", dropped)


def _is_number(cell: str) -> bool:
    try:
        return number_in(cell) is not None
    except ValueError:
        return False


def _year(head: str, dropped) -> str:
    """The year of the table, which must be whole."""
    stated = re.search(r"(20\d\d)年(?:1[至-])?(\d{1,2})?月?", head)
    if not stated:
        raise InputError("the title states no year such as 2025年12月; add it", dropped)
    if stated[2] and int(stated[2]) != 12:
        raise InputError(
            f"the table ends in month {int(stated[2])}; only a whole year can be filed, drop the table "
            "of December",
            dropped,
        )
    return stated[1]


def _unit(head: str, dropped) -> str:
    found = [unit for unit in UNITS if unit in head and not (unit == "万美元" and "百万美元" in head)]
    if "人民币" in head or re.search(r"单位:[千万亿]*元", head):
        raise InputError("this is the table in yuan; drop the one in US dollars (美元值)", dropped)
    if len(found) != 1:
        raise InputError(
            f"{'two units are' if found else 'no unit is'} stated above the numbers; "
            "expected 单位：千美元 or the like",
            dropped,
        )
    return found[0]


def _column(sheet: Sheet, first: int, word: str, dropped) -> int:
    """The column of exports or of imports, cumulated over the year if the month stands beside it."""
    heads = [carried_right([clean(cell) for cell in row]) for row in sheet.rows[:first] if not _is_title(row)]
    labels = {c: "".join(dict.fromkeys(row[c] for row in heads)) for c in range(1, len(sheet.rows[first]))}
    fitting = {
        c: label
        for c, label in labels.items()
        if word in label and "进出口" not in label and not re.search(r"比|±|%|同期|增", label)
    }
    if any("累计" in label or "1至" in label for label in fitting.values()):
        fitting = {c: label for c, label in fitting.items() if "累计" in label or "1至" in label}
    if len(fitting) != 1:
        raise InputError(
            f"expected one column {word} 1至12月累计, found {len(fitting)} ({'; '.join(fitting.values())})",
            dropped,
        )
    return next(iter(fitting))


def _is_title(row: list[str]) -> bool:
    """A title or unit line: one text over the whole width, or alone in its row."""
    return len({clean(cell) for cell in row} - {""}) <= 1


def _rows(sheet: Sheet, first: int, columns: dict[str, int], year: str, factor: int, dropped):
    """Rows of our trade layout, and the names of groups left out."""
    names, found = _names(), []
    groups: list[str] = []
    unknown: list[str] = []
    for number, row in enumerate(sheet.rows[first:], start=first + 1):
        name = re.sub(r"^其中:?|:$", "", clean(row[0]))
        if not name or not any(_is_number(row[c]) for c in columns.values()) or re.match(r"注|说明", name):
            continue
        code = names.get(name)
        if code is None or code == "CHN":
            (groups if code == "CHN" or GROUPS.search(name) else unknown).append(name)
            continue
        for side, column in columns.items():
            try:
                value = number_in(row[column])
            except ValueError:
                raise InputError(
                    f"{name} is {row[column]!r}, expected a number or a blank", dropped, number
                ) from None
            if value is not None:
                ends = ("CHN", code) if side == EXPORTS else (code, "CHN")
                found.append((*ends, year, plain(value * factor), side, ""))
    if unknown:
        raise InputError(
            f"unknown names of countries: {', '.join(unknown[:12])}; add them to ALIASES in "
            "workflow/analysis/connectors/china_customs.py",
            dropped,
        )
    if len({r[:2] for r in found}) != len(found) or not found:
        raise InputError("a country stands twice, or none was found", dropped)
    return found, groups


def _names() -> dict[str, str]:
    """Chinese name -> ISO 3166 alpha-3."""
    import pycountry
    from babel import Locale

    long = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    territories = Locale("zh").territories
    return {clean(name): long[code] for code, name in territories.items() if code in long} | ALIASES
