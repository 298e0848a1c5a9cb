"""How much a web page weighs, and what of it: it is opened on telephones, and sent by mail."""

from __future__ import annotations

import re

MOST_BYTES = 3_000_000
_PARTS = {
    "fonts": re.compile(r'url\("data:font/[^"]*"\)'),
    "drawings": re.compile(r"<svg\b.*?</svg>", re.DOTALL),
    "tables": re.compile(r"<table\b.*?</table>", re.DOTALL),
    "pictures": re.compile(r'<img\b[^>]*"data:[^>]*>'),
}
_BLOCK = re.compile(r'<script type="[^"]*" id="(data-[a-z]+)">.*?</script>', re.DOTALL)


def too_heavy(page: str, most: int = MOST_BYTES) -> str:
    """A sentence about a page of more than `most` bytes, with its largest parts; of others nothing."""
    weight = _bytes(page)
    if weight <= most:
        return ""
    told = ", ".join(f"{name} {size:,}" for name, size in _heaviest(page)[:4])
    return (
        f"has {weight:,} bytes, expected at most {most:,} (its largest parts: {told}); pack more of it "
        "(render/html_drawings.py, html_frame.py), or leave more to the audit site (origins/panels.py)"
    )


def _heaviest(page: str) -> list[tuple[str, int]]:
    """(part, bytes) of those that a page has, the largest first."""
    found = {name: sum(map(_bytes, pattern.findall(page))) for name, pattern in _PARTS.items()}
    found |= {match[1]: _bytes(match[0]) for match in _BLOCK.finditer(page)}
    return sorted(((name, size) for name, size in found.items() if size), key=lambda pair: -pair[1])


def _bytes(text: str) -> int:
    return len(text.encode("utf-8"))
