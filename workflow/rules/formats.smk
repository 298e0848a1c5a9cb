# Not part of the paper: `./run formats` writes it in the forms that journals, readers and other programs ask for.
localrules:
    jats,
    epub,
    latex,
    markdown,


rule write_jats:
    input:
        checked=ancient(CHECKED),
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=PAPER.drawings("{language}", "svg", "png"),
        bibliography=BIBLIOGRAPHY,
        code=paths.script_code("write_jats"),
    output:
        directory(f"{paths.MADE_FORMATS}/jats.{{language}}"),
    log:
        "logs/write_jats/{language}.log",
    params:
        declared={key: config[key] for key in paths.DECLARED if key in config},
    message:
        "Write the {wildcards.language} edition as JATS XML."
    script:
        "../scripts/write_jats.py"


rule jats:
    input:
        expand(f"{paths.MADE_FORMATS}/jats.{{language}}", language=LANGUAGES),
    message:
        "JATS XML of each language is in results/formats."


rule write_epub:
    input:
        checked=ancient(CHECKED),
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=PAPER.drawings("{language}", "png"),
        code=paths.script_code("write_epub"),
    output:
        f"{paths.MADE_FORMATS}/epub.{{language}}/paper.{{language}}.epub",
    log:
        "logs/write_epub/{language}.log",
    params:
        date=config["source_date_epoch"],
    message:
        "Write the {wildcards.language} edition as an EPUB."
    script:
        "../scripts/write_epub.py"


rule epub:
    input:
        expand(
            f"{paths.MADE_FORMATS}/epub.{{language}}/paper.{{language}}.epub",
            language=LANGUAGES,
        ),
    message:
        "The EPUB of each language is in results/formats."


rule write_latex:
    input:
        checked=ancient(CHECKED),
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=PAPER.drawings("{language}", "svg"),
        bibliography=BIBLIOGRAPHY,
        templates=PAPER.own_templates,
        styles=PAPER.own_styles,
        code=paths.script_code("write_latex"),
    output:
        directory(f"{paths.MADE_FORMATS}/latex.{{language}}"),
    log:
        "logs/write_latex/{language}.log",
    params:
        date=config["source_date_epoch"],
        style=STYLE,
    message:
        "Write the {wildcards.language} edition in LaTeX."
    script:
        "../scripts/write_latex.py"


rule latex:
    input:
        expand(f"{paths.MADE_FORMATS}/latex.{{language}}", language=LANGUAGES),
    message:
        "The LaTeX of each language is in results/formats; make sets it."


rule write_markdown:
    input:
        checked=ancient(CHECKED),
        tree=f"{PROCESSED}/manuscript/{{language}}.json",
        drawings=PAPER.drawings("{language}", "png"),
        code=paths.script_code("write_markdown"),
    output:
        directory(f"{paths.MADE_FORMATS}/markdown.{{language}}"),
    log:
        "logs/write_markdown/{language}.log",
    params:
        date=config["source_date_epoch"],
    message:
        "Write the {wildcards.language} edition in plain Markdown."
    script:
        "../scripts/write_markdown.py"


rule markdown:
    input:
        expand(f"{paths.MADE_FORMATS}/markdown.{{language}}", language=LANGUAGES),
    message:
        "The Markdown of each language is in results/formats."
