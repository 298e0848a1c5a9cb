"""docs/own-paper.md as steps: what it has one type, and what it has one write into which file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
_NEW, _END = ("New file", "新文件"), ("At the end of", "末尾")


@dataclass(frozen=True)
class Step:
    """how: type, create, append or change.  file: that is written, "" for commands.  code: of the block."""

    how: str
    file: str
    code: str

    def does(self, folder: Path) -> None:
        """Write into the paper's folder; what is to be changed stands there once."""
        path = folder / self.file
        if self.how == "create":
            assert not path.exists(), self.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.code, encoding="utf-8")
        elif self.how == "append":
            apart = "\n\n" if path.suffix == ".py" and self.code[0] != " " else ""  # before a function
            path.write_text(path.read_text(encoding="utf-8") + apart + self.code, encoding="utf-8")
        else:
            before, after = "".join(self._lines("-")), "".join(self._lines("+"))
            text = path.read_text(encoding="utf-8")
            assert text.count(before) == 1, (self.file, before)
            path.write_text(text.replace(before, after), encoding="utf-8")

    def _lines(self, sign: str) -> list[str]:
        return [line[1:] for line in self.code.splitlines(keepends=True) if line[0] in (sign, " ")]


def steps_of(page: Path) -> dict[str, list[Step]]:
    """Heading of each section -> its steps, in order."""
    found: dict[str, list[Step]] = {}
    for section in page.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, text = section.partition("\n")
        found[heading] = [
            _step(text[: match.start()].rstrip().rpartition("\n")[2], *match.groups())
            for match in _BLOCK.finditer(text)
        ]
    return found


def _step(before: str, kind: str, code: str) -> Step:
    if kind == "sh":
        return Step("type", "", code)
    file = re.findall(r"`([^`]+)`[^`]*$", before)[0]
    how = "change" if kind == "diff" else "create" if any(w in before for w in _NEW) else "append"
    assert how != "append" or any(word in before for word in _END), before
    return Step(how, file, code)
