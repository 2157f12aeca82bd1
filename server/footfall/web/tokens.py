"""Bearer tokens: organizers make them and take them back."""

from flask import Response

from footfall.domain.errors import InvalidInput, NotAllowed
from footfall.domain.roles import manages
from footfall.services import access
from footfall.web.auth import ORGANIZERS
from footfall.web.bodies import json_answer
from footfall.web.context import now, stores, who
from footfall.web.deeds import note
from footfall.web.paths import TokenPath
from footfall.web.route import api, route
from footfall.wire.tokens import NewToken, TokenDocument, TokenList, token_document

bp = api("tokens", "Keys of kiosks and programs.")


@route(bp, "GET", "/tokens", may=ORGANIZERS, answers={200: TokenList})
def list_tokens() -> Response:
    """The tokens that the asker manages: of an organizer's own event, or all."""
    managed = access.managed_tokens(stores(), who())
    return json_answer({"tokens": [token_document(owner, now()) for owner in managed]})


@route(bp, "POST", "/tokens", may=ORGANIZERS, answers={201: TokenDocument})
def create_token(body: NewToken) -> Response:
    """Make a token; it is told this once."""
    if (body.event is None) != body.every_event:
        raise InvalidInput("event_required", "Name the event, or ask for every_event; one of the two.")
    if not manages(who(), body.event):
        raise NotAllowed("not_allowed", "You make keys of your own event only; name it.")
    until = None if body.until is None else access.key_end(stores(), body.until, body.event, now())
    token, owner = access.new_token(stores(), body.role, body.event, body.zone, body.name, until)
    note(subject=owner.id, event=owner.event, role=owner.role)
    return json_answer(token_document(owner, now(), token), 201)


@route(bp, "DELETE", "/tokens/<token>", may=ORGANIZERS, answers={204: None}, errors=(409,))
def revoke_token(path: TokenPath) -> Response:
    """Take a token back: within a second it opens nothing, and whoever is connected by it is cut off."""
    access.revoke_managed(stores(), who(), path.token)
    return Response(status=204)
