"""What the purpose gate needs of a patient, read in the transaction that asks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.consent import ConsentEvent, ConsentMethod, ConsentState, Giver, Ground, Purpose
from luna_desktop.domain.errors import MergedRecord, NotPermitted
from luna_desktop.domain.gate import Answer, DataClass, GatePatient, may
from luna_desktop.domain.measures import adult_from
from luna_desktop.domain.preferences import Channel, Preference, Topic, Wish
from luna_desktop.domain.recipients import Agreement, Recipient
from luna_desktop.domain.restrictions import (
    Restriction,
    RestrictionKind,
    RestrictionState,
    RestrictionStep,
    Terms,
)
from luna_desktop.domain.rights.openings import Opening
from luna_desktop.models.privacy import Disclosure, DisclosureEvent, MessagePreference
from luna_desktop.models.sharing import AgreementEnd, AgreementRow
from luna_desktop.services.clinic import settings
from luna_desktop.services.people.record_numbers import number_of, standing_record
from luna_desktop.services.work import Work

SENT_STATES = ("sent", "confirmed")
_CONSENTS, _RESTRICTIONS, _BIRTH, _OPENINGS = 0, 1, 2, 3
_BOOKS = (
    "SELECT 0 AS book, id, purpose AS word, state, at, NULL AS begins, expires_at AS ends, recipient_id AS number, "
    "NULL AS who, giver AS told, method AS how, is_for_one_use AS once FROM consent_event WHERE patient_id = :patient "
    "UNION ALL SELECT 1, e.id, r.kind, e.state, e.at, e.applies_from, e.applies_until, e.restriction_id, "
    "e.by, r.terms, '', false FROM restriction_event e JOIN restriction r ON r.id = e.restriction_id "
    "WHERE e.patient_id = :patient "
    "UNION ALL SELECT 2, c.patient_id, '', '', NULL, NULL, NULL, p.merged_into, NULL, CAST(c.birth_latest AS TEXT), "
    "'', false FROM patient_card c JOIN patient p ON p.id = c.patient_id WHERE c.patient_id = :patient "
    "UNION ALL SELECT 3, g.id, '', '', g.at, NULL, COALESCE(e.at, g.until), g.by, NULL, '', '', false "
    "FROM glass_opening g LEFT JOIN glass_end e ON e.opening_id = g.id WHERE g.patient_id = :patient "
    "AND g.session = :session"
)
"""Everything that the gate needs of most patients, in one statement: it is asked at every use of their data.

Its rows are read as plain tuples, which is half the work of reading them as named rows."""
_Row = tuple[int, int, str, str, str, str | None, str | None, int | None, int, str, str, int]
_WORDS = {purpose.value: purpose for purpose in Purpose}
_STATES = {state.value: state for state in ConsentState}
_GIVERS = {giver.value: giver for giver in Giver}
_BY_GUARDIAN = ConsentMethod.GUARDIAN.value


@dataclass(frozen=True)
class _Books:
    events: tuple[ConsentEvent, ...]
    restrictions: tuple[Restriction, ...]
    adult_from: date | None
    merged_into: int | None = None
    openings: tuple[Opening, ...] = ()


def _books(work: Work, patient: PatientId) -> _Books:
    found = work.connection.exec_driver_sql(_BOOKS, {"patient": int(patient), "session": work.premises.session}).cursor
    rows: list[_Row] = sorted(found.fetchall())  # by book, then in the order of writing
    answers = [row for row in rows if row[0] == _CONSENTS]
    single = [row[1] for row in answers if row[-1]]
    spent = _spent(work, single) if single else {}
    restricted = [row for row in rows if row[0] == _RESTRICTIONS]
    born = next((row[9] for row in rows if row[0] == _BIRTH and row[9]), None)
    return _Books(
        tuple([_event(row, spent.get(row[1])) for row in answers]),
        _restrictions(restricted) if restricted else (),
        adult_from(date.fromisoformat(born)) if born else None,
        next((row[7] for row in rows if row[0] == _BIRTH), None),
        tuple([_opening(row) for row in rows if row[0] == _OPENINGS]),
    )


def _event(row: _Row, spent_at: datetime | None) -> ConsentEvent:
    _book, number, word, state, at, _begins, ends, recipient, _who, giver, how, _once = row
    return ConsentEvent(
        number,
        _WORDS[word],
        _STATES[state],
        _instant(at),
        _instant(ends) if ends is not None else None,
        recipient or 0,
        Giver.GUARDIAN if how == _BY_GUARDIAN else _GIVERS[giver],
        spent_at,
    )


def _opening(row: _Row) -> Opening:
    return Opening(row[7] or 0, _instant(row[4]), _instant(row[6] or row[4]))


def _restrictions(rows: list[_Row]) -> tuple[Restriction, ...]:
    steps: dict[int, list[RestrictionStep]] = {}
    terms: dict[int, Terms] = {}
    for _book, number, kind, state, at, begins, ends, restriction, by, told, _how, _once in rows:
        mine = restriction or 0
        span = (_instant_or_none(begins), _instant_or_none(ends))
        step = RestrictionStep(number, mine, RestrictionState(state), _instant(at), *span, UserId(by))
        steps.setdefault(mine, []).append(step)
        terms.setdefault(mine, read_terms(kind, told))
    return tuple(Restriction(number, terms[number], tuple(taken)) for number, taken in sorted(steps.items()))


def _instant(value: str) -> datetime:
    """Return an aware instant from the text in UTC that the engine keeps."""
    found = datetime.fromisoformat(value)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _instant_or_none(value: str | None) -> datetime | None:
    return None if value is None else _instant(value)


def consent_events(work: Work, patient: PatientId) -> tuple[ConsentEvent, ...]:
    """Return a patient's ledger in its order; a consent for one use knows when it was used."""
    return _books(work, patient).events


