"""The rules of the allergy list: no trigger twice, and a state that is always true to its rows."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.catalogue_search import plain
from luna_desktop.domain.clinical.history import Allergy, AllergyReview, AllergyState, Certainty, Coded
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.catalogues import allergy_triggers
from luna_desktop.services.facts import FactChange, Known, add_fact, change_fact, current_facts
from luna_desktop.services.people.cards import set_alert
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import say


def standing_allergies(work: Work, patient: PatientId) -> list[Known]:
    """Return the entries that warn: current and not refuted."""
    return [
        each
        for each in current_facts(work, patient, ("allergy",))
        if each.status is FactStatus.CURRENT and each.body.certainty is not Certainty.REFUTED
    ]


def refuse_twice(work: Work, patient: PatientId, body: Allergy, *, besides: int) -> None:
    """Refuse a trigger that is on the list already: by its code or name, or because one is a synonym of the other.

    Two different words for members of one class, such as two pain killers, are two entries.
    """
    for each in current_facts(work, patient, ("allergy",)):
        known: Allergy = each.body
        if each.fact_id != besides and each.status is FactStatus.CURRENT and _same(body.trigger, known.trigger):
            sentence = say(
                "“{name}” is on the list already and means the same. Open that entry and change it.",
                name=known.trigger.text,
            )
            raise InvalidInput({"trigger": sentence})


def settle_allergies(work: Work, patient: PatientId) -> None:
    """Keep the allergy state true to its rows: rows mean “some”; the last one gone means “asked, not known”."""
    rows = standing_allergies(work, patient)
    known = current_facts(work, patient, ("allergy_state",))
    state = known[0].body.state if known else AllergyState.NEVER_ASKED
    today = PartialDate.of(work.now.astimezone(CLINIC_ZONE).date())
    if rows and state is not AllergyState.SOME:
        write_review(work, patient, AllergyReview(AllergyState.SOME, today), number=known[0].number if known else 0)
    elif not rows and state is AllergyState.SOME:
        write_review(work, patient, AllergyReview(AllergyState.ASKED_UNKNOWN, today), number=known[0].number)
    set_alert(work, patient, has_alert=bool(rows))


def write_review(
    work: Work, patient: PatientId, review: AllergyReview, *, number: int, source: Source = Source.PATIENT
) -> None:
    """Write the state down; `number` is the version that the screen showed, 0 for none."""
    known = current_facts(work, patient, ("allergy_state",))
    if known:
        change_fact(work, FactChange(patient, known[0].fact_id, number, review, source))
    else:
        add_fact(work, patient, review, source)


def _same(one: Coded, other: Coded) -> bool:
    names, others = _names_of(one), _names_of(other)
    return bool(names & others or names & _row_of(other) or others & _row_of(one))


def _names_of(trigger: Coded) -> frozenset[str]:
    """Return the words and the code of a trigger."""
    return frozenset({plain(trigger.text), f"code {trigger.code}"} if trigger.code else {plain(trigger.text)})


def _row_of(trigger: Coded) -> frozenset[str]:
    """Return name and code of the row of the catalogue that a trigger means; nothing where it means none."""
    book = allergy_triggers()
    row = book.of_code(trigger.code) or book.named(trigger.text)
    return frozenset({plain(row.name), f"code {row.code or row.id}"}) if row is not None else frozenset()
