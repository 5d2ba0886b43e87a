"""Cards follow the facts, in the order asked for, and say that there is an alert but never why."""

from __future__ import annotations

from dataclasses import fields

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Allergy, Certainty, Coded
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.facts import Source
from luna_desktop.services.care import chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.people import cards
from tests import builders
from tests.services.acting import act, working


def test_cards_come_in_the_order_asked_for_and_strangers_are_left_out(clinic: OpenClinic) -> None:
    first, second = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))
    with working(clinic) as work:
        assert [card.patient_id for card in cards.cards_of(work, [second, 99, first])] == [second, first]
        assert cards.cards_of(work, []) == []
        assert cards.recent_patients(work, 1) == [second]
        with pytest.raises(NotFound):
            cards.card_of(work, PatientId(99))


def test_the_alert_follows_the_allergies_and_nothing_else_shows(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    after = act(clinic, chart.record_entry, chart.NewEntry(patient, Allergy(Coded("Latex"))))
    allergy = after.allergies[0]
    with working(clinic) as work:
        card = cards.card_of(work, patient)
    assert card.has_alert
    assert "Latex" not in repr(card)
    refuted = FactChange(
        patient, allergy.fact_id, 1, Allergy(Coded("Latex"), certainty=Certainty.REFUTED), Source.PATIENT
    )
    act(clinic, chart.change_entry, refuted)
    with working(clinic) as work:
        assert not cards.card_of(work, patient).has_alert


def test_a_card_has_no_clinical_column() -> None:
    assert {field.name for field in fields(cards.CardRow)} == {
        "patient_id", "mrn", "name", "title", "birth", "gender", "phone", "city", "language", "last_seen", "has_alert",
            "status",
    }  # fmt: skip


def test_no_phone_or_city_leaves_them_empty(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(phone=""))
    with working(clinic) as work:
        card = cards.card_of(work, patient)
    assert (card.phone, card.city, card.mrn) == ("", "", "LUN-000001")
