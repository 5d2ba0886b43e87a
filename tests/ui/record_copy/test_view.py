"""The record copy page: what is said when a copy has left, and where problems stand."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.ui.record_copy.stand import Act, Stand
from luna_desktop.ui.record_copy.view import RecordCopyView


def test_the_passphrase_is_shown_once(qtbot: QtBot) -> None:
    view = RecordCopyView()
    qtbot.addWidget(view)
    view.show_delivered(Delivered(6, "ab" * 32, 1, "RC-2026-0001"), "saved as a file", "abcd-efgh-jkmn")
    for part in ("RC-2026-0001", "6 pages", "abababababab"):
        assert part in view.result.text()
    assert view.passphrase.value() == "abcd-efgh-jkmn"
    view.findChild(QPushButton, "passphraseDone").click()
    assert (view.is_showing_passphrase(), view.passphrase.value()) == (False, "")
    assert "abcd" not in QGuiApplication.clipboard().text()


def test_problems_without_a_field_stand_in_the_banner(qtbot: QtBot) -> None:
    view = RecordCopyView()
    qtbot.addWidget(view)
    view.show_problems({"contact": "Enter the privacy contact in Settings.", "purpose": "Enter what it is for."})
    assert view.banner.text() == "Enter the privacy contact in Settings."
    assert view.options.released.purpose.problem == "Enter what it is for."


def test_only_an_approved_copy_on_paper_can_be_printed(qtbot: QtBot) -> None:
    view = RecordCopyView()
    qtbot.addWidget(view)
    view.show_stand(Stand(act=Act.SEND, may_plan=True), None, None, in_part=False)
    assert not view.preview.print.isEnabled()
    assert view.head.next.accessibleName() == "Send for clinical review…"
    view.show_stand(Stand(act=Act.LEAVE), None, None, in_part=False)
    assert view.preview.print.isEnabled()
    view.show_stand(Stand(), None, None, in_part=False)
    assert view.head.next.isHidden()


def test_after_a_step_the_keyboard_is_on_the_next_one(qtbot: QtBot) -> None:
    view = RecordCopyView()
    qtbot.addWidget(view)
    view.show_stand(Stand(act=Act.SEND, other=Act.SKIP_REVIEW, may_plan=True), None, None, in_part=False)
    view.show()
    view.activateWindow()
    view.options.released.purpose.control.setFocus()
    view.set_busy(True)
    assert view.focusWidget() is None, "the field is switched off while the step is taken"
    view.show_done("The copy is approved.")
    assert view.focusWidget() is view.head.next
    view.options.released.purpose.control.setFocus()
    view.set_busy(False)
    assert view.focusWidget() is view.options.released.purpose.control, "nobody is interrupted"
    view.show_stand(Stand(), None, None, in_part=False)
    view.set_busy(True)
    view.show_done("Your review is kept.")
    assert view.focusWidget() is view.head.back
