"""What changes in a raw file is in the document after one build."""

from __future__ import annotations

from helpers import edit, mend_checksum, run
from tiny_paper import choose, file_edition, write_paper


def test_a_corrected_figure_reaches_the_document_in_one_build(tmp_path):
    """A raw value changes (with its checksum): one `./run` later the exhibit and its quotes have it."""
    project = write_paper(tmp_path / "paper", ("en",))
    file_edition(project, "2023", ("en",), "CHN,2022,17.1", "CHN,2023,17.8", "VNM,2022,0.4", "VNM,2023,0.5")
    choose(project, "2023", ("en",))
    run(project)
    raw = project / "data/raw/bank/2023"
    edit(raw / "gdp.csv", "CHN,2023,17.8", "CHN,2023,19.3")
    mend_checksum(raw)
    run(project)
    assert "19300000000000" in (project / "results/exhibits/fig-gdp/data.csv").read_text(encoding="utf-8")
    assert "US$19.3 trillion" in (project / "results/paper/paper.en.html").read_text(encoding="utf-8")
