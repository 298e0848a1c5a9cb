# Not part of the paper: run by name. `./run changes` says what has changed since the state that
# `./run publish` took as the one later states are compared with, or since another
# commit, or between two editions (--config against=HEAD, --config against='{world-bank-wdi: 2024-10-gdp}').
from tracepaper.changes.consent import resolve as resolve_state

AGAINST = config.get("against")


localrules:
    changes,


rule report_changes:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        exhibits=PAPER.exhibit_files,
        sections=SECTIONS,
        captions=CAPTIONS,
        # only as a reason to compare again: where it is missing, the script says so in a sentence
        baseline=[] if AGAINST else PAPER.published,
        code=paths.script_code("report_changes", *ANALYSIS_MODULES),
    output:
        directory(f"{RESULTS}/changes"),
    log:
        "logs/report_changes.log",
    threads: workflow.cores  # for building the other state
    params:
        against=AGAINST,
        # a branch moves: what it stands for now is part of what was asked
        state=resolve_state(AGAINST, config.get("against_by")),
        by=config.get("against_by"),
        editions=EDITIONS,
        languages=LANGUAGES,
    message:
        "Compare this build with another state of the paper: data, numbers, claims, exhibits, years."
    script:
        "../scripts/report_changes.py"


rule changes:
    input:
        rules.report_changes.output,
    message:
        "What changed is in results/changes/index.html and changes.json."
