"""`./run preview`: builds, shows, waits for the next save; until Ctrl-C."""

from __future__ import annotations

import argparse
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from tracepaper import paths
from tracepaper.alone import holding, sign
from tracepaper.errors import InputError
from tracepaper.files import read_yaml
from tracepaper.preview.frame import frame
from tracepaper.preview.outcome import Count, Outcome, Wrong, built_pages
from tracepaper.preview.saves import Saves
from tracepaper.preview.server import serving
from tracepaper.preview.view import View
from tracepaper.telling import Say
from tracepaper.telling import say as tell

LOCK = "preview.lock"
MANY = 3  # files: of more, such as those of a first build, one is named
Rebuild = Callable[[Say, Count, Wrong, bool], Outcome | None]  # whether to build although nothing has changed


def preview(project: Path, folder: Path, words: Sequence[str], rebuild: Rebuild) -> int:
    """Show the pages until a person ends it, which is no failure: returns 0.

    folder: in which builds work.  rebuild: builds the pages, and tells meanwhile what a person should know.
    Raises InputError for words that are none, a port that cannot be had, a second preview of one folder."""
    options = read_options(words)
    languages = list(read_yaml(project / paths.SETTINGS)["languages"])
    view = View(built_pages(project))
    with ExitStack() as open_ones:
        # it lasts, so a second one does not wait; of a disk without locks a build says so
        lock = open_ones.enter_context(holding(folder / LOCK, _refuse, lambda _: None))
        address = open_ones.enter_context(
            serving(options.port, view, frame(languages, project.resolve().name))
        )
        sign(lock, address)
        try:
            tell(f"the pages are at {address}, and built again at each save; Ctrl-C ends the preview")
            if options.browser:
                webbrowser.open(address)
            with Saves(project, tell) as saves:
                _go_on(rebuild, view, saves)
        except KeyboardInterrupt:
            tell("the preview has ended; ./run builds the whole paper")
    return 0


def _refuse(address: str) -> None:
    raise InputError(
        f"a preview of this folder is open already at {address}; look there, or end it with Ctrl-C first"
    )


def read_options(words: Sequence[str]) -> argparse.Namespace:
    """port (0: a free one), browser (whether to open one); raises InputError for any other word."""
    parser = argparse.ArgumentParser("./run preview", exit_on_error=False, add_help=False)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    try:
        options, unknown = parser.parse_known_args(words)
    except argparse.ArgumentError as problem:
        raise InputError(f"./run preview: {problem.message}; expected --port with a number") from None
    if unknown:
        raise InputError(f"./run preview knows no {unknown[0]}; it takes --port NUMBER and --no-browser")
    return options


def _go_on(rebuild: Rebuild, view: View, saves: Saves) -> None:
    """Build, show, wait; what is saved while a build is under way is built next, all of it at once."""

    def say(sentence: str) -> None:
        view.note(sentence)
        tell(sentence)

    good = False
    while True:
        view.begin()
        outcome = rebuild(say, view.count, view.bad, not good)
        if outcome is None:  # a backup, a file saved as it was
            view.same()
        else:
            _show(view, outcome)
            good = not outcome.errors
        saves.wait()


def _show(view: View, outcome: Outcome) -> None:
    """On the page, and in a line on the terminal."""
    if outcome.errors:
        view.bad(outcome.errors)
        for sentence in outcome.errors:
            tell(f"error: {sentence}")
        return
    new = view.good(outcome.pages, outcome.seconds)
    told = f"new: {', '.join(new)}" if new else "the pages are as they were"
    tell(f"{_named(outcome.changed)}{outcome.seconds:.1f} s, {told}")


def _named(files: Sequence[str]) -> str:
    if len(files) > MANY:
        return f"{files[0]} and {len(files) - 1} more: "
    return f"{', '.join(files)}: " if files else ""
