"""`python -m tracepaper` is the command `tracepaper`."""

import sys

# these few modules are what tells of a full disk: no bytecode of theirs that it could cut short
sys.dont_write_bytecode = True
try:
    from tracepaper.command import main
except KeyboardInterrupt:
    sys.exit(130)
sys.dont_write_bytecode = False

main()
