rule evaluate_facts:
    message: "Compute every number that the prose quotes."
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=expand(f"{PROCESSED}/indicators/{{indicator}}.parquet", indicator=INDICATORS)
        + expand(f"{PROCESSED}/exhibits/{{exhibit}}.parquet", exhibit=EXHIBITS),
        modules=expand(f"{ANALYSIS}/facts/{{module}}.py", module=FACTS),
        code=ANALYSIS_CODE,
    output:
        f"{RESULTS}/facts.json",
    log:
        "logs/evaluate_facts.log",
    script:
        "../scripts/evaluate_facts.py"


rule evaluate_claims:
    message: "Test every sentence that makes a claim."
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=rules.evaluate_facts.input.tables,
        facts=f"{RESULTS}/facts.json",
        sections=SECTIONS,
        modules=expand(f"{ANALYSIS}/claims/{{module}}.py", module=CLAIMS),
        code=ANALYSIS_CODE,
    output:
        f"{RESULTS}/claims.json",
    params:
        languages=LANGUAGES,
    log:
        "logs/evaluate_claims.log",
    script:
        "../scripts/evaluate_claims.py"


rule check_manuscript:
    message: "Check names, parity of the languages, and that every claim holds."
    input:
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        sections=SECTIONS,
        bibliography="manuscript/references.bib",
        code=MACHINERY,
    output:
        touch(f"{PROCESSED}/manuscript/checked"),
    params:
        languages=LANGUAGES,
        exhibits=EXHIBITS,
    log:
        "logs/check_manuscript.log",
    script:
        "../scripts/check_manuscript.py"
