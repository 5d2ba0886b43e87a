"""Pictures from outside: every way of holding a camera, every kind of pixel, and files that are built to harm."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import datetime

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from luna_desktop.interop import pictures
from luna_desktop.interop.pictures import PictureRefused, prepare

ALLOWED_SEGMENTS = {0xD8, 0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD, 0xDA, 0xD9}
"""Start, JFIF, tables, frame, scan, end: nothing that could carry a tag."""


def a_jpeg(size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "tan").save(written, "JPEG", **options)
    return written.getvalue()


def as_png(picture: Image.Image, **options: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG", **options)
    return written.getvalue()


def segments(jpeg: bytes) -> list[int]:
    """Return the markers of a JPEG up to its scan."""
    found, at = [jpeg[1]], 2
    while jpeg[at + 1] != 0xDA:
        found.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return [*found, 0xDA]


def exif(orientation: int = 1, taken: str = "") -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    if taken:
        made[0x0132] = taken
    return made


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_of_holding_the_camera_comes_out_upright(orientation: int) -> None:
    scene = Image.new("RGB", (80, 60), "white")
    scene.paste((200, 0, 0), (0, 0, 40, 30))  # red at the upper left, as the eye saw it
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = scene.transpose(Image.Transpose(back[orientation])) if orientation > 1 else scene
    written = io.BytesIO()
    stored.save(written, "JPEG", quality=95, exif=exif(orientation))
    prepared = prepare(written.getvalue())
    with Image.open(io.BytesIO(prepared.full)) as upright:
        assert upright.size == (80, 60) == (prepared.width, prepared.height)
        red, green, _blue = upright.getpixel((10, 10))
        assert red > 150
        assert green < 80
        assert min(upright.getpixel((70, 50))) > 200


def test_no_tag_of_the_original_survives_in_any_copy() -> None:
    tags = exif(taken="2026:03:14 10:30:00")
    tags.get_ifd(0x8825).update({1: "N", 2: (12.0, 58.0, 0.0)})
    tags[0x010F] = "CANARY-MAKER"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = a_jpeg((2000, 1500), exif=tags, icc_profile=profile, comment=b"CANARY-COMMENT", xmp=b"<x>CANARY-XMP</x>")
    prepared = prepare(content)
    assert prepared.original == content
    assert prepared.taken_at == datetime(2026, 3, 14, 10, 30)  # noqa: DTZ001 - a camera's own time
    for copy in (prepared.full, prepared.preview, prepared.thumbnail):
        assert set(segments(copy)) <= ALLOWED_SEGMENTS
        assert b"CANARY" not in copy


def test_copies_have_their_sizes_and_small_pictures_are_not_blown_up() -> None:
    large, small = prepare(a_jpeg((2400, 1200))), prepare(a_jpeg((100, 50)))
    assert Image.open(io.BytesIO(large.preview)).size == (1600, 800)
    assert Image.open(io.BytesIO(large.thumbnail)).size == (320, 160)
    assert Image.open(io.BytesIO(small.preview)).size == (100, 50)


def pixel_kinds() -> dict[str, bytes]:
    cmyk, progressive = io.BytesIO(), io.BytesIO()
    Image.new("CMYK", (40, 30), (0, 200, 200, 0)).save(cmyk, "JPEG")
    Image.new("L", (40, 30), 90).save(progressive, "JPEG", progressive=True)
    clear = Image.new("RGBA", (40, 30), (255, 0, 0, 0))
    palette = Image.new("RGB", (40, 30), "red").quantize(4)
    grey16 = Image.new("I;16", (40, 30), 40_000)
    return {
        "cmyk": cmyk.getvalue(),
        "grey, progressive": progressive.getvalue(),
        "transparent": as_png(clear),
        "palette": as_png(palette),
        "palette with a clear colour": as_png(palette, transparency=0),
        "sixteen bits": as_png(grey16),
        "one bit": as_png(Image.new("1", (40, 30), 1)),
    }


@pytest.mark.parametrize("kind", pixel_kinds())
def test_every_kind_of_pixel_becomes_plain_rgb(kind: str) -> None:
    prepared = prepare(pixel_kinds()[kind])
    with Image.open(io.BytesIO(prepared.full)) as full:
        assert (full.mode, full.size) == ("RGB", (40, 30))


def test_sixteen_bits_keep_their_brightness_and_clear_parts_lie_on_white() -> None:
    kinds = pixel_kinds()
    with Image.open(io.BytesIO(prepare(kinds["sixteen bits"]).full)) as full:
        assert abs(full.getpixel((5, 5))[0] - 40_000 // 256) < 4
    with Image.open(io.BytesIO(prepare(kinds["transparent"]).full)) as full:
        assert min(full.getpixel((5, 5))) > 250


def test_a_stereo_picture_gives_its_first_view() -> None:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "tan").save(
        written, "MPO", save_all=True, append_images=[Image.new("RGB", (40, 30), "blue")]
    )
    prepared = prepare(written.getvalue())
    assert prepared.media_type == "image/jpeg"
    with Image.open(io.BytesIO(prepared.full)) as full:
        assert full.getpixel((5, 5))[0] > 150


def png_claiming(width: int, height: int) -> bytes:
    """Return a tiny PNG whose header claims to be enormous."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def text_bomb() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "A" * 80_000_000, zip=True)
    return as_png(Image.new("RGB", (8, 8)), pnginfo=notes)


