"""How well two colours are told apart (WCAG 2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

from __future__ import annotations

Colour = tuple[float, float, float]  # red, green, blue in 0..1


def contrast(one: Colour, other: Colour) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear: list[float] = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
