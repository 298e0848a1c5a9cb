"""Numbers, sentences, tables and years: what is told, and where."""

from __future__ import annotations

from tracepaper.changes.claim_changes import claim_changes
from tracepaper.changes.exhibit_changes import exhibit_changes, table_difference
from tracepaper.changes.number_changes import CLOSE, OPEN, number_changes
from tracepaper.changes.state import Exhibit
from tracepaper.changes.year_changes import year_changes
from tracepaper.manuscript.markup import read_blocks

EN = """# Title {#sec-title}

Trade is old. [It reached [total]{.fact} in 2023, *more* than
[other]{.fact}.]{.claim #grew} The rest follows [@fig-x].
"""
ZH = """# 题 {#sec-title}

贸易由来已久。[2023年达[total]{.fact}，
多于[other]{.fact}。]{.claim #grew}其余见[@fig-x]。
"""
EDITIONS = {"zh": read_blocks(ZH, "zh/01.md"), "en": read_blocks(EN, "en/01.md")}


def fact(value, text, period="2023", step=1.0):
    return {
        "value": value,
        "rounded": round(value),
        "unit": "NUMBER",
        "step": step,
        "period": period,
        "text": {"zh": text, "en": text},
        "definition": {"zh": "总额", "en": "total"},
    }


def claim(holds, margin=0.5, text="It grew.", **numbers):
    return {
        "holds": holds,
        "says": {"zh": "甲 > 乙", "en": "a > b"},
        "margin": margin,
        "numbers": numbers,
        "labels": {},
        "sentence": {
            "en": {"text": text, "file": "en/01.md", "line": 3},
            "zh": {"text": text, "file": "zh/01.md", "line": 3},
        },
    }


def test_a_number_is_shown_in_its_sentence_in_both_languages():
    changes = number_changes(
        {"total": fact(10, "10"), "other": fact(3, "3")},
        {"total": fact(12, "12"), "other": fact(3.2, "3")},
        EDITIONS,
    )
    [entry] = changes["changed"]
    assert entry["change"] == 12 / 10 - 1 and entry["steps"] == 2.0
    zh, en = entry["places"]
    assert (en["file"], en["line"], zh["file"], zh["line"]) == ("en/01.md", 3, "zh/01.md", 3)
    assert en["before"] == f"It reached {OPEN}10{CLOSE} in 2023, more than 3."
    assert en["after"] == f"It reached {OPEN}12{CLOSE} in 2023, more than 3."
    assert zh["after"] == f"2023年达{OPEN}12{CLOSE}，多于3。"
    assert [e["name"] for e in changes["hidden"]] == ["other"]


def test_numbers_that_came_went_or_stayed():
    changes = number_changes(
        {"a": fact(1, "1"), "b": fact(2, "2")}, {"b": fact(2, "2"), "c": fact(0, "0")}, EDITIONS
    )
    assert [e["name"] for e in changes["new"]] == ["c"] and [e["name"] for e in changes["gone"]] == ["a"]
    assert changes["changed"] == [] and changes["same"] == 1


def test_a_number_that_was_zero_and_a_period_that_shifted():
    changes = number_changes(
        {"a": fact(0, "0"), "b": fact(5, "5", "2000-2023")},
        {"a": fact(2, "2"), "b": fact(5, "5", "2000-2024")},
        EDITIONS,
    )
    assert {e["name"]: e["change"] for e in changes["changed"]} == {"a": None, "b": 0.0}


def test_sentences_that_became_false_or_true():
    before = {
        "a": claim(True, x=3),
        "b": claim(False, -0.1),
        "c": claim(True, 0.9),
        "d": claim(True),
        "e": claim(False, -1),
    }
    after = {
        "a": claim(False, -0.2, x=1),
        "b": claim(True, 0.02),
        "c": claim(True, 0.3),
        "e": claim(False, -1),
        "f": claim(False, -3),
    }
    changes = claim_changes(before, after)
    assert [e["name"] for e in changes["became_false"]] == ["f", "a"]
    assert changes["became_false"][1]["numbers"] == [{"name": "x", "label": {}, "before": 3, "after": 1}]
    assert [e["name"] for e in changes["became_true"]] == ["b"] == [e["name"] for e in changes["near"]]
    assert [e["name"] for e in changes["weaker"]] == ["c"]
    assert [e["name"] for e in changes["still_false"]] == ["e"]
    assert [e["name"] for e in changes["gone"]] == ["d"]


