"""Both records as they were: sealed for the pair, whole, and different as soon as a row is."""

from __future__ import annotations

import pytest

from luna_desktop.domain.contact import Phone
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.merge_book import sealed_of
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_snapshots import open_snapshot, print_of, snapshot_of
from tests.services.people import two_records as two


def test_a_snapshot_opens_for_its_pair_alone_and_holds_both(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.POOL["photographs"](clinic, pair.merged)
    before = two.rows(clinic, pair)
    merged = two.merge(clinic, pair)
    sealed = two.inside(clinic, lambda work: sealed_of(work, merged.merge_id))
    assert b"Raghunath" not in sealed

    assert two.inside(clinic, lambda work: open_snapshot(work, pair, sealed)) == before
    for wrong, content in ((Pair(pair.merged, pair.kept), sealed), (pair, sealed[:-1] + b"\0")):
        with pytest.raises(StorageTrouble):
            two.inside(clinic, lambda work, wrong=wrong, content=content: open_snapshot(work, wrong, content))


def test_the_print_follows_the_rows(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    first = two.inside(clinic, lambda work: print_of(snapshot_of(work, pair)))
    assert two.inside(clinic, lambda work: print_of(snapshot_of(work, pair))) == first
    two.add(clinic, pair.kept, Phone("+919845011223"))
    assert two.inside(clinic, lambda work: print_of(snapshot_of(work, pair))) != first
