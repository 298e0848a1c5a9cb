def tables_read(wildcards):
    reads = layout.declared_reads(EXHIBIT_MODULES[wildcards.exhibit])
    return [f"{PROCESSED}/indicators/{name}.parquet" for name in reads]


def captions_of(wildcards):
    folder = Path(EXHIBIT_MODULES[wildcards.exhibit]).parent
    return [str(path) for path in map(Path, CAPTIONS) if path.parent == folder]


rule make_figure:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=tables_read,
        module=lambda wildcards: EXHIBIT_MODULES[wildcards.exhibit],
        captions=captions_of,
        code=ANALYSIS_CODE,
    output:
        data=f"{RESULTS}/exhibits/{{exhibit}}/data.csv",
        meta=f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json",
        table=f"{PROCESSED}/exhibits/{{exhibit}}.parquet",
        drawings=expand(
            f"{RESULTS}/exhibits/{{{{exhibit}}}}/figure.{{language}}.{{format}}",
            language=LANGUAGES,
            format=["svg", "png"],
        ),
    log:
        "logs/make_figure/{exhibit}.log",
    wildcard_constraints:
        exhibit="fig-.*",
    params:
        raw=RAW,
        editions=config["editions"],
        languages=LANGUAGES,
    message:
        "Draw {wildcards.exhibit} in each language, with the data behind it."
    script:
        "../scripts/make_exhibit.py"


use rule make_figure as make_table with:
    output:
        data=f"{RESULTS}/exhibits/{{exhibit}}/data.csv",
        meta=f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json",
        table=f"{PROCESSED}/exhibits/{{exhibit}}.parquet",
    log:
        "logs/make_table/{exhibit}.log",
    wildcard_constraints:
        exhibit="tbl-.*",
    message:
        "Set {wildcards.exhibit} in each language, with the data behind it."
