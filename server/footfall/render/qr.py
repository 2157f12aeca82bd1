"""A badge's token as a QR symbol.

Alphanumeric mode and level M keep a token's 133 characters at version 6 (41 modules a side): blur and small
size defeat larger symbols first. docs/badge.md tells more.
"""

import io
import re
from typing import Final

from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from qrcode.util import QRData

QUIET_ZONE = 4  # modules; what the standard (ISO/IEC 18004) asks for
MAX_SCALE = 64
ALPHANUMERIC: Final = 2  # `qrcode.util.MODE_ALPHA_NUM`, as the literal that its types ask for
_TOKEN = re.compile(r"[A-Z0-9]{1,500}")

Matrix = list[list[bool]]


def qr_matrix(token: str) -> Matrix:
    """The symbol's modules row by row with the quiet zone around them; True is dark.

    Raises ValueError for anything but 1 to 500 characters of A-Z and 0-9.
    """
    if not _TOKEN.fullmatch(token):
        raise ValueError("a token holds nothing but A-Z and 0-9")
    symbol = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    # The mode is named, since the library would otherwise cut runs of digits out into segments of their own.
    symbol.add_data(QRData(token, mode=ALPHANUMERIC))
    symbol.make(fit=True)
    return symbol.get_matrix()


def qr_svg(token: str) -> bytes:
    """An SVG of one user unit a module that fills whatever room it is given. Raises ValueError."""
    matrix = qr_matrix(token)
    side = len(matrix)
    dark = "".join(_runs(row, y) for y, row in enumerate(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{dark}"/></svg>\n'
    ).encode()


def _runs(row: list[bool], y: int) -> str:
    """Each unbroken run of dark modules as one rectangle, so that no hairlines show between modules."""
    runs, x = [], 0
    while x < len(row):
        start = x
        while x < len(row) and row[x]:
            x += 1
        if x > start:
            runs.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
        x += 1
    return "".join(runs)


def qr_png(token: str, scale: int = 8) -> bytes:
    """A black and white PNG of `scale` pixels a module. Raises ValueError, also for a scale not in 1 to 64."""
    if not 1 <= scale <= MAX_SCALE:
        raise ValueError(f"the scale must be from 1 to {MAX_SCALE}")
    matrix = qr_matrix(token)
    side = len(matrix)
    image = Image.new("1", (side, side), 1)
    image.putdata([0 if dark else 1 for row in matrix for dark in row])
    written = io.BytesIO()
    image.resize((side * scale, side * scale), Image.Resampling.NEAREST).save(written, "PNG")
    return written.getvalue()
