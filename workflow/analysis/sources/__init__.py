"""One module per source, named after it: which column is what, and what its observations must satisfy.

A module has `observations(edition)`, `statements(edition)` or both; what all sources share is done by
`tracepaper.sources.observations.clean`.
"""
