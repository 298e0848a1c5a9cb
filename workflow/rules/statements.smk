rule evaluate_facts:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        tables=expand(
            f"{PROCESSED}/indicators/{{indicator}}.parquet", indicator=INDICATORS
        )
        + expand(f"{PROCESSED}/exhibits/{{exhibit}}.parquet", exhibit=EXHIBITS),
        modules=expand(f"{ANALYSIS}/sections/{{section}}/facts.py", section=FACTS),
        code=ANALYSIS_CODE,
    output:
        f"{RESULTS}/facts.json",
    log:
        "logs/evaluate_facts.log",
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
        modules=expand(f"{ANALYSIS}/sections/{{section}}/claims.py", section=CLAIMS),
        code=ANALYSIS_CODE,
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
        bibliography="manuscript/references.bib",
        code=MACHINERY,
    output:
        touch(f"{PROCESSED}/manuscript/checked"),
    log:
        "logs/check_manuscript.log",
    params:
        languages=LANGUAGES,
        exhibits=EXHIBITS,
        exhibits_folder=f"{ANALYSIS}/exhibits",
    message:
        "Check names, parity of the languages, and that every claim holds."
    script:
        "../scripts/check_manuscript.py"
