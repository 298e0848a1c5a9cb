"""A review is of a condition and its sentences as they were; what changed since is told, and how."""

from __future__ import annotations

import pytest

from accepting import know_author
from tracepaper.audit import claim_reviews
from tracepaper.audit.checks import reviews
from tracepaper.audit.material import Material
from tracepaper.errors import InputError
from tracepaper.paths import REVIEWS

CLAIMS = """\
@claim(Change())
def trade_rose(evidence):
    return rises_between(evidence.line("trade", "total"))


@claim(Level())
def cannot_tell(evidence):
    return below(1, 2)
"""
TEXTS = {
    "zh": "[贸易额约增长至[trade]{.fact}，超过其他伙伴[，份额则不然]{.but #share}。]{.claim #trade-rose}"
    "[效应可能不显著。]{.claim #cannot-tell}",
    "en": "[Trade rose to about [trade]{.fact}, above the others[, not as a share]{.but #share}.]"
    "{.claim #trade-rose} [The effect may not differ from zero.]{.claim #cannot-tell}",
}


@pytest.fixture
def project(tmp_path):
    write(tmp_path, "workflow/analysis/sections/trade/claims.py", CLAIMS)
    for language, text in TEXTS.items():
        write(tmp_path, f"manuscript/{language}/01-trade.md", f"# T\n\n{text}\n")
    know_author(tmp_path)
    assert claim_reviews.accept(material(tmp_path), ("--all",)) == (2, 0)
    return tmp_path


def write(folder, name: str, text: str):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def material(folder):
    return Material(folder, ("zh", "en"), {})


def change(folder, name: str, old: str, new: str):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(folder) -> list[tuple[str, str, str]]:
    return [(p.kind, str(p.place), p.text) for p in reviews.check(material(folder)).problems]


EN, ZH = "manuscript/en/01-trade.md", "manuscript/zh/01-trade.md"


def test_what_was_reviewed_passes_and_line_breaks_do_not_count(project):
    assert found(project) == [] and reviews.check(material(project)).count == 6
    assert reviews.check(material(project)).looked_at.endswith("(2 of 2 of them all at once)")
    change(project, EN, "Trade rose", "Trade\nrose")
    change(project, "workflow/analysis/sections/trade/claims.py", "@claim(Change", "# why\n@claim(Change")
    assert found(project) == []
    assert "Ann Author (all at once)" in (project / REVIEWS).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (EN, "rose to", "fell to", "it goes up or down another way"),
        (EN, "above the", "below the", "it goes above or below another way"),
        (EN, "Trade rose", "All trade rose", "“all” is new, which admits no exception"),
        (EN, "to about", "to", "“about” is gone, which left room"),
        (EN, "may not differ", "does not differ", "“may” is gone"),
        (EN, "may not differ", "may differ", "“not” is gone, which denied"),
        (EN, "above the others", "thanks to the area", "“thanks to” is new, which speaks of causes"),
        (EN, "above the others", "the largest of all", "“largest” is new, which sets it above all others"),
        (EN, "[trade]{.fact}", "[imports]{.fact}", "it quotes other facts"),
        (EN, "[, not as a share]{.but #share}", "", "it makes other exceptions"),
        (ZH, "增长至", "下降至", "it goes up or down another way"),
        (ZH, "贸易额", "全部贸易额", "“全部” is new, which admits no exception"),
        (ZH, "贸易额约", "贸易额", "“约” is gone, which left room"),
        (ZH, "可能不", "可能", "“不” is gone, which denied"),
        (ZH, "效应可能", "证明效应", "“证明” is new, which claims to prove"),
    ],
)
def test_a_sentence_that_says_more_or_the_opposite(project, file, old, new, told):
    change(project, file, old, new)
    [(kind, place, text)] = found(project)
    assert kind == "overstated-sentence" and told in text, text
    assert place.startswith(f"{file}:3, claim ")
    assert "Ann Author (all at once) reviewed it" in text and "./run accept_claims " in text


def test_any_other_change_is_stale_too(project):
    change(project, EN, "the others", "the other partners")
    change(project, "workflow/analysis/sections/trade/claims.py", "below(1, 2)", "below(0, 1)")
    assert [(kind, place.split(", ")[1]) for kind, place, _ in found(project)] == [
        ("stale-sentence", "claim trade-rose"),
        ("stale-condition", "claim cannot-tell"),
    ]


def test_a_new_claim_has_no_review_and_one_that_went_leaves_none(project, capsys):
    change(project, "workflow/analysis/sections/trade/claims.py", "def trade_rose", "def trade_grew")
    assert [kind for kind, _, _ in found(project)] == ["no-review", "idle-review"]
    change(project, EN, "#trade-rose", "#trade-grew")
    change(project, ZH, "#trade-rose", "#trade-grew")
    assert claim_reviews.accept(material(project), ("trade-grew",)) == (1, 0)
    assert found(project) == []
    told = capsys.readouterr().out
    assert "def trade_grew(evidence):" in told and "en: Trade rose to about" in told


def test_a_change_is_shown_against_what_was_reviewed(project, capsys):
    change(project, EN, "rose", "fell")
    change(project, "workflow/analysis/sections/trade/claims.py", "rises_between", "falls_between")
    with pytest.raises(InputError, match="nothing is accepted unseen"):
        claim_reviews.accept(material(project))
    claim_reviews.accept(material(project), ("trade_rose",))
    told = capsys.readouterr().out
    assert "Trade [-rose-]{+fell+} to about" in told and "falls_between" in told
    assert "the condition, or what it uses, has changed since" in told
    assert found(project) == []


def test_a_broken_lock_is_told(project):
    write(project, REVIEWS, "- {claim: a, condition: b}\n")
    with pytest.raises(InputError, match=r"reviews\.lock: expected claim:, condition:, sentences: and rev"):
        found(project)
