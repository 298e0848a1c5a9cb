"""The pages on any size: what they print can be typed, and both languages print the same."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest
import yaml

from analysis.large import INDICATORS
from analysis.large.lineage import KEYS
from known_indices import Known
from planted_baci import sized, world
from small_archive import YEARS, first_key
from tracepaper.files import read_yaml
from tracepaper.settings import check_config


def page(root, tag: str = "") -> str:
    return (root / f"docs/large{tag}.md").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    return re.findall(r"^    (\S.*)$", text, re.MULTILINE)


def test_both_languages_have_the_same_commands_tables_and_headings(root):
    english, chinese = page(root), page(root, ".zh")
    assert commands(english) == commands(chinese) and len(commands(english)) == 5
    for pattern in (r"^\| `(\w+)` \| ([\w, ]+) \|", r"```yaml\n(.*?)```", r"\((\.\./[^)]*)\)"):
        found = [re.findall(pattern, text, re.MULTILINE | re.DOTALL) for text in (english, chinese)]
        assert found[0] == found[1] and found[0], pattern
    headings = [re.findall(r"^##? ", text, re.MULTILINE) for text in (english, chinese)]
    assert headings[0] == headings[1]


def test_the_table_has_every_index_with_its_key(root):
    rows = re.findall(r"^\| `(\w+)` \| ([\w, ]+) \|", page(root), re.MULTILINE)
    assert {name: tuple(key.split(", ")) for name, key in rows} == KEYS and len(rows) == len(INDICATORS)


def test_the_configuration_it_shows_is_one(root):
    [shown] = re.findall(r"```yaml\n(.*?)```", page(root), re.DOTALL)
    config = read_yaml(root / "config/config.yaml") | yaml.safe_load(shown)
    check_config(config, ["zh", "en"], str(root / "config/schema.yaml"))
    assert "large" not in read_yaml(root / "config/config.yaml"), "the paper is built without it"


@pytest.mark.parametrize("number", [2, 3, 4])
def test_what_it_prints_can_be_typed(root, large, tmp_path, number):
    key = first_key(large, "rca")
    stands_for = {
        "~/large": str(large),
        "~/BACI_HS92_V202401b.zip": str(tmp_path / "BACI.zip"),
        ".venv/bin/python": sys.executable,
        "year=2020": f"year={YEARS[-1]}",
        "exporter=CHN": f"exporter={key['exporter']}",
        "product=010110": f"product={key['product']}",
        "1000000": "1000",
    }
    words = [stands_for.get(word, word) for word in shlex.split(commands(page(root))[number])]
    done = subprocess.run(["env", *words], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.count("\n") >= 1, done.stderr


@pytest.mark.parametrize("rows", [20_000, 300_000, 10_951_864, 300_000_000])
def test_an_archive_has_about_the_rows_that_are_asked_for(rows):
    found = sum(of.rows for of in sized(rows))
    assert abs(found / rows - 1) < 0.2


def test_a_world_is_the_same_whenever_it_is_made():
    assert Known(world(2020, 6, 30, 20, 3)).rca(0, 1) == Known(world(2020, 6, 30, 20, 3)).rca(0, 1)
    assert world(2020, 6, 30, 20, 3).rows != world(2021, 9, 30, 20, 3).rows
