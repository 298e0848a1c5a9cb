"""Waiting for somebody to save a file of the paper.

Editors write aside and rename, keep backups and swap files; a checkout changes hundreds of files in a second.
All that arrives while nobody waits is one answer.
"""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from tracepaper import paths

QUIET, LONGEST = 60, 1500  # milliseconds without a change that end a group of saves; the most one may last
LOOK = 1000  # milliseconds after which is looked whether the folders are still the same ones
POLL = 500  # milliseconds between two looks at all files where the system does not tell of changes
# what editors and systems leave beside a file: hidden files, backups, swap files, vim's and Emacs' probes
_NOT_SAVED = re.compile(r"\.|#.*#$|.*~$|.*\.(?:swp|swo|swx|tmp|bak|orig|pyc|unfinished)$|4913$|__pycache__$")


def is_saved(project: Path, file: str) -> bool:
    """Whether a changed file may be one of the paper's; a build sees by content whether it is."""
    path = Path(file)
    parts = path.relative_to(project).parts if path.is_relative_to(project) else path.parts
    return not any(map(_NOT_SAVED.match, parts)) and paths.INBOX not in parts


def watched(project: Path) -> list[Path]:
    """The folders in which a person writes."""
    return [project / part for part in paths.INPUTS if (project / part).is_dir()]


class Saves:
    """Waits for saves.  say: told one sentence if the system cannot tell of them.

    Use as a context; raises OSError if files can be watched in no way.
    """

    def __init__(self, project: Path, say: Callable[[str], None]):
        self._project, self._say = project, say
        self._found: queue.Queue[set[str]] = queue.Queue()
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Saves:
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._end.set()
        self._thread.join(timeout=5)

    def wait(self) -> list[str]:
        """Names of the files saved since the last call, sorted; waits until there are some."""
        found = set(self._found.get())
        while not self._found.empty():
            found |= self._found.get()
        return sorted(found)

    def _run(self) -> None:
        polling = False
        while not self._end.is_set():
            try:
                for names in self._watch(polling):
                    self._found.put(names)
            except OSError as problem:
                if polling:
                    raise
                self._say(
                    f"the system does not tell of saved files ({problem}); looking at all of them instead"
                )
                polling = True

    def _watch(self, polling: bool) -> Iterator[set[str]]:
        """Groups of saves, until the end or until a folder is no longer the one that is watched (a checkout
        can do that).  The first group names the folders: something may have been saved before.
        """
        from watchfiles import watch

        folders = watched(self._project)
        changes = watch(
            *folders,
            watch_filter=lambda _, file: is_saved(self._project, file),
            stop_event=self._end,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=polling or None,
            debounce=LONGEST,
            step=QUIET,
            rust_timeout=LOOK,
            poll_delay_ms=POLL,
        )
        begun, last = False, list[Path]()
        for group in changes:
            files, there = [Path(file) for _, file in group], watched(self._project)
            moved = there != folders or not set(folders).isdisjoint(files)
            # looking at all files tells times by the second: a second save in one is told with the next look
            last, again = (files, [] if files else last) if polling else ([], [])
            found = {*files, *again, *(there if moved or not begun else [])}
            begun = True
            if found:
                yield {file.relative_to(self._project).as_posix() for file in found}
            if moved:
                return
