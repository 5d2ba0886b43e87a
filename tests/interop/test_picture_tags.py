"""Time, camera and lens are data; nonsense is nothing, and serial numbers and places are never read."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from PIL import Image

from luna_desktop.interop.picture_tags import LONGEST_NAME, Told, orientation_of, told_by
from tests.interop.picture_files import CANARY, canary_exif, scene, written


def told(exif: Image.Exif | bytes) -> Told:
    with Image.open(io.BytesIO(written(scene(), "JPEG", exif=exif))) as opened:
        return told_by(opened)


def test_time_camera_and_lens_are_kept_and_nothing_else() -> None:
    found = told(canary_exif())
    when = datetime(2026, 3, 14, 10, 30)  # noqa: DTZ001 - a camera's own time
    assert found == Told(when, "Nikon D850", "Micro 105mm f/2.8")
    assert CANARY not in repr(found)


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Apple", "iPhone 15", "Apple iPhone 15"),
        ("", "X100", "X100"),
        ("Canon", "", "Canon"),
        ("A\x00\x1bB", "C", "A B C"),
        ("M" * 500, "x", "M" * LONGEST_NAME),
    ],
)
def test_make_and_model_become_one_clean_name(make: str, model: str, camera: str) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = make, model
    assert told(exif).camera == camera


def test_adobe_rgb_is_known_by_its_own_tag() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA005] = {1: "R03"}
    assert told(exif).is_adobe_rgb
    assert not told(canary_exif()).is_adobe_rgb


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("bad", [b"Exif\0\0II*\0\x08\0\0\0\xff\xff", b"Exif\0\0" + bytes(range(256)), b"Exif\0\0MM"])
def test_hostile_tags_tell_nothing(bad: bytes) -> None:
    assert told(bad) == Told()


@pytest.mark.parametrize(("given", "kept"), [(1, 1), (6, 6), (8, 8), (0, 1), (9, 1), (60_000, 1)])
def test_only_the_eight_ways_to_hold_a_camera_count(given: int, kept: int) -> None:
    with Image.open(io.BytesIO(written(scene(), "JPEG", exif=canary_exif(orientation=given)))) as opened:
        assert orientation_of(opened) == kept
