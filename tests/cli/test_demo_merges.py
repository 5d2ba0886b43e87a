"""The demo clinic has two pairs that wait, one asked for, and a merge in force."""

from __future__ import annotations

from luna_desktop.cli import demo_merges
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.made_up import people
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.duplicates import read_duplicates
from luna_desktop.services.people.merge_pages import read_merges
from tests import builders
from tests.services.acting import act


def test_two_pairs_wait_and_one_was_merged(clinic: OpenClinic) -> None:
    known = [
        builders.register(
            clinic,
            builders.a_patient(
                each.family, each.given or "Asha", born=each.born.isoformat(), care=ConsentState.NOT_ASKED
            ),
        )
        for each in people(demo_merges.FEWEST, today=builders.START.date())
    ]
    demo_merges.fill(clinic, known[:3])
    assert act(clinic, read_merges, None) == ()
    demo_merges.fill(clinic, known)
    pairs = act(clinic, read_duplicates, None)
    assert len(pairs) == 2
    assert pairs[0].proposed_reason
    (line,) = act(clinic, read_merges, None)
    assert line.in_force
