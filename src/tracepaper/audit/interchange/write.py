"""Writing all forms of the report beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from tracepaper import paths
from tracepaper.audit.interchange.crate import METADATA, WORKFLOW, as_crate
from tracepaper.audit.interchange.junit import as_junit
from tracepaper.audit.interchange.manifest import as_manifest
from tracepaper.audit.interchange.sarif import as_sarif
from tracepaper.audit.seal import REPORT
from tracepaper.files import read_json, read_yaml, write_json
from tracepaper.languages.language import MODEL
from tracepaper.sources.raw import read_sidecars

SARIF, JUNIT = f"{paths.AUDIT}/report.sarif", f"{paths.AUDIT}/junit.xml"
MANIFEST, VERIFIER = f"{paths.AUDIT}/claims-manifest.json", f"{paths.AUDIT}/verify_claims.py"
WRITTEN = (SARIF, JUNIT, MANIFEST, VERIFIER, f"{paths.RESULTS}/{WORKFLOW}", f"{paths.RESULTS}/{METADATA}")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # of the text and the figures


def write_all(
    root: Path, outputs: Iterable[str], editions: Mapping[str, str], languages: Iterable[str], date: str
) -> None:
    """Write the files of WRITTEN in the project's folder `root`.

    outputs: the finished files in results/ that the crate lists.  date: the paper's own (ISO).
    """
    languages = list(languages)
    report = read_json(root / REPORT)
    write_json(as_sarif(report), root / SARIF)
    (root / JUNIT).write_text(as_junit(report), encoding="utf-8")
    write_json(as_manifest(root, languages), root / MANIFEST)
    shutil.copyfile(Path(__file__).with_name("verify_claims.py"), root / VERIFIER)
    shutil.copyfile(root / "Snakefile", root / paths.RESULTS / WORKFLOW)
    listed = [*outputs, *(name for name in WRITTEN if not name.endswith(METADATA))]
    sidecars = read_sidecars(root / paths.RAW, editions)
    crate = as_crate(root, listed, sidecars, _about(root, languages), date)
    write_json(crate, root / paths.RESULTS / METADATA)


def _about(root: Path, languages: list[str]) -> dict[str, str]:
    titles = read_yaml(root / paths.METADATA)["title"]
    title = titles.get(MODEL) or titles[languages[0]]
    return {
        "name": title,
        "description": f"{title}: documents, exhibits, facts and claims, with the audit of them.",
        "licence": LICENCE,
        "snakemake": version("snakemake"),
    }
