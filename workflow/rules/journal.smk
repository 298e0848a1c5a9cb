# Not part of the paper: `./run journal [NAME]` holds the finished manuscript against the rules of a journal, by
# default of the one whose style is chosen.
JOURNAL = load_style(config.get("journal", STYLE), paths.OWN_STYLES).name


localrules:
    journal,


rule judge_journal:
    input:
        trees=PAPER.trees,
        metadata=METADATA,
        styles=PAPER.own_styles,
        code=paths.script_code("judge_journal"),
    output:
        json=f"{paths.JOURNAL}/{JOURNAL}.json",
        text=f"{paths.JOURNAL}/{JOURNAL}.md",
    log:
        "logs/judge_journal.log",
    params:
        journal=JOURNAL,
        style=STYLE,
        languages=LANGUAGES,
        declared={key: config[key] for key in paths.DECLARED if key in config},
    message:
        "Hold the manuscript against the rules of a journal."
    script:
        "../scripts/judge_journal.py"


rule journal:
    input:
        rules.judge_journal.output,
    message:
        "What a journal still misses is in results/journal."
