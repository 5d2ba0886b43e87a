"""Profiles that are only described turn into ICC profiles that a colour engine reads, with the colours of the books."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from luna_desktop.interop.picture_profiles import (
    ADOBE_RGB,
    DISPLAY_P3,
    REC_2020,
    SRGB,
    Colours,
    HighDynamicRange,
    coded,
    icc_profile,
)

Pixel = tuple[int, int, int]


def seen(pixel: Pixel, colours: Colours) -> Pixel:
    """Return a colour as sRGB shows it."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc_profile(colours)))
    picture = Image.new("RGB", (1, 1), pixel)
    shown = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), renderingIntent=1)
    assert shown is not None
    return shown.getpixel((0, 0))  # type: ignore[return-value]  # three bands


@pytest.mark.parametrize(
    ("pixel", "colours", "expected"),
    [
        ((234, 51, 35), DISPLAY_P3, (255, 0, 0)),  # the red of sRGB in P3
        ((219, 0, 0), ADOBE_RGB, (255, 0, 0)),
        ((200, 150, 120), SRGB, (200, 150, 120)),
        ((128, 128, 128), DISPLAY_P3, (128, 128, 128)),
        ((128, 128, 128), REC_2020, (128, 128, 128)),
    ],
    ids=["p3", "adobe", "skin", "grey p3", "grey 2020"],
)
def test_known_colours_come_out_right(pixel: Pixel, colours: Colours, expected: Pixel) -> None:
    assert max(abs(one - other) for one, other in zip(seen(pixel, colours), expected, strict=True)) <= 2


def test_code_points_name_colours_and_tone_curves() -> None:
    assert coded(12, 13) == DISPLAY_P3
    assert coded(2, 2) == coded(1, 13) == SRGB
    assert coded(9, 4).gamma == 2.2


@pytest.mark.parametrize("transfer", [16, 18])
def test_high_dynamic_range_is_told_apart(transfer: int) -> None:
    with pytest.raises(HighDynamicRange):
        coded(9, transfer)


@pytest.mark.parametrize(
    "colours",
    [
        Colours((0.3, 0.3), (0.3, 0.3), (0.3, 0.3)),
        Colours((0.3, 0.3), (0.4, 0.4), (0.5, 0.5), (0.6, 0.6)),
        Colours((0.5, 0.0), (0.3, 0.6), (0.15, 0.06)),
    ],
    ids=["one point", "a line", "no height"],
)
def test_what_is_no_triangle_is_refused(colours: Colours) -> None:
    with pytest.raises(ValueError, match="no colours"):
        icc_profile(colours)
