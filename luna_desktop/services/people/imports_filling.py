"""Filling blanks: what a list knows of somebody who is here already, and the record does not.

A blank is filled the usual way, as a new fact or a new version. Nothing that stands in the record changes, and a no of
the patient stays a no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import insert

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.facts import FactStatus, Source, kind_of
from luna_desktop.domain.import_rows import Imported
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.domain.preferences import Channel, Topic, Wish, postal_line, wish_at
from luna_desktop.models.imports import ImportFact, ImportLine
from luna_desktop.models.privacy import MessagePreference
from luna_desktop.services.facts import FactChange, Known, add_fact, change_fact, current_facts
from luna_desktop.services.people.cards import CONTACT_KINDS, refresh_card
from luna_desktop.services.people.imports_writing import (
    FILLED,
    REFUSED_TOPICS,
    SAME,
    WISH_SOURCE,
    line_values,
    reason_of,
    wishes_of,
)
from luna_desktop.services.privacy import ledger
from luna_desktop.services.work import CREATED, Work, patient_change

_BLANK: Mapping[str, object] = {"birth": Birth(), "gender": Gender.UNKNOWN}
_FILLABLE = (
    "middle_name",
    "title",
    "preferred_name",
    "former_names",
    "other_script_name",
    "birth",
    "gender",
    "language",
)
_WISH, _LINE, _FILL = (each.metadata.tables[each.__tablename__] for each in (MessagePreference, ImportLine, ImportFact))


class Filler:
    """Fills blanks for one import, and notes which lines are people who are here already."""

    def __init__(self, work: Work, import_id: int, source: str) -> None:
        self._work, self._import, self._source = work, import_id, source

    def same(self, line: int, patient: PatientId, person: Imported) -> None:
        """Note that a line is somebody who is here already, so that their number leads to them the next time."""
        self._note_line(line, patient, SAME, person.number)

    def fill(self, line: int, patient: PatientId, person: Imported) -> bool:
        """Fill what is blank in a record and tell whether anything was; nothing that stands there changes.

        A number or address that the record once held and ended or struck out is not brought back.
        """
        known = current_facts(self._work, patient, CONTACT_KINDS, with_errors=True)
        reason = reason_of(self._source, line, person)
        filled = self._fill_identity(patient, known, person.identity, reason)
        for kind in ("phone", "email", "address", "related_person"):
            mine = [each for each in known if each.kind == kind]
            brought = [body for body in person.bodies if kind_of(body).name == kind]
            if any(each.status is FactStatus.CURRENT for each in mine):
                continue
            past = {_reached(each.body) for each in mine}
            for body in brought:
                if _reached(body) not in past:
                    self._note_fact(add_fact(self._work, patient, body, Source.DOCUMENT, reason=reason), 1)
                    filled = True
        if person.no_offers:
            filled |= self._shut(patient)
        if filled:
            refresh_card(self._work, patient)
        self._note_line(line, patient, FILLED if filled else SAME, person.number)
        return filled

    def _fill_identity(self, patient: PatientId, known: list[Known], told: Identity, reason: str) -> bool:
        stand = next(each for each in known if each.kind == "identity")
        changes: dict[str, Any] = {}
        for name in _FILLABLE:
            blank = _BLANK.get(name, "")
            if getattr(stand.body, name) == blank and getattr(told, name) != blank:
                changes[name] = getattr(told, name)
        if not changes:
            return False
        body = replace(stand.body, **changes)
        change = FactChange(patient, stand.fact_id, stand.number, body, Source.DOCUMENT, reason)
        self._note_fact(stand.fact_id, change_fact(self._work, change))
        return True

    def _shut(self, patient: PatientId) -> bool:
        """Write a no where the patient was never asked; what they answered here counts more than a list."""
        known = ledger.preferences_of(self._work, patient)
        bodies = [each.body for each in current_facts(self._work, patient, ("phone", "email", "address"))]
        now = max([self._work.now, *(one.at for one in known)])
        rows = [
            row
            for row in wishes_of(self._work, int(patient), bodies)
            if wish_at(known, Topic(row["topic"]), Channel(row["channel"]), row["address"], now)[0] is Wish.NOT_ASKED
        ]
        if not rows:
            return False
        self._work.connection.execute(insert(_WISH), rows)
        self._work.record(
            "message wish recorded",
            patient_change("preference", "", patient),
            kind=CREATED,
            detail={"topics": [topic.value for topic in REFUSED_TOPICS], "wish": Wish.NO.value, "source": WISH_SOURCE},
        )
        return True

    def _note_fact(self, fact_id: int, number: int) -> None:
        values = {"import_id": self._import, "fact_id": fact_id, "number": number}
        self._work.connection.execute(insert(_FILL), values)

    def _note_line(self, line: int, patient: int, outcome: str, number: str) -> None:
        self._work.connection.execute(insert(_LINE), line_values(self._import, line, int(patient), outcome, number))


def _reached(body: Any) -> str:
    """Return what makes a contact detail the same one again, whatever it is for."""
    if isinstance(body, Phone):
        told = body.number
    elif isinstance(body, Email):
        told = body.address
    else:
        told = postal_line(body) if isinstance(body, Address) else body.name
    return " ".join(told.casefold().split())
