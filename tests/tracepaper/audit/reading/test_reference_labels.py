"""A reference that says another number than that of what it leads to is told."""

from __future__ import annotations

import json

import pytest

from render_sample import assemble_sample, write_sample
from tracepaper.audit.reading.labels import wrong_labels
from tracepaper.audit.reading.paper_text import units_of
from tracepaper.manuscript.tree import read_tree


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    return read_tree(assemble_sample(write_sample(tmp_path_factory.mktemp("labels")), "en"))


def changed(tree, old: str, new: str):
    text = json.dumps(tree)
    assert old in text
    return json.loads(text.replace(old, new))


def test_as_assembled_all_are_right(tree):
    assert list(wrong_labels(tree)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            json.dumps("Equation\u00a0(2)"),
            '"Equation (1)"',
            ("eq-share", "Equation (1)", "Equation\u00a0(2)"),
        ),
        (json.dumps("Table\u00a01"), '"Table 2"', ("tbl-glance", "Table 2", "Table\u00a01")),
    ],
)
def test_another_number_is_told(tree, old, new, told):
    assert told in list(wrong_labels(changed(tree, old, new)))


def test_the_numbers_of_equations_are_counted_not_believed(tree):
    wrong = changed(tree, '"c": "(2)"', '"c": "(7)"')
    assert "(2)" in "".join(unit.text for unit in units_of(wrong, "html"))
