"""The lists of the Review place about investigations: not reviewed, not told, and what should have come by now."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Select, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.results import KIND, KIND_NAMES, Investigation, ResultState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import read_body
from luna_desktop.models.patients import Fact
from luna_desktop.models.results import ResultWaiting
from luna_desktop.services.care.review import ReviewItem, cards_to_review
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say, say_n

REVIEW_WITHIN, TELL_WITHIN = timedelta(days=3), timedelta(days=7)
"""After these days a result that nobody reviewed, or of which the patient does not know, counts as late."""
_WAITING = ResultWaiting.metadata.tables["result_waiting"]
_FACT, _VERSION = Fact.metadata.tables["fact"], Fact.metadata.tables["fact_version"]


@use_case(requires=Permission.READ_REVIEW, writes=False)
def read_unreviewed_results(work: Work, _: None) -> list[ReviewItem]:
    """Return results that came and that no clinician has reviewed, the longest waiting first."""
    late = local_day(work.now) - REVIEW_WITHIN
    return _items(work, _waiting(ResultState.RECEIVED), late)


@use_case(requires=Permission.READ_REVIEW, writes=False)
def read_untold_results(work: Work, _: None) -> list[ReviewItem]:
    """Return reviewed results of which the patient has not been told, the longest waiting first."""
    late = local_day(work.now) - TELL_WITHIN
    return _items(work, _waiting(ResultState.REVIEWED), late)


@use_case(requires=Permission.READ_REVIEW, writes=False)
def read_overdue_orders(work: Work, _: None) -> list[ReviewItem]:
    """Return orders whose result should have come before today, the longest overdue first."""
    today = local_day(work.now)
    return _items(work, _waiting(ResultState.ORDERED).where(_WAITING.c.day < today), today)


def _waiting(state: ResultState) -> Select[tuple[int, int, date, str]]:
    return (
        select(_WAITING.c.fact_id, _WAITING.c.patient_id, _WAITING.c.day, _VERSION.c.body)
        .join(_FACT, _FACT.c.id == _WAITING.c.fact_id)
        .join(_VERSION, (_VERSION.c.fact_id == _FACT.c.id) & (_VERSION.c.number == _FACT.c.current_number))
        .where(_WAITING.c.state == state.value)
        .order_by(_WAITING.c.day, _WAITING.c.fact_id)
    )


def _items(work: Work, wanted: Select[tuple[int, int, date, str]], late_before: date) -> list[ReviewItem]:
    work.session.flush()
    rows = work.connection.execute(wanted).all()
    cards = cards_to_review(work, (row.patient_id for row in rows))
    found = []
    for row in rows:
        body = read_body(KIND, row.body)
        if row.patient_id in cards and isinstance(body, Investigation):
            card = cards[row.patient_id]
            found.append(ReviewItem(row.fact_id, card, body.what.text, row.day, _note(body), row.day < late_before))
    return found


def _note(body: Investigation) -> str | Message:
    """Return what helps to decide which comes first: values out of range, attempts to reach, the laboratory."""
    if body.state is ResultState.RECEIVED and body.amendments:
        return say("Amended: review again")
    if body.not_reached and body.state is ResultState.REVIEWED:
        return say_n("Not reached {count} time", "Not reached {count} times", len(body.not_reached))
    if body.state is ResultState.ORDERED:
        return body.laboratory or KIND_NAMES[body.kind]
    if body.out_of_range:
        return say_n("{count} value out of range", "{count} values out of range", len(body.out_of_range))
    return KIND_NAMES[body.kind]
