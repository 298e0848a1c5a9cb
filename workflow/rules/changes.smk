# Not part of the paper: run by name. `./run publish` takes the present state of the paper as the one
# that later states are compared with; `./run changes` says what has changed since, or since another
# commit, or between two editions (--config against=v0.1.0, --config against='{world-bank-wdi: 2024-10}').
from tracepaper.changes.other_state import resolve as resolve_state

PUBLISHED = "published"
AGAINST = config.get("against")


localrules:
    publish,
    changes,


rule publish:
    input:
        # only a paper whose sentences are all true, and that can be printed, is published
        papers=expand(
            f"{RESULTS}/paper/paper.{{language}}.{{format}}",
            language=LANGUAGES,
            format=FORMATS,
        ),
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        exhibits=expand(
            f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json", exhibit=EXHIBITS
        ),
    log:
        "logs/publish.log",
    params:
        results=RESULTS,
        processed=PROCESSED,
        raw=RAW,
        editions=EDITIONS,
        date=config["source_date_epoch"],
        published=PUBLISHED,
    message:
        "Take this state of the paper as the one that later ones are compared with."
    script:
        "../scripts/publish.py"


rule report_changes:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        exhibits=expand(
            f"{RESULTS}/exhibits/{{exhibit}}/exhibit.json", exhibit=EXHIBITS
        ),
        sections=SECTIONS,
        # only as a reason to compare again: where it is missing, the script says so in a sentence
        baseline=[] if AGAINST else [str(p) for p in Path(PUBLISHED).glob("lock.json")],
        code=MACHINERY,
    output:
        directory(f"{RESULTS}/changes"),
    log:
        "logs/report_changes.log",
    threads: workflow.cores  # for building the other state
    params:
        against=AGAINST,
        # a branch moves: what it stands for now is part of what was asked
        state=resolve_state(AGAINST),
        results=RESULTS,
        processed=PROCESSED,
        raw=RAW,
        editions=EDITIONS,
        languages=LANGUAGES,
        analysis=ANALYSIS,
        published=PUBLISHED,
    message:
        "Compare this build with another state of the paper: data, numbers, claims, exhibits, years."
    script:
        "../scripts/report_changes.py"


rule changes:
    input:
        rules.report_changes.output,
    message:
        "What changed is in results/changes/index.html and changes.json."
