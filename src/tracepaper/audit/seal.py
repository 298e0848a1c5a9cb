"""The seal of an audit: the sum of every file that it judged and of its own report, and what is let
through by it.

Only what was audited is published: a file that is not as the audit found it, one that came since, or a
report that is not the audit's own, is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tracepaper import paths
from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json
from tracepaper.sums import as_text, inputs, read_sums, sums_of

REPORT, SEAL = f"{paths.AUDIT}/report.json", f"{paths.AUDIT}/SHA256SUMS"
AGAIN = "run ./run audit, then ./run publish"


def write_seal(root: Path, names: Iterable[str], path: StrPath) -> None:
    """Write the sums of the files a person gets (of those named, what lies in results/) and of all that
    they were made from."""
    results = [name for name in names if name.startswith(f"{paths.RESULTS}/")]
    Path(path).write_text(as_text(sums_of(root, [*inputs(root), *results])), encoding="utf-8")


def require_sealed(root: Path, promised: Iterable[str]) -> dict[str, str]:
    """The sums of an audit that passed and is of exactly the files that lie there now.

    promised: every file of a finished build.  Raises InputError for anything else.
    """
    if not (root / SEAL).is_file():
        raise InputError(f"this state was not audited; {AGAIN}", SEAL)
    sealed = read_sums(root / SEAL)
    results = [name for name in promised if name.startswith(f"{paths.RESULTS}/")]
    due = {*sealed, *inputs(root), *results, REPORT}
    present = sums_of(root, due)
    others = [name for name in sorted(due) if present.get(name) != sealed.get(name)]
    if others:
        raise InputError(_told(others, present.keys(), sealed.keys()), others[0])
    _require_passed(root)
    return sealed


def _told(others: list[str], present: Iterable[str], sealed: Iterable[str]) -> str:
    first = others[0]
    if first not in present:
        found = "this file is missing, though the audit is of a state that has it"
    elif first not in sealed:
        found = "the audit did not see this file"
    else:
        found = "this file is not as the audit saw it"
    more = f" (nor are {len(others) - 1} others)" if len(others) > 1 else ""
    return f"{found}{more}, so nothing was published; {AGAIN}"


def _require_passed(root: Path) -> None:
    checks = read_json(root / REPORT)["checks"]
    failed, unknown = (sum(len(check[kind]) for check in checks) for kind in ("failures", "not_evaluated"))
    if not checks or failed or unknown:
        raise InputError(
            f"the audit found {failed} failed and {unknown} not evaluated in {len(checks)} checks, so "
            f"nothing was published; mend them, {AGAIN}",
            REPORT,
        )
