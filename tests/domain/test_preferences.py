"""What was said about one number is not said about another, and the last answer stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.domain.preferences import (
    CHANNEL_NAMES,
    TOPIC_NAMES,
    TOPIC_PURPOSES,
    WISH_NAMES,
    Channel,
    Preference,
    Topic,
    Way,
    Wish,
    ways_to_reach,
    wish_at,
)

START = datetime(2026, 3, 14, tzinfo=UTC)
OLD, NEW = "+919886001427", "+919886001428"


def said(sequence: int, wish: Wish, *, hours: int = 0, address: str = OLD, topic: Topic = Topic.RECALL) -> Preference:
    return Preference(sequence, topic, Channel.SMS, address, wish, START + timedelta(hours=hours))


def test_a_new_number_starts_as_not_asked() -> None:
    answers = [said(1, Wish.YES)]
    assert wish_at(answers, Topic.RECALL, Channel.SMS, OLD, START) == (Wish.YES, answers[0])
    assert wish_at(answers, Topic.RECALL, Channel.SMS, NEW, START) == (Wish.NOT_ASKED, None)
    assert wish_at(answers, Topic.RECALL, Channel.WHATSAPP, OLD, START) == (Wish.NOT_ASKED, None)
    assert wish_at(answers, Topic.OFFERS, Channel.SMS, OLD, START) == (Wish.NOT_ASKED, None)


def test_the_last_answer_stands_by_sequence_at_every_instant() -> None:
    answers = [said(2, Wish.NO, hours=5), said(1, Wish.YES), said(3, Wish.YES, hours=9)]
    at = [wish_at(answers, Topic.RECALL, Channel.SMS, OLD, START + timedelta(hours=h))[0] for h in (-1, 0, 4, 5, 8, 9)]
    assert at == [Wish.NOT_ASKED, Wish.YES, Wish.YES, Wish.NO, Wish.NO, Wish.YES]


def test_an_answer_written_after_another_counts_after_it_whatever_the_clock_said() -> None:
    answers = [said(1, Wish.YES, hours=9), said(2, Wish.NO, hours=3)]
    assert wish_at(answers, Topic.RECALL, Channel.SMS, OLD, START + timedelta(hours=8))[0] is Wish.NOT_ASKED
    assert wish_at(answers, Topic.RECALL, Channel.SMS, OLD, START + timedelta(hours=9))[0] is Wish.NO


def test_every_topic_serves_a_purpose_and_everything_shown_has_a_name() -> None:
    assert set(TOPIC_PURPOSES) == set(TOPIC_NAMES) == set(Topic)
    assert TOPIC_PURPOSES[Topic.OFFERS] is Purpose.OFFERS
    assert set(CHANNEL_NAMES) == set(Channel)
    assert set(WISH_NAMES) == set(Wish)


def test_a_mobile_takes_messages_and_a_landline_calls_only() -> None:
    ways = ways_to_reach(
        [
            Address("12 Lake Road\nUlsoor", "Bengaluru", "Karnataka", "560038"),
            Email("ananya@example.org"),
            Phone(OLD),
            Phone("+918040001122", ContactUse.HOME),
            Phone(OLD),
        ]
    )
    assert ways == (
        Way(Channel.PHONE, OLD),
        Way(Channel.PHONE, "+918040001122"),
        Way(Channel.SMS, OLD),
        Way(Channel.WHATSAPP, OLD),
        Way(Channel.EMAIL, "ananya@example.org"),
        Way(Channel.POST, "12 Lake Road, Ulsoor, Bengaluru 560038, Karnataka"),
    )
