"""Badges of whole groups: one reading, and each member who is there is counted."""

from flask import Response

from footfall.domain.roles import may_edit_visitors, may_see_names
from footfall.services import groups
from footfall.web.auth import of_event
from footfall.web.badges import image_answer, png_answer, svg_answer
from footfall.web.bodies import json_answer
from footfall.web.context import stores
from footfall.web.paths import EventPath, GroupPath
from footfall.web.route import OF_EVENT, api, route
from footfall.wire.badges import GroupDocument, GroupList, group_document

bp = api("groups", "Groups (delegations) and their badges.", OF_EVENT)


@route(bp, "GET", "/groups", may=of_event(may_see_names), answers={200: GroupList})
def list_groups(path: EventPath) -> Response:
    """Every group, with how many are in it, and its badge."""
    listed = groups.list_groups(stores(), path.event)
    return json_answer({"groups": [group_document(group) for group in listed]})


@route(
    bp,
    "POST",
    "/groups/<group>/badge",
    may=of_event(may_edit_visitors),
    answers={201: GroupDocument},
    errors=(409,),
)
def issue_group_badge(path: GroupPath) -> Response:
    """Issue a badge to a group; one it had before is revoked."""
    return json_answer(group_document(groups.issue_group_badge(stores(), path.event, path.group)), 201)


@route(bp, "DELETE", "/groups/<group>/badge", may=of_event(may_edit_visitors), answers={200: GroupDocument})
def revoke_group_badge(path: GroupPath) -> Response:
    """Revoke a group's badge."""
    return json_answer(group_document(groups.revoke_group_badge(stores(), path.event, path.group)))


@route(
    bp,
    "GET",
    "/groups/<group>/badge.svg",
    may=of_event(may_see_names),
    answers={200: image_answer("image/svg+xml")},
)
def get_group_badge_svg(path: GroupPath) -> Response:
    """The QR of the group's present badge, as SVG."""
    return svg_answer(groups.token_of(stores(), path.event, path.group))


@route(
    bp,
    "GET",
    "/groups/<group>/badge.png",
    may=of_event(may_see_names),
    answers={200: image_answer("image/png")},
)
def get_group_badge_png(path: GroupPath) -> Response:
    """The QR of the group's present badge, as PNG."""
    return png_answer(groups.token_of(stores(), path.event, path.group))
