"""A run writes to whom the day concerns and the wishes allow, names the others with the reason, and writes once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import Closed
from luna_desktop.domain.preferences import Channel, Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.outstanding import keep_follow_up
from luna_desktop.services.front.recall_list import HIDES, recall_lines
from luna_desktop.services.messages import runs
from luna_desktop.services.messages.runs import RunAsked, RunKind, RunOrder
from tests.services.acting import act, entries, working
from tests.services.front.booking import MONDAY, at, book_one, set_up
from tests.services.messages.parts import SMS, approve, give, row, somebody, wish

REMIND = RunAsked(RunKind.REMINDER, date.fromisoformat(MONDAY))
RECALL = RunAsked(RunKind.RECALL, date(2026, 4, 1))


def test_a_reminder_goes_to_who_said_yes_and_the_other_is_named(clinic: OpenClinic) -> None:
    set_up(clinic)
    willing, other = somebody(clinic), somebody(clinic, family="Rao")
    give(clinic, willing, Purpose.REMINDERS)
    wish(clinic, willing, MessageClass.REMINDER, SMS, Wish.YES)
    known = book_one(clinic, willing)
    book_one(clinic, other, "11:00")
    without = act(clinic, runs.preview_run, REMIND)
    assert [each.left_out.closed for each in without.stays] == [Closed.NO_TEXT, Closed.NO_TEXT]
    approve(clinic, "reminder")
    preview = act(clinic, runs.preview_run, REMIND)
    assert [(each.who.booking_id, each.way, each.language) for each in preview.goes] == [(known.booking_id, SMS, "en")]
    assert dict(preview.by_channel) == {Channel.SMS: 1}
    assert [each.who.card.name for each in preview.stays] == ["Ananya Rao"]
    assert preview.goes[0].said_at is not None
    started = act(clinic, runs.start_run, RunOrder(REMIND, at("08:00")))
    assert (started.queued, started.left_out) == (1, 1)
    message = row(clinic, 1)
    assert "16-Mar-2026 at 10:00" in message.body
    assert (message.due_at, message.not_after, message.run) == (at("08:00"), at("10:00"), "reminder 2026-03-16")
    again = act(clinic, runs.preview_run, REMIND)
    assert (again.goes, again.already) == ((), 1)
    with pytest.raises(InvalidInput):
        act(clinic, runs.start_run, RunOrder(REMIND))
    assert len(entries(clinic, "reminder run started")) == 1


def test_who_was_taken_out_gets_nothing_and_a_time_that_is_over_is_refused(clinic: OpenClinic) -> None:
    set_up(clinic)
    approve(clinic, "reminder")
    willing = somebody(clinic)
    give(clinic, willing, Purpose.REMINDERS)
    wish(clinic, willing, MessageClass.REMINDER, SMS, Wish.YES)
    book_one(clinic, willing)
    key = act(clinic, runs.preview_run, REMIND).goes[0].who.key
    with pytest.raises(InvalidInput) as nobody:
        act(clinic, runs.start_run, RunOrder(REMIND, without=frozenset({key})))
    assert "Nobody is left" in str(nobody.value.problems["run"])
    for leaves_at in (at("08:00", "2026-03-01"), at("08:00", "2026-03-17")):
        with pytest.raises(InvalidInput) as late:
            act(clinic, runs.start_run, RunOrder(REMIND, leaves_at))
        assert set(late.value.problems) == {"leaves_at"}


def test_a_recall_hides_whom_it_reached_for_a_while(clinic: OpenClinic) -> None:
    set_up(clinic)
    approve(clinic, "recall")
    willing = somebody(clinic)
    give(clinic, willing, Purpose.REMINDERS)
    wish(clinic, willing, MessageClass.RECALL, SMS, Wish.YES)
    later = somebody(clinic, family="Rao")
    with working(clinic) as work:
        keep_follow_up(work, willing, 7, date(2026, 3, 28))
        keep_follow_up(work, later, 8, date(2026, 8, 1))
    preview = act(clinic, runs.preview_run, RECALL)
    assert [each.who.card.patient_id for each in preview.goes] == [willing]
    act(clinic, runs.start_run, RunOrder(RECALL))
    assert "time to come" in row(clinic, 1).body
    assert act(clinic, runs.preview_run, RECALL).goes == ()
    with working(clinic) as work:
        assert recall_lines(work, RECALL.day) == ()
        work.now += timedelta(days=HIDES + 1)
        (line,) = recall_lines(work, RECALL.day)
        assert (line.card.patient_id, line.contacts) == (willing, 1)
