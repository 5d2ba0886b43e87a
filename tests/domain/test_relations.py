from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.relations import AdultCheck, Proof, RelatedPerson, RelatedRole, tidied_person

MOTHER = RelatedPerson(
    (RelatedRole.GUARDIAN, RelatedRole.EMERGENCY),
    "Rekha Kumar",
    "Mother",
    "98450 11223",
    Proof.VOTER,
    "7k21",
    AdultCheck.SHOWN,
    "",
    PartialDate(2026, 3),
)


def test_a_person_is_written_and_read_back_exactly() -> None:
    tidy, problems = tidied_person(MOTHER)
    assert not problems
    assert (tidy.phone, tidy.last_four) == ("+919845011223", "7K21")
    assert read_body("related_person", write_body(tidy)) == tidy


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"roles": ()}, "roles"),
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"relation": ""}, "relation"),
        ({"phone": "12"}, "phone"),
        ({"last_four": "12345"}, "last_four"),
        ({"valid_until": PartialDate(2025)}, "valid_until"),
        ({"appointed_by": "x" * 401}, "appointed_by"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(change: dict[str, object], field: str) -> None:
    _tidy, problems = tidied_person(replace(MOTHER, **change))  # type: ignore[arg-type]  # one field at a time
    assert set(problems) == {field}


def test_evidence_that_no_role_asks_for_is_not_kept() -> None:
    tidy, problems = tidied_person(replace(MOTHER, roles=(RelatedRole.ATTENDANT,), appointed_by="Family court 12/2020"))
    assert not problems
    assert (tidy.proof, tidy.last_four, tidy.check, tidy.appointed_by) == (Proof.NONE, "", AdultCheck.NONE, "")


def test_roles_stand_between_their_dates_as_far_as_known() -> None:
    term = replace(MOTHER, valid_from=PartialDate(2024), valid_until=PartialDate(2026, 3))
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2026, 3, 31), date(2026, 4, 1))
    assert [term.stands_on(day) for day in days] == [False, True, True, False]
