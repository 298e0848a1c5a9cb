"""Indices of all of BACI: as planted, as by the paper's own measures, the same bytes whatever the threads."""

from __future__ import annotations

import hashlib
import math
import zipfile

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import measures
from analysis.large import INDICATORS
from analysis.large.compute import add_overlaps, compute_year, connected, indicator
from analysis.large.lineage import KEYS
from analysis.large.merge import merge_years
from known_indices import Known
from small_archive import NAME, YEARS, computed
from tracepaper.errors import InputError

EXACT = {
    "rca",
    "intensity",
    "grubel_lloyd",
    "extensive",
    "intensive",
}  # ratios of whole numbers: the same bits
VALUES = {
    "complementarity": ("complementarity",),
    "concentration": ("herfindahl",),
    "intensity": ("intensity",),
    "intra_industry": ("grubel_lloyd",),
    "margins": ("extensive", "intensive"),
    "rca": ("rca",),
    "similarity": ("similarity",),
}


def table(folder, index: str) -> pd.DataFrame:
    return pd.read_parquet(folder / f"{index}.parquet").set_index(["year", *KEYS[index]])


def published(archive, year: int) -> pd.DataFrame:
    """The rows of a year as anybody reads them, in whole dollars."""
    with zipfile.ZipFile(archive) as packed:
        name = next(name for name in packed.namelist() if f"Y{year}" in name)
        rows = pd.read_csv(packed.open(name), dtype={"k": str}, skipinitialspace=True)
    return rows.assign(usd=(rows["v"] * 1000).round())


def by_measures(rows: pd.DataFrame) -> dict[str, dict]:
    """Every index by the paper's measures, of rows i, j, k, usd: column -> key -> value."""
    products = sorted(rows["k"].unique())
    flows = {
        pair: part.set_index("k")["usd"].reindex(products, fill_value=0.0)
        for pair, part in rows.groupby(["i", "j"])
    }
    sold = rows.pivot_table(index="k", columns="i", values="usd", aggfunc="sum", fill_value=0).reindex(
        products
    )
    bought = rows.pivot_table(index="k", columns="j", values="usd", aggfunc="sum", fill_value=0).reindex(
        products
    )
    world, everything = sold.sum(axis=1), float(rows["usd"].sum())
    found = {name: {} for names in VALUES.values() for name in names}
    for i, k in rows.groupby(["i", "k"]).groups:
        found["rca"][i, k] = measures.rca(sold[i][k], sold[i].sum(), world[k], everything)
    for (i, j), own in flows.items():
        into, own_imports = bought[j].sum(), bought[i].sum() if i in bought else 0.0
        found["intensity"][i, j] = measures.trade_intensity(
            own.sum(), sold[i].sum(), into, everything, own_imports
        )
        others = bought[j] - own
        found["extensive"][i, j] = measures.extensive_margin(own, others)
        found["intensive"][i, j] = measures.intensive_margin(own, others)
        one, other = min(i, j), max(i, j)
        there, back = (flows.get(pair, own * 0) for pair in ((one, other), (other, one)))
        found["grubel_lloyd"][one, other] = measures.grubel_lloyd_total(there, back)
    shares = [{code: measures.shares(flow[code]) for code in flow} for flow in (sold, bought)]
    for i, own in shares[0].items():
        for j, its in shares[1].items():
            if i != j:
                found["complementarity"][i, j] = measures.complementarity(own, its)
        for j, its in shares[0].items():
            if i < j:
                found["similarity"][i, j] = measures.similarity(own, its)
    for flow, goods, partner in (("exports", sold, "i"), ("imports", bought, "j")):
        for code in goods:
            sums = rows[rows[partner] == code].groupby("j" if partner == "i" else "i")["usd"].sum()
            found["herfindahl"][code, flow, "products"] = measures.concentration(goods[code])
            found["herfindahl"][code, flow, "partners"] = measures.concentration(sums)
    return found


