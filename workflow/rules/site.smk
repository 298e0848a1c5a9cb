# Not part of the paper: `./run site` gathers all that is shown in results/site, with a start page.
SHOWN = [
    *PAPER.papers,
    *(f"{RESULTS}/exhibits/{name}/data.csv" for name in EXHIBITS),
    *(
        file
        for language in LANGUAGES
        for file in PAPER.drawings(language, "svg", "png")
    ),
    f"{RESULTS}/facts.json",
    f"{RESULTS}/claims.json",
    *rules.build_audit_site.output,
    *rules.run_checks.output,
    *rules.write_interchange.output,
    *rules.seal_audit.output,
]


localrules:
    site,


rule build_site:
    input:
        shown=SHOWN,
        # what changed can be told where a state was published
        changes=rules.report_changes.output if PAPER.published else [],
        trees=PAPER.trees,
        exhibits=PAPER.exhibit_files,
        report=rules.run_checks.output[0],
        code=paths.script_code("build_site"),
    output:
        directory(paths.SITE),
    log:
        "logs/build_site.log",
    params:
        languages=LANGUAGES,
    message:
        "Gather the paper, its audit, what changed and the data in one folder, with a start page."
    script:
        "../scripts/build_site.py"


rule site:
    input:
        rules.build_site.output,
    message:
        "The site is in results/site: open index.html, or put the folder on any static host."
