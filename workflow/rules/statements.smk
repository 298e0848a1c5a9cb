from tracepaper.manuscript.said import digest_of_claims

TRIED_CLAIMS, CHECKED = paths.TRIED_CLAIMS, f"{PROCESSED}/manuscript/checked"
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
        modules=CLAIM_MODULES,
        rival_words=PAPER.rival_words,
        code=paths.script_code("evaluate_claims", *CLAIM_MODULES),
    output:
        TRIED_CLAIMS,
    log:
        "logs/evaluate_claims.log",
    params:
        languages=LANGUAGES,
    message:
        "Test every condition behind a sentence, and try it by its rivals."
    script:
        "../scripts/evaluate_claims.py"


# what is said is in the parameter: other words around the sentences are no reason to do this again
rule find_sentences:
    input:
        facts=f"{RESULTS}/facts.json",
        sections=ancient(SECTIONS),
        code=paths.script_code("find_sentences"),
    output:
        paths.SENTENCES,
    log:
        "logs/find_sentences.log",
    params:
        languages=LANGUAGES,
        said=digest_of_claims(LANGUAGES),
    message:
        "Find the sentence of each claim in each language."
    script:
        "../scripts/find_sentences.py"


rule quote_claims:
    input:
        facts=f"{RESULTS}/facts.json",
        claims=TRIED_CLAIMS,
        sections=SECTIONS,
        captions=CAPTIONS,
        exhibits=PAPER.figure_files,
        code=paths.script_code("quote_claims"),
    output:
        f"{RESULTS}/claims.json",
    log:
        "logs/quote_claims.log",
    params:
        languages=LANGUAGES,
    message:
        "Write with each claim where its sentences stand and what they say."
    script:
        "../scripts/quote_claims.py"


rule check_manuscript:
    input:
        facts=f"{RESULTS}/facts.json",
        claims=TRIED_CLAIMS,
        sections=SECTIONS,
        captions=CAPTIONS,
        figures=PAPER.figure_files,
        bibliography=BIBLIOGRAPHY,
        code=paths.script_code("check_manuscript"),
    output:
        touch(CHECKED),
    log:
        "logs/check_manuscript.log",
    priority: 1  # what it says of a slip is plainer than what a step would that met with it
    params:
        languages=LANGUAGES,
        exhibits=EXHIBITS,
    message:
        "Check names, parity of the languages, and that every claim holds."
    script:
        "../scripts/check_manuscript.py"
