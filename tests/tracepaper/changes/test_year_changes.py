"""Where a year that the data have left behind is still written out."""

from __future__ import annotations

from tracepaper.changes.make import written_code
from tracepaper.changes.year_changes import year_changes


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


def test_a_period_is_looked_for_wherever_the_analysis_writes_one(tmp_path):
    looked_through = (
        *("periods.py", "gravity/terms.py", "sections/b/facts.py", "sections/b/again.sql"),
        *("exhibits/fig_a/caption.en.md", "exhibits/fig_a/again.sql"),
    )
    for name in (*looked_through, "sources/c.py", "connectors/c.py", "exhibits/fig_a/data.json"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert sorted(written_code(tmp_path)) == sorted(tmp_path / name for name in looked_through)
