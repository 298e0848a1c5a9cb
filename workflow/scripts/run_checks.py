from tracepaper import paths
from tracepaper.audit.run_checks import run_checks
from tracepaper.errors import reported
from tracepaper.paths import module_name

if __name__ == "__main__":  # the checks' own processes read this file again and must not start over
    with reported(snakemake.log):
        modules = {exhibit: module_name(file) for exhibit, file in snakemake.params.modules.items()}
        run_checks(
            ".",
            snakemake.params.languages,
            snakemake.params.editions,
            modules,
            "analysis.vocabulary",
            "analysis.figure_words",
            paths.EXEMPTIONS,
            snakemake.output[0],
            snakemake.threads,
        )
