"""Every kind of pixel becomes plain sRGB with the colour that it meant."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image, ImageCms

from luna_desktop.interop.picture_colour import OddPixels, profile_of, to_srgb
from luna_desktop.interop.picture_profiles import ADOBE_RGB, DISPLAY_P3, HighDynamicRange, icc_profile
from tests.interop.picture_files import png_header, png_of, scene, srgb_profile, written

P3_RED = (234, 51, 35)
"""The red of sRGB, as Display P3 writes it."""


def colour_of(content: bytes, *, is_adobe_rgb: bool = False) -> tuple[int, ...]:
    """Return the colour of the first pixel after the conversion."""
    with Image.open(io.BytesIO(content)) as opened:
        profile = profile_of(opened, content, is_adobe_rgb=is_adobe_rgb)
        opened.load()
        shown = to_srgb(opened, profile)
    assert (shown.mode, shown.info) == ("RGB", {})
    return shown.getpixel((0, 0))  # type: ignore[return-value]  # three bands


def near(found: tuple[int, ...], expected: tuple[int, ...], by: int = 3) -> bool:
    return max(abs(one - other) for one, other in zip(found, expected, strict=True)) <= by


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_a_wide_gamut_is_converted_and_not_taken_for_srgb(kind: str) -> None:
    options: dict[str, object] = {"lossless": True} if kind == "WEBP" else {}
    picture = Image.new("RGB", (8, 8), P3_RED)
    content = written(picture, kind, icc_profile=icc_profile(DISPLAY_P3), **options)
    assert near(colour_of(content), (255, 0, 0))


def test_the_librarys_own_srgb_needs_no_conversion_and_an_unreadable_profile_is_left_aside() -> None:
    for profile in (srgb_profile(), b"no profile" * 30):
        content = written(Image.new("RGB", (8, 8), (180, 120, 90)), "PNG", icc_profile=profile)
        with Image.open(io.BytesIO(content)) as opened:
            assert profile_of(opened, content, is_adobe_rgb=False) == b""
        assert colour_of(content) == (180, 120, 90)


def test_a_camera_that_says_adobe_rgb_by_a_tag_is_believed() -> None:
    content = written(Image.new("RGB", (8, 8), (219, 0, 0)), "PNG")
    assert near(colour_of(content, is_adobe_rgb=True), (255, 0, 0))
    assert colour_of(content) == (219, 0, 0)


def chunked(*chunks: tuple[bytes, bytes]) -> bytes:
    row = b"\0" + bytes(P3_RED)
    return png_of(png_header(1, 1), *chunks, (b"IDAT", zlib.compress(row)))


def test_a_png_names_its_colours_by_numbers() -> None:
    assert near(colour_of(chunked((b"cICP", bytes((12, 13, 0, 1))))), (255, 0, 0))
    points = (0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
    measured = b"".join(round(point * 100_000).to_bytes(4, "big") for point in points)
    assert near(colour_of(chunked((b"gAMA", (45_455).to_bytes(4, "big")), (b"cHRM", measured))), (255, 0, 0))
    assert colour_of(chunked((b"sRGB", b"\0"), (b"cHRM", measured))) == P3_RED
    assert colour_of(chunked((b"cHRM", bytes(32)))) == P3_RED


def test_a_steeper_tone_curve_makes_it_darker() -> None:
    assert colour_of(chunked((b"gAMA", (100_000).to_bytes(4, "big"))))[0] > P3_RED[0]


def test_high_dynamic_range_is_not_shown_wrong() -> None:
    with pytest.raises(HighDynamicRange):
        colour_of(chunked((b"cICP", bytes((9, 16, 0, 1)))))


def test_sixteen_bits_keep_their_brightness_in_every_writing() -> None:
    grey = Image.new("I;16", (8, 8), 40_000)
    assert near(colour_of(written(grey, "TIFF")), (156, 156, 156))
    assert near(colour_of(written(grey, "PNG")), (156, 156, 156))
    big = Image.frombytes("I;16B", (8, 8), (40_000).to_bytes(2, "big") * 64)
    assert near(to_srgb(big, b"").getpixel((0, 0)), (156, 156, 156))  # type: ignore[arg-type]  # three bands


def test_twelve_bits_and_white_as_nothing_keep_their_brightness() -> None:
    twelve = Image.new("I;16", (4, 4), 2_048)
    twelve.tag_v2 = {258: (12,)}  # type: ignore[attr-defined]  # as a TIFF brings it
    assert near(to_srgb(twelve, b"").getpixel((0, 0)), (128, 128, 128))  # type: ignore[arg-type]  # three bands
    turned = Image.new("I;16", (4, 4), 0)
    turned.tag_v2 = {262: 0}  # type: ignore[attr-defined]  # as a TIFF brings it
    assert to_srgb(turned, b"").getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["I", "F"])
def test_numbers_of_an_instrument_are_no_photograph(mode: str) -> None:
    with pytest.raises(OddPixels):
        colour_of(written(Image.new(mode, (8, 8), 3), "TIFF"))


def test_lab_printing_inks_and_clear_parts_come_out_as_meant() -> None:
    red = Image.new("RGB", (8, 8), (200, 30, 30))
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    lab = ImageCms.applyTransform(red, to_lab)
    assert lab is not None
    assert near(to_srgb(lab, b"").getpixel((0, 0)), (200, 30, 30), by=6)  # type: ignore[arg-type]  # three bands
    inks = written(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", quality=95)
    assert near(colour_of(inks), (255, 0, 0), by=4)
    clear = Image.new("RGBA", (8, 8), (*P3_RED, 0))
    assert colour_of(written(clear, "PNG", icc_profile=icc_profile(DISPLAY_P3))) == (255, 255, 255)
    half = Image.new("RGBA", (8, 8), (0, 0, 0, 128))
    assert near(colour_of(written(half, "PNG")), (127, 127, 127))


def test_a_profile_for_other_inks_does_not_stop_a_picture() -> None:
    grey = written(scene().convert("L"), "JPEG", icc_profile=icc_profile(ADOBE_RGB))
    assert near(colour_of(grey), (60, 60, 60), by=8)
