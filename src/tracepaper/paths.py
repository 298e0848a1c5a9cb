"""Where things are: the one module that knows the layout of a paper.

Paths are relative to the project's folder, in which every step runs.  Read on every start of Snakemake,
also when there is nothing to do, so nothing heavy is imported and no module of the analysis is.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from tracepaper.closure import code_files, imported_modules, names_in, parse
from tracepaper.errors import InputError

RAW, PROCESSED, RESULTS = "data/raw", "data/processed", "results"
MANUSCRIPT, PUBLISHED, CONFIG = "manuscript", "published", "config"
SETTINGS = f"{CONFIG}/config.yaml"
# made by targets of their own
ON_REQUEST = ("audit", "changes", "what_if", "site", "revision", "archive", "journal")
AUDIT, CHANGES, WHAT_IF, SITE, REVISION, ARCHIVE, JOURNAL = (f"{RESULTS}/{name}" for name in ON_REQUEST)
MADE_FORMATS, FURTHER_FORMATS = f"{RESULTS}/formats", ("jats", "epub", "latex", "markdown")
# how the names of what other targets than `all` make begin -> the target
REQUESTED = {
    **{f"{RESULTS}/{name}/": name for name in ON_REQUEST},
    f"{RESULTS}/ro-crate": "audit",
    **{f"{MADE_FORMATS}/{name}.": name for name in FURTHER_FORMATS},
}
DOCS = f"{RESULTS}/docs"  # by ./run docs, of no state of the paper
SUMS = f"{RESULTS}/SHA256SUMS"
BIBLIOGRAPHY, METADATA = f"{MANUSCRIPT}/references.bib", f"{MANUSCRIPT}/metadata.yaml"
ABSTRACT = "00-abstract.md"  # in the folder of each language
TRIED_CLAIMS, SENTENCES = f"{PROCESSED}/claims.json", f"{PROCESSED}/sentences.json"
TRANSLATIONS, REVIEWS = f"{MANUSCRIPT}/translations.lock", f"{MANUSCRIPT}/reviews.lock"
OWN_TEMPLATES, OWN_STYLES = f"{MANUSCRIPT}/templates", f"{MANUSCRIPT}/styles"
EXEMPTIONS, PLANTED = f"{CONFIG}/exemptions.yml", f"{CONFIG}/planted.json"
ANALYSIS, SCRIPTS, OWN_RULES = "workflow/analysis", "workflow/scripts", "workflow/own"
QUANTITIES = f"{ANALYSIS}/quantities.py"  # names tables to say what they measure, which is not to read them
EXHIBITS, MADE_EXHIBITS = f"{ANALYSIS}/exhibits", f"{RESULTS}/exhibits"
CODE_ROOTS = (Path("src"), Path("workflow"))
FORMATS = ("pdf", "docx", "html")
DRAWINGS = ("svg", "png", "narrow.svg")  # of each figure in each language
# of the configuration, printed
DECLARED = (
    "byline",
    "funding",
    "interests",
    "contributions",
    "ethics",
    "ai_use",
    "version",
    "source_date_epoch",
)
SIDECAR, INBOX = "source.yml", "inbox"
# what READS names in an exhibit of what the paper itself shows, and of how the text says it
ALL_ELSE, ALL_SAID = "results", "sentences"
# what a state of the paper is made from; everything else is made, or is not the paper's
INPUTS = ("Snakefile", CONFIG, RAW, MANUSCRIPT, "profiles", PUBLISHED, "src", "workflow")


def project() -> Path:
    """The folder in which a person works: where new editions are filed, where git is asked.

    A build started by `tracepaper` runs on a copy of the inputs and names the folder in the environment.
    """
    return Path(os.environ.get("TRACEPAPER_PROJECT", "."))


def environment(source_date_epoch: int) -> dict[str, str]:
    """Variables every step runs with: the packages' path and what makes its bytes the same anywhere."""
    return {
        # relative, as every step runs in the project's folder: a folder's name may hold a colon
        "PYTHONPATH": os.pathsep.join(map(str, CODE_ROOTS)),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(source_date_epoch),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",  # sums in one order
        "MPLBACKEND": "agg",
    }


def script_code(script: str, *modules: str) -> list[str]:
    """The files a rule's result depends on through its code; a step is done again when one changes.

    script: name of the rule's script.  modules: files of the analysis that the script imports by name.
    """
    return code_files(CODE_ROOTS, Path(SCRIPTS, f"{script}.py"), *map(Path, modules))


def named_in(*modules: str) -> set[str]:
    """Texts in files of the analysis, or in what these import, among them the tables that they read."""
    return names_in(CODE_ROOTS, *map(Path, modules), but=Path(QUANTITIES))


