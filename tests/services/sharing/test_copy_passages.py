"""Other people in a record are found with the section in which they stand; another patient by the whole name."""

from __future__ import annotations

from luna_desktop.domain.third_parties import Why
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_passages import find_names
from luna_desktop.services.sharing.copy_plans import CopyPlan, request_of
from tests import builders
from tests.services.acting import act, entries
from tests.services.sharing.copying import TOLD, a_record, ready


def test_relatives_phones_and_other_patients_are_proposed_and_staff_is_not(clinic: OpenClinic) -> None:
    builders.register(clinic, builders.a_patient("Nambiar", "Priya"))
    patient = a_record(clinic, f"{TOLD} Saw Priya Nambiar. Dr Nandini Rao and Ananya Kumar agreed.")
    case = ready(clinic, patient)
    found = act(clinic, find_names, request_of(CopyPlan(), case, "Ananya Kumar", case.received_at, preview=True))
    assert {each.words: each.why for each in found.proposals} == {
        "Priya Nambiar": Why.OTHER_PATIENT,
        "Kokila Zephyr": Why.RELATIVE,
        "98450 12345": Why.PHONE,
    }
    assert {sample.section for each in found.proposals for sample in each.samples} == {"history"}
    (entry,) = entries(clinic, "record copy searched for names")
    assert "Kokila" not in entry.detail
