"""Running all checks, two at a time, and writing the report.

Each runs in a fork of an interpreter that has imported what they need, and gives back its memory with its
end: no check finds what another one has left.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from importlib import import_module
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
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

Task = tuple[str, int]  # id of a check, number of the part

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
    task: Task,
    root: StrPath,
    languages: Sequence[str],
    editions: Mapping[str, str],
    modules: Mapping[str, str],
    vocabulary: str,
    words: str,
) -> report.Result:
    """One part of a check.  modules: exhibit id -> name of the analysis' module.  vocabulary, words: names
    of the modules with what the paper declares, and with what its figures draw is called."""
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


def run_apart(one: Callable[[Task], report.Result], task: Task, processes: BaseContext) -> report.Result:
    """One task in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=processes, initializer=end_with_parent) as pool:
        return pool.submit(one, task).result()


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
    """Run the checks, `workers` at a time, and write the report to `output`."""
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
    processes = get_context("forkserver")
    processes.set_forkserver_preload(["__main__", __name__, vocabulary, words, *modules.values()])
    apart = partial(run_apart, one, processes=processes)
    with ThreadPoolExecutor(max(1, workers)) as pool:
        for (name, _), found in zip(tasks, pool.map(apart, tasks), strict=True):
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
