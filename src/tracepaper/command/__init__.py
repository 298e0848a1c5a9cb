"""The command: what a person types, in one table, and what is done for it.

    tracepaper [COMMAND] [WORDS ...]        without a command: build the paper

A paper's own `run` script makes the environment and hands everything it is given to this.  What is no
command goes to Snakemake: rule names, file names, options.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tracepaper.command.bytecode import drop_damaged, may_be_damage
from tracepaper.command.mistakes import missing_package
from tracepaper.command.surroundings import sentence, stop_when_told
from tracepaper.errors import InputError


def main(words: Sequence[str] | None = None) -> None:
    """Do what the words say and exit with 0, or with 1 or 2 and one sentence."""
    given = list(sys.argv[1:] if words is None else words)
    try:
        stop_when_told()
        code = _dispatch(Path.cwd(), given)
    except InputError as error:
        print(f"error: {error}", file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here", file=sys.stderr)
        code = 130
    except BrokenPipeError:  # the reader of a long answer has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        told = sentence(error, Path.cwd())
        if told is None:
            raise
        print(f"error: {told}", file=sys.stderr)
        code = 1
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if not name or name in ("tracepaper", "analysis"):
            raise
        print(f"error: {missing_package(name)}", file=sys.stderr)
        code = 1
    except (EOFError, ValueError) as error:
        places = Path("src"), Path("workflow"), Path(sys.prefix)
        if not may_be_damage(error) or not drop_damaged(*places):
            raise
        os.execv(sys.executable, [sys.executable, "-m", "tracepaper", *given])
    sys.exit(code)


def console() -> None:
    """The command `tracepaper` as it is installed: begins and updates papers anywhere; in the folder of a
    paper that carries its own package it is that paper's ./run, so that the versions fit each other."""
    words = sys.argv[1:]
    if (
        words[:1] not in (["new"], ["update"])
        and Path("src/tracepaper").is_dir()
        and os.access("run", os.X_OK)
    ):
        os.execv("./run", ["./run", *words])
    main(words)


def _dispatch(project: Path, given: list[str]) -> int:
    from tracepaper.command.table import COMMANDS, near, show_help
    from tracepaper.command.workflow import person
    from tracepaper.environment.make import not_a_name

    if given[:1] in (["help"], ["--help"], ["-h"]):
        print(show_help())
        return 0
    nameless = not_a_name(project)
    if nameless:
        raise InputError(nameless)
    if given[:1] in (["new"], ["update"]):
        from tracepaper.starting.command import begin, renew

        asked = given[0] == "new"
        return begin(given[1:], person(), date.today()) if asked else renew(given[1:], project)
    if not (project / "Snakefile").is_file():
        raise InputError(
            "there is no Snakefile here; go to the folder of a paper, or begin one: tracepaper new FOLDER",
            project,
        )
    name = given[0].replace("-", "_") if given else "build"
    if name in COMMANDS:
        return COMMANDS[name].do(project, given[1:])
    if given[0].startswith("-") or "/" in given[0]:
        return COMMANDS["build"].do(project, given)
    known = near(project, given[0])
    if known is None:
        return COMMANDS["build"].do(project, given)
    print(f"error: there is no command {given[0]}{known or ';'} `./run help` lists them", file=sys.stderr)
    return 2
