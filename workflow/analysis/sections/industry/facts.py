"""Facts of the industrial chain: advantage, intensity, complementarity, intra-industry trade."""

from __future__ import annotations

from analysis.vocabulary import CLOTHING, FUELS, MACHINERY
from analysis.vocabulary import PRODUCT_YEARS as YEARS
from tracepaper.evidence.lineage import gather
from tracepaper.statements.facts import Fact

INTENSITY = {
    "sold": ("中国对{}出口的结合度", "China's intensity towards {}"),
    "bought": ("{}对中国出口的结合度", "intensity of {} towards China"),
}
NAMES = {
    "ASEAN": ("东盟", "ASEAN"),
    "VNM": ("越南", "Vietnam"),
    "MMR": ("缅甸", "Myanmar"),
    "KHM": ("柬埔寨", "Cambodia"),
    "PHL": ("菲律宾", "the Philippines"),
    "THA": ("泰国", "Thailand"),
    "BRN": ("文莱", "Brunei"),
    "SGP": ("新加坡", "Singapore"),
    "CHN": ("中国", "China"),
}


def facts(evidence):
    yield from _advantage(evidence)
    yield from _intensity(evidence)
    yield from _complementarity(evidence)
    yield from _intra_industry(evidence)


def _advantage(evidence):
    table = evidence.table("fig-rca")
    for name, economy, product, zh, en in (
        ("china-machinery", "CHN", MACHINERY, "中国机械、电子", "China, machinery and electrical"),
        ("china-clothing", "CHN", CLOTHING, "中国纺织、服装", "China, textiles and clothing"),
        ("vietnam-machinery", "VNM", MACHINERY, "越南机械、电子", "Vietnam, machinery and electrical"),
        ("brunei-fuels", "BRN", FUELS, "文莱燃料", "Brunei, fuels"),
        ("cambodia-clothing", "KHM", CLOTHING, "柬埔寨纺织、服装", "Cambodia, textiles and clothing"),
    ):
        for year in YEARS if economy in ("CHN", "VNM") else YEARS[1:]:
            yield Fact(
                f"industry-rca-{name}-{year}",
                evidence.cell("fig-rca", "rca", economy=economy, product=product, year=year),
                "NUMBER",
                0.1,
                f"{zh}的显示性比较优势指数",
                f"revealed comparative advantage, {en}",
                str(year),
            )
    rows = table[(table["product"] == MACHINERY) & (table["year"] == YEARS[1])]
    above = gather(rows["rca"], sum(v > 1 for v in rows["rca"]), "economies with an index above 1")
    yield Fact(
        "industry-rca-machinery-economies",
        above,
        "NUMBER",
        1,
        "机械、电子类有比较优势的国家数",
        "economies with an advantage in machinery and electrical",
        str(YEARS[1]),
    )


def _intensity(evidence):
    for economy, column, years in (
        ("ASEAN", "sold", (1995, 2019)),
        ("ASEAN", "bought", (1995, 2005, 2019)),
        ("VNM", "bought", (2010, 2019)),
        ("VNM", "sold", (2019,)),
        ("MMR", "sold", (1995, 2019)),
        ("KHM", "bought", (2019,)),
    ):
        zh, en = (words.format(name) for words, name in zip(INTENSITY[column], NAMES[economy], strict=True))
        for year in years:
            yield Fact(
                f"industry-intensity-{economy.lower()}-{column}-{year}",
                evidence.cell("fig-trade-intensity", column, economy=economy, year=year),
                "NUMBER",
                0.01 if economy == "ASEAN" else 0.1,
                zh,
                en,
                str(year),
            )


def _complementarity(evidence):
    for exporter, importer, years in (
        ("CHN", "VNM", (2001, 2018)),
        ("VNM", "CHN", (2001, 2018)),
        ("SGP", "CHN", (2018,)),
        ("KHM", "CHN", (2018,)),
    ):
        zh = f"{NAMES[exporter][0]}出口与{NAMES[importer][0]}进口的互补性"
        en = f"complementarity of the exports of {NAMES[exporter][1]} and the imports of {NAMES[importer][1]}"
        for year in years:
            yield Fact(
                f"industry-fit-{exporter.lower()}-{importer.lower()}-{year}",
                evidence.cell(
                    "fig-complementarity", "complementarity", exporter=exporter, importer=importer, year=year
                ),
                "NUMBER",
                1,
                zh,
                en,
                str(year),
            )


def _intra_industry(evidence):
    for economy, column, years in (
        ("ASEAN", "index", (1995, 2018)),
        ("VNM", "index", (1995, 2018)),
        ("THA", "index", (2018,)),
        ("BRN", "index", (2018,)),
        ("KHM", "index", (2018,)),
        ("KHM", "balanced", (2018,)),
    ):
        scaled = column == "balanced"
        for year in years:
            yield Fact(
                f"industry-intra-{economy.lower()}-{column}-{year}",
                evidence.cell("fig-intra-industry", column, economy=economy, year=year),
                "NUMBER",
                0.01,
                f"中国与{NAMES[economy][0]}的产业内贸易指数" + ("（折算为相同总额）" if scaled else ""),
                f"intra-industry trade of China and {NAMES[economy][1]}"
                + (", scaled to one total" if scaled else ""),
                str(year),
            )
