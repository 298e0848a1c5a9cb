"""What a mutant is, and the project it is planted in.

A mutant changes one thing in what a check reads, in memory or in a copy, and runs the check that guards
it: no mutant needs the paper to be built again.  It is caught if the check reports something that it did
not report before, and names the right place.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from analysis import figure_words, vocabulary
from tracepaper.audit.checks import second_computation
from tracepaper.audit.material import Material
from tracepaper.audit.recomputation import Recomputation
from tracepaper.audit.report import Result
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.paths import find_exhibits, module_name
from tracepaper.problems import Problem
from tracepaper.sources.raw import read_sidecars

ROOT = Path(os.environ.get("MUTATION_ROOT", Path(__file__).resolve().parents[2]))


class NoEffect(Exception):
    """A mutant that changes nothing a reader sees is none; another one is drawn."""


@dataclass(frozen=True)
class Mutant:
    """kind and what was changed, in words.  run: plants it, runs the check, takes it out again; returns
    the problems.  named: texts of which one must stand in a problem's place or text."""

    kind: str
    what: str
    run: Callable[[], list[Problem]]
    named: tuple[str, ...]


@dataclass
class Garden:
    """The built project, with what is slow to make kept."""

    root: Path = ROOT
    drawn: dict = field(default_factory=dict)
    untouched: dict = field(default_factory=dict)  # figure -> problems that its drawing has as it stands
    known: set = field(default_factory=set)  # problems that are there without any mutant
    documents: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    of_text: set = field(default_factory=set)

    @cached_property
    def material(self) -> Material:
        config = yaml.safe_load((self.root / "config/config.yaml").read_text(encoding="utf-8"))
        editions, declared = config["editions"], {"vocabulary": vocabulary, "quantities": figure_words}
        material = Material(self.root, config["languages"], editions, **declared)
        material.modules = {
            name: import_module(module_name(file))
            for name, file in find_exhibits(self.root.resolve() / "workflow/analysis/exhibits").items()
        }
        return material

    def inputs(self, *tables: str) -> dict[str, Any]:
        """What an `Evidence` is made of; tables: indicators, exhibits."""
        processed = self.material.path("data/processed")
        return {
            "observations": processed / "observations.parquet",
            "statements": processed / "statements.parquet",
            "units": vocabulary.UNITS,
            "bases": vocabulary.BASES,
            "tables": by_name(file for part in tables for file in (processed / part).glob("*.parquet")),
            "sidecars": read_sidecars(self.material.raw, self.material.editions),
        }

    @cached_property
    def evidence(self) -> Evidence:
        """What facts are computed from; it keeps what it has read."""
        return Evidence(**self.inputs("indicators", "exhibits"))

    @cached_property
    def second(self) -> Recomputation:
        """The second computation; what it says about the project as it is, is known from then on."""
        material = self.material
        second = Recomputation(
            material.raw, material.editions, material.path(material.analysis), material.path()
        )
        result = Result("", 0)
        for name in material.exhibits:
            second_computation.compare_exhibit(material, second, name, result)
        second_computation.compare_facts(material, second, result)
        self.know(result.problems)
        return second

    def know(self, problems) -> None:
        self.known |= set(problems)

    def changed(self, **values) -> Material:
        """A copy of the material in which some of what was read is something else."""
        other = copy.copy(self.material)
        for name, value in values.items():
            other.__dict__[name] = value
        return other


def other_digit(rng, digit: str) -> str:
    return rng.choice([d for d in "123456789" if d != digit])
