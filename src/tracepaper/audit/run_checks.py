"""Running all checks, two at a time, and writing the report."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

from tracepaper.audit import report
from tracepaper.audit.checks import (
    arithmetic,
    bare_numbers,
    captions_bound,
    claims_bound,
    completeness,
    consistency,
    documents,
    figures,
    page_panels,
    parity,
    plausibility,
    raw_files,
    reviews,
    second_computation,
    summaries,
    tables,
)
from tracepaper.audit.material import Material
from tracepaper.files import StrPath
from tracepaper.languages import load_language

# id -> module; in this order in the report
CHECKS = {
    "raw-files": raw_files,
    "second-computation": second_computation,
    "tables": tables,
    "documents": documents,
    "figures": figures,
    "panels": page_panels,
    "captions": captions_bound,
    "bare-numbers": bare_numbers,
    "parity": parity,
    "claims": claims_bound,
    "reviews": reviews,
    "completeness": completeness,
    "arithmetic": arithmetic,
    "consistency": consistency,
    "summaries": summaries,
    "plausibility": plausibility,
}
PRINTED_AGAIN = ("figures", "captions", "tables")  # by the modules that drew or set them
PARTS = {"figures": 2}  # the slowest check is done in parts, by exhibit


def run_part(
    task: tuple[str, int],
    root: StrPath,
    languages: Sequence[str],
    editions: Mapping[str, str],
    modules: Mapping[str, str],
    vocabulary: str,
    words: str,
) -> report.Result:
    """One part of a check.  task: id of the check, number of the part.  modules: exhibit id -> name of
    the analysis' module.  vocabulary, words: names of the modules with what the paper declares, and with what
    its figures draw is called."""
    check, part = task
    loaded = (
        {exhibit: import_module(name) for exhibit, name in modules.items()} if check in PRINTED_AGAIN else {}
    )
    declared = (import_module(vocabulary), import_module(words))
    material = Material(root, languages, editions, loaded, *declared)
    if check in PARTS:
        names = sorted(material.exhibits)[part :: PARTS[check]]
        material.exhibits = {name: material.exhibits[name] for name in names}
    found: report.Result = CHECKS[check].check(material)
    return found


def end_with_parent() -> None:
    """Have this process end when the one that started it has, in whatever way: a worker whose parent was
    killed would otherwise wait for its next task for ever."""
    parent = parent_process()
    if parent is not None:

        def end() -> None:
            wait([parent.sentinel])
            os._exit(1)

        Thread(target=end, daemon=True).start()


def run_checks(
    root: StrPath,
    languages: Sequence[str],
    editions: Mapping[str, str],
    modules: Mapping[str, str],
    vocabulary: str,
    words: str,
    exemptions: StrPath,
    output: StrPath,
    workers: int = 2,
    checks: Iterable[str] = CHECKS,
) -> None:
    """Run the checks in `workers` processes and write the report to `output`."""
    known = report.for_languages(report.read_exemptions(exemptions), languages)
    report.require_known(known, CHECKS, exemptions)
    tasks = sorted(
        ((name, part) for name in checks for part in range(PARTS.get(name, 1))),
        key=lambda task: task[0] not in PARTS,
    )  # the slowest first
    one = partial(
        run_part,
        root=root,
        languages=list(languages),
        editions=dict(editions),
        modules=dict(modules),
        vocabulary=vocabulary,
        words=words,
    )
    results: dict[str, report.Result] = {}
    processes = get_context("spawn")
    with ProcessPoolExecutor(max(1, workers), mp_context=processes, initializer=end_with_parent) as pool:
        for (name, _), found in zip(tasks, pool.map(one, tasks), strict=True):
            first = report.Result(found.looked_at, 0, nothing_due=found.nothing_due)
            whole = results.setdefault(name, first)
            whole.count += found.count
            whole.problems += found.problems
            if not found.nothing_due:  # of one part is enough
                whole.nothing_due = ""
    titles = {language: load_language(language).checks for language in languages}
    report.write(
        [
            report.entry(name, {lang: titles[lang][name] for lang in languages}, results[name], known)
            for name in CHECKS
            if name in results
        ],
        output,
    )
