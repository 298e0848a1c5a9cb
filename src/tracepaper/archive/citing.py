"""How the archive is cited and found: CITATION.cff and codemeta.json.

The names of authors are taken as they are printed: which part of one is the family's, only its bearer knows.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from tracepaper.archive.about import About
from tracepaper.archive.data_package import ADDRESS
from tracepaper.archive.licensing import own_licence, text_licence
from tracepaper.archive.rights import REFERENCE
from tracepaper.languages.language import MODEL
from tracepaper.manuscript.front_matter import author_name, text_in

MESSAGE = "If you use the paper, its data or its code, please cite this archive."


def citation(about: About) -> str:
    """CITATION.cff; every value is written as JSON, which YAML reads as itself."""
    stated = {own_licence(about), text_licence(about)}
    told: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": about.title(MODEL),
        "version": about.version,
        "date-released": about.date,
        "authors": list(_entities(about)) or [{"name": f"The authors of “{about.title(MODEL)}”"}],
        "keywords": keywords(about),
        "license": sorted(name for name in stated if not name.startswith(REFERENCE)),
    }
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in told.items() if value
    )


def _entities(about: About) -> Iterator[dict[str, str]]:
    for author in about.config["byline"]:
        orcid = author.get("orcid") if isinstance(author, dict) else None
        name = author_name(author, MODEL) or author_name(author, about.languages[0])
        if name:
            yield {"name": name, **({"orcid": f"https://orcid.org/{orcid}"} if orcid else {})}


def keywords(about: About) -> list[str]:
    """In the model language, else in the paper's first."""
    words = about.metadata.get("keywords") or {}
    return [str(word) for word in words.get(MODEL) or words.get(about.languages[0]) or []]


def zenodo(about: About) -> dict[str, Any]:
    """What a deposit at Zenodo is described by (https://developers.zenodo.org, deposit metadata)."""
    licences = [one for one in (text_licence(about), own_licence(about)) if not one.startswith(REFERENCE)]
    title = html.escape(about.title(MODEL))
    told = f"<p>Replication package of “{title}”: code, data, results. REPLICATION.md says what is in it.</p>"
    return {
        "upload_type": "dataset",
        "title": f"Replication package: {about.title(MODEL)}",
        "description": told,
        "creators": creators(about),
        "keywords": keywords(about),
        "publication_date": about.date,
        "version": about.version,
        "access_right": "open",
        "license": licences[0].lower() if licences else "",
    }


def creators(about: About) -> list[dict[str, str]]:
    """name, affiliation and orcid (its number) of each author, what there is of them."""
    return [_creator(one, about) for one in about.config["byline"]]


def _creator(author: Any, about: About) -> dict[str, str]:
    told = author if isinstance(author, dict) else {"name": author}
    affiliation = told.get("affiliation", "")
    named = {"name": author_name(author, MODEL) or author_name(author, about.languages[0])}
    named |= {"affiliation": text_in(affiliation, MODEL)} if affiliation else {}
    return {**named, **({"orcid": told["orcid"]} if told.get("orcid") else {})}


def codemeta(about: About) -> dict[str, Any]:
    """codemeta.json, of CodeMeta 3."""
    people = [
        {"type": "Person", "name": one["name"], **({"id": one["orcid"]} if "orcid" in one else {})}
        for one in _entities(about)
    ]
    licence = own_licence(about)
    return {
        "@context": "https://w3id.org/codemeta/3.0",
        "type": "SoftwareSourceCode",
        "name": about.title(MODEL),
        "description": f"Code, data and results of the paper “{about.title(MODEL)}”.",
        "version": about.version,
        "datePublished": about.date,
        "keywords": keywords(about),
        "programmingLanguage": {"type": "ComputerLanguage", "name": "Python"},
        "runtimePlatform": "Python 3.11 to 3.14",
        "softwareRequirements": [f"{name} {version}" for name, version in about.packages],
        **({"author": people} if people else {}),
        **({} if licence.startswith(REFERENCE) else {"license": ADDRESS.format(licence)}),
    }
