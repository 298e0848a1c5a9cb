"""Groups of economies and cities that exhibits form, by the names that stand in their data."""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS, CLUSTER_CITIES

ASEAN = "ASEAN"
WITHOUT_BRUNEI = tuple(code for code in ASEAN_MEMBERS if code != "BRN")  # whose arrivals begin later
ARRIVALS_TOTAL = "ASEAN9"  # the sum of these nine in the data of the arrivals

DANZHOU = "CHN-460400"
TEN_CITIES = tuple(code for code in CLUSTER_CITIES if code != DANZHOU)  # Danzhou's sectors begin later
CITY_PAIRS, ECONOMY_PAIRS = "cities", "economies"  # means over the pairs of each
