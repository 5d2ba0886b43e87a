"""Where drawings stand, how a zoomed view looks at them, and which place is under a point."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from luna_desktop.domain.clinical.figures import FIGURE_SETS
from luna_desktop.ui.body_map.placing import Look, Spot, line_paths, outline_paths, scene_of, spot_at, stand

SIZE = QSizeF(900, 600)


@pytest.mark.parametrize("names", FIGURE_SETS.values(), ids=list(FIGURE_SETS))
@pytest.mark.parametrize("size", [SIZE, QSizeF(400, 700), QSizeF(2000, 400)])
def test_drawings_keep_their_shape_and_stay_in_their_cells(names: tuple[str, ...], size: QSizeF) -> None:
    standings = stand(names, size)
    assert [each.figure.id for each in standings] == list(names)
    for each in standings:
        assert each.cell.contains(each.box)
        assert each.box.width() / each.box.height() == pytest.approx(each.figure.width / each.figure.height)
    cells = [each.cell for each in standings]
    assert not any(a.intersects(b) for at, a in enumerate(cells) for b in cells[at + 1 :])


def test_a_place_is_found_again_under_its_point_whatever_the_zoom() -> None:
    standings = stand(("front", "back"), SIZE)
    spot = Spot("back", 0.42, 0.24)
    scene = scene_of(standings, spot)
    assert scene is not None
    look = Look(SIZE).zoomed(3, scene)
    seen = look.transform().map(scene)
    found = spot_at(standings, look.scene(seen))
    assert found is not None
    assert (found.figure, found.x, found.y) == ("back", pytest.approx(0.42), pytest.approx(0.24))


def test_beside_the_outlines_there_is_no_place() -> None:
    standings = stand(("front", "back"), SIZE)
    assert spot_at(standings, QPointF(5, 300)) is None
    assert scene_of(standings, Spot("scalp", 0.5, 0.5)) is None


def test_zooming_keeps_the_point_under_the_pointer_and_stays_within_the_drawings() -> None:
    around = QPointF(200, 150)
    start = Look(SIZE)
    closer = start.zoomed(4, around)
    assert closer.transform().map(start.scene(around)).x() == pytest.approx(around.x())
    far = closer.moved(QPointF(10_000, 10_000))
    assert QRectF(0, 0, 900, 600).contains(far.scene(QPointF(1, 1)))
    assert closer.zoomed(0.1, around).zoom == 1
    assert start.zoomed(100, around).zoom == 8


def test_what_is_out_of_sight_is_brought_into_it() -> None:
    look = Look(SIZE).zoomed(4, QPointF(0, 0))
    shown = look.showing(QPointF(850, 580))
    assert QRectF(0, 0, 900, 600).contains(shown.transform().map(QPointF(850, 580)))
    assert look.showing(QPointF(100, 80)) == look


def test_another_size_keeps_zoom_and_what_is_looked_at() -> None:
    look = Look(SIZE).zoomed(2, QPointF(450, 300)).resized(QSizeF(450, 300))
    assert look.zoom == 2
    assert look.scene(QPointF(225, 150)) == QPointF(225, 150)


def test_every_outline_is_closed_and_lines_are_not_filled() -> None:
    assert all(path.elementCount() > 8 for path in outline_paths("face"))
    assert line_paths("face")
