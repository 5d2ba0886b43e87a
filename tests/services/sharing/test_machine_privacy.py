"""What a machine copy says of the desk: in words as the pages do, and in values that another clinic can keep to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.messages.contacts import By, Contact, Direction
from luna_desktop.domain.messages.contacts import Outcome as Came
from luna_desktop.domain.notices import Outcome
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.interop.fhir_in.acts import read_acts
from luna_desktop.interop.fhir_out.content import Act, Told
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.contacts import NewContact, note_contact
from luna_desktop.services.privacy.consents import ConsentAnswer, record_consent
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, record_preferences
from luna_desktop.services.privacy.receipts import Receipt, record_receipt
from luna_desktop.services.privacy.restriction_rules import Decision, RestrictionRequest
from luna_desktop.services.privacy.restrictions import decide_restriction, request_restriction
from luna_desktop.texts import ENGLISH, Message
from tests import builders
from tests.services.acting import act
from tests.services.rights.correcting import REBUTTAL, STATEMENT, ask, at, disagree, severe
from tests.services.sharing.test_machine_copy import a_request, pack, prepare

SMS = Way(Channel.SMS, "+919886001427")


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def told(clinic: OpenClinic, patient: PatientId, kind: Act) -> list[Told]:
    found = [each for each in prepare(clinic, a_request(patient)).content.told if each.act is kind]
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    return found


def said(one: Told, *names: str) -> tuple[str, ...]:
    texts = (one.says.get(name, "") for name in names)
    return tuple(ENGLISH.render(text) if isinstance(text, Message) else text for text in texts)


def answer(clinic: OpenClinic, patient: PatientId, state: ConsentState, method: ConsentMethod) -> None:
    act(clinic, record_consent, ConsentAnswer(patient, Purpose.REMINDERS, state, method, witness="R. Kumar"))


def test_every_answer_is_told_and_which_of_them_counts(clinic: OpenClinic, patient: PatientId) -> None:
    answer(clinic, patient, ConsentState.GIVEN, ConsentMethod.VERBAL_WITNESSED)
    answer(clinic, patient, ConsentState.WITHDRAWN, ConsentMethod.NONE)
    found = [each for each in told(clinic, patient, Act.CONSENT) if each.code is Purpose.REMINDERS]
    assert [(said(each, "state_code", "is_earlier"), each.stands) for each in found] == [
        (("withdrawn", ""), False),
        (("given", "yes"), True),
    ]
    assert said(found[1], "method_code", "giver_code", "language_code") == ("verbal_witnessed", "self", "en")
    assert "R. Kumar" not in str(found)  # the pages name no witness either


def test_wishes_and_notices_are_told_with_their_values(clinic: OpenClinic, patient: PatientId) -> None:
    act(clinic, record_preferences, NewWishes(patient, (NewWish(Topic.RECALL, SMS, Wish.NO),)))
    (wish,) = told(clinic, patient, Act.WISH)
    assert said(wish, "topic_code", "channel_code", "wish_code", "address") == ("recall", "sms", "no", SMS.address)
    assert not wish.stands
    act(clinic, record_receipt, Receipt(patient, Outcome.REFUSED, reason="In a hurry"))
    notice = told(clinic, patient, Act.NOTICE)[0]
    assert said(notice, "document_code", "outcome_code", "reason") == ("notice", "refused", "In a hurry")
    assert notice.at is not None
    assert notice.by == "Dr Nandini Rao"


def test_restrictions_are_told_with_what_they_cover(clinic: OpenClinic, patient: PatientId) -> None:
    terms = Terms(RestrictionKind.USE, purposes=frozenset({Purpose.OFFERS, Purpose.RESEARCH}))
    asked = act(clinic, request_restriction, RestrictionRequest(patient, terms, "GEHEIM as I said", "Ananya Kumar"))
    assert told(clinic, patient, Act.RESTRICTION) == []
    act(clinic, decide_restriction, Decision(patient, asked, RestrictionState.AGREED, consequence_shown=True))
    way = Terms(RestrictionKind.CHANNEL, channel=Channel.PHONE, address=SMS.address)
    act(clinic, request_restriction, RestrictionRequest(patient, way))
    use, channel = told(clinic, patient, Act.RESTRICTION)
    assert said(use, "kind_code", "state_code", "purpose_codes") == ("use", "agreed", "P4 P6")
    assert said(channel, "kind_code", "channel_code", "address") == ("channel", "phone", SMS.address)
    assert "GEHEIM" not in str(use)  # the pages do not say it, and nobody looks through it before it leaves
    assert b"GEHEIM" not in b"".join(pack(clinic, a_request(patient)).files.values())


def test_messages_are_told_with_who_turned_to_whom(clinic: OpenClinic, patient: PatientId) -> None:
    contact = Contact(Direction.IN, By.PHONE, Came.REACHED, clinic.premises.clock(), SMS.address, Topic.RESULTS, "Asks")
    act(clinic, note_contact, NewContact(patient, contact))
    (message,) = told(clinic, patient, Act.MESSAGE)
    assert said(message, "direction_code", "way_code", "topic_code", "text") == ("in", "phone", "results", "Asks")
    assert said(message, "outcome_code", "address") == ("reached", SMS.address)


def test_a_disagreement_is_told_with_its_entry_and_whom_it_quotes(clinic: OpenClinic, patient: PatientId) -> None:
    known = severe(clinic, patient)
    disagree(clinic, patient, known)
    ask(clinic, patient, at(severe(clinic, patient, "Cobalt")))
    denied, waiting = told(clinic, patient, Act.CORRECTION)
    assert said(denied, "about", "kind_code", "field_code") == (f"allergy/{known.fact_id}", "allergy", "severity")
    assert said(denied, "statement", "rebuttal", "attach_code") == (STATEMENT, REBUTTAL, "all")
    assert said(waiting, "attach_code", "statement", "decided_at") == ("", "", "")
    packed = pack(clinic, a_request(patient))
    allergies = {f"urn:uuid:{each['id']}" for each in packed.of("AllergyIntolerance")}
    named = [one["reference"] for each in packed.of("Communication") for one in each.get("about", [])]
    assert set(named) == allergies
    entries: list[tuple[str, Any]] = [(each["fullUrl"], each["resource"]) for each in packed.bundle["entry"]]
    assert {each.body.said("entry_address") for each in read_acts(entries, "x") if each.kind.startswith("corr")} == (
        allergies
    )


@pytest.mark.parametrize(("section", "goes_along"), [(Section.ALLERGIES, True), (Section.VISITS, False)])
def test_for_somebody_else_only_what_goes_along_is_told(
    clinic: OpenClinic, patient: PatientId, section: Section, *, goes_along: bool
) -> None:
    disagree(clinic, patient, severe(clinic, patient))
    designee = Recipient(RecipientKind.DESIGNEE, "Dr Elsewhere", "Signed on 3 March")
    request = replace(a_request(patient), recipient=designee, sections=(section,))
    found = prepare(clinic, request).content.told
    assert any(each.act is Act.CORRECTION for each in found) is goes_along
