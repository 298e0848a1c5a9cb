"""Raw files, sidecars and editions; the observations read from them; how new editions come in.

Only `download` and what calls it may touch the network: download -> schema_guard -> edition for publishers
with an API; spreadsheet -> inbox -> schema_guard -> edition for tables a person drops.  A new edition is
always a new folder; an old one is never changed.
"""
