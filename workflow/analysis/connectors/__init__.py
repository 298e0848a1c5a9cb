"""One module per publisher: what to ask for, and how its answer becomes our raw layout.

The contract is in tracepaper.sources.refresh; modules that read a dropped table follow
tracepaper.sources.inbox.
"""
