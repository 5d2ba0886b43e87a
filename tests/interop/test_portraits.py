"""Identity photographs: only what came through the door is cut, and nothing but its pixels survives."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from luna_desktop.interop.pictures import PictureRefused
from luna_desktop.interop.portraits import SIDE, SMALLEST_CUT, Square, cut_out, is_portrait, ready_to_cut
from tests.builders import a_jpeg


def two_halves() -> bytes:
    """Return a picture that is red at the left and blue at the right, with tags and a place."""
    picture = Image.new("RGB", (600, 300), "red")
    picture.paste(Image.new("RGB", (300, 300), "blue"), (300, 0))
    exif = Image.Exif()
    exif[0x010F] = "CANARY CAMERA"
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif, comment=b"CANARY COMMENT")
    return written.getvalue()


@pytest.mark.parametrize(("left", "channel"), [(0, 0), (300, 2)])
def test_the_part_that_was_chosen_is_cut_without_any_tag(left: int, channel: int) -> None:
    jpeg = cut_out(ready_to_cut(two_halves()), Square(left, 0, 300))
    with Image.open(io.BytesIO(jpeg)) as opened:
        assert opened.size == (SIDE, SIDE)
        middle = opened.getpixel((SIDE // 2, SIDE // 2))
    assert isinstance(middle, tuple)
    assert max(middle) == middle[channel]
    assert b"CANARY" not in jpeg
    assert b"Exif" not in jpeg
    assert is_portrait(jpeg)


@pytest.mark.parametrize(
    "part", [Square(-1, 0, 200), Square(500, 0, 200), Square(0, 200, 200), Square(0, 0, SMALLEST_CUT - 1)]
)
def test_a_part_outside_the_picture_or_too_small_is_refused(part: Square) -> None:
    with pytest.raises(PictureRefused):
        cut_out(ready_to_cut(two_halves()), part)


@pytest.mark.parametrize("content", [b"", b"no picture", a_jpeg(SMALLEST_CUT - 1, 400), a_jpeg()[:300]])
def test_what_is_no_usable_picture_stays_out(content: bytes) -> None:
    with pytest.raises(PictureRefused):
        ready_to_cut(content)


def test_only_what_was_cut_counts_as_a_portrait() -> None:
    tagged = io.BytesIO()
    Image.new("RGB", (SIDE, SIDE)).save(tagged, "JPEG", comment=b"told by the camera")
    noise = io.BytesIO()
    Image.effect_noise((SIDE, SIDE), 200).convert("RGB").save(noise, "PNG")
    for other in (b"", b"no picture", a_jpeg(), tagged.getvalue(), noise.getvalue()):
        assert not is_portrait(other)
