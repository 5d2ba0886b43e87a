"""One picture decoded: upright copies of their sizes, the page asked for, and the word for what stays out."""

from __future__ import annotations

import io

import pillow_heif
import pytest
from PIL import Image

from luna_desktop.interop.picture_limits import Word
from luna_desktop.interop.picture_making import Refused, make
from luna_desktop.interop.picture_profiles import DISPLAY_P3, icc_profile
from tests.interop.picture_files import CANARY, canary_exif, scene, written

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "TIFF": "image/tiff", "WEBP": "image/webp", "HEIF": "image/heic"}


def tagged(kind: str, picture: Image.Image, **options: object) -> bytes:
    """Return a picture with a canary in its EXIF, XMP and, where there are any, comments."""
    exif = canary_exif()
    more: dict[str, object] = {"exif": exif.tobytes(), "xmp": f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode()}
    if kind == "TIFF":
        more = {"exif": exif, "description": CANARY, "software": CANARY}
    return written(picture, kind, **more, **options)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_in_with_its_data_and_leaves_its_tags(kind: str) -> None:
    content = tagged(kind, scene((2000, 1500)))
    made = make(content)
    assert (made.media_type, made.width, made.height, made.pages) == (KINDS[kind], 2000, 1500, 1)
    lens = "" if kind == "TIFF" else "Micro 105mm f/2.8"  # Pillow writes no lens into a TIFF
    assert (made.camera, made.lens) == ("Nikon D850", lens)
    assert made.taken_at is not None
    for copy, side in ((made.preview, 1600), (made.thumbnail, 320)):
        assert CANARY.encode() not in copy
        with Image.open(io.BytesIO(copy)) as shown:
            assert max(shown.size) == side
            assert shown.getpixel((10, 10))[0] > 150
            assert shown.getpixel((10, 10))[1] < 60
    assert bool(made.kept) == (kind == "JPEG")
    assert CANARY.encode() not in made.full


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "TIFF", "HEIF"])
def test_a_camera_held_on_its_side_comes_out_upright(kind: str) -> None:
    stored = scene().transpose(Image.Transpose.ROTATE_90)
    tags = canary_exif(orientation=6)
    content = written(stored, kind, exif=tags if kind == "TIFF" else tags.tobytes())
    made = make(content)
    with Image.open(io.BytesIO(made.full)) as full:
        assert full.size == (made.width, made.height) == (80, 60)
        assert full.getpixel((10, 10))[1] < 80
        assert min(full.getpixel((70, 50))) > 200


def test_wide_gamut_of_a_phone_is_converted() -> None:
    content = written(
        Image.new("RGB", (64, 64), (234, 51, 35)), "HEIF", quality=100, icc_profile=icc_profile(DISPLAY_P3)
    )
    with Image.open(io.BytesIO(make(content).full)) as full:
        red, green, blue = full.getpixel((30, 30))
        assert red > 248
        assert max(green, blue) < 12


def pages_of(kind: str, count: int) -> bytes:
    frames = [Image.new("RGB", (40, 30), (50 * at, 90, 90)) for at in range(count)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:])


def many_heic() -> bytes:
    file = pillow_heif.HeifFile()
    for at in range(2):
        file.add_from_pillow(Image.new("RGB", (40, 30), (50 * at, 90, 90)))
    into = io.BytesIO()
    file.save(into)
    return into.getvalue()


def with_small_copy() -> bytes:
    """Return a TIFF whose second page is a smaller copy of the first, as programs for photographs write it."""
    into = io.BytesIO()
    small = Image.new("RGB", (20, 15), "tan")
    small.encoderinfo = {"tiffinfo": {254: 1}}
    Image.new("RGB", (40, 30), "tan").save(into, "TIFF", save_all=True, append_images=[small])
    return into.getvalue()


REFUSED = {
    "moving png": (lambda: pages_of("PNG", 3), Word.MOVING, 0),
    "moving webp": (lambda: pages_of("WEBP", 3), Word.MOVING, 0),
    "pages": (lambda: pages_of("TIFF", 3), Word.PAGES, 3),
    "two in one heic": (many_heic, Word.PAGES, 2),
    "numbers": (lambda: written(Image.new("F", (9, 9), 0.5), "TIFF"), Word.ODD, 0),
    "text": (lambda: b"Dear clinic", Word.UNKNOWN, 0),
    "half a heic": (lambda: written(scene(), "HEIF")[:200], Word.DAMAGED, 0),
    "begins like a tiff": (lambda: b"II*\0" + b"\xff" * 60, Word.DAMAGED, 0),
    "begins like a webp": (lambda: b"RIFF\x10\0\0\0WEBPVP8 ", Word.DAMAGED, 0),
    "a mile of one pixel": (lambda: written(Image.new("L", (65_500, 1)), "PNG"), Word.PIXELS, 0),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_stays_out_has_a_word(what: str) -> None:
    content, word, count = REFUSED[what]
    with pytest.raises(Refused) as refused:
        make(content())
    assert (refused.value.word, refused.value.count) == (word, count)


def test_a_page_by_its_number() -> None:
    content = pages_of("TIFF", 3)
    made = make(content, 2)
    with Image.open(io.BytesIO(made.full)) as full:
        assert abs(full.getpixel((5, 5))[0] - 100) < 4
    assert made.pages == 3
    with pytest.raises(Refused):
        make(content, 3)
    with pytest.raises(Refused):
        make(written(scene(), "PNG"), 1)


def test_a_tiff_with_a_smaller_copy_of_itself_is_one_picture() -> None:
    made = make(with_small_copy())
    assert (made.width, made.height, made.pages) == (40, 30, 1)