def imported_by_steps() -> list[str]:
    """Modules that some step imports, those of the analysis that it imports by name too."""
    files = (*Path(SCRIPTS).glob("*.py"), *Path(ANALYSIS).rglob("*.py"))
    return imported_modules(CODE_ROOTS, *files)


def existing(path: str) -> str:
    """The path, which must be there: Snakemake passes over a missing input whose outputs exist."""
    if not Path(path).is_file():
        raise InputError("this file is missing; restore it", path)
    return path


def if_there(path: str) -> list[str]:
    """The path as a list, empty without the file: its coming and going are reasons to do the step again."""
    return [path] if Path(path).is_file() else []


def visible(paths: Iterable[Path]) -> list[Path]:
    """Sorted, without the files that a system leaves behind (.DS_Store, ._01-background.md)."""
    return sorted(path for path in paths if not path.name.startswith("."))


def find_modules(folder: str | Path) -> list[str]:
    """Names of the modules in a folder, without importing them."""
    return [p.stem for p in visible(Path(folder).glob("*.py")) if not p.stem.startswith("_")]


def find_sources(folder: str | Path) -> list[str]:
    """Names of the sources: one module each, world_bank_wdi.py reads world-bank-wdi."""
    return [name.replace("_", "-") for name in find_modules(folder)]


def source_module(source: str) -> str:
    """world-bank-wdi -> workflow/analysis/sources/world_bank_wdi.py"""
    return f"{ANALYSIS}/sources/{source.replace('-', '_')}.py"


def find_sections(folder: str | Path, part: str) -> list[str]:
    """Names of the sections that have PART.py: their facts, or their claims."""
    return sorted(path.parent.name for path in Path(folder).glob(f"[!._]*/{part}.py"))


def find_exhibits(folder: str | Path) -> dict[str, str]:
    """Id -> module of each exhibit: fig_city_gdp/exhibit.py makes fig-city-gdp."""
    found = sorted(Path(folder).glob("[!._]*/exhibit.py"))
    for path in found:
        if not path.parent.name.startswith(("fig_", "tbl_")):
            raise InputError("an exhibit is named fig_NAME or tbl_NAME; rename its folder", path.parent)
    return {path.parent.name.replace("_", "-"): str(path) for path in found}


def module_name(file: str | Path) -> str:
    """workflow/analysis/exhibits/fig_city_gdp/exhibit.py -> analysis.exhibits.fig_city_gdp.exhibit"""
    parts = Path(file).with_suffix("").parts
    return ".".join(parts[parts.index("analysis") :])


def declared_reads(module_file: str | Path) -> tuple[str, ...]:
    """The constant READS of a module, read from its source without importing it."""
    for node in parse(Path(module_file)).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if (
            getattr(target, "id", "") == "READS"
            and isinstance(node, ast.Assign | ast.AnnAssign)
            and node.value
        ):
            return tuple(ast.literal_eval(node.value))
    return ()


def choose_edition(root: str | Path, source: str, editions: Mapping[str, str]) -> str:
    """The edition of a source: the one the configuration pins, else the only one there is.

    Raises InputError if the pinned edition does not exist, or if there are several and none is pinned.
    """
    folder = Path(root) / source
    found = [p.name for p in visible(folder.glob("*")) if p.is_dir()]
    if not found:
        raise InputError(
            "no edition of this source was found; expected a folder EDITION with source.yml", folder
        )
    pinned = editions.get(source)
    if pinned is not None:
        if pinned not in found:
            raise InputError(
                f"config pins the edition {pinned}, which is not there; found {', '.join(found)}", folder
            )
        return pinned
    if len(found) > 1:
        raise InputError(
            f"found the editions {', '.join(found)}; pin one under `editions:` in {SETTINGS}: {source}: NAME",
            folder,
        )
    return found[0]


def edition_files(root: str | Path, source: str, editions: Mapping[str, str]) -> list[str]:
    """Paths of all files of the chosen edition, sidecar included, sorted."""
    folder = Path(root) / source / choose_edition(root, source, editions)
    return [str(p) for p in visible(folder.iterdir()) if p.is_file()]


def raw_files(root: str | Path) -> list[str]:
    """Paths of all files of all editions, sorted."""
    folders = [folder for folder in Path(root).iterdir() if folder.is_dir() and not is_apart(folder)]
    return [str(p) for folder in sorted(folders) for p in visible(folder.rglob("*")) if p.is_file()]


def is_apart(folder: Path) -> bool:
    """Whether it lies among the sources but is none: dropped tables, an edition being filed."""
    return folder.name == INBOX or folder.name.startswith(".")
