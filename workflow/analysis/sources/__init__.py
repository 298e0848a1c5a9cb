"""One module per source, named after it: which column is what, and what its figures must satisfy.

A module has `observations(edition)`, `statements(edition)` or both; `tracepaper.sources.observations.clean` does
what all sources share.
"""
