"""A project like the built one in which some files say something else: everything else is a link."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def overlay(root: Path, changes: Mapping[str, str | bytes | None], folder: Path) -> Path:
    """Make `folder` like `root` with some files changed (text or bytes), or taken away (None).

    Folders on the way to a changed file are made anew, all else in them are links."""
    _mirror(root.resolve(), folder, {tuple(name.split("/")): content for name, content in changes.items()})
    return folder


def _mirror(source: Path, target: Path, changes: Mapping[tuple[str, ...], str | bytes | None]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir() if source.is_dir() else ():
        if not any(parts[0] == path.name for parts in changes):
            (target / path.name).symlink_to(path)
    for name in {parts[0] for parts in changes}:
        inner = {parts[1:]: content for parts, content in changes.items() if parts[0] == name}
        if () not in inner:
            _mirror(source / name, target / name, inner)
        elif (content := inner[()]) is not None:
            (target / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
