"""Bring in what publishers have put out since the last edition: ask, compare, file."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Protocol

from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.problems import shortened
from tracepaper.screening import keep_secret, shown
from tracepaper.sources.download import Downloader, Manners
from tracepaper.sources.edition import (
    Check,
    NewEdition,
    file_edition,
    files_of,
    filing_lock,
    how_to_use,
    last_edition,
    same_observations,
)
from tracepaper.sources.new_values import judge_of
from tracepaper.sources.pace import in_time
from tracepaper.sources.schema_guard import Shape, compare, require_accepted
from tracepaper.vocabulary import Vocabulary


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

    def requests(
        self, source: str, last: Path | None, get: Downloader, base_url: str, today: date
    ) -> Sequence[str]:
        """The URLs that will be asked for, as far as they are known beforehand."""
        ...

    def fetch(
        self, source: str, last: Path | None, get: Downloader, base_url: str, today: date
    ) -> NewEdition:
        """The new edition; last is the folder of the last one."""
        ...


FILED, SAME, REFUSED = "filed", "nothing new", "refused"


@dataclass(frozen=True)
class Outcome:
    """How asking for one source ended.

    how: FILED, SAME or REFUSED.  text: the edition filed, the edition it equals, or the reason in one
    sentence.  folder: of the edition filed.
    """

    source: str
    how: str
    text: str
    folder: Path | None = None


def pick_sources(
    root: StrPath, connectors: Iterable[Connector], wanted: str | None
) -> list[tuple[str, Connector]]:
    """(source, connector) of the sources wanted ("a" or "a,b"), or of all that have an edition already.

    Raises InputError if nobody brings in one that is wanted, or the paper has no connector at all.
    """
    pairs = sorted(((source, c) for c in connectors for source in c.SOURCES), key=lambda pair: pair[0])
    if not pairs:
        raise InputError(
            "no source of this paper has a connector, so nobody is asked; lay files of a new edition into "
            "data/raw/SOURCE/EDITION and type ./run seal SOURCE/EDITION"
        )
    if not wanted:
        return [(source, c) for source, c in pairs if (Path(root) / source).is_dir()]
    names = list(dict.fromkeys(name.strip() for name in wanted.split(",")))
    known = [source for source, _ in pairs]
    for name in names:
        if name not in known:
            close = " or ".join(get_close_matches(name, known, 2))
            raise InputError(
                f"source={name} cannot be fetched{f', is {close} meant?' if close else ''}; these can: "
                f"{', '.join(known)} (others are dropped into data/raw/inbox)"
            )
    return [(source, c) for source, c in pairs if source in names]


def refresh(
    root: StrPath,
    cache: StrPath,
    connectors: Iterable[Connector],
    check: Check,
    tell: Callable[[str], None],
    *,
    wanted: str | None = None,
    accept_changes: bool = False,
    only_list: bool = False,
    base_urls: Mapping[str, str] | None = None,
    today: date | None = None,
    declared: Vocabulary | None = None,
    **downloader: Any,
) -> list[Path]:
    """Fetch some sources or all of them; returns the folders of the editions filed.

    root: data/raw.  cache: folder for answers.  check: reads a staged edition (see `file_edition`).
    wanted: as `pick_sources` takes it.  only_list: tell what would be asked, and ask nothing.
    base_urls: source -> URL instead of the connector's.  downloader: further arguments of Downloader.
    declared: the paper's vocabulary, by which new values are compared with their past; None: they are not.
    Whatever happens to one source, the others are asked; a table of all is told at the end, and InputError
    has a line for each that was refused.
    """

    def tell_screened(text: str) -> None:
        tell(shown(text))

    day = today or date.today()
    asking = _Asking(Path(root), Path(cache), check, tell_screened, accept_changes, day, downloader, declared)
    pairs = pick_sources(root, connectors, wanted)
    urls = {source: (base_urls or {}).get(source, c.BASE_URL).rstrip("/") for source, c in pairs}
    if only_list:
        for source, connector in pairs:
            asking.list_requests(source, connector, urls[source])
        return []
    with filing_lock(root, tell):
        outcomes = [asking.outcome(source, connector, urls[source]) for source, connector in pairs]
    if len(outcomes) > 1:
        for line in summary(outcomes):
            tell_screened(line)
    refused = [f"{o.source}: {o.text}" for o in outcomes if o.how == REFUSED]
    if refused:
        raise InputError("\n".join(refused))
    return [o.folder for o in outcomes if o.folder is not None]


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    """The lines of a table: source, how it ended, the edition or the beginning of the reason."""
    sources = max(len(o.source) for o in outcomes)
    hows = max(len(o.how) for o in outcomes)
    return [
        "",
        *(f"{o.source:<{sources}}  {o.how:<{hows}}  {shortened(o.text, 100)}".rstrip() for o in outcomes),
    ]


@dataclass(frozen=True)
class _Asking:
    """What is the same for all sources of one refresh."""

    root: Path
    cache: Path
    check: Check
    tell: Callable[[str], None]
    accept: bool
    today: date
    options: Mapping[str, Any]
    declared: Vocabulary | None

    def outcome(self, source: str, connector: Connector, base_url: str) -> Outcome:
        """Ask for one source; a reason why not is an outcome, also where the program is at fault."""
        self.tell(f"{source}: asking {connector.PUBLISHER}")
        try:
            found = self._refresh_one(source, connector, base_url)
        except InputError as problem:
            found = Outcome(source, REFUSED, str(problem))
        except Exception as problem:
            print(shown(traceback.format_exc()), file=sys.stderr, flush=True)
            said = f"{type(problem).__name__}: {shortened(shown(str(problem)), 200)}"
            found = Outcome(
                source,
                REFUSED,
                f"{connector.PUBLISHER} answered what the program does not understand ({said}); nothing was "
                "filed, the details are in logs/run.log",
            )
        if found.how == REFUSED:
            self.tell(f"{source}: not refreshed")
        return found

    def list_requests(self, source: str, connector: Connector, base_url: str) -> None:
        """Tell what the publisher would be asked, and how long that takes at least."""
        with self._downloader(source, connector, base_url) as get:
            urls = connector.requests(source, self._last(source, connector), get, base_url, self.today)
            least = in_time(len(urls) * get.manners.pause_s)
            count = f"{len(urls)} {'request' if len(urls) == 1 else 'requests'}"
            self.tell(f"{source}: {count} to {connector.PUBLISHER}, {least} or more")
            for url in urls:
                self.tell(f"  {url}{'  (is there already)' if get.has(url) else ''}")

    def _refresh_one(self, source: str, connector: Connector, base_url: str) -> Outcome:
        last = self._last(source, connector)
        with self._downloader(source, connector, base_url) as get:
            if get.secrets and not get.sends_key_to(base_url):
                self.tell(
                    f"{source}: no key is sent, {base_url} is not the address of {connector.PUBLISHER} over "
                    "https"
                )
            get.expect(len(connector.requests(source, last, get, base_url, self.today)))
            new = connector.fetch(source, last, get, base_url, self.today)
            same = same_observations(self.root, new)
            if same:
                self.tell(f"{source}: nothing new; the observations are those of the edition {same}")
                get.forget()
                return Outcome(source, SAME, same)
            folder = file_edition(self.root, new, self.check, self._judge(source, connector, last, new))
            get.forget()
        self.tell(f"{source}: {how_to_use(source, folder)}")
        return Outcome(source, FILED, folder.name, folder)

    def _judge(
        self, source: str, connector: Connector, last: Path | None, new: NewEdition
    ) -> Callable[[Any], None] | None:
        """What looks at the new values of the staged edition; its shape is looked at here, before the module
        that reads the source meets what it does not know."""
        if last is None:
            return None
        findings = compare(files_of(last), new.files, connector.SHAPES[source])
        require_accepted(findings, source, last.name, self.accept, self.tell)
        return judge_of(self.root, source, last.name, self.check, self.declared, (), self.accept, self.tell)

    def _downloader(self, source: str, connector: Connector, base_url: str) -> Downloader:
        return Downloader(
            _own_folder(self.cache, source),
            secrets=_secrets(connector),
            secret_origin=connector.BASE_URL,
            named=[] if base_url == connector.BASE_URL else [base_url],
            tell=self.tell,
            **{"manners": connector.MANNERS, **self.options},
        )

    def _last(self, source: str, connector: Connector) -> Path | None:
        """The last edition; None only if the connector can do without one."""
        alone = getattr(connector, "NEEDS_NO_EDITION", False)
        return None if alone and not (self.root / source).is_dir() else last_edition(self.root, source)


def _secrets(connector: Connector) -> dict[str, str]:
    """The key a person put into the environment, by the header it travels in; from now on a secret."""
    variable, header = getattr(connector, "KEY", ("", ""))
    key = os.environ.get(variable, "").strip() if variable else ""
    if not key:
        return {}
    try:
        keep_secret(key)
    except ValueError as problem:
        raise InputError(f"{variable} holds no key: {problem}; nothing was fetched") from None
    return {header: key}


def _own_folder(cache: Path, source: str) -> Path:
    """The cache of one source; it keeps itself out of the repository."""
    cache.mkdir(parents=True, exist_ok=True)
    (cache / ".gitignore").write_text("*\n", encoding="utf-8")
    return cache / source
