"""Whether the files of a source may be passed on, by what its sidecar says of its licence.

What is not known to allow it is left out: a licence is read by its name, and words that only sound like one
(`not stated`, `MIT for the derived indicators; ...`) allow nothing.  Who has a permission, or knows terms
that forbid it, says so in the sidecar: `redistribution: allowed`, or `not allowed`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ALLOWED, NOT_ALLOWED = "allowed", "not allowed"
REFERENCE = "LicenseRef-"  # how REUSE and SPDX name a licence that is in no list
_CC = re.compile(r"CC[ -]BY((?:-(?:NC|SA|ND))*)[ -](\d\.\d)(?: (?:INTERNATIONAL|IGO|UNPORTED))?")
# name as written, in capitals -> its identifier in the list of SPDX
_OPEN = {
    r"CC ?0(?:[ -]1\.0)?": "CC0-1.0",
    r"(?:ETALAB )?(?:OPEN LICEN[CS]E|LICENCE OUVERTE) 2\.0|ETALAB[ -]2\.0": "etalab-2.0",
    r"O(?:PEN GOVERNMENT LICEN[CS]E|GL)(?:[ -]UK)?(?:[ -]V?3(?:\.0)?)": "OGL-UK-3.0",
    r"ODBL(?:[ -]1\.0)?": "ODbL-1.0",
    r"ODC[ -]BY(?:[ -]1\.0)?": "ODC-By-1.0",
    r"PDDL(?:[ -]1\.0)?": "PDDL-1.0",
    r"MIT(?: LICEN[CS]E)?": "MIT",
}
# these name no licence of the list, and allow it in so many words
_IN_WORDS = re.compile(r"PUBLIC DOMAIN|.*\(FREE WITH ATTRIBUTION\)")


@dataclass(frozen=True)
class Rights:
    """identifier: of SPDX, or LicenseRef-NAME.  allowed: whether the files may be passed on.  stated: the
    licence as the sidecar has it.  by_hand: whether the sidecar itself decides."""

    identifier: str
    allowed: bool
    stated: str
    by_hand: bool = False


def rights_of(card: Mapping[str, Any]) -> Rights:
    """What a sidecar (`sources.raw.read_sidecar`) says."""
    stated = str(card["licence"])
    identifier, allowed = _by_name(stated)
    decided = card.get("redistribution")
    return Rights(identifier, decided == ALLOWED if decided else allowed, stated, bool(decided))


def _by_name(stated: str) -> tuple[str, bool]:
    name = " ".join(stated.upper().split())
    creative = _CC.fullmatch(name)
    if creative:
        return f"CC-BY{creative[1]}-{creative[2]}", True
    for pattern, identifier in _OPEN.items():
        if re.fullmatch(pattern, name):
            return identifier, True
    return reference(stated), bool(_IN_WORDS.fullmatch(name))


def reference(name: str) -> str:
    """LicenseRef-, and letters of the name that SPDX takes; those of other scripts by their numbers."""
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", name.encode("ascii", "backslashreplace").decode()).strip("-.")
    return REFERENCE + (plain[:60].rstrip("-.") or "unnamed")
