"""Which bookings wait for a clinician because of the chart: worked out when the chart changes, asked as a yes or no.

The desk's question goes over `rule_hold`, which holds treatments and days and never a reason; no query of the desk
reads a fact. Where the rules changed since a patient's holds were worked out, every treatment that a rule can hold
waits until somebody who reads the chart works them out again: unknown is not no.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import ScalarSelect, and_, bindparam, delete, exists, func, insert, or_, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import STILL_TO_COME
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.rules.engine import find
from luna_desktop.domain.clinical.rules.holds import (
    AHEAD_DAYS,
    Hold,
    can_be_held,
    days_of_change,
    holding_rules,
    holds,
    treatment_items,
)
from luna_desktop.domain.clinical.rules.table import RuleBook
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import ShelfLife
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import write_body
from luna_desktop.models.book import BookEntry, Booking, ServiceClinicalName
from luna_desktop.models.rules import RuleHold
from luna_desktop.services.care import rule_charts
from luna_desktop.services.care.chart_access import shelf_life
from luna_desktop.services.care.rule_charts import RULE_KINDS
from luna_desktop.services.care.safety_due import ByKind, safety_lines
from luna_desktop.services.facts import keep_in_step
from luna_desktop.services.front.set_up import EntryKind
from luna_desktop.services.people.cards import CardRow, card_of
from luna_desktop.services.work import Work

_HOLD, _BASIS = RuleHold.metadata.tables["rule_hold"], RuleHold.metadata.tables["rule_hold_basis"]
_BASIS_OF = select(_BASIS).where(_BASIS.c.patient_id == bindparam("patient"))


@keep_in_step(*RULE_KINDS)
def work_out_holds(work: Work, patient: PatientId) -> None:
    """Bring a patient's holds in step with the chart; part of every transaction that changes what rules read."""
    _write(work, patient, rule_charts.rule_facts(work, patient))


def _write(work: Work, patient: PatientId, facts: ByKind) -> None:
    book = holding_rules(rule_charts.rules())
    today = local_day(work.now)
    found = _found(work, patient, facts, book, today)
    work.connection.execute(delete(_HOLD).where(_HOLD.c.patient_id == int(patient)))
    work.connection.execute(delete(_BASIS).where(_BASIS.c.patient_id == int(patient)))
    if not facts.any():
        return  # nothing clinical is written, so an empty chart is asked instead
    if found:
        rows = [
            {
                "patient_id": int(patient),
                "treatment": each.treatment,
                "begins_on": each.begins_on,
                "ends_on": each.ends_on,
            }
            for each in found
        ]
        work.connection.execute(insert(_HOLD), rows)
    through = today + timedelta(days=AHEAD_DAYS)
    work.connection.execute(
        insert(_BASIS).values(
            patient_id=int(patient), digest=_basis(work, book), person=_person(card_of(work, patient)), through=through
        )
    )


def _found(work: Work, patient: PatientId, facts: ByKind, book: RuleBook, today: date) -> tuple[Hold, ...]:
    if not book.rules:
        return ()
    card, shelf = card_of(work, patient), shelf_life(work)
    chart = rule_charts.chart_on(work, card, facts, today)
    changes = days_of_change(chart, book, _lapses(work, facts, shelf))
    items = treatment_items(rule_charts.book("treatments"))
    return holds(book, items, lambda day: rule_charts.chart_on(work, card, facts, day), changes, today)


def _lapses(work: Work, facts: ByKind, shelf: ShelfLife) -> list[date]:
    return [
        line.asked_on + timedelta(days=shelf.of(line.question) + 1)
        for line in safety_lines(work, facts)
        if line.asked_on is not None and line.said is YesNo.NO
    ]


def digest(book: RuleBook) -> str:
    """Return what tells one set of holding rules from another, in this clinic's words."""
    text = "\x1f".join(f"{rule.id}={rule.digest}" for rule in book.rules)
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


