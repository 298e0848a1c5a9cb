# Not part of the paper: `./run archive` writes the replication package, results/archive/NAME-VERSION.zip.
from tracepaper.archive.about import archive_name
from tracepaper.archive.make import WRITTEN, asked_of

ARCHIVE = f"{archive_name()}-{config.get('version') or '0'}"


localrules:
    make_archive,
    archive,


rule make_archive:
    input:
        whole=PAPER.outputs,
        audited=[*rules.run_checks.output, *rules.write_interchange.output],
        sidecars=paths.raw_files(RAW),
        modules=ANALYSIS_MODULES,
        metadata=METADATA,
        settings=paths.SETTINGS,
        code=paths.script_code("make_archive", *ANALYSIS_MODULES),
    output:
        f"{paths.ARCHIVE}/{ARCHIVE}.zip",
        WRITTEN,
    log:
        "logs/make_archive.log",
    params:
        # what lies in the folder and is no input of any step: the licence, the lock, tests, the record of times
        asked=lambda wildcards: asked_of(paths.project()),
        config={key: config[key] for key in paths.DECLARED if key in config},
        languages=LANGUAGES,
        editions=EDITIONS,
    message:
        "Pack the replication package: code, data, results, and what strangers must know of them."
    script:
        "../scripts/make_archive.py"


rule archive:
    input:
        rules.make_archive.output,
    message:
        "The replication package is in results/archive; REPLICATION.md beside it says what is in it."
