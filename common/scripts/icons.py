"""Draws the kiosk's icons from common/assets/icon.svg: `python common/scripts/icons.py`, with CHROMIUM or chromium."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
ICONS = ROOT / "kiosk" / "public" / "icons"
#: Pixels, and how much of its size the drawing keeps; None leaves the round corners. A maskable icon is cut to
#: any shape by the device: all that counts lies in the middle circle of 80 % of its width. Apple cuts corners.
SIZES: dict[str, tuple[int, float | None]] = {
    "192.png": (192, None),
    "512.png": (512, None),
    "maskable-512.png": (512, 0.84),
    "apple-touch-180.png": (180, 0.9),
}


def filled(svg: str, share: float) -> str:
    """The icon with its ground out to the edges, and its drawing about the middle at `share` of its size."""
    ground, drawing = re.fullmatch(r".*?(<rect [^>]*/>)(.*)</svg>\s*", svg, re.DOTALL).groups()  # type: ignore[union-attr]
    square = re.sub(r' rx="\d+"', "", ground)
    middle = f"translate(32 32) scale({share}) translate(-32 -32)"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'{square}<g transform="{middle}">{drawing}</g></svg>'
    )


def main() -> None:
    svg = (ROOT / "common" / "assets" / "icon.svg").read_text()
    ICONS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        page = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]).new_page()
        for name, (pixels, share) in SIZES.items():
            page.set_viewport_size({"width": pixels, "height": pixels})
            drawn = svg if share is None else filled(svg, share)
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{drawn}")
            page.screenshot(path=ICONS / name, omit_background=True)


if __name__ == "__main__":
    main()
