"""Slips in the code that draws a figure: labels, keys, titles, scales, ticks, limits, rows, numbers.

They stand in drawing_slips.yml, as text of the module that is replaced; so the drawing is wrong in itself,
and its files are just what the code makes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import ModuleType

import yaml
from planting import Garden, Mutant

from tracepaper.audit.checks import figures
from tracepaper.audit.figures.drawn_figure import DrawnFigure
from tracepaper.audit.report import Result
from tracepaper.errors import InputError

SLIPS = Path(__file__).with_name("drawing_slips.yml")


@cache
def edits(kind: str) -> list[dict[str, str]]:
    """The slips, or the harmless edits: figure, what, old, new."""
    found: list[dict[str, str]] = yaml.safe_load(SLIPS.read_text(encoding="utf-8"))[kind]
    return found


def drawing_slip(garden: Garden, rng) -> Mutant:
    """One of the slips."""
    slip = rng.choice(edits("slips"))
    name = slip["figure"].replace("_", "-")
    return Mutant("drawing's slip", f"{name}, {slip['what']}", lambda: problems_after(garden, slip), (name,))


def problems_after(garden: Garden, edit: dict[str, str]) -> list:
    """What the check of figures says of the drawings of edited code, in every language.

    Or what the drawing itself says, if it refuses: a mark that is said to show a row which is not there."""
    name = edit["figure"].replace("_", "-")
    module = edited(garden.material.modules[name], edit)
    try:
        return [problem for problem in drawn_with(garden, module, name) if problem not in known(garden, name)]
    except InputError as refused:
        return [str(refused)]


def known(garden: Garden, name: str) -> list:
    """The problems of a figure as it stands, looked for once."""
    if name not in garden.untouched:
        garden.untouched[name] = drawn_with(garden, garden.material.modules[name], name)
    return garden.untouched[name]


def edited(module: ModuleType, edit: dict[str, str]) -> ModuleType:
    """The module with another text in it."""
    file = str(module.__file__)
    source = Path(file).read_text(encoding="utf-8")
    assert edit["old"] in source, f"{edit['figure']} has no {edit['old']!r} any more"
    changed = ModuleType(module.__name__)
    changed.__file__ = file
    exec(compile(source.replace(edit["old"], edit["new"]), file, "exec"), changed.__dict__)
    return changed


def drawn_with(garden: Garden, module: ModuleType, name: str) -> list:
    """The problems of a figure as a module draws it."""
    material, result = garden.material, Result("", 0)
    frame, measured = figures.read_frame(material, name), material.measured
    for language in material.languages:
        figure, _ = figures.redraw(module, frame, language)
        named = (measured.QUANTITIES, measured.called, material.declared.UNIT_WORDS)
        figures.check_figure(DrawnFigure(name, language, figure, frame, *named), f"{name}.{language}", result)
    return result.problems
