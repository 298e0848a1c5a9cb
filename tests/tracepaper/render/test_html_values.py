"""The numbers of captions are marked, in their order, each once, and nothing else is."""

from __future__ import annotations

import json

import pytest

from tracepaper.render.html_values import mark_values

PAGE = (
    "<p>Trade was 1.5% before.</p>"
    '<div id="fig-a" class="exhibit figure"><figure><svg aria-label="1.5%"></svg>'
    '<figcaption><span class="exhibit-number">Figure\u00a01</span> From 1.5% to US$20.4\u00a0billion'
    '</figcaption></figure><div class="exhibit-notes"><p><span class="lead">Note:</span> 11.5% and 1.5%, '
    "then 1.5% &amp; 1.</p>"
    "</div></div><p>Again 1.5%.</p>"
    '<div id="tbl-b" class="exhibit table"><div class="caption">\n1.5%</div></div>'
)


@pytest.fixture
def marked(tmp_path):
    def marked(page: str = PAGE, **quoted) -> str:
        for name in ("fig-a", "tbl-b"):
            (tmp_path / name).mkdir(exist_ok=True)
            told = {"quoted": {"en": quoted if name == "fig-a" else {}}}
            (tmp_path / name / "exhibit.json").write_text(json.dumps(told), encoding="utf-8")
        return mark_values(page, tmp_path, "en")

    return marked


def mark(name: str, text: str) -> str:
    return f'<span class="value" data-value="fig-a/{name}">{text}</span>'


def test_numbers_of_a_caption_are_marked_by_name_and_in_order(marked):
    page = marked(
        title=[["first", "1.5%"], ["last", "US$20.4 billion"]], note=[["now", "1.5%"], ["then", "1.5%"]]
    )
    last = mark("last", "US$20.4\u00a0billion")
    assert f"From {mark('first', '1.5%')} to {last}</figcaption>" in page
    assert f"11.5% and {mark('now', '1.5%')}, then {mark('then', '1.5%')} &amp; 1." in page
    assert page.count('class="value"') == 4 and 'aria-label="1.5%"' in page
    assert page.startswith("<p>Trade was 1.5% before.</p>") and "<p>Again 1.5%.</p>" in page


def test_a_number_is_no_part_of_a_longer_one_or_of_a_tag(marked):
    assert marked(note=[["count", "1"]]).count('class="value"') == 1
    assert f"&amp; {mark('count', '1')}." in marked(note=[["count", "1"]])
    han = PAGE.replace("&amp; 1.</p>", "至2018年达13,070万人次。</p>")
    assert f"达{mark('last', '13,070万人次')}。" in marked(han, note=[["last", "13,070万人次"]])
    assert marked(title=[["other", "2.5%"]]) == PAGE == marked(title=[["count", "1"]])
