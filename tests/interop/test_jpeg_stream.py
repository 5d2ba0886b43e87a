"""A plain JPEG loses its tags without being compressed again; whatever is not plain is told apart."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from luna_desktop.interop.jpeg_stream import joined, plain_ranges, scan_count
from tests.interop.picture_files import CANARY, canary_exif, scene, srgb_profile, written


def tagged(**options: object) -> bytes:
    """Return a JPEG with a canary in every place that a tag has."""
    noise = Image.effect_noise((160, 120), 60)
    picture = Image.merge("RGB", [noise, noise.rotate(90).resize(noise.size), noise.rotate(180)])
    told = {"exif": canary_exif(), "comment": CANARY.encode(), "xmp": f"<x>{CANARY}</x>".encode()}
    return written(picture, "JPEG", icc_profile=srgb_profile(), **told, **options) + CANARY.encode()


@pytest.mark.parametrize(
    "options", [{}, {"progressive": True}, {"subsampling": 0}, {"restart_marker_rows": 1}], ids=str
)
def test_the_pixels_stay_bit_by_bit_and_nothing_else_does(options: dict[str, object]) -> None:
    content = tagged(**options)
    ranges = plain_ranges(content)
    assert ranges
    bare = joined(content, ranges)
    assert CANARY.encode() not in bare
    assert b"Exif" not in bare
    with Image.open(io.BytesIO(bare)) as ours, Image.open(io.BytesIO(content)) as theirs:
        assert ours.convert("RGB").tobytes() == theirs.convert("RGB").tobytes()
        assert set(ours.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progression", "progressive"}


def test_a_second_picture_behind_the_first_stays_behind() -> None:
    content = written(scene(), "MPO", save_all=True, append_images=[Image.new("RGB", (80, 60), "blue")])
    ranges = plain_ranges(content)
    assert ranges
    assert joined(content, ranges).count(b"\xff\xd8\xff") == 1


NOT_PLAIN = {
    "grey": written(scene().convert("L"), "JPEG"),
    "four colours": written(scene().convert("CMYK"), "JPEG"),
    "red, green, blue as they are": written(scene(), "JPEG", keep_rgb=True),
    "cut short": written(scene(), "JPEG")[:-2],
    "cut in its head": written(scene(), "JPEG")[:40],
    "no picture": b"\xff\xd8\xff\xd9",
    "another file": b"%PDF-1.7",
    "nothing": b"",
    "a length of nothing": b"\xff\xd8\xff\xdb\x00\x00" + b"\0" * 20,
    "an unknown marker": b"\xff\xd8\xff\x02\x00\x04\0\0\xff\xd9",
}


@pytest.mark.parametrize("what", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_the_decoder(what: str) -> None:
    assert plain_ranges(NOT_PLAIN[what]) is None


def test_scans_are_counted() -> None:
    for content, count in ((written(scene(), "JPEG"), 1), (written(scene(), "JPEG", progressive=True), 10)):
        assert scan_count(content, plain_ranges(content)) == scan_count(content, None) == count
    assert scan_count(b"\xff\xda" * 90, None) == 90
