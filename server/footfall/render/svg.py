"""Reads an SVG that somebody sends: its size, and whether it is a drawing and nothing else.

It is refused where it holds a program, a link or anything that a browser would fetch, rather than cleaned: what is left
of a drawing after cleaning may not be what was drawn. It is served without rights and shown as a picture all the same.
"""

import re
from typing import Any
from xml.parsers import expat

from footfall.domain.errors import InvalidInput

#: So many elements take expat and this module about a quarter of a second, in which doors wait.
MAX_ELEMENTS = 100_000
MAX_DEPTH = 200
#: No drawing writes its styles in escapes; a file full of them would only take time.
MAX_ESCAPES = 1000
MAX_LENGTH = 50  # characters of a width
#: A drawing in small units says only how wide it is for its height: the longer side is at least this.
LEAST_SIDE = 1000
MOST_SIDE = 100_000

_ENCODINGS = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))
SVG_NAMESPACE = "http://www.w3.org/2000/svg"
XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
#: Programs, other documents, and things that play; compared in lower case.
_FORBIDDEN = frozenset(
    (
        "script",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "handler",
        "listener",
    )
)
#: Attributes whose value is an address. Editors' own (rdf:resource and such) are fetched by nobody.
_ADDRESSES = frozenset(("href", "src", "base", "formaction", "action", "data"))
_HARMLESS = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_HARMLESS_IN_CSS = re.compile(
    r"""\s*+['"]?\s*+(#|data:(image/(png|jpeg|gif|webp)|font/|application/(x-)?font))""", re.IGNORECASE
)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_FETCHING_CSS = re.compile(r"@import|(?:-webkit-)?image-set\s*\(|(?<![\w-])(?:src|image)\s*\(", re.IGNORECASE)
_URL = re.compile(r"url\s*\(", re.IGNORECASE)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54}
_LENGTH = re.compile(r"\s*\+?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d{1,2})?\s*([a-z]*)\s*", re.IGNORECASE)
#: Whatever a text file may begin with before its first "<".
_START = re.compile(rb"(\xef\xbb\xbf)?\s*<[?!a-zA-Z]")
_WIDE_START = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def looks_like_svg(data: bytes) -> bool:
    """Whether it is text with markup; if it is no SVG after all, `size_of_svg` says so."""
    return bool(_START.match(data[:1000])) or data.startswith(_WIDE_START)


def size_of_svg(data: bytes) -> tuple[int, int]:
    """Width and height, of which only the ratio means something.

    Raises InvalidInput `not_a_picture`, `unsafe_svg`, `svg_without_size`, `picture_too_large`.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.XmlDeclHandler = reader.declaration
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise InvalidInput("not_a_picture", f"That is no SVG picture: {error}.") from error
    return _size(reader.root)


class _Reader:
    """What expat reports, looked at one by one; raises InvalidInput at the first harm."""

    def __init__(self) -> None:
        self.root: dict[str, str] = {}
        self.elements = self.depth = 0
        self.css: list[str] | None = None

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        """Only what expat and browsers surely read alike: else they could see two different files."""
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise InvalidInput(
                "not_a_picture", f"This SVG is written in {encoding[:40]!r}; save it as UTF-8, or as a PNG."
            )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        self.elements += 1
        self.depth += 1
        if self.elements == 1:
            if (namespace, local) != (SVG_NAMESPACE, "svg"):
                raise InvalidInput("not_a_picture", "That is no SVG picture: it does not begin as one.")
            self.root = attributes
        if self.elements > MAX_ELEMENTS or self.depth > MAX_DEPTH:
            raise InvalidInput(
                "picture_too_large",
                f"An SVG has at most {MAX_ELEMENTS:,} parts; save this one simpler, or as a PNG.",
            )
        if namespace == XHTML_NAMESPACE or local.lower() in _FORBIDDEN:
            raise _unsafe(f"the element <{local[:40]}>")
        for key, value in attributes.items():
            _look_at_attribute(key.rpartition(" ")[2].lower(), value)
        if local.lower() == "style":
            self.css = []

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.css is not None and name.rpartition(" ")[2].lower() == "style":
            _look_at_css("".join(self.css))
            self.css = None

    def text(self, text: str) -> None:
        if self.css is not None:
            self.css.append(text)

    def doctype(self, *_: Any) -> None:
        raise _unsafe("a DOCTYPE")

    def instruction(self, target: str, _: str) -> None:
        raise _unsafe(f"the instruction <?{target[:40]}?>")


def _look_at_attribute(key: str, value: str) -> None:
    if key.startswith("on"):
        raise _unsafe(f"the program {key[:40]}")
    if key in _ADDRESSES and value.strip() and not _HARMLESS.match(value):
        raise _unsafe(f"an address in {key}")
    # An animation can set any attribute, those above among them.
    if key == "attributename" and value.rpartition(":")[2].strip().lower() in _ADDRESSES:
        raise _unsafe("an animated address")
    if "(" in value or "\\" in value or key == "style":
        _look_at_css(value)


def _look_at_css(css: str) -> None:
    """CSS may write any character as an escape, and comments stand anywhere."""
    if css.count("\\") > MAX_ESCAPES:
        raise _unsafe("a style that is written to be unreadable")
    plain = _CSS_COMMENT.sub("", _CSS_ESCAPE.sub(_unescaped, css))
    if _FETCHING_CSS.search(plain):
        raise _unsafe("a style that fetches something")
    for address in _URL.finditer(plain):
        if not _HARMLESS_IN_CSS.match(plain, address.end()):
            raise _unsafe("an address in a style")


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else None
    return escape[2] if code is None else chr(code) if 0 < code < 0x110000 else "\ufffd"


def _unsafe(what: str) -> InvalidInput:
    return InvalidInput(
        "unsafe_svg",
        f"This SVG holds more than a drawing: {what}. Save it as a plain SVG, or as a PNG.",
    )


def _size(root: dict[str, str]) -> tuple[int, int]:
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if not width or not height:
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        width, height = (_length(box[2]), _length(box[3])) if len(box) == 4 else (None, None)
    if not width or not height:
        raise InvalidInput(
            "svg_without_size",
            "This SVG does not say how large it is: give it a viewBox, or width and height.",
        )
    scale = max(1.0, LEAST_SIDE / max(width, height)) * min(1.0, MOST_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _length(text: str) -> float | None:
    """In pixels; None for one that depends on where the picture stands, and for one that is none."""
    length = _LENGTH.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if length is None:
        return None
    unit = _UNITS.get(length[3].lower())
    return None if unit is None else float(length[1] + (length[2] or "")) * unit
