# Not part of the paper: run by name. `./run changes` says what has changed since the state that
# `./run publish` took as the one later states are compared with, or since another
# commit, or between two editions (--config against=HEAD, --config against='{world-bank-wdi: 2024-10-gdp}').
# `./run what_if world-bank-wdi=2026-07` says what would change with another edition, which is built aside.
# `./run revision v1.0` writes Word files with tracked changes since a tag.
from tracepaper.changes.consent import resolve as resolve_state
from tracepaper.changes.consent import resolve_revision

AGAINST = config.get("against")


localrules:
    changes,
    what_if,
    revision,


rule report_changes:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        facts=f"{RESULTS}/facts.json",
        claims=f"{RESULTS}/claims.json",
        exhibits=PAPER.exhibit_files,
        sections=SECTIONS,
        captions=CAPTIONS,
        sidecars=PAPER.sidecars,
        again=SECOND_COMPUTATION,  # in which a year may stand that new data leave behind
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


rule report_what_if:
    input:
        **{
            name: value
            for name, value in rules.report_changes.input.items()
            if name not in ("baseline", "code")
        },
        code=paths.script_code("report_what_if", *ANALYSIS_MODULES),
    output:
        directory(paths.WHAT_IF),
    log:
        "logs/report_what_if.log",
    threads: workflow.cores  # for building it aside
    params:
        wanted=config.get("what_if", {}),
        dropped=config.get("what_if_table", ""),
        accept_changes=config.get("accept_changes", False),
        editions=EDITIONS,
        languages=LANGUAGES,
    message:
        "Build the paper aside with other editions, and say what would change."
    script:
        "../scripts/report_what_if.py"


rule what_if:
    input:
        rules.report_what_if.output,
    message:
        "What would change is in results/what_if/index.html and changes.json."


rule write_revision:
    input:
        documents=[f"{RESULTS}/paper/paper.{language}.docx" for language in LANGUAGES],
        code=paths.script_code("write_revision"),
    output:
        directory(paths.REVISION),
    log:
        "logs/write_revision.log",
    threads: workflow.cores  # for building the other state
    params:
        names=config.get("revision"),
        # a branch moves: what it stands for now is part of what was asked
        states=resolve_revision(config.get("revision"), config.get("against_by")),
        by=config.get("against_by"),
        languages=LANGUAGES,
        date=config["source_date_epoch"],
    message:
        "Mark in Word files what another state of the paper says otherwise."
    script:
        "../scripts/write_revision.py"


rule revision:
    input:
        rules.write_revision.output,
    message:
        "What changed is marked in results/revision/revision.LANGUAGE.docx."
