from tracepaper.sources.raw import choose_edition, edition_files, raw_files

EDITIONS = {
    source: choose_edition(RAW, source, config["editions"]) for source in SOURCES
}
RAW_VERIFIED = f"{PROCESSED}/raw_verified.json"


rule verify_raw:
    input:
        files=raw_files(RAW),
        code=[
            "src/tracepaper/sources/raw.py",
            "src/tracepaper/sources/sidecar.schema.json",
        ],
    output:
        RAW_VERIFIED,
    log:
        "logs/verify_raw.log",
    params:
        raw=RAW,
    message:
        "Compare every raw file with the checksum in its sidecar."
    script:
        "../scripts/verify_raw.py"


rule clean_source:
    input:
        files=lambda wildcards: edition_files(RAW, wildcards.source, config["editions"]),
        verified=RAW_VERIFIED,
        module=lambda wildcards: f"{ANALYSIS}/sources/{wildcards.source.replace('-', '_')}.py",
        code=[
            f"{ANALYSIS}/vocabulary.py",
            *sorted(str(path) for path in Path(f"{ANALYSIS}/sources").glob("_*.py")),
            "src/tracepaper/sources/raw.py",
            "src/tracepaper/sources/observations.py",
        ],
    output:
        observations=f"{PROCESSED}/observations/{{source}}.parquet",
        statements=f"{PROCESSED}/statements/{{source}}.parquet",
    log:
        "logs/clean_source/{source}.log",
    params:
        raw=RAW,
        edition=lambda wildcards: EDITIONS[wildcards.source],
    message:
        "Read the figures of {wildcards.source}, each with its file and line."
    script:
        "../scripts/clean_source.py"


rule combine_observations:
    input:
        observations=expand(
            f"{PROCESSED}/observations/{{source}}.parquet", source=SOURCES
        ),
        statements=expand(f"{PROCESSED}/statements/{{source}}.parquet", source=SOURCES),
        code="src/tracepaper/sources/observations.py",
    output:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
    log:
        "logs/combine_observations.log",
    message:
        "Put the observations of all sources into one table and number them."
    script:
        "../scripts/combine_observations.py"
