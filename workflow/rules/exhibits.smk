# asked for here and not in a rule's function: Snakemake passes over what goes wrong there
MODULES, TABLES_READ = PAPER.exhibit_modules, PAPER.tables_read
EXHIBIT_CODE = {
    name: paths.script_code("make_exhibit", MODULES[name]) for name in EXHIBITS
}
CAPTIONS = [file for exhibit in EXHIBITS for file in PAPER.captions(exhibit)]


rule make_figure:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=lambda wildcards: TABLES_READ[wildcards.exhibit],
        sidecars=SIDECARS,
        module=lambda wildcards: MODULES[wildcards.exhibit],
        captions=lambda wildcards: PAPER.captions(wildcards.exhibit),
        code=lambda wildcards: EXHIBIT_CODE[wildcards.exhibit],
    output:
        data=f"{RESULTS}/exhibits/{{exhibit}}/data.csv",
        meta=f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json",
        table=f"{PROCESSED}/exhibits/{{exhibit}}.parquet",
        drawings=expand(
            f"{RESULTS}/exhibits/{{{{exhibit}}}}/figure.{{language}}.{{format}}",
            language=LANGUAGES,
            format=paths.DRAWINGS,
        ),
    log:
        "logs/make_figure/{exhibit}.log",
    wildcard_constraints:
        exhibit="fig-.*",
    # what no fact or claim waits for is drawn while they are evaluated, which takes one core
    priority: lambda wildcards: 0 if wildcards.exhibit in PAPER.read_by_statements else -1
    params:
        editions=EDITIONS,
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
