"""A correction points at one field: its words, what it says, what it may say, and a typed proposal read into it."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Severity
from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking
from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.domain.rights import record_fields as fields
from luna_desktop.domain.rights.record_fields import Takes
from luna_desktop.texts import ENGLISH, Message, Translator

TODAY = date(2026, 11, 23)
NICKEL = Allergy(Coded("Nickel", "N1", "own"), severity=Severity.SEVERE, since=PartialDate(2019, 3))
SLEEPER = Lifestyle(PartialDate(2026, 11, 1), sleep_hours=6.5, smoking=Smoking.EVERY_DAY)
ANANYA = Identity("Kumar", "Ananya", birth=Birth(BirthKind.DATE, PartialDate(1991, 3, 14)), language="hi")


def by_name(body: object) -> dict[str, fields.RecordField]:
    return {each.name: each for each in fields.fields_of(body, ENGLISH)}


def test_a_field_says_what_it_is_called_what_stands_there_and_what_it_takes() -> None:
    found = by_name(NICKEL)
    assert (found["severity"].words, found["severity"].recorded, found["severity"].takes) == (
        "Severe",
        "severe",
        Takes.CHOICE,
    )
    assert ("mild", "Mild") in found["severity"].choices
    assert (found["since"].words, found["since"].recorded, found["since"].takes) == ("Mar-2019", "2019-03", Takes.DATE)
    assert (found["trigger"].words, found["trigger"].takes) == ("Nickel", Takes.NAME)
    assert fields.title_of(NICKEL, ENGLISH) == "Nickel"
    assert next(each.name for each in fields.fields_of(NICKEL, ENGLISH)) == "trigger"


def test_contact_lifestyle_and_visits_have_fields_too() -> None:
    assert by_name(Phone("+919886001427"))["number"].words == "+91 98860 01427"
    assert by_name(SLEEPER)["sleep_hours"].recorded == "6.5"
    assert by_name(SLEEPER)["smoking"].words == "Every day"
    assert (by_name(ANANYA)["birth"].words, by_name(ANANYA)["birth"].recorded) == ("14-Mar-1991", "1991-03-14")
    assert by_name(ANANYA)["language"].words == "Hindi"
    note = VisitNote(complaint="Itching", diagnoses=(Coded("Melasma"), Coded("Acne")))
    assert (by_name(note)["complaint"].words, by_name(note)["complaint"].takes) == ("Itching", Takes.TEXT)
    assert (by_name(note)["diagnoses"].words, by_name(note)["diagnoses"].takes) == ("Melasma, Acne", Takes.WORDS)
    assert fields.fields_of(7, ENGLISH) == ()


@pytest.mark.parametrize(
    ("body", "name", "typed", "value"),
    [
        (Allergy, "severity", "mild", Severity.MILD),
        (Allergy, "since", "Mar-2020", PartialDate(2020, 3)),
        (Allergy, "since", "2020-03", PartialDate(2020, 3)),
        (Allergy, "since", "", None),
        (Allergy, "reaction", "  red rash ", "red rash"),
        (Allergy, "trigger", "Cobalt", Coded("Cobalt")),
        (Lifestyle, "sleep_hours", "7.5", 7.5),
        (Lifestyle, "stress", "4", 4),
        (Lifestyle, "stress", "", None),
        (Identity, "birth", "14-03-1990", Birth(BirthKind.DATE, PartialDate(1990, 3, 14))),
    ],
)
def test_a_typed_proposal_becomes_the_value_of_its_field(body: type, name: str, typed: str, value: object) -> None:
    assert fields.parse(body, name, typed, TODAY) == value


@pytest.mark.parametrize(
    ("body", "name", "typed"),
    [
        (Allergy, "severity", "awful"),
        (Allergy, "since", "sometime"),
        (Lifestyle, "sleep_hours", "much"),
        (Lifestyle, "stress", "4.5"),
        (Lifestyle, "asked_on", ""),
        (Identity, "birth", "2031"),
    ],
)
def test_what_is_no_value_of_the_field_is_said(body: type, name: str, typed: str) -> None:
    assert isinstance(fields.parse(body, name, typed, TODAY), Message)


def test_what_takes_more_than_one_value_is_corrected_in_the_entry_itself() -> None:
    with pytest.raises(TypeError):
        fields.parse(VisitNote, "diagnoses", "Acne", TODAY)


def test_a_new_value_leaves_everything_else_as_it_was() -> None:
    assert fields.with_value(NICKEL, "severity", Severity.MILD) == Allergy(
        NICKEL.trigger, severity=Severity.MILD, since=NICKEL.since
    )


def test_a_proposal_is_shown_in_words_and_in_the_language_of_the_reader() -> None:
    assert fields.proposal_words(Allergy, "severity", "mild", ENGLISH) == "Mild"
    assert fields.proposal_words(Allergy, "since", "2020-03", ENGLISH) == "Mar-2020"
    assert fields.proposal_words(Allergy, "since", "before school", ENGLISH) == "before school"
    assert fields.proposal_words(Allergy, "reaction", "Rash", ENGLISH) == "Rash"
    assert fields.proposal_words(Allergy, "severity", "mild", Translator("hi")) != "Mild"


def test_labels_and_titles_are_sentences_of_the_program() -> None:
    assert fields.label_of(Condition, "since").text == "Since"
    assert fields.kind_title("allergy").text == "Allergy"
    with pytest.raises(KeyError):
        fields.label_of(Condition, "snomed")
    with pytest.raises(KeyError):
        fields.kind_title("contact_check")
