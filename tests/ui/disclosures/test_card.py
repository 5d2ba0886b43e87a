"""What left, on the Privacy tab: by role, by period, with what is on its way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.disclosures.card import DisclosuresCard, build_disclosures_card
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, propose, send
from tests.ui.contexts import Way, context_of
from tests.ui.disclosures.reading import words_in


@pytest.mark.parametrize(
    ("role", "may_copy", "may_disclose", "may_read"),
    [
        (Role.RECEPTION, False, False, False),
        (Role.CLINICIAN, True, True, True),
        (Role.PRIVACY_OFFICER, True, True, True),
    ],
)
def test_each_role_sees_what_it_may_do(
    qtbot: QtBot, open_clinic: Opener, role: Role, may_copy: bool, may_disclose: bool, may_read: bool
) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    way = Way()
    view = build_disclosures_card(context_of(open_clinic(role), way=way), patient)
    assert isinstance(view, DisclosuresCard)
    place = QWidget()
    QVBoxLayout(place).addWidget(view)
    qtbot.addWidget(place)
    place.show()
    assert view.isHidden() is not (may_copy or may_disclose or may_read)
    assert (view.copy.isHidden(), view.disclose.isHidden()) == (not may_copy, not may_disclose)
    assert ("No disclosures" in view.note.text()) is may_read
    if may_copy:
        view.copy.click()
        view.disclose.click()
        assert way.places == [f"record copy {patient}", f"disclosure {patient} 0"]


def test_repeats_and_what_is_on_its_way(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    hospital = a_recipient(clinic)
    view = build_disclosures_card(context_of(clinic), patient)
    assert isinstance(view, DisclosuresCard)
    qtbot.addWidget(view)
    propose(clinic, a_proposal(patient, hospital))
    answer_sharing(clinic, patient, hospital)
    for turn in range(2):
        send(clinic, a_proposal(patient, hospital), tmp_path / f"{turn}.pdf")
    said = words_in(view)
    assert "2 times" in said
    assert "Blocked" in view.others.itemAt(0).widget().accessibleDescription()
    assert "DS-2026" not in said
    assert view.lines.count() == 1


def test_a_shorter_period_can_be_chosen(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    view = build_disclosures_card(context_of(clinic), patient)
    assert isinstance(view, DisclosuresCard)
    qtbot.addWidget(view)
    assert "2020" in view.note.text()
    view.period_chosen.emit(1)
    assert "2025" in view.note.text()


def test_trouble_stands_in_the_card(qtbot: QtBot) -> None:
    view = DisclosuresCard()
    qtbot.addWidget(view)
    view.show_trouble("The clinic is locked. Sign in again.")
    assert view.note.text() == "The clinic is locked. Sign in again."
    assert view.lines.count() == 0
