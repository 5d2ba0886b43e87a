"""Rows as people: names as they are written, numbers in one form, and nothing guessed that would harm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.domain.import_rows import Imported, SourceRow, Understood, understand
from luna_desktop.domain.imports import DateOrder, Field
from luna_desktop.domain.measures import BirthKind
from luna_desktop.domain.people import Gender
from luna_desktop.texts import say

TODAY = date(2026, 3, 14)


def read(order: DateOrder | None = DateOrder.DAY_FIRST, **values: str | tuple[str, ...]) -> Understood:
    told = {Field(name): (text,) if isinstance(text, str) else text for name, text in values.items()}
    return understand(SourceRow(2, told), order, TODAY)


def person(**values: str | tuple[str, ...]) -> Imported:
    found = read(**values)
    assert found.person is not None, [str(each) for each in found.problems]
    return found.person


def problems(**values: str) -> str:
    return " ".join(str(each) for each in read(**values).problems)


@pytest.mark.parametrize(
    ("whole", "title", "given", "family"),
    [
        ("Asha Rao", "", "Asha", "Rao"),
        ("Smt. Asha Devi Rao", "Smt.", "Asha Devi", "Rao"),
        ("Rao, Asha", "", "Asha", "Rao"),
        ("Lakshmi", "", "", "Lakshmi"),
        ("श्रीमती आशा राव", "श्रीमती", "आशा", "राव"),
        ("Dr", "", "", "Dr"),
        ("=cmd|' /C calc'!A0", "", "=cmd|' /C", "calc'!A0"),
    ],
)
def test_a_name_in_one_piece_is_cut_and_stays_as_it_is_spoken(whole: str, title: str, given: str, family: str) -> None:
    identity = person(full_name=whole).identity
    assert (identity.title, identity.given_name, identity.family_name) == (title, given, family)


def test_a_given_name_alone_is_the_name() -> None:
    assert person(given_name="Lakshmi").identity.family_name == "Lakshmi"


def test_numbers_get_one_form_and_landlines_get_no_messages() -> None:
    found = person(family_name="Rao", phone="098860 01427 / +91-98450-11223", phone_2="080 4000 1122")
    assert found.phones == (
        Phone("+919886001427"),
        Phone("+919845011223"),
        Phone("+918040001122", ContactUse.HOME),
    )
    assert person(family_name="Rao", phone="9886001427.0").phones == (Phone("+919886001427"),)
    assert "rounded" in problems(family_name="Rao", phone="9.88600E+09")
    assert "phone number cannot be read" in problems(family_name="Rao", phone="12345")


def test_contact_details_stay_side_by_side() -> None:
    found = person(
        family_name="Rao",
        email="a@example.org; b@example.org",
        address=("12 Lake Road", ""),
        city=("Bengaluru", "Mysuru"),
        postal_code=("560038", ""),
    )
    assert found.emails == (Email("a@example.org"), Email("b@example.org"))
    assert found.addresses == (Address("12 Lake Road", "Bengaluru", "", "560038"), Address("", "Mysuru"))
    assert "e-mail" in problems(family_name="Rao", email="nonsense")


def test_gender_and_language_in_many_words_and_unknown_ones_are_noted() -> None:
    assert person(family_name="Rao", gender="महिला", language="Kannada").identity.gender is Gender.FEMALE
    assert person(family_name="Rao", language="hi-IN").identity.language == "hi"
    found = read(family_name="Rao", gender="zz", language="Klingon")
    assert found.person is not None
    assert found.person.identity.gender is Gender.UNKNOWN
    assert len(found.notes) == 2


def test_a_birth_goes_before_an_age() -> None:
    assert person(family_name="Rao", birth="25/12/1990", age="12").identity.birth.kind is BirthKind.DATE
    assert person(family_name="Rao", age="12").identity.birth.age == 12
    assert "two ways" in " ".join(map(str, read(order=None, family_name="Rao", birth="03/04/1990").problems))


@pytest.mark.parametrize(("typed", "shut"), [("Yes", True), ("DND", True), ("", False), ("no", False), ("maybe", True)])
def test_a_no_to_messages_is_kept_and_doubt_is_a_no(typed: str, shut: bool) -> None:
    assert person(family_name="Rao", no_offers=typed).no_offers is shut


def test_an_emergency_contact_is_no_guardian() -> None:
    found = person(family_name="Rao", emergency_name="Ravi Rao", emergency_phone="98450 11223")
    assert [(each.name, each.phone, each.is_guardian) for each in found.related] == [
        ("Ravi Rao", "+919845011223", False)
    ]
    assert len(read(family_name="Rao", emergency_phone="98450 11223").notes) == 1


def test_rows_without_a_name_or_with_far_too_much_are_refused() -> None:
    assert "no name" in problems(phone="98860 01427")
    assert "characters" in problems(family_name="x" * 121)
    assert "characters" in problems(family_name="Rao", address="x" * 2001)
    spoilt = understand(SourceRow(9, {}, say("Damaged.")), None, TODAY)
    assert (spoilt.person, [str(each) for each in spoilt.problems]) == (None, ["Damaged."])


def test_a_last_visit_is_a_day_that_has_passed() -> None:
    assert person(family_name="Rao", last_seen="25/12/2024").last_seen == date(2024, 12, 25)
    assert person(family_name="Rao", last_seen="25/12/2027").last_seen is None
    assert person(family_name="Rao", last_seen="soon").last_seen is None


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(list(Field)), st.text(max_size=30).map(lambda text: (text,))))
def test_whatever_a_row_holds_it_is_a_person_or_sentences(values: dict[Field, tuple[str, ...]]) -> None:
    found = understand(SourceRow(2, values), DateOrder.DAY_FIRST, TODAY)
    assert (found.person is None) == bool(found.problems)
