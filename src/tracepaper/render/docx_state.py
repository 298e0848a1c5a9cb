"""What a Word file says of itself, for when it comes back: its language and the state of the paper it is of.

Both stand among the properties that a document may have of its own, which word processors hand on.
"""

from __future__ import annotations

import hashlib

LANGUAGE, STATE = "tracepaper-language", "tracepaper-state"
PART = "docProps/custom.xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of every property of one's own, by the standard
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def state_of(tree: bytes) -> str:
    """The state of the paper, by all that it says: 12 hexadecimal digits.  tree: the bytes of its tree."""
    return hashlib.sha256(tree).hexdigest()[:12]


def stamp(parts: dict[str, bytes], language: str, state: str) -> None:
    """Put both among the properties of a Word file, in place.  parts: of the file, by name."""
    from lxml import etree

    root = etree.fromstring(parts[PART])
    taken = [int(node.get("pid") or 1) for node in root]
    for number, (name, value) in enumerate(((LANGUAGE, language), (STATE, state)), max(taken, default=1) + 1):
        attributes = {"fmtid": _FORMAT, "pid": str(number), "name": name}
        node = etree.SubElement(root, f"{{{_CUSTOM}}}property", attributes)
        etree.SubElement(node, f"{{{_VALUES}}}lpwstr").text = value
    parts[PART] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
