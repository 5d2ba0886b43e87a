"""The register: adding, finding, changing, and what reception never gets to see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition
from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.services.care import chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, Known
from luna_desktop.services.people import patients
from luna_desktop.services.people.patients import DetailsChange, Likeness, Lookup, NewPatient, SearchSession
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching

CLINICAL_KINDS = ("condition", "medicine", "lifestyle", "allergy", "allergy_state", "photograph")


def found(clinic: OpenClinic, typed: str) -> list[PatientId]:
    return [card.patient_id for card in act(clinic, patients.search_patients, Lookup(typed))]


def fact(clinic: OpenClinic, patient: PatientId, kind: str) -> Known:
    details = act(clinic, patients.read_details, patient)
    return next(each for each in details.facts if each.kind == kind)


@pytest.mark.parametrize(
    "birth",
    [
        Birth(BirthKind.DATE, PartialDate(1991, 3, 14)),
        Birth(BirthKind.MONTH, PartialDate(1991, 3)),
        Birth(BirthKind.YEAR, PartialDate(1984)),
        Birth(BirthKind.AGE, age=42, told_on=date(2026, 3, 14)),
        Birth(),
    ],
    ids=lambda birth: birth.kind.value,
)
def test_a_birth_is_kept_as_it_was_told(clinic: OpenClinic, birth: Birth) -> None:
    patient = builders.register(clinic, NewPatient(Identity("Kumar", "Ananya", birth=birth)))
    details = act(clinic, patients.open_patient, patient)
    assert details.card.birth == birth
    assert fact(clinic, patient, "identity").body.birth == birth


@pytest.mark.parametrize(
    "identity",
    [
        Identity("कुमारी", "अनन्या", gender=Gender.FEMALE, language="hi"),
        Identity("ಗೌಡ", "ಮಂಜುನಾಥ್", gender=Gender.MALE),
        Identity("Sukarno"),
        Identity("Rao", "Nandini", other_script_name="नंदिनी राव", former_names="Iyer, Pillai", preferred_name="Nandu"),
    ],
    ids=["hindi", "kannada", "one name", "many names"],
)
def test_names_come_back_as_typed_and_are_found_again(clinic: OpenClinic, identity: Identity) -> None:
    patient = builders.register(clinic, NewPatient(identity))
    assert fact(clinic, patient, "identity").body == identity
    assert act(clinic, patients.read_details, patient).card.name == identity.full_name
    names = (identity.family_name, identity.given_name, identity.other_script_name, identity.preferred_name)
    for name in (*names, *identity.former_names.split(", ")):
        if name:
            assert found(clinic, name) == [patient], name


def test_record_numbers_count_up_without_gaps(clinic: OpenClinic) -> None:
    first = act(clinic, patients.register_patient, builders.a_patient())
    with pytest.raises(InvalidInput):
        act(clinic, patients.register_patient, builders.a_patient(family=" "))
    second = act(clinic, patients.register_patient, builders.a_patient("Rao"))
    assert (first.mrn, second.mrn) == ("LUN-000001", "LUN-000002")


def test_every_field_that_is_wrong_is_named_and_nobody_is_registered(clinic: OpenClinic) -> None:
    new = NewPatient(Identity(" ", "x" * 121), (Phone("12"),), (Email("nobody"),), (Address("", postal_code="560038"),))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, patients.register_patient, new)
    assert set(refused.value.problems) == {"family_name", "given_name", "phone", "email", "address"}
    assert found(clinic, "") == []
    assert entries(clinic, "patient registered") == []


def test_whoever_may_be_the_same_person_is_shown_while_typing(clinic: OpenClinic) -> None:
    sharma = builders.register(clinic, builders.a_patient("Sharma", "Lakshmi", phone="98450 99887"))
    builders.register(clinic, builders.a_patient("Fernandes", "Tony", phone="98450 11111"))
    similar = [
        [card.patient_id for card in act(clinic, patients.find_similar, like)]
        for like in (
            Likeness("Sarma", "Laxmi"),
            Likeness("Somebody", "Else", phone="+91 98450 99887"),
            Likeness("शर्मा", "लक्ष्मी"),
        )
    ]
    assert similar == [[sharma], [sharma], [sharma]]
    assert act(clinic, patients.find_similar, Likeness("Zachariah", "Quentin", phone="not yet")) == []


@pytest.fixture
def three(clinic: OpenClinic) -> tuple[OpenClinic, PatientId]:
    """A clinic with two others beside the person who is looked for."""
    builders.register(clinic, builders.a_patient("Menon", "Suresh", phone="98860 55555"))
    wanted = builders.register(
        clinic, builders.a_patient("Kulkarni", "Shalini", phone="98860 01427", other_script="शालिनी कुलकर्णी")
    )
    builders.register(clinic, builders.a_patient("Shah", "Tejas", phone="98860 99999"))
    return clinic, wanted


@pytest.mark.parametrize(
    "typed", ["kulk", "shal kul", "01427", "9886001427", "LUN-000002", "#2", "शालिनी", "  SHALINI  ", "shalni kulkarni"]
)
def test_a_person_is_found_by_whatever_the_desk_knows(three: tuple[OpenClinic, PatientId], typed: str) -> None:
    clinic, wanted = three
    assert found(clinic, typed)[0] == wanted


def test_nobody_fits_nonsense_and_no_typing_shows_who_was_seen_last(three: tuple[OpenClinic, PatientId]) -> None:
    clinic, wanted = three
    assert found(clinic, "zzyzx") == []
    assert found(clinic, "   ") == [3, wanted, 1]


def test_reception_sees_twenty_rows_where_a_clinician_sees_more(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    for number in range(24):
        builders.register(owner, builders.a_patient("Kumar", f"Person{number:02d}", phone=""))
    desk = open_clinic(Role.RECEPTION)
    assert (len(found(desk, "kumar")), len(found(desk, ""))) == (20, 20)
    clinician = open_clinic(Role.CLINICIAN)
    assert (len(found(clinician, "kumar")), len(found(clinician, ""))) == (24, 24)


def test_no_statement_of_reception_reads_anything_clinical(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    builders.allow_photographs(owner, patient)
    builders.add_photograph(owner, patient)
    for body in (Condition(Coded("Melasma")), Allergy(Coded("Latex"))):
        act(owner, chart.record_entry, chart.NewEntry(patient, body))
    condition = act(owner, chart.read_chart, patient).conditions[0]
    desk = open_clinic(Role.RECEPTION)
    with watching(desk) as seen:
        assert found(desk, "kumar") == [patient]
        details = act(desk, patients.open_patient, patient)
        act(desk, patients.find_similar, Likeness("Kumar", phone="98860 01427"))
        phone = next(each for each in details.facts if each.kind == "phone")
        change = FactChange(patient, phone.fact_id, phone.number, Phone("98860 01428"))
        act(desk, patients.change_details, DetailsChange(patient, (change,), (Email("a@b.in"),)))
        builders.register(desk, builders.a_patient("Rao"))
        wrong = FactChange(patient, condition.fact_id, condition.number, Phone("98860 01428"))
        with pytest.raises(NotFound):
            act(desk, patients.change_details, DetailsChange(patient, (wrong,)))
        with pytest.raises(NotPermitted):
            act(desk, chart.read_chart, patient)
    assert seen.about("patient_card")
    assert not [seen.about(table) for table in ("photograph", "stored_object", "disclosure") if seen.about(table)]
    reads = [(text, values) for text, values in seen.about("fact_version") if text.startswith("SELECT")]
    assert reads
    for text, values in reads:
        assert not any(repr(kind) in values for kind in CLINICAL_KINDS), text
        # Either the kinds are named, or it is one fact whose kind was compared before.
        assert "fact.kind IN" in text or "fact.id = ?" in text
    one_fact = [values for text, values in reads if "fact.kind IN" not in text]
    assert all(f"({condition.fact_id}," not in values for values in one_fact)
    assert details.card.has_alert
    assert not any("Latex" in repr(each) or "Melasma" in repr(each) for each in (details, *details.facts))


def test_opening_is_audited_once_and_reading_again_is_not(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, patients.open_patient, patient)
    act(clinic, patients.read_details, patient)
    assert [entry.patient_id for entry in entries(clinic, "patient opened")] == [patient]


def test_a_session_of_searching_leaves_counts_and_no_words(clinic: OpenClinic) -> None:
    act(clinic, patients.note_search, SearchSession(searches=4, most_rows=17))
    (entry,) = entries(clinic, "patients searched")
    assert entry.detail == '{"most_rows": 17, "searches": 4}'


def test_details_change_as_one_and_the_lists_follow(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    identity, phone = fact(clinic, patient, "identity"), fact(clinic, patient, "phone")
    change = DetailsChange(
        patient,
        (FactChange(patient, identity.fact_id, 1, replace(identity.body, family_name="Iyer")),),
        (Phone("98450 11111", ContactUse.FAMILY), Address("12 Lake Road", "Mysuru")),
        ((phone.fact_id, 1),),
    )
    details = act(clinic, patients.change_details, change)
    assert (details.card.name, details.card.phone, details.card.city) == ("Ananya Iyer", "+919845011111", "Mysuru")
    assert found(clinic, "iyer") == [patient]
    assert found(clinic, "01427") == []
    ended = [each for each in details.facts if each.status is FactStatus.ENDED]
    assert [each.body.number for each in ended] == ["+919886001427"]


def test_a_wrong_field_keeps_every_other_change_back_too(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    identity = fact(clinic, patient, "identity")
    change = DetailsChange(
        patient, (FactChange(patient, identity.fact_id, 1, replace(identity.body, family_name="Iyer")),), (Phone("1"),)
    )
    with pytest.raises(InvalidInput) as refused:
        act(clinic, patients.change_details, change)
    assert set(refused.value.problems) == {"phone"}
    assert fact(clinic, patient, "identity").number == 1


def test_the_identity_cannot_be_ended(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    identity = fact(clinic, patient, "identity")
    with pytest.raises(NotFound):
        act(clinic, patients.change_details, DetailsChange(patient, ended=((identity.fact_id, 1),)))


def test_the_second_of_two_forms_is_told_of_the_first_and_nothing_is_lost(open_clinic: Opener) -> None:
    first, second = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    patient = builders.register(first)
    read = fact(first, patient, "phone")

    def change(number: str) -> DetailsChange:
        return DetailsChange(patient, (FactChange(patient, read.fact_id, read.number, Phone(number)),))

    act(first, patients.change_details, change("98450 11111"))
    with pytest.raises(StaleRecord) as stale:
        act(second, patients.change_details, change("98450 22222"))
    theirs = stale.value.theirs
    assert isinstance(theirs, Known)
    assert (theirs.number, theirs.body.number, theirs.recorded_by) == (2, "+919845011111", "Dr Nandini Rao")
    assert "Your typing is kept" in str(stale.value.message)
    now = fact(second, patient, "phone")
    again = FactChange(patient, now.fact_id, theirs.number, Phone("98450 22222"))
    act(second, patients.change_details, DetailsChange(patient, (again,)))
    assert fact(first, patient, "phone").number == 3


def test_the_history_of_contact_details_holds_nothing_clinical(clinic: OpenClinic, open_clinic: Opener) -> None:
    patient = builders.register(clinic)
    act(clinic, chart.record_entry, chart.NewEntry(patient, Allergy(Coded("Penicillin"))))
    versions = act(open_clinic(Role.RECEPTION), patients.read_contact_versions, patient)
    assert {known.kind for known in versions} == {"identity", "phone"}
