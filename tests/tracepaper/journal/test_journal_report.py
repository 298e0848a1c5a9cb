"""What the sample misses of a journal's rules, in both languages; each fault is planted."""

from __future__ import annotations

import json

import pytest

from render_sample import SECTIONS, assemble_sample, write_sample
from tracepaper.journal.report import is_missing, report
from tracepaper.manuscript.front_matter import Declared
from tracepaper.styles.profile import Style, known_styles, load_style

WORDS = {"zh": 14, "en": 7}  # of the sample's abstract, counted by hand
AI = {"zh": "未使用。", "en": "None was used."}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample and its trees."""
    folder = write_sample(tmp_path_factory.mktemp("journal"))
    return folder, {language: assemble_sample(folder, language) for language in SECTIONS}


def judged(sample, profile, *, chosen="ours", trees=None, declared=None):
    """Language -> rule -> verdict, of a profile; the whole report is checked for its form."""
    folder, all_trees = sample
    out = folder / "journal.json", folder / "journal.md"
    style = profile if isinstance(profile, Style) else Style("ours", {"title": "Ours", **profile})
    report(style, chosen, trees or all_trees, folder / "metadata.yaml", declared or Declared(), *out)
    content = json.loads(out[0].read_text(encoding="utf-8"))
    text = out[1].read_text(encoding="utf-8")
    assert all(v["rule"].rstrip(".。") in text for each in content["languages"].values() for v in each)
    return {code: {v["rule"]: v for v in each} for code, each in content["languages"].items()}


ABSTRACT = {"zh": "摘要字数", "en": "abstract, in words"}


@pytest.mark.parametrize(("more", "verdict"), [(0, "met"), (-1, "missed")])
@pytest.mark.parametrize("language", WORDS)
def test_an_abstract_one_word_too_long_is_missed(sample, language, more, verdict):
    bound = {code: count + more for code, count in WORDS.items()}
    found = judged(sample, {"counts": {"abstract": {"at-most": bound, "source": "convention"}}})
    told = found[language][ABSTRACT[language]]
    assert (told["verdict"], told["found"]) == (verdict, str(WORDS[language]))
    assert (
        told["mend"] == f"manuscript/{language}/00-abstract.md" and str(bound[language]) in told["expected"]
    )


def test_no_abstract_at_all_is_none_too_short(tmp_path):
    write_sample(tmp_path)
    for language in SECTIONS:
        (tmp_path / language / "00-abstract.md").write_text("Words.\n", encoding="utf-8")
    tree = assemble_sample(tmp_path, "en")
    found = judged((tmp_path, {"en": tree}), {"counts": {"abstract": {"at-most": 9, "source": "convention"}}})
    told = found["en"][ABSTRACT["en"]]
    assert (told["verdict"], told["found"], told["expected"]) == ("missed", "0", "1 to 9")
    assert told["mend"] == "manuscript/en/00-abstract.md"


def test_too_few_is_missed_and_another_language_is_not_asked(sample):
    found = judged(sample, {"counts": {"keywords": {"at-least": {"en": 3}, "source": "convention"}}})
    assert found["en"]["number of keywords"]["verdict"] == "missed"
    assert list(found["zh"]) == ["文档所用的体例"]


def test_text_and_exhibits_are_counted_without_what_is_around_them(sample):
    counts = {name: {"at-least": 0, "source": "convention"} for name in ("text", "exhibits", "title", "jel")}
    found = judged(sample, {"counts": counts})["en"]
    numbers = [told["found"] for told in found.values()][1:]
    headings = 2 + 2 + 2  # with their numbers
    first = "The index (Balassa 1965) and basic studies (Zheng et al. 2024; Zhan et al. 2021)."
    rest = "Viet Nam’s trade is US$982.3 billion. See Figure 1, Table 1, Section 2.1 and Appendix A. A note."
    last = "The formula is x (1) x (2)"  # a formula is one word, its number another
    assert numbers == [str(headings + len(f"{first} {rest} {last}".split())), "2", "8", "2"]


STATED = {
    "funding": ("funding", "基金项目", "A fund."),
    "interests": ("conflicts of interest", "利益冲突", "None."),
    "contributions": ("what each author did", "作者贡献", "All by one."),
    "ethics": ("ethics", "伦理声明", "None was due."),
    "ai_use": ("use of artificial intelligence", "人工智能使用说明", AI),
}


@pytest.mark.parametrize("key", STATED)
def test_a_missing_statement_is_missed_until_it_is_made(sample, key):
    english, chinese, text = STATED[key]
    rules = {"statements": {key.replace("_", "-"): {"source": "convention"}}}
    for declared, verdict in ((Declared(), "missed"), (Declared(**{key: text}), "met")):
        found = judged(sample, rules, declared=declared)
        assert found["en"][english]["verdict"] == found["zh"][chinese]["verdict"] == verdict
        assert found["en"][english]["mend"] == "config/config.yaml"


def test_statements_are_printed_after_the_text(tmp_path):
    tree = assemble_sample(write_sample(tmp_path), "zh", ai_use=AI, contributions="共同完成。")
    text = tree.read_text(encoding="utf-8")
    assert (
        "人工智能使用说明：" in text
        and "未使用。" in text
        and "作者贡献：" in text
        and "None was used" not in text
    )


def test_names_are_wanted_or_not(sample):
    rules = {"statements": {name: {"source": "convention"} for name in ("authors", "anonymous")}}
    for byline, names, hidden in (((), "missed", "met"), (("A. Name",), "met", "missed")):
        found = judged(sample, rules, declared=Declared(byline=byline))["en"]
        assert found["authors"]["verdict"] == names
        assert found["manuscript for anonymous review"]["verdict"] == hidden


def test_codes_data_and_headings(sample):
    names = ("clc", "document-code", "availability", "own-first-heading", "structured-abstract")
    rules = {"statements": {name: {"source": "convention"} for name in names}}
    rules["statements"]["clc"]["languages"] = ["zh"]
    found = judged(sample, rules)
    assert [told["verdict"] for told in found["zh"].values()] == ["met"] * 4 + ["missed"] * 2
    assert [told["verdict"] for told in found["en"].values()] == ["met"] * 3 + ["missed"] * 2
    heading = found["en"]["heading of the first section"]
    assert (heading["found"], heading["mend"]) == ("Introduction", "manuscript/en/01-background.md")


def test_an_abstract_that_names_its_parts_is_structured(tmp_path):
    write_sample(tmp_path)
    parts = {
        "zh": "目的：甲。方法：乙。结果：丙。结论：丁。",
        "en": "Objective: A. Methods: B. Results: C. Conclusions: D.",
    }
    for language, text in parts.items():
        (tmp_path / language / "00-abstract.md").write_text(
            f"::: {{.abstract}}\n{text}\n:::\n", encoding="utf-8"
        )
    trees = {language: assemble_sample(tmp_path, language) for language in parts}
    found = judged((tmp_path, trees), {"statements": {"structured-abstract": {"source": "convention"}}})
    assert found["zh"]["结构式摘要"]["verdict"] == found["en"]["structured abstract"]["verdict"] == "met"


def test_a_paper_of_one_language_has_no_abstract_in_another(sample, tmp_path):
    rules = {"statements": {"translated-abstract": {"source": "convention"}}}
    assert judged(sample, rules)["zh"]["另一种语言的摘要"]["verdict"] == "met"
    write_sample(tmp_path)
    tree = assemble_sample(tmp_path, "zh")
    content = json.loads(tree.read_text(encoding="utf-8"))
    content["blocks"] = [b for b in content["blocks"] if "translation" not in json.dumps(b["c"][0])]
    tree.write_text(json.dumps(content), encoding="utf-8")
    found = judged((tmp_path, {"zh": tree}), rules)
    assert list(found) == ["zh"] and found["zh"]["另一种语言的摘要"]["verdict"] == "missed"


def test_what_a_person_judges_is_no_reason_to_fail(sample):
    rules = {"by-hand": [{"rule": {"en": "It is good.", "zh": "质量好。"}, "source": "convention"}]}
    found = judged(sample, rules)
    assert found["en"]["It is good."]["verdict"] == found["zh"]["质量好。"]["verdict"] == "open"
    assert not is_missing({"languages": {"en": [found["en"]["It is good."]]}})
    assert "依据：通例" in (sample[0] / "journal.md").read_text(encoding="utf-8")


def test_documents_in_another_style_are_missed(sample):
    found = judged(sample, {}, chosen="working-paper")
    told = found["en"]["the style that the documents have"]
    assert (told["verdict"], told["found"], told["expected"]) == ("missed", "working-paper", "ours")
    assert is_missing({"languages": {"en": [told]}})


@pytest.mark.parametrize("name", known_styles("nowhere"))
def test_every_profile_is_judged_in_both_languages_to_the_same_bytes(sample, name):
    style = load_style(name, "nowhere")
    found = judged(sample, style, chosen=name)
    first = (sample[0] / "journal.md").read_bytes()
    assert judged(sample, style, chosen=name) == found
    assert (sample[0] / "journal.md").read_bytes() == first
    asked = len(style.profile.get("counts", {})) + len(style.profile.get("statements", {}))
    assert 1 < len(found["zh"]) - len(style.profile.get("by-hand", [])) <= asked + 1
