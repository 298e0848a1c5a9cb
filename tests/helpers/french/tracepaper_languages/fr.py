"""French: a language that the package does not have, as a paper brings it along.

The constants are explained in `tracepaper.languages.language.Language`.
"""

from tracepaper_languages.fr_audit import ASSURANCE as ASSURANCE
from tracepaper_languages.fr_audit import CONDITIONS as CONDITIONS
from tracepaper_languages.fr_journal import JOURNAL as JOURNAL
from tracepaper_languages.fr_pages import CHANGES as CHANGES
from tracepaper_languages.fr_pages import FAMILIES as FAMILIES
from tracepaper_languages.fr_pages import MATH as MATH
from tracepaper_languages.fr_pages import MEANINGS as MEANINGS
from tracepaper_languages.fr_pages import SITE as SITE
from tracepaper_languages.fr_web import PAGE as PAGE
from tracepaper_languages.fr_web import PREVIEW as PREVIEW

NAME = "Français"
TAG = "fr-FR"
PANDOC = "fr-FR"
LOCALE = "fr"
SCRIPT = "latin"
CITATION_STYLE = None
CITATION_TAG = "fr-FR"
LATIN_TAG = "fr-FR"

LARGE_FORM = "long"
LARGE_FROM = 10**6
UNITS = {
    "USD": "{} dollars",
    "CNY": "{} yuans",
    "PERCENT": "{}\u00a0%",
    "PERCENTAGE_POINTS": "{} points de pourcentage",
    "PERSONS": "{} personnes",
    "TIMES": "{} fois",
    "NUMBER": "{}",
    "YEAR": "{}",
}
UNITS_AFTER_SCALE = {
    "USD": "{} de dollars",
    "CNY": "{} de yuans",
    "PERSONS": "{} de personnes",
}
TERRITORIES: dict[str, str] = {}

WORDS = {
    "abstract": "Résumé\u00a0:",
    "keywords": "Mots-clés\u00a0:",
    "jel": "Codes JEL\u00a0:",
    "clc": "Classification chinoise\u00a0:",
    "document-code": "Code du document\u00a0:",
    "author-note": "{name}\u00a0: {details}.",
    "availability": "Données et code\u00a0:",
    "funding": "Financement\u00a0:",
    "interests": "Conflits d’intérêts\u00a0:",
    "contributions": "Contributions des auteurs\u00a0:",
    "ethics": "Éthique\u00a0:",
    "ai-use": "Usage de l’intelligence artificielle\u00a0:",
    "list": "\u00a0; ",
    "figure": "Figure\u00a0%s",
    "table": "Tableau\u00a0%s",
    "section": "Section\u00a0%s",
    "appendix": "Annexe\u00a0%s",
    "equation": "équation\u00a0(%s)",
    "version": "version {version}",
    "digest": "empreinte du texte {digest}",
    "continued": "%s (suite)",
    "references": "Références",
    "note": "Note\u00a0:",
    "source": "Source\u00a0:",
    "sources-between": "\u00a0; ",
    "sources-end": ".",
    "source-name": "{publisher}, {title} (édition {edition})",
    "source-name-undated": "{publisher}, {title} (sans date)",
    "and": ", ",
    "last-and": " et ",
    "none": "aucun",
    "contents": "Sommaire",
    "authors": ", ",
    "before-subtitle": "",
    "control-fact": "Fait\u00a0: %s",
    "control-claim": "Affirmation\u00a0: %s",
    "control-citation": "Citation\u00a0: %s",
    "control-reference": "Renvoi\u00a0: %s",
}

AXIS_SCALES = {"milliers": 3, "millions": 6, "milliards": 9, "billions": 12}
AXIS_UNITS = {
    "USD": r"dollars",
    "CNY": "yuans",
    "PERCENT": "%|pour cent",
    "PERCENTAGE_POINTS": "points de pourcentage",
}
AXIS_LOG = "logarithmique"
AXIS_CUT = "ne part pas de zéro"
AXIS_NEITHER = r"\bpar (?:cent|mille|million|\d+)\b|dollars internationaux"

