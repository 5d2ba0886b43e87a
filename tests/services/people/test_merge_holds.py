"""A no that a merge wrote stands in the ledger with its reason, and is answered when the merge is undone."""

from __future__ import annotations

from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.merge_holds import books_of, restate_consent, subjects, wishes_now, write_wish
from luna_desktop.services.privacy.consents import read_privacy
from tests.services.people import two_records as two


def test_the_ledger_says_why_a_no_was_written_and_what_it_stopped(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.consent(clinic, pair.merged, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.REFUSED)
    two.consent(clinic, pair.kept, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN)
    merged = two.merge(clinic, pair)
    assert merged.stopped  # what waits of photographs was told

    page = clinic.desk.perform(clinic.actor, read_privacy, pair.kept)
    newest = page.history[0]
    assert (newest.purpose, newest.state) == (Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.WITHDRAWN)
    assert "were merged" in newest.reason


def test_an_answer_is_said_again_as_it_was_given(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.consent(clinic, pair.kept, Purpose.OFFERS, ConsentState.GIVEN)
    rows = [row for row in two.rows(clinic, pair)["consent_event"] if row["purpose"] == Purpose.OFFERS.value]

    def again(work):  # type: ignore[no-untyped-def]
        before = books_of(work, pair.kept)
        restate_consent(work, pair.kept, rows[0]["id"])
        after = books_of(work, pair.kept)
        return before.events, after.events, subjects((after,))

    before, after, found = two.inside(clinic, again)
    assert len(after) == len(before) + 1
    assert (after[-1].state, after[-1].expires_at) == (ConsentState.GIVEN, before[-1].expires_at)
    assert found == [(Purpose.CARE, 0), (Purpose.OFFERS, 0)]


def test_a_wish_is_written_for_one_way(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    way = Way(Channel.SMS, "+919886001427")

    def write(work):  # type: ignore[no-untyped-def]
        write_wish(work, pair.kept, Topic.OFFERS, way, Wish.NO)
        return wishes_now(work, pair.kept)

    assert two.inside(clinic, write) == {(Topic.OFFERS, Channel.SMS, way.address): Wish.NO}
