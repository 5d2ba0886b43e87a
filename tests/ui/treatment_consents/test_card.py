"""The card of treatment consents: what stands, and taking one back in one question."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.services.care import treatment_consents
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.papers.pages import PaperPages
from luna_desktop.ui.treatment_consents.card import LOOKS, build_consents_card, tile_of
from tests import builders
from tests.services.acting import act
from tests.services.care.paper_desk import sign
from tests.ui.papers.room import a_room


def test_a_consent_is_printed_and_taken_back(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    line = sign(clinic, patient)
    papers = a_room(qtbot, clinic, patient, False, True)
    papers.view.add_right(build_consents_card(papers.desk))
    papers.press(f"treatmentConsentsCard{line.entry.consent_id}Open")
    assert isinstance(papers.view.page(), PaperPages)
    papers.view.show_overview()
    for standing in (TreatmentStanding.GIVEN, TreatmentStanding.WITHDRAWN):
        papers.press(f"treatmentConsentsCard{line.entry.consent_id}TakeBack")
        assert act(clinic, treatment_consents.read_treatment_consents, patient)[0].standing is standing
    assert clinic.actor.may(Permission.CHANGE_CHART)


def test_a_tile_says_who_signed_in_which_language_and_until_when(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    tile = tile_of(sign(clinic, patient), may_change=True)
    assert tile.title == "Fractional CO2 laser 10600 nm"
    assert tile.notes[0] == "14-Mar-2026, in English, by Ananya Kumar; taken by Dr Nandini Rao"
    assert tile.notes[1] == "Holds until 14-Sep-2026"
    assert [action.key for action in tile.actions] == ["Open", "TakeBack"]
    refused = tile_of(sign(clinic, patient, says_yes=False), may_change=True)
    assert [action.key for action in refused.actions] == ["Open"]
    assert set(LOOKS) == set(TreatmentStanding)
