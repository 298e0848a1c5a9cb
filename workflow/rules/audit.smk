rule build_audit_site:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        verified=RAW_VERIFIED,
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        trees=expand(f"{PROCESSED}/manuscript/{{language}}.json", language=LANGUAGES),
        pages=expand(f"{RESULTS}/paper/paper.{{language}}.html", language=LANGUAGES),
        exhibits=expand(
            f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json", exhibit=EXHIBITS
        ),
        tables=expand(f"{PROCESSED}/exhibits/{{exhibit}}.parquet", exhibit=EXHIBITS),
        modules=sorted(str(path) for path in Path(ANALYSIS).rglob("*.py")),
        report=f"{RESULTS}/audit/report.json",
        code=MACHINERY,
    output:
        f"{RESULTS}/audit/index.html",
    log:
        "logs/build_audit_site.log",
    params:
        languages=LANGUAGES,
        raw=RAW,
        editions=EDITIONS,
        exhibits=EXHIBIT_MODULES,
    message:
        "Make results/audit/index.html: the paper with the trace of every number."
    script:
        "../scripts/build_audit_site.py"


RECOMPUTATION = sorted(str(path) for path in Path(ANALYSIS).rglob("*.sql"))
PAPERS = expand(
    "results/paper/paper.{language}.{format}", language=LANGUAGES, format=FORMATS
)


rule run_checks:
    input:
        papers=PAPERS,
        trees=expand(f"{PROCESSED}/manuscript/{{language}}.json", language=LANGUAGES),
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        exhibits=expand(
            f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json", exhibit=EXHIBITS
        ),
        raw=rules.verify_raw.input.files,
        sections=SECTIONS,
        captions=CAPTIONS,
        bibliography="manuscript/references.bib",
        lock="manuscript/translations.lock",
        recomputation=RECOMPUTATION,
        exemptions="config/exemptions.yml",
        code=MACHINERY,
    output:
        f"{RESULTS}/audit/report.json",
    log:
        "logs/run_checks.log",
    threads: 2
    params:
        languages=LANGUAGES,
        editions=config["editions"],
        modules=EXHIBIT_MODULES,
    message:
        "Check raw files, numbers, documents, figures, languages, claims and references."
    script:
        "../scripts/run_checks.py"


rule audit:
    input:
        report=rules.run_checks.output[0],
        site=rules.build_audit_site.output[0],
    log:
        "logs/audit.log",
    message:
        "Say what the audit found; anything wrong is an error."
    script:
        "../scripts/audit.py"


rule accept_translations:
    input:
        sections=SECTIONS,
        captions=CAPTIONS,
    log:
        "logs/accept_translations.log",
    params:
        languages=LANGUAGES,
    message:
        "Put every pair of blocks on record as reviewed."
    script:
        "../scripts/accept_translations.py"
