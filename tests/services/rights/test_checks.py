"""Every kind of case has its line of checks, so that a kind without any says so."""

from __future__ import annotations

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.services.rights.checks import CHECKS


def test_every_kind_says_which_checks_it_has() -> None:
    assert set(CHECKS) == set(CaseKind)
    assert CHECKS[CaseKind.GRIEVANCE]
