"""Names of economies by ISO 3166 alpha-3 code: a language's own, else CLDR's (through Babel)."""

from __future__ import annotations

from functools import cache

from tracepaper.languages.language import load_language

WORLD = "WLD"
_WORLD = "001"  # CLDR's (and UN M.49's) code of the world


@cache
def economy_name(code: str, language: str) -> str:
    """The name of `code` ("VNM", "WLD") in `language` ("zh", "en" ...).

    The language's own name for it comes first.  CLDR adds a second name in parentheses to a few
    ("Myanmar (Burma)"); only the first is used.
    Raises KeyError for a code ISO 3166 does not have.
    """
    from babel import Locale

    spoken = load_language(language)
    if code in spoken.territories:
        return spoken.territories[code]
    territories = Locale.parse(spoken.locale).territories
    name = str(territories[_WORLD if code == WORLD else _alpha2(code)])
    return name.split(" (", maxsplit=1)[0].split("（", maxsplit=1)[0]


@cache
def _alpha2(alpha3: str) -> str:
    import pycountry

    country = pycountry.countries.get(alpha_3=alpha3)
    if country is None:
        raise KeyError(f"{alpha3} is not an ISO 3166 alpha-3 code")
    return country.alpha_2
