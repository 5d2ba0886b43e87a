"""The register of batches and the list of a recall: counted for the owner, named for a clinician, noted once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import recalls
from luna_desktop.services.care.recalls import RecallAsked, print_recall, read_batches, recall_batch
from luna_desktop.services.care.visits import OpenVisit
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act, entries
from tests.services.care.visiting import WHOLE, begin, save

ASKED = RecallAsked("numbing cream 5%", "lp260419", "Maker’s notice of 20-Nov-2026")


def use(clinic: OpenClinic, patient: PatientId, batch: str, product: str = "Numbing cream 5%") -> OpenVisit:
    used = ProductUsed(Coded(product), batch, PartialDate(2027, 11), "6 g")
    done = ProcedureDone(Coded("Peel"), products=(used,))
    return save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(done,)))


@pytest.fixture
def used(clinic: OpenClinic) -> OpenClinic:
    ananya = builders.register(clinic)
    ilesh = builders.register(clinic, builders.a_patient("Shah", "Ilesh", phone="98860 55555"))
    for patient, batch in ((ananya, "LP26-0419"), (ilesh, "lp26 0419"), (ananya, "LP26/0419"), (ilesh, "XX-1")):
        use(clinic, patient, batch)
    return clinic


def test_batches_are_one_however_they_were_typed(used: OpenClinic) -> None:
    lines = act(used, read_batches, "")
    assert [(line.batch_key, line.people, line.visits) for line in lines] == [("xx1", 1, 1), ("lp260419", 2, 3)]
    assert lines[1].expiry == "2027-11"


@pytest.mark.parametrize(("typed", "found"), [("26-04", 1), ("NUMBING", 2), ("%", 2), ("nothing", 0)])
def test_a_part_of_product_or_batch_is_enough(used: OpenClinic, typed: str, found: int) -> None:
    assert len(act(used, read_batches, typed)) == found


def test_everybody_who_had_it_is_listed_counted_and_noted_once(used: OpenClinic) -> None:
    found = act(used, recall_batch, ASKED)
    assert (found.people, found.kept_back, len(found.rows)) == (2, 0, 3)
    assert {row.card.name for row in found.rows} == {"Ananya Kumar", "Ilesh Shah"}
    (entry,) = entries(used, "batch recalled")
    assert (entry.purpose, entry.patient_id) == ("recall", None)
    assert '"people": 2' in entry.detail
    assert "Kumar" not in entry.detail


def test_a_recall_says_why(used: OpenClinic) -> None:
    with pytest.raises(InvalidInput):
        act(used, recall_batch, replace(ASKED, reason=" "))
    with pytest.raises(InvalidInput):
        act(used, recall_batch, replace(ASKED, batch_key="gone"))


def test_whom_a_restriction_hides_is_counted_and_not_named(used: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = recalls.cards_of
    monkeypatch.setattr(recalls, "cards_of", lambda work, patients: whole(work, patients)[:1])
    found = act(used, recall_batch, ASKED)
    assert (found.people, found.kept_back, {row.card.name for row in found.rows}) == (2, 1, {"Ananya Kumar"})


def test_the_list_is_printed_with_its_count_and_reason(used: OpenClinic, tmp_path: Path) -> None:
    text = text_of(act(used, print_recall, ASKED), tmp_path)
    for part in (
        "Numbing cream 5%, batch LP26-0419",
        "2 people had it",
        "Expiry: Nov-2027",
        "Ilesh Shah",
        "Maker’s notice",
    ):
        assert part in text
    assert len(entries(used, "recall list printed")) == 1


def test_only_a_clinician_lists_people_and_reception_sees_no_batch(open_clinic: Opener) -> None:
    for role in (Role.RECEPTION, Role.THERAPIST, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR):
        clinic = open_clinic(role)
        with pytest.raises(NotPermitted):
            act(clinic, read_batches, "")
        with pytest.raises(NotPermitted):
            act(clinic, recall_batch, ASKED)
        clinic.lock()
