"""Observations out of SDMX, as XML (SDMX-ML 2.1) or as JSON (SDMX-JSON 1.0, and 2.0 as SDMX 3.0 sends it).

Which of them a service sends does not always follow from what was asked, so the answer itself decides.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree

from tracepaper.errors import InputError
from tracepaper.sources.answers import Refused


def observations(answer, get) -> list[tuple[dict[str, str], str]]:
    """(dimensions and attributes by their names, value as published, "" for none) of each observation.

    Raises Refused if the answer holds something else; it is then asked for again the next time.
    """
    kind = answer.kind
    try:
        return list(_of_json(answer) if kind == "json" else _of_xml(answer))
    except InputError:
        get.forget(answer)
        raise
    except Exception as problem:  # sdmx raises many kinds
        get.forget(answer)
        raise Refused(
            f"{answer.url} answered {kind.upper()} that is no SDMX ({type(problem).__name__}: {problem}); "
            "nothing was filed"
        ) from None


def code_list(answer) -> dict[str, tuple[str, bool]]:
    """Code -> (its name in English, whether others belong to it) of a list of codes."""
    if answer.kind == "json":
        content = answer.json()
        codes = [
            (c["id"], c.get("name") or c.get("names", {}).get("en", ""), c.get("parent"))
            for one in content["data"]["codelists"]
            for c in one["codes"]
        ]
    else:
        codes = [
            (
                element.get("id"),
                element.findtext("{*}Name") or "",
                next((ref.get("id") for ref in element.iterfind("{*}Parent/{*}Ref")), None),
            )
            for element in ElementTree.parse(answer.path).iter()
            if element.tag.endswith("}Code")
        ]
    parents = {parent for _, _, parent in codes}
    return {code: (name, code in parents) for code, name, _ in codes}


def _of_xml(answer) -> Iterator[tuple[dict[str, str], str]]:
    import logging

    import sdmx

    logging.getLogger("sdmx").setLevel(logging.ERROR)
    message = sdmx.read_sdmx(io.BytesIO(answer.path.read_bytes()), format="XML")
    if not hasattr(message, "data") or message.footer is not None:
        told = " ".join(str(t) for t in getattr(message.footer, "text", [])) or type(message).__name__
        raise Refused(f"{answer.url} answered a message instead of observations ({told}); nothing was filed")
    for dataset in message.data:
        for obs in dataset.obs:
            of = {str(v.id): str(v.value) for v in obs.key.values.values()}
            of |= {str(k): str(v.value) for k, v in obs.attached_attribute.items()}
            yield of, _number(obs.value)


def _of_json(answer) -> Iterator[tuple[dict[str, str], str]]:
    content = answer.json()
    if (
        not isinstance(content, dict)
        or "errors" in content
        or ("message" in content and "data" not in content)
    ):
        told = str(
            (content.get("errors") or content.get("message")) if isinstance(content, dict) else content
        )
        raise Refused(
            f"{answer.url} answered a message instead of observations ({told[:200]}); nothing was filed"
        )
    data = content.get("data", content)
    structures = data["structures"] if "structures" in data else [data["structure"]]
    for dataset in data["dataSets"]:
        structure = structures[dataset.get("structure", 0)]
        dimensions, attributes = structure["dimensions"], structure.get("attributes", {})
        of_all = _attributes(attributes.get("dataSet"), dataset.get("attributes"))
        groups = [
            (key.split(":"), _attributes(attributes.get("dimensionGroup"), values))
            for key, values in (dataset.get("dimensionGroupAttributes") or {}).items()
        ]
        for key, series in (dataset.get("series") or {}).items():
            places = key.split(":")
            of = of_all | _at(dimensions["series"], places)
            for pattern, values in groups:
                if all(wanted in ("", place) for wanted, place in zip(pattern, places, strict=False)):
                    of = of | values
            of = of | _attributes(attributes.get("series"), series.get("attributes"))
            for period, (value, *further) in series["observations"].items():
                own = _attributes(attributes.get("observation"), further)
                yield of | _at(dimensions["observation"], period.split(":")) | own, _number(value)


def _at(dimensions, places) -> dict[str, str]:
    """The values of dimensions that a key of places ("0:3:1") stands for."""
    return {d["id"]: _code(d["values"][int(p)]) for d, p in zip(dimensions, places, strict=True)}


def _attributes(known, given) -> dict[str, str]:
    """Attributes by name: given is the place of a value in a list, or the value where there is no list."""
    found = {}
    for attribute, value in zip(known or [], given or [], strict=False):
        if value is None:
            continue
        values = attribute.get("values") or []
        listed = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(values)
        found[attribute["id"]] = _code(values[value]) if listed else str(value)
    return found


def _code(value) -> str:
    return str(value.get("id") or value.get("value")) if isinstance(value, dict) else str(value)


def _number(value) -> str:
    text = "" if value is None else str(value).strip()
    return "" if text.lower() == "nan" else text
