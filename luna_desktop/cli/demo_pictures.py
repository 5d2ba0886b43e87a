"""Photographs that nobody took: patches of skin drawn by the program, the same every time for the same seed."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 900
_SKINS = ((226, 184, 152), (196, 148, 112), (150, 104, 76))
_REDDENED = (1.1, 0.92, 0.92)
_SPOTS = 46


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
