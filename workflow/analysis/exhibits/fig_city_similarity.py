"""Are the gulf cities' economies alike, and do they grow more alike?  Similarity of their three sectors.

Tests what is often said of the city cluster, that its structures converge.  Ten cities: Danzhou is in the
source from 2015 only, and Chongzuo became a city in 2003.  A city-year whose sectors do not add up to its
GDP is not used, and a mean over pairs needs all ten cities, hence the gaps.  The same index over the same
three sectors of the eleven economies is the yardstick: three sectors make any two places look alike.
"""

from __future__ import annotations

from itertools import combinations

from analysis import measures
from analysis.vocabulary import CLUSTER_CITIES, PLACES, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell

SOURCE, SECTORS = "beibu-gulf", ("primary", "secondary", "tertiary")
WORLD, WORLD_SECTORS = "world-bank-wdi", ("NV.AGR.TOTL.ZS", "NV.IND.TOTL.ZS", "NV.SRV.TOTL.ZS")
USABLE = "as-published"
DANZHOU = "CHN-460400"
CITIES = tuple(code for code in CLUSTER_CITIES if code != DANZHOU)
FIRST, YARDSTICK_FIRST = 2003, 2008  # from when on all ten cities, all eleven economies are published
CITY_PAIRS, ECONOMY_PAIRS = "cities", "economies"


def data(evidence):
    """place, year, similarity, specialisation.

    place cities or economies: similarity = mean over all pairs, each year, nan where one is missing.
    place a city: specialisation = its distance from the other nine together, first and last year."""
    import pandas as pd

    values = {
        sector: _wide(evidence, SOURCE, f"value-added-{sector}", CITIES, status=USABLE) for sector in SECTORS
    }
    shares = {series: _wide(evidence, WORLD, series, THE_ELEVEN) for series in WORLD_SECTORS}
    years = sorted(year for year in values["primary"].index if year >= FIRST)
    rows = [
        {"place": CITY_PAIRS, "year": year, "similarity": _mean_similarity(values, CITIES, year)}
        for year in years
    ]
    rows += [
        {"place": ECONOMY_PAIRS, "year": year, "similarity": _mean_similarity(shares, THE_ELEVEN, year)}
        for year in range(YARDSTICK_FIRST, years[-1] + 1)
    ]
    rows += [
        {"place": city, "year": year, "specialisation": _specialisation(values, city, year)}
        for city in CITIES
        for year in (years[0], years[-1])
    ]
    return pd.DataFrame(rows).astype({"similarity": object, "specialisation": object})


def _wide(evidence, source: str, series: str, codes, **where):
    frame = evidence.select(source, series, economy=codes, **where)
    wide = frame.pivot(index="year", columns="economy", values="value")
    wide.index = wide.index.astype(int)
    return wide.reindex(columns=list(codes))


def _structure(values: dict, code: str, year: int):
    import pandas as pd

    return measures.shares(
        pd.Series({sector: wide[code][year] for sector, wide in values.items()}, dtype=object)
    )


def _mean_similarity(values: dict, codes, year: int):
    """Mean over all pairs; nan as soon as one structure is missing."""
    parts = {code: _structure(values, code, year) for code in codes}
    if any(part.isna().any() for part in parts.values()):
        return float("nan")
    found = [measures.similarity(parts[a], parts[b]) for a, b in combinations(codes, 2)]
    return sum(found) / len(found)


def _specialisation(values: dict, city: str, year: int):
    import pandas as pd

    others = [code for code in CITIES if code != city]
    rest = pd.Series({sector: wide.loc[year, others].sum() for sector, wide in values.items()}, dtype=object)
    return measures.specialisation(_structure(values, city, year), measures.shares(rest))


def line(data, place: str):
    """One line of the left panel: year -> similarity."""
    return data[data["place"] == place].set_index("year")["similarity"]


def cities(data):
    """Cities down, first and last year across, in the order of the last."""
    rows = data[data["place"].isin(CITIES)]
    wide = rows.pivot(index="place", columns="year", values="specialisation")
    return wide.sort_values(wide.columns[-1], ascending=False)


