"""The small text files that people and steps write, YAML and JSON, always in UTF-8.

What a person wrote may be broken anywhere, so it is read with an error that names the line.  What a step
writes is the same bytes for the same content: sorted keys, one way to indent.
"""

from __future__ import annotations

import errno
import gzip
import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError

StrPath = str | os.PathLike[str]
# nobody sees them: control characters, signs that turn the direction of writing, marks of byte order, blanks
# without width, private and broken characters, separators of lines that are none to an editor
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff"
    "\ufff9-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)

HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)  # by another process, as flock says it
_SYSTEM = 9  # where gzip's head says what system made it
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL)


def without_locks(problem: OSError) -> str:
    """What to tell where a lock was asked for and the file system has none (NFS, SMB); any other problem is
    raised."""
    if problem.errno not in _NO_LOCKS:
        raise problem
    return (
        "this disk knows no locks (a network drive?), so nothing keeps two commands apart: run one at a time"
    )


def as_seen(path: StrPath) -> Path:
    """A file of the project as a person in the project's folder writes it."""
    path = Path(path)
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def read_written(path: StrPath) -> str:
    """The text of a file that a person wrote and others will read.

    Raises InputError, with line and column, for bytes that are not UTF-8 and for a character that nobody
    sees; FileNotFoundError if there is no such file."""
    path = Path(path)
    content = path.read_bytes()
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        wrong = f"this is not UTF-8 (byte {content[problem.start]:#04x}); save the file as UTF-8"
        raise InputError(wrong, path, line) from None
    hidden = HIDDEN.search(text)
    if hidden:
        line, before = text.count("\n", 0, hidden.start()) + 1, text.rfind("\n", 0, hidden.start())
        wrong = f"found {named(hidden[0])}, which nobody sees; take it out"
        raise InputError(wrong, path, line, hidden.start() - before)
    return text


def named(character: str) -> str:
    """A character that cannot be shown: U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def read_yaml(path: StrPath, mend: str = "mend it") -> Any:
    """What a YAML file holds (None if it is empty).

    mend: what the reader of the message is to do.  Raises InputError, with the line, for a file that is
    missing, is not YAML, or gives a key twice, of which YAML's readers drop the first in silence.
    """
    import yaml

    path = Path(path)
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
        _refuse_second_keys(node, path)
        return None if node is None else loader.construct_document(node)
    except ValueError as problem:
        if isinstance(problem, UnicodeDecodeError):
            raise _no_yaml(problem, path, mend) from None
        # 2026-13-45 without quotes is a date to YAML, and then none
        raise InputError(f"a value is no date or number ({problem}); put it in quotes", path) from None
    except FileNotFoundError:
        raise InputError("the file is missing", path) from None
    except yaml.YAMLError as problem:
        raise _no_yaml(problem, path, mend) from None


def _no_yaml(problem: Exception, path: Path, mend: str) -> InputError:
    mark = getattr(problem, "problem_mark", None)
    return InputError(
        f"this is not YAML in UTF-8 ({getattr(problem, 'problem', None) or 'bad bytes'}); {mend}",
        path,
        None if mark is None else mark.line + 1,
    )


def _refuse_second_keys(node: Any, path: Path) -> None:
    """InputError for a key that a mapping of YAML's tree, at whatever depth, has twice."""
    import yaml

    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            _refuse_second_keys(part, path)
    elif isinstance(node, yaml.MappingNode):
        lines: dict[Any, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            name = key.value if isinstance(key, yaml.ScalarNode) else key
            if name in lines:
                raise InputError(
                    f"the key {name} stands here a second time, first in line {lines[name]}; one of them "
                    "would be lost without a word; rename or remove one",
                    path,
                    line,
                )
            lines[name] = line
            _refuse_second_keys(value, path)


def read_json(path: StrPath, mend: str = "remove it and build it again") -> Any:
    """What a JSON file holds.

    Raises FileNotFoundError, and InputError for a file that is not JSON: what a step wrote is there whole.
    """
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except json.JSONDecodeError as problem:
        raise InputError(f"this is not JSON ({problem.msg}); {mend}", path, problem.lineno) from None
    except UnicodeDecodeError:
        raise InputError(f"this is not JSON in UTF-8 (bad bytes); {mend}", path) from None


def as_json(content: Any) -> str:
    """JSON that is the same for the same content: sorted keys, a line each, a newline at the end."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_json(content: Any, path: StrPath) -> None:
    """Write `as_json(content)` in UTF-8."""
    Path(path).write_text(as_json(content), encoding="utf-8")


def gzipped(content: bytes) -> bytes:
    """Content in gzip (RFC 1952), the same with every Python: no date, and the system is not told, which some
    versions of Python name and others do not."""
    packed = gzip.compress(content, 9, mtime=0)
    return packed[:_SYSTEM] + b"\xff" + packed[_SYSTEM + 1 :]
