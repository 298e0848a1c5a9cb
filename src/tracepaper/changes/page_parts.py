"""Small pieces of HTML that the sections of the page share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from tracepaper.changes.wording import Voices


def table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of ready HTML cells; those that are numbers stand to the right, and a blank head is none."""
    top = "".join(f"<th scope=col>{cell}</th>" if cell else "<td></td>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td{_right(cell)}>{cell}</td>" for cell in row) + "</tr>" for row in rows
    )
    made = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div class=scroll tabindex=0>{made}</div>"  # who has no pointer scrolls it by the keyboard


def _right(cell: str) -> str:
    bare = cell.replace(",", "").replace("%", "").replace("\N{MINUS SIGN}", "-").removeprefix("+")
    try:
        float(bare)
    except ValueError:
        return ""
    return " class=n"


def heading(identity: str, words: str, count: int | None = None) -> str:
    """The heading of a section, with how many things are in it.  words: HTML."""
    shown = "" if count is None else f" <span class=count>{count}</span>"
    return f'<h2 id="{identity}">{words}{shown}</h2>'


def details(title: str, content: str, opened: bool = False) -> str:
    """What is folded away under a title; both are ready HTML."""
    return f"<details{' open' if opened else ''}><summary>{title}</summary>{content}</details>"


def before_and_after(voices: Voices) -> tuple[str, str]:
    """The heads of two columns, one for each state."""
    return voices.say("before"), voices.say("after")


def number(value: Any) -> str:
    """A value for reading: grouped, six digits; texts as they are, – for none."""
    if value is None or value == "":
        return "–"
    try:
        figure = float(value)
    except (TypeError, ValueError):
        return escape(str(value))
    if isinstance(value, str) and value.isdigit() and len(value) == 4:
        return value  # a year
    return f"{figure:,.0f}" if abs(figure) >= 1e5 else f"{figure:,.6g}"


def sign_class(change: float | None) -> str:
    """The class that colours a change."""
    return "none" if not change else "up" if change > 0 else "down"
