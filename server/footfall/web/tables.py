"""A table as a file to take along."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Response

from footfall.domain.event import Event
from footfall.domain.times import file_stamp
from footfall.render import TABLE_FORMATS
from footfall.web.context import now


def table_file(
    event: Event,
    what: str,
    ending: str,
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
) -> Response:
    """Streams the rows. The file is named by the event, what it is of, and the time at the venue.

    `ending` is a key of TABLE_FORMATS.
    """
    kind = TABLE_FORMATS[ending]
    name = f"{event.id}-{what}-{file_stamp(now(), event.tz)}.{ending}"
    return Response(
        kind.write(rows, columns),
        content_type=kind.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
