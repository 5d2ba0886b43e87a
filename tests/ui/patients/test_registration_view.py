from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.privacy.consents import NoticeText
from luna_desktop.ui.patients.registration_view import Alike, RegistrationView
from luna_desktop.ui.widgets.chips import Chip
from tests.ui.clipping import clipped
from tests.ui.patients.test_page_view import a_card

TODAY = date(2026, 11, 23)


@pytest.fixture
def view(qtbot: QtBot) -> RegistrationView:
    made = RegistrationView(TODAY)
    qtbot.addWidget(made)
    return made


def test_an_empty_form_has_nothing_to_save(view: RegistrationView) -> None:
    assert not view.frame.is_dirty()
    view.show_typed({"family_name": "Rao", "phone_new4_number": "98860 01427"})
    assert view.frame.is_dirty()
    view.show_empty()
    assert not view.frame.is_dirty()
    assert [row.is_blank() for row in view.phones.rows()] == [True]


def test_people_alike_can_be_opened_instead(view: RegistrationView) -> None:
    opened: list[object] = []
    view.open_wanted.connect(opened.append)
    view.alike.show_alike(Alike((a_card(3, "Savitri Rao"), a_card(4, "Savita Rao")), on_number=2))
    view.alike.findChild(QPushButton, "openInstead4").click()
    assert opened == [4]


def test_the_notice_is_shown_with_its_version(view: RegistrationView) -> None:
    view.notice.show_notice(NoticeText(1, 3, "en", "# Your data\n\nWe write it down.", "0" * 64, TODAY))
    assert "Your data" in view.notice.text.toPlainText()
    view.notice.show_notice(None)
    assert view.notice.text.isHidden()


def test_problems_without_a_field_stand_in_the_banner(view: RegistrationView) -> None:
    view.show_problems({"family_name": "Enter the name.", "elsewhere": "Something else."})
    assert view.identity.family.problem == "Enter the name."
    assert view.frame.banner.text() == "Something else."


def test_nothing_is_cut_in_a_small_window(qtbot: QtBot, view: RegistrationView) -> None:
    view.alike.show_alike(Alike((a_card(3, "Lakshminarayanan Venkatanarasimharajuvaripeta Chandrashekharaiah"),)))
    view.resize(1100, 640)
    with qtbot.waitExposed(view):
        view.show()
    assert clipped(view) == []
    assert view.minimumSizeHint().width() <= 1100
    view.hide()


def test_the_archived_are_marked_and_leave_the_words_their_room(view: RegistrationView) -> None:
    status = PatientStatus(Standing.ARCHIVED, reason="moved")
    view.alike.show_alike(Alike((a_card(3, "Savitri Rao"), replace(a_card(4, "Savita Rao"), status=status))))
    view.resize(1200, 800)
    view.show()
    chip = view.alike.findChild(Chip, "aliveOrNot4")
    assert isinstance(chip, Chip)
    assert chip.spec().text == "Archived"
    buttons = [view.alike.findChild(QPushButton, f"openInstead{at}") for at in (3, 4)]
    assert buttons[0].width() == buttons[1].width()
