"""A person's mistake, told in one sentence.

A wrong file, column, code or key is not a fault of the program: whoever meets it needs the place, what
was found and what was expected, and no traceback.  Everything else keeps its traceback.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from tracepaper.screening import Screened, screened_traceback, shown

_ANALYSIS = "workflow/analysis/"  # `paths.ANALYSIS`, which this module cannot import


class InputError(Exception):
    """Something a person gave is wrong; `str()` is one sentence that starts with the place.

    message: what was found, what was expected, what to do.  file: path as the reader knows it.
    line, column: 1-based, of the physical file.
    """

    def __init__(
        self,
        message: str,
        file: str | os.PathLike[str] | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message, file, line, column)
        self.message, self.file, self.line, self.column = message, file, line, column

    def __str__(self) -> str:
        if self.file is None:
            return shown(self.message)
        place = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        return shown(f"{':'.join(place)}: {self.message}")


def nearest(name: str, known: Iterable[str]) -> str:
    """ " (is NAME meant?)" of the known name that looks most like it; "" if none does."""
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(known), 1)
    return f" (is {close[0]} meant?)" if close else ""


@contextmanager
def reported(log: str | Sequence[str] | None = None) -> Iterator[None]:
    """Turn an InputError into `error: ...` on stderr and exit code 1.

    log: path, or list of paths of which the first is used; a copy of what went wrong is written there,
    with the traceback if it was not an InputError (which is raised on).  Whatever is printed meanwhile, by
    whomever, is screened.
    """
    paths = [log] if isinstance(log, str) else [*(log or ())]
    path = paths[0] if paths else None
    try:
        with redirect_stdout(Screened(sys.stdout)), redirect_stderr(Screened(sys.stderr)):
            yield
    except InputError as error:
        told = f"error: {_placed(error)}"
        _write(path, f"{told}\n")
        print(told, file=sys.stderr)
        sys.exit(1)
    except Exception:
        _write(path, traceback.format_exc())
        sys.excepthook = screened_traceback
        raise
    else:
        _write(path, "")


def _placed(error: InputError) -> str:
    """The sentence; one that names no place begins with the line of the analysis that was at work."""
    first = error
    while isinstance(first.__context__, InputError) and str(first.__context__) in error.message:
        first = first.__context__  # told again by whoever knows what it was asked for
    if first.file is None:
        for frame in reversed(traceback.extract_tb(first.__traceback__)):
            file = os.path.relpath(frame.filename)
            if file.startswith(_ANALYSIS):
                return str(InputError(error.message, file, frame.lineno))
    return str(error)


def _write(path: str | None, text: str) -> None:
    if path:
        with open(path, "w", encoding="utf-8") as file:
            file.write(shown(text))
