INDICATOR_CODE = {
    name: paths.script_code(
        "compute_indicator", f"{paths.ANALYSIS}/indicators/{name}.py"
    )
    for name in INDICATORS
}


rule compute_indicator:
    input:
        observations=f"{PROCESSED}/observations.parquet",
        statements=f"{PROCESSED}/statements.parquet",
        code=lambda wildcards: INDICATOR_CODE[wildcards.indicator],
    output:
        f"{PROCESSED}/indicators/{{indicator}}.parquet",
    log:
        "logs/compute_indicator/{indicator}.log",
    message:
        "Compute the indicator {wildcards.indicator} from the observations."
    script:
        "../scripts/compute_indicator.py"
