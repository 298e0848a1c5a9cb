# Not part of the paper: `./run build large` computes the same indices on every flow of the world at six digits,
# out of core, a job a year, if the configuration says where the archive lies (docs/large.md).
from analysis.large import INDICATORS as LARGE_INDICATORS

LARGE = config.get("large", {})
LARGE_ARCHIVE = os.path.expanduser(LARGE.get("archive", "archive"))
LARGE_FOLDER = os.path.expanduser(LARGE.get("folder", "large"))


def large_years():
    """The years that the configuration asks for."""
    if not LARGE:
        raise InputError(
            "no key large: docs/large.md says what it holds", paths.SETTINGS
        )
    first, last = map(int, LARGE["years"].split("-"))
    if first > last:
        raise InputError(f"large.years: {first} is after {last}", paths.SETTINGS)
    return range(first, last + 1)


def large_year_files(wildcards):
    """Index -> its files of all years."""
    return {
        index: [
            f"{LARGE_FOLDER}/years/{index}/{year}.parquet" for year in large_years()
        ]
        for index in LARGE_INDICATORS
    }


localrules:
    large,


rule list_large:
    input:
        archive=LARGE_ARCHIVE,
        code=paths.script_code("list_large"),
    output:
        economies=f"{LARGE_FOLDER}/economies.parquet",
        products=f"{LARGE_FOLDER}/products.parquet",
        origin=f"{LARGE_FOLDER}/archive.json",
    log:
        "logs/list_large.log",
    params:
        years=lambda wildcards: list(large_years()),
        sha256=LARGE.get("sha256", ""),
    message:
        "Look through the archive: its version, its years, its economies and products."
    script:
        "../scripts/list_large.py"


rule convert_large_year:
    input:
        archive=LARGE_ARCHIVE,
        products=rules.list_large.output.products,
        code=paths.script_code("convert_large_year"),
    output:
        f"{LARGE_FOLDER}/flows/{{year}}.parquet",
    log:
        "logs/convert_large_year/{year}.log",
    wildcard_constraints:
        year=r"\d{4}",
    threads: 2
    resources:
        mem_mb=2000,
    message:
        "Check every flow of {wildcards.year} and put it into Parquet."
    script:
        "../scripts/convert_large_year.py"


rule compute_large_year:
    input:
        flows=rules.convert_large_year.output[0],
        products=rules.list_large.output.products,
        code=paths.script_code("compute_large_year"),
    output:
        **{
            index: f"{LARGE_FOLDER}/years/{index}/{{year}}.parquet"
            for index in LARGE_INDICATORS
        },
    log:
        "logs/compute_large_year/{year}.log",
    wildcard_constraints:
        year=r"\d{4}",
    threads: 2
    resources:
        mem_mb=4000,
    message:
        "Compute all indices of {wildcards.year}."
    script:
        "../scripts/compute_large_year.py"


rule merge_large_years:
    input:
        unpack(large_year_files),
        code=paths.script_code("merge_large_years"),
    output:
        **{index: f"{LARGE_FOLDER}/{index}.parquet" for index in LARGE_INDICATORS},
    log:
        "logs/merge_large_years.log",
    resources:
        mem_mb=1000,
    message:
        "Put the years of each index one below the other."
    script:
        "../scripts/merge_large_years.py"


rule large:
    input:
        rules.merge_large_years.output,
    message:
        "The indices of all flows are in {LARGE_FOLDER}."
