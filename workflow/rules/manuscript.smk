TEMPLATES = sorted(str(path) for path in Path("manuscript/templates").glob("*.*"))


wildcard_constraints:
    language="zh|en",  # paper.parallel.pdf is no language's


def sections_of(wildcards):
    return [path for path in SECTIONS if Path(path).parent.name == wildcards.language]


rule assemble_edition:
    input:
        checked=f"{PROCESSED}/manuscript/checked",
        sections=sections_of,
        metadata="manuscript/metadata.yaml",
        facts=f"{RESULTS}/facts.json",
        exhibits=expand(
            f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json", exhibit=EXHIBITS
        ),
        bibliography="manuscript/references.bib",
        style="src/tracepaper/languages/gb-t-7714-2015-numeric.csl",
        code=RENDERING,
    output:
        f"{PROCESSED}/manuscript/{{language}}.json",
    log:
        "logs/assemble_edition/{language}.log",
    params:
        byline=config["byline"],
    message:
        "Put the {wildcards.language} edition together: facts, exhibits, numbers, citations."
    script:
        "../scripts/assemble_edition.py"


rule render_pdf:
    input:
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=[
            f"{RESULTS}/exhibits/{name}/figure.{{language}}.svg"
            for name in EXHIBITS
            if name.startswith("fig-")
        ],
        templates=TEMPLATES,
        code=RENDERING,
    output:
        f"{RESULTS}/paper/paper.{{language}}.pdf",
    log:
        "logs/render_pdf/{language}.log",
    params:
        exhibits=f"{RESULTS}/exhibits",
        date=config["source_date_epoch"],
    message:
        "Set the {wildcards.language} edition as a PDF."
    script:
        "../scripts/render_pdf.py"


rule render_parallel:
    input:
        trees=expand(f"{PROCESSED}/manuscript/{{language}}.json", language=["zh", "en"]),
        drawings=[
            f"{RESULTS}/exhibits/{name}/figure.{language}.svg"
            for name in EXHIBITS
            if name.startswith("fig-")
            for language in ("zh", "en")
        ],
        templates=TEMPLATES,
        code=RENDERING,
    output:
        f"{RESULTS}/paper/paper.parallel.pdf",
    log:
        "logs/render_parallel.log",
    params:
        exhibits=f"{RESULTS}/exhibits",
        date=config["source_date_epoch"],
    message:
        "Set both editions side by side as one PDF."
    script:
        "../scripts/render_parallel.py"


rule render_docx:
    input:
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=[
            f"{RESULTS}/exhibits/{name}/figure.{{language}}.{kind}"
            for name in EXHIBITS
            if name.startswith("fig-")
            for kind in ("png", "svg")
        ],
        code=RENDERING,
    output:
        f"{RESULTS}/paper/paper.{{language}}.docx",
    log:
        "logs/render_docx/{language}.log",
    params:
        exhibits=f"{RESULTS}/exhibits",
        date=config["source_date_epoch"],
    message:
        "Write the {wildcards.language} edition as a Word document."
    script:
        "../scripts/render_docx.py"


rule render_html:
    input:
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=[
            f"{RESULTS}/exhibits/{name}/figure.{{language}}.svg"
            for name in EXHIBITS
            if name.startswith("fig-")
        ],
        templates=TEMPLATES,
        code=RENDERING,
    output:
        f"{RESULTS}/paper/paper.{{language}}.html",
    log:
        "logs/render_html/{language}.log",
    params:
        exhibits=f"{RESULTS}/exhibits",
    message:
        "Write the {wildcards.language} edition as one web page."
    script:
        "../scripts/render_html.py"
