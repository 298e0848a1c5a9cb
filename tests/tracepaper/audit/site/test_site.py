"""The audit site as a file: what is in it, and that it is the same every time."""

from __future__ import annotations

import base64
import gzip
import json
import re
from html.parser import HTMLParser
from io import BytesIO

import pytest

from small_paper import load, site_of
from tracepaper.audit.run_checks import CHECKS
from tracepaper.audit.site.assurance import STAGES
from tracepaper.audit.site.build import ASSETS, SCRIPTS, _font_faces
from tracepaper.audit.site.paper import write_paper
from tracepaper.languages import known_languages, load_language
from tracepaper.statements.kinds import FAMILIES, Kind, Share
from tracepaper.statements.rivals import WEAKEST_FIRST


@pytest.fixture(scope="module")
def page(small_paper) -> str:
    return (small_paper / "results/audit/index.html").read_text(encoding="utf-8")


def unpacked(page: str, name: str) -> bytes:
    """The content of a block that is kept compressed."""
    found = re.search(rf'<script type="application/gzip" id="{name}">(.*?)</script>', page)
    return gzip.decompress(base64.b64decode(found[1]))


def block(page: str, name: str):
    plain = re.search(rf'"application/json" id="data-{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(plain[1] if plain else unpacked(page, f"data-{name}"))


def test_every_fact_and_claim_of_both_languages_is_a_link(page):
    for language in ("zh-CN", "en-GB"):
        assert f'lang="{language}"' in page
    assert page.count('href="#fact/gdp-ratio"') == 2 == page.count('href="#fact/gdp-china"')
    assert page.count('href="#claim/larger"') == 2
    assert (
        'aria-label="查看这一论断的依据"' in page and 'aria-label="Show the evidence for this claim"' in page
    )


def test_traced_cells_are_links_and_the_others_are_not(page):
    assert 'href="#printed/en/tbl-gdp/1/2"' in page and 'href="#printed/zh/tbl-gdp/0/1"' in page
    assert "#printed/en/tbl-gdp/0/0" not in page  # the code of an economy
    assert "#printed/en/tbl-gdp/0/3" not in page  # a constant
    assert block(page, "exhibits")["tbl-gdp"]["printed"]["en"]["1/2"] == [[1, 3]]


def test_names_are_told_apart_by_language_and_lead_somewhere(page):
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    article = page[page.index("<article>") : page.index("</article>")]
    targets = {t for t in re.findall(r'href="#([^"]+)"', article) if "/" not in t}
    assert targets and targets <= set(names)


def test_files_are_inside_the_page_byte_by_byte(page, small_paper):
    files = block(page, "files")
    offered = {path: entry for path, entry in files.items() if "block" in entry}
    assert set(offered) == {
        "exhibits/tbl-gdp/data.csv",
        "exhibits/fig-gdp/data.csv",
        "exhibits/fig-gdp/figure.zh.svg",
        "exhibits/fig-gdp/figure.en.svg",
        "raw/bank/2026-07/table.csv",
        "raw/office/2025/table.csv",
    }
    for path, entry in offered.items():
        folder = "data" if path.startswith("raw/") else "results"
        content = (small_paper / folder / path).read_bytes()
        assert unpacked(page, f"file-{entry['block']}") == content and entry["size"] == len(content)
    assert set(files) == set(offered)


def broken_links(page: str) -> list[str]:
    """What the page points at that is neither in it nor an address of a publisher."""
    files, names = block(page, "files"), set(re.findall(r'\bid="([^"]+)"', page))
    pages = {"facts", "claims", "exhibits", "sources", "checks", "paper", "assurance", "content"}
    kinds = {"fact": "facts", "claim": "claims", "exhibit": "exhibits", "source": "sources"}

    def is_there(target: str) -> bool:
        if re.match(r"https?://|data:", target):
            return True
        kind, _, rest = target.removeprefix("#").removeprefix("/").partition("/")
        if not target.startswith("#"):
            return False
        if kind == "file":
            return "block" in files.get(rest, {})
        if kind in kinds:
            return rest in block(page, kinds[kind])
        return kind == "printed" or (not rest and (kind in names or kind in pages))

    visible = page[: page.index('<script type="application/')]
    targets = re.findall(r'(?:href|src|data-drawing)="([^"]*)"', visible)
    drawings = [f"#file/{path}" for path in re.findall(r'data-drawing="([^"]*)"', visible)]
    return [t for t in [*targets, *drawings] if not is_there(t) and not t.startswith("exhibits/")]


def test_every_link_stays_inside_or_leads_to_a_publisher(page):
    assert broken_links(page) == []


@pytest.mark.parametrize(
    "planted",
    ["../exhibits/fig-gdp/data.csv", "../../data/raw/bank/table.csv", "#fact/nobody", "#file/raw/x.csv"],
)
def test_a_link_that_leaves_the_page_is_found(page, planted):
    assert broken_links(page.replace('href="#fact/gdp-ratio"', f'href="{planted}"', 1)) == [planted]


def test_the_first_page_knows_what_was_done(page):
    found = block(page, "assurance")
    assert found["totals"]["claims"] == len(block(page, "claims")) and found["planted"] == []
    assert set(found["spans"]) == set(CHECKS)
    assert all(set(ends) <= set(found["stages"]) for ends in found["spans"].values())


@pytest.mark.parametrize("language", known_languages())
def test_each_check_is_told_by_which_path(language):
    words = load_language(language).assurance
    assert {word.removeprefix("how-") for word in words if word.startswith("how-")} == set(CHECKS)
    assert {word.removeprefix("stage-") for word in words if word.startswith("stage-")} == set(STAGES)


def test_the_data_hold_the_trace_down_to_the_raw_line(page):
    fact = block(page, "facts")["gdp-ratio"]
    entry = block(page, "lineages")[fact["lineage"]]
    assert entry["count"] == 2 and entry["ranges"] == "1,3"
    rows = block(page, "rows")
    row = dict(zip(rows["keys"], rows["rows"]["3"], strict=True))
    assert row["value"] == 476000 and row["line"] == 5 and rows["texts"][row["economy"]] == "VNM"
    assert block(page, "lines")["bank/2026-07/table.csv"]["5"] == "VNM,2024,476000"
    source = block(page, "sources")["bank/2026-07"]
    assert len(source["files"][0]["sha256"]) == 64 and source["licence"] == "CC BY 4.0"
    assert source["users"] == {
        "facts": ["gdp-china", "gdp-ratio"],
        "claims": ["larger", "smaller", "summed"],
        "exhibits": ["fig-gdp", "tbl-gdp"],
    }
    assert block(page, "sources")["office/2025"]["used"] == 0
    assert block(page, "dimensions")["economy"] == {
        "words": {"zh": "经济体", "en": "Economy"},
        "names": {"CHN": {"zh": "中国", "en": "China"}, "VNM": {"zh": "越南", "en": "Vietnam"}},
    }


def test_a_claim_has_its_kind_its_strength_and_its_rivals(page):
    claims = block(page, "claims")
    larger = claims["larger"]
    assert (larger["kind"], larger["strength"], larger["parts"]) == ("level", "qualified", [])
    assert [(r["family"], r["holds"]) for r in larger["rivals"]] == [("window", True), ("measure", False)]
    assert larger["rivals"][1]["words"] == {"zh": "只取<百分之一>", "en": "a <hundredth> of it"}
    assert larger["rivals"][1]["says"]["en"] == "185,000,000,000 < 476,000,000,000"
    assert "numbers" not in larger["rivals"][1]  # what it says has them
    assert (claims["summed"]["strength"], claims["summed"]["parts"]) == ("qualified", ["larger"])


@pytest.mark.parametrize("language", known_languages())
def test_each_kind_strength_and_family_has_a_name_and_a_meaning(language):
    spoken = load_language(language)
    kinds = {kind().name for kind in [*Kind.__subclasses__(), Share]}
    wanted = {"kind": kinds, "strength": set(WEAKEST_FIRST), "family": set(FAMILIES)}
    assert set(spoken.kinds) == kinds and set(spoken.strengths) == set(WEAKEST_FIRST)
    assert set(spoken.families) == set(FAMILIES)
    assert set(spoken.meanings) == {f"{what}-{name}" for what, names in wanted.items() for name in names}


def test_characters_that_the_paper_does_not_have_are_embedded(page):
    from fontTools.ttLib import TTFont

    [font] = re.findall(r'"Site Sans"; font-display: swap; src: url\("data:font/woff2;base64,([^"]+)"', page)
    known = TTFont(BytesIO(base64.b64decode(font))).getBestCmap()
    assert all(ord(character) in known for character in "剔除稳健百")  # of the site's words, and of a rival's


def test_what_cannot_be_traced_is_told(page):
    found = block(page, "untraced")
    assert found["columns"] == {"tbl-gdp": ["place"]} and found["claims"] == []
    assert found["texts"] == {"tbl-gdp": {"zh": ["1", "2"], "en": ["1", "2"]}}


def test_no_text_can_break_out_of_its_place(page):
    class Counter(HTMLParser):
        scripts = 0

        def handle_starttag(self, tag, attrs):
            self.scripts += tag == "script"

    counter = Counter()
    counter.feed(page)
    assert counter.scripts == len(re.findall(r'id="(?:data|file)-', page)) + 1
    assert block(page, "facts")["gdp-china"]["definition"]["en"] == "GDP of China <in full>"


def test_nothing_outside_is_named(page):
    assert "default-src 'none'" in page
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []
    assert re.search(r"@import|url\((?!\"data:)", page) is None
    assert {path.name for path in ASSETS.glob("*.js")} == set(SCRIPTS)


def test_the_same_bytes_every_time(page, small_paper):
    table = load(
        small_paper / "workflow/analysis/exhibits/tbl_gdp/exhibit.py", "analysis.exhibits.tbl_gdp.exhibit"
    )
    assert site_of(small_paper, table).read_text(encoding="utf-8") == page


def section(language: str, *kinds: str) -> dict:
    blocks = [
        {"t": kind, "c": [{"t": "Str", "c": f"{language}{n}"}]} if kind == "Para" else {"t": kind}
        for n, kind in enumerate(kinds)
    ]
    return {
        "pandoc-api-version": [1, 23, 1],
        "meta": {"title": {"t": "MetaString", "c": language}, "lang": {"t": "MetaString", "c": language}},
        "blocks": [{"t": "Div", "c": [["", ["section-file"], [["file", "01"]]], blocks]}],
    }


@pytest.mark.parametrize("english, pairs", [(("Para", "Para"), 3), (("Para", "HorizontalRule"), 2)])
def test_blocks_stand_side_by_side_or_else_sections(english, pairs):
    html = write_paper({"zh": section("zh", "Para", "Para"), "en": section("en", *english)}, lambda *_: False)
    assert html.count('class="pair"') == pairs and html.count('class="side en latin"') == pairs


def test_of_one_family_the_fullest_font_of_the_pages_is_kept(tmp_path):
    face = '@font-face { font-family: "Paper %s"; font-display: swap; src: url("data:%s") format("woff2"); }'
    for name, faces in (
        ("zh", [("Serif", "AAAA"), ("Sans", "B")]),
        ("en", [("Serif", "C"), ("Sans", "DDD")]),
    ):
        (tmp_path / name).write_text("\n".join(face % one for one in faces), encoding="utf-8")
    found = _font_faces([tmp_path / "zh", tmp_path / "en"])
    assert found == [face % ("Serif", "AAAA"), face % ("Sans", "DDD")]
