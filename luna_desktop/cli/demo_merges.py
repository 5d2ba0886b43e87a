"""People of the demo clinic who were registered twice: two pairs wait, one was merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.merging import Outcome, Side
from luna_desktop.domain.people import Identity
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import duplicates
from luna_desktop.services.people.duplicates import PairAnswer
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_pages import read_merge
from luna_desktop.services.people.merges import Merge, merge_records
from luna_desktop.services.people.patients import NewPatient, read_details, register_patient

FEWEST = 20
"""A smaller demo clinic goes without."""
_PLACES = (5, 9, 13)


def fill(clinic: OpenClinic, known: Sequence[PatientId]) -> None:
    """Register three people once more, as it happens at a desk, and merge one of them."""
    if len(known) < FEWEST:
        return
    asked, found, done = (_again(clinic, known[place], turn) for turn, place in enumerate(_PLACES))
    _merge(clinic, done)
    clinic.desk.perform(clinic.actor, duplicates.compare_changed, None)
    answer = PairAnswer(asked.kept, asked.merged, "Same voter card shown at both visits")
    clinic.desk.perform(clinic.actor, duplicates.propose_merge, answer)
    del found


def _again(clinic: OpenClinic, patient: PatientId, turn: int) -> Pair:
    """Register somebody under a shorter or misspelt name, with another number and what the first card lacks."""
    facts = clinic.desk.perform(clinic.actor, read_details, patient).facts
    identity = next(each.body for each in facts if isinstance(each.body, Identity))
    written = replace(identity, family_name=_misspelt(identity.family_name), title="", former_names="")
    new = NewPatient(
        written,
        phones=(Phone(f"98450 7{turn}165"),),
        emails=(Email(f"again{turn}@example.org"),),
        addresses=(Address("14 Cambridge Road", "Bengaluru", "Karnataka", "560008"),),
    )
    other = clinic.desk.perform(clinic.actor, register_patient, new).patient_id
    return Pair(patient, other)


def _misspelt(name: str) -> str:
    """Return a name with one consonant doubled, which sounds the same."""
    at = next((place for place, letter in enumerate(name) if place and letter in "klmnrst"), len(name) - 1)
    return name[: at + 1] + name[at:]


def _merge(clinic: OpenClinic, pair: Pair) -> None:
    page = clinic.desk.perform(clinic.actor, read_merge, pair)
    chosen = tuple((each.field, Side.KEPT) for each in page.fields if each.outcome is Outcome.CHOOSE)
    wanted = Merge(pair.kept, pair.merged, chosen, "Same Aadhaar card seen, registered twice by mistake", page.seen)
    clinic.desk.perform(clinic.actor, merge_records, wanted)
