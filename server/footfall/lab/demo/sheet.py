"""A sheet of badges to try at a kiosk: some that are let in, and two that are not."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from footfall.render.qr import qr_svg

STYLE = """
body { font: 16px/1.4 system-ui, "Noto Sans CJK SC", sans-serif; margin: 32px; color: #111; background: #fff }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 24px }
figure { margin: 0; padding: 20px; border: 1px solid #bbb; border-radius: 12px; break-inside: avoid }
svg { display: block; width: 100%; height: auto }
b { display: block; font-size: 20px }
.note { color: #a40000 }
"""


@dataclass(frozen=True)
class SheetBadge:
    """One badge on the sheet. `note` says what is wrong with it, if anything."""

    token: str
    name: str
    line: str
    note: str = ""


def sheet(badges: Sequence[SheetBadge]) -> str:
    """The sheet as one HTML page that needs nothing else."""
    figures = "\n".join(_figure(badge) for badge in badges)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Footfall demo: badges to try</title><style>{STYLE}</style></head><body>\n"
        "<h1>Badges to try</h1><p>Hold one before the camera of a demo kiosk. "
        f"All people are made up.</p>\n<main>\n{figures}\n</main>\n</body></html>\n"
    )


def forged(token: str) -> str:
    """The token with one character of its signature changed, as a forger would guess it."""
    last = "B" if token[-10] == "A" else "A"
    return token[:-10] + last + token[-9:]


def _figure(badge: SheetBadge) -> str:
    name, line, note = (html.escape(text) for text in (badge.name, badge.line, badge.note))
    words = f'<span class="note">{note}</span>' if note else ""
    picture = qr_svg(badge.token).decode()
    return f"<figure>{picture}<figcaption><b>{name}</b>{line} {words}</figcaption></figure>"
