"""Merging two records: what is chosen, what is filled, what is joined, whose no holds, and who may."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.consent import ConsentState, Purpose, state_at
from luna_desktop.domain.contact import Email, Phone
from luna_desktop.domain.errors import InvalidInput, MergedRecord, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.merging import Field, Outcome, Side
from luna_desktop.domain.people import Gender
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services import drafts
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import merges
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_holds import wishes_now
from luna_desktop.services.people.patients import Lookup, open_patient, read_contact_versions, search_patients
from luna_desktop.services.people.standing import StatusChange, change_status
from luna_desktop.services.privacy import ledger, restrictions
from luna_desktop.services.privacy.elsewhere import read_desk_elsewhere
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.people import two_records as two
from tests.services.privacy import told_there
from tests.services.sharing_steps import keep_from


def found(clinic: OpenClinic, typed: str) -> list[int]:
    return [card.patient_id for card in clinic.desk.perform(clinic.actor, search_patients, Lookup(typed))]


def state(clinic: OpenClinic, patient: int, purpose: Purpose) -> ConsentState:
    def look(work):  # type: ignore[no-untyped-def]
        known = ledger.gate_patient(work, patient)
        return state_at(known.events, purpose, known.present(work.now))[0]

    return two.inside(clinic, look)


def test_blanks_are_filled_and_what_differs_is_chosen(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.add(clinic, pair.merged, Email("a.raghu@mail.example"))
    fields = {each.field: each for each in two.inside(clinic, lambda work: merges.fields_of(work, pair))}
    assert {field for field, each in fields.items() if each.outcome is Outcome.CHOOSE} == {Field.NAME, Field.PHONE}
    assert {field for field, each in fields.items() if each.outcome is Outcome.FILLED} == {Field.EMAIL, Field.GENDER}
    with pytest.raises(InvalidInput) as refused:
        two.merge(clinic, pair, choices=(), reason="same")
    assert set(refused.value.problems) == {"name", "phone", "reason"}

    two.merge(clinic, pair, choices=((Field.NAME, Side.MERGED), (Field.PHONE, Side.KEPT)))
    details = clinic.desk.perform(clinic.actor, open_patient, pair.kept)
    assert (details.card.name, details.card.phone) == ("Ananya Raghunath", "+919886001427")
    assert details.card.gender is Gender.FEMALE
    assert [each.body.address for each in details.facts if each.kind == "email"] == ["a.raghu@mail.example"]
    history = [each.body for each in clinic.desk.perform(clinic.actor, read_contact_versions, pair.kept)]
    assert Phone("+919900073165") in history  # not chosen, and not lost


def test_the_old_number_and_every_name_lead_to_the_kept_record(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    mrn = clinic.desk.perform(clinic.actor, open_patient, pair.merged).card.mrn
    two.merge(clinic, pair)
    digits = mrn.rpartition("-")[2].lstrip("0")
    for typed in (mrn, mrn.lower(), f"#{digits}", "Raghunath Ananya", "Raghunathan"):
        assert found(clinic, typed) == [pair.kept], typed
    with pytest.raises(MergedRecord) as refused:
        clinic.desk.perform(clinic.actor, open_patient, pair.merged)
    assert refused.value.into == pair.kept
    with pytest.raises(MergedRecord):
        two.POOL["allergy"](clinic, pair.merged)


def test_clinical_entries_are_joined_and_what_warns_counts(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    for name in ("allergy", "keloid", "photographs", "pregnant"):
        two.POOL[name](clinic, pair.merged)
    for name in ("no keloid", "condition", "not pregnant"):
        two.POOL[name](clinic, pair.kept)
    pictures = clinic.desk.perform(clinic.actor, photographs.list_photographs, pair.merged)
    two.merge(clinic, pair)

    one = clinic.desk.perform(clinic.actor, chart.open_chart, pair.kept)
    assert len(one.allergies) == len(one.conditions) == len(one.of("pregnancy")) == 1
    assert {line.question.value: line.said for line in one.safety}["keloid"] is YesNo.YES
    assert {line.question.value: line.said for line in one.safety}["pregnancy"] is YesNo.YES
    assert clinic.desk.perform(clinic.actor, open_patient, pair.kept).card.has_alert
    mine = clinic.desk.perform(clinic.actor, photographs.list_photographs, pair.kept)
    assert [each.photograph_id for each in mine] == [each.photograph_id for each in pictures]
    wanted = photographs.PhotographAsked(pair.kept, mine[0].photograph_id)
    assert clinic.desk.perform(clinic.actor, photographs.open_photograph, wanted).jpeg.startswith(b"\xff\xd8")


@pytest.mark.parametrize("who_says_no", ["kept", "merged"])
@pytest.mark.parametrize("no_is_older", [True, False])
def test_a_no_of_either_record_holds_for_both(clinic: OpenClinic, who_says_no: str, no_is_older: bool) -> None:
    pair = two.two(clinic)
    no, yes = (pair.kept, pair.merged) if who_says_no == "kept" else (pair.merged, pair.kept)
    said = [(no, ConsentState.REFUSED), (yes, ConsentState.GIVEN)]
    for patient, answer in said if no_is_older else reversed(said):
        two.consent(clinic, patient, Purpose.OFFERS, answer)
    two.consent(clinic, pair.merged, Purpose.REMINDERS, ConsentState.GIVEN)
    two.merge(clinic, pair)
    assert state(clinic, pair.kept, Purpose.OFFERS) in {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    assert state(clinic, pair.kept, Purpose.REMINDERS) is ConsentState.GIVEN  # said in one, never asked in the other


def test_a_wish_for_no_messages_survives_with_the_other_number(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    sms = Way(Channel.SMS, "+919900073165")
    two.wish(clinic, pair.merged, Topic.APPOINTMENT, sms, Wish.NO)
    two.merge(clinic, pair)
    wishes = two.inside(clinic, lambda work: wishes_now(work, pair.kept))
    assert wishes[Topic.APPOINTMENT, Channel.SMS, "+919886001427"] is Wish.NO
    assert (Topic.APPOINTMENT, Channel.PHONE, "+919886001427") not in wishes


def test_restrictions_of_both_stand(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    asked = RestrictionRequest(pair.merged, Terms(RestrictionKind.PHOTOGRAPHS), "no pictures to anybody")
    clinic.desk.perform(clinic.actor, restrictions.request_restriction, asked)
    two.merge(clinic, pair)
    lines = clinic.desk.perform(clinic.actor, restrictions.read_restrictions, pair.kept)
    assert [line.words for line in lines] == ["no pictures to anybody"]


def test_typing_that_was_not_saved_comes_along(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    for form, patient in (("details", pair.merged), ("allergies", pair.merged), ("allergies", pair.kept)):
        place = drafts.DraftPlace(form, int(patient))
        clinic.desk.perform(clinic.actor, drafts.keep_draft, drafts.KeptDraft(place, {"said": f"{form} {patient}"}))
    two.merge(clinic, pair)
    kept = clinic.desk.perform(clinic.actor, drafts.read_draft, drafts.DraftPlace("details", int(pair.kept)))
    assert kept is not None
    assert kept.values == {"said": f"details {pair.merged}"}
    mine = clinic.desk.perform(clinic.actor, drafts.read_draft, drafts.DraftPlace("allergies", int(pair.kept)))
    assert mine is not None
    assert mine.values == {"said": f"allergies {pair.kept}"}


def test_a_record_that_changed_since_is_looked_at_again(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    seen = two.inside(clinic, lambda work: merges.print_of(merges.snapshot_of(work, pair)))
    two.add(clinic, pair.merged, Phone("+919845011223"))
    with pytest.raises(StaleRecord, match="Look at both again"):
        two.merge(clinic, pair, seen=seen)
    two.merge(clinic, pair)
    with pytest.raises(MergedRecord):
        two.merge(clinic, Pair(pair.merged, pair.kept))


def test_the_dead_and_the_archived_are_not_merged_by_mistake(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    died = PatientStatus(Standing.DECEASED, PartialDate(2026, 1, 3), source="told by the daughter")
    clinic.desk.perform(clinic.actor, change_status, StatusChange(pair.merged, died))
    for each in (pair, Pair(pair.merged, pair.kept)):
        with pytest.raises(InvalidInput) as refused:
            two.merge(clinic, each)
        assert "deceased" in refused.value.problems["merged"].text

    other = two.two(clinic, phone="98860 55555", other_phone="98860 66666")
    gone = PatientStatus(Standing.ARCHIVED, reason="moved to another city")
    clinic.desk.perform(clinic.actor, change_status, StatusChange(other.kept, gone))
    with pytest.raises(InvalidInput) as refused:
        two.merge(clinic, other)
    assert "Keep the one" in refused.value.problems["merged"].text
    two.merge(clinic, Pair(other.merged, other.kept))


def test_who_may_merge_and_who_may_not_know(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    pair = two.two(owner)
    for role in (Role.RECEPTION, Role.THERAPIST, Role.ADMINISTRATOR, Role.AUDITOR):
        clinic = open_clinic(role)
        with pytest.raises(NotPermitted):
            clinic.desk.perform(clinic.actor, merges.merge_records, merges.Merge(pair.kept, pair.merged))
    clinician = open_clinic(Role.CLINICIAN)
    keep_from(owner, pair.merged)
    with pytest.raises(NotFound):
        two.merge(clinician, pair)
    privacy = open_clinic(Role.PRIVACY_OFFICER)
    assert two.merge(privacy, pair).kept == pair.kept


def test_merging_a_record_with_itself_or_nobody_is_refused(clinic: OpenClinic) -> None:
    one = builders.register(clinic)
    with pytest.raises(InvalidInput):
        clinic.desk.perform(clinic.actor, merges.merge_records, merges.Merge(one, one))
    with pytest.raises(NotFound):
        clinic.desk.perform(clinic.actor, merges.merge_records, merges.Merge(one, type(one)(999)))


def test_somebody_who_stands_beside_both_comes_once(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.POOL["guardian"](clinic, pair.merged)
    two.POOL["guardian"](clinic, pair.kept)
    two.merge(clinic, pair)
    facts = clinic.desk.perform(clinic.actor, open_patient, pair.kept).facts
    assert len([each for each in facts if each.kind == "related_person"]) == 1
    assert state(clinic, pair.kept, Purpose.CARE) is ConsentState.GIVEN


def test_what_other_clinics_told_goes_with_the_record_and_stands_beside_its_entry(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    merged = told_there.come_from_there(clinic, tmp_path)
    kept = builders.register(clinic, builders.a_patient("Kumar", "Ananya", phone="98860 01427"))
    before = clinic.desk.perform(clinic.actor, read_desk_elsewhere, merged)
    two.merge(clinic, Pair(kept, merged))
    after = clinic.desk.perform(clinic.actor, read_desk_elsewhere, kept)
    assert before
    assert [line.body for line in after] == [line.body for line in before]
    opened = clinic.desk.perform(clinic.actor, chart.open_chart, kept)
    (condition,) = opened.conditions
    assert [each.target.record_id for each in opened.disputes] == [condition.fact_id]
    left = clinic.desk.perform(clinic.actor, read_accounting, AccountingAsked(kept)).lines
    assert [line.recipient for line in left] == ["Dr Second"]