def compare(tables: dict[str, pd.DataFrame], expected: dict[str, dict]) -> None:
    """Every value of every table against the paper's measures, and no row more or less."""
    for index, columns in VALUES.items():
        for column in columns:
            got, wanted = tables[index][column].to_dict(), expected[column]
            defined = {key: value for key, value in wanted.items() if not math.isnan(value)}
            assert {key for key, value in got.items() if not math.isnan(value)} == set(defined), column
            if column in EXACT:
                assert {key: got[key] for key in defined} == defined, column
            else:
                for key, value in defined.items():
                    assert got[key] == pytest.approx(value, rel=1e-12, abs=1e-13), (column, key)


@pytest.mark.parametrize("year", YEARS)
def test_the_same_as_by_the_papers_measures(archive, large, year):
    tables = {index: table(large, index).loc[year] for index in VALUES}
    compare(tables, by_measures(published(archive, year)))


def known_values(of) -> dict:
    """Column -> what is known of a key."""
    known, place = Known(of), {int(code): n for n, code in enumerate(of.codes)}
    goods = {code: n for n, code in enumerate(of.products)}
    return {
        "rca": lambda i, k: known.rca(place[i], goods[k]),
        "intensity": lambda i, j: known.intensity(place[i], place[j]),
        "complementarity": lambda i, j: known.complementarity(place[i], place[j]),
        "similarity": lambda i, j: known.similarity(place[i], place[j]),
        "grubel_lloyd": lambda i, j: known.grubel_lloyd(place[i], place[j]),
        "extensive": lambda i, j: known.margins(place[i], place[j])[0],
        "intensive": lambda i, j: known.margins(place[i], place[j])[1],
        "herfindahl": lambda i, flow, parts: known.concentration(place[i], flow, parts),
    }


def test_as_planted(worlds, large):
    """From the classes of the planted world, in fractions: nothing is shared with either path."""
    for of in worlds:
        asked = known_values(of)
        for index, columns in VALUES.items():
            rows = table(large, index).loc[of.year]
            for column in columns:
                for key, value in rows[column].to_dict().items():
                    wanted = asked[column](*key)
                    assert (wanted is None) == math.isnan(value), (column, key)
                    assert wanted is None or value == pytest.approx(float(wanted), rel=1e-14, abs=1e-15)


def test_no_row_is_missing(worlds, archive, large):
    for of in worlds:
        rows = published(archive, of.year)
        assert len(rows) == of.rows == pq.read_metadata(large / "flows" / f"{of.year}.parquet").num_rows
        assert len(table(large, "rca").loc[of.year]) == len(rows.groupby(["i", "k"]))
        assert len(table(large, "margins").loc[of.year]) == len(rows.groupby(["i", "j"]))
        assert rows["q"].isna().any()
        flows = pd.read_parquet(large / "flows" / f"{of.year}.parquet")
        assert flows["kg"].isna().tolist() == rows["q"].isna().tolist()
        assert (flows["kg"].dropna() == (rows["q"].dropna() * 1000).round()).all()


def sums(folder) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.*"))
    }


def test_the_same_bytes_whatever_the_threads_and_the_place(archive, large, tmp_path):
    again = computed(archive, tmp_path / "anderswo, l'été 北部湾", threads=3)
    assert sums(again) == sums(large) and len(sums(large)) == 3 + 2 + 3 * len(INDICATORS)
    assert archive.name == NAME


def of_flows(rows: pd.DataFrame, folder) -> dict[str, pd.DataFrame]:
    """The indices of rows i, j, k, usd."""
    codes = sorted(rows["k"].unique())
    flows, products = folder / "flows.parquet", folder / "products.parquet"
    pq.write_table(
        pa.table(
            {
                "exporter": pa.array(rows["i"], pa.int32()),
                "importer": pa.array(rows["j"], pa.int32()),
                "product": pa.array([codes.index(code) for code in rows["k"]], pa.int16()),
                "usd": pa.array(rows["usd"].astype(int), pa.int64()),
            }
        ),
        flows,
    )
    pq.write_table(pa.table({"product": pa.array(range(len(codes)), pa.int16()), "code": codes}), products)
    out = {index: folder / f"{index}.parquet" for index in INDICATORS}
    with connected(1) as connection:
        compute_year(flows, products, 2020, out, connection)
    return {index: table(folder, index).loc[2020] for index in INDICATORS if len(pd.read_parquet(out[index]))}


