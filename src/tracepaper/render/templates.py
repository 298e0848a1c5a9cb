"""Where the templates, filters and styles of the formats are."""

from __future__ import annotations

from pathlib import Path

from tracepaper.files import StrPath

FOLDER = Path(__file__).parent


def find_template(name: str, own_folder: StrPath) -> Path:
    """The paper's own template of this name if it has one, else the package's.

    own_folder: folder of the paper's templates; it need not exist.
    """
    own = Path(own_folder) / name
    return own if own.is_file() else FOLDER / name
