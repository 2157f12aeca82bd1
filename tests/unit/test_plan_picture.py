"""What a picture is, is told by its bytes; what is more than a picture is refused."""

from __future__ import annotations

import contextlib
import io
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from footfall.domain.errors import InvalidInput
from footfall.render import picture as pictures
from footfall.render.picture import Look, look_at

NAMESPACES = b'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = b"<svg " + NAMESPACES + b' viewBox="0 0 1600 1000">%s</svg>'


def svg(inside: str = "", **root: str) -> bytes:
    if not root:
        return SVG % inside.encode()
    attributes = " ".join(f'{name.replace("_", ":")}="{value}"' for name, value in root.items())
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def pixels(kind: str, width: int = 40, height: int = 30, mode: str = "RGB", **options: Any) -> bytes:
    written = io.BytesIO()
    Image.new(mode, (width, height), "#2a6" if mode == "RGB" else 1).save(written, kind, **options)
    return written.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidInput) as raised:
        look_at(data)
    return raised.value.code


@pytest.mark.parametrize(
    ("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")]
)
def test_type_and_size_are_read_from_the_bytes(kind: str, media_type: str) -> None:
    assert look_at(pixels(kind)) == Look(media_type, 40, 30)


@pytest.mark.parametrize(("kind", "size"), [("JPEG", (30, 40)), ("PNG", (30, 40)), ("WEBP", (40, 30))])
def test_a_photo_that_was_taken_sideways_has_the_size_that_a_browser_shows(
    kind: str, size: tuple[int, int]
) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert look_at(pixels(kind, exif=turned)) == Look(f"image/{kind.lower()}", *size)


@pytest.mark.parametrize(
    ("drawing", "width", "height"),
    [
        (svg(), 1600, 1000),
        (svg(width="210mm", height="297mm"), 794, 1123),
        (svg(width="2000", height="1000px", viewBox="0 0 10 10"), 2000, 1000),
        (svg(width="100%", height="100%", viewBox="0,0,3 1.5"), 1000, 500),
        (svg(viewBox="-5 -5 4e2 2e2"), 1000, 500),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- made by hand -->" + svg(), 1600, 1000),
        (("<?xml version='1.0' encoding='UTF-16'?>" + svg().decode()).encode("utf-16"), 1600, 1000),
    ],
)
def test_an_svg_tells_its_size_by_width_and_height_or_by_its_view_box(
    drawing: bytes, width: int, height: int
) -> None:
    assert look_at(drawing) == Look("image/svg+xml", width, height)


@pytest.mark.parametrize(
    "drawing",
    [svg(width="100%", height="4em"), svg(viewBox="0 0 0 0"), svg(viewBox="a b c d"), svg(width="5")],
)
def test_an_svg_without_a_size_says_so(drawing: bytes) -> None:
    assert refusal(drawing) == "svg_without_size"


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"GIF89a" + b"\0" * 40, b"%PDF-1.7", b"plain words", b"\x00" * 100, b"<", b"<svg"),
        b"<html><body>hello</body></html>",
        b"<svg>without its namespace</svg>",
        b'<x:svg xmlns:x="http://example.org/other" viewBox="0 0 1 1"/>',
        svg("<g>"),
        *(b"<?xml version='1.0' encoding='%s'?>" % name + svg() for name in (b"x-none", b"utf-7", b"gb2312")),
        pixels("PNG")[:60],
        pixels("PNG")[:-20],
        pixels("JPEG", 800, 600)[:-200],
        pixels("WEBP", 800, 600)[:-20],
        pixels("BMP"),
    ],
)
def test_what_is_no_picture_or_only_half_of_one_is_told(data: bytes) -> None:
    assert refusal(data) == "not_a_picture"


