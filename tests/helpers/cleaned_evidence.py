"""Evidence of the paper's own raw files, read by its own modules without a build."""

from __future__ import annotations

from functools import cache

import pandas as pd

from real_sources import cleaned


@cache
def _observations(source: str) -> pd.DataFrame:
    frame = cleaned(source)[0].to_pandas()
    texts = [name for name in frame if name not in ("obs", "value", "line")]
    frame = frame.astype(dict.fromkeys(texts, str)).assign(obs=range(len(frame)))
    return frame.assign(year=pd.to_numeric(frame["period"], errors="coerce").astype("Int64"))


class Cleaned:
    """`published` and `text` as `Evidence` has them; every source numbers its observations from 0."""

    def published(self, source: str, series: str, **where) -> pd.DataFrame:
        frame = _observations(source)
        chosen = frame["series"] == series
        for column, wanted in where.items():
            chosen &= frame[column].isin([wanted] if isinstance(wanted, str) else wanted)
        return frame[chosen].reset_index(drop=True)

    def text(self, source: str, table: str) -> pd.DataFrame:
        frame = cleaned(source)[1].to_pandas().astype(str)
        wide = frame[frame["table"] == table].pivot(index="item", columns="field", values="text")
        return wide.astype(object).where(wide.notna(), None).reset_index()
