RAW_VERIFIED = f"{PROCESSED}/raw_verified.json"
SOURCE_CODE = {
    source: paths.script_code("clean_source", paths.source_module(source))
    for source in SOURCES
}


rule verify_raw:
    input:
        files=paths.raw_files(RAW),
        code=paths.script_code("verify_raw"),
    output:
        RAW_VERIFIED,
    log:
        "logs/verify_raw.log",
    message:
        "Compare every raw file with the checksum in its sidecar."
    script:
        "../scripts/verify_raw.py"


rule clean_source:
    input:
        files=lambda wildcards: paths.edition_files(RAW, wildcards.source, EDITIONS),
        verified=RAW_VERIFIED,
        code=lambda wildcards: SOURCE_CODE[wildcards.source],
    output:
        observations=f"{PROCESSED}/observations/{{source}}.parquet",
        statements=f"{PROCESSED}/statements/{{source}}.parquet",
    log:
        "logs/clean_source/{source}.log",
    params:
        edition=lambda wildcards: EDITIONS[wildcards.source],
    message:
        "Read what {wildcards.source} publishes, each observation with its file and line."
    script:
        "../scripts/clean_source.py"


rule combine_observations:
    input:
        observations=expand(
            f"{PROCESSED}/observations/{{source}}.parquet", source=SOURCES
        ),
        statements=expand(f"{PROCESSED}/statements/{{source}}.parquet", source=SOURCES),
        code=paths.script_code("combine_observations"),
    output:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
    log:
        "logs/combine_observations.log",
    message:
        "Put the observations of all sources into one table and number them."
    script:
        "../scripts/combine_observations.py"
