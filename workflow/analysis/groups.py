"""Groups of economies and cities that exhibits form, by the names that stand in their data."""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS, CLUSTER_CITIES

ASEAN = "ASEAN"
WITHOUT_BRUNEI = tuple(code for code in ASEAN_MEMBERS if code != "BRN")  # whose arrivals begin later
ARRIVALS_TOTAL = "ASEAN-without-BRN"  # the sum of these nine in the data of the arrivals
INFLOW_OF_NINE = "ASEAN-without-SGP"  # the sum of the other nine in the data of direct investment

DANZHOU = "CHN-460400"
TEN_CITIES = tuple(code for code in CLUSTER_CITIES if code != DANZHOU)  # Danzhou's sectors begin later
CITY_PAIRS, ECONOMY_PAIRS = "cities", "economies"  # means over the pairs of each
