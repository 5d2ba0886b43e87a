"""Check-in over a real clinic: what it returns, its audit entry, and that nothing clinical is asked or fetched."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.facts import KINDS, kinds_of
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import Gender
from luna_desktop.services.care.chart import NewEntry, record_entry
from luna_desktop.services.facts import current_facts
from luna_desktop.services.front.check_in import (
    CheckInAsked,
    DetailsRight,
    confirm_details,
    open_check_in,
    read_check_in,
)
from luna_desktop.services.front.dues import Due
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching, working
from tests.services.care.test_safety_due import answer_all
from tests.services.front.booking import book_one


def test_it_holds_booking_details_and_dues_and_is_noted_once(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="10:00")
    asked = CheckInAsked(known.patient_id, known.booking_id)
    found = act(desk, open_check_in, asked)
    assert (found.card.name, found.line.service, found.line.number) == ("Ananya Kumar", "Consultation", 1)
    assert [each.kind for each in found.contact] == ["phone"]
    assert Due.SAFETY in {line.what for line in found.dues}
    assert act(desk, read_check_in, asked) == found
    assert [entry.patient_id for entry in entries(desk, "check-in opened")] == [known.patient_id]


def test_a_booking_of_somebody_else_is_not_there(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="10:00")
    other = builders.register(desk, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    with pytest.raises(NotFound):
        act(desk, open_check_in, CheckInAsked(other, known.booking_id))


def test_the_desks_statements_name_no_clinical_kind_and_fetch_no_clinical_body(open_clinic: Opener) -> None:
    clinician, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    man = builders.register(clinician, builders.a_patient(gender=Gender.MALE))
    act(clinician, record_entry, NewEntry(man, Condition(Coded("Canarywort"))))
    answer_all(clinician, man, YesNo.YES)
    known = book_one(desk, man, "10:00")
    clinical = set(kinds_of(DataClass.CLINICAL)) | {"visit_version", "treatment_name", "service_clinical_name.name"}
    with watching(desk) as seen:
        found = act(desk, open_check_in, CheckInAsked(man, known.booking_id))
    assert Due.SAFETY not in {line.what for line in found.dues}
    for statement, values in seen.statements:
        if "fact_version" in statement:
            assert not [kind for kind in clinical if f"'{kind}'" in values], values
    (about,) = seen.about("safety_asked")
    assert about[0].startswith("SELECT (SELECT count(*)")
    assert "Canarywort" not in repr(found)
    assert "keloid" not in repr(found)


def test_confirming_is_a_dated_fact_with_versions(open_clinic: Opener, ticking: builders.Ticking) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    first = act(desk, confirm_details, DetailsRight(patient))
    ticking.advance(days=400)
    second = act(desk, confirm_details, DetailsRight(patient))
    assert (second - first).days == 400
    with working(desk) as work:
        (known,) = current_facts(work, patient, ("contact_check",))
    assert (known.number, known.body.on, known.recorded_by) == (2, second, "Ravi Shetty")
    assert KINDS["contact_check"].data_class is DataClass.CONTACT
