"""Where things are: what the Snakefile needs to know to name the rules' files.

Read on every start of Snakemake, also when there is nothing to do, so nothing heavy is imported and
no module of the analysis is.
"""

from __future__ import annotations

import ast
import os
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.files import read_yaml


def check_config(config: dict, schema_file: Path) -> None:
    """Raise InputError in one sentence if the configuration does not fit its schema."""
    import jsonschema

    schema = read_yaml(schema_file)
    problem = next(iter(jsonschema.Draft202012Validator(schema).iter_errors(config)), None)
    if problem is None:
        return
    key = ".".join(map(str, problem.absolute_path)) or "the configuration"
    if problem.validator == "additionalProperties":
        known = ", ".join(sorted(problem.schema["properties"]))
        raise InputError(f"config/config.yaml: {problem.message} in {key}; known keys are {known}")
    raise InputError(f"config/config.yaml: {key}: {problem.message}; see config/schema.yaml")


def environment(workflow_folder: Path, source_date_epoch: int) -> dict[str, str]:
    """Variables every step runs with: the packages' path and what makes its bytes the same anywhere."""
    return {
        "PYTHONPATH": os.pathsep.join(map(str, (workflow_folder.parent / "src", workflow_folder))),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(source_date_epoch),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",  # sums in one order
        "MPLBACKEND": "agg",
    }


def machinery_files(root: Path) -> list[str]:
    """The package's own files: a step is done again when they change."""
    files = (root / "src/tracepaper").rglob("*.*")
    return sorted(str(p.relative_to(root)) for p in files if p.suffix != ".pyc")


def shared_modules(analysis_folder: Path) -> list[str]:
    """The analysis' modules that no rule names: those at its top and those that start with _."""
    root = analysis_folder.parents[1]
    files = [*analysis_folder.glob("*.py"), *analysis_folder.glob("*/_*.py")]
    return sorted(str(p.relative_to(root)) for p in files)


def find_modules(folder: Path) -> list[str]:
    """Names of the modules in a folder, without importing them."""
    return sorted(p.stem for p in Path(folder).glob("*.py") if not p.stem.startswith("_"))


def find_sources(folder: Path) -> list[str]:
    """Names of the sources: one module each, world_bank_wdi.py reads world-bank-wdi."""
    return [name.replace("_", "-") for name in find_modules(folder)]


def find_sections(folder: Path, part: str) -> list[str]:
    """Names of the sections that have PART.py: their facts, or their claims."""
    return sorted(path.parent.name for path in Path(folder).glob(f"[!._]*/{part}.py"))


def find_exhibits(folder: Path) -> dict[str, str]:
    """Id -> module of each exhibit: fig_city_gdp/exhibit.py makes fig-city-gdp."""
    root = folder.parents[2]
    single = {
        name: folder / f"{name}.py" for name in find_modules(folder) if name.startswith(("fig_", "tbl_"))
    }
    found = single | {path.parent.name: path for path in folder.glob("*/exhibit.py")}
    return {name.replace("_", "-"): str(path.relative_to(root)) for name, path in sorted(found.items())}


def module_name(file) -> str:
    """workflow/analysis/exhibits/fig_city_gdp/exhibit.py -> analysis.exhibits.fig_city_gdp.exhibit"""
    parts = Path(file).with_suffix("").parts
    return ".".join(parts[parts.index("analysis") :])


def declared_reads(module_file: Path) -> tuple[str, ...]:
    """The constant READS of a module, read from its source without importing it."""
    for node in ast.parse(Path(module_file).read_text(encoding="utf-8")).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and getattr(target, "id", "") == "READS":
            return tuple(ast.literal_eval(node.value))
    return ()
