"""What is due at check-in: nothing that was settled, everything that is missing or old, and nothing clinical."""

from __future__ import annotations

from datetime import timedelta

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Address, Phone
from luna_desktop.domain.facts import Source
from luna_desktop.domain.notices import Document, Outcome
from luna_desktop.domain.people import Gender
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.check_in import DetailsRight, confirm_details
from luna_desktop.services.front.dues import Due, DueLine, dues_of
from luna_desktop.services.people import identity_photos
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.people.patients import DetailsChange, change_details
from luna_desktop.services.privacy.consent_rules import ConsentAnswer
from luna_desktop.services.privacy.consents import record_consent
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, record_preferences
from luna_desktop.services.privacy.receipts import Receipt, record_receipt
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.care.test_safety_due import answer_all

YES, NO = ConsentState.GIVEN, ConsentState.REFUSED
ASKED = (Purpose.CARE, Purpose.SERVICE_MESSAGES, Purpose.REMINDERS, Purpose.OFFERS, Purpose.SUGGESTIONS)


def due(clinic: OpenClinic, patient: PatientId) -> dict[Due, DueLine]:
    with working(clinic) as work:
        return {line.what: line for line in dues_of(work, card_of(work, patient))}


def consent(clinic: OpenClinic, patient: PatientId, purpose: Purpose, state: ConsentState = YES) -> None:
    act(clinic, record_consent, ConsentAnswer(patient, purpose, state, ConsentMethod.SIGNED_PAPER))


def test_of_a_new_patient_all_that_was_not_done_is_due_and_each_thing_once_done_is_not(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    patient = builders.register(clinic, builders.a_patient(gender=Gender.MALE, care=ConsentState.NOT_ASKED))
    found = due(clinic, patient)
    assert set(found) == {
        Due.NOTICE,
        Due.CONSENTS,
        Due.PHOTO_CONSENT,
        Due.WISHES,
        Due.IDENTITY_PHOTO,
        Due.SAFETY,
    }
    assert found[Due.CONSENTS].count == len(ASKED)
    assert found[Due.NOTICE].documents == ((Document.NOTICE, 1),)
    act(clinic, record_receipt, Receipt(patient, Outcome.ACKNOWLEDGED))
    assert Due.NOTICE not in due(clinic, patient)
    for purpose in ASKED:
        consent(clinic, patient, purpose, NO if purpose is Purpose.OFFERS else YES)
    assert Due.CONSENTS not in due(clinic, patient)
    consent(clinic, patient, Purpose.CLINICAL_PHOTOGRAPHS, NO)
    assert Due.PHOTO_CONSENT not in due(clinic, patient)
    wish = NewWish(Topic.APPOINTMENT, Way(Channel.PHONE, "+919886001427"), Wish.NO)
    act(clinic, record_preferences, NewWishes(patient, (wish,)))
    answer_all(clinic, patient, YesNo.NO)
    assert set(due(clinic, patient)) == {Due.IDENTITY_PHOTO}


def test_details_are_due_after_a_year_until_they_were_gone_through(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    patient = builders.register(clinic)
    ticking.advance(days=364)
    assert Due.DETAILS not in due(clinic, patient)
    ticking.advance(days=1)
    assert due(clinic, patient)[Due.DETAILS].since is not None
    act(clinic, confirm_details, DetailsRight(patient))
    assert Due.DETAILS not in due(clinic, patient)
    ticking.advance(days=366)
    assert Due.DETAILS in due(clinic, patient)
    act(clinic, confirm_details, DetailsRight(patient, Source.RELATIVE))
    assert Due.DETAILS not in due(clinic, patient)
    ticking.advance(days=366)
    act(clinic, change_details, DetailsChange(patient, added=(Phone("98860 77777"),), source=Source.PATIENT))
    assert Due.DETAILS not in due(clinic, patient)


def test_what_a_file_brought_in_confirms_nothing(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic)
    ticking.advance(days=366)
    added = (Address("12 Lake Road", "Bengaluru"),)
    act(clinic, change_details, DetailsChange(patient, added=added, source=Source.DOCUMENT))
    assert Due.DETAILS in due(clinic, patient)


def test_a_child_without_a_guardian_is_said_and_others_of_the_same_name_are_named(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    born = (ticking.now - timedelta(days=365 * 9)).date().isoformat()
    child = builders.register(clinic, builders.a_patient(born=born, care=ConsentState.NOT_ASKED))
    assert Due.GUARDIAN in due(clinic, child)
    assert due(clinic, child)[Due.CONSENTS].count == len(ASKED) - 2, "no offers or suggestions to a child"
    person = RelatedPerson((RelatedRole.GUARDIAN,), "Ravi Kumar", "father")
    act(clinic, change_details, DetailsChange(child, added=(person,)))
    assert Due.GUARDIAN not in due(clinic, child)
    other = builders.register(clinic, builders.a_patient("Kumar", "Anania", phone="98860 01999"))
    line = due(clinic, child)[Due.NAME_ALERT]
    assert [(line.count, card.patient_id) for card in line.others] == [(1, other)]


def test_an_identity_photo_that_was_taken_away_is_missing_again(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work:
        identity_photos._append(work, patient, 1, b"\xff\xd8small")
    assert Due.IDENTITY_PHOTO not in due(clinic, patient)
    act(clinic, identity_photos.remove_identity_photo, identity_photos.IdentityPhotoRemoval(patient, 1))
    assert Due.IDENTITY_PHOTO in due(clinic, patient)


def test_reception_asks_the_same(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    assert {Due.CONSENTS, Due.PHOTO_CONSENT, Due.SAFETY} <= set(due(desk, patient))
