import sys
from pathlib import Path

WORKFLOW = Path(__file__).parents[1]
sys.path[:0] = [str(WORKFLOW.parent / "src"), str(WORKFLOW)]  # typed by a person, so nobody has set the path

from tracepaper.audit.trace import main
from tracepaper.errors import reported

with reported():
    main()
