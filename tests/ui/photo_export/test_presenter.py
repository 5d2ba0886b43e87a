"""The page in use against a real clinic: prepared by keyboard, made, looked at by a second person, saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.photo_exports import BoxKind
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.interop.picture_out import left_in
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import list_drafts
from luna_desktop.services.sharing.photo_exports import read_photo_exports
from luna_desktop.ui.photo_export.check_dialog import CheckDialog
from luna_desktop.ui.photo_export.presenter import ExportPresenter
from luna_desktop.ui.photo_export.view import MADE, ExportView
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing.photographing import a_photographed, a_society, allow, asked, make
from tests.ui.clipping import clipped
from tests.ui.office import Heard, context_of


def opened(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object, may_export: bool = True
) -> tuple[ExportView, Heard]:
    context, heard, _prompts = context_of(clinic, *answers)
    view = ExportView(may_check=True, may_export=may_export)
    qtbot.addWidget(view)
    view.resize(1180, 560)
    presenter = ExportPresenter(view, context, patient)
    tiles = act(clinic, list_photographs, patient) if may_export else []
    images = {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles}
    presenter.open(tiles, images, {tiles[0].photograph_id} if tiles else set())
    view.show()
    return view, heard


def fill(view: ExportView, scope: PhotoScope, recipient: int = 0) -> None:
    view.terms.scope.show_value(scope.value)
    view.terms.scope.edited.emit()
    if recipient:
        view.terms.recipient.show_value(recipient)
    view.terms.purpose.show_value("Case discussion")


def test_an_eyes_bar_by_keyboard_then_made_checked_and_saved(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    patient, photographs = a_photographed(clinic)
    society = a_society(clinic)
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE)
    target = tmp_path / "PX-2026-0001.jpg"
    view, heard = opened(qtbot, clinic, patient, target)
    fill(view, PhotoScope.CONFERENCE, society)
    assert "1 photograph" in view.terms.allowed.text()
    assert not view.terms.face.segments.isEnabled(), "a photograph of the face shows one"
    view.terms.make.click()
    assert "recognised" in view.photos.row(photographs[0]).state.text()

    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_B)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.boxes.count() == 1
    assert [box.kind for box in view.canvas.boxes()] == [BoxKind.EYES]
    assert clipped(view) == []
    view.terms.make.click()
    (line,) = act(clinic, read_photo_exports, patient)
    assert (line.state, view.pages.currentIndex()) == (State.APPROVAL, MADE)
    assert view.made.next.text() == "A second person looks at these before they leave."
    assert view.made.look.isHidden()

    other, _heard = opened(qtbot, open_clinic(Role.PRIVACY_OFFICER), patient, may_export=False)
    assert other.pages.currentIndex() == MADE
    other.made.look.click()
    dialog = other.findChild(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    assert not dialog.let_go.isEnabled()
    dialog.certain.click()
    dialog.let_go.click()
    assert act(clinic, read_photo_exports, patient)[0].state is State.APPROVED

    again, heard = opened(qtbot, clinic, patient, target)
    again.show_part(MADE)
    qtbot.keyClick(again.made.table, Qt.Key.Key_Return)
    assert heard.said[-1] == "PX-2026-0001 was saved and entered as handed over"
    assert left_in(target.read_bytes()) == ()
    assert again.made.save.isHidden()


def test_what_is_not_allowed_is_said_before_anything_is_made(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic, "tan", "white")
    view, _heard = opened(qtbot, clinic, patient)
    view.terms.make.click()
    assert view.terms.scope.problem
    fill(view, PhotoScope.STAFF)
    assert view.photos.row(photographs[0]).state.text() == "Not allowed for this use"
    with qtbot.waitSignal(view.terms.ask_wanted):
        view.terms.ask.click()
    view.canvas.put(BoxKind.EYES)
    view.terms.make.click()
    assert "not been asked" in view.banner.text() or "not allowed" in view.banner.text()
    assert not view.terms.make.is_busy()
    assert act(clinic, read_photo_exports, patient) == []


def test_what_was_prepared_is_there_again_when_the_page_is_left_before_making(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic, "tan", "white")
    society = a_society(clinic)
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE)
    left, _heard = opened(qtbot, clinic, patient)
    fill(left, PhotoScope.CONFERENCE, society)
    left.terms.purpose.edited.emit()
    left.canvas.put(BoxKind.EYES)
    drawn, now = left.canvas.boxes(), left.photos.ticked()
    assert left.draft.is_prepared()
    left.draft.flush_draft()
    left.close()

    view, _heard = opened(qtbot, clinic, patient)
    assert view.terms.chosen_scope() is PhotoScope.CONFERENCE
    assert (view.terms.recipient.value(), view.terms.purpose.value()) == (society, "Case discussion")
    assert view.canvas.boxes() == drawn
    assert "not made yet" in view.draft.draft_note.text()
    view.terms.make.click()
    (line,) = act(clinic, read_photo_exports, patient)
    assert line.photographs == now
    assert not view.draft.is_prepared()
    view.draft.flush_draft()
    assert act(clinic, list_drafts, None) == []


def test_a_stop_needs_a_reason_and_taking_back_too(qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    view, _heard = opened(qtbot, open_clinic(Role.PRIVACY_OFFICER), patient, may_export=False)
    view.made.look.click()
    dialog = view.findChild(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    assert not dialog.stop.isEnabled()
    dialog.reason.show_value("The tattoo can be seen")
    dialog.reason.edited.emit()
    dialog.stop.click()
    make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    own, _heard = opened(qtbot, clinic, patient, "Not needed any more")
    own.show_part(MADE)
    own.made.take_back.click()
    states = [line.state for line in act(clinic, read_photo_exports, patient)]
    assert states == [State.FAILED, State.BLOCKED]


def test_without_photographs_the_page_says_so(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, _photographs = a_photographed(clinic)
    context, _heard, _prompts = context_of(clinic)
    view = ExportView(may_check=True, may_export=True)
    qtbot.addWidget(view)
    ExportPresenter(view, context, patient).open([], {}, set())
    assert view.new.currentWidget().accessibleName() == "No photograph to prepare"
    assert view.made.table.rows_model().rowCount() == 0
