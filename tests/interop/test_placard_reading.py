"""Reading a placard out of a photograph: askew, dim, among others; and telling a blurred picture from a sharp one."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from luna_desktop.interop.placard_reading import read_token, sharpness_of
from luna_desktop.interop.placard_token import new_token, text_of
from luna_desktop.reports.qr import modules

GREY = (128, 132, 130)


def code(text: str, side: int) -> Image.Image:
    rows = modules(text)
    small = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                small.putpixel((x + 4, y + 4), 0)
    return small.resize((side, side), Image.Resampling.NEAREST).convert("RGB")


def photographed(text: str, *, side: int = 330, tilt: float = 0, light: float = 1.0, blur: float = 0.0) -> bytes:
    picture = Image.new("RGB", (1600, 1200), GREY)
    picture.paste(code(text, side).rotate(tilt, expand=True, fillcolor=GREY), (500, 300))
    picture = ImageEnhance.Brightness(picture.filter(ImageFilter.GaussianBlur(blur))).enhance(light)
    return as_jpeg(picture)


def as_jpeg(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=80)
    return written.getvalue()


@pytest.mark.parametrize(
    "seen",
    [{}, {"tilt": 11}, {"tilt": 90}, {"tilt": 183}, {"light": 0.35}, {"blur": 2.0}, {"side": 160, "tilt": 5}],
)
def test_a_placard_is_read_however_it_is_held(seen: dict[str, float]) -> None:
    token = new_token()
    assert read_token(photographed(text_of(token), **seen)) == token  # type: ignore[arg-type]


def test_of_two_placards_the_larger_counts_and_other_codes_do_not() -> None:
    near, far = new_token(), new_token()
    picture = Image.new("RGB", (1600, 1200), GREY)
    picture.paste(code(text_of(far), 200), (60, 60))
    picture.paste(code(text_of(near), 420), (700, 500))
    assert read_token(as_jpeg(picture)) == near
    assert read_token(photographed("https://example.org")) == ""
    assert read_token(as_jpeg(Image.new("RGB", (400, 300), GREY))) == ""


def test_a_blurred_picture_has_less_detail_than_a_sharp_one() -> None:
    picture = Image.new("RGB", (800, 600), (190, 150, 130))
    draw = ImageDraw.Draw(picture)
    for at in range(0, 800, 9):
        draw.ellipse((at, at % 590, at + 5, at % 590 + 5), (150, 100, 90))
    sharp, soft = sharpness_of(as_jpeg(picture)), sharpness_of(as_jpeg(picture.filter(ImageFilter.GaussianBlur(6))))
    assert sharp > 4 * soft
