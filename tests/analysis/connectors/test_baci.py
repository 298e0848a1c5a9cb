"""The archive of CEPII, sent by a local server."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from tracepaper.errors import InputError
from tracepaper.sources.verification import verify

BACI = "cepii-baci"
CODES = {
    "CHN": 156,
    "BRN": 96,
    "IDN": 360,
    "KHM": 116,
    "LAO": 418,
    "MMR": 104,
    "MYS": 458,
    "PHL": 608,
    "SGP": 702,
    "THA": 764,
    "VNM": 704,
    "FRA": 251,
}


def archive(
    drop="",
    version="V202501",
    flows="t,i,j,k,v,q\n2023,156,704,010121,12.345,   NA\n2023,704,156,870899,99.5,3.25\n"
    "2023,251,156,870899,7.0,1.0\n",
    countries=CODES,
    coding="utf-8",
) -> bytes:
    files = {
        f"BACI_HS22_Y2023_{version}.csv": flows,
        f"country_codes_{version}.csv": "country_code,country_name,country_iso2,country_iso3\n"
        + "".join(f"{number},{code},xx,{code}\n" for code, number in countries.items()),
        f"product_codes_HS22_{version}.csv": 'code,description\n010121,"Horses, live"\n870899,Parts\n',
        "Readme.txt": "BACI",
    }
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            if not (drop and name.startswith(drop)):
                out.writestr(name, text.encode(coding))
    return body.getvalue()


def baci_answers(httpserver, body, content_type="application/zip"):
    httpserver.expect_request("/BACI_HS22_V202501.zip").respond_with_data(body, content_type=content_type)
    return httpserver.url_for("/BACI_HS22_V202501.zip")


def test_baci_is_read_in_place_and_named_after_its_version(project, httpserver):
    [folder] = project.refresh(BACI, baci_answers(httpserver, archive()))
    rows = gzip.decompress((folder / "observations.csv.gz").read_bytes()).decode().splitlines()
    assert folder.name == "2025-01" and rows[1:] == [
        "CHN,VNM,010121,2023,12.345,,reconciled FOB",
        "VNM,CHN,870899,2023,99.5,3.25,reconciled FOB",
    ]
    verify(project.raw)


FLOW = "2023,156,704,010121,12.345,   NA\n"
HEAD = "t,i,j,k,v,q\n"


@pytest.mark.parametrize("version, name", [("V202401b", "2024-01b"), ("V202401", "2024-01")])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "latin-1"])
def test_baci_as_it_is_packed_is_read(project, httpserver, version, name, coding):
    """Namibia's two letters are NA; Côte d'Ivoire and Curaçao have letters beyond ASCII."""
    countries = {**CODES, "NAM": 516, "CIV": 384, "CUW": 531}
    body = archive(version=version, countries=countries, coding=coding)
    files = unpacked(body)
    codes = f"country_codes_{version}.csv"
    files[codes] = (
        files[codes]
        .decode(coding)
        .replace("516,NAM,xx", "516,Namibia,NA")
        .replace("384,CIV", "384,Côte d'Ivoire")
        .replace("531,CUW", "531,Curaçao")
        .encode(coding)
    )
    [folder] = project.refresh(BACI, baci_answers(httpserver, zipped(files)))
    rows = gzip.decompress((folder / "observations.csv.gz").read_bytes()).decode().splitlines()
    assert folder.name == name and len(rows) == 3 and "Horses, live" in (folder / "products.csv").read_text()


def unpacked(body: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return body.getvalue()


def test_a_row_that_comes_twice_is_taken_once_and_told(project, httpserver):
    [folder] = project.refresh(BACI, baci_answers(httpserver, archive(flows=HEAD + FLOW + FLOW)))
    rows = gzip.decompress((folder / "observations.csv.gz").read_bytes()).decode().splitlines()
    assert len(rows) == 2 and any("1 row came twice, alike, and are" in line for line in project.told)


def test_codes_without_their_first_zero_get_it_back(project, httpserver):
    [folder] = project.refresh(
        BACI, baci_answers(httpserver, archive(flows=HEAD + " 2023, 156 ,704, 10121,1,1\n"))
    )
    assert "CHN,VNM,010121,2023" in gzip.decompress((folder / "observations.csv.gz").read_bytes()).decode()


@pytest.mark.parametrize(
    "body, kind, said",
    [
        (archive(flows=HEAD + FLOW + FLOW.replace("12.3", "99.3")), "application/zip", "twice, with"),
        (archive(flows=HEAD + "2023,156,704,010121,12.345\n"), "application/zip", "5 cells in line 2"),
        (archive(flows=HEAD + "2023,156,704,010121,-12,1\n"), "application/zip", "holds the row"),
        (archive(flows=HEAD + "2023,156,704,010121,,1\n"), "application/zip", "holds the row"),
        (archive(flows=HEAD + "2023,156,704,01012x,1,1\n"), "application/zip", "holds the row"),
        (archive(flows=HEAD + "1" * 50_000), "application/zip", "a line of more than 10000 bytes"),
        (archive(flows=HEAD + '2023,"156'), "application/zip", "cells in line|no CSV"),
        (archive(drop="country"), "application/zip", "not laid out as BACI"),
        (archive(flows="year,exporter,importer,product,value\n"), "application/zip", "no column t"),
        (archive(flows="t,i,j,k,v,q\n2022,156,704,010121,1,1\n"), "application/zip", "a row of 2022"),
        (archive(flows="t,i,j,k,v,q\n"), "application/zip", "no flow"),
        (archive(countries={"CHN": 156}), "application/zip", "no code for BRN"),
        (archive()[:-40], "application/zip", "cut off"),
        (b"<html>moved</html>", "text/html", "web page where ZIP was due"),
    ],
    ids=[
        "differing twice",
        "short row",
        "negative",
        "no value",
        "no product",
        "endless line",
        "open quote",
        "missing file",
        "columns",
        "other year",
        "empty",
        "codes",
        "cut off",
        "web page",
    ],
)
def test_nothing_is_filed_from_a_bad_archive(project, httpserver, body, kind, said):
    with pytest.raises(InputError, match=said):
        project.refresh(BACI, baci_answers(httpserver, body, kind))
    assert not (project.raw / BACI).exists()
