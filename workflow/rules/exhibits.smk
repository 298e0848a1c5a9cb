def exhibit_module(wildcards):
    return f"{ANALYSIS}/exhibits/{wildcards.exhibit.replace('-', '_')}.py"


def tables_read(wildcards):
    reads = layout.declared_reads(exhibit_module(wildcards))
    return [f"{PROCESSED}/indicators/{name}.parquet" for name in reads]


rule make_figure:
    message: "Draw {wildcards.exhibit} in both languages, with the data behind it."
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=tables_read,
        module=exhibit_module,
        code=[*ANALYSIS_CODE, "workflow/tracepaper/render/fonts.py"],
    output:
        data=f"{RESULTS}/exhibits/{{exhibit}}/data.csv",
        meta=f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json",
        table=f"{PROCESSED}/exhibits/{{exhibit}}.parquet",
        zh_svg=f"{RESULTS}/exhibits/{{exhibit}}/figure.zh.svg",
        zh_png=f"{RESULTS}/exhibits/{{exhibit}}/figure.zh.png",
        en_svg=f"{RESULTS}/exhibits/{{exhibit}}/figure.en.svg",
        en_png=f"{RESULTS}/exhibits/{{exhibit}}/figure.en.png",
    wildcard_constraints:
        exhibit="fig-.*",
    params:
        raw=RAW,
        editions=config["editions"],
    log:
        "logs/make_figure/{exhibit}.log",
    script:
        "../scripts/make_figure.py"


rule make_table:
    message: "Set {wildcards.exhibit} in both languages, with the data behind it."
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
    wildcard_constraints:
        exhibit="tbl-.*",
    params:
        raw=RAW,
        editions=config["editions"],
    log:
        "logs/make_table/{exhibit}.log",
    script:
        "../scripts/make_table.py"