def _spent(work: Work, events: Iterable[int]) -> dict[int, datetime]:
    sent = (
        select(Disclosure.consent_event_id, func.min(DisclosureEvent.at).label("at"))
        .join(DisclosureEvent, DisclosureEvent.disclosure_id == Disclosure.id)
        .where(Disclosure.consent_event_id.in_(list(events)), DisclosureEvent.state.in_(SENT_STATES))
        .group_by(Disclosure.consent_event_id)
    )
    return {row.consent_event_id: row.at for row in work.connection.execute(sent)}


def gate_patient(work: Work, patient: PatientId, recipient: Recipient | None = None) -> GatePatient:
    """Return what the gate needs to know; preferences and agreements only where a recipient makes them matter."""
    leaves = recipient is not None and recipient.recipient_id != 0
    is_message = recipient is not None and recipient.channel is not None
    books = _books(work, patient)
    return GatePatient(
        events=books.events,
        preferences=preferences_of(work, patient) if is_message else (),
        restrictions=books.restrictions,
        agreements=agreements_with(work, recipient.recipient_id) if recipient is not None and leaves else (),
        adult_from=books.adult_from,
        closed_countries=settings.closed_countries(work.session) if leaves else frozenset(),
        merged_into=books.merged_into,
        openings=books.openings,
    )


def ask(
    work: Work, patient: PatientId, purpose: Purpose | Ground, data_class: DataClass, recipient: Recipient
) -> Answer:
    """Ask the gate about now, in this transaction; what another desk committed before it counts.

    Raises MergedRecord where the record was merged into another one: that one answers.
    """
    known = gate_patient(work, patient, recipient)
    if known.merged_into is not None:
        refuse_merged(work, patient)
    return may(known, purpose, data_class, recipient, work.actor, known.present(work.now))


def refuse_merged(work: Work, patient: PatientId) -> None:
    """Raise MergedRecord where a record was merged into another one, with the record that stands now."""
    stands = standing_record(work, patient)
    if stands != patient:
        raise MergedRecord(stands, number_of(work, stands))


def require(
    work: Work, patient: PatientId, purpose: Purpose | Ground, data_class: DataClass, recipient: Recipient
) -> None:
    """Raise NotPermitted with the gate's sentence where it says no."""
    answer = ask(work, patient, purpose, data_class, recipient)
    if not answer.allowed:
        raise NotPermitted(answer.message)


def adult_day(work: Work, patient: PatientId) -> date | None:
    """Return the day from which the patient is certainly an adult, or None where the birth is not known."""
    return _books(work, patient).adult_from


def preferences_of(work: Work, patient: PatientId) -> tuple[Preference, ...]:
    """Return what the patient said about messages, in order."""
    rows = work.connection.execute(
        select(MessagePreference.__table__)
        .where(MessagePreference.patient_id == patient)
        .order_by(MessagePreference.id)
    )
    return tuple(
        Preference(row.id, Topic(row.topic), Channel(row.channel), row.address, Wish(row.wish), row.at) for row in rows
    )


def restrictions_of(work: Work, patient: PatientId) -> tuple[Restriction, ...]:
    """Return the patient's restrictions, each with its steps so far."""
    return _books(work, patient).restrictions


def closing_of(work: Work, patient: PatientId) -> tuple[tuple[Restriction, ...], tuple[Opening, ...]]:
    """Return the patient's restrictions, and the openings that go past them in this sign-in."""
    books = _books(work, patient)
    return books.restrictions, books.openings


def write_terms(terms: Terms) -> str:
    """Return the terms of a restriction as the text that its row keeps."""
    return json.dumps(
        {
            "party": terms.party,
            "recipient_id": terms.recipient_id,
            "staff": sorted(terms.staff),
            "purposes": sorted(purpose.value for purpose in terms.purposes),
            "channel": terms.channel.value if terms.channel else "",
            "address": terms.address,
        },
        ensure_ascii=False,
    )


def read_terms(kind: str, text: str) -> Terms:
    """Return the terms of a restriction from the text that its row keeps."""
    kept = json.loads(text)
    return Terms(
        RestrictionKind(kind),
        kept["party"],
        kept["recipient_id"],
        frozenset(kept["staff"]),
        frozenset(Purpose(code) for code in kept["purposes"]),
        Channel(kept["channel"]) if kept["channel"] else None,
        kept["address"],
    )


def agreements_with(work: Work, recipient: int) -> tuple[Agreement, ...]:
    """Return every agreement with a recipient; one that was ended early ends on that day."""
    ended = {
        row.agreement_id: row.ends_on
        for row in work.connection.execute(
            select(AgreementEnd.agreement_id, func.min(AgreementEnd.ends_on).label("ends_on"))
            .join(AgreementRow, AgreementRow.id == AgreementEnd.agreement_id)
            .where(AgreementRow.recipient_id == recipient)
            .group_by(AgreementEnd.agreement_id)
        )
    }
    rows = work.connection.execute(select(AgreementRow.__table__).where(AgreementRow.recipient_id == recipient))
    return tuple(
        Agreement(
            row.recipient_id,
            row.begins_on,
            min((day for day in (row.ends_on, ended.get(row.id)) if day is not None), default=None),
            frozenset(purpose_of(code) for code in json.loads(row.purposes)),
            frozenset(json.loads(row.countries)),
        )
        for row in rows
    )


def purpose_of(code: str) -> Purpose | Ground:
    """Return a purpose or ground from its code."""
    return Purpose(code) if code in {purpose.value for purpose in Purpose} else Ground(code)