def is_held(work: Work, patient: PatientId, service_key: str, day: date) -> bool:
    """Tell whether a booking of a service on a day waits for a clinician: a yes or no out of the desk's statement.

    Of somebody of whom nothing clinical was ever written, an empty chart is asked; what the service really is and what
    the chart holds are compared inside the statement.
    """
    book = holding_rules(rule_charts.rules())
    if not book.rules:
        return False
    work.session.flush()
    card = card_of(work, patient)
    treatment, mine = _treatment_of(service_key), int(patient)
    stands = and_(_HOLD.c.patient_id == mine, _HOLD.c.treatment == treatment, _HOLD.c.begins_on <= day)
    held = exists().where(stands, or_(_HOLD.c.ends_on.is_(None), _HOLD.c.ends_on > day))
    known = exists().where(_BASIS.c.patient_id == mine)
    fresh = exists().where(
        _BASIS.c.patient_id == mine,
        _BASIS.c.digest == _basis(work, book),
        _BASIS.c.person == _person(card),
        _BASIS.c.through >= day,
    )
    blank = treatment.in_(_blank_holds(work, card, book, day))
    stale = treatment.in_(sorted(_can_be_held(book)))
    asked = or_(and_(fresh, held), and_(known, ~fresh, stale), and_(~known, blank))
    return bool(work.connection.execute(select(asked)).scalar())


def refresh_holds(work: Work, patient: PatientId) -> None:
    """Work the holds out again where they were worked out under other rules, for another birth, or too long ago."""
    row = work.connection.execute(_BASIS_OF, {"patient": int(patient)}).first()
    if row is None:
        return
    near = local_day(work.now) + timedelta(days=AHEAD_DAYS // 2)
    stands = (row.digest, row.person) == (
        _basis(work, holding_rules(rule_charts.rules())),
        _person(card_of(work, patient)),
    ) and row.through >= near
    if not stands:
        work_out_holds(work, patient)


def _basis(work: Work, book: RuleBook) -> str:
    """Return what tells apart everything beside the chart that holds are worked out from, 16 characters.

    Besides the rules these are the catalogues that they read, in this clinic's words, and how long answers count.
    """
    shelf = shelf_life(work)
    parts = [digest(book), *(f"{each.value}={shelf.of(each)}" for each in SafetyQuestion)]
    for name, known in rule_charts.books().items():
        own = [f"{entry.id}={entry.version}" for entry in (*known.entries, *known.off) if entry.is_own]
        parts += [name, known.version, *sorted(own), *(entry.id for entry in known.off)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _person(card: CardRow) -> str:
    return f"{card.gender.value} {write_body(card.birth)}"


def _treatment_of(service_key: str) -> ScalarSelect[str]:
    """Return the treatment that a service is, as a part of a statement: the desk never reads it."""
    name = ServiceClinicalName
    newest = (
        select(func.max(name.id))
        .join(BookEntry, BookEntry.id == name.entry_id)
        .where(BookEntry.kind == EntryKind.SERVICE.value, BookEntry.key == service_key)
        .scalar_subquery()
    )
    return select(func.coalesce(func.max(name.treatment), "")).where(name.id == newest).scalar_subquery()


def _blank_holds(work: Work, card: CardRow, book: RuleBook, day: date) -> list[str]:
    chart = rule_charts.chart_on(work, card, ByKind(()), day)
    found = find(book, chart, treatment_items(rule_charts.book("treatments")))
    return sorted({each.item.id for each in found if each.is_sure})


def _can_be_held(book: RuleBook) -> frozenset[str]:
    return can_be_held(book, treatment_items(rule_charts.book("treatments")))


def patients_to_come(work: Work) -> list[PatientId]:
    """Return everybody with an appointment still to come, for working their holds out again."""
    query = (
        select(Booking.patient_id)
        .where(Booking.state.in_([state.value for state in STILL_TO_COME]), Booking.starts_at >= work.now)
        .distinct()
        .order_by(Booking.patient_id)
    )
    return [PatientId(found) for found in work.session.scalars(query)]


def work_out_again(work: Work, patients: Iterable[PatientId]) -> int:
    """Work out the holds of several patients, as after a change of the rules; return how many."""
    count = 0
    for patient in patients:
        work_out_holds(work, patient)
        count += 1
    return count