@pytest.mark.parametrize(
    "drawing",
    [
        svg("<script>alert(1)</script>"),
        svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>'),
        svg('<b xmlns="http://www.w3.org/1999/xhtml">words</b>'),
        svg("<foreignObject><p/></foreignObject>"),
        svg('<rect onclick="alert(1)"/>'),
        svg(onload="alert(1)", viewBox="0 0 1 1"),
        SVG % b'<image xlink:href="https://example.org/spy.png"/>',
        svg('<image href="//example.org/spy.png"/>'),
        svg('<use href="other.svg#a"/>'),
        svg('<a href="javascript:alert(1)"><rect/></a>'),
        svg('<a href=" &#106;avascript:alert(1)"><rect/></a>'),
        svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
        svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
        svg('<animate attributeName="xlink:href" to="javascript:alert(1)"/>'),
        svg("<style>@import 'https://example.org/a.css';</style>"),
        svg("<style>rect { fill: url(https://example.org/a.svg#b) }</style>"),
        svg("<style><![CDATA[rect { fill: u\\72l(//example.org/a) }]]></style>"),
        svg("<style>rect { background: image-set('//example.org/a.png' 1x) }</style>"),
        svg('<rect style="fill: url( &quot;https://example.org/a&quot; )"/>'),
        svg('<rect filter="url(other.svg#f)"/>'),
        svg('<g xml:base="https://example.org/"/>'),
        b'<?xml-stylesheet href="https://example.org/a.css"?>' + svg(),
        b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + svg("&b;"),
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + svg(),
    ],
)
def test_an_svg_that_is_more_than_a_drawing_is_refused(drawing: bytes) -> None:
    assert refusal(drawing) == "unsafe_svg"


@given(st.binary(max_size=400), st.integers(0, 300), st.sampled_from(["svg", "PNG", "JPEG", "WEBP"]))
def test_no_bytes_are_a_surprise(noise: bytes, at: int, kind: str) -> None:
    """They are a picture, or they are refused; there is no third way."""
    good = svg("<style>.a{fill:url(#b)}</style><rect/>") if kind == "svg" else pixels(kind)
    for data in (noise, b"<svg" + noise, good[:at] + noise + good[at:], good[:at] + noise):
        with contextlib.suppress(InvalidInput):
            look_at(data)


def test_what_drawing_programs_write_is_let_through() -> None:
    drawing = (
        SVG
        % b"""<metadata xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:li rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></metadata>
        <defs><linearGradient id="g"/><path id="p" d="M0 0h9"/></defs>
        <style>.a { fill: url(#g); font-family: "Noto Sans" } /* url(https://example.org) */</style>
        <use xlink:href="#p" transform="rotate(10)"/><rect fill="url(#g)" style="stroke: url('#g')"/>
        <image href="data:image/png;base64,iVBORw0KGgo="/><text>Hall A (north)</text>"""
    )
    assert look_at(drawing).type == "image/svg+xml"


def test_what_is_too_large_is_refused_whether_in_bytes_pixels_or_parts() -> None:
    assert refusal(b"\x89PNG" + b" " * pictures.MAX_BYTES) == "picture_too_large"
    assert refusal(pixels("PNG", pictures.MAX_SIDE + 1, 1)) == "picture_too_large"
    assert refusal(pixels("PNG", 8000, 8000, mode="1")) == "picture_too_large"
    assert refusal(svg("<g/>" * 100_001)) == "picture_too_large"
    assert refusal(svg("<g>" * 300 + "</g>" * 300)) == "picture_too_large"


@pytest.mark.parametrize(
    "data",
    [
        svg("<g/>" * 900_000),
        svg("<rect style='" + "u" * 3_000_000 + "(/*'/>"),
        svg("<style>" + "/* " * 1_300_000 + "</style>"),
        svg("<style>url(" + " " * 4_000_000 + "</style>"),
        svg(width="1" + " " * 4_000_000 + "!", height="1"),
        svg("<style>" + "url(" * 900_000 + "</style>"),
        svg("<style>" + "\\" * 3_900_000 + "</style>"),
        pixels("PNG", 6000, 6000, mode="1"),
    ],
)
def test_no_picture_keeps_the_doors_waiting(data: bytes) -> None:
    """The longest of them takes a third of a second; a machine under load gets ten times that."""
    began = time.monotonic()
    with contextlib.suppress(InvalidInput):
        look_at(data)
    assert time.monotonic() - began < 3
