"""`./run impact`, from a raw line or a module to the sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracepaper.audit.impact import impact, main
from tracepaper.errors import InputError


def names(folder, what):
    told = impact(what, Path(folder))
    return told["exhibits"].keys(), told["facts"].keys(), set(told["claims"])


def test_a_raw_line_reaches_what_is_made_of_it_and_nothing_else(small_paper):
    exhibits, facts, claims = names(small_paper, "data/raw/bank/2026-07/table.csv:5")  # Viet Nam, 2024
    assert set(exhibits) == {"tbl-gdp", "fig-gdp"}
    assert set(facts) == {"gdp-ratio"}
    assert claims == {"larger", "smaller", "summed"}
    exhibits, facts, claims = names(small_paper, "data/raw/bank/2026-07/table.csv:2")  # China, 2023
    assert (set(exhibits), set(facts), claims) == ({"tbl-gdp", "fig-gdp"}, set(), set())


@pytest.mark.parametrize(
    "what", ["bank", "bank/2026-07", "gdp", "bank/gdp", "data/raw/bank/2026-07/table.csv"]
)
def test_source_edition_series_and_file_are_understood(small_paper, what):
    told = impact(what, Path(small_paper))
    assert set(told["facts"]) == {"gdp-ratio", "gdp-china"}
    assert told["certain"]


def test_an_observation_is_found_by_its_number(small_paper):
    assert names(small_paper, "1") == names(small_paper, "data/raw/bank/2026-07/table.csv:3")


def test_sentences_are_told_in_every_language_with_their_lines(small_paper):
    sentences = impact("gdp-ratio", Path(small_paper))["sentences"]
    assert [(s["file"], s["line"], s["language"]) for s in sentences if s.get("claim") == "larger"] == [
        ("manuscript/en/01.md", 3, "en"),
        ("manuscript/zh/01.md", 3, "zh"),
    ]
    alone = [s for s in impact("gdp-china", Path(small_paper))["sentences"] if s.get("fact") == "gdp-china"]
    assert [s["line"] for s in alone] == [3, 3]
    assert "The GDP of China is US$18.50 trillion." in alone[0]["text"]


def test_a_claim_brings_the_summaries_it_is_a_part_of(small_paper):
    assert names(small_paper, "larger")[2] == {"larger", "summed"}
    assert names(small_paper, "smaller")[2] == {"smaller"}


def test_a_caption_belongs_to_its_exhibit_and_a_section_to_what_it_quotes(small_paper):
    root = Path(small_paper)
    caption = next(root.glob("workflow/analysis/exhibits/*/caption.en.md")).relative_to(root).as_posix()
    assert len(names(small_paper, caption)[0]) == 1
    _, facts, claims = names(small_paper, "manuscript/en/01.md")
    assert (set(facts), claims) == ({"gdp-ratio", "gdp-china"}, {"larger", "smaller", "summed"})


def test_a_module_reaches_the_numbers_whose_code_it_is(small_paper):
    told = impact("workflow/analysis/sections/sample/facts.py", Path(small_paper))
    assert set(told["facts"]) == {"gdp-ratio", "gdp-china"}
    assert not told["claims"]
    assert not told["certain"]


def test_it_is_printed_for_a_terminal_and_as_json(small_paper, capsys):
    main(["gdp-ratio"], str(small_paper))
    text = capsys.readouterr().out
    assert text.startswith(
        "gdp-ratio: fact gdp-ratio\n  what depends on it: 0 indicators, 0 exhibits, 1 facts"
    )
    assert "  fact       gdp-ratio: 2.6%" in text
    main(["gdp-ratio", "--json"], str(small_paper))
    assert json.loads(capsys.readouterr().out)["facts"].keys() == {"gdp-ratio"}


def test_what_is_unknown_or_not_built_is_told(small_paper, tmp_path):
    with pytest.raises(InputError, match="nothing here is called nonsense; give a file, a source"):
        impact("nonsense", Path(small_paper))
    with pytest.raises(InputError, match="before the paper is built; type ./run"):
        impact("gdp", tmp_path)
