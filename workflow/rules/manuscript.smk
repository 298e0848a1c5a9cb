# that the gate lets the text pass is waited for, and is no reason to do again what was made of it
wildcard_constraints:
    language="|".join(LANGUAGES),  # paper.parallel.pdf is no language's


localrules:
    pages,


rule assemble_edition:
    input:
        sections=lambda wildcards: PAPER.sections_in(wildcards.language),
        metadata=METADATA,
        facts=f"{RESULTS}/facts.json",
        exhibits=PAPER.exhibit_files,
        bibliography=BIBLIOGRAPHY,
        abstracts=lambda wildcards: list(
            PAPER.abstracts_beside(wildcards.language).values()
        ),
        styles=PAPER.own_styles,
        code=paths.script_code("assemble_edition"),
    output:
        f"{PROCESSED}/manuscript/{{language}}.json",
    log:
        "logs/assemble_edition/{language}.log",
    params:
        declared={key: config[key] for key in paths.DECLARED if key in config},
        others=lambda wildcards: list(PAPER.abstracts_beside(wildcards.language)),
        style=STYLE,
    message:
        "Put the {wildcards.language} edition together: facts, exhibits, numbers, citations."
    script:
        "../scripts/assemble_edition.py"


rule render_pdf:
    input:
        checked=ancient(CHECKED),
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=PAPER.drawings("{language}", "svg"),
        templates=PAPER.own_templates,
        styles=PAPER.own_styles,
        code=paths.script_code("render_pdf"),
    output:
        f"{RESULTS}/paper/paper.{{language}}.pdf",
    log:
        "logs/render_pdf/{language}.log",
    params:
        date=config["source_date_epoch"],
        style=STYLE,
    message:
        "Set the {wildcards.language} edition as a PDF."
    script:
        "../scripts/render_pdf.py"


rule render_parallel:
    input:
        checked=ancient(CHECKED),
        trees=PAPER.trees,
        drawings=[
            file for language in LANGUAGES for file in PAPER.drawings(language, "svg")
        ],
        templates=PAPER.own_templates,
        code=paths.script_code("render_parallel"),
    output:
        f"{RESULTS}/paper/paper.parallel.pdf",
    log:
        "logs/render_parallel.log",
    priority: 1  # it takes longest, and would be at work alone when all else is done
    params:
        date=config["source_date_epoch"],
    message:
        "Set both editions side by side as one PDF."
    script:
        "../scripts/render_parallel.py"


rule render_docx:
    input:
        checked=ancient(CHECKED),
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=PAPER.drawings("{language}", "png"),
        styles=PAPER.own_styles,
        code=paths.script_code("render_docx"),
    output:
        f"{RESULTS}/paper/paper.{{language}}.docx",
    log:
        "logs/render_docx/{language}.log",
    params:
        date=config["source_date_epoch"],
        style=STYLE,
    message:
        "Write the {wildcards.language} edition as a Word document."
    script:
        "../scripts/render_docx.py"


rule collect_origins:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        verified=RAW_VERIFIED,
        facts=f"{RESULTS}/facts.json",
        claims=TRIED_CLAIMS,
        sentences=paths.SENTENCES,
        exhibits=PAPER.exhibit_files,
        tables=expand(f"{PROCESSED}/exhibits/{{exhibit}}.parquet", exhibit=EXHIBITS),
        sidecars=SIDECARS,
        raw=rules.verify_raw.input.files,
        modules=PAPER.analysis_files("*.py"),
        code=paths.script_code("collect_origins", *PAPER.analysis_files("*.py")),
    output:
        PAPER.origins,
    log:
        "logs/collect_origins.log",
    params:
        languages=LANGUAGES,
        editions=EDITIONS,
    message:
        "Collect what stands behind each number, for the web pages: formula, code, first raw rows."
    script:
        "../scripts/collect_origins.py"


rule render_html:
    input:
        checked=ancient(CHECKED),
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=PAPER.drawings("{language}", "svg", "narrow.svg"),
        data=expand(f"{RESULTS}/exhibits/{{exhibit}}/data.csv", exhibit=EXHIBITS),
        origins=f"{PROCESSED}/origins/{{language}}.json",
        templates=PAPER.own_templates,
        code=paths.script_code("render_html"),
    output:
        f"{RESULTS}/paper/paper.{{language}}.html",
    log:
        "logs/render_html/{language}.log",
    params:
        date=config["source_date_epoch"],
        languages=LANGUAGES,
    message:
        "Write the {wildcards.language} edition as one web page."
    script:
        "../scripts/render_html.py"


rule write_sums:
    input:
        whole=PAPER.summed,
        code=paths.script_code("write_sums"),
    output:
        paths.SUMS,
    log:
        "logs/write_sums.log",
    message:
        "Write down the sum of every file that was built: sha256sum -c results/SHA256SUMS."
    script:
        "../scripts/write_sums.py"


rule pages:
    input:
        expand(f"{RESULTS}/paper/paper.{{language}}.html", language=LANGUAGES),
    message:
        "The web pages are in results/paper."
