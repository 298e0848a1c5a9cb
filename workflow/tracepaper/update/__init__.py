"""Bringing in new editions: the only part of the machinery that may touch the network.

download -> schema_guard -> edition for publishers with an API; spreadsheet -> inbox -> schema_guard ->
edition for tables a person drops.  A new edition is always a new folder; an old one is never changed.
"""
