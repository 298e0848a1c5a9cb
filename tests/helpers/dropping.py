"""Tables to drop into the inbox, and what was filed of them."""

from __future__ import annotations

import csv
import io

import openpyxl

CITIES = "beibu-gulf"
CUSTOMS = "gacc-country-table"


def as_csv(rows, encoding="utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows, merged=()) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for top, bottom, left, right in merged:
        book.active.merge_cells(
            start_row=top + 1, end_row=bottom + 1, start_column=left + 1, end_column=right + 1
        )
    book.save(out)
    return out.getvalue()


def gdp(project, edition):
    with open(project.raw / CITIES / edition / "city_gdp.csv", encoding="utf-8", newline="") as file:
        return {(r["city"], r["year"]): r for r in csv.DictReader(file)}
