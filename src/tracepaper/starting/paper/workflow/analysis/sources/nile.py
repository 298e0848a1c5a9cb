"""The flow of the Nile at Aswan: one number a year, in 10^8 cubic metres."""


def observations(edition):
    frame = edition.table("annual-flow.csv", {"year": "integer", "volume": "number"})
    frame = frame.rename(columns={"year": "period", "volume": "value"})
    return frame.assign(series="flow", river="NILE", unit="1E8_M3")
