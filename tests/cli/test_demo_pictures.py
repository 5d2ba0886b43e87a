"""Drawn photographs: pictures that the program's own door takes, the same for the same seed."""

from __future__ import annotations

from luna_desktop.cli.demo_pictures import FACE, HEIGHT, WIDTH, drawn_face, drawn_patch
from luna_desktop.interop.pictures import prepare


def test_a_drawing_is_a_photograph_and_always_the_same() -> None:
    drawn = drawn_patch(3)
    assert drawn == drawn_patch(3)
    assert drawn not in {drawn_patch(4), drawn_patch(3, faded=0.5)}
    picture = prepare(drawn)
    assert (picture.width, picture.height) == (WIDTH, HEIGHT)


def test_a_drawn_face_is_always_the_same_and_has_its_own_look() -> None:
    assert drawn_face(3) == drawn_face(3)
    assert len({drawn_face(seed) for seed in range(8)}) == 8
    picture = prepare(drawn_face(3))
    assert (picture.width, picture.height) == (FACE, FACE)
