"""The section about retention in use: why and until when, holds placed and released."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.erasure.hold_dialog import HoldDialog
from luna_desktop.ui.erasure.kept_card import KeptCard
from luna_desktop.ui.erasure.kept_presenter import build_kept_card
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way, context_of


def shown(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object, way: Way | None = None) -> KeptCard:
    card = build_kept_card(context_of(clinic, *answers, way=way), patient)
    assert isinstance(card, KeptCard)
    qtbot.addWidget(card)
    card.resize(520, 700)
    card.show()
    return card


def texts(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_an_owner_reads_places_and_releases(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, way = builders.register(clinic), Way()
    card = shown(qtbot, clinic, patient, "settled out of court", way=way)
    assert "Somebody who was never treated here: until 14-Mar-2027" in texts(card)
    card.hold.click()
    dialog = card.window().findChild(HoldDialog)
    assert dialog is not None
    dialog.review.show_value("")
    dialog.place.click()
    assert dialog.review.problem
    dialog.review.show_value("2026-09-01")
    dialog.place.click()
    assert dialog.reason.problem
    dialog.reason.show_value("Notice about a burn")
    dialog.reference.show_value("RN 45/2026")
    dialog.place.click()
    assert way.said == ["The record is kept until an owner releases it."]
    assert "Court case or order · RN 45/2026" in texts(card)
    assert "To be looked at again by 01-Sep-2026." in texts(card)
    release = next(button for button in card.findChildren(QPushButton) if button.text().startswith("Release"))
    release.click()
    assert way.said[-1] == "The hold is released."
    assert "settled out of court" in texts(card)


def test_an_officer_places_and_an_auditor_only_reads(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    officer = shown(qtbot, open_clinic(Role.PRIVACY_OFFICER), patient)
    assert officer.hold.isVisibleTo(officer)
    auditor = shown(qtbot, open_clinic(Role.AUDITOR), patient)
    assert not auditor.hold.isVisibleTo(auditor)
    assert build_kept_card(context_of(open_clinic(Role.RECEPTION)), patient) is None
