"""A badge's token as a QR symbol, read back as a door would."""

import io
import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image

from footfall.domain.badge import BODY_BYTES, SIGNATURE_BYTES, assemble_token
from footfall.render.qr import qr_matrix, qr_png, qr_svg

TOKEN = assemble_token(bytes(range(BODY_BYTES)), bytes(range(100, 100 + SIGNATURE_BYTES)))
ALL_DIGITS = "FF1" + "2" * 130  # a library that splits digits off would make other segments of it
VERSION_6 = 41  # modules a side


def from_svg(svg: bytes) -> Image.Image:
    """The dark path drawn as it says, four pixels a module."""
    root = ElementTree.fromstring(svg)  # noqa: S314
    side = int(root.attrib["viewBox"].split()[-1])
    image = Image.new("L", (side, side), 255)
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", root[1].attrib["d"]):
        image.paste(0, (int(x), int(y), int(x) + int(run), int(y) + 1))
    return image.resize((side * 4, side * 4), Image.Resampling.NEAREST)


@pytest.mark.parametrize("token", [TOKEN, ALL_DIGITS])
def test_a_token_is_a_version_6_symbol_in_a_quiet_zone_of_four(token: str) -> None:
    assert len(token) == 133
    matrix = qr_matrix(token)
    assert len(matrix) == VERSION_6 + 8
    for edge in (0, 1, 2, 3, -1, -2, -3, -4):
        assert not any(matrix[edge])
        assert not any(row[edge] for row in matrix)
    assert matrix[4][4]


@pytest.mark.parametrize("token", [TOKEN, ALL_DIGITS])
def test_the_png_decodes_to_the_token(token: str) -> None:
    found = zxingcpp.read_barcode(Image.open(io.BytesIO(qr_png(token, scale=4))))
    assert found is not None
    assert found.text == token
    assert found.ec_level == "M"


def test_the_svg_decodes_to_the_token() -> None:
    found = zxingcpp.read_barcode(from_svg(qr_svg(TOKEN)))
    assert found is not None
    assert found.text == TOKEN


def test_the_svg_draws_the_very_modules() -> None:
    drawn = from_svg(qr_svg(TOKEN)).resize((VERSION_6 + 8,) * 2, Image.Resampling.NEAREST)
    assert [
        [drawn.getpixel((x, y)) == 0 for x in range(drawn.width)] for y in range(drawn.height)
    ] == qr_matrix(TOKEN)


def test_the_svg_is_crisp_and_scales() -> None:
    root = ElementTree.fromstring(qr_svg(TOKEN))  # noqa: S314
    assert root.attrib["viewBox"] == "0 0 49 49"
    assert root.attrib["shape-rendering"] == "crispEdges"
    assert "width" not in root.attrib
    assert len(root) == 2  # the white ground and one path


@pytest.mark.parametrize("scale", [1, 3, 12])
def test_the_png_has_scale_pixels_a_module(scale: int) -> None:
    image = Image.open(io.BytesIO(qr_png(TOKEN, scale)))
    assert image.size == (49 * scale, 49 * scale)
    assert image.mode == "1"


@pytest.mark.parametrize("scale", [0, -1, 65])
def test_an_absurd_scale_is_an_error(scale: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        qr_png(TOKEN, scale)


@pytest.mark.parametrize("text", ["", "ff1abc", "FF1 ABC", "https://example.org", "FF1\n", "A" * 501])
def test_anything_but_a_token_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="token"):
        qr_svg(text)