def test_a_sentence_that_was_edited_shows_both_texts():
    changes = claim_changes({"a": claim(True, 0.01)}, {"a": claim(True, 0.01, "It grew fast.")})
    assert changes["near"][0]["sentence_before"] == {"en": "It grew.", "zh": "It grew."}


OLD = [
    ["economy", "year", "gdp", "note"],
    ["CHN", "2022", "10", "a"],
    ["CHN", "2023", "11.0", "b"],
    ["VNM", "2022", "", "c"],
]
NEW = [
    ["economy", "year", "gdp", "rank"],
    ["CHN", "2023", "11", "1"],
    ["CHN", "2022", "12", "2"],
    ["VNM", "2022", "4", "3"],
    ["VNM", "2024", "5", "4"],
]


def test_tables_are_compared_by_their_rows_names():
    cells, added, removed, columns = table_difference(OLD, NEW)
    assert cells == [
        {"key": "CHN · 2022", "column": "gdp", "before": "10", "after": "12", "change": 12 / 10 - 1},
        {"key": "VNM · 2022", "column": "gdp", "before": "", "after": "4", "change": None},
    ]
    assert (added, removed, columns) == (["VNM · 2024"], [], ["+rank", "-note"])


def test_rows_that_no_name_tells_apart_are_not_lost():
    rows = [["kind", "value"], ["x", "1"], ["x", "2"]]
    cells, added, removed, _ = table_difference(rows, [["kind", "value"], ["x", "1"], ["x", "3"], ["x", "4"]])
    assert [c["after"] for c in cells] == ["3"] and added == ["x · (3)"] and removed == []


def grid(*rows):
    return {
        language: {"header": [["who", "GDP"]], "rows": [list(r) for r in rows]} for language in ("zh", "en")
    }


def exhibit(rows, kind="table", cells=None, digest="1", title="GDP, 2023"):
    texts = {"zh": title, "en": title}
    return Exhibit(
        {"kind": kind, "title": texts, "note": texts, "alt": texts, "table": cells}, rows, {}, {"en": digest}
    )


def test_printed_cells_captions_years_and_drawings():
    before = {
        "tbl-a": exhibit(OLD, cells=grid(("China", "10"), ("Vietnam", "…"))),
        "fig-b": exhibit(OLD, "figure"),
        "fig-same": exhibit(OLD, "figure"),
        "fig-gone": exhibit(OLD, "figure"),
    }
    after = {
        "tbl-a": exhibit(NEW, cells=grid(("China", "12"), ("Laos", "1")), title="GDP, 2024"),
        "fig-b": exhibit(OLD, "figure", digest="2"),
        "fig-same": exhibit(OLD, "figure"),
        "tbl-new": exhibit(NEW),
    }
    changes = exhibit_changes(before, after)
    assert (changes["new"], changes["gone"], changes["same"]) == (["tbl-new"], ["fig-gone"], 1)
    table, figure = changes["changed"]
    assert (table["years"], figure["drawing"]) == (["2023", "2024"], "other")
    assert [
        (c["row"], c["column"], c["before"], c["after"]) for c in table["printed"] if c["language"] == "en"
    ] == [
        ("China", "GDP", "10", "12"),
        ("Laos", "who", "", "Laos"),
        ("Laos", "GDP", "", "1"),
        ("Vietnam", "who", "Vietnam", ""),
        ("Vietnam", "GDP", "…", ""),
    ]
    assert {t["what"] for t in table["texts"]} == {"title", "note", "alt"}


def test_every_place_that_writes_the_old_year_is_named(tmp_path):
    section, code = tmp_path / "manuscript" / "en" / "01.md", tmp_path / "gdp.py"
    section.parent.mkdir(parents=True)
    section.write_text("In 2023 it grew.\nNot in 20231.\n", encoding="utf-8")
    code.write_text("FIRST, LAST = 2000, 2023\n", encoding="utf-8")
    numbers = {"changed": [{"name": "n", "period": ["2000-2023", "2000-2024"]}]}
    years = year_changes({"s": {"reach": []}}, numbers, {"changed": []}, [section, code], tmp_path)
    [shift] = years["shifts"]
    assert (shift["before"], shift["after"], shift["count"]) == ("2023", ["2024"], 2)
    assert [(p["file"], p["line"], p["constant"]) for p in shift["places"]] == [
        ("gdp.py", 1, True),
        ("manuscript/en/01.md", 1, False),
    ]
