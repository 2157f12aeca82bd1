"""What Chromium's fake camera films: a hall, and a badge card that somebody holds into the picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import sin, tau
from pathlib import Path
from random import Random

import qrcode
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

from footfall.render.qr import qr_png

SIZE = (1280, 720)
CARD = (430, 640)
FRAMES = 8  # of one sway of the hand; Chromium plays them over and over
SCALE = 7  # pixels a module of the QR

COATS = ("#39434f", "#5a4a3f", "#2f3d35", "#4b4f63")
INK, PAPER, QUIET, BAND = "#16202e", "#fdfdfb", "#6a7585", "#22577a"


#: What doors are like: held askew or upside down, too far away, out of focus, in the dark, in a mirror, on a phone.
CONDITIONS = ("clean", "tilted", "upside_down", "small", "blurred", "dark", "mirrored", "phone")


def badge_film(file: Path, token: str, name: str = "Visitor", condition: str = "clean") -> Path:
    """An .mjpeg of a badge in front of the camera; the hand is not quite still."""
    hall, card = _hall(), _card(token, name)
    angle = {"tilted": 25, "upside_down": 180}.get(condition, -3)
    if condition == "small":  # three pixels a module
        card = card.resize((card.width * 3 // SCALE, card.height * 3 // SCALE), Image.Resampling.LANCZOS)
    frames = []
    for number in range(FRAMES):
        sway = sin(tau * number / FRAMES)
        turned = card.rotate(angle + sway, Image.Resampling.BICUBIC, expand=True)
        frame = hall.copy()
        left, top = (SIZE[0] - turned.width) // 2, (SIZE[1] - turned.height) // 2
        frame.paste(turned, (left + round(6 * sway), top + round(4 * sway)), turned)
        frames.append(_seen(frame, condition, number))
    return _film(file, frames)


def _seen(frame: Image.Image, condition: str, number: int) -> Image.Image:
    """The frame as the camera has it under that condition."""
    if condition == "blurred":
        return frame.filter(ImageFilter.GaussianBlur(2.5))
    if condition == "mirrored":
        return ImageOps.mirror(frame)
    if condition == "phone":  # bright, with a lamp's reflection over it
        shine = Image.new("L", SIZE, 0)
        ImageDraw.Draw(shine).ellipse((560, 120, 760, 300), fill=110)
        white = Image.new("RGB", SIZE, "#ffffff")
        return Image.composite(white, frame, shine.filter(ImageFilter.GaussianBlur(30)))
    if condition == "dark":
        noise = Image.effect_noise(SIZE, 40 + number).convert("RGB")
        return Image.blend(ImageEnhance.Brightness(frame).enhance(0.3), noise, 0.12)
    return frame


def codes_film(file: Path, texts: Sequence[str]) -> Path:
    """An .mjpeg of a table full of codes, six in a row."""
    frame = Image.new("RGB", SIZE, "#e8e4dc")
    columns = min(6, len(texts))
    width = min(SIZE[0] // columns, SIZE[1] // -(-len(texts) // columns))
    for number, text in enumerate(texts):
        code = qrcode.make(text, box_size=6, border=3).get_image().convert("RGB")
        code = code.resize((width - 8, width - 8), Image.Resampling.LANCZOS)
        frame.paste(code, (number % columns * width + 4, number // columns * width + 4))
    return _film(file, [frame] * 2)


#: Frames that each badge of a queue is held up for; the fake camera shows about 20 a second.
HELD = 30


def queue_film(file: Path, tokens: Sequence[str]) -> Path:
    """An .mjpeg of one badge after the other."""
    film, hall = io.BytesIO(), _hall()
    for token in tokens:
        frame = hall.copy()
        card = _card(token, "Visitor")
        frame.paste(card, ((SIZE[0] - card.width) // 2, (SIZE[1] - card.height) // 2), card)
        one = io.BytesIO()
        frame.save(one, "JPEG", quality=80)
        film.write(one.getvalue() * HELD)
    file.write_bytes(film.getvalue())
    return file


def hall_film(file: Path) -> Path:
    """An .mjpeg of a hall in which nobody shows anything."""
    return _film(file, [_hall()] * 2)


def _film(file: Path, frames: list[Image.Image]) -> Path:
    """Concatenated JPEGs: what Chromium plays for a file that ends in .mjpeg."""
    film = io.BytesIO()
    for frame in frames:
        frame.save(film, "JPEG", quality=85)
    file.write_bytes(film.getvalue())
    return file


def _hall() -> Image.Image:
    """An exhibition hall out of focus: lamps, stands, and people who pass by."""
    random = Random(2024)
    hall = ImageOps.colorize(Image.linear_gradient("L").resize(SIZE), "#222d3a", "#5d6874")
    draw = ImageDraw.Draw(hall)
    draw.polygon([(0, 720), (0, 590), (440, 470), (840, 470), (1280, 590), (1280, 720)], fill="#6d7681")
    for row in range(4):
        for lamp in range(-4, 5):
            x, y, r = 640 + lamp * (60 + 55 * row), 210 - 52 * row, 5 + 4 * row
            draw.ellipse((x - r, y - r // 2, x + r, y + r // 2), fill="#f3e8cf")
    for x, width, colour in (
        (-60, 330, "#35607f"),
        (300, 190, "#8a6a45"),
        (790, 190, "#4f7562"),
        (1010, 330, "#6a4f78"),
    ):
        draw.rectangle((x, 300, x + width, 520 + abs(x + width // 2 - 640) // 8), fill="#d9dde2")
        draw.rectangle((x, 300, x + width, 352), fill=colour)
        draw.rectangle((x + width // 5, 390, x + 4 * width // 5, 470), fill="#aab4be")
    for _ in range(11):
        x, size = random.randrange(60, 1220), random.uniform(0.7, 1.2)
        _passer_by(draw, x, round(470 + 190 * (size - 0.5)), size, random.choice(COATS))
    return hall.filter(ImageFilter.GaussianBlur(5))


def _passer_by(draw: ImageDraw.ImageDraw, x: int, feet: int, size: float, coat: str) -> None:
    width, height, head = 34 * size, 150 * size, 17 * size
    draw.rounded_rectangle((x - width, feet - height, x + width, feet), width * 0.8, fill=coat)
    draw.ellipse((x - head, feet - height - 2 * head, x + head, feet - height), fill="#3a302b")


def _card(token: str, name: str) -> Image.Image:
    card = Image.new("RGBA", CARD, (0, 0, 0, 0))
    draw = ImageDraw.Draw(card)
    width, height = CARD
    draw.rounded_rectangle((0, 0, width - 1, height - 1), 26, fill=PAPER)
    draw.rounded_rectangle((0, 0, width - 1, 118), 26, fill=BAND)
    draw.rectangle((0, 80, width - 1, 118), fill=BAND)
    draw.rounded_rectangle((width // 2 - 44, 18, width // 2 + 44, 34), 8, fill="#0d2436")
    draw.text((width // 2, 76), "FOOTFALL EXPO", "#ffffff", ImageFont.load_default(34), anchor="mm")
    draw.text((width // 2, 166), name, INK, ImageFont.load_default(36), anchor="mm")
    draw.text((width // 2, 210), "Please show this code at the door", QUIET, ImageFont.load_default(20), "mm")
    code = Image.open(io.BytesIO(qr_png(token, SCALE)))
    card.paste(code.convert("RGB"), ((width - code.width) // 2, 246))
    return card
