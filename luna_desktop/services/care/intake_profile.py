"""Taking over what a patient told of skin, hair, pregnancy and routine, each into the one fact that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import Asked
from luna_desktop.domain.clinical.intake_profile import FIELDS, asked_for, can_be_declined, with_answer
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import BY_BODY
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.facts import FactChange, Known
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class ProfileAnswer:
    """One answer that is taken over."""

    key: str
    value: str
    declined: bool = False


def take_profile(
    work: Work, patient: PatientId, answers: Iterable[ProfileAnswer], day: PartialDate
) -> dict[str, Known | None]:
    """Write answers into their facts, one version for each fact, and return the fact by question.

    “Prefers not to say” becomes a part of a fact only where the question knows that answer.

    Raises:
        InvalidInput: By question, where an answer cannot be read or does not fit what stands in the record.
    """
    wanted = [each for each in answers if not each.declined or can_be_declined(each.key)]
    found: dict[str, Known | None] = {}
    for body in dict.fromkeys(FIELDS[each.key][0] for each in wanted):
        belong = [each for each in wanted if FIELDS[each.key][0] is body]
        known = _take(work, patient, body, belong, Asked(day))
        found |= {each.key: known for each in belong}
    return found


def _take(work: Work, patient: PatientId, kind: type, answers: list[ProfileAnswer], day: Asked) -> Known | None:
    name = BY_BODY[kind].name
    stands = chart.chart_of(work, patient).single(name)
    start = stands.body if stands is not None else kind()
    body: Any = start
    for each in answers:
        try:
            body = with_answer(body, each.key, each.value, declined=each.declined)
        except ValueError:
            raise InvalidInput({each.key: say("This answer cannot be read. Choose or enter another.")}) from None
    body = replace(body, asked=asked_for(start, [each.key for each in answers], day, _before(stands)))
    try:
        if stands is None:
            return chart.record_entry.function(work, chart.NewEntry(patient, body)).single(name)
        change = FactChange(patient, stands.fact_id, stands.number, body)
        return chart.change_entry.function(work, change).single(name)
    except InvalidInput as wrong:
        raise InvalidInput(_by_question(wrong, answers)) from None


def _before(stands: Known | None) -> Asked | None:
    """Return when a fact was asked; one that does not say so, when it was recorded."""
    if stands is None:
        return None
    asked: Asked | None = stands.body.asked
    return asked or Asked(PartialDate.of(local_day(stands.recorded_at)))


def _by_question(wrong: InvalidInput, answers: list[ProfileAnswer]) -> dict[str, Message]:
    """Return problems by question; one of a field that was not answered stands at the first answer."""
    fields = {FIELDS[each.key][1]: each.key for each in answers}
    return {
        next((key for name, key in fields.items() if field.startswith(name)), answers[0].key): problem
        for field, problem in wrong.problems.items()
    }
