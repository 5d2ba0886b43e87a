"""What is asked for each paper."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.reports.labels import Sheet
from luna_desktop.ui.book_papers.view import PaperKind, PapersView


def test_each_paper_asks_for_its_own(qtbot: QtBot) -> None:
    view = PapersView()
    qtbot.addWidget(view)
    view.start(date(2026, 3, 16))
    wanted = {
        PaperKind.DAY: {"day", "practitioner", "phones"},
        PaperKind.WEEK: {"day", "practitioner", "phones"},
        PaperKind.CARD: {"patient", "services"},
        PaperKind.ROUTE: {"patient", "day"},
        PaperKind.LABELS: {"whom", "day", "sheet", "first", "copies"},
    }
    for kind, names in wanted.items():
        view.show_kind(kind)
        assert {name for name, field in view.fields.items() if not field.isHidden()} == names
    view.whom.show_value(True)
    view.whom.edited.emit()
    assert not view.patient.isHidden()
    assert view.day.isHidden()
    assert view.sheet.value() is Sheet.A3X8
    assert "3 × 8, 70 × 37 mm" in [option.text for option in view.sheet.options()]


def test_problems_stand_at_their_fields_and_take_the_pages_away(qtbot: QtBot) -> None:
    view = PapersView()
    qtbot.addWidget(view)
    view.show_kind(PaperKind.LABELS)
    view.show_problems({"skip": "This sheet has 24 labels.", "patient": "Nobody is booked."})
    assert view.first.problem == "This sheet has 24 labels."
    assert view.banner.text() == "Nobody is booked."
    assert not view.preview.print.isEnabled()
