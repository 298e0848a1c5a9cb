FILTERS = sorted(str(path) for path in Path("manuscript/filters").rglob("*.lua"))
TEMPLATES = sorted(str(path) for path in Path("manuscript/templates").glob("*.*"))


wildcard_constraints:
    language="zh|en",  # paper.parallel.pdf is no language's


def sections_of(wildcards):
    return [path for path in SECTIONS if Path(path).parent.name == wildcards.language]


rule assemble_edition:
    message: "Put the {wildcards.language} edition together: facts, exhibits, numbers, citations."
    input:
        checked=f"{PROCESSED}/manuscript/checked",
        sections=sections_of,
        metadata="manuscript/metadata.yaml",
        facts=f"{RESULTS}/facts.json",
        exhibits=expand(f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json", exhibit=EXHIBITS),
        bibliography="manuscript/references.bib",
        style="manuscript/csl/gb-t-7714-2015-numeric.csl",
        filters=FILTERS,
        code=RENDERING,
    output:
        f"{PROCESSED}/manuscript/{{language}}.json",
    params:
        byline=config["byline"],
    log:
        "logs/assemble_edition/{language}.log",
    script:
        "../scripts/assemble_edition.py"


rule render_pdf:
    message: "Set the {wildcards.language} edition as a PDF."
    input:
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=[f"{RESULTS}/exhibits/{name}/figure.{{language}}.svg"
                  for name in EXHIBITS if name.startswith("fig-")],
        filters=FILTERS,
        templates=TEMPLATES,
        code=RENDERING,
    output:
        f"{RESULTS}/paper/paper.{{language}}.pdf",
    params:
        exhibits=f"{RESULTS}/exhibits",
        date=config["source_date_epoch"],
    log:
        "logs/render_pdf/{language}.log",
    script:
        "../scripts/render_pdf.py"


rule render_parallel:
    message: "Set both editions side by side as one PDF."
    input:
        trees=expand(f"{PROCESSED}/manuscript/{{language}}.json", language=["zh", "en"]),
        drawings=[f"{RESULTS}/exhibits/{name}/figure.{language}.svg"
                  for name in EXHIBITS if name.startswith("fig-") for language in ("zh", "en")],
        filters=FILTERS,
        templates=TEMPLATES,
        code=RENDERING,
    output:
        f"{RESULTS}/paper/paper.parallel.pdf",
    params:
        exhibits=f"{RESULTS}/exhibits",
        date=config["source_date_epoch"],
    log:
        "logs/render_parallel.log",
    script:
        "../scripts/render_parallel.py"


rule render_docx:
    message: "Write the {wildcards.language} edition as a Word document."
    input:
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=[f"{RESULTS}/exhibits/{name}/figure.{{language}}.{kind}"
                  for name in EXHIBITS if name.startswith("fig-") for kind in ("png", "svg")],
        filters=FILTERS,
        code=RENDERING,
    output:
        f"{RESULTS}/paper/paper.{{language}}.docx",
    params:
        exhibits=f"{RESULTS}/exhibits",
        date=config["source_date_epoch"],
    log:
        "logs/render_docx/{language}.log",
    script:
        "../scripts/render_docx.py"


rule render_html:
    message: "Write the {wildcards.language} edition as one web page."
    input:
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=[f"{RESULTS}/exhibits/{name}/figure.{{language}}.svg"
                  for name in EXHIBITS if name.startswith("fig-")],
        filters=FILTERS,
        templates=TEMPLATES,
        code=RENDERING,
    output:
        f"{RESULTS}/paper/paper.{{language}}.html",
    params:
        exhibits=f"{RESULTS}/exhibits",
    log:
        "logs/render_html/{language}.log",
    script:
        "../scripts/render_html.py"
