"""The outbox says what it shows, what is empty, and why e-mails wait."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.outbox_pages import Heap, OutboxPage, read_outbox
from luna_desktop.ui.messages.outbox_view import OutboxView
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.ui.messages.parts import a_clinic_with_messages, count, shown

EMPTY = OutboxPage(Heap.OPEN, (), dict.fromkeys(Heap, 0), has_account=True, trouble="")


def test_each_empty_list_has_its_sentence(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = OutboxView(clinic.actor)
    shown(qtbot, view)
    names = []
    for heap in Heap:
        view.show_page(replace(EMPTY, heap=heap))
        names.append(view.states.currentWidget().objectName())
    assert names == ["nothingWaits", "nothingToLookAt", "nothingSent"]
    assert view.mail.text() == ""


def test_why_mail_waits_and_who_can_help(qtbot: QtBot, open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    view = OutboxView(owner.actor)
    shown(qtbot, view)
    view.show_page(replace(EMPTY, has_account=False))
    assert "No mail server" in view.mail.text()
    with qtbot.waitSignal(view.settings_wanted):
        view.mail.button.click()
    theirs = OutboxView(desk.actor)
    shown(qtbot, theirs)
    theirs.show_page(replace(EMPTY, trouble="The mail server closed the line. Try again later."))
    assert theirs.mail.text() == "E-mails wait. The mail server closed the line. Try again later."
    assert not theirs.mail.button.isVisible()


def test_rows_and_counts(qtbot: QtBot, clinic: OpenClinic) -> None:
    a_clinic_with_messages(clinic)
    view = OutboxView(clinic.actor)
    shown(qtbot, view)
    view.show_page(act(clinic, read_outbox, Heap.OPEN))
    assert count(view.table) == 1
    cell = view.table.rows_model().columns()[2].cell(view.table.current())  # type: ignore[arg-type]  # there is a row
    assert cell.spoken() == "E-mail, ananya@mail.example"
    view.show_problems({"way": "No way."})
    assert view.trouble.text() == "No way."
