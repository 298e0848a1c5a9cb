"""French words of the paper's own web page and of the site's first page."""

PAGE = {
    "back": "Sommaire",
    "formats": "Autres formes de cet article",
    "audit": "Audit",
    "found": "{n} résultats",
    "link": "Lien vers cette section",
    "unrounded": "Avant l'arrondi",
    "times": "Montré comme",
    "firstRows": "Les {n} premières des {of} lignes de données brutes",
    "wholeTrace": "Tout dans l'audit (pages faites par ./run audit)",
    "zoom": "Agrandir",
    "sortBy": "Trier par {column}",
    "scrolls": "Le tableau continue à droite →",
    "cite": "Citer",
    "copy": "Copier",
    "copied": "Copié",
    "accessed": "version du {date}",
}
