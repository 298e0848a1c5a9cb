"""Where things are: the one module that knows the layout of a paper.

Paths are relative to the project's folder, in which every step runs.  Read on every start of Snakemake,
also when there is nothing to do, so nothing heavy is imported and no module of the analysis is.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from tracepaper.closure import code_files, imported_modules, parse
from tracepaper.errors import InputError

RAW, PROCESSED, RESULTS = "data/raw", "data/processed", "results"
MANUSCRIPT, PUBLISHED, CONFIG = "manuscript", "published", "config"
SETTINGS = f"{CONFIG}/config.yaml"
ON_REQUEST = ("audit", "changes", "what_if", "site", "revision")  # made by targets of their own
AUDIT, CHANGES, WHAT_IF, SITE, REVISION = (f"{RESULTS}/{name}" for name in ON_REQUEST)
SUMS = f"{RESULTS}/SHA256SUMS"
BIBLIOGRAPHY, METADATA = f"{MANUSCRIPT}/references.bib", f"{MANUSCRIPT}/metadata.yaml"
ABSTRACT = "00-abstract.md"  # in the folder of each language
TRIED_CLAIMS, SENTENCES = f"{PROCESSED}/claims.json", f"{PROCESSED}/sentences.json"
TRANSLATIONS, REVIEWS = f"{MANUSCRIPT}/translations.lock", f"{MANUSCRIPT}/reviews.lock"
OWN_TEMPLATES = f"{MANUSCRIPT}/templates"
EXEMPTIONS, PLANTED = f"{CONFIG}/exemptions.yml", f"{CONFIG}/planted.json"
ANALYSIS, SCRIPTS, OWN_RULES = "workflow/analysis", "workflow/scripts", "workflow/own"
EXHIBITS, MADE_EXHIBITS = f"{ANALYSIS}/exhibits", f"{RESULTS}/exhibits"
CODE_ROOTS = (Path("src"), Path("workflow"))
FORMATS = ("pdf", "docx", "html")
DRAWINGS = ("svg", "png", "narrow.svg")  # of each figure in each language
DECLARED = ("byline", "funding", "interests", "version", "source_date_epoch")  # of the configuration, printed
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


class Paper:
    """What this paper consists of: its languages, sources, exhibits, sections, and every file it makes.

    config: the checked configuration.
    """

    def __init__(self, config: Mapping[str, Any]):
        self.languages: list[str] = list(config["languages"])
        self._pinned: dict[str, str] = dict(config["editions"])

    @cached_property
    def sources(self) -> list[str]:
        return find_sources(f"{ANALYSIS}/sources")

    @cached_property
    def editions(self) -> dict[str, str]:
        """Source -> its edition: pinned by the configuration, else the only one there is."""
        unknown = sorted(set(self._pinned) - set(self.sources))
        if unknown:
            raise InputError(
                f"{SETTINGS}: editions names the source {unknown[0]}, which has no module in "
                f"{ANALYSIS}/sources; sources are {', '.join(self.sources)}"
            )
        return {source: choose_edition(RAW, source, self._pinned) for source in self.sources}

    @cached_property
    def sidecars(self) -> list[str]:
        return [existing(f"{RAW}/{source}/{edition}/{SIDECAR}") for source, edition in self.editions.items()]

    @cached_property
    def indicators(self) -> list[str]:
        return find_modules(f"{ANALYSIS}/indicators")

    @cached_property
    def exhibit_modules(self) -> dict[str, str]:
        """Id -> module of each exhibit, as paths."""
        return find_exhibits(EXHIBITS)

    @cached_property
    def exhibits(self) -> list[str]:
        return list(self.exhibit_modules)

    @cached_property
    def figures(self) -> list[str]:
        return [name for name in self.exhibits if name.startswith("fig-")]

    @cached_property
    def last_exhibits(self) -> list[str]:
        """Exhibits of what the paper itself shows and says, which are made when all else is: their READS
        names `results`, and no fact or claim may read them."""
        return [name for name, module in self.exhibit_modules.items() if ALL_ELSE in declared_reads(module)]

    @cached_property
    def evidence_tables(self) -> list[str]:
        """The tables of indicators and exhibits that facts and claims read."""
        return [f"{PROCESSED}/indicators/{name}.parquet" for name in self.indicators] + [
            f"{PROCESSED}/exhibits/{name}.parquet" for name in self.exhibits if name not in self.last_exhibits
        ]

    @cached_property
    def sections(self) -> list[str]:
        """Section files of the languages that are built."""
        folders = [Path(MANUSCRIPT, language) for language in self.languages]
        return [str(path) for folder in folders for path in visible(folder.glob("*.md"))]

    def sections_in(self, language: str) -> list[str]:
        """Section files of one language."""
        return [path for path in self.sections if Path(path).parent.name == language]

    def abstracts_beside(self, language: str) -> dict[str, str]:
        """Each other language -> its section file with the abstract, if it has one."""
        others = {other: f"{MANUSCRIPT}/{other}/{ABSTRACT}" for other in self.languages if other != language}
        return {other: path for other, path in others.items() if path in self.sections}

    @cached_property
    def bibliography(self) -> str:
        return existing(BIBLIOGRAPHY)

    @cached_property
    def metadata(self) -> str:
        return existing(METADATA)

    def modules(self, kind: str) -> list[str]:
        """Files of the modules of one kind of statement: facts or claims."""
        names = find_sections(f"{ANALYSIS}/sections", kind)
        return [f"{ANALYSIS}/sections/{name}/{kind}.py" for name in names]

    @cached_property
    def definitions(self) -> list[str]:
        """What the facts are, in words: one file a section and language."""
        return self._words("facts")

    @cached_property
    def rival_words(self) -> list[str]:
        """What the rivals named by the analysis are, in words: one file a section and language."""
        return self._words("claims", "rivals")

    def _words(self, kind: str, name: str = "") -> list[str]:
        return [
            str(path)
            for module in self.modules(kind)
            for language in self.languages
            for path in visible(Path(module).parent.glob(f"{name or kind}.{language}.yaml"))
        ]

    def analysis_files(self, pattern: str) -> list[str]:
        return [str(path) for path in visible(Path(ANALYSIS).rglob(pattern))]

    @cached_property
    def own_templates(self) -> list[str]:
        return [str(path) for path in visible(Path(OWN_TEMPLATES).glob("*.*"))]

    @cached_property
    def published(self) -> list[str]:
        """The baseline's files; none before the first `publish`."""
        return [str(path) for path in visible(Path(PUBLISHED).rglob("*")) if path.is_file()]

    def captions(self, exhibit: str) -> list[str]:
        """An exhibit's caption in each language."""
        folder = Path(self.exhibit_modules[exhibit]).parent
        return [str(p) for lang in self.languages for p in visible(folder.glob(f"caption.{lang}.md"))]

    @cached_property
    def tables_read(self) -> dict[str, list[str]]:
        """Exhibit -> the tables it reads, by READS: of indicators, or all that the paper shows and says."""
        found = {}
        for exhibit in self.exhibits:
            module = self.exhibit_modules[exhibit]
            names = declared_reads(module)
            if names in ((ALL_ELSE,), (ALL_ELSE, ALL_SAID)):
                shown = [name for name in self.exhibits if name not in self.last_exhibits]
                found[exhibit] = [f"{PROCESSED}/exhibits/{name}.parquet" for name in shown]
                found[exhibit] += [f"{RESULTS}/facts.json", TRIED_CLAIMS]
                found[exhibit] += [SENTENCES] if ALL_SAID in names else []
                continue
            unknown = sorted(set(names) - set(self.indicators))
            if unknown:
                raise InputError(
                    f"READS names {unknown[0]}, which is no indicator; indicators are "
                    f"{', '.join(self.indicators)}",
                    module,
                )
            found[exhibit] = [f"{PROCESSED}/indicators/{name}.parquet" for name in names]
        return found

    def drawings(self, language: str, *kinds: str) -> list[str]:
        """The figures' files in one language, of each kind (svg, png, narrow.svg)."""
        return [
            f"{RESULTS}/exhibits/{name}/figure.{language}.{kind}" for name in self.figures for kind in kinds
        ]

    @cached_property
    def exhibit_files(self) -> list[str]:
        return [f"{RESULTS}/exhibits/{name}/exhibit.json" for name in self.exhibits]

    @cached_property
    def figure_files(self) -> list[str]:
        """What describes the figures that claims may head, none of which is made last."""
        chosen = [name for name in self.figures if name not in self.last_exhibits]
        return [f"{RESULTS}/exhibits/{name}/exhibit.json" for name in chosen]

    @cached_property
    def trees(self) -> list[str]:
        return [f"{PROCESSED}/manuscript/{language}.json" for language in self.languages]

    @cached_property
    def origins(self) -> list[str]:
        """What the web page of each language tells of its numbers."""
        return [f"{PROCESSED}/origins/{language}.json" for language in self.languages]

    @cached_property
    def papers(self) -> list[str]:
        """The documents; two languages also stand side by side."""
        found = [f"{RESULTS}/paper/paper.{lang}.{format}" for lang in self.languages for format in FORMATS]
        return [*found, f"{RESULTS}/paper/paper.parallel.pdf"] if len(self.languages) == 2 else found

    def declare(self) -> None:
        """Tell the command that started this build which files it promises.

        Each step reads this too, on a cluster many at once: only what is not there yet is written."""
        told, file = "\n".join(self.outputs), Path("outputs.txt")
        if "TRACEPAPER_PROJECT" in os.environ and not (file.is_file() and file.read_text("utf-8") == told):
            file.write_text(told, encoding="utf-8")

    @cached_property
    def outputs(self) -> list[str]:
        """Every file of a finished build, intermediate ones and the list of their sums included."""
        return [*self.summed, SUMS]

    @property
    def summed(self) -> list[str]:
        """Every file of a finished build but the list of their sums."""
        tables = [("indicators", self.indicators), ("exhibits", self.exhibits)]
        parts = [(kind, self.sources) for kind in ("observations", "statements")]
        return [
            f"{PROCESSED}/raw_verified.json",
            f"{PROCESSED}/observations.parquet",
            f"{PROCESSED}/statements.parquet",
            *(f"{PROCESSED}/{kind}/{name}.parquet" for kind, names in [*parts, *tables] for name in names),
            *self.exhibit_files,
            *(f"{RESULTS}/exhibits/{name}/data.csv" for name in self.exhibits),
            *(file for language in self.languages for file in self.drawings(language, *DRAWINGS)),
            f"{RESULTS}/facts.json",
            TRIED_CLAIMS,
            SENTENCES,
            f"{RESULTS}/claims.json",
            f"{PROCESSED}/manuscript/checked",
            *self.trees,
            *self.origins,
            *self.papers,
        ]
