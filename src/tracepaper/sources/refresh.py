"""Bring in what publishers have put out since the last edition: ask, compare, file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.screening import shown
from tracepaper.sources.download import Downloader, Manners
from tracepaper.sources.edition import (
    Check,
    NewEdition,
    file_edition,
    filing_lock,
    last_edition,
    same_observations,
)
from tracepaper.sources.schema_guard import Shape, compare, require_accepted


class Connector(Protocol):
    """What to ask a publisher for and how to lay the answer out: a module the analysis gives.

    SOURCES: names of the sources it brings in.  PUBLISHER: as a person knows it.  BASE_URL: where it asks.
    MANNERS: how it asks.  SHAPES: source -> shapes for the schema guard.
    Optional: KEY = (environment variable, header) of a key, sent to the host of BASE_URL alone;
    NEEDS_NO_EDITION = True if last may be None.
    """

    SOURCES: Sequence[str]
    PUBLISHER: str
    BASE_URL: str
    MANNERS: Manners
    SHAPES: Mapping[str, Sequence[Shape]]

    def fetch(
        self, source: str, last: Path | None, get: Downloader, base_url: str, today: date
    ) -> NewEdition:
        """The new edition; last is the folder of the last one."""
        ...


def pick_sources(
    root: StrPath, connectors: Iterable[Connector], wanted: str | None
) -> list[tuple[str, Connector]]:
    """(source, connector) of one source, or of all that have an edition already.

    Raises InputError if nobody brings in the one wanted.
    """
    pairs = sorted(((source, c) for c in connectors for source in c.SOURCES), key=lambda pair: pair[0])
    if wanted is None:
        return [(source, c) for source, c in pairs if (Path(root) / source).is_dir()]
    chosen = [(source, c) for source, c in pairs if source == wanted]
    if not chosen:
        raise InputError(
            f"source={wanted} cannot be fetched; these can: {', '.join(s for s, _ in pairs)} "
            "(others are dropped into data/raw/inbox)"
        )
    return chosen


def refresh(
    root: StrPath,
    cache: StrPath,
    connectors: Iterable[Connector],
    check: Check,
    tell: Callable[[str], None],
    *,
    wanted: str | None = None,
    accept_changes: bool = False,
    base_urls: Mapping[str, str] | None = None,
    today: date | None = None,
    **downloader: Any,
) -> list[Path]:
    """Fetch one source or all of them; returns the folders of the editions filed.

    root: data/raw.  cache: folder for answers.  check: reads a staged edition (see `file_edition`).
    base_urls: source -> URL instead of the connector's.  downloader: further arguments of Downloader.
    A source that fails does not keep the others from being fetched; InputError at the end has a
    line for each.
    """
    filed, failed = [], []

    def tell_screened(text: str) -> None:
        tell(shown(text))

    with filing_lock(root):
        for source, connector in pick_sources(root, connectors, wanted):
            tell_screened(f"{source}: asking {connector.PUBLISHER}")
            try:
                base_url = (base_urls or {}).get(source, connector.BASE_URL).rstrip("/")
                folder = _refresh_one(
                    Path(root),
                    Path(cache),
                    source,
                    connector,
                    check,
                    tell_screened,
                    base_url,
                    accept_changes,
                    today or date.today(),
                    downloader,
                )
                filed += [folder] if folder else []
            except InputError as problem:
                failed.append(f"{source}: {problem}")
                tell(f"{source}: not refreshed")
    if failed:
        raise InputError("\n".join(failed))
    return filed


def _refresh_one(
    root: Path,
    cache: Path,
    source: str,
    connector: Connector,
    check: Check,
    tell: Callable[[str], None],
    base_url: str,
    accept: bool,
    today: date,
    options: Mapping[str, Any],
) -> Path | None:
    last = _last_or_none(root, source, connector)
    get = Downloader(
        _own_folder(cache, source),
        secrets=_secrets(connector),
        secret_origin=connector.BASE_URL,
        named=[] if base_url == connector.BASE_URL else [base_url],
        tell=tell,
        **{"manners": connector.MANNERS, **options},
    )
    if get.secrets and not get.sends_key_to(base_url):
        tell(f"{source}: no key is sent, {base_url} is not the address of {connector.PUBLISHER} over https")
    try:
        new = connector.fetch(source, last, get, base_url, today)
        same = same_observations(root, new)
        if same:
            tell(f"{source}: nothing new; the observations are those of the edition {same}")
            get.forget()
            return None
        if last is not None:
            old = {path.name: path.read_bytes() for path in last.glob("[!.]*")}
            findings = compare(old, new.files, connector.SHAPES[source])
            require_accepted(findings, source, last.name, accept, tell)
        folder = file_edition(root, new, check)
        get.forget()
    finally:
        get.close()
    tell(
        f'{source}: filed {folder}; to use it, write `{source}: "{folder.name}"` under editions: in '
        "config/config.yaml and build"
    )
    return folder


def _secrets(connector: Connector) -> dict[str, str]:
    """The key a person put into the environment, by the header it travels in."""
    variable, header = getattr(connector, "KEY", ("", ""))
    key = os.environ.get(variable, "").strip() if variable else ""
    return {header: key} if key else {}


def _last_or_none(root: Path, source: str, connector: Connector) -> Path | None:
    """The last edition; None only if the connector can do without one."""
    alone = getattr(connector, "NEEDS_NO_EDITION", False)
    return None if alone and not (root / source).is_dir() else last_edition(root, source)


def _own_folder(cache: Path, source: str) -> Path:
    """The cache of one source; it keeps itself out of the repository."""
    cache.mkdir(parents=True, exist_ok=True)
    (cache / ".gitignore").write_text("*\n", encoding="utf-8")
    return cache / source
