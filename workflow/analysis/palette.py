"""One colour for one thing, in every figure of the paper.

China is black and ASEAN blue wherever they stand beside each other; what China sells is vermilion, what it
buys green; the world, other partners and groups compared with are grey.  All are told apart by colour-blind
readers (after Okabe and Ito), and as some of them are alike in grey, each kind of line also has its dash.
"""

from __future__ import annotations

from collections.abc import Iterable

CHINA, ASEAN, WORLD = "#000000", "#0072B2", "#6E6E6E"
ASEAN_LESS = "#4292C6"  # ASEAN without a member
ASEAN_PALE = "#9CCBEA"
EXPORTS, IMPORTS = "#D55E00", "#00855F"  # of China
FAINT = "#B3B3B3"  # lines that only say where the others are
DASH = {CHINA: "-", ASEAN: "-", WORLD: "-.", ASEAN_LESS: "--", EXPORTS: "-", IMPORTS: "--"}
# two measures of one thing, and a third
MEASURE, OTHER_MEASURE, THIRD_MEASURE = "#7B3F8C", "#B07D00", "#3F7F93"
CITIES = "#882255"  # of the cluster
PROVINCES = {"guangxi": CITIES, "guangdong": OTHER_MEASURE, "hainan": "#6F8793"}

# other partners of China, where they stand beside ASEAN
PARTNERS = {
    "EU28": "#7B3F8C",
    "USA": "#8A5A00",
    "JPN": "#B8336A",
    "KOR": "#5E7F2E",
    "HKG": WORLD,
    "TWN": "#3F7F93",
}


# of a line among many, as `panels.Course` has them: colour, dash, width, colour of its words
BACKGROUND = (FAINT, "-", 0.9, "#595959")


def foreground(colour: str, dash: str = "-") -> tuple[str, str, float, str]:
    """The look of a line of which the heading or the text speaks, among others that lie behind it."""
    return colour, dash, 1.8, colour


def colours(economies: Iterable[str]) -> list[str]:
    """A colour per economy of a list: China's, or that of ASEAN's members."""
    return [CHINA if code == "CHN" else ASEAN for code in economies]
