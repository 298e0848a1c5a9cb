"""Snakemake tells `tracepaper` what it does: one line of JSON for each event, into an open file.

Snakemake finds its logger plug-ins by the name of the package, so this one cannot live in tracepaper.
The number of the open file stands in the environment (TRACEPAPER_EVENTS).
"""

from __future__ import annotations

import json
import logging
import os

from snakemake_interface_logger_plugins.base import LogHandlerBase

_KEPT = ("rule_name", "jobid", "job_id", "log", "output", "stats", "exception", "rule_msg")


class LogHandler(LogHandlerBase):
    """The handler that `snakemake --logger tracepaper` uses."""

    writes_to_stream = False
    writes_to_file = False
    has_filter = True
    has_formatter = True
    needs_rulegraph = False

    def __post_init__(self) -> None:
        self._events = os.fdopen(int(os.environ["TRACEPAPER_EVENTS"]), "w", encoding="utf-8", closefd=False)

    def emit(self, record: logging.LogRecord) -> None:
        """Write what the record says of a job, a count or a mistake."""
        event = getattr(record, "event", None)
        told = {name: getattr(record, name) for name in _KEPT if getattr(record, name, None) is not None}
        line = {"event": str(event or ""), "level": record.levelname, "text": record.getMessage(), **told}
        self._events.write(json.dumps(line, default=str) + "\n")
        self._events.flush()
