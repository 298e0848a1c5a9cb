"""The replication package: one zip with all that may be passed on, and what strangers must know of it.

members   which files go in          rights    which raw data may be passed on
pack      the zip, the same bytes    times     how long the steps took, as the builds wrote down
"""
