# Not part of the paper: run by name, `./run refresh` or `./run file_inbox`. Only `refresh` uses the network.
localrules:
    refresh,
    file_inbox,


rule refresh:
    log:
        "logs/refresh.log",
    params:
        source=config.get("source"),
        accept_changes=config.get("accept_changes", False),
        base_urls=config.get("base_urls", {}),
        only_list=config.get("only_list", False),
    message:
        "Ask the publishers for new editions; file them beside the old ones."
    script:
        "../scripts/refresh.py"


rule file_inbox:
    log:
        "logs/file_inbox.log",
    params:
        accept_changes=config.get("accept_changes", False),
    message:
        "Read the tables in data/raw/inbox; file them as new editions, or say why not."
    script:
        "../scripts/file_inbox.py"
