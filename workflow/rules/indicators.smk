rule compute_indicator:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        module=f"{ANALYSIS}/indicators/{{indicator}}.py",
        code=ANALYSIS_CODE,
    output:
        f"{PROCESSED}/indicators/{{indicator}}.parquet",
    log:
        "logs/compute_indicator/{indicator}.log",
    message:
        "Compute the indicator {wildcards.indicator} from the observations."
    script:
        "../scripts/compute_indicator.py"
