"""The picture that is printed: the very same bytes without a layer, else a new one with its layer in its pixels."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from luna_desktop.domain.clinical.photo_alignment import AlignBy, Alignment, Similarity, Spot, laid_over
from luna_desktop.interop.picture_series import GROUND, Overlay, Stroke, printed

FULL = (1200, 800)


def striped(size: tuple[int, int] = (600, 400)) -> bytes:
    picture = Image.new("RGB", size, (192, 128, 96))
    pen = ImageDraw.Draw(picture)
    for x in range(0, size[0], 4):
        pen.line((x, 0, x, size[1]), fill=(0, 0, 0), width=2)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=95)
    return written.getvalue()


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg)).convert("L")


def spread(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    darkest, brightest = picture.crop(box).getextrema()
    return int(brightest) - int(darkest)


def test_a_photograph_without_a_layer_leaves_as_it_is() -> None:
    jpeg = striped()
    made = printed(jpeg, Overlay(FULL))
    assert made.jpeg is jpeg
    assert (made.width, made.height) == (600, 400)


def test_what_is_blurred_is_gone_from_the_pixels_and_the_rest_is_sharp() -> None:
    made = printed(striped(), Overlay(FULL, blurs=((200, 200, 600, 600),)))
    picture = opened(made.jpeg)
    assert spread(picture, (110, 110, 290, 290)) < 60
    assert spread(picture, (400, 110, 580, 290)) > 100
    outside = printed(striped(), Overlay(FULL, blurs=((5000, 5000, 6000, 6000),)))
    assert spread(opened(outside.jpeg), (0, 0, 600, 400)) > 100


def test_an_aligned_picture_lies_in_the_frame_of_the_other_with_ground_around() -> None:
    points = (Spot(100, 100), Spot(300, 100)), (Spot(0, 0), Spot(400, 0))
    turn = laid_over(Alignment(AlignBy.POINTS, *points))
    made = printed(striped(), Overlay(FULL, placed=turn, frame=(1000, 1000)))
    assert (made.width, made.height) == (1000, 1000)
    picture = Image.open(io.BytesIO(made.jpeg)).convert("RGB")
    for place in ((50, 50), (900, 900)):
        assert all(abs(one - other) < 8 for one, other in zip(picture.getpixel(place), GROUND, strict=True))  # type: ignore[arg-type]
    assert spread(picture.convert("L"), (120, 120, 600, 450)) > 60
    large = printed(striped(), Overlay(FULL, placed=Similarity(2), frame=(4000, 2000)))
    assert (large.width, large.height) == (1600, 800)


def test_lines_arrows_and_numbers_are_drawn_white_on_dark() -> None:
    plain = Image.new("RGB", (600, 400), (192, 128, 96))
    written = io.BytesIO()
    plain.save(written, "JPEG")
    strokes = (
        Stroke(((200, 200), (400, 200), (400, 400)), "1", closed=True),
        Stroke(((700, 600), (1000, 600)), "2", arrow=True),
        Stroke(((900, 100),), "3"),
    )
    picture = opened(printed(written.getvalue(), Overlay(FULL, strokes=strokes)).jpeg)
    for box in ((140, 95, 210, 105), (480, 290, 505, 310), (430, 40, 470, 60)):
        darkest, brightest = picture.crop(box).getextrema()
        assert darkest < 60
        assert brightest > 215
    assert spread(picture, (300, 120, 400, 260)) < 20
