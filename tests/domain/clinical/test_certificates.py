"""Certificates: what the register asks for is asked for at its field, and days have to make sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luna_desktop.domain.clinical.certificates import (
    CERTIFICATE_KIND_NAMES,
    Certificate,
    CertificateKind,
    draft_problems,
    issue_problems,
    tidied,
)

TODAY = date(2026, 3, 14)
WHOLE = Certificate(
    CertificateKind.SICKNESS,
    address="12 Lake Road",
    marks=("Mole, left cheek",),
    examined_on=TODAY,
    statement="Acute dermatitis of both hands.",
    since=date(2026, 3, 14),
    until=date(2026, 3, 18),
)


def test_a_whole_certificate_can_be_issued_and_every_kind_has_a_name() -> None:
    assert issue_problems(WHOLE, TODAY) == {}
    assert set(CERTIFICATE_KIND_NAMES) == set(CertificateKind)


def test_the_register_asks_for_mark_address_and_words() -> None:
    bare = Certificate(CertificateKind.OTHER)
    assert draft_problems(bare) == {}
    assert set(issue_problems(bare, TODAY)) == {"mark 0", "address", "statement", "examined_on"}


def test_days_are_asked_for_by_kind_and_have_to_follow_each_other() -> None:
    assert set(issue_problems(replace(WHOLE, since=None, until=None), TODAY)) == {"since", "until"}
    fit = replace(WHOLE, kind=CertificateKind.FITNESS, since=None, until=None)
    assert set(issue_problems(fit, TODAY)) == {"fit_from"}
    assert set(issue_problems(replace(WHOLE, until=date(2026, 3, 1)), TODAY)) == {"until"}
    assert set(issue_problems(replace(WHOLE, examined_on=date(2026, 3, 15)), TODAY)) == {"examined_on"}


def test_blank_marks_are_no_marks() -> None:
    assert tidied(replace(WHOLE, marks=("  ", "Scar \n right knee"))).marks == ("Scar right knee",)