NUMBER_TAIL = r"billions?|milliards?|millions?|points?\s+de\s+pourcentage"
SENTENCE_END = r"[.!?](?=[\s\]”»)]|$)"
OPPOSITES = {
    "up or down": (
        r"augment\w+|progress\w+|croît|crû|accr\w+|doubl\w+|hausse",
        r"diminu\w+|baiss\w+|recul\w+|chut\w+|décr\w+",
    ),
    "most or least": (
        r"l[ea]s? plus (?:grande?s?|élevée?s?|hauts?)|maximal\w*",
        r"l[ea]s? (?:plus (?:petite?s?|faibles?|bas)|moins)|minimal\w*",
    ),
    "above or below": (
        r"dépass\w+|plus de|au-dessus|supérieure?s? à",
        r"moins de|au-dessous|inférieure?s? à",
    ),
    "faster or slower": (r"plus vite|plus rapide\w*|accélér\w+", r"plus lent\w*|ralenti\w*"),
    "alike or apart": (r"converg\w+|plus semblables", r"diverg\w+|moins semblables"),
    "surplus or deficit": (r"excédents?", r"déficits?"),
    "ahead or behind": (r"en avance|devance\w*", r"en retard|derrière"),
    "first or last": (r"premi(?:er|ère) place", r"derni(?:er|ère) place"),
}
EMPIRICAL = (
    r"l[ea]s? plus (?:grande?s?|élevée?s?|faibles?)|dépass\w+|augmenté|diminué|baissé|progressé|doublé|"
    r"(?:supérieure?s?|inférieure?s?) à"
)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
NOT_DATA = (
    rf"\b\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\b",
    r"\bau\s+seuil\s+de\s+\d+\s*%",
    r"\b(?:articles?|chapitres?|annexes?|équations?|étapes?|phases?|années?|sections?|colonnes?|lignes?)\s+"
    r"\d+(?:\.\d+)*(?:(?:,\s*|\s+(?:et|à|ou)\s+|[–-])\d+(?!\.?\d*%))*",
)
_COUNT = r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante)"
SPELLED = {
    r"un tiers": 1 / 3,
    r"deux tiers": 2 / 3,
    r"un quart(?! d’heure)": 1 / 4,
    r"trois quarts": 3 / 4,
    r"un cinquième": 1 / 5,
    r"la moitié|moitié moins": 1 / 2,
    r"doubl(?:é|ée|és|ées|ent?)|le double": 2,
    r"tripl(?:é|ée|és|ées|ent?)|le triple": 3,
    rf"{_COUNT}(?:-\w+)* (?:pour cent|points? de pourcentage|fois|millions?|milliards?|billions?)": None,
}
RIVALS = {
    "window": "{other} au lieu de {year}",
    "without": "sans {member}",
    "scope": "sur toutes les années disponibles",
    "specification": "spécification : {member}",
}
KINDS = {
    "level": "niveau",
    "share": "part",
    "change": "évolution",
    "growth-compared": "croissances comparées",
    "rank": "rang",
    "count": "dénombrement",
    "turning-point": "tournant",
    "extreme": "année extrême",
    "convergence": "convergence",
    "group-difference": "différence entre groupes",
    "no-trend": "absence de tendance",
    "estimate": "estimation",
    "record": "fait consigné",
    "summary": "synthèse",
}
STRENGTHS = {
    "robust": "robuste",
    "qualified": "avec réserve",
    "fragile": "fragile",
    "untried": "non éprouvé",
    "record": "consigné",
    "false": "faux",
}
SUPERLATIVE = r"le plus (?:grand|petit|élevé|bas|rapide)|jamais|pour la première fois"
QUESTION = r"si|combien"
PERCENT_WORDS = {"PERCENT": r"%|pour\s*cent\b", "PERCENTAGE_POINTS": r"points? de pourcentage|points?\b"}
EMPHASIS = r"fortement|nettement|considérablement|entièrement|complètement|prouve"
CAUSAL = r"à cause de|a entraîné|grâce à|a provoqué"
HEDGE = r"peut-être|pourrait|ne peut|si"
UNIVERSAL = r"tous|toutes|chaque|toujours|jamais|aucune?|entièrement|partout"
PROOF = r"prouv\w+|démontr\w+|certainement|sans aucun doute"
NEGATION = r"ne|n’|pas|jamais|aucune?|sans|ni"
APPROXIMATE = r"environ|presque|près de|à peu près|quelque|surtout|en partie|au moins|au plus"
CHECKS = {
    "raw-files": "Les fichiers bruts ont leurs sommes de contrôle\u00a0; les fiches sont complètes",
    "second-computation": "Second calcul, indépendant (SQL à partir des fichiers bruts)",
    "tables": "Tableaux imprimés, case par case face à leurs données",
    "documents": "Relecture des PDF, DOCX et HTML, mot à mot",
    "figures": "Relecture des figures\u00a0: ce qui est dessiné est dans les données",
    "panels": "Les panneaux des pages disent ce que disent les registres et les fichiers bruts",
    "captions": "Les légendes ont les valeurs, unités, années et sources de leurs données",
    "bare-numbers": "Pas de nombre nu dans les sources du texte",
    "parity": "Parité des langues\u00a0; pas de traduction périmée",
    "claims": "Les affirmations sont vraies\u00a0; toute phrase empirique est liée",
    "reviews": "Chaque condition et sa phrase revues depuis leur dernier changement",
    "completeness": "Figures et tableaux cités dans l’ordre\u00a0; références et sources complètes",
    "arithmetic": "Les nombres imprimés s’accordent entre eux",
    "consistency": "Chaque grandeur est partout la même, de son unité, de sa période, de son lieu",
    "summaries": "Résumé et conclusion reposent sur le corps du texte",
    "plausibility": "Niveaux plausibles au regard de leur passé, des autres sources et du partenaire",
}
