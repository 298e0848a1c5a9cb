"""What a step depends on through its code, found in the code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracepaper import closure
from tracepaper.closure import code_files, names_in
from tracepaper.errors import InputError

FILES = {
    "src/machine/__init__.py": "",
    "src/machine/render/__init__.py": "",
    "src/machine/render/pdf.py": "from machine import errors\nNAME = 'pdf.lua'\n",
    "src/machine/render/pdf.lua": "local w = dofile(here .. '/widths.lua')",
    "src/machine/render/widths.lua": "return 1",
    "src/machine/render/web.css": "p {}",
    "src/machine/render/filters/a.lua": "",
    "src/machine/render/filters/deep/b.lua": "",
    "src/machine/render/filters/._a.lua": "",
    "src/machine/assemble.py": "from .render import pdf\nFOLDER = 'render/filters'\n",
    "src/machine/errors.py": "import json\nKINDS = ('render',)  # a word, and a package beside\n",
    "src/machine/apart.py": "",
    "src/tracepaper/languages/language.py": "import_module(package + code)",
    "src/tracepaper/languages/en.py": "",
    "workflow/tracepaper_languages/fr.py": "",
    "workflow/scripts/speak.py": "from tracepaper.languages import language\n",
    "workflow/scripts/draw.py": "def f():\n    from machine.render.pdf import NAME\n",
    "workflow/scripts/join.py": "import machine.assemble\n",
}


@pytest.fixture
def code(tmp_path, monkeypatch):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    # the folder itself is part of what is remembered, as tests change it under a running process
    roots = (tmp_path / "src", tmp_path / "workflow")

    def files(script):
        found = code_files(roots, tmp_path / f"workflow/scripts/{script}.py")
        return {Path(file).relative_to(tmp_path).as_posix() for file in found}

    return files


def test_imports_are_followed_wherever_they_stand_with_what_lies_beside(code):
    assert code("draw") == {
        "workflow/scripts/draw.py",
        "src/machine/__init__.py",
        "src/machine/render/__init__.py",
        "src/machine/render/pdf.py",
        "src/machine/render/pdf.lua",
        "src/machine/render/widths.lua",  # named by the filter, not by the module
        "src/machine/errors.py",
    }


def test_a_relative_import_and_a_named_folder_are_followed(code):
    found = code("join")
    assert {"src/machine/render/pdf.py", "src/machine/render/filters/deep/b.lua"} <= found
    assert not any("apart" in name or "web.css" in name or "._a" in name for name in found)


def test_languages_are_imported_by_a_name_that_only_the_run_knows(code):
    assert {"src/tracepaper/languages/en.py", "workflow/tracepaper_languages/fr.py"} <= code("speak")
    assert not any("tracepaper" in name for name in code("draw"))


@pytest.mark.parametrize(
    ("text", "message"),
    [("def f(:\n", r"bad\.py:1: this is not Python"), (None, r"bad\.py: this file is missing")],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place(tmp_path, text, message):
    path = tmp_path / "bad.py"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        code_files((tmp_path,), path)


def test_what_was_found_is_kept_by_content_and_a_file_cut_short_is_none(code):
    program = (
        "import sys\nfrom pathlib import Path\nfrom tracepaper import closure\n"
        "read, parsed = closure.parse, []\n"
        "closure.parse = lambda path: parsed.append(path.name) or read(path)\n"
        "found = closure.code_files([Path('src'), Path('workflow')], Path('workflow/scripts/draw.py'))\n"
        "print(len(parsed), *found)"
    )

    def run() -> tuple[int, list[str]]:
        source = str(Path(closure.__file__).parents[1])
        told = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": source},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        return int(told[0]), told[1:]

    first, found = run()
    assert first > 2 and run() == (first, found)  # nothing is kept where Snakemake keeps nothing
    Path(".snakemake").mkdir()
    assert run() == (first, found) and run() == (0, found)
    script = Path("workflow/scripts/draw.py")
    script.write_text("import machine.apart\n", encoding="utf-8")  # an edit, and it is put back
    edited = run()
    assert edited[0] == 1 and edited[1] != found  # another file with nothing in it was read before
    kept = closure.KEPT
    kept.write_bytes(kept.read_bytes()[:-9])
    assert run()[1] == edited[1]


def test_names_are_read_where_the_imports_lead_but_in_one_file(code, tmp_path):
    roots = (tmp_path / "src", tmp_path / "workflow")
    start, errors = tmp_path / "workflow/scripts/join.py", tmp_path / "src/machine/errors.py"
    assert names_in(roots, start, but=tmp_path / "none") == {"render/filters", "pdf.lua", "render"}
    assert names_in(roots, start, but=errors) == {"render/filters", "pdf.lua"}
