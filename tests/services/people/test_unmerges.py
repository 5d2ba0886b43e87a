"""Undoing a merge puts both records back, and shares out row by row what came later."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from luna_desktop.domain.consent import ConsentState, Purpose, state_at
from luna_desktop.domain.contact import Email
from luna_desktop.domain.errors import InvalidInput, MergedRecord
from luna_desktop.domain.merging import Side
from luna_desktop.domain.preferences import Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import unmerges
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_holds import wishes_now
from luna_desktop.services.people.merge_snapshots import Snapshot
from luna_desktop.services.people.patients import Lookup, read_details, search_patients
from luna_desktop.services.privacy import ledger
from tests.conftest import torture
from tests.services.people import two_records as two

WHY = "They are twins, both came today"
NOT_COUNTED = {"consent_event", "message_preference", "fact_version", "fact"}


def undo(clinic: OpenClinic, pair: Pair, merge_id: int, *shares: tuple[str, Side]) -> None:
    clinic.desk.perform(clinic.actor, unmerges.unmerge_records, unmerges.Unmerge(pair.kept, merge_id, shares, WHY))


def said(taken: Snapshot) -> dict[str, Any]:
    """Return what the rows say: of a fact what counts, whatever number that version has."""
    told: dict[str, Any] = {name: rows for name, rows in taken.items() if name not in NOT_COUNTED}
    bodies = {(row["fact_id"], row["number"]): (row["status"], row["body"]) for row in taken["fact_version"]}
    told["fact"] = [
        (row["id"], row["patient_id"], row["kind"], bodies[row["id"], row["current_number"]]) for row in taken["fact"]
    ]
    return told


def answers(clinic: OpenClinic, pair: Pair) -> dict[object, object]:
    """Return where every purpose and every wish of both stands."""

    def look(work: Any) -> dict[object, object]:
        found: dict[object, object] = {}
        for patient in (pair.kept, pair.merged):
            known = ledger.gate_patient(work, patient)
            for purpose in Purpose:
                found[patient, purpose] = state_at(known.events, purpose, known.present(work.now))[0]
            wishes = wishes_now(work, patient)
            found[patient, "wishes"] = {place: wish for place, wish in wishes.items() if wish is not Wish.NOT_ASKED}
        return found

    return two.inside(clinic, look)


SOME_FACTS = st.lists(
    st.sampled_from(sorted(two.POOL)), max_size=6, unique_by=lambda name: name.split()[-1]
)  # of what is asked once, one answer


@given(
    SOME_FACTS,
    SOME_FACTS,
    st.sampled_from(Side),
)
@settings(
    max_examples=25 if torture() == 1 else 400,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_merging_and_unmerging_leaves_both_records_as_they_were(
    clinic: OpenClinic, ours: list[str], theirs: list[str], side: Side
) -> None:
    pair = two.two(clinic)
    for name in theirs:
        two.POOL[name](clinic, pair.merged)
    for name in ours:
        two.POOL[name](clinic, pair.kept)
    before, stood = two.rows(clinic, pair), answers(clinic, pair)

    merged = two.merge(clinic, pair, side)
    assert said(two.rows(clinic, pair)) != said(before)
    undo(clinic, pair, merged.merge_id)

    assert said(two.rows(clinic, pair)) == said(before)
    assert answers(clinic, pair) == stood


def test_what_came_later_is_shared_out_row_by_row(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    merged = two.merge(clinic, pair)
    two.add(clinic, pair.kept, Email("one@mail.example"))
    two.POOL["allergy"](clinic, pair.kept)
    two.consent(clinic, pair.kept, Purpose.OFFERS, ConsentState.GIVEN)

    asked = unmerges.MergeAsked(pair.kept, merged.merge_id)
    page = clinic.desk.perform(clinic.actor, unmerges.read_unmerge, asked)
    assert page.obstacle is None
    assert [row.table for row in page.later] == ["fact", "fact", "fact", "consent_event"]
    with pytest.raises(InvalidInput) as refused:
        undo(clinic, pair, merged.merge_id)
    assert set(refused.value.problems) == {"shares"}

    theirs = {"consent_event", "fact"}
    shares = tuple((row.key, Side.MERGED if row.table in theirs else Side.KEPT) for row in page.later)
    undo(clinic, pair, merged.merge_id, *shares)
    stood = answers(clinic, pair)
    assert stood[pair.kept, Purpose.OFFERS] is ConsentState.NOT_ASKED
    assert stood[pair.merged, Purpose.OFFERS] is ConsentState.GIVEN
    details = clinic.desk.perform(clinic.actor, read_details, pair.merged)
    assert [each.body.address for each in details.facts if each.kind == "email"] == ["one@mail.example"]
    assert details.card.has_alert


def test_the_newest_merge_is_undone_first_and_only_once(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    third = two.two(clinic, phone="98860 55555", other_phone="98860 66666")
    first = two.merge(clinic, pair)
    second = two.merge(clinic, Pair(pair.kept, third.merged))
    with pytest.raises(InvalidInput, match="another look") as refused:
        undo(clinic, pair, first.merge_id)
    assert "newer merge" in refused.value.problems["merge"].text

    third_into = two.merge(clinic, Pair(third.kept, pair.kept))
    with pytest.raises(MergedRecord):
        undo(clinic, pair, second.merge_id)
    undo(clinic, Pair(third.kept, pair.kept), third_into.merge_id)
    undo(clinic, pair, second.merge_id)
    undo(clinic, pair, first.merge_id)
    with pytest.raises(InvalidInput) as again:
        undo(clinic, pair, first.merge_id)
    assert "already" in again.value.problems["merge"].text


def test_both_are_found_again_by_their_own_numbers(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    mrn = clinic.desk.perform(clinic.actor, read_details, pair.merged).card.mrn
    merged = two.merge(clinic, pair)
    assert [card.patient_id for card in clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))] == [pair.kept]
    undo(clinic, pair, merged.merge_id)
    assert [card.patient_id for card in clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))] == [
        pair.merged
    ]
