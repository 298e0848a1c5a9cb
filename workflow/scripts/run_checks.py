from tracepaper.audit.run_checks import run_checks
from tracepaper.errors import reported

if __name__ == "__main__":  # the checks' own processes read this file again and must not start over
    with reported(snakemake.log):
        modules = {name: "analysis.exhibits." + name.replace("-", "_") for name in snakemake.params.exhibits}
        run_checks(
            ".",
            snakemake.params.languages,
            snakemake.params.editions,
            modules,
            snakemake.input.exemptions,
            snakemake.output[0],
            snakemake.threads,
        )
