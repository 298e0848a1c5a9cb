"""A build from what is left of another: some of its files deleted, cut short or overwritten, where a person
looks and where it works; afterwards a plain build gives the same bytes, and says what it made again.

python tests/interrupts/any_subset.py [--whole | --built FOLDER] [--seeds N]
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from every_rule import Built, place_of

from tracepaper.sums import sha256

SEED = 20261128
AUDIT = ("audit",)
Harm = Callable[[Path], None]


def delete(path: Path) -> None:
    path.unlink(missing_ok=True)


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def overwrite(path: Path) -> None:
    """One bit of it is another one; of an empty file, a byte more."""
    content = bytearray(path.read_bytes() or b"\1")
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def with_its_date(harm: Harm) -> Harm:
    def harmed(path: Path) -> None:
        before = path.stat()
        harm(path)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return harmed


HARMS: dict[str, Harm] = {
    "deleted": delete,
    "cut short": cut,
    "cut short, date kept": with_its_date(cut),
    "overwritten": overwrite,
    "overwritten, date kept": with_its_date(overwrite),
}
# where: in results/ and data/processed of the project, in those of the working folder, in both
PLACES = {"project": ("",), "working folder": (".build",), "both": ("", ".build")}


def tried(place: Built, paper: Path, harm: str, where: str, rng: random.Random) -> tuple[int, list[str]]:
    """Harm some files; returns how many, and what should not be, in words."""
    many = rng.randint(1, len(place.sums) if harm == "deleted" else 5)
    chosen = rng.sample(sorted(place.sums), many)
    for name in chosen:
        for root in PLACES[where]:
            HARMS[harm](paper / root / name)
    done = place.run(paper, words=AUDIT)
    faults = [f"ends with {done.returncode}: {done.stdout}"] if done.returncode != place.code else []
    for root in ("", ".build"):
        others = [n for n, s in place.sums.items() if not _is(paper / root / n, s)]
        # what the working folder lacks is made when it is wanted
        others = [n for n in others if root == "" or (paper / root / n).is_file()]
        faults += [f"{root or 'project'}: {len(others)} files differ, {others[:3]}"] if others else []
    if harm != "deleted" and "is not as it was built" not in done.stdout:
        faults.append(f"nothing was said: {done.stdout}")
    return many, faults


def _is(path: Path, digest: str) -> bool:
    return path.is_file() and sha256(path) == digest


def main(words: Sequence[str] | None = None) -> int:
    """Try what was asked for; 1 if something came out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--built", type=Path)
    parser.add_argument("--seeds", type=int, default=1, help="how often each harm is done in each place")
    asked = parser.parse_args(words)
    faulty = 0
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", Path.home())) as folder:
        place = place_of(asked.built, asked.whole, Path(folder))
        paper = place.folder / "my paper"
        shutil.copytree(place.source, paper, symlinks=True)
        for seed in range(asked.seeds):
            for harm, where in ((harm, where) for harm in HARMS for where in PLACES):
                many, faults = tried(
                    place, paper, harm, where, random.Random(f"{SEED} {seed} {harm} {where}")
                )
                faulty += bool(faults)
                print(
                    f"{many:3} files {harm} in {where}: {'; '.join(faults) or 'the same bytes'}", flush=True
                )
    return int(bool(faulty))


if __name__ == "__main__":
    sys.exit(main())
