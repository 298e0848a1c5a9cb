"""What Word knows of the document as a whole: properties, languages, and as which Word it behaves."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tracepaper.languages import Language
from tracepaper.render.docx_styles import WORD, spoken

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def mend_properties(parts: dict[str, bytes], metadata: dict[str, Any], source_date_epoch: int) -> None:
    """The full title, the keywords, the language and the date in the document's properties."""
    from lxml import etree

    dublin = "{http://purl.org/dc/elements/1.1/}"
    core = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
    terms = "{http://purl.org/dc/terms/}"
    date = datetime.fromtimestamp(source_date_epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    root = etree.fromstring(parts["docProps/core.xml"])
    values = {
        f"{dublin}title": metadata["title"],
        f"{dublin}language": metadata["lang"],
        f"{core}keywords": ", ".join(metadata["keywords"]),
        f"{terms}created": date,
        f"{terms}modified": date,
    }
    for name, value in values.items():
        element = root.find(name)
        if element is None:
            element = etree.SubElement(root, name)
        element.text = value
    parts["docProps/core.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def mend_settings(parts: dict[str, bytes], language: Language) -> None:
    """No compatibility mode; and the languages by tags that Word knows, which Pandoc has put otherwise."""
    from lxml import etree

    latin, east_asian = spoken(language)
    w = f"{{{WORD}}}"
    styles = etree.fromstring(parts["word/styles.xml"])
    for element in styles.iterfind(f"{w}docDefaults//{w}lang"):
        element.set(f"{w}val", latin)
        element.set(f"{w}eastAsia", east_asian)
    settings = etree.fromstring(parts["word/settings.xml"])
    for element in settings.iter(f"{w}themeFontLang"):
        element.set(f"{w}val", latin)
        element.set(f"{w}eastAsia", east_asian)
    revisions = settings.find(f"{w}rsids")
    assert revisions is not None
    revisions.addprevious(etree.fromstring(_COMPATIBILITY))
    settings.replace(revisions, etree.fromstring(_MATHEMATICS))
    for name, root in (("styles", styles), ("settings", settings)):
        parts[f"word/{name}.xml"] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )


_COMPATIBILITY = (
    f'<w:compat xmlns:w="{WORD}"><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
_MATHEMATICS = (
    f'<m:mathPr xmlns:m="{MATH}"><m:mathFont m:val="Cambria Math"/><m:dispDef/><m:defJc m:val="centerGroup"/>'
    '<m:intLim m:val="subSup"/><m:naryLim m:val="undOvr"/></m:mathPr>'
)
