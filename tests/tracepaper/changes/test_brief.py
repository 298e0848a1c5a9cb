"""The report as the text of a pull request: false sentences on top, and nothing in it is a mark."""

from __future__ import annotations

from tracepaper.changes.brief import MOST_NUMBERS, brief

TEXT = {"zh": "中国的产出大于越南。", "en": "China's output exceeds Viet Nam's (17 > 4)."}


def sentence(line: int) -> dict:
    return {
        lang: {"text": text, "file": f"manuscript/{lang}/01-size.md", "line": line}
        for lang, text in TEXT.items()
    }


def both(text: str) -> dict:
    return dict.fromkeys(TEXT, text)


def report(**given) -> dict:
    number = {"definition": both("output"), "before": both("5"), "after": both("6")}
    return {
        "languages": ["zh", "en"],
        "before": both("old"),
        "after": both("new"),
        "claims": {"became_false": [], "still_false": [], "weaker": []},
        "strength": {"weaker": []},
        "not_evaluated": [],
        "summary": both("Compared with old: the data are the same."),
        "numbers": {"changed": [number] * given.pop("numbers", 0)},
    } | given


def test_false_sentences_come_first_with_their_place_and_the_reason():
    false = {"name": "larger", "sentence": sentence(3), "says": [both("18 > 5"), both("4 < 17")]}
    text = brief(report(claims={"became_false": [false], "still_false": [], "weaker": []}))
    zh, en = text.split("\n\n---\n\n")
    assert "“中国的产出大于越南。” (manuscript/zh/01-size.md:3)" in zh
    assert en.index("No longer true") < en.index("China's output exceeds") < en.index("Summary")
    assert "4 \\< 17" in en and "18" not in en


def test_what_could_not_be_evaluated_and_what_became_weaker_are_told():
    weaker = {"name": "larger", "sentence": sentence(3), "strengths": ["robust", "fragile"]}
    missing = [{"part": "numbers", "name": "gdp", "reason": both("no observation matches.")}]
    text = brief(report(strength={"weaker": [weaker]}, not_evaluated=missing))
    assert "## Weaker than before (1)" in text and "robust → fragile" in text
    assert "- 1 number in the prose: no observation matches." in text


def test_many_numbers_are_cut_and_counted():
    rows = brief(report(numbers=MOST_NUMBERS + 2)).split("\n\n---\n\n")[1].splitlines()
    assert rows.count("| output | 5 | 6 |") == MOST_NUMBERS and rows[-1] == "| 2 more | | |"


def test_a_strangers_text_is_text():
    evil = "@all <script>x</script> [a](javascript:b) `c` | d ![e](f) #1"
    text = brief(report(summary=both(evil)))
    line = next(line for line in text.splitlines() if "script" in line)
    assert all(line[at - 1] == "\\" for at, sign in enumerate(line) if sign in "@<>[]`|#!")
