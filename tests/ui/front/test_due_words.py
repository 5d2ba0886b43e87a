"""What a row of the check-in says and offers, and that the desk learns nothing of safety but that somebody will ask."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from luna_desktop.domain.access import Actor, PatientId, Role, UserId
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.notices import Document
from luna_desktop.domain.people import Gender
from luna_desktop.services.facts import Known
from luna_desktop.services.front.dues import Due, DueLine
from luna_desktop.services.people.cards import CardRow
from luna_desktop.ui.front.due_words import Act, DueWords, Told, words_for

AT = datetime(2025, 10, 3, 8, tzinfo=UTC)
OTHER = CardRow(
    PatientId(7), "LUN-000007", "Mira Joshi", "", Birth(), Gender.FEMALE, "", "", "en", date(2026, 1, 1), False
)


def fact(kind: str, body: object) -> Known:
    return Known(1, kind, 1, FactStatus.CURRENT, body, Source.PATIENT, "", AT, "Ravi")


CONTACT = (
    fact("phone", Phone("+919886001427")),
    fact("email", Email("meera@example.in")),
    fact("address", Address("12 Lake Road", "Bengaluru", postal_code="560038")),
)


def said(due: DueLine, role: Role = Role.RECEPTION) -> DueWords:
    actor = Actor(UserId(1), "ravi", "Ravi", frozenset({role}))
    return words_for(Told(due, CONTACT, actor, date(2026, 11, 23)))


@pytest.mark.parametrize("what", Due)
def test_everything_that_may_be_due_has_words_and_an_icon(what: Due) -> None:
    found = said(DueLine(what))
    assert all((found.icon, found.title, found.note))


def test_contact_details_are_read_out_and_confirmed_with_one_button() -> None:
    found = said(DueLine(Due.DETAILS, since=AT))
    assert found.read_out == ("+91 98860 01427", "meera@example.in", "12 Lake Road, Bengaluru 560038")
    assert found.acts == (Act.RIGHT, Act.CHANGE)
    assert found.note.startswith("Last confirmed 03-Oct-2025")
    assert said(DueLine(Due.DETAILS)).note.startswith("Nobody has gone through them")


def test_others_of_a_similar_name_are_told_apart_by_birth_and_number() -> None:
    found = said(DueLine(Due.NAME_ALERT, 1, others=(OTHER,)))
    assert found.title == "1 patient has a similar name"
    assert found.read_out == ("Mira Joshi, born Not known, LUN-000007",)
    assert said(DueLine(Due.NAME_ALERT, 3)).title == "3 patients have a similar name"


def test_what_is_to_be_given_names_the_version() -> None:
    found = said(DueLine(Due.NOTICE, documents=((Document.NOTICE, 2),)))
    assert found.title == "To be given: Privacy notice, version 2"


def test_consent_to_photographs_is_asked_by_whoever_may_record_it() -> None:
    assert said(DueLine(Due.PHOTO_CONSENT)).acts == ()
    assert Act.TURN in said(DueLine(Due.PHOTO_CONSENT), Role.THERAPIST).acts


def test_of_safety_the_desk_learns_that_somebody_will_ask() -> None:
    found = said(DueLine(Due.SAFETY))
    assert (found.title, found.acts, found.read_out) == ("A clinician will ask", (), ())
