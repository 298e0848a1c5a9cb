def exhibit_module(wildcards):
    return f"{ANALYSIS}/exhibits/{wildcards.exhibit.replace('-', '_')}.py"


def tables_read(wildcards):
    reads = layout.declared_reads(exhibit_module(wildcards))
    return [f"{PROCESSED}/indicators/{name}.parquet" for name in reads]


rule make_figure:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=tables_read,
        module=exhibit_module,
        code=[*ANALYSIS_CODE, "src/tracepaper/exhibits/fonts.py"],
    output:
        data=f"{RESULTS}/exhibits/{{exhibit}}/data.csv",
        meta=f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json",
        table=f"{PROCESSED}/exhibits/{{exhibit}}.parquet",
        zh_svg=f"{RESULTS}/exhibits/{{exhibit}}/figure.zh.svg",
        zh_png=f"{RESULTS}/exhibits/{{exhibit}}/figure.zh.png",
        en_svg=f"{RESULTS}/exhibits/{{exhibit}}/figure.en.svg",
        en_png=f"{RESULTS}/exhibits/{{exhibit}}/figure.en.png",
    log:
        "logs/make_figure/{exhibit}.log",
    wildcard_constraints:
        exhibit="fig-.*",
    params:
        raw=RAW,
        editions=config["editions"],
    message:
        "Draw {wildcards.exhibit} in both languages, with the data behind it."
    script:
        "../scripts/make_figure.py"


rule make_table:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=tables_read,
        module=exhibit_module,
        code=ANALYSIS_CODE,
    output:
        data=f"{RESULTS}/exhibits/{{exhibit}}/data.csv",
        meta=f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json",
        table=f"{PROCESSED}/exhibits/{{exhibit}}.parquet",
    log:
        "logs/make_table/{exhibit}.log",
    wildcard_constraints:
        exhibit="tbl-.*",
    params:
        raw=RAW,
        editions=config["editions"],
    message:
        "Set {wildcards.exhibit} in both languages, with the data behind it."
    script:
        "../scripts/make_table.py"
