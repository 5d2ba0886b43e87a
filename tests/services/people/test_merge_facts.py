"""Which facts change their record: values as chosen, clinical entries all, one of what a person has once."""

from __future__ import annotations

from luna_desktop.domain.contact import Email
from luna_desktop.domain.merging import Outcome, Side
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import merges
from luna_desktop.services.people.merge_facts import Pair, fact_lines, photograph_lines
from tests import builders
from tests.services.people import two_records as two


def lines(clinic: OpenClinic, pair: Pair, side: Side) -> list[tuple[str, int]]:
    """Return kind and target of each fact that would go."""
    kinds = {row["id"]: row["kind"] for row in two.rows(clinic, pair)["fact"]}

    def look(work):  # type: ignore[no-untyped-def]
        fields = {each.field: each for each in merges.fields_of(work, pair)}
        chosen = {field: side for field, each in fields.items() if each.outcome is Outcome.CHOOSE}
        sides = {field: each.side(chosen) for field, each in fields.items()}
        return fact_lines(work, pair, fields, sides)

    return sorted((kinds[each.row_id], each.to_id) for each in two.inside(clinic, look) if each.table == "fact")


def test_a_value_that_gives_way_goes_to_the_record_that_is_merged(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.add(clinic, pair.merged, Email("a@mail.example"))
    assert lines(clinic, pair, Side.KEPT) == [("email", pair.kept)]
    assert lines(clinic, pair, Side.MERGED) == [
        ("email", pair.kept),
        ("phone", pair.merged),
        ("phone", pair.kept),
    ]


def test_of_what_a_person_has_once_the_other_one_is_set_aside(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.POOL["pregnant"](clinic, pair.merged)
    two.POOL["condition"](clinic, pair.merged)
    two.POOL["not pregnant"](clinic, pair.kept)
    assert lines(clinic, pair, Side.KEPT) == [
        ("condition", pair.kept),
        ("pregnancy", pair.merged),
        ("pregnancy", pair.kept),
    ]


def test_a_photograph_that_both_have_stays_where_it_is(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    for patient, colours in ((pair.kept, ("tan",)), (pair.merged, ("tan", "peru"))):
        builders.allow_photographs(clinic, patient)
        for colour in colours:
            builders.add_photograph(clinic, patient, builders.a_jpeg(colour=colour))
    found = two.inside(clinic, lambda work: photograph_lines(work, pair))
    assert [each.table for each in found] == ["photograph", "fact"]
