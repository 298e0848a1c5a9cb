"""GDP in constant dollars, an economy and a year a row."""


def observations(edition):
    frame = edition.table("gdp.csv", {"economy": "text", "year": "integer", "gdp": "number"})
    return frame.rename(columns={"year": "period", "gdp": "value"}).assign(series="gdp", unit="USD_2015")
