"""Who may be taken for a patient: others of the same name, and others on the same phone number."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.names import fold, sound_keys
from luna_desktop.models.patients import PatientCard
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.name_alerts import alerts_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.storage.search_index import similar_people

MOST_SHOWN = 20
MOST_COMPARED = 300
"""How many people whose names contain this patient's are looked at, the most recently seen first."""


@dataclass(frozen=True)
class SharedNumber:
    """A phone number and the other patients who have it too."""

    number: str
    people: tuple[CardRow, ...]


@dataclass(frozen=True)
class Others:
    """Active patients of the same or the same-sounding name, and those on each of the patient's numbers."""

    patient_id: PatientId
    same_name: tuple[CardRow, ...] = ()
    on_numbers: tuple[SharedNumber, ...] = ()


@use_case(
    requires=Permission.READ_CONTACT,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_others(work: Work, patient: PatientId) -> Others:
    """Return whom this patient could be confused with; names, births and numbers only."""
    return Others(patient, same_name(work, patient), _on_numbers(work, patient))


def same_name(work: Work, patient: PatientId) -> tuple[CardRow, ...]:
    """Return the active patients whose name sounds the same, or of whom somebody set a warning.

    Whoever somebody took off is left out.
    """
    told = alerts_of(work, patient)
    sounding = _sounding(work, patient)
    wanted = [each for each in sounding if told.get(int(each), True)]
    wanted += [PatientId(other) for other, on in told.items() if on and other not in sounding]
    return tuple(card for card in cards_of(work, wanted[:MOST_SHOWN]) if card.status.is_active)


def _sounding(work: Work, patient: PatientId) -> list[PatientId]:
    mine = _names(work, [patient]).get(patient)
    if mine is None:
        return []
    found = similar_people(work.connection, *mine, limit=MOST_COMPARED)
    names = _names(work, [each.patient_id for each in found if each.patient_id != patient])
    return [
        PatientId(each.patient_id)
        for each in found
        if each.patient_id in names and sound_same(mine, names[each.patient_id])
    ]


def _names(work: Work, patients: list[int]) -> dict[int, tuple[str, str]]:
    rows = work.session.execute(
        select(PatientCard.patient_id, PatientCard.family_name, PatientCard.given_name).where(
            PatientCard.patient_id.in_(patients)
        )
    )
    return {row.patient_id: (row.family_name, row.given_name) for row in rows}


def sound_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two people's names sound the same, whichever is written first.

    Every word of one needs its own word in the other: “Asha Rao” is not “Asha Rao Kulkarni”.
    """
    left = [frozenset(sound_keys(word)) for name in one for word in fold(name)]
    right = [frozenset(sound_keys(word)) for name in other for word in fold(name)]
    left, right = [keys for keys in left if keys], [keys for keys in right if keys]
    if not left or len(left) != len(right):
        return False
    for keys in left:
        match = next((each for each in right if keys & each), None)
        if match is None:
            return False
        right.remove(match)
    return True


def _on_numbers(work: Work, patient: PatientId) -> tuple[SharedNumber, ...]:
    facts = current_facts(work, patient, ("phone",))
    numbers = dict.fromkeys(known.body.number for known in facts if known.status is FactStatus.CURRENT)
    shared = []
    for number in numbers:
        found = similar_people(work.connection, "", phone=number)
        people = [each.patient_id for each in found if each.patient_id != patient]
        if people:
            shared.append(SharedNumber(number, tuple(cards_of(work, people[:MOST_SHOWN]))))
    return tuple(shared)
