"""The citation styles that the package brings, each a CSL file beside this module (README.md says whose).

They are named here, as what a step is made of is found by the names in its code.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
FILES = ("gb-t-7714-2015-author-date.csl", "gb-t-7714-2015-numeric.csl")
