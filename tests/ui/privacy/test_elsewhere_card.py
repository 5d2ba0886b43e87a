"""What the patient decided at other clinics, on the Privacy tab, against a real clinic."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.context import Context
from luna_desktop.ui.privacy.elsewhere_card import MOST_SHOWN, ElsewhereCard, build_elsewhere_card
from luna_desktop.ui.widgets.buttons import Button
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.privacy.told_there import CONSENT, STATEMENT, come_from_there
from tests.ui.contexts import context_of


def shown(qtbot: QtBot, context: Context, patient: PatientId) -> ElsewhereCard:
    card = build_elsewhere_card(context, patient)
    assert isinstance(card, ElsewhereCard)
    qtbot.addWidget(card)
    return card


def test_what_waits_comes_first_and_a_decision_settles_it(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    context = context_of(clinic, "She does not work here.")
    card = shown(qtbot, context, come_from_there(clinic, tmp_path))
    assert not card.isHidden()
    card.findChild(Button, "privacyElsewhereMore").click()  # type: ignore[union-attr]  # it is there: there are more
    first, second, *others = card.texts()
    assert first.startswith("Certain staff do not open the record. To be decided")
    assert "Restriction at Aranya Skin Clinic, 04-Mar-2026" in first
    assert second.startswith("Nothing to the insurer. Kept to here")
    assert any(text.startswith("Research and statistics. Given") for text in others)
    assert any(text.startswith("Consultation 30. ") for text in others)
    assert others[0].startswith("Melasma: Note. The patient disagrees")
    assert STATEMENT in others[0]
    assert "note what was decided" in card.banner.text()
    button = next(each for each in card.findChildren(Button) if each.objectName().startswith("settle"))
    button.click()
    assert any("Decided here: She does not work here." in text for text in card.texts())
    assert "A no counts here too" in card.banner.text()


def test_the_desk_sees_no_restriction_and_decides_nothing(qtbot: QtBot, open_clinic: Opener, tmp_path: Path) -> None:
    patient = come_from_there(open_clinic(Role.OWNER), tmp_path)
    card = shown(qtbot, context_of(open_clinic(Role.RECEPTION)), patient)
    assert card.texts()
    assert not any("Restriction at" in text or "Melasma" in text for text in card.texts())
    assert not [each for each in card.findChildren(Button) if each.objectName().startswith("settle")]


def test_long_lists_are_shown_whole_on_request(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    more = (replace(CONSENT, number=place) for place in range(10, 20))
    card = shown(qtbot, context_of(clinic), come_from_there(clinic, tmp_path, *more))
    assert len(card.texts()) == MOST_SHOWN
    more_button = card.findChild(Button, "privacyElsewhereMore")
    assert isinstance(more_button, Button)
    more_button.click()
    assert len(card.texts()) == 10


def test_a_patient_of_this_clinic_alone_has_no_card(qtbot: QtBot, clinic: OpenClinic) -> None:
    assert shown(qtbot, context_of(clinic), builders.register(clinic)).isHidden()
