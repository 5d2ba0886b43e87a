"""Wishes about messages: bound to one address, and the ways that contact details open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.domain.preferences import Channel, Preference, Topic, Way, Wish, ways_to_reach, wish_at

AT = datetime(2026, 3, 14, tzinfo=UTC)


def test_a_mobile_takes_messages_and_a_landline_calls_only() -> None:
    ways = ways_to_reach(
        [
            Address("12 Lake Road\nUlsoor", "Bengaluru", "Karnataka", "560038"),
            Email("ananya@example.org"),
            Phone("+919886001427"),
            Phone("+918040001122", ContactUse.HOME),
            Phone("+919886001427"),
        ]
    )
    assert ways == (
        Way(Channel.PHONE, "+919886001427"),
        Way(Channel.PHONE, "+918040001122"),
        Way(Channel.SMS, "+919886001427"),
        Way(Channel.WHATSAPP, "+919886001427"),
        Way(Channel.EMAIL, "ananya@example.org"),
        Way(Channel.POST, "12 Lake Road, Ulsoor, Bengaluru 560038, Karnataka"),
    )


def test_a_wish_counts_for_its_own_address_from_its_own_moment() -> None:
    said = [
        Preference(1, Topic.RECALL, Channel.SMS, "1", Wish.YES, AT),
        Preference(2, Topic.RECALL, Channel.SMS, "1", Wish.NO, AT + timedelta(days=1)),
    ]
    assert wish_at(said, Topic.RECALL, Channel.SMS, "1", AT)[0] is Wish.YES
    assert wish_at(said, Topic.RECALL, Channel.SMS, "1", AT + timedelta(days=2))[0] is Wish.NO
    assert wish_at(said, Topic.RECALL, Channel.SMS, "2", AT + timedelta(days=2)) == (Wish.NOT_ASKED, None)
