"""Which cards may be one person: by name, birth, phone and e-mail, and which are not worth a look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.made_up import people
from luna_desktop.domain.same_person import (
    LARGEST_GROUP,
    MOST_ON_A_NUMBER,
    SIGN_NAMES,
    WEIGHTS,
    Face,
    Sign,
    compared,
    likely_pairs,
    one_slip,
)

ANANYA = Face(1, "Raghunathan", "Ananya", ("1991-03-14", "1991-03-14"), "+919886001427", "a@mail.example")


@pytest.mark.parametrize(
    ("other", "signs"),
    [
        (replace(ANANYA, given="Anannya"), {Sign.NAME_SOUNDS, Sign.SAME_BIRTH, Sign.SAME_PHONE, Sign.SAME_EMAIL}),
        (replace(ANANYA, family="Raghunath", phone="", email=""), {Sign.NAME_PART, Sign.SAME_BIRTH}),
        (replace(ANANYA, given="Ananta", phone="", email=""), {Sign.NAME_SLIP, Sign.SAME_BIRTH}),
        (replace(ANANYA, family="Ananya", given="Raghunathan", phone="", email=""), {Sign.SAME_NAME, Sign.SAME_BIRTH}),
        (replace(ANANYA, born=("1991-03-19",) * 2, phone="", email=""), {Sign.SAME_NAME, Sign.BIRTH_NEAR}),
        (replace(ANANYA, born=None, email="A@mail.example", phone=""), {Sign.SAME_NAME, Sign.SAME_EMAIL}),
        (
            replace(ANANYA, born=("1991-01-01", "1991-12-31"), email=""),
            {Sign.SAME_NAME, Sign.BIRTH_FITS, Sign.SAME_PHONE},
        ),
        (replace(ANANYA, born=("1988-08-02",) * 2, email=""), {Sign.SAME_NAME, Sign.BIRTHS_DIFFER, Sign.SAME_PHONE}),
    ],
)
def test_signs_for_one_person(other: Face, signs: set[Sign]) -> None:
    likely = compared(replace(other, patient_id=2), ANANYA)
    assert likely is not None
    assert (likely.low, likely.high, set(likely.signs)) == (1, 2, signs)


@pytest.mark.parametrize(
    "other",
    [
        Face(2, "Kulkarni", "Asha", ANANYA.born, ANANYA.phone, ANANYA.email),  # another member of the family
        replace(ANANYA, patient_id=2, born=None, phone="", email=""),  # the name alone
        replace(ANANYA, patient_id=2, born=("1962-08-02",) * 2, phone="", email=""),
        replace(ANANYA, patient_id=2, family="", given=""),
    ],
)
def test_not_worth_a_look(other: Face) -> None:
    assert compared(ANANYA, other) is None


def test_people_are_found_among_many_and_a_number_of_everybody_is_no_sign() -> None:
    crowd = [
        Face(each.number, each.family, each.given, (each.born.isoformat(),) * 2, "".join(each.phones[:1]))
        for each in people(400, today=date(2026, 3, 14))
    ]
    twin = replace(crowd[20], patient_id=5000, phone="", given=crowd[20].given + "a")
    found = likely_pairs([*crowd, twin])
    assert (21, 5000) in [(each.low, each.high) for each in found]
    assert likely_pairs([*crowd, twin], frozenset({5000}))[0].high == 5000
    assert found == sorted(found, key=lambda each: -each.score)

    school = [Face(n, "Kumar", f"{chr(97 + n)}mit", None, "+919800000000") for n in range(MOST_ON_A_NUMBER + 1)]
    assert likely_pairs(school) == []
    assert len(school) < LARGEST_GROUP


def test_slips_of_the_finger() -> None:
    assert all(one_slip("meena", other) for other in ("mena", "meeena", "meina", "menea", "meenaa"))
    assert not any(one_slip("meena", other) for other in ("meena", "mina", "nema", "meenaks"))


def test_every_sign_has_words_and_a_weight() -> None:
    assert set(SIGN_NAMES) == set(WEIGHTS) == set(Sign)


def test_a_print_changes_with_what_is_compared_alone() -> None:
    assert replace(ANANYA, patient_id=7).print == ANANYA.print
    assert replace(ANANYA, phone="").print != ANANYA.print
