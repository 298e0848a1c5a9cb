"""DESTA: who is a party to which trade agreement, and since when.

A row of the file is one accession, so that a state stands there once for the agreement and again for each
amendment; the rows are kept apart by their order.  A year that is not stated is blank, and gives no text.
"""

from __future__ import annotations

MEMBERS = {
    "destaID": "text",
    "stateID": "text",
    "StateName": "text",
    "Title": "text",
    "Signature": "text",
    "Force": "text",
}
FIELDS = {
    "destaID": "agreement",
    "stateID": "state",
    "Title": "title",
    "Signature": "signed",
    "Force": "force",
}


def statements(edition):
    """Table members, one item a row of the file: agreement, state, title, signed and force (years)."""
    rows = edition.table("members.csv", MEMBERS)
    wrong = rows[~rows["Force"].str.fullmatch(r"(\d{4})?")]
    edition.require(
        wrong.empty,
        "Force is not a year; expected four digits or a blank",
        "members.csv",
        None if wrong.empty else int(wrong["line"].iloc[0]),
    )
    rows["item"] = rows["destaID"] + "-" + rows["stateID"]
    rows["item"] += "-" + rows.groupby("item").cumcount().add(1).astype(str)
    long = rows.rename(columns=FIELDS).melt(
        ["item", "file", "line"], list(FIELDS.values()), var_name="field", value_name="text"
    )
    return long.assign(table="members")
