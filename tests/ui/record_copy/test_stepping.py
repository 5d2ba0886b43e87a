"""A walk-in in the shortest way: prepared, sent, reviewed, approved, saved, signed for; each step by its button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book as cases
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.services.sharing.copy_receipts import receipts_of
from luna_desktop.ui.record_copy.hand_over_dialog import HandOverDialog
from luna_desktop.ui.record_copy.names_dialog import NamesDialog
from luna_desktop.ui.record_copy.review_dialog import AnswerDialog, SendDialog
from luna_desktop.ui.record_copy.stepping import replace_left_out
from luna_desktop.ui.record_copy.view import RecordCopyView
from tests.services.acting import working
from tests.services.sharing.copying import a_record, ready
from tests.ui.record_copy.flows import book, settled, shown
from tests.ui.screens import context_of

SIGNATURE = (((0.0, 0.0, 0.0, 0.5), (9.0, 4.0, 20.0, 0.5)),)


def the(view: RecordCopyView, kind: type[QWidget]) -> QWidget:
    (found,) = [each for each in view.window().findChildren(kind) if not each.isHidden()]
    return found


def test_from_the_first_look_to_the_signed_receipt(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = a_record(clinic)
    case = ready(clinic, patient)
    context = context_of(clinic, tmp_path / "copy.pdf")
    view, _presenter = shown(qtbot, context, patient)
    view.show()
    view.options.released.purpose.show_value("Own record")
    view.options.released.release.cards.card("pdf").click()

    view.options.sections.review.click()
    names = the(view, NamesDialog)
    assert isinstance(names, NamesDialog)
    assert {row.passage.words for row in names.rows} == {"Kokila Zephyr", "98450 12345"}
    names.keep.click()
    assert view.options.sections.left_out.text() == "2 passages are left out."

    view.head.next.click()
    send = the(view, SendDialog)
    assert isinstance(send, SendDialog)
    send.reviewer.show_value(int(clinic.actor.user_id))
    send.act.click()
    assert "Sent to" in view.options.state.said()[0]

    view.head.next.click()
    answer = the(view, AnswerDialog)
    assert isinstance(answer, AnswerDialog)
    answer.act.click()
    assert view.head.next.accessibleName() == "Approve"
    view.head.next.click()
    assert view.head.next.accessibleName() == "Save the file…"

    view.head.next.click()
    (line,) = book(clinic, patient)
    assert line.state == "sent"
    assert view.is_showing_passphrase()
    assert view.head.next.accessibleName() == "Hand over…"

    view.head.next.click()
    receipt = the(view, HandOverDialog)
    assert isinstance(receipt, HandOverDialog)
    receipt.act.click()
    assert "sign here" in receipt.problem.text()
    receipt.pad.show_strokes(SIGNATURE)
    receipt.act.click()
    with working(clinic) as work:
        assert cases.case_with_id(work, case.case_id).state is CaseState.ISSUED
        (kept,) = receipts_of(work, case.case_id)
    assert kept.copy_number == line.number
    assert "signed for" in view.result.text()
    settled(qtbot, view)


def test_a_copy_can_be_approved_without_a_review_for_a_reason(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = a_record(clinic)
    ready(clinic, patient)
    view, _presenter = shown(qtbot, context_of(clinic, "Nothing clinical is in doubt"), patient)
    view.options.state.other.click()
    assert view.head.next.accessibleName() == "Print…"
    settled(qtbot, view)


def test_what_is_left_out_replaces_what_was_before() -> None:
    plan = replace_left_out(CopyPlan(purpose="Own"), (Redaction("Ravi", "P1"),), ("Kokila",))
    assert (plan.purpose, plan.redactions, plan.left_alone) == ("Own", (Redaction("Ravi", "P1"),), ("Kokila",))
