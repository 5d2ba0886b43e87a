"""The second person's look: the pictures that were made, over the whole window, and what is decided."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.services.sharing.photo_exports import CheckedExport, ExportChosen
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.photo_export.check_dialog import CheckDialog
from luna_desktop.ui.photo_export.second_look import SecondLook
from luna_desktop.ui.presenter import Presenter
from tests.builders import a_jpeg
from tests.ui.photo_export.test_made_list import A_LINE


class Told:
    """A context whose jobs answer at once, and which keeps what was asked."""

    def __init__(self) -> None:
        self.pool = Inline()
        self.asked: list[object] = []

    def job(self, _case: object, request: object) -> object:
        """Keep a request; an opening gives two pictures, a decision the line."""
        self.asked.append(request)
        return lambda: [a_jpeg(), a_jpeg()] if isinstance(request, ExportChosen) else A_LINE


def test_each_picture_is_shown_over_the_window_and_the_decision_goes_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    page = QWidget(window)
    window.show()
    context, decided = Told(), list[ExportLine]()
    presenter = Presenter(page, None, Inline(), None)  # type: ignore[arg-type]  # nothing goes wrong here
    second = SecondLook(presenter, context, PatientId(7), page, decided.append)  # type: ignore[arg-type]  # a stand-in
    second.open(A_LINE)
    dialog = next(each for each in window.children() if isinstance(each, CheckDialog))
    assert not dialog.canvas.image().isNull()
    dialog.next.click()
    dialog.certain.click()
    dialog.let_go.click()
    assert context.asked[-1] == CheckedExport(PatientId(7), A_LINE.export_id, True, "")
    assert decided == [A_LINE]
    assert dialog.isHidden()
