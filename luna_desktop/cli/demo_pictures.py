"""Photographs that nobody took: patches of skin and faces drawn by the program, the same for the same seed."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 900
_SKINS = ((226, 184, 152), (196, 148, 112), (150, 104, 76))
_REDDENED = (1.1, 0.92, 0.92)
_SPOTS = 46
FACE = 480
_WALLS = ((214, 208, 198), (196, 208, 206), (206, 200, 210))
_HAIRS = ((38, 30, 28), (62, 44, 36), (98, 92, 90))
_CLOTHS = ((66, 104, 112), (150, 82, 66), (92, 88, 132), (222, 206, 176))


def drawn_patch(seed: int, *, faded: float = 0.0) -> bytes:
    """Return a JPEG of a patch of skin with spots; `faded` from 0 to 1 tells how far they have healed."""
    chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    skin = _SKINS[seed % len(_SKINS)]
    picture = Image.new("RGB", (WIDTH, HEIGHT), skin)
    _shade(picture, chance, skin)
    spots = picture.copy()
    drawing = ImageDraw.Draw(spots)
    for _ in range(_SPOTS):
        across, down = chance.gauss(WIDTH / 2, WIDTH / 6), chance.gauss(HEIGHT / 2, HEIGHT / 6)
        size = chance.uniform(6, 44)
        dark = chance.uniform(0.7, 0.88)
        red, green, blue = (round(part * dark * tint) for part, tint in zip(skin, _REDDENED, strict=True))
        drawing.ellipse((across - size, down - size * 0.8, across + size, down + size * 0.8), (red, green, blue))
    spots = spots.filter(ImageFilter.GaussianBlur(7))
    written = io.BytesIO()
    Image.blend(spots, picture, faded).save(written, "JPEG", quality=88)
    return written.getvalue()


def drawn_face(seed: int) -> bytes:
    """Return a JPEG of a face of nobody, for the identity photograph of somebody made up."""
    chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    skin, wall = _SKINS[seed % len(_SKINS)], chance.choice(_WALLS)
    hair, cloth = chance.choice(_HAIRS), chance.choice(_CLOTHS)
    picture = Image.new("RGB", (FACE, FACE), wall)
    drawing = ImageDraw.Draw(picture)
    long_hair = chance.random() < 0.5
    drawing.ellipse((110, 60, 370, 400 if long_hair else 300), hair)
    drawing.rounded_rectangle((60, 372, 420, 560), 110, cloth)
    drawing.polygon(((200, 330), (280, 330), (292, 400), (240, 440), (188, 400)), _tinted(skin, 0.88))
    drawing.ellipse((140, 100, 340, 370), skin)
    drawing.chord((128, 66, 352, 260), 180 + chance.randint(-8, 8), 360 + chance.randint(-8, 8), hair)
    for side in (-1, 1):
        across = 240 + side * 46
        drawing.arc((across - 28, 196, across + 28, 226), 200, 340, _tinted(hair, 0.9), 6)
        drawing.ellipse((across - 15, 222, across + 15, 242), (250, 247, 242))
        drawing.ellipse((across - 9, 222, across + 9, 242), (52, 36, 28))
    drawing.line((240, 236, 232, 282, 246, 286), _tinted(skin, 0.78), 5)
    drawing.chord((204, 292, 276, 334), 10, 170, _tinted(skin, 0.66))
    written = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.6)).save(written, "JPEG", quality=90)
    return written.getvalue()


def _tinted(colour: tuple[int, int, int], light: float) -> tuple[int, int, int]:
    red, green, blue = (min(255, round(part * light)) for part in colour)
    return red, green, blue


def _shade(picture: Image.Image, chance: random.Random, skin: tuple[int, int, int]) -> None:
    """Give the skin light, pores and a few hairs."""
    drawing = ImageDraw.Draw(picture)
    for row in range(HEIGHT):
        light = 1.06 - 0.16 * row / HEIGHT
        red, green, blue = (min(255, round(part * light)) for part in skin)
        drawing.line((0, row, WIDTH, row), (red, green, blue))
    for _ in range(5_000):
        across, down = chance.randrange(WIDTH), chance.randrange(HEIGHT)
        light = chance.uniform(0.92, 1.04)
        red, green, blue = (round(part * light) for part in skin)
        drawing.ellipse((across, down, across + 3, down + 3), (red, green, blue))
    for _ in range(24):
        across, down = chance.randrange(WIDTH), chance.randrange(HEIGHT)
        drawing.line((across, down, across + chance.randint(-30, 30), down + chance.randint(20, 60)), (72, 50, 40))
