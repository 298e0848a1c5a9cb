"""French words of claims' conditions and of what the audit assures."""

CONDITIONS = {
    "comma": ", ",
    "semicolon": " ; ",
    "head": "{head} : {rest}",
    "told": "{number} ({rest})",
    "of": "{what} ({rest})",
    "years": "{first}–{last}",
    "growth": "croissance annuelle de {what}",
    "share": "{part} en pour cent de {whole}",
    "spread": "{what}, écart du plus haut au plus bas",
    "year": "année de {what}",
    "change": "variation de {what}",
    "fall": "baisse de {what}",
    "year-apart": "{n} an",
    "years-apart": "{n} ans",
    "together": "{n} ensemble",
    "values": "{n} valeurs",
    "comparisons": "{n} comparaisons",
    "range": "de {low} à {high}",
    "ends": "au plus près {near} ; au plus loin {far}",
}
