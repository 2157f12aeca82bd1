"""What a picture that somebody sends really is: told by its bytes alone, and refused where it could do harm.

PNG, JPEG and WebP are Pillow's to read; SVG, which can hold programs and links, is `render/svg.py`'s.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image

from footfall.domain.errors import InvalidInput
from footfall.render.svg import looks_like_svg, size_of_svg

MAX_BYTES = 4 * 1024 * 1024
#: More than a wall of screens shows, and as much as a phone can hold.
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
MAX_MB = MAX_BYTES // 1024 // 1024

SVG = "image/svg+xml"
#: By Pillow's names; a phone's JPEG with a second picture behind the first is an MPO to it.
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "WEBP": "image/webp"}
_ORIENTATION = 0x0112  # of EXIF; 5 to 8 are turned by a quarter
_QUARTER_TURNED = (5, 6, 7, 8)


@dataclass(frozen=True)
class Look:
    """A picture's media type and its size in pixels, as it is seen."""

    type: str
    width: int
    height: int


def look_at(data: bytes) -> Look:
    """Raises InvalidInput `not_a_picture`, `picture_too_large`, `unsafe_svg`, `svg_without_size`."""
    if len(data) > MAX_BYTES:
        raise InvalidInput("picture_too_large", f"A picture has at most {MAX_MB} MB; save it smaller.")
    if looks_like_svg(data):
        width, height = size_of_svg(data)
        return Look(SVG, width, height)
    with warnings.catch_warnings():
        # Pillow only warns of a picture that is huge when unpacked; ours is refused by its size below.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return _look_at_pixels(data)


def _look_at_pixels(data: bytes) -> Look:
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as image:
            width, height = image.size
            if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
                raise _too_many_pixels(width, height)
            kind = TYPES[image.format or ""]
            # The base's own way: that of a PNG would unpack all of it, to look behind the pixels too.
            # Browsers turn a JPEG and a PNG as its camera says, and no WebP (measured in Chromium 156).
            if kind != "image/webp" and Image.Image.getexif(image).get(_ORIENTATION) in _QUARTER_TURNED:
                width, height = height, width
            _refuse_halves(image, kind)
    except InvalidInput:
        raise
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception as error:  # whatever a decoder stumbles over, the bytes are to blame
        raise InvalidInput(
            "not_a_picture", "That is no SVG, PNG, JPEG or WebP picture, or the file is damaged."
        ) from error
    return Look(kind, width, height)


def _refuse_halves(image: Image.Image, kind: str) -> None:
    """A file that was cut short raises here. Cheap, since doors wait meanwhile: nothing is unpacked in full."""
    if kind == "image/jpeg":
        image.draft("L", (image.width // 8, image.height // 8))
        image.load()
    elif kind == "image/png":
        image.verify()


def _too_many_pixels(width: int = 0, height: int = 0) -> InvalidInput:
    this = f"; this one has {width} by {height}" if width else ""
    return InvalidInput(
        "picture_too_large",
        f"A picture has at most {MAX_SIDE:,} pixels a side and {MAX_PIXELS // 1_000_000} million in all{this}.",
    )
