"""What one cell of a table says: a number, a year, a name, and the marks that publishers hang on them.

A footnote's mark behind a number looks like one digit more: 3839.49¹ is not 3839.491.  So marks are taken
off before any letter is turned into a plain one, and what was taken off is told.  Whatever could be read in
two ways is no number: nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

_SYMBOLS = "*＊∗†‡§¶※☆★△▲▽▼◇◆○●□■◎♦#＃^'’＇`"
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f"))  # printed as nothing
_OPEN, _SHUT = "(（\\[［〔【⁽", ")）\\]］〕】⁾"
# letters that statistical offices put behind a number; not those that also count (k, m, b, t)
_FLAG = r"(?:[acdefprsuzACDEFPRSUZ]|rev|est|prel|初步|预计|预|修订|修)"
_IN_BRACKETS = rf"[{_OPEN}]\s*(?:\d{{1,2}}|[A-Za-z]|{_FLAG}|注\s*\d{{0,2}})\s*[{_SHUT}]"
_TAIL = re.compile(rf"\s*(?:{_IN_BRACKETS}|[A-Za-z]\)|注\s*\d{{0,2}}|(?<=[\d.\s年]){_FLAG})$")
_NUMBER = re.compile(r"[-−–]?\s*(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.\d+)?")
_SCIENTIFIC = re.compile(r"-?[1-9](?:\.\d+)?[eE][-+]\d{1,2}")
_DASHES = str.maketrans("—–―─−", "-----")
_BLANKS = {"", "-", "--", "---", "/", "n.a.", "na", "...", "..", ".", "--.", "……"}
_YEAR = re.compile(r"(?:公元)?((?:19|20)\d\d)(?:年度?)?")
_DATE = re.compile(r"((?:19|20)\d\d)[-/.](\d\d?)[-/.](\d\d?)(?:T00:00:00|00:00:00)?")
_YEARLIKE = re.compile(r"(?:19|20)\d\d|[〇○零一二三四五六七八九]{4}年|(?<!\d)\d\d年|'\d\d|\bFY\s?\d\d")
_LATE = re.compile(r"r|rev|修订?|修订数|最终数?|最终核实数?", re.IGNORECASE)
_EARLY = re.compile(r"[pef]|prel|est|初步数?|预计?数?|快报数?", re.IGNORECASE)


class Marked(NamedTuple):
    """text: without marks.  marks: what was taken off, as it stood, "" for nothing."""

    text: str
    marks: str


def unmarked(cell: str, tail: re.Pattern[str] = _TAIL) -> Marked:
    """A cell without the marks in front of and behind it, in the letters it was written in.

    tail: what else than raised letters, letters in circles and symbols is a mark at the end.
    """
    text, marks = cell.translate(_NOTHING).strip(), ""
    while text:
        found = tail.search(text)
        size = len(found[0]) if found else _is_mark(text, len(text) - 1)
        if not size or (found and found.start() == 0):
            break
        marks, text = text[-size:].strip() + marks, text[:-size].rstrip()
    while text and _is_mark(text, 0):
        marks, text = marks + text[0], text[1:].lstrip()
    return Marked(text, marks) if text else Marked(cell.translate(_NOTHING).strip(), "")


def _is_mark(text: str, at: int) -> int:
    """How many characters make a mark that ends at this place, 0 if none does: raised, lowered, in a circle
    or bracket of its own, a keycap."""
    if text[at] == "\u20e3":
        return 2
    kind = unicodedata.decomposition(text[at]).split(" ")[0]
    own_bracket = kind == "<compat>" and unicodedata.category(text[at]) == "No"  # ⑴ ⒈
    circled = kind == "<circle>" or "CIRCLED" in unicodedata.name(text[at], "")
    return int(text[at] in _SYMBOLS or kind in ("<super>", "<sub>") or circled or own_bracket)


def clean(cell: str) -> str:
    """A label without spaces and marks, in half-width characters."""
    text = cell.translate(_NOTHING)
    kept = "".join(letter for at, letter in enumerate(text) if not _is_mark(text, at))
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", re.sub(r"[\[［]\d+[\]］]$", "", kept)))


# right behind a name a digit, or behind 汉字 a letter, is a mark too
_NAME_TAIL = re.compile(rf"{_TAIL.pattern}|(?<=[^\W\d_])\s*\d{{1,2}}\)?$|(?<=[\u4e00-\u9fff])\s*[A-Za-z]\)?$")


def name_in(cell: str) -> Marked:
    """The name in a cell and the marks on it; a digit or letter right behind a name is one."""
    text, marks = unmarked(cell, _NAME_TAIL)
    return Marked(clean(text), marks)


def read_number(cell: str) -> tuple[Decimal | None, str]:
    """The number in a cell, exactly as written (None if it is blank or a dash), and the marks taken off.

    Raises ValueError for anything else, above all for what could be more than one number.
    """
    if unicodedata.normalize("NFKC", cell).translate(_DASHES).strip().lower() in _BLANKS:
        return None, ""
    text, marks = unmarked(cell)
    digits = [letter for letter in text if letter.isdigit()]
    plain = sum(letter in "0123456789" for letter in digits)
    wide = sum(letter in "０１２３４５６７８９" for letter in digits)
    if not digits or plain + wide < len(digits) or (plain and wide):
        raise ValueError(cell)  # digits of two kinds are a number and a mark
    text = re.sub(r"\s", " ", unicodedata.normalize("NFKC", text))
    if _SCIENTIFIC.fullmatch(text):
        return Decimal(text), marks
    if not _NUMBER.fullmatch(text):
        raise ValueError(cell)
    return Decimal(re.sub(r"[, ]", "", re.sub("[−–]", "-", text))), marks


def number_in(cell: str) -> Decimal | None:
    """The number of `read_number`."""
    return read_number(cell)[0]


def year_in(cell: str) -> Marked | None:
    """The calendar year that a header cell is, and its marks; None if it has no year in it.

    A date that begins or ends a year is that year.  Raises ValueError for what is not quite a year: 2023/24,
    FY2024, 2024年1-9月, 24年.
    """
    text, marks = unmarked(cell)
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    text, said = re.subn(r"(?<=年)(?:初步|快报|预计|修订|最终)(?:核实)?数?$", "", text)
    if said:
        marks = re.sub(r"\s+", "", unicodedata.normalize("NFKC", cell))[len(text) :]
    whole, date = _YEAR.fullmatch(text), _DATE.fullmatch(text)
    if whole:
        return Marked(whole[1], marks)
    if date and (int(date[2]), int(date[3])) in ((1, 1), (12, 31)):
        return Marked(date[1], f"{marks}{date[0][:10]}")
    if _YEARLIKE.search(text) or re.fullmatch(r"[\d.]+", text):
        raise ValueError(cell)
    return None


def standing(marks: str) -> str:
    """What marks say of a number: "preliminary", "revised", or "" for nothing."""
    said = re.sub(r"[\s()\[\]〔〕【】]", "", unicodedata.normalize("NFKC", marks))
    for pattern, meaning in ((_EARLY, "preliminary"), (_LATE, "revised")):
        if pattern.fullmatch(said):
            return meaning
    return ""


_RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz()", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁽⁾")


def raised(text: str) -> str:
    """A run of a cell that is formatted as superscript or subscript, in letters that are so themselves."""
    lifted = unicodedata.normalize("NFKC", text).lower().translate(_RAISED).replace(" ", "")
    return "".join(letter if _is_mark(lifted, at) else "*" for at, letter in enumerate(lifted))
