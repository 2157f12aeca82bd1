"""Whole tables, streamed."""

from flask import Response

from footfall.domain.errors import NotFound
from footfall.domain.roles import may_export
from footfall.render import TABLE_FORMATS
from footfall.services.read.exports import read_export
from footfall.web.auth import of_event
from footfall.web.context import stores
from footfall.web.deeds import note
from footfall.web.paths import ExportPath
from footfall.web.route import OF_EVENT, api, route
from footfall.web.tables import table_file
from footfall.wire.exports import COLUMNS, export_rows

bp = api("exports", "What organizers leave with.", OF_EVENT)

FILE = {
    "description": "The table; its columns bear the names of this interface.",
    "content": {
        kind.media_type.partition(";")[0]: {"schema": {"type": "string"}} for kind in TABLE_FORMATS.values()
    },
}


@route(bp, "GET", "/export/<table>.<format>", may=of_event(may_export), answers={200: FILE})
def export_table(path: ExportPath) -> Response:
    """A table as CSV or JSON Lines, as of one moment."""
    if path.format not in TABLE_FORMATS:
        formats = ", ".join(TABLE_FORMATS)
        raise NotFound("unknown_format", f"Tables come as {formats}, not as {path.format!r}.")
    read = read_export(stores(), path.event, path.table)
    note(format=path.format)
    return table_file(read.event, path.table, path.format, export_rows(read), COLUMNS[path.table])