def moving_png() -> bytes:
    written = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(written, "PNG", save_all=True, append_images=frames[1:])
    return written.getvalue()


HARMFUL = {
    "empty": lambda: (b"", "empty"),
    "text called jpg": lambda: (b"Dear clinic, see attached.", "not a JPEG, PNG"),
    "gif called jpg": lambda: (b"GIF89a" + b"\0" * 60, "not a JPEG, PNG"),
    "svg": lambda: (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a JPEG, PNG"),
    "heic cut short": lambda: (b"\0\0\0\x18ftypheic" + b"\0" * 40, "damaged"),
    "claims 900 million pixels": lambda: (png_claiming(30_000, 30_000), "million pixels"),
    "claims 70 million pixels": lambda: (png_claiming(10_000, 7_000), "million pixels"),
    "claims a mile of one pixel": lambda: (png_claiming(60_000, 1), "million pixels"),
    "moving": lambda: (moving_png(), "moving"),
    "text bomb": lambda: (text_bomb(), "damaged"),
    "scan bomb": lambda: (a_jpeg()[:-2] + b"\xff\xda\0\x02" * 500 + b"\xff\xd9", "no camera"),
}


@pytest.mark.parametrize("what", HARMFUL)
def test_what_could_harm_is_refused_in_words(what: str) -> None:
    content, words = HARMFUL[what]()
    with pytest.raises(PictureRefused) as refused:
        prepare(content)
    assert words in str(refused.value.message)


def test_files_above_the_limit_are_refused_before_they_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 100)
    with pytest.raises(PictureRefused, match="larger"):
        prepare(a_jpeg())


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_pictures_cut_short_are_refused_and_not_shown_in_part(kept: float) -> None:
    noise = Image.effect_noise((300, 200), 60).convert("RGB")
    for kind in ("JPEG", "PNG"):
        written = io.BytesIO()
        noise.save(written, kind)
        whole = written.getvalue()
        with pytest.raises(PictureRefused):
            prepare(whole[: int(len(whole) * kept)])


HOSTILE = {
    "exif cut short": {"exif": b"Exif\0\0II*\0\x08\0\0\0\xff\xff"},
    "exif pointing at itself": {"exif": b"Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0"},
    "exif of noise": {"exif": b"Exif\0\0" + bytes(range(256)) * 20},
    "profile of noise": {"icc_profile": b"not a profile" * 50},
    "xmp with an entity bomb": {"xmp": b"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;&b;'>]><a>&d;</a>"},
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_tags_are_left_aside_and_the_picture_still_comes(what: str) -> None:
    prepared = prepare(a_jpeg(**HOSTILE[what]))
    assert (prepared.width, prepared.height) == (60, 40)
    assert prepared.taken_at is None
    assert set(segments(prepared.full)) <= ALLOWED_SEGMENTS


@pytest.mark.parametrize("told", ["0000:00:00 00:00:00", "yesterday", "2026:13:45 99:99:99", ""])
def test_nonsense_of_a_camera_clock_is_no_time(told: str) -> None:
    assert prepare(a_jpeg(exif=exif(taken=told))).taken_at is None


def test_a_prepared_picture_does_not_tell_its_bytes() -> None:
    assert len(repr(prepare(a_jpeg()))) < 400
