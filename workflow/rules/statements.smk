FACT_MODULES, CLAIM_MODULES = PAPER.modules("facts"), PAPER.modules("claims")


rule evaluate_facts:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=PAPER.evidence_tables,
        modules=FACT_MODULES,
        definitions=PAPER.definitions,
        code=paths.script_code("evaluate_facts", *FACT_MODULES),
    output:
        f"{RESULTS}/facts.json",
    log:
        "logs/evaluate_facts.log",
    params:
        languages=LANGUAGES,
    message:
        "Compute every number that the prose quotes."
    script:
        "../scripts/evaluate_facts.py"


rule evaluate_claims:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=rules.evaluate_facts.input.tables,
        facts=f"{RESULTS}/facts.json",
        sections=SECTIONS,
        captions=CAPTIONS,
        exhibits=PAPER.figure_files,
        modules=CLAIM_MODULES,
        rival_words=PAPER.rival_words,
        code=paths.script_code("evaluate_claims", *CLAIM_MODULES),
    output:
        f"{RESULTS}/claims.json",
    log:
        "logs/evaluate_claims.log",
    params:
        languages=LANGUAGES,
    message:
        "Test every sentence that makes a claim."
    script:
        "../scripts/evaluate_claims.py"


rule check_manuscript:
    input:
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        sections=SECTIONS,
        captions=CAPTIONS,
        bibliography=BIBLIOGRAPHY,
        code=paths.script_code("check_manuscript"),
    output:
        touch(f"{PROCESSED}/manuscript/checked"),
    log:
        "logs/check_manuscript.log",
    params:
        languages=LANGUAGES,
        exhibits=EXHIBITS,
    message:
        "Check names, parity of the languages, and that every claim holds."
    script:
        "../scripts/check_manuscript.py"
