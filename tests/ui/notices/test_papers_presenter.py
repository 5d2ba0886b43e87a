"""Versions and the poster leave as a file or on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.notices.page import build_page
from luna_desktop.ui.notices.papers_presenter import PaperRun, PapersPresenter
from luna_desktop.ui.notices.poster_dialog import PosterDialog
from luna_desktop.ui.notices.view import NoticesView
from tests.services.acting import entries, working
from tests.ui.contexts import Way, context_of
from tests.ui.notices.test_presenter import opened
from tests.ui.test_printing import a_printer


class Given:
    """A printer that was chosen already, or none."""

    def __init__(self, printer: QPrinter | None) -> None:
        self.printer = printer

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        answered(self.printer)


def test_a_version_is_saved_whole_and_the_log_says_so(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    way = Way()
    view = opened(qtbot, clinic, tmp_path / "notice", way=way)
    view.panel.details.read_wanted.emit("en")
    view.version_page.save_button.click()
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF")
    assert [entry.entity_id for entry in entries(clinic, "notice saved as file")] == ["notice 1 en"]
    assert way.said == ["The file is saved."]


def test_a_folder_that_cannot_be_written_is_said(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    view = opened(qtbot, clinic, tmp_path / "nowhere" / "notice.pdf")
    view.panel.details.read_wanted.emit("en")
    view.version_page.save_button.click()
    assert entries(clinic, "notice saved as file") == []
    assert view.banner.text()


def test_the_poster_is_shown_in_both_languages_and_saved(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    view = opened(qtbot, clinic, tmp_path / "poster.pdf")
    view.poster.click()
    dialog = view.findChild(PosterDialog)
    assert isinstance(dialog, PosterDialog)
    english = dialog.pdf
    dialog.languages.show_value("hi")
    dialog.language_chosen.emit("hi")
    assert dialog.pdf != english
    dialog.save_button.click()
    assert (tmp_path / "poster.pdf").read_bytes() == dialog.pdf
    assert [entry.entity_id for entry in entries(clinic, "notice saved as file")] == ["poster hi"]


def test_without_a_privacy_contact_there_is_no_poster_and_it_says_why(qtbot: QtBot, clinic: OpenClinic) -> None:
    with working(clinic) as work:
        settings.put(work, settings.PRIVACY_CONTACT, "")
    view = opened(qtbot, clinic)
    view.poster.click()
    dialog = view.findChild(PosterDialog)
    assert isinstance(dialog, PosterDialog)
    assert "Settings" in dialog.banner.text()
    assert not dialog.save_button.isEnabled()


def test_a_version_is_printed_and_noted_only_when_the_printer_took_it(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    context = context_of(clinic)
    view = NoticesView()
    qtbot.addWidget(view)
    PapersPresenter(view, context, Given(None))
    made = build_page(context)
    qtbot.addWidget(made)
    assert isinstance(made, NoticesView)
    made.panel.details.read_wanted.emit("en")
    view.version_page.place = made.version_page.place
    view.version_page.print_wanted.emit()
    assert entries(clinic, "notice on paper") == []
    PapersPresenter(view, context, Given(a_printer(tmp_path / "paper.pdf")))
    view.version_page.print_wanted.emit()
    qtbot.waitUntil(lambda: len(entries(clinic, "notice on paper")) == 1, timeout=20_000)


def test_a_run_counts_what_the_printer_took(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    counted: list[int] = []
    PaperRun(window, [b"no pdf"], counted.append).start(Given(a_printer(tmp_path / "paper.pdf")))
    PaperRun(window, [b"no pdf"], counted.append).start(Given(None))
    qtbot.waitUntil(lambda: len(counted) == 2)
    assert counted == [0, 0]
