"""Open Trade Statistics: share of each HS section in a flow between two economies.

Only shares are taken, because the levels of the origin are inflated.  Side X is the exporter's report,
side M the importer's; the economy is whose report it is, as in every trade table here.
"""

from __future__ import annotations

NAME = "sections.csv.gz"
COLUMNS = {
    "exporter": "text",
    "importer": "text",
    "year": "integer",
    "side": "text",
    "section": "text",
    "section_name": "text",
    "share": "number",
}
SERIES = {"X": "exports-share-of-section", "M": "imports-share-of-section"}


def observations(edition):
    """exports-share-of-section X -> Y and imports-share-of-section Y <- X, SHARE (0 to 1)."""
    frame = edition.table(NAME, COLUMNS)
    wrong = frame[~frame["share"].between(0, 1)]
    edition.require(
        wrong.empty, "a share lies outside 0 to 1", NAME, None if wrong.empty else int(wrong["line"].iloc[0])
    )
    importing = frame["side"] == "M"
    return frame.assign(
        series=edition.translate(frame, "side", SERIES),
        economy=frame["importer"].where(importing, frame["exporter"]),
        partner=frame["exporter"].where(importing, frame["importer"]),
        product=frame["section"],
        period=frame["year"],
        value=frame["share"],
        unit="SHARE",
    )


def statements(edition):
    frame = edition.table(NAME, COLUMNS).drop_duplicates("section").sort_values("section")
    return frame.rename(columns={"section": "item", "section_name": "text"}).assign(
        table="sections", field="name"
    )
