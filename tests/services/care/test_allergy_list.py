"""No trigger twice, by code, name or synonym; two members of one class are two entries."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Allergy, AllergyState, Coded
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.care import chart
from luna_desktop.services.care.allergy_list import settle_allergies, standing_allergies
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act, working

LATEX = Coded("Natural rubber latex", "latex")


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LATEX, Coded("LATEX gloves", "latex")),
        (LATEX, Coded("natural  rubber latex")),
        (LATEX, Coded("Latex")),
        (Coded("Xylocaine"), Coded("Lidocaine (lignocaine)", "lidocaine")),
        (Coded("दवा"), Coded("दवा ")),
    ],
)
def test_the_same_trigger_is_refused(clinic: OpenClinic, patient: PatientId, first: Coded, second: Coded) -> None:
    act(clinic, chart.record_entry, NewEntry(patient, Allergy(first)))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, chart.record_entry, NewEntry(patient, Allergy(second)))
    assert "means the same" in str(refused.value.problems["trigger"])


def test_two_members_of_a_class_are_two_entries(clinic: OpenClinic, patient: PatientId) -> None:
    for name in ("Ibuprofen", "Diclofenac"):
        page = act(clinic, chart.record_entry, NewEntry(patient, Allergy(Coded(name))))
    assert len(page.allergies) == 2


def test_the_state_follows_the_rows(clinic: OpenClinic, patient: PatientId) -> None:
    page = act(clinic, chart.record_entry, NewEntry(patient, Allergy(LATEX)))
    assert page.allergy_state is not None
    assert page.allergy_state.body.state is AllergyState.SOME
    with working(clinic) as work:
        assert [each.body.trigger for each in standing_allergies(work, patient)] == [LATEX]
        settle_allergies(work, patient)
    again = act(clinic, chart.read_chart, patient)
    assert again.allergy_state is not None
    assert again.allergy_state.number == page.allergy_state.number
