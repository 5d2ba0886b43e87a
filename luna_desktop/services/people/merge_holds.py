"""A no that was said in one of two records holds in the one that they become: consents and wishes about messages.

Nothing is taken out of a ledger for it: where both books put together would say yes, the no is written once more. Every
no that is written here is noted in the book of merges, so that unmerging knows what it was that the merge wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentEvent, ConsentMethod, ConsentState, Purpose, state_at
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.merging import NO, no_to_hold
from luna_desktop.domain.preferences import Channel, Preference, Topic, Way, Wish, wish_at
from luna_desktop.models.privacy import ConsentEventRow, MessagePreference
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_rows import MADE, Line
from luna_desktop.services.people.record_numbers import number_of
from luna_desktop.services.privacy import ledger, preferences, withdrawals
from luna_desktop.services.privacy.withdrawals import Withdrawal
from luna_desktop.services.work import CREATED, Work, patient_change
from luna_desktop.texts import Message, Translator

_EVENTS = ConsentEventRow.metadata.tables["consent_event"]
_WISHES = MessagePreference.metadata.tables["message_preference"]


@dataclass(frozen=True)
class Books:
    """What one record said before the merge: the events of its consents, its wishes, and its ways to be reached."""

    events: tuple[ConsentEvent, ...]
    wishes: tuple[Preference, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Held:
    """The lines of what was written so that a no holds, and what that stopped, in sentences."""

    lines: tuple[Line, ...] = ()
    stopped: tuple[Message, ...] = ()


def books_of(work: Work, patient: PatientId) -> Books:
    """Return what a record says now."""
    ways = preferences.ways_of(work, patient)
    return Books(ledger.consent_events(work, patient), ledger.preferences_of(work, patient), ways)


def hold_every_no(work: Work, pair: Pair, before: Iterable[Books]) -> Held:
    """Write every no of either record that the joined books would not keep; the rows stand in the kept record."""
    kept, merged = before
    lines, stopped = _hold_consents(work, pair, kept, merged)
    return Held((*lines, *_hold_wishes(work, pair, kept, merged)), stopped)


def subjects(books: Iterable[Books]) -> list[tuple[Purpose, int]]:
    """Return for what purposes and recipients anything was answered, in the order of the purposes."""
    found = {(event.purpose, event.recipient) for each in books for event in each.events}
    return sorted(found, key=lambda subject: (list(Purpose).index(subject[0]), subject[1]))


def _hold_consents(work: Work, pair: Pair, kept: Books, merged: Books) -> tuple[tuple[Line, ...], tuple[Message, ...]]:
    patient = ledger.gate_patient(work, pair.kept)
    now = patient.present(work.now)
    lines: list[Line] = []
    stopped: list[Message] = []
    for purpose, recipient in subjects((kept, merged)):
        events = (kept.events, merged.events, patient.events)
        one, other, joined = (
            state_at(each, purpose, now, recipient=recipient, adult_from=patient.adult_from)[0] for each in events
        )
        state = no_to_hold(one, other, joined)
        if state is None:
            continue
        said = _last_no((*kept.events, *merged.events), purpose, recipient)
        sequence = _write_consent(work, pair, purpose, state, recipient, said)
        lines.append(Line("consent_event", MADE, sequence, int(pair.kept), int(pair.kept)))
        if state is ConsentState.WITHDRAWN:
            stopped += withdrawals.stop_all(work, Withdrawal(pair.kept, purpose, recipient, sequence))
    return tuple(lines), tuple(stopped)


def _last_no(events: Iterable[ConsentEvent], purpose: Purpose, recipient: int) -> datetime:
    said = [each.at for each in events if each.purpose is purpose and each.recipient == recipient and each.state in NO]
    return max(said)


def _write_consent(
    work: Work, pair: Pair, purpose: Purpose, state: ConsentState, recipient: int, said: datetime
) -> int:
    numbers = ", ".join((number_of(work, pair.kept), number_of(work, pair.merged)))
    day = show_day(said.date(), Translator("en"))
    sequence: int = work.connection.execute(
        insert(_EVENTS)
        .values(
            patient_id=int(pair.kept),
            purpose=purpose.value,
            state=state.value,
            at=work.now,
            language="en",
            method=ConsentMethod.NONE.value,
            reason=f"Records {numbers} were merged; a no of {day} holds.",
            taken_by=work.actor.user_id,
            recipient_id=recipient or None,
            station=work.premises.station,
        )
        .returning(_EVENTS.c.id)
    ).scalar_one()
    work.record(
        f"consent {state.value}",
        patient_change("consent", sequence, pair.kept),
        kind=CREATED,
        purpose=purpose.value,
        detail={"method": ConsentMethod.NONE.value, "merged": int(pair.merged)},
    )
    return sequence


def restate_consent(work: Work, patient: PatientId, event_id: int) -> int:
    """Write an answer once more as it was given, since a merge that is undone had put a no in front of it."""
    row = work.connection.execute(select(_EVENTS).where(_EVENTS.c.id == event_id)).mappings().one()
    values = dict(row)
    del values["id"]
    values |= {"patient_id": int(patient), "at": work.now, "taken_by": work.actor.user_id}
    values["reason"] = f"As answered on {show_day(row['at'].date(), Translator('en'))}; the merge was undone."
    sequence: int = work.connection.execute(insert(_EVENTS).values(values).returning(_EVENTS.c.id)).scalar_one()
    work.record(
        f"consent {row['state']}",
        patient_change("consent", sequence, patient),
        kind=CREATED,
        purpose=row["purpose"],
        detail={"method": row["method"], "restates": event_id},
    )
    return sequence


def _hold_wishes(work: Work, pair: Pair, kept: Books, merged: Books) -> list[Line]:
    """A no to a topic by a channel, said in either record, holds for every number and address of the joined one."""
    said_no = {
        (topic, way.channel)
        for books in (kept, merged)
        for topic in Topic
        for way in (*books.ways, *_named(books))
        if _wish(work, books.wishes, topic, way) is Wish.NO
    }
    now_known, ways = ledger.preferences_of(work, pair.kept), preferences.ways_of(work, pair.kept)
    lines = []
    for topic in Topic:
        for way in ways:
            if (topic, way.channel) in said_no and _wish(work, now_known, topic, way) is not Wish.NO:
                row = write_wish(work, pair.kept, topic, way, Wish.NO)
                lines.append(Line("message_preference", MADE, row, int(pair.kept), int(pair.kept)))
    return lines


def _named(books: Books) -> set[Way]:
    return {Way(each.channel, each.address) for each in books.wishes}


def _wish(work: Work, known: tuple[Preference, ...], topic: Topic, way: Way) -> Wish:
    now = max([work.now, *(one.at for one in known)])
    return wish_at(known, topic, way.channel, way.address, now)[0]


def wishes_now(work: Work, patient: PatientId) -> dict[tuple[Topic, Channel, str], Wish]:
    """Return where every wish stands that was ever told."""
    known = ledger.preferences_of(work, patient)
    places = {(each.topic, each.channel, each.address) for each in known}
    return {place: _wish(work, known, place[0], Way(place[1], place[2])) for place in places}


def write_wish(work: Work, patient: PatientId, topic: Topic, way: Way, wish: Wish) -> int:
    """Write one wish, told by the clinic itself; return its row."""
    sequence: int = work.connection.execute(
        insert(_WISHES)
        .values(
            patient_id=int(patient),
            topic=topic.value,
            channel=way.channel.value,
            address=way.address,
            wish=wish.value,
            source="merge",
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(_WISHES.c.id)
    ).scalar_one()
    work.record(
        "message wish recorded",
        patient_change("preference", sequence, patient),
        kind=CREATED,
        detail={"topic": topic.value, "channel": way.channel.value, "wish": wish.value, "merge": 1},
    )
    return sequence
