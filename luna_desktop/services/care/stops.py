"""The stop at the point of harm: what the allergy list or a safety rule names is not added without a doctor's reason.

Call `require_clear` in every use case that records, prescribes, plans or gives a medicine, topical, treatment or
product, before it writes. An answer is kept as a fact of the chart with what was known then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.history import Medicine, MedicineKind
from luna_desktop.domain.clinical.stops import (
    BOOKS,
    Listed,
    Overriding,
    Planned,
    PlannedKind,
    Stop,
    StopOverride,
    find_stops,
    is_in_force,
    overriding,
    unanswered,
    version_of,
)
from luna_desktop.domain.errors import InvalidInput, NotPermitted, SafetyStop
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.people import clean, note_problem
from luna_desktop.services.care import findings
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.reserved import for_reader
from luna_desktop.services.facts import Known, add_fact, current_facts
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.work import Work
from luna_desktop.texts import say

SHORTEST_REASON = 10


@dataclass(frozen=True)
class KeptOverride:
    """An answer to a stop as the chart lists it, and whether it still holds."""

    known: Known
    in_force: bool


def require_clear(
    work: Work, patient: PatientId, planned: Planned | Sequence[Planned], reason: Overriding | str = ""
) -> None:
    """Let pass what no allergy and no rule names, what was answered before, and what a doctor gives a reason for now.

    Raises:
        SafetyStop: An allergy or a safety rule names it and no reason was given.
        NotPermitted: Somebody who is no clinician gave a reason.
        InvalidInput: The reason (`reason`) is too short or too long.
    """
    wanted = (planned,) if isinstance(planned, Planned) else tuple(planned)
    open_stops = stops_for(work, patient, wanted)
    found = findings.open_findings(work, patient, wanted)
    if not open_stops and not found:
        return
    given = reason if isinstance(reason, Overriding) else Overriding(reason)
    if not given.words.strip():
        raise SafetyStop((*open_stops, *for_reader(work, patient, found)), card_of(work, patient))
    given = _checked(work, given)
    for stop in open_stops:
        add_fact(work, patient, overriding(stop, given), Source.STAFF)
    findings.keep_answers(work, patient, found, given)


def stop_medicine(work: Work, patient: PatientId, old: object, new: object, given: Overriding | None) -> None:
    """Stop a medicine in use that the allergy list names, as `require_clear`; other entries and ended ones pass.

    One that was stopped is history and harms nobody; a correction that leaves the medicine as it was adds nothing.
    """
    stop_medicines(work, patient, ((old, new),), given)


def stop_medicines(
    work: Work, patient: PatientId, changes: Iterable[tuple[object, object]], given: Overriding | None
) -> None:
    """Stop, as `stop_medicine`, on all the changes of one act together: pairs of what stood and what is to stand."""
    planned = [found for old, new in changes if (found := _newly_used(old, new)) is not None]
    if planned:
        require_clear(work, patient, planned, given or "")


def _newly_used(old: object, new: object) -> Planned | None:
    """Return the medicine that a change brings into use, or None where it brings none."""
    if not isinstance(new, Medicine) or new.stopped is not None:
        return None
    if isinstance(old, Medicine) and old.what == new.what and old.stopped is None:
        return None
    kind: PlannedKind = "topical" if new.kind is MedicineKind.TOPICAL else "medicine"
    return Planned(kind, new.what)


def stops_for(work: Work, patient: PatientId, planned: Sequence[Planned]) -> tuple[Stop, ...]:
    """Return the stops that stand in the way and were not answered before."""
    listed = _listed(work, patient)
    if not listed:
        return ()
    kept = _decided_here(current_facts(work, patient, ("stop_override",)))
    return unanswered(find_stops(planned, listed, books()), kept)


def named_in_use(known: Iterable[Known]) -> tuple[Stop, ...]:
    """Return where a chart's allergies name a medicine that is in use, without what a doctor answered before."""
    facts = tuple(known)
    bodies = [each.body for each in facts if each.kind == "medicine" and each.status is FactStatus.CURRENT]
    planned = list(dict.fromkeys(found for body in bodies if (found := _newly_used(None, body)) is not None))
    listed = _as_listed(facts)
    if not planned or not listed:
        return ()
    return unanswered(find_stops(planned, listed, books()), _decided_here(facts))


def overrides_in(known: Iterable[Known]) -> tuple[KeptOverride, ...]:
    """Return the answers to stops among a chart's facts, newest first, and whether each still holds."""
    facts = tuple(known)
    kept = [each for each in facts if each.kind == "stop_override"]
    listed = _as_listed(facts) if kept else []
    version = version_of(books())
    return tuple(
        KeptOverride(each, not each.is_brought and is_in_force(_body(each), listed, version)) for each in reversed(kept)
    )


def _decided_here(facts: Iterable[Known]) -> list[StopOverride]:
    """Return the answers to stops that a doctor of this clinic gave; one that came with a record is asked for anew."""
    return [_body(each) for each in facts if each.kind == "stop_override" and not each.is_brought]


def books() -> dict[str, Catalogue]:
    """Return the catalogues that a stop reads; a refused file without an earlier copy is left out."""
    found = {}
    for name in BOOKS:
        try:
            found[name] = catalogue(name)
        except KeyError:
            continue
    return found


def _checked(work: Work, given: Overriding) -> Overriding:
    wanted = Permission.RECORD_DIAGNOSES
    if not work.actor.may(wanted):
        raise NotPermitted(
            say(
                "Something in the chart speaks against it, and only a doctor decides to go on. Ask the one who treats."
            ),
            permission=wanted.value,
        )
    words = clean(given.words)
    problem = note_problem(words)
    if len(words) < SHORTEST_REASON:
        problem = say("Write the reason in at least {count} characters.", count=SHORTEST_REASON)
    if problem is not None:
        raise InvalidInput({"reason": problem})
    return Overriding(words, given.code, given.told)


def _listed(work: Work, patient: PatientId) -> list[Listed]:
    return _as_listed(current_facts(work, patient, ("allergy",)))


def _as_listed(known: Iterable[Known]) -> list[Listed]:
    return [
        Listed(each.fact_id, each.number, each.body, each.recorded_at, each.recorded_by)
        for each in known
        if each.kind == "allergy" and each.status is FactStatus.CURRENT
    ]


def _body(known: Known) -> StopOverride:
    body = known.body
    if not isinstance(body, StopOverride):
        raise TypeError(known.kind)
    return body
