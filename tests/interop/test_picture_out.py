"""What leaves is new pixels: what was covered is gone, the number is seen, and no tag of any kind is left."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image, ImageChops
from PIL.TiffImagePlugin import IFDRational

from luna_desktop.domain.photo_exports import Box, BoxKind
from luna_desktop.interop.picture_out import left_in, make_export, packed
from luna_desktop.interop.pictures import prepare

NUMBER = "PX-2026-0001"
EYES = Box(BoxKind.EYES, 1000, 1000, 9000, 3000)
CROP = Box(BoxKind.CROP, 0, 0, 5000, 5000)


def a_picture(colour: str = "tan", *, size: tuple[int, int] = (800, 600)) -> Image.Image:
    picture = Image.new("RGB", size, colour)
    picture.paste((200, 30, 30), (120, 80, 700, 170))
    return picture


def as_jpeg(picture: Image.Image, **tags: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=92, **tags)  # type: ignore[arg-type]  # tags of Pillow
    return written.getvalue()


def a_telling_jpeg() -> bytes:
    """Return a picture whose tags name place, camera, its serial number, the patient and the original file."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "CANARYMAKE", "CANARYMODEL"
    exif[0x013B] = "CANARYARTIST"
    inner = exif.get_ifd(0x8769)
    inner[0xA431], inner[0x927C] = "CANARYSERIAL", b"CANARYNOTE"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (IFDRational(12), IFDRational(58), IFDRational(0))
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARYXMP IMG_4711_Kumar.jpg</x:xmpmeta>"
    return as_jpeg(a_picture(), exif=exif, xmp=xmp, comment=b"CANARYCOMMENT", icc_profile=b"CANARYPROFILE" * 20)


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg)).convert("RGB")


def test_nothing_of_the_file_comes_along() -> None:
    telling = a_telling_jpeg()
    assert {"Exif or XMP", "comment", "colour profile"} <= set(left_in(telling))
    clean = make_export(prepare(telling).full, (), NUMBER)
    assert left_in(clean) == ()
    assert b"CANARY" not in clean
    assert b"Kumar" not in clean
    with Image.open(io.BytesIO(clean)) as found:
        assert set(found.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not dict(found.getexif())


@pytest.mark.parametrize("kind", [BoxKind.EYES, BoxKind.COVER])
def test_what_lies_under_a_box_is_gone_whatever_it_was(kind: BoxKind) -> None:
    box = Box(kind, 1000, 1000, 9000, 3000)
    white, red = a_picture("white"), a_picture("white")
    red.paste((255, 0, 0), (81, 61, 719, 179))
    made = [make_export(as_jpeg(each, subsampling=0), (box,), NUMBER) for each in (white, red)]
    under = [opened(each).crop((84, 64, 716, 176)) for each in made]
    assert all(max(high for _low, high in each.getextrema()) < 12 for each in under), "the bar is black"
    assert ImageChops.difference(*under).getbbox() is None, "two pictures that differ under the bar leave alike"


def test_a_crop_leaves_nothing_else() -> None:
    picture = a_picture()
    picture.paste((0, 0, 255), (400, 0, 800, 600))
    left = opened(make_export(as_jpeg(picture), (CROP,), NUMBER))
    assert left.size == (400, 300)
    reddest = max(blue - red for red, _green, blue in left.crop((0, 0, 380, 300)).get_flattened_data())
    assert reddest < 60, "nothing of the blue half is in the pixels"


def test_the_number_is_seen_in_small_and_large_pictures() -> None:
    for size in ((800, 600), (90, 60), (2400, 400)):
        plain = a_picture(size=size)
        marked = opened(make_export(as_jpeg(plain), (), NUMBER))
        assert marked.size == size
        changed = ImageChops.difference(plain, marked).convert("L").point(lambda value: 255 if value > 60 else 0)
        assert changed.getbbox() is not None


def test_several_leave_as_a_zip_without_times_or_names_of_theirs() -> None:
    jpegs = [make_export(as_jpeg(a_picture(colour)), (), NUMBER) for colour in ("tan", "white")]
    assert packed(NUMBER, jpegs[:1]) == jpegs[0]
    with zipfile.ZipFile(io.BytesIO(packed(NUMBER, jpegs))) as archive:
        assert archive.namelist() == [f"{NUMBER}-01.jpg", f"{NUMBER}-02.jpg"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [archive.read(name) for name in archive.namelist()] == jpegs


def test_the_reader_sees_what_is_hidden_in_a_jpeg() -> None:
    clean = make_export(as_jpeg(a_picture()), (), NUMBER)
    assert left_in(clean + b"behind") == ("bytes behind the picture",)
    assert left_in(b"no picture at all") != ()
    assert left_in(clean[:2] + b"\xff\xed\x00\x06IPTC"[:8] + clean[2:]) == ("IPTC",)
    thumbnail = bytearray(clean)
    assert thumbnail[4:6] == b"\x00\x10"
    thumbnail[18:20] = b"\x01\x01"
    assert left_in(bytes(thumbnail)) == ("segment e0",)
    progressive = as_jpeg(a_picture(), progressive=True)
    assert left_in(progressive) == ()
