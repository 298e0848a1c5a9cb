"""Where a line may not end: within a number and its unit, before a closing mark, after an opening one.

The rules for Chinese are those of GB/T 15834-2011 (5.1: which marks stand at no beginning, which at no end of
a line); the rest is what compositors of the other languages keep together.
"""

from __future__ import annotations

import re
from functools import cache

from tracepaper.languages.language import load_language

# at no beginning of a line; at no end of one
CLOSING = frozenset("，。、；：！？）》〉」』】〕”’％‰%,.;:!?)]}–—…·")
OPENING = frozenset("（《〈「『【〔“‘([{")
_TAIL = r"-[A-Za-z]\w*"  # 2025-q1 is one name
_DATE = {"han": "年|月|日|号", "latin": r"(?:\s(?:BC|AD))"}


@cache
def unbroken(language: str) -> re.Pattern[str]:
    """A number with its sign, currency, scale and unit, or a range of two, as the language writes them.

    >>> [match.group() for match in unbroken("en").finditer("from US$9.1 billion in 2010–2019 to 3 per cent")]
    ['US$9.1 billion', '2010–2019', '3']
    >>> [match.group() for match in unbroken("en").finditer("edition 2025-q1")]
    ['2025-q1']
    >>> [match.group() for match in unbroken("zh").finditer("2010—2019年由9,820.7 亿美元")]
    ['2010—2019年', '9,820.7 亿美元']
    """
    known = load_language(language)
    patterns = [*known.units.values(), *known.units_after_scale.values()]
    parts = [pattern.replace("\u00a0", " ").partition("{}") for pattern in patterns]
    before = "|".join(
        sorted({re.escape(part.strip()) for part, _, _ in parts if part.strip()}, key=len, reverse=True)
    )
    after = "|".join(
        sorted({re.escape(part.strip()) for _, _, part in parts if part.strip()}, key=len, reverse=True)
    )
    number = rf"(?:(?:{before or '(?!)'})\s?)?[−-]?\d+(?:[.,]\d+)*"
    unit = rf"(?:\s?(?:{known.number_tail}))?(?:\s?(?:{after or '(?!)'}|{_DATE[known.script]}))?"
    return re.compile(
        rf"(?<![\w.,]){number}(?:\s?%)?(?:[–—-]{number}|{_TAIL})?{unit}(?![\d])"
        if known.script == "latin"
        else rf"(?<![A-Za-z0-9.,]){number}(?:[–—-]{number}|{_TAIL})?{unit}"
    )
