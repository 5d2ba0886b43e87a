"""Every standard view has an outline that stays inside the picture; sides are mirrored, not the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS
from luna_desktop.ui.photos.outlines import outline_of


@pytest.mark.parametrize("view", [*PHOTO_VIEWS, "close_up"])
def test_an_outline_is_inside_its_square(view: str) -> None:
    outline = outline_of(view)
    assert not outline.shape.isEmpty()
    assert QRectF(0, 0, 1, 1).contains(outline.shape.boundingRect())


def test_left_and_right_are_mirrored() -> None:
    left, right = (outline_of(view).shape.boundingRect() for view in ("face_oblique_l", "face_oblique_r"))
    assert left.left() == pytest.approx(1 - right.right(), abs=1e-6)
    assert left.top() == pytest.approx(right.top(), abs=1e-6)
    assert left != right
    assert outline_of("face_front").eye_line
    assert outline_of("scalp_occipital_view").eye_line is None
