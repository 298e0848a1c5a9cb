"""One module per publisher: what to ask for, and how its answer becomes our raw layout.

The contract is in tracepaper.update.refresh; modules that read a dropped table follow
tracepaper.update.inbox.
"""
