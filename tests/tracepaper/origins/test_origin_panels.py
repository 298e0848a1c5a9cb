"""What a page is told of its numbers (whether it is right is tried in test_page_panels)."""

from __future__ import annotations

from tracepaper.origins.panels import AROUND, Kept, excerpt


def test_a_long_line_is_quoted_around_the_value():
    line = ",".join(str(n) for n in range(1000))
    assert excerpt("CHN,2024,476", 476.0) == "CHN,2024,476"
    found = excerpt(line, 612.0)
    assert found.startswith("… ") and found.endswith(" …") and ",612," in found
    assert len(found) <= 2 * AROUND + 3 + 4 and found.strip("… ") in line
    assert excerpt(line, "nowhere").endswith(" …") and not excerpt(line, "nowhere").startswith("…")


def test_what_repeats_is_kept_once():
    kept = Kept()
    assert [kept.place({"a": 1}), kept.place("x"), kept.place({"a": 1})] == [0, 1, 0]
    assert kept.values == [{"a": 1}, "x"]
