"""A number leads to the record that took it in, over several merges."""

from __future__ import annotations

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import record_numbers as numbers
from luna_desktop.services.people.merge_facts import Pair
from tests.services.people import two_records as two


def test_numbers_lead_through_every_merge(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    third = two.two(clinic, phone="98860 55555", other_phone="98860 66666")
    old = two.inside(clinic, lambda work: numbers.number_of(work, pair.merged))
    two.merge(clinic, pair)
    two.merge(clinic, Pair(third.kept, pair.kept))

    def look(work):  # type: ignore[no-untyped-def]
        return (
            numbers.standing_record(work, pair.merged),
            numbers.record_with_number(work, f" {old.lower()} "),
            numbers.merged_records(work, third.kept),
            numbers.numbers_of(work, third.kept)[0],
            numbers.record_with_number(work, "LUN-999999"),
            numbers.number_of(work, 999),
            numbers.numbers_of(work, third.merged),
        )

    assert two.inside(clinic, look) == (
        third.kept,
        third.kept,
        [pair.merged, pair.kept],
        old,
        None,
        "",
        (),
    )
