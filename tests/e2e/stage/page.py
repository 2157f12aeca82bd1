"""A kiosk's page whose camera, keys and faults are in a test's hands, and the record of what was seen at it."""

from __future__ import annotations

import base64
import io
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import qrcode
from playwright.sync_api import BrowserContext, Page, expect

from footfall.render.qr import qr_png
from tests.e2e.screens import PATIENCE_MS, Screen

HERE = Path(__file__).parent
#: Pixels a module: about what a badge at arm's length has in a camera's picture.
SCALE = 5

Record = list[dict[str, Any]]


def set_up(context: BrowserContext, *scripts: str) -> None:
    """Every page of the context is on the stage from now on: `recorder`, and `camera` and `faults` where wanted."""
    for name in ("recorder", *scripts):
        context.add_init_script(path=HERE / f"{name}.js")


@cache
def picture(text: str) -> str:
    """A PNG as base64: of a token as badges bear it, of another text as others print theirs."""
    if text.startswith("FF1"):
        return base64.b64encode(qr_png(text, SCALE)).decode()
    file = io.BytesIO()
    qrcode.make(text, box_size=SCALE, border=4).get_image().save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


@dataclass(frozen=True)
class Door:
    """A kiosk on the stage. Times are epoch milliseconds of this machine, whatever the page is told."""

    screen: Screen

    @property
    def page(self) -> Page:
        return self.screen.page

    def show(self, *texts: str) -> float:
        """Into the camera's picture, all at once; nothing takes away what is there. From when on they are in it."""
        at: float = self.page.evaluate("(pngs) => stage.camera.show(pngs)", [picture(text) for text in texts])
        return at

    def wait_until_read(self, at: float, texts: Sequence[str], within_ms: int = PATIENCE_MS) -> None:
        """Until the page's own decoder has looked at a picture with them."""
        self.page.wait_for_function(
            "([at, texts]) => stage.camera.seenSince(at, texts)", arg=[at, list(texts)], timeout=within_ms
        )

    def look_ms(self) -> float:
        """How often the page looks at the camera's picture: every 50 ms on a machine that has time."""
        looks: list[float] = self.page.evaluate("stage.camera.looks()")
        return statistics.median(after - before for before, after in pairwise(looks))

    def wait_until_told(self, scans: int) -> None:
        """Until the screen has said what became of so many on this page."""
        self.page.wait_for_function("(scans) => stage.told() >= scans", arg=scans)

    def pass_by(self, token: str) -> float:
        """Held up until the screen says what became of it: after how many milliseconds."""
        took: float = self.page.evaluate("(png) => stage.camera.pass(png)", picture(token))
        return took

    def key(self, token: str) -> None:
        """As a hardware scanner types it, without Enter."""
        self.page.keyboard.type(token)

    def fault(self, what: str, *given: Any) -> None:
        self.page.evaluate("([what, given]) => stage.faults[what](...given)", [what, list(given)])

    def record(self) -> Record:
        lines: Record = self.page.evaluate("stage.record()")
        return lines

    def expect_open(self) -> None:
        expect(self.screen.queue).to_be_attached(timeout=PATIENCE_MS)
