"""Who is taken for whom in an import: the same person, somebody who may be, or a stranger of the family."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.contact import Phone
from luna_desktop.domain.import_rows import Imported
from luna_desktop.domain.imports import Verdict
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.services.people.imports_match import PeopleBook

KNOWN = 7


def birth(iso: str) -> Birth:
    if not iso:
        return Birth()
    on = PartialDate.from_iso(iso)
    return Birth(BirthKind.DATE if on.day else BirthKind.YEAR, on)


def row(name: str, born: str = "", phone: str = "", number: str = "") -> Imported:
    given, _blank, family = name.rpartition(" ")
    phones = (Phone(phone),) if phone else ()
    return Imported(Identity(family, given, birth=birth(born)), phones, number=number)


@pytest.fixture
def book() -> PeopleBook:
    made = PeopleBook()
    made.add(KNOWN, "Asha Rao", birth("1990-04-03"), ["+919886001427"])
    made.add_number("LUN-000007", KNOWN)
    return made


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        (row("Asha Rao", "1990-04-03"), Verdict.SAME),
        (row("RAO asha", "1990-04-03"), Verdict.SAME),
        (row("Asha Rao", "", "+919886001427"), Verdict.SAME),
        (row("Asha Rao", "1990", "+919886001427"), Verdict.SAME),
        (row("Somebody Rao", "", "", "lun 000007"), Verdict.POSSIBLE),
        (row("Asha Raw", "", "", "LUN-000007"), Verdict.SAME),
        (row("Aasha Rao", "1990-04-03"), Verdict.POSSIBLE),
        (row("आशा राव", "1990"), Verdict.POSSIBLE),
        (row("Asha Rao"), Verdict.POSSIBLE),
        (row("Asha Rao", "1990-03-04"), Verdict.POSSIBLE),
        (row("Asha Rao", "1991-04-03"), Verdict.POSSIBLE),
        (row("Asha Rao Kulkarni", "", "+919886001427"), Verdict.POSSIBLE),
        (row("Asha Rao", "1991-07-12"), Verdict.NEW),
        (row("Asha Rao", "1950"), Verdict.NEW),
        (row("Asha Rao Kulkarni"), Verdict.NEW),
        (row("Lata Rao", "", "+919886001427"), Verdict.NEW),
    ],
)
def test_verdicts(book: PeopleBook, person: Imported, verdict: Verdict) -> None:
    found = book.find(person)
    assert found.verdict is verdict
    assert found.refs == (() if verdict is Verdict.NEW else (KNOWN,))


def test_the_same_date_on_another_phone_is_a_slip_at_the_most(book: PeopleBook) -> None:
    assert book.find(row("Asha Rao", "1991-07-12", "+919886001427")).verdict is Verdict.POSSIBLE


def test_rows_of_the_file_are_learnt_and_patients_come_first(book: PeopleBook) -> None:
    book.add_row(5, row("Ravi Shetty", "1984-12-25", number="R1"))
    assert book.find(row("Ravi Shetty", "1984-12-25")).refs == (-5,)
    assert book.find(row("Ravi Shetty", "1984-12-25")).verdict is Verdict.TWICE
    assert book.find(row("Ravi Sety", "1984")).verdict is Verdict.POSSIBLE
    book.add_row(6, row("Asha Rao", "1990-04-03"))
    assert book.find(row("Asha Rao", "1990-04-03")).refs[0] == KNOWN
    assert len(book) == 3


def test_names_without_any_letter_that_sounds_are_still_compared() -> None:
    book = PeopleBook()
    book.add(1, "12 34", Birth(BirthKind.AGE, age=3, told_on=date(2026, 3, 1)), [])
    assert book.find(row("12 34")).verdict is Verdict.POSSIBLE
    assert book.find(row("12 35")).verdict is Verdict.NEW
