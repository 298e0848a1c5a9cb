"""The texts of the city cluster: names of cities, members, events, and what the notes of a row say.

A note is a statement of its own (table NAME-notes, item = what the row is about), so that an exhibit can
quote it and the audit can find it.
"""

from __future__ import annotations

import pandas as pd

from analysis.sources._beibu_gulf_tables import GDP
from analysis.vocabulary import province_of

STATED_COLUMNS = {
    "scope": "text",
    "year": "text",
    "value_100m_cny": "number",
    "statement": "text",
    "source": "text",
}
PORT_COLUMNS = {
    "port": "text",
    "scope": "text",
    "year": "integer",
    "period": "text",
    "metric": "text",
    "value": "number",
    "unit": "text",
    "kind": "text",
    "source": "text",
}
PROVINCE_COLUMNS = {
    "region": "text",
    "adcode": "text",
    "year": "integer",
    "period": "text",
    "indicator": "text",
    "partner": "text",
    "value": "number",
    "unit": "text",
    "vintage": "text",
    "source": "text",
}
CITY_TRADE_COLUMNS = {
    "city": "text",
    "adcode": "text",
    "year": "integer",
    "indicator": "text",
    "value": "number",
    "unit": "text",
    "note": "text",
    "source": "text",
}
TOURISM_COLUMNS = {
    "area": "text",
    "year": "integer",
    "period": "text",
    "indicator": "text",
    "value": "number",
    "unit": "text",
    "note": "text",
    "source": "text",
}
MEMBER_COLUMNS = dict.fromkeys(
    ("member", "kind", "role", "join_date_in_paper", "join_date_found", "status", "evidence", "source"),
    "text",
)
EVENT_COLUMNS = dict.fromkeys(
    ("date", "precision", "event_zh", "event_en", "kind", "status", "source"), "text"
)


def statements(edition):
    """table, item, field, text, file, line of every published text."""
    return pd.concat(
        [
            _places(edition),
            _rows(edition.table("membership.csv", MEMBER_COLUMNS), "membership", ("member",)),
            _rows(edition.table("events.csv", EVENT_COLUMNS), "events", ("date",), keep=("date",)),
            _rows(
                edition.table("aggregates_stated.csv", STATED_COLUMNS),
                "gdp-stated",
                ("scope", "year"),
                keep=("scope", "year"),
            ),
            _rows(
                edition.table("city_gdp.csv", GDP),
                "city-gdp-notes",
                ("adcode", "year"),
                fields=("note", "quality", "carrier"),
            ),
            _rows(
                edition.table("port_throughput.csv", PORT_COLUMNS),
                "port-notes",
                ("port", "scope", "year", "period", "metric"),
                fields=("kind", "source"),
            ),
            _rows(
                edition.table("province.csv", PROVINCE_COLUMNS),
                "province-notes",
                ("region", "year", "period", "indicator", "partner", "vintage"),
                fields=("vintage", "source"),
            ),
            _rows(
                edition.table("city_trade.csv", CITY_TRADE_COLUMNS),
                "city-trade-notes",
                ("city", "year", "indicator"),
                fields=("note", "source"),
            ),
            _rows(
                edition.table("tourism.csv", TOURISM_COLUMNS),
                "tourism",
                ("area", "year", "period", "indicator"),
                keep=("area", "period", "indicator", "unit"),
            ),
        ],
        ignore_index=True,
    )


def _places(edition):
    """Table places, item = code; fields name_zh, name_en, province (a code), where the city first stands."""
    frame = edition.table("city_gdp.csv", GDP).drop_duplicates("adcode").sort_values("adcode")
    code = "CHN-" + frame["adcode"]
    fields = {"name_zh": frame["city"], "name_en": frame["city_en"], "province": code.map(province_of)}
    return pd.concat(
        [frame.assign(table="places", item=code, field=field, text=text) for field, text in fields.items()]
    )[_COLUMNS]


_COLUMNS = ["table", "item", "field", "text", "file", "line"]


def _rows(frame, table: str, item: tuple[str, ...], fields: tuple[str, ...] = (), keep: tuple[str, ...] = ()):
    """Statements of a file: item = the cells of the columns `item`, joined by "|".

    fields: columns to state; if none is given, every text column that is not part of the item, and those
    in `keep`.
    """
    key = frame[list(item)].astype(str).agg("|".join, axis=1)
    texts = frame.drop(columns=["file", "line"]).select_dtypes(exclude="number").columns
    chosen = fields or [c for c in texts if c not in item or c in keep]
    return pd.concat(
        [frame.assign(table=table, item=key, field=column, text=frame[column]) for column in chosen]
    )[_COLUMNS]
