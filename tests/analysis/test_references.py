"""The paper's own references have what each script of its editions needs."""

from __future__ import annotations

import pytest

from tracepaper.manuscript.bibliography import in_script


@pytest.mark.parametrize("script", ["latin", "han"])
def test_they_can_be_read_in_both_scripts(root, script):
    assert "@article{Feng2005" in in_script(root / "manuscript/references.bib", script)
