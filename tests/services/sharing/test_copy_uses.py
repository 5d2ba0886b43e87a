"""What is held: every kind of data is told with purpose, basis, source and term."""

from __future__ import annotations

from luna_desktop.services.sharing.copy_uses import uses


def test_every_use_has_a_basis_and_a_term() -> None:
    told = uses()
    assert len({str(use.category) for use in told}) == len(told)
    for use in told:
        assert all(str(part) for part in (use.category, use.held, use.purpose, use.basis, use.source, use.kept_until))


def test_what_other_tabs_hold_is_told_too() -> None:
    told = {str(use.category) for use in uses()}
    assert {"Visits and treatments", "Results and documents", "Appointments and messages", "Log of access"} <= told
