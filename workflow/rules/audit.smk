from tracepaper.audit.interchange.write import WRITTEN
from tracepaper.audit.seal import SEAL
from tracepaper.sums import inputs as inputs_of_a_state


localrules:
    audit,


ANALYSIS_MODULES = PAPER.analysis_files("*.py")
SECOND_COMPUTATION = PAPER.analysis_files("*again.sql")


rule build_audit_site:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        verified=RAW_VERIFIED,
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        trees=PAPER.trees,
        pages=expand(f"{RESULTS}/paper/paper.{{language}}.html", language=LANGUAGES),
        exhibits=PAPER.exhibit_files,
        tables=expand(f"{PROCESSED}/exhibits/{{exhibit}}.parquet", exhibit=EXHIBITS),
        sidecars=SIDECARS,
        raw=rules.verify_raw.input.files,
        modules=ANALYSIS_MODULES,
        report=f"{RESULTS}/audit/report.json",
        planted=paths.if_there(paths.PLANTED),
        code=paths.script_code("build_audit_site", *ANALYSIS_MODULES),
    output:
        f"{RESULTS}/audit/index.html",
    log:
        "logs/build_audit_site.log",
    params:
        languages=LANGUAGES,
        editions=EDITIONS,
        exhibits=MODULES,
    message:
        "Make results/audit/index.html: the paper with the trace of every number."
    script:
        "../scripts/build_audit_site.py"


rule run_checks:
    input:
        papers=PAPER.papers,
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=expand(f"{PROCESSED}/exhibits/{{exhibit}}.parquet", exhibit=EXHIBITS),
        data=expand(f"{RESULTS}/exhibits/{{exhibit}}/data.csv", exhibit=EXHIBITS),
        drawings=[
            file
            for language in LANGUAGES
            for file in PAPER.drawings(language, *paths.DRAWINGS)
        ],
        trees=PAPER.trees,
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        exhibits=PAPER.exhibit_files,
        raw=rules.verify_raw.input.files,
        sections=SECTIONS,
        captions=CAPTIONS,
        bibliography=BIBLIOGRAPHY,
        lock=paths.if_there(paths.TRANSLATIONS),
        reviews=paths.if_there(paths.REVIEWS),
        recomputation=SECOND_COMPUTATION,
        exemptions=paths.if_there(paths.EXEMPTIONS),
        code=paths.script_code("run_checks", *ANALYSIS_MODULES),
    output:
        f"{RESULTS}/audit/report.json",
    log:
        "logs/run_checks.log",
    threads: 2
    params:
        languages=LANGUAGES,
        editions=EDITIONS,
        modules=MODULES,
    message:
        "Check raw files, numbers, documents, figures, languages, claims and references."
    script:
        "../scripts/run_checks.py"


rule write_interchange:
    input:
        whole=PAPER.outputs,
        report=rules.run_checks.output[0],
        sidecars=SIDECARS,
        raw=rules.verify_raw.input.files,
        snakefile="Snakefile",
        metadata=METADATA,
        code=paths.script_code("write_interchange"),
    output:
        WRITTEN,
    log:
        "logs/write_interchange.log",
    params:
        languages=LANGUAGES,
        editions=EDITIONS,
        date=config["source_date_epoch"],
    message:
        "Write the audit as SARIF, JUnit XML, a manifest of claims and an RO-Crate."
    script:
        "../scripts/write_interchange.py"


rule seal_audit:
    input:
        whole=PAPER.outputs,
        audited=[
            rules.run_checks.output[0],
            rules.build_audit_site.output[0],
            *rules.write_interchange.output,
        ],
        # of every input: what is published later must be made of exactly these
        inputs=lambda wildcards: inputs_of_a_state(Path(".")),
        code=paths.script_code("seal_audit"),
    output:
        SEAL,
    log:
        "logs/seal_audit.log",
    message:
        "Write down the sum of every file that was audited."
    script:
        "../scripts/seal_audit.py"


rule audit:
    input:
        whole=PAPER.outputs,  # its verdict is on a complete build
        report=rules.run_checks.output[0],
        site=rules.build_audit_site.output[0],
        seal=rules.seal_audit.output[0],
        interchange=WRITTEN,  # by name: what is gone is made again though its sums are still there
        code=paths.script_code("audit"),
    log:
        "logs/audit.log",
    retries: 0  # a verdict is told once, where steps are tried again too
    message:
        "Say what the audit found; anything wrong is an error."
    script:
        "../scripts/audit.py"
