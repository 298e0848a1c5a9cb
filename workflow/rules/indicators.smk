rule compute_indicator:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        code=lambda wildcards: paths.script_code(
            "compute_indicator",
            f"{paths.ANALYSIS}/indicators/{wildcards.indicator}.py",
        ),
    output:
        f"{PROCESSED}/indicators/{{indicator}}.parquet",
    log:
        "logs/compute_indicator/{indicator}.log",
    message:
        "Compute the indicator {wildcards.indicator} from the observations."
    script:
        "../scripts/compute_indicator.py"
