"""Whom the clinic should ask again: consents that ran out, that lapsed at 18, and questions that were put off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, text
from sqlalchemy.orm import aliased

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.measures import adult_from
from luna_desktop.models.patients import Patient, PatientCard
from luna_desktop.models.privacy import BY_GUARDIAN, ConsentEventRow
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.privacy.consent_lines import offered_purposes, recipient_names
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work

MOST_LISTED = 200
_ABOUT_18_YEARS = timedelta(days=18 * 365)
"""A little less than 18 years: what it lets through is looked at day by day."""


@dataclass(frozen=True)
class AskAgain:
    """A patient and the purpose to ask about: what became of the last answer, and since when."""

    card: CardRow
    purpose: Purpose
    state: ConsentState
    since: datetime
    recipient: str = ""


@dataclass(frozen=True)
class AskAgainList:
    """The worklist, the longest waiting first; `has_more` says that only the first are listed."""

    rows: tuple[AskAgain, ...] = ()
    has_more: bool = False


@use_case(requires=Permission.READ_PRIVACY, writes=False)
def consents_to_ask_again(work: Work, _: None) -> AskAgainList:
    """Return active patients with a consent that ran out or lapsed, or a question about care that was put off."""
    found = sorted(_found(work), key=lambda one: (one[2], one[0]))
    listed = found[:MOST_LISTED]
    cards = {card.patient_id: card for card in cards_of(work, list(dict.fromkeys(one[1].patient_id for one in listed)))}
    names = recipient_names(work, {row.recipient_id for _, row, _ in listed if row.recipient_id})
    rows = tuple(
        AskAgain(cards[row.patient_id], Purpose(row.purpose), state, since, names.get(row.recipient_id or 0, ""))
        for state, row, since in ((ConsentState(name), row, since) for name, row, since in listed)
        if row.patient_id in cards
    )
    return AskAgainList(rows, has_more=len(found) > MOST_LISTED)


def _found(work: Work) -> Iterator[tuple[str, Any, datetime]]:
    """Yield state, ledger row and since when, for each of the three reasons."""
    offered = ConsentEventRow.purpose.in_([purpose.value for purpose in offered_purposes(work)])
    put_off = text("consent_event.state = 'deferred'") & offered
    for row in work.connection.execute(_newest(put_off).order_by(ConsentEventRow.at)):
        yield ConsentState.DEFERRED.value, row, row.at
    ran_out = (ConsentEventRow.expires_at <= work.now) & (ConsentEventRow.state == ConsentState.GIVEN.value) & offered
    for row in work.connection.execute(_newest(ran_out).order_by(ConsentEventRow.expires_at)):
        yield ConsentState.EXPIRED.value, row, row.expires_at
    yield from _lapsed(work, offered)


def _lapsed(work: Work, offered: ColumnElement[bool]) -> Iterator[tuple[str, Any, datetime]]:
    today = local_day(work.now)
    lapses = (
        text(BY_GUARDIAN)
        & offered
        & (ConsentEventRow.state == ConsentState.GIVEN.value)
        & (ConsentEventRow.purpose != Purpose.CARE.value)
        & (PatientCard.birth_latest <= today - _ABOUT_18_YEARS)
        & or_(ConsentEventRow.expires_at.is_(None), ConsentEventRow.expires_at > work.now)
    )
    query = _newest(lapses, PatientCard.birth_latest).join(
        PatientCard, PatientCard.patient_id == ConsentEventRow.patient_id
    )
    for row in work.connection.execute(query):
        adult = adult_from(row.birth_latest)
        if local_day(row.at) < adult <= today:
            yield ConsentState.LAPSED.value, row, row.at


def _newest(condition: Any, *more: ColumnElement[Any] | Any) -> Select[Any]:
    """Return the answers under a condition that no later answer about the same thing has replaced."""
    later = aliased(ConsentEventRow)
    replaced = exists().where(
        later.patient_id == ConsentEventRow.patient_id,
        later.purpose == ConsentEventRow.purpose,
        later.recipient_id.is_not_distinct_from(ConsentEventRow.recipient_id),
        later.id > ConsentEventRow.id,
    )
    event = ConsentEventRow
    return (
        select(event.id, event.patient_id, event.purpose, event.recipient_id, event.at, event.expires_at, *more)
        .join(Patient, Patient.id == event.patient_id)
        .where(condition, ~replaced, Patient.archived_at.is_(None))
        .limit(MOST_LISTED + 1)
    )
