"""Running all checks, two at a time, and writing the report."""
from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from multiprocessing import get_context

from tracepaper.audit.checks import report
from tracepaper.audit.checks.material import Material

# id -> module; in this order in the report
CHECKS = {
    "raw-files": "raw_files", "second-computation": "second_computation", "documents": "documents",
    "figures": "figures", "bare-numbers": "bare_numbers", "parity": "parity", "claims": "claims_bound",
    "completeness": "completeness",
}
SLOWEST_FIRST = ("figures", "documents", "second-computation")


def run_one(check: str, root, languages, editions, modules, exemptions) -> dict:
    """The report's entry of one check.  modules: exhibit id -> name of the analysis' module."""
    loaded = {exhibit: import_module(name) for exhibit, name in modules.items()} if check == "figures" else {}
    module = import_module(f"tracepaper.audit.checks.{CHECKS[check]}")
    material = Material(root, languages, editions, loaded)
    return report.entry(check, module.TITLE, module.check(material), report.read_exemptions(exemptions))


def run_checks(root, languages, editions, modules, exemptions, output, workers: int = 2,
               checks: Iterable[str] = CHECKS) -> None:
    """Run the checks in `workers` processes and write the report to `output`."""
    report.require_known(report.read_exemptions(exemptions), CHECKS, exemptions)
    names = sorted(checks, key=lambda name: (name not in SLOWEST_FIRST, SLOWEST_FIRST.index(name)
                                             if name in SLOWEST_FIRST else 0))
    one = partial(run_one, root=root, languages=list(languages), editions=dict(editions),
                  modules=dict(modules), exemptions=exemptions)
    with ProcessPoolExecutor(max(1, workers), mp_context=get_context("spawn")) as pool:
        found = dict(zip(names, pool.map(one, names), strict=True))
    report.write([found[name] for name in CHECKS if name in found], output)
