"""Steps run in forks of one interpreter that has imported what they import.

A step of a build takes a second, and most of that goes by before its own code begins: Python starts, and
reads pandas, pyarrow, matplotlib.  Here one interpreter of a build reads them once (`server`); each step is
a fork of it, with the memory, variables and open files that a process of its own would have, and shares
nothing with the others.  Snakemake does not know: what it starts for a step is `client`, which hands
its variables and its three standard files over and waits.  Where there is no server, or it
has ended, the client becomes the interpreter that Snakemake asked for.

Where a server outlives one build, Snakemake too is a fork of it (`fork`).
"""