amounts = st.one_of(st.just(0), st.integers(min_value=1, max_value=10**11))
flows = st.dictionaries(
    st.tuples(
        st.sampled_from((4, 156, 704, 840)), st.sampled_from((4, 156, 704, 842)), st.sampled_from("abcde")
    ).filter(lambda key: key[0] != key[1]),
    amounts,
    min_size=2,
    max_size=25,
)


@settings(max_examples=8)
@given(flows)
def test_any_flows_have_the_indices_of_the_papers_measures(tmp_path_factory, found):
    rows = pd.DataFrame([(*key, float(usd)) for key, usd in found.items()], columns=["i", "j", "k", "usd"])
    tables = of_flows(rows, tmp_path_factory.mktemp("any"))
    empty = {
        index: pd.DataFrame({c: [] for c in VALUES[index]}) for index in INDICATORS if index not in tables
    }
    compare({**tables, **empty}, by_measures(rows))


@settings(max_examples=3)
@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_where_all_sell_the_same_nothing_stands_out(tmp_path_factory, size, other):
    """Proportional structures: RCA and extensive margin 1, similarity 1, complementarity 100."""
    rows = [
        (i, j, k, float(size * i * weight))
        for i in (1, 2, 3)
        for j in (1, 2, 3)
        if i != j
        for k, weight in zip("abc", (1, 7, other), strict=True)
    ]
    tables = of_flows(pd.DataFrame(rows, columns=["i", "j", "k", "usd"]), tmp_path_factory.mktemp("same"))
    assert tables["rca"]["rca"].tolist() == pytest.approx([1] * 9, rel=1e-15)
    assert set(tables["similarity"]["similarity"]) == set(tables["margins"]["extensive"]) == {1.0}
    assert set(tables["complementarity"]["complementarity"]) == {100.0}


def test_on_the_papers_own_chapters(root, tmp_path):
    """The exports by chapter that the paper draws, through the large path's queries."""
    rows = pd.read_csv(root / "data/raw/cepii-baci-hs2/2011-2020/exports_hs2.csv.gz", dtype={"hs2": str})
    rows = rows[rows["year"] == 2019]
    economies, codes = (sorted(rows[name].unique()) for name in ("exporter", "hs2"))
    sold = pa.table(
        {
            "exporter": [economies.index(code) for code in rows["exporter"]],
            "product": [codes.index(code) for code in rows["hs2"]],
            "usd": (rows["value_usd_million"] * 1e6).round().astype(int),
        }
    )
    with connected(1) as connection:
        connection.register("sold", sold)
        connection.register("bought", sold.rename_columns(["importer", "product", "usd"]))
        connection.register("products", pa.table({"product": range(len(codes)), "code": codes}))
        connection.execute(
            "CREATE TABLE exporters AS SELECT exporter, sum(usd) AS usd FROM sold GROUP BY ALL"
        )
        connection.execute("CREATE TABLE world AS SELECT product, sum(usd) AS usd FROM sold GROUP BY ALL")
        connection.execute("CREATE TABLE total AS SELECT sum(usd) AS usd FROM sold")
        add_overlaps(connection)
        rca, similar = (indicator(connection, name).to_pandas() for name in ("rca", "similarity"))
    china = economies.index("CHN")
    wide = rows.pivot(index="hs2", columns="exporter", values="value_usd_million").fillna(0.0)
    shares = {code: measures.shares(wide[code]) for code in ("CHN", "VNM", "LAO", "SGP")}
    pairs = similar.set_index(["economy", "partner"])["similarity"]
    for code in ("VNM", "LAO", "SGP"):
        key = tuple(sorted((china, economies.index(code))))
        assert pairs[key] == pytest.approx(measures.similarity(shares[code], shares["CHN"]), abs=1e-9)
    above = (rca[rca["exporter"] == china]["rca"] > 1).sum()
    world = measures.shares(wide.sum(axis=1))
    assert above == (shares["CHN"] > world).sum() and np.isfinite(rca["rca"]).all()


def test_years_are_merged_in_order_and_once(large, tmp_path):
    files = [large / "years" / "rca" / f"{year}.parquet" for year in YEARS]
    for wrong in (files[::-1], [files[0], files[0]]):
        with pytest.raises(InputError, match="expected one, and a later one"):
            merge_years(wrong, tmp_path / "rca.parquet")
