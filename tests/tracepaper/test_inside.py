"""No name leads out of the project, whatever system it was written for."""

from __future__ import annotations

import pytest

from tracepaper.command.staging import mirror
from tracepaper.errors import InputError
from tracepaper.inside import bare_name, inside, refuse_links_out

OUT = [
    "..",
    ".",
    "",
    "../t.csv",
    "/etc/passwd",
    "a/../../t.csv",
    "a/t.csv",
    "..\\t.csv",
    "C:t.csv",
    "C:\\t.csv",
    "\\\\host\\share",
    "~/t.csv",
    "~root",
    "t\0.csv",
    "t\n.csv",
    "con",
    "NUL.csv",
    "aux .csv",
    "lpt1",
    "t.csv ",
    "t.csv.",
    ".hidden",
    "-rf",
    "a\u0301.csv",
    "\ud800.csv",
    "x" * 201,
    "t?.csv",
]


@pytest.mark.parametrize("name", OUT)
def test_a_name_that_is_more_than_a_name_is_refused(name):
    with pytest.raises(InputError, match=r"^source\.yml: files\.0\.name is .*; expected the plain name"):
        bare_name(name, "files.0.name", "source.yml")


@pytest.mark.parametrize("name", ["t.csv", "表 2.xlsx", "rca.csv.gz", "console.csv", "a-b_c.1", "Ä.csv"])
def test_a_plain_name_is_left_alone(name):
    assert bare_name(name, "name") == name


@pytest.mark.parametrize(
    "name", ["../../../x", "/etc/passwd", "~/x", "C:/x", "..\\..\\x", "x\0", "out/x", "a/../../../../x"]
)
def test_a_path_may_lead_about_in_its_root_but_not_out_of_it(tmp_path, name):
    folder = tmp_path / "raw" / "bank" / "2024"
    folder.mkdir(parents=True)
    (folder / "out").symlink_to(tmp_path)
    with pytest.raises(InputError, match=r"source\.yml: carriers is"):
        inside(tmp_path / "raw", folder, name, "carriers", "source.yml")
    assert inside(tmp_path / "raw", folder, "../../carriers/x.csv", "carriers").name == "x.csv"


@pytest.mark.parametrize("target", ["/etc/passwd", "../outside", "nowhere", "self"])
def test_a_link_out_of_the_project_is_refused_before_anything_is_copied(tmp_path, target):
    project = tmp_path / "paper"
    (tmp_path / "outside").mkdir()
    (project / "data").mkdir(parents=True)
    (project / "data" / "self").symlink_to(target)
    with pytest.raises(InputError, match=r"data/self: this (is a link to|link leads nowhere)"):
        refuse_links_out(project, ["data"])
    with pytest.raises(InputError, match="data/self"):
        mirror(project, tmp_path / "build", ["data"])
    assert not (tmp_path / "build").exists()


def test_a_link_that_stays_inside_is_as_good_as_a_copy(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "t.csv").write_text("1")
    (tmp_path / "b").symlink_to("a")
    refuse_links_out(tmp_path)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("manuscript/en/01-a.md", "/etc/passwd"),
        ("manuscript/en/01-a.md", "../../.git/config"),
        ("manuscript/references.bib", "../../elsewhere.bib"),
        ("config/config.yaml", "/etc/passwd"),
        ("data/raw/source", "/tmp"),
        ("data/raw/source/edition", "../../../.git"),
        ("data/raw", "/tmp"),
        ("manuscript/en/around", ".."),
        ("manuscript/en/gone.md", "/no/such/file"),
    ],
)
def test_a_link_out_of_the_papers_own_files_is_told(tmp_path, link, target):
    parts = ("manuscript", "config", "data/raw")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text("token", encoding="utf-8")
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    refuse_links_out(tmp_path, parts)
    (tmp_path / link).symlink_to(target)
    with pytest.raises(InputError) as problem:
        refuse_links_out(tmp_path, parts)
    assert str(problem.value).startswith(f"{tmp_path / link}: this ")
