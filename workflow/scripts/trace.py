import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # typed by a person, so nobody has set the path

from tracepaper.audit.trace import main  # noqa: E402
from tracepaper.errors import reported  # noqa: E402

with reported():
    main()
