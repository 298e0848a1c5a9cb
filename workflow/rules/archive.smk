# Not part of the paper: `./run archive` writes the replication package, results/archive/NAME-VERSION.zip.
from tracepaper.archive.names import WRITTEN, archive_name

ARCHIVE = f"{archive_name()}-{config.get('version') or '0'}"


def asked(wildcards):
    """What lies in the folder and is no input of any step: the licence, the lock, tests, the record of times."""
    from tracepaper.archive.make import asked_of  # of no other target's business

    return asked_of(paths.project())


localrules:
    make_archive,
    archive,


rule write_in_text_numbers:
    input:
        papers=PAPER.papers,
        trees=PAPER.trees,
        sections=SECTIONS,
        facts=f"{RESULTS}/facts.json",
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        exhibits=PAPER.exhibit_files,
        tables=expand(f"{PROCESSED}/exhibits/{{exhibit}}.parquet", exhibit=EXHIBITS),
        data=expand(f"{RESULTS}/exhibits/{{exhibit}}/data.csv", exhibit=EXHIBITS),
        captions=CAPTIONS,
        modules=ANALYSIS_MODULES,
        code=paths.script_code("write_in_text_numbers"),
    output:
        csv=f"{paths.ARCHIVE}/in-text-numbers.csv",
        xlsx=f"{paths.ARCHIVE}/in-text-numbers.xlsx",
    log:
        "logs/write_in_text_numbers.log",
    params:
        languages=LANGUAGES,
        date=config["source_date_epoch"],
    message:
        "List every number in the text and in captions with its page, line, value and program."
    script:
        "../scripts/write_in_text_numbers.py"


rule make_archive:
    input:
        sheet=rules.write_in_text_numbers.output,
        whole=PAPER.outputs,
        audited=[*rules.run_checks.output, *rules.write_interchange.output],
        sidecars=paths.raw_files(RAW),
        modules=ANALYSIS_MODULES,
        metadata=METADATA,
        settings=paths.SETTINGS,
        code=paths.script_code("make_archive", *ANALYSIS_MODULES),
    output:
        f"{paths.ARCHIVE}/{ARCHIVE}.zip",
        WRITTEN,
    log:
        "logs/make_archive.log",
    params:
        asked=asked,
        config={key: config[key] for key in paths.DECLARED if key in config},
        languages=LANGUAGES,
        editions=EDITIONS,
    message:
        "Pack the replication package: code, data, results, and what strangers must know of them."
    script:
        "../scripts/make_archive.py"


rule archive:
    input:
        rules.make_archive.output,
    message:
        "The replication package is in results/archive; REPLICATION.md beside it says what is in it."
