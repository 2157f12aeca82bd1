"""Gathers small pieces of text into chunks that are worth a write to a socket."""

from collections.abc import Iterable, Iterator

#: Characters that a chunk has at least, the last one excepted.
CHUNK = 32 * 1024


def in_chunks(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces as UTF-8; nothing is held back but the chunk being filled."""
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= CHUNK:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting).encode()
