"""What each of the eleven exports, by chapter of the Harmonized System, set against the world and China.

Answers whether what is said of sixteen groups of goods still holds on 96 chapters, with Laos and Myanmar,
which the groups of WITS lack.  Exports are reconciled (BACI), so nothing here is divided by a figure of
another source.  A chapter that an economy has no row for is one it does not export: a true zero, because
its rows add up to all it exports.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import PRODUCT_GROUPS, THE_ELEVEN
from tracepaper.evidence.lineage import bulk, gather, leaf
from tracepaper.evidence.sets import absent_as_zero

SOURCE, SERIES = "cepii-baci-hs2", "exports-reconciled-chapters"
USD = 1e6  # published in millions
KEYS = ("economy", "year")


def table(evidence):
    """One row per economy and year: economy, year; similar_chapters, similar_groups (Finger and Kreinin's
    similarity of its exports to China's, 0 to 1, on 96 chapters and on 16 groups of them; China's own is
    1); machinery, clothing, fuels (RCA in groups 84-85, 50-63 and 27); advantages (number of chapters with
    RCA above 1) and shared (of these, how many China has an advantage in too)."""
    import pandas as pd

    published = evidence.published(SOURCE, SERIES, partner="WLD")
    rows = []
    for year, flows in published.groupby("year"):
        world = {
            product: bulk(USD * float(part["value"].sum()), part["obs"], "exports of all economies", "USD")
            for product, part in flows.groupby("product", observed=True)
        }
        world = pd.Series(world, dtype=object).sort_index()
        own = {code: _exports(flows, code, world.index) for code in THE_ELEVEN}
        rows += [{"economy": code, "year": int(year), **_row(own[code], own["CHN"], world)} for code in own]
    return pd.DataFrame(rows)


def _exports(flows, code: str, chapters):
    """Exports of one economy by chapter (US$, Traced); 0 where it has none."""
    import pandas as pd

    rows = flows[flows["economy"] == code]
    found = {
        product: leaf(value, obs, "USD") * USD
        for product, value, obs in rows[["product", "value", "obs"]].itertuples(index=False)
    }
    return absent_as_zero(pd.Series(found, dtype=object), chapters)


def _row(own, china, world) -> dict:
    shares, chinas, grouped, chinas_grouped = (
        measures.shares(values) for values in (own, china, _groups(own), _groups(china))
    )
    world_shares, world_grouped = measures.shares(world), measures.shares(_groups(world))
    above, chinas_above = _above_one(shares, world_shares), _above_one(chinas, world_shares)
    groups = {"machinery": "84-85", "clothing": "50-63", "fuels": "27"}
    return {
        "similar_chapters": measures.similarity(shares, chinas),
        "similar_groups": measures.similarity(grouped, chinas_grouped),
        **{name: measures.ratio(grouped[code], world_grouped[code]) for name, code in groups.items()},
        "advantages": gather(list(own), float(len(above)), "chapters with an index above 1"),
        "shared": gather(
            [*own, *china], float(len(above & chinas_above)), "chapters with an index above 1 in both"
        ),
    }


def _above_one(shares, world_shares) -> set:
    return {chapter for chapter in shares.index if shares[chapter] > world_shares[chapter]}


def _groups(values):
    """The sixteen groups of WITS: sums over ranges of chapters."""
    import pandas as pd

    ends = {code: code.split("-") for code in PRODUCT_GROUPS}
    parts = {code: values[found[0] : found[-1]] for code, found in ends.items()}
    # a group in which nobody in the world sells anything is none
    return pd.Series({code: sum(part) for code, part in parts.items() if len(part)}, dtype=object)
