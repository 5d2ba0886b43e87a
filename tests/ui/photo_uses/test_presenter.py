"""The card in use against a real clinic: asked and signed, taken back, looked at, letters written."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.photo_consents import read_photo_uses
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.photo_export.check_dialog import CheckDialog
from luna_desktop.ui.photo_uses.ask_dialog import AskDialog
from luna_desktop.ui.photo_uses.card import PhotoUsesCard
from luna_desktop.ui.photo_uses.presenter import build_photo_uses
from luna_desktop.ui.widgets.buttons import Button
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing.photographing import a_photographed, a_society, allow, asked, check, make, save
from tests.ui.clipping import clipped
from tests.ui.office import Heard, context_of

STROKES = (tuple((float(at * 4), float(at % 9) * 8, float(at), 0.5) for at in range(60)),)


def card_of(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object) -> tuple[PhotoUsesCard, Heard]:
    context, heard, _prompts = context_of(clinic, *answers)
    hub = ChartHub(patient)
    card = build_photo_uses(context, patient, hub)
    assert isinstance(card, PhotoUsesCard)
    hub.setParent(card)
    qtbot.addWidget(card)
    card.resize(720, 640)
    card.show()
    return card, heard


def button(card: PhotoUsesCard, name: str) -> Button:
    found = card.findChild(Button, name)
    assert isinstance(found, Button), name
    return found


def test_uses_are_asked_with_the_pictures_in_view_and_signed(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic, "tan", "white")
    card, heard = card_of(qtbot, clinic, patient)
    card.ask.click()
    dialog = card.window().findChild(AskDialog)
    assert isinstance(dialog, AskDialog)
    assert not any(box.isChecked() for box in dialog.scopes.values()), "nothing is ticked before"
    assert dialog.recipient.isHidden()
    dialog.photographs[photographs[0]].click()
    dialog.scopes[PhotoScope.STAFF].click()
    assert not dialog.save.isEnabled(), "the signature is missing"
    dialog.pad.show_strokes(STROKES)
    dialog.pad.changed.emit()
    dialog.save.click()
    assert heard.said == ["The answer is recorded"]
    lines = {line.scope: line.photographs for line in act(clinic, read_photo_uses, patient)}
    assert lines[PhotoScope.STAFF] == (photographs[0],)
    assert lines[PhotoScope.CONFERENCE] == ()


def test_withdrawing_lists_what_left_and_makes_the_letter(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    patient, photographs = a_photographed(clinic)
    society = a_society(clinic)
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE)
    farida = open_clinic(Role.PRIVACY_OFFICER)
    line = make(clinic, asked(patient, photographs, PhotoScope.CONFERENCE, society))

    theirs, _heard = card_of(qtbot, farida, patient)
    button(theirs, f"look-{line.export_id}").click()
    dialog = theirs.window().findChild(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    dialog.certain.click()
    dialog.let_go.click()
    save(clinic, patient, line, tmp_path / "left.jpg")

    card, heard = card_of(qtbot, clinic, patient, True, tmp_path / "letter.pdf")
    button(card, "takeBack-conference").click()
    assert heard.said == ["The use is taken back"]
    assert "1 file of photographs left under this before" in card.banner.text()
    assert not [each for each in card.findChildren(Button, "takeBack-conference") if each.isVisible()]
    assert clipped(card) == []
    button(card, f"letter-{society}").click()
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")


def test_reception_has_no_such_card(qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener) -> None:
    patient, _photographs = a_photographed(clinic)
    context, _heard, _prompts = context_of(open_clinic(Role.RECEPTION))
    hub = ChartHub(patient)
    assert build_photo_uses(context, patient, hub) is None
    assert qtbot is not None


def test_who_checked_is_a_second_person(clinic: OpenClinic, open_clinic: Opener, qtbot: QtBot) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    card, _heard = card_of(qtbot, clinic, patient)
    assert card.findChild(Button, f"look-{line.export_id}") is None
    check(open_clinic(Role.PRIVACY_OFFICER), patient, line)
