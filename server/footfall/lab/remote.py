"""A server over its HTTP interface, for commands that stand where a kiosk or a program stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import requests

from footfall.domain.errors import FootfallError, InvalidInput, StoreUnavailable

Document = dict[str, Any]
PAGE = 500
#: Connecting, and waiting for an answer, in seconds.
TIMEOUT = (5, 60)


class ServerRefused(FootfallError):
    """The server answered with an error; code and message are its own."""


class Remote:
    """One caller with one token. Every method raises ServerRefused, or StoreUnavailable where nobody
    answers or the server asks to come again.
    """

    def __init__(self, url: str, token: str) -> None:
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise InvalidInput("invalid_url", f"{url!r} is no address such as http://127.0.0.1:8000")
        if not token.isascii() or not token.isprintable() or not token:
            raise InvalidInput("invalid_token", "the token is not one that `footfall token create` prints")
        self.url = url.rstrip("/")
        self.token = token
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy of this machine's has no business between a kiosk and us
        self._session.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str, **query: str | int) -> Document:
        return self._ask("GET", path, params=query)

    def post(self, path: str, body: Any = None) -> Document:
        return self._ask("POST", path, json={} if body is None else body)

    def event(self, event_id: str) -> Document:
        """The event's config as `parse_event` reads it."""
        config = self.get(f"/events/{event_id}")
        config.pop("version", None)
        return config

    def visitors(self, event_id: str) -> Iterator[Document]:
        """The whole register, page by page."""
        query: dict[str, str | int] = {"limit": PAGE}
        while True:
            page = self.get(f"/events/{event_id}/visitors", **query)
            yield from page["visitors"]
            if not page.get("next"):
                return
            query["cursor"] = page["next"]

    def scan(self, event_id: str, scans: Sequence[Document]) -> list[Document]:
        """The results of up to 500 scans, in the same order."""
        results: list[Document] = self.post(f"/events/{event_id}/scans", {"scans": scans})["results"]
        return results

    def _ask(self, method: str, path: str, **options: Any) -> Document:
        url = f"{self.url}/api/v1{path}"
        try:
            answer = self._session.request(method, url, timeout=TIMEOUT, **options)
        except requests.RequestException as error:
            raise StoreUnavailable("no_answer", f"no answer from {self.url}: {_cause(error)}") from None
        document = _read(answer)
        if answer.ok and document is not None:
            return document
        said = (document or {}).get("error", {})
        code = said.get("code", f"http_{answer.status_code}")
        message = said.get("message", f"{method} {url} was answered with {answer.status_code}")
        kind = StoreUnavailable if answer.status_code in (429, 503) else ServerRefused
        raise kind(code, message, status=answer.status_code)


def _read(answer: requests.Response) -> Document | None:
    try:
        document = json.loads(answer.content)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def _cause(error: requests.RequestException) -> str:
    """The innermost reason, without the classes that libraries wrap around it."""
    if isinstance(error, requests.Timeout):
        return "it took too long"
    if isinstance(error, requests.ConnectionError):
        return "nothing listens there, or it hung up"
    return str(error)
