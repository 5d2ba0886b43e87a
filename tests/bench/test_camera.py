"""Made-up pictures of a camera."""

from __future__ import annotations

import io

from PIL import Image

from luna_desktop.bench.camera import grainy, twin


def test_pictures_are_grainy_and_twins_differ_by_their_bytes_alone() -> None:
    first = grainy((160, 120))
    second = twin(first, 7)
    with Image.open(io.BytesIO(first)) as one, Image.open(io.BytesIO(second)) as other:
        assert one.convert("RGB").tobytes() == other.convert("RGB").tobytes()
        assert len(one.getcolors(160 * 120) or ()) > 1000
    assert first != second
    with Image.open(io.BytesIO(grainy((160, 120), sideways=True))) as turned:
        assert turned.getexif()[0x0112] == 6
