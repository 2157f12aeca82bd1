"""What strangers cause in the log."""

from __future__ import annotations

import logging

from footfall.serving.logs import NO_REQUEST, OncePerMinute


def test_each_kind_is_one_line_a_minute_that_tells_how_many_there_were() -> None:
    now, lines = 0.0, OncePerMinute(clock=lambda: now)

    def written(line: int, message: str) -> str | None:
        record = logging.LogRecord("gunicorn.error", logging.WARNING, "base.py", line, message, (), None)
        return record.getMessage() if lines.filter(record) else None

    assert written(1, f"{NO_REQUEST} ip=1: a") == f"{NO_REQUEST} ip=1: a"
    assert [written(1, f"{NO_REQUEST} ip=2: b") for _ in range(3)] == [None] * 3
    assert written(2, f"{NO_REQUEST} ip=2: c") is not None, "another kind"
    assert [written(3, "Worker failed") for _ in range(2)] == ["Worker failed"] * 2, "nobody's doing"
    now = 61.0
    assert "3 more of this kind" in (written(1, f"{NO_REQUEST} ip=3: d") or "")
