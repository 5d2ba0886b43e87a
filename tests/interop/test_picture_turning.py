"""Turning the copies of a picture by right angles."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from luna_desktop.interop.picture_turning import turned

WHITE, DARK = (255, 255, 255), (20, 20, 20)


def corner_marked() -> bytes:
    picture = Image.new("RGB", (2000, 1000), WHITE)
    picture.paste(DARK, (0, 0, 200, 200))
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=95)
    return written.getvalue()


@pytest.mark.parametrize(
    ("degrees", "size", "dark_at"),
    [(90, (1000, 2000), (1, 0)), (180, (2000, 1000), (1, 1)), (270, (1000, 2000), (0, 1))],
)
def test_the_copies_are_turned_clockwise(degrees: int, size: tuple[int, int], dark_at: tuple[int, int]) -> None:
    made = turned(corner_marked(), degrees)
    assert (made.width, made.height) == size
    for jpeg, longest in ((made.full, 2000), (made.preview, 1600), (made.thumbnail, 320)):
        with Image.open(io.BytesIO(jpeg)) as picture:
            assert max(picture.size) == longest
            corner = (picture.width - 5 if dark_at[0] else 4, picture.height - 5 if dark_at[1] else 4)
            assert picture.getpixel(corner)[0] < 80  # type: ignore[index]
            assert not picture.getexif()


def test_only_right_angles_are_turned() -> None:
    with pytest.raises(KeyError):
        turned(corner_marked(), 45)
