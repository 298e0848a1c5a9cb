"""China's customs, 进出口商品国别（地区）总值表: exports and imports by country, in US$, of a whole year.

The December table has them as 1至12月累计.  Names are Chinese short names; a name nobody knows refuses the
table, because a partner left out silently would be a partner with no trade.  The table in yuan is refused:
what is converted is not published.  The other years of the last edition are carried over.
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal

from analysis.connectors._customs_names import GROUPS, names
from analysis.connectors._layout import EXPORTS, IMPORTS, TRADE, TRADE_CONTENT, sidecar, to_csv, trade_shape
from tracepaper.errors import InputError
from tracepaper.sources.cells import clean, name_in, number_in, read_number
from tracepaper.sources.edition import NewEdition
from tracepaper.sources.grid import Sheet, plain
from tracepaper.sources.inbox import Understood
from tracepaper.sources.misplaced import misplaced
from tracepaper.sources.raw import read_sidecar
from tracepaper.sources.schema_guard import Finding
from tracepaper.sources.spreadsheet import carried_right

SOURCE = "gacc-country-table"
WORLD = "WLD"  # the total, as the last edition has it
LOOKS_LIKE = "China Customs, 进出口商品国别（地区）总值表 of December, in US dollars"
FILE = "observations.csv"
SHAPES = (trade_shape(FILE),)
UNITS = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9}
_UNIT = re.compile(r"([十百千万亿\d]*)美元(?!值|计)")
_PLACES = (
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|"
    "贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|深圳|厦门|青岛|大连|宁波|广州|南宁|湛江|黄埔|拱北|汕头|满洲里"
)
_PROVINCE = re.compile(
    rf"(?:{_PLACES})(?:省|市|壮族自治区|自治区|关区|海关)?|[本全我](?:市|省|区|关区)(?!域)|.{{2}}关区"
)

# the words of the country's own table: what is left of a title says of which part another one is
_OF_THE_WHOLE = re.compile(
    r"20\d\d年度?|1?月?[至到~—–-]?\d{1,2}月份?|进出口|商品|国别|地区|总值|表|[按以]?美元|计价?|价值?|值|全国|我国|中国|海关|总署|"
    r"统计|全年|累计|人民币|[〇○零一二三四五六七八九]{4}年|原产国|最终目的国|单位:?|[十百千万亿]|续|附"
)


def recognise(sheet: Sheet) -> bool:
    text = sheet.text()
    return "国别" in text and "总值" in text and "进口" in text and "出口" in text


def read(sheet: Sheet, dropped, last, today) -> Understood:
    """The table as a new edition; InputError if year, unit, column or country is not beyond doubt."""
    known = names()
    at = _name_column(sheet, known, dropped)
    first = _first_row(sheet, at, dropped)
    head = "".join(clean(cell) for row in sheet.rows[:first] for cell in dict.fromkeys(row))
    _refuse_other(sheet, first, dropped)
    year, (unit, factor) = _year(head, today, dropped), _unit(head, dropped)
    words = {EXPORTS: "出口", IMPORTS: "进口"}
    columns = {side: _column(sheet, first, at, word, dropped) for side, word in words.items()}
    table = _Rows(known, columns, year, factor, dropped)
    for number, row in enumerate(sheet.rows[first:], start=first + 1):
        table.take(row, at, number)
    rows = table.all()
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
        f"{len(rows)} observations; {len(old) - len(kept)} replaced, {len(kept)} carried over",
        *table.shown(),
        *sheet.told,
    ]
    findings = misplaced(_by_partner(rows), _by_partner(kept)) + _not_there(kept, rows)
    return Understood(new, shown, findings)


def _by_partner(rows: list[tuple]) -> dict[tuple[str, str], Decimal]:
    """(flow and partner, year) -> value of the rows of our layout, without the total."""
    flows = {EXPORTS: "exports to", IMPORTS: "imports from"}
    return {
        (f"{flows[row[4]]} {row[0] if row[1] == 'CHN' else row[1]}", row[2]): Decimal(row[3])
        for row in rows
        if WORLD not in row
    }


def _not_there(kept: list[tuple], rows: list[tuple]) -> list[Finding]:
    last = max((row[2] for row in kept), default="")
    gone = {row[:2] for row in kept if row[2] == last} - {row[:2] for row in rows}
    told = sorted({*(code for pair in gone for code in pair)} - {"CHN"})
    text = f"{', '.join(told)}: there is none this year; is this the table of all partners?"
    return [Finding("missing partner", text, False)] if told else []


def _refuse_other(sheet: Sheet, first: int, dropped) -> None:
    """InputError for tables that look like that of the country: of a province or a customs district, or the
    express with the main partners alone."""
    titles = [clean(cell) for row in sheet.rows[:first] if _is_title(row) for cell in row]
    for text in (*titles, clean(dropped.stem), clean(sheet.name)):
        found = _PROVINCE.search(text)
        if found:
            raise InputError(
                f"{text[:60]!r} says {found[0]}: this is the table of a province or a customs district; drop "
                "that of the whole country, by the 海关总署",
                dropped,
            )
        if "主要国" in text or "主要贸易" in text or "快讯" in text:
            raise InputError(
                f"{text[:60]!r}: this is the express with the main partners alone; drop the table of all, "
                "进出口商品国别（地区）总值表",
                dropped,
            )
    for text in titles:
        rest = "".join(re.findall(r"[\u4e00-\u9fff]", _OF_THE_WHOLE.sub("", text))) if "国别" in text else ""
        if len(rest) > 1:
            raise InputError(
                f"{text[:60]!r} says {rest}: this is the table of a part; drop that of the whole country, or "
                "take the word out of the title if it says nothing",
                dropped,
            )


def _name_column(sheet: Sheet, known: dict[str, str], dropped) -> int:
    """The column with the most names of partners; there may be a blank one before it."""
    width = max(map(len, sheet.rows), default=0)
    counts = [sum(_name(row[c]) in known for row in sheet.rows if c < len(row)) for c in range(min(width, 4))]
    if not any(counts):
        raise InputError("no name of a country was found in the first columns", dropped)
    return counts.index(max(counts))


def _name(cell: str) -> str:
    return re.sub(r"^其中:?|:$", "", name_in(cell).text)


def _first_row(sheet: Sheet, at: int, dropped) -> int:
    """The first row with a name and at least two observations."""
    for number, row in enumerate(sheet.rows):
        name = clean(row[at])
        if name and not re.fullmatch(r"[\d.]+", name) and sum(_is_number(c) for c in row[at + 1 :]) >= 2:
            return number
    raise InputError("no row of observations was found", dropped)


def _is_number(cell: str) -> bool:
    try:
        return number_in(cell) is not None
    except ValueError:
        return False


def _year(head: str, today, dropped) -> str:
    """The year of the table, which must be whole."""
    stated = re.search(r"(20\d\d)年度?(?:1月?[至到~—–-]+)?(\d{1,2})?月?", head)
    if not stated:
        raise InputError("the title states no year such as 2025年12月; add it", dropped)
    months = [stated[2], *re.findall(r"(?<!\d)1月?[至到~—–-]+(\d{1,2})月", head)]
    short = next((int(month) for month in months if month and int(month) != 12), None)
    if short:
        raise InputError(
            f"the table ends in month {short}; only a whole year can be filed, drop the table of December",
            dropped,
        )
    if int(stated[1]) >= today.year:
        raise InputError(f"the title says {stated[1]}, which is not over; mend it", dropped)
    return stated[1]


def _unit(head: str, dropped) -> tuple[str, int]:
    """The unit as written and its factor; InputError for yuan, none, two, or one nobody knows."""
    found = set(_UNIT.findall(head))
    if "人民币" in head or re.search(r"单位:[十百千万亿]*元", head):
        raise InputError("this is the table in yuan; drop the one in US dollars (美元值)", dropped)
    if len(found) != 1 or not found <= UNITS.keys():
        raise InputError(
            f"{'two units are' if len(found) > 1 else 'no unit is'} stated above the numbers; "
            "expected 单位：千美元 or the like",
            dropped,
        )
    unit = found.pop()
    return f"{unit}美元", UNITS[unit]


def _column(sheet: Sheet, first: int, at: int, word: str, dropped) -> int:
    """The column of exports or of imports, cumulated over the year if the month stands beside it."""
    heads = [carried_right([clean(cell) for cell in row]) for row in sheet.rows[:first] if not _is_title(row)]
    wide = range(at + 1, len(sheet.rows[first]))
    labels = {c: "".join(dict.fromkeys(row[c] for row in heads)) for c in wide}
    fitting = {
        c: label
        for c, label in labels.items()
        if word in label
        and "进出口" not in label
        and not re.search(r"比|±|%|同期|增|yoy|growth|change", label, re.IGNORECASE)
    }
    whole = {c: label for c, label in fitting.items() if re.search(r"累计|1月?[至到~—–-]", label)}
    fitting = whole or fitting
    if len(fitting) != 1:
        raise InputError(
            f"expected one column {word} 1至12月累计, found {len(fitting)} ({'; '.join(fitting.values())})",
            dropped,
        )
    return next(iter(fitting))


def _is_title(row: list[str]) -> bool:
    """A title or unit line: one text over the whole width, or alone in its row."""
    return len({clean(cell) for cell in row} - {""}) <= 1


class _Rows:
    """Rows of our trade layout as they are found, names of what was left out, and marks taken off."""

    def __init__(
        self, known: dict[str, str], columns: dict[str, int], year: str, factor: int, dropped
    ) -> None:
        self.known, self.columns, self.year, self.factor = known, columns, year, factor
        self.dropped = dropped
        self.found: list[tuple] = []
        self.groups: list[str] = []
        self.parts: list[str] = []
        self.marks: list[str] = []
        self._unknown: list[str] = []
        self._seen: dict[str, str] = {}

    def take(self, row: list[str], at: int, number: int) -> None:
        """One row of the table; number: its line."""
        name = _name(row[at])
        code = self.known.get(name)
        cells = [row[column] for column in self.columns.values()]
        if not name or not any(map(_is_number if code is None else str.strip, cells)):
            return  # a note, or nothing
        if code == "" or code == "CHN":
            (self.groups if code else self.parts).append(name)
        elif code is None and GROUPS.search(name):
            self.groups.append(name)
            if re.fullmatch("总[值计额]|合计", name) and WORLD not in self._seen:
                self._keep(row, name, WORLD, number)
        elif code is None:
            self._unknown.append(name)
        else:
            self.marks += [f"{name} {marks}" for marks in [name_in(row[at]).marks] if marks]
            self._keep(row, name, code, number)

    def _keep(self, row: list[str], name: str, code: str, number: int) -> None:
        if code in self._seen:
            raise InputError(
                f"{name} stands twice, first as {self._seen[code]}; leave one row", self.dropped, number
            )
        self._seen[code] = name
        for side, value, marks in self._values(row, name, number):
            if value is not None:
                ends = ("CHN", code) if side == EXPORTS else (code, "CHN")
                self.found.append((*ends, self.year, plain(value), side, ""))
            if marks:
                self.marks.append(f"{name} {marks}")

    def _values(self, row: list[str], name: str, number: int):
        for side, column in self.columns.items():
            try:
                value, marks = read_number(row[column])
            except ValueError:
                raise InputError(
                    f"{name} is {row[column]!r}, expected a number or a blank", self.dropped, number
                ) from None
            yield side, None if value is None else value * self.factor, marks

    def all(self) -> list[tuple]:
        """The rows; InputError if a name is unknown, or there is none."""
        if self._unknown:
            raise InputError(
                f"unknown names of countries: {', '.join(self._unknown[:12])}; add them to ALIASES in "
                "workflow/analysis/connectors/_customs_names.py",
                self.dropped,
            )
        if not self._seen.keys() - {WORLD}:
            raise InputError("it holds no observation of a country", self.dropped)
        return self.found

    def shown(self) -> list[str]:
        """What a person is told of them."""
        first = [
            f"{r[0]} to {r[1]} {r[2]}: {Decimal(r[3]) / 10**9:.3f} billion US$ ({r[4]})"
            for r in self.found[:6]
        ]
        told = [
            f"{len(self._seen.keys() - {WORLD})} partners",
            *first,
            f"left out (groups): {', '.join(self.groups[:12])}",
        ]
        if self.parts:
            told.append(f"left out (no code of their own): {', '.join(self.parts)}")
        if self.marks:
            told.append(f"marks taken off: {', '.join(self.marks[:12])}")
        return told
