"""Who may ask for a patient: until 18, by a paper, after a death, and never otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.rights.authority import (
    ACCEPTED,
    AFTER_DEATH,
    PAPER_NAMES,
    Authority,
    Paper,
    Standing,
    authority_problems,
    standing_problem,
    tidied_authority,
)
from luna_desktop.domain.rights.cases import RequesterRelation as R

TODAY = date(2026, 11, 30)
ADULT = Standing(TODAY, date(2008, 5, 1))
CHILD = Standing(TODAY, date(2030, 5, 1))
DEAD = Standing(TODAY, date(2008, 5, 1), is_deceased=True)
FULL = Authority(Paper.COURT_ORDER, "No. 14 of 2026")


def test_every_paper_and_every_relation_has_its_place() -> None:
    assert set(PAPER_NAMES) == set(Paper) == {paper for papers in ACCEPTED.values() for paper in papers}
    assert set(ACCEPTED) == set(R)


def test_a_grown_up_asks_alone_and_a_child_does_not() -> None:
    assert authority_problems(R.SELF, Authority(), ADULT) == {}
    assert authority_problems(R.SELF, Authority(), Standing(TODAY)) == {}, "an unknown birth is no reason to refuse"
    assert set(authority_problems(R.SELF, Authority(), CHILD)) == {"relation"}


def test_a_parent_asks_until_the_18th_birthday_and_not_on_it() -> None:
    birth = Authority(Paper.BIRTH_CERTIFICATE, "BLR 2014/7781")
    day_before = Standing(date(2030, 4, 30), date(2030, 5, 1))
    assert authority_problems(R.PARENT, birth, day_before) == {}
    assert set(authority_problems(R.PARENT, birth, replace(day_before, today=date(2030, 5, 1)))) == {"relation"}
    assert set(authority_problems(R.PARENT, birth, Standing(TODAY))) == {"relation"}


def test_a_guardian_of_a_child_is_on_file_and_one_of_an_adult_has_an_order() -> None:
    on_file = Authority(Paper.ON_FILE)
    assert set(authority_problems(R.GUARDIAN, on_file, CHILD)) == {"paper"}
    assert authority_problems(R.GUARDIAN, on_file, replace(CHILD, has_guardian=True)) == {}
    assert set(authority_problems(R.GUARDIAN, on_file, replace(ADULT, has_guardian=True))) == {"paper"}
    assert authority_problems(R.GUARDIAN, FULL, ADULT) == {}


def test_a_nominee_counts_by_death_or_incapacity_alone() -> None:
    death, unable = Authority(Paper.DEATH_CERTIFICATE, "D 12"), Authority(Paper.INCAPACITY, "I 7")
    named = replace(ADULT, has_nominee=True)
    assert set(authority_problems(R.NOMINEE, death, named)) == {"paper"}, "the patient lives"
    assert set(authority_problems(R.NOMINEE, FULL, named)) == {"paper"}
    assert authority_problems(R.NOMINEE, unable, named) == {}
    assert set(authority_problems(R.NOMINEE, unable, ADULT)) == {"paper"}, "nobody was named"
    assert authority_problems(R.NOMINEE, death, replace(DEAD, has_nominee=True)) == {}
    assert set(authority_problems(R.NOMINEE, unable, replace(DEAD, has_nominee=True))) == {"paper"}


def test_an_heir_asks_after_a_recorded_death_with_the_certificate() -> None:
    heir = Authority(Paper.HEIR_CERTIFICATE, "LH 88 of 2026")
    assert set(authority_problems(R.HEIR, heir, ADULT)) == {"relation"}
    assert authority_problems(R.HEIR, heir, DEAD) == {}
    assert set(authority_problems(R.HEIR, FULL, DEAD)) == {"paper"}


@pytest.mark.parametrize("relation", sorted(set(R) - AFTER_DEATH, key=lambda each: each.value))
def test_a_death_ends_what_went_before(relation: R) -> None:
    assert standing_problem(relation, DEAD) is not None


def test_an_attendant_brings_a_signed_writing_and_a_power_of_attorney_ends_with_the_life() -> None:
    assert set(authority_problems(R.ATTENDANT, Authority(Paper.SIGNED_WRITING), ADULT)) == {"reference"}
    assert authority_problems(R.ATTENDANT, Authority(Paper.SIGNED_WRITING, "signed 3 Nov"), ADULT) == {}
    power = Authority(Paper.POWER_OF_ATTORNEY, "of 2 May 2026")
    assert authority_problems(R.REPRESENTATIVE, power, ADULT) == {}
    assert set(authority_problems(R.REPRESENTATIVE, power, DEAD)) == {"paper"}
    assert authority_problems(R.REPRESENTATIVE, FULL, DEAD) == {}
    assert authority_problems(R.AUTHORITY, Authority(Paper.WRITTEN_REQUEST, "CC 3/2026"), DEAD) == {}


def test_a_reference_is_tidied_and_kept_short() -> None:
    assert tidied_authority(Authority(Paper.COURT_ORDER, "  No.  14 ")).reference == "No. 14"
    assert set(authority_problems(R.GUARDIAN, replace(FULL, reference="x" * 401), ADULT)) == {"reference"}