def caption(data) -> Caption:
    mean, yardstick = line(data, CITY_PAIRS), line(data, ECONOMY_PAIRS)
    first, last = int(mean.index[0]), int(mean.index[-1])
    peak = int(mean.idxmax())
    v = [format_cell(x, 3) for x in (mean[first], mean[peak], mean[last], yardstick[last])]
    gaps = [int(year) for year in mean.index[mean.isna()]]
    wide = cities(data)
    most, least = wide.index[0], wide.index[-1]
    up = int((wide[last] > wide[first]).sum())
    listed = {"zh": "、".join(map(str, gaps)), "en": ", ".join(map(str, gaps))}
    return Caption(
        title={
            "zh": f"北部湾各市产业结构的相似程度，{first}—{last}年",
            "en": f"How alike the gulf cities' economies are, {first}–{last}",
        },
        note={
            "zh": "十市（儋州2015年以前无数据，不计入）三次产业增加值份额。左：两两相似度∑min(a,b)的平均，"
            "1为完全相同；灰线为十一国三次产业的同一指标。"
            f"{listed['zh']}年有城市三次产业之和与GDP不符，从缺；以发布时的数为准，普查修订前后可能有"
            f"断点。右：与其余九市合计的专业化指数∑|a−b|，空心为{first}年，"
            f"实心为{last}年。只有三个部门，部门之内的差异看不到。",
            "en": "Ten cities (Danzhou, without data before 2015, is not counted), shares of three sectors "
            "in value added. Left: mean over all pairs of the similarity "
            "∑min(a,b), 1 = the same; grey: the same index over the three sectors of the eleven "
            "economies. No value where a city's sectors do not add up to its GDP "
            f"({listed['en']}); figures as published, with possible breaks at census revisions. "
            "Right: specialisation ∑|a−b| against the other nine cities together, "
            f"hollow {first}, full {last}. Three sectors hide every difference within them.",
        },
        alt={
            "zh": f"左图：十市平均相似度由{first}年的{v[0]}升至{peak}年的{v[1]}，{last}年降至{v[2]}；同年十"
            f"一国为{v[3]}。右图：{last}年与其余各市差别最大的是"
            f"{PLACES[most][0]}（{format_cell(wide[last].iloc[0], 2)}），最小的是{PLACES[least][0]}（"
            f"{format_cell(wide[last].iloc[-1], 2)}）；{up}市的差别大于{first}年。",
            "en": f"Left: the ten cities' mean similarity rose from {v[0]} in {first} to {v[1]} in {peak} "
            f"and fell to {v[2]} in {last}, when that of the eleven economies was "
            f"{v[3]}. Right: in {last} {PLACES[most][1]} differs most from the others "
            f"({format_cell(wide[last].iloc[0], 2)}), {PLACES[least][1]} least "
            f"({format_cell(wide[last].iloc[-1], 2)}); {up} cities differ more than in {first}.",
        },
    )


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.0, gridspec_kw={"width_ratios": (1.25, 1)})
    mean, yardstick = line(data, CITY_PAIRS), line(data, ECONOMY_PAIRS)
    words = {"zh": ("十市", "十一国"), "en": ("ten cities", "eleven economies")}[language]
    left.plot(mean.index, mean, color=drawing.COLOURS[1], marker="o", markersize=2.5)
    left.plot(yardstick.index, yardstick, color=drawing.GREY, linestyle="--")
    left.set_ylim(0.75, 0.9)
    left.set_xticks([2003, 2008, 2013, 2018, 2023])
    left.annotate(
        words[0],
        (2006, mean[2006]),
        xytext=(0, 6),
        textcoords="offset points",
        ha="center",
        color=drawing.COLOURS[1],
        fontsize=7.5,
    )
    left.annotate(
        words[1],
        (2008, yardstick[2008]),
        xytext=(7, 0),
        textcoords="offset points",
        va="top",
        color=drawing.GREY,
        fontsize=7.5,
    )
    panels.unit_line(
        left, {"zh": "平均相似度（纵轴不自零起）", "en": "mean similarity (axis not from zero)"}[language]
    )
    wide = cities(data)
    first, last = wide.columns
    panels.from_to(
        right,
        [PLACES[code][language == "en"] for code in wide.index],
        wide[first],
        wide[last],
        labels=(str(first), str(last)),
        colour=drawing.COLOURS[2],
    )
    right.set_xlim(0, 0.65)
    panels.unit_line(right, {"zh": "专业化指数（0—2）", "en": "specialisation (0–2)"}[language])
    return figure
