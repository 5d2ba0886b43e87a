"""Writing imported people down: many at once, each with facts, card, search words and audit entry like everybody else.

All of it happens in the one transaction of the import.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.facts import FactStatus, Source, kind_of, write_body
from luna_desktop.domain.import_rows import Imported
from luna_desktop.domain.people import record_number
from luna_desktop.domain.preferences import Topic, Wish, ways_to_reach
from luna_desktop.models.imports import ImportLine
from luna_desktop.models.patients import Fact, FactVersion, Patient, PatientCard, PatientSecret
from luna_desktop.models.privacy import MessagePreference
from luna_desktop.services.clinic import settings
from luna_desktop.services.counters import next_numbers
from luna_desktop.services.people.cards import card_values, index_row
from luna_desktop.services.work import CLINIC_ZONE, CREATED, Work, patient_change
from luna_desktop.storage.search_index import put_many
from luna_desktop.texts import ENGLISH, say

CHUNK = 2_000
NEW, FILLED, SAME = "new", "filled", "same"
"""What became of a line, as the table keeps it."""
WISH_SOURCE = "import"
REFUSED_TOPICS = (Topic.RECALL, Topic.OFFERS)
"""What a no in a list shuts: everything beyond bookings, results and aftercare."""

_PATIENT, _SECRET, _FACT, _VERSION, _CARD, _WISH, _LINE = (
    each.metadata.tables[each.__tablename__]
    for each in (
        Patient,
        PatientSecret,
        Fact,
        FactVersion,
        PatientCard,
        MessagePreference,
        ImportLine,
    )
)


@dataclass(frozen=True)
class _Waiting:
    line: int
    person: Imported


class Writer:
    """Writes the people of one import; `finish` must be called before the transaction ends."""

    def __init__(self, work: Work, import_id: int, source: str) -> None:
        self._work, self._import, self._source = work, import_id, source
        self._prefix = settings.clinic_details(work.session).mrn_prefix
        self._today = work.now.astimezone(CLINIC_ZONE).date()
        self._waiting: list[_Waiting] = []
        self.numbers: dict[int, str] = {}
        """The record numbers that were given, by line."""
        self.patients: dict[int, PatientId] = {}
        """The patients who were made, by line."""

    def add(self, line: int, person: Imported) -> None:
        """Take somebody as a new patient; written with the next chunk."""
        self._waiting.append(_Waiting(line, person))
        if len(self._waiting) >= CHUNK:
            self.finish()

    def finish(self) -> None:
        """Write who still waits."""
        if self._waiting:
            self._write(self._waiting)
            self._waiting = []

    def _write(self, rows: list[_Waiting]) -> None:
        """Write a chunk of new patients."""
        work, connection = self._work, self._work.connection
        first = next_numbers(work, "mrn", len(rows))
        numbers = [record_number(self._prefix, first + place) for place in range(len(rows))]
        connection.execute(
            insert(_PATIENT),
            [
                {
                    "uuid": str(uuid.uuid4()),
                    "mrn": number,
                    "registered_at": work.now,
                    "registered_by": work.actor.user_id,
                }
                for number in numbers
            ],
        )
        given = select(_PATIENT.c.mrn, _PATIENT.c.id).where(_PATIENT.c.mrn.in_(numbers))
        by_number = {mrn: int(ref) for mrn, ref in connection.execute(given)}
        ids = [by_number[number] for number in numbers]
        keys = [secrets.token_bytes(32) for _row in rows]
        connection.execute(
            insert(_SECRET), [{"patient_id": ref, "audit_key": key} for ref, key in zip(ids, keys, strict=True)]
        )
        self._write_facts(ids, rows)
        seen = [row.person.last_seen or self._today for row in rows]
        self._write_cards(ids, numbers, rows, seen)
        wishes = [
            wish
            for ref, row in zip(ids, rows, strict=True)
            if row.person.no_offers
            for wish in wishes_of(work, ref, row.person.bodies)
        ]
        if wishes:
            connection.execute(insert(_WISH), wishes)
        connection.execute(
            insert(_LINE),
            [
                line_values(self._import, row.line, ref, NEW, row.person.number)
                for ref, row in zip(ids, rows, strict=True)
            ],
        )
        work.record_many(
            "patient imported",
            [
                (
                    patient_change("patient", ref, ref),
                    {"import": self._import, "line": row.line, **_seal(key, row.person)},
                )
                for ref, key, row in zip(ids, keys, rows, strict=True)
            ],
            kind=CREATED,
        )
        self.numbers.update({row.line: number for row, number in zip(rows, numbers, strict=True)})
        self.patients.update({row.line: PatientId(ref) for row, ref in zip(rows, ids, strict=True)})

    def _write_facts(self, ids: list[int], rows: list[_Waiting]) -> None:
        told = [
            (ref, body, reason_of(self._source, row.line, row.person))
            for ref, row in zip(ids, rows, strict=True)
            if not row.person.is_whole
            for body in row.person.bodies
        ]
        if not told:
            return
        self._work.connection.execute(
            insert(_FACT),
            [{"patient_id": ref, "kind": kind_of(body).name, "current_number": 1} for ref, body, _reason in told],
        )
        facts = self._fact_ids(ids, [(ref, kind_of(body).name) for ref, body, _reason in told])
        self._work.connection.execute(
            insert(_VERSION),
            [
                {
                    "fact_id": fact,
                    "number": 1,
                    "status": FactStatus.CURRENT.value,
                    "body": write_body(body),
                    "source": Source.DOCUMENT.value,
                    "reason": reason,
                    "recorded_at": self._work.now,
                    "recorded_by": self._work.actor.user_id,
                }
                for fact, (_ref, body, reason) in zip(facts, told, strict=True)
            ],
        )

    def _fact_ids(self, ids: list[int], wanted: list[tuple[int, str]]) -> list[int]:
        """Return the ids of the facts that were added, in their order."""
        made = select(_FACT.c.patient_id, _FACT.c.kind, _FACT.c.id).where(_FACT.c.patient_id.in_(ids))
        found: dict[tuple[int, str], list[int]] = {}
        for ref, kind, fact in self._work.connection.execute(made.order_by(_FACT.c.id.desc())):
            found.setdefault((ref, kind), []).append(fact)
        return [found[each].pop() for each in wanted]

    def _write_cards(self, ids: list[int], numbers: list[str], rows: list[_Waiting], seen: list[date]) -> None:
        bodies = [row.person.bodies for row in rows]
        self._work.connection.execute(
            insert(_CARD),
            [
                {
                    "patient_id": ref,
                    "last_seen": day,
                    "has_alert": False,
                    "notice_seen": 0,
                    "policy_seen": 0,
                    **card_values(number, mine),
                }
                for ref, number, mine, day in zip(ids, numbers, bodies, seen, strict=True)
            ],
        )
        put_many(
            self._work.connection,
            [
                index_row(PatientId(ref), number, mine, day)
                for ref, number, mine, day in zip(ids, numbers, bodies, seen, strict=True)
            ],
        )


def reason_of(source: str, line: int, person: Imported) -> str:
    """Say at a fact where it comes from: the list, its line and the number that the other program gave."""
    if not person.number:
        return ENGLISH.render(say("Imported from {source}, line {line}", source=source, line=line))
    words = say("Imported from {source}, line {line}, number {number}", source=source, line=line, number=person.number)
    return ENGLISH.render(words)


def wishes_of(work: Work, patient: int, bodies: Iterable[object]) -> list[dict[str, Any]]:
    """Return the rows of a no to reminders and offers by every way that leads to the patient."""
    return [
        {
            "patient_id": patient,
            "topic": topic.value,
            "channel": way.channel.value,
            "address": way.address,
            "wish": Wish.NO.value,
            "source": WISH_SOURCE,
            "at": work.now,
            "by": work.actor.user_id,
        }
        for way in ways_to_reach(bodies)
        for topic in REFUSED_TOPICS
    ]


def line_values(import_id: int, line: int, patient: int, outcome: str, number: str) -> dict[str, object]:
    """Return the row that says what became of a line."""
    return {"import_id": import_id, "line": line, "patient_id": patient, "outcome": outcome, "number": number}


def _seal(key: bytes, person: Imported) -> dict[str, object]:
    """Return how many facts came in, and a keyed hash of all of them: the key is destroyed by erasure."""
    digest = hmac.new(key, digestmod=hashlib.sha256)
    for body in person.bodies:
        digest.update(f"{kind_of(body).name}|{write_body(body)}\n".encode())
    return {"facts": len(person.bodies), "content": digest.hexdigest()[:24], "no_offers": person.no_offers}
