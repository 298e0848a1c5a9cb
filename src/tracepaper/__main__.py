"""`python -m tracepaper` is the command `tracepaper`."""

from tracepaper.command import main

main()
