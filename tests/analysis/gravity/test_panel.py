"""Which flows are used: published ones, of two economies, each reporter from one file, blanks left blank."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.gravity import panel as flows
from real_sources import few

COLUMNS = ["exporter", "importer", "year", "value", "obs"]


def block(rows) -> flows.Panel:
    return flows.laid_out(pd.DataFrame([(*row, 0) for row in rows], columns=COLUMNS))


def both_ways(codes, years, value=1e6):
    return [(a, b, year, value) for a in codes for b in codes for year in years if a != b]


def test_published_flows_between_two_economies_are_used(tmp_path):
    columns = ["source", "economy", "partner", "period", "value", "status"]
    annual, monthly = flows.ANNUAL, flows.MONTHLY
    rows = [
        (annual, "CHN", "VNM", "2018", 5.0, ""),
        (annual, "CHN", "WLD", "2018", 9.0, "sum-of-partners"),
        (annual, "LAO", "CHN", "2018", 1.0, "estimate"),
        (annual, "CHN", "VNM", "2019", 6.0, ""),
        (monthly, "CHN", "VNM", "2018", 5.0, ""),
        (monthly, "IDN", "CHN", "2018", 2.0, ""),
        (monthly, "IDN", "WLD", "2018", 2.0, "sum-of-partners"),
        (annual, "CHN", "CHN", "2018", 3.0, ""),
    ]
    rows = [(flows.EXPORTS, "USD", *row) for row in rows]
    kept = flows.exports(few(tmp_path, ["series", "unit", *columns], rows))
    # the annual report of a reporter that has one, the monthly of one that has not
    assert list(kept["obs"]) == [0, 5]


def test_the_importers_reports_are_laid_out_from_exporter_to_importer(tmp_path):
    rows = [(flows.MIRROR, flows.IMPORTS, "USD", "CHN", "VNM", "2018", 7e6, "")]
    columns = ["source", "series", "unit", "economy", "partner", "period", "value", "status"]
    found = flows.laid_out(flows.imports(few(tmp_path, columns, rows)))
    assert list(found.exporters) == ["VNM"] and list(found.importers) == ["CHN"]
    assert found.value.item() == 7.0


def test_domestic_sales_are_the_sum_of_goods(tmp_path):
    columns = ["source", "series", "unit", "economy", "product", "period", "value"]
    rows = [
        (flows.DOMESTIC, flows.SALES, "USD_M", "CHN", sector, "2010", value)
        for sector, value in (("1", 3.0), ("16", 4.0), ("17", 100.0))
    ]
    sales, behind = flows.domestic_sales(few(tmp_path, columns, rows))
    assert sales[["exporter", "importer", "year", "value"]].to_numpy().tolist() == [["CHN", "CHN", 2010, 7e6]]
    assert list(behind) == [0, 1]


def test_flows_that_alone_fill_an_effect_are_left_out_again_and_again():
    rows = [*both_ways("ABC", (2000, 2001)), ("A", "D", 2000, 1e6), ("A", "D", 2001, 1e6)]
    # D buys from A alone: each of its importer-years has one flow, and then nothing is left of the pair
    kept = block(rows).pruned
    assert kept.counts() == {"flows": 12, "pairs": 6, "exporters": 3}


def test_groups_without_trade_are_left_out():
    rows = [*both_ways("ABC", (2000, 2001)), ("A", "D", 2000, 0.0), ("A", "D", 2001, 0.0)]
    rows += [("B", "D", 2000, 0.0), ("B", "D", 2001, 0.0)]
    assert block(rows).pruned.counts()["flows"] == 12


def test_leaving_out_economies_and_pairs():
    panel = block(both_ways("ABC", (2000,)))
    assert panel.without("A").counts()["flows"] == 2
    left = panel.without_pair("A", "B")
    assert left.counts()["flows"] == 4 and left.value.sum() == pytest.approx(4)


def test_blanks_become_zero_only_where_both_sides_exist():
    panel = block([*both_ways("ABC", (2000,)), ("A", "B", 2001, 1e6), ("A", "C", 2001, 1e6)])
    filled = flows.blanks_as_zero(panel)
    # in 2001 B and C report nothing, and A is bought from but sells to both: nothing to fill
    assert filled.counts()["flows"] == 8
    more = block([*both_ways("ABC", (2000,)), ("A", "B", 2001, 1e6), ("B", "C", 2001, 1e6)])
    filled = flows.blanks_as_zero(more)
    assert filled.counts()["flows"] == 9  # A to C; B to itself is no trade
    assert filled.value.sum() == more.value.sum()


def test_who_reports_nothing():
    panel = block([*both_ways("AB", (2000,)), ("A", "Z", 2000, 1e6)])
    assert flows.absent_reporters(panel) == ["Z"]


def test_partners_of_a_hub():
    panel = block([*both_ways("AB", (2000,)), ("A", "A", 2000, 1e6)])
    assert panel.partner_of("A")[0].tolist() == [["", "B"], ["B", ""]]
    assert np.isin(panel.partner_of("B"), ["A"]).sum() == 2
