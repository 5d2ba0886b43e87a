"""Answers, wishes and restrictions of another clinic: in and out twice unchanged; a no counts here, a yes does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Medicine, Severity
from luna_desktop.domain.clinical.stops import Listed, Overriding, Planned, find_stops, overriding
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.elsewhere import Act, Said, WishElsewhere
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.interop.fhir_out.content import MachineCopy, Told
from luna_desktop.services.care.chart import open_chart
from luna_desktop.services.care.stops import books, overrides_in, stops_for
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.imports import ImportDone, ImportOrder, import_patients
from luna_desktop.services.people.imports_undo import undo_import
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.people.record_import_desk import pointing_here
from luna_desktop.services.privacy.consents import ConsentAnswer, PrivacyPage, read_privacy, record_consent
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, read_preferences, record_preferences
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from luna_desktop.services.privacy.restrictions import RestrictionLine, read_restrictions, request_restriction
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting
from luna_desktop.services.sharing.deliveries import make_machine, write_file
from luna_desktop.texts import ENGLISH, Message
from tests import builders
from tests.conftest import torture
from tests.interop.fhir_in.desk_tellings import SAYS, desk_acts, kept
from tests.interop.fhir_in.tellings import in_order
from tests.interop.fhir_out.copies import AT, a_copy, write_zip
from tests.services.acting import act, working
from tests.services.people.test_record_import import out_again
from tests.services.people.test_record_import_acts import CLINIC, PLAN, WHO
from tests.services.rights.correcting import STATEMENT, disagree, severe
from tests.services.sharing.test_machine_copy import a_request, prepare

PHONE = "+919886001427"
BY_SMS = Way(Channel.SMS, PHONE)


@pytest.fixture(scope="module")
def empty(clinic_template: builders.Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenClinic]:
    """Return a clinic in which one record after the other is taken in."""
    folder = builders.copy_of(clinic_template, tmp_path_factory.mktemp("desk") / "clinic")
    clinic = builders.open_as(folder, Role.OWNER)
    yield clinic
    clinic.close()


def take(clinic: OpenClinic, folder: Path, copy: MachineCopy) -> tuple[PatientId, ImportDone]:
    done = clinic.desk.perform(clinic.actor, import_patients, ImportOrder(write_zip(folder, copy), PLAN))
    (row,) = clinic.desk.perform(clinic.actor, search_patients, Lookup(done.lines[0].mrn))
    return row.patient_id, done


def said(told: Sequence[Told]) -> list[str]:
    """Return what acts say, without the number that their entry has in one clinic alone."""
    bodies = (in_order(kept(each, CLINIC)) for each in told)
    return sorted(repr(replace(each, says=tuple(one for one in each.says if one.name != "about"))) for each in bodies)


@settings(max_examples=3 * torture(), phases=[Phase.generate], deadline=None)
@given(st.lists(st.sampled_from(sorted(SAYS, key=str)).flatmap(desk_acts), min_size=4, max_size=8))
def test_random_acts_go_in_and_come_out_the_same_twice(empty: OpenClinic, tmp_path: Path, made: list[Told]) -> None:
    told = tuple(replace(each, number=place) for place, each in enumerate(made, 1))
    copy = a_copy(*WHO, told=told)
    for _time in range(2):
        done = empty.desk.perform(empty.actor, import_patients, ImportOrder(write_zip(tmp_path, copy), PLAN))
        copy = out_again(empty, done.lines[0].mrn)
        copy = replace(copy, told=tuple(each for each in copy.told if each.elsewhere == CLINIC))
        assert said(copy.told) == said(told)


def a_consent(purpose: Purpose, state: ConsentState, number: int, **more: str) -> Told:
    return Told(
        act=Act.CONSENT,
        number=number,
        code=purpose,
        stands=state is ConsentState.GIVEN,
        at=AT,
        says={"state_code": state.value, **more},
    )


def page_of(clinic: OpenClinic, patient: PatientId) -> PrivacyPage:
    return clinic.desk.perform(clinic.actor, read_privacy, patient)


def test_a_yes_counts_for_nothing_here_and_a_no_counts(clinic: OpenClinic, tmp_path: Path) -> None:
    told = (
        a_consent(Purpose.CARE, ConsentState.GIVEN, 1),
        a_consent(Purpose.RESEARCH, ConsentState.GIVEN, 2),
        a_consent(Purpose.SERVICE_MESSAGES, ConsentState.WITHDRAWN, 3),
        a_consent(Purpose.REMINDERS, ConsentState.REFUSED, 4),
        a_consent(Purpose.OFFERS, ConsentState.REFUSED, 5, is_earlier="yes"),
        a_consent(Purpose.SHARING, ConsentState.REFUSED, 6),
    )
    patient, done = take(clinic, tmp_path, a_copy(*WHO, told=told))
    standing = {line.purpose: line for line in page_of(clinic, patient).consents}
    refused = {Purpose.SERVICE_MESSAGES, Purpose.REMINDERS}
    states = {purpose: line.state for purpose, line in standing.items()}
    assert {purpose for purpose, state in states.items() if state is ConsentState.REFUSED} == refused
    assert {states[purpose] for purpose in states.keys() - refused} == {ConsentState.NOT_ASKED}
    assert standing[Purpose.REMINDERS].notice_version == 0  # no notice of this clinic was shown to the patient
    assert standing[Purpose.REMINDERS].reason == "As Aranya Skin Clinic told in copy RC-2026-0001"
    assert "2 refusals" in " ".join(str(each) for each in done.lines[0].said)
    assert clinic.desk.perform(clinic.actor, undo_import, done.import_id).leaving == 1


def a_wish(wish: Wish, topic: Topic, number: int) -> Told:
    codes = {"topic_code": topic.value, "channel_code": "sms", "wish_code": wish.value, "address": PHONE}
    return Told(act=Act.WISH, number=number, stands=wish is Wish.YES, at=AT, says=codes)


def test_a_wish_against_messages_counts_and_one_for_them_does_not(clinic: OpenClinic, tmp_path: Path) -> None:
    told = (a_wish(Wish.NO, Topic.APPOINTMENT, 1), a_wish(Wish.YES, Topic.OFFERS, 2))
    patient, done = take(clinic, tmp_path, a_copy(*WHO, told=told))
    page = clinic.desk.perform(clinic.actor, read_preferences, patient)
    assert page.cell(Topic.APPOINTMENT, BY_SMS).wish is Wish.NO
    assert page.cell(Topic.OFFERS, BY_SMS).wish is Wish.NOT_ASKED
    assert clinic.desk.perform(clinic.actor, undo_import, done.import_id).leaving == 1


def a_restriction(kind: RestrictionKind, number: int, **more: str) -> Told:
    says = {"topic": f"{kind.value}, as they said it", "kind_code": kind.value, "state_code": "agreed", **more}
    return Told(act=Act.RESTRICTION, number=number, stands=False, at=AT, says=says)


RESTRICTIONS = (
    a_restriction(RestrictionKind.INSURER, 1),
    a_restriction(RestrictionKind.PERSON, 2, party="R. Kumar"),
    a_restriction(RestrictionKind.USE, 3, purpose_codes="P4 P6"),
    a_restriction(RestrictionKind.CHANNEL, 4, channel_code="phone", address=PHONE),
    a_restriction(RestrictionKind.PHOTOGRAPHS, 5),
    a_restriction(RestrictionKind.STAFF, 6, staff="Dr Elsewhere"),
)


def lines_of(clinic: OpenClinic, patient: PatientId) -> tuple[RestrictionLine, ...]:
    return clinic.desk.perform(clinic.actor, read_restrictions, patient)


def test_restrictions_are_in_force_at_once_and_those_with_names_wait_for_a_person(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    opened = Told(act=Act.RESTRICTION, number=7, stands=False, says={"topic": "Opened by Dr Elsewhere"})
    patient, done = take(clinic, tmp_path, a_copy(*WHO, told=(*RESTRICTIONS, opened)))
    lines = lines_of(clinic, patient)
    assert {line.terms.kind for line in lines} == set(RestrictionKind) - {RestrictionKind.STAFF}
    assert all(line.stands and line.state is RestrictionState.AGREED for line in lines)
    assert {line.terms.party for line in lines} == {"", "R. Kumar"}
    notes = {step.note for line in lines for step in line.steps}
    assert notes == {"As Aranya Skin Clinic told in copy RC-2026-0001"}
    assert "Decide about it on the Privacy tab" in " ".join(str(each) for each in done.lines[0].said)
    assert clinic.desk.perform(clinic.actor, undo_import, done.import_id).leaving == 1


def test_the_same_restriction_out_of_two_clinics_stands_once(clinic: OpenClinic, tmp_path: Path) -> None:
    first = RESTRICTIONS[1]
    copy = a_copy(*WHO, told=(first, replace(first, elsewhere="Meera Clinic")))
    patient, _done = take(clinic, tmp_path, copy)
    assert len(lines_of(clinic, patient)) == 1


def test_terms_that_no_restriction_has_here_are_left_to_be_read(clinic: OpenClinic, tmp_path: Path) -> None:
    told = (a_restriction(RestrictionKind.CHANNEL, 1, channel_code="phone", address="none"),)
    patient, done = take(clinic, tmp_path, a_copy(*WHO, told=told))
    assert lines_of(clinic, patient) == ()
    said_then = " ".join(str(each) for each in done.lines[0].said)
    assert "Restriction kept to here" not in said_then
    assert "Decide about it on the Privacy tab" in said_then


def test_a_correction_names_its_entry_by_the_number_that_it_has_here(clinic: OpenClinic, tmp_path: Path) -> None:
    told = Told(act=Act.CORRECTION, number=1, at=AT, says={"about": "condition/3", "field_code": "note"})
    _patient, done = take(clinic, tmp_path, a_copy(*WHO, Condition(Coded("Melasma")), told=(told,)))
    back = out_again(clinic, done.lines[0].mrn)
    condition = next(each.entry for each in back.entries if each.kind == "condition")
    assert [each.says["about"] for each in back.told if each.act is Act.CORRECTION] == [f"condition/{condition}"]


def test_what_is_no_correction_stays_as_it_is() -> None:
    wish = WishElsewhere(Act.WISH, CLINIC, says=(Said("about", "condition/3"),))
    assert pointing_here(wish, {"condition/3": 9}) is wish


def test_a_decision_of_another_clinics_doctor_silences_no_stop_here(clinic: OpenClinic, tmp_path: Path) -> None:
    allergy = Allergy(Coded("Penicillin"), severity=Severity.SEVERE)
    medicine = Medicine(Coded("Penicillin"))
    (stop,) = find_stops((Planned("medicine", medicine.what),), (Listed(3, 1, allergy, AT, ""),), books())
    answer = replace(overriding(stop, Overriding("Given before without trouble")), allergy_number=1)
    copy = a_copy(*WHO, allergy, answer)
    copy = replace(copy, entries=tuple(replace(each, number=1) for each in copy.entries))
    patient, _done = take(clinic, tmp_path, copy)
    with working(clinic) as work:
        known = current_facts(work, patient, ("allergy", "stop_override"))
        (kept,) = overrides_in(known)
        (listed,) = (each for each in known if each.kind == "allergy")
        assert kept.known.is_brought
        assert (kept.known.body.allergy_id, kept.in_force) == (listed.fact_id, False)
        assert stops_for(work, patient, (Planned("medicine", medicine.what),))


def test_a_real_record_moves_to_another_clinic_and_says_the_same_there(
    clinic: OpenClinic, empty: OpenClinic, tmp_path: Path
) -> None:
    patient = builders.register(clinic)
    builders.allow(clinic, patient, Purpose.REMINDERS)
    no = ConsentAnswer(patient, Purpose.REMINDERS, ConsentState.WITHDRAWN, ConsentMethod.NONE)
    act(clinic, record_consent, no)
    act(clinic, record_preferences, NewWishes(patient, (NewWish(Topic.APPOINTMENT, BY_SMS, Wish.NO),)))
    terms = Terms(RestrictionKind.CHANNEL, channel=Channel.PHONE, address=PHONE)
    act(clinic, request_restriction, RestrictionRequest(patient, terms))
    disagree(clinic, patient, severe(clinic, patient))
    first = make_machine(prepare(clinic, a_request(patient)), ENGLISH)
    write_file(clinic.desk, clinic.actor, first, tmp_path / "first.zip")  # so that there is something to account for
    prepared = prepare(clinic, a_request(patient))
    path = tmp_path / "second.zip"
    path.write_bytes(make_machine(prepared, ENGLISH).pdf)
    done = act(empty, import_patients, ImportOrder(path, PLAN))
    (row,) = act(empty, search_patients, Lookup(done.lines[0].mrn))
    here = row.patient_id
    states = {line.purpose: line.state for line in page_of(empty, here).consents}
    assert (states[Purpose.REMINDERS], states[Purpose.CARE]) == (ConsentState.REFUSED, ConsentState.NOT_ASKED)
    assert act(empty, read_preferences, here).cell(Topic.APPOINTMENT, BY_SMS).wish is Wish.NO
    assert [line.terms for line in lines_of(empty, here)] == [terms]
    (dispute,) = act(empty, open_chart, here).disputes
    assert dispute.statement is not None
    assert dispute.statement.text == STATEMENT
    left = act(empty, read_accounting, AccountingAsked(here)).lines
    assert [(line.recipient, line.elsewhere) for line in left] == [("Ananya Kumar", CLINIC)]
    back = out_again(empty, done.lines[0].mrn)
    brought = [each for each in back.told if each.elsewhere]
    assert said(brought) == said([worded(each) for each in prepared.content.told])


def worded(told: Told) -> Told:
    """Return an act as a copy says it, with its words in English."""
    says = {name: ENGLISH.render(text) if isinstance(text, Message) else text for name, text in told.says.items()}
    return replace(told, says={name: text for name, text in says.items() if text})
