"""The rows: a heading for each month, words for eyes and ears, and a drawing that puts ink where it belongs."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.timeline import Moment, Strand
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say
from luna_desktop.ui.timeline.rows import STRAND_ICONS, Heading, MomentDelegate, TimelineModel, spoken

VISIT = Moment(Strand.VISITS, PartialDate(2026, 11, 2), "Melasma follow-up", ("cheeks lighter",), "Dr Rao", "Amended")
SCORE = Moment(Strand.SCORES, PartialDate(2026, 11, 2), say("MASI: {value}", value="9.6"), who="Dr Rao")
OLD = Moment(Strand.CONDITIONS, PartialDate(2023), "Melasma")


def a_model(*moments: Moment) -> TimelineModel:
    model = TimelineModel()
    model.show_moments(moments)
    return model


def test_each_month_has_its_heading_and_count() -> None:
    model = a_model(VISIT, SCORE, OLD)
    rows = [model.row_at(at) for at in range(model.rowCount())]
    assert rows == [Heading("Nov-2026", 2), VISIT, SCORE, Heading("2023", 1), OLD]
    assert model.data(model.index(0)) == "Nov-2026, 2 entries"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_going_on_passes_over_headings() -> None:
    model = a_model(VISIT, SCORE, OLD)
    assert [model.next_moment(at, 1) for at in (-1, 1, 2, 4)] == [1, 2, 4, -1]
    assert [model.next_moment(at, -1) for at in (4, 1)] == [2, -1]


def test_the_whole_moment_is_heard() -> None:
    assert spoken(VISIT) == "02-Nov-2026, Visits, Melasma follow-up, cheeks lighter · Dr Rao, Amended"
    assert spoken(OLD) == "2023, Conditions, Melasma"


def test_every_sort_has_an_icon_of_its_own() -> None:
    assert set(STRAND_ICONS) == set(Strand)
    assert len(set(STRAND_ICONS.values())) == len(Strand)


def test_headings_and_moments_are_drawn(qtbot: QtBot) -> None:
    model = a_model(VISIT)
    delegate = MomentDelegate(model)
    for at in range(2):
        option = QStyleOptionViewItem()
        size = delegate.sizeHint(option, model.index(at))
        option.rect = QRect(0, 0, 600, size.height())
        image = QImage(600, size.height(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(at))
        painter.end()
        assert any(image.pixel(x, y) != 0xFFFFFFFF for x in range(0, 400, 3) for y in range(0, size.height(), 3))
