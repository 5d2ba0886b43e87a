"""What the merge page shows: both records side by side, what becomes of the clinical rows, and the list of merges.

Reception compares cards and asks for a merge; how many clinical rows there are is told to whoever may merge, and what
the allergies are to clinicians of the care team alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.merging import Field, FieldPair, births_apart
from luna_desktop.models import Base
from luna_desktop.services.care.allergy_list import standing_allergies
from luna_desktop.services.people.cards import CardRow, card_of
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.people.merge_book import MergeLine, merge_lines
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_snapshots import print_of, snapshot_of
from luna_desktop.services.people.merges import fields_of, obstacle, require_both
from luna_desktop.services.people.record_numbers import merged_records
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, Work, patient_change
from luna_desktop.texts import Message

_TABLES = Base.metadata.tables


@dataclass(frozen=True)
class Counts:
    """How many clinical and privacy rows one record has."""

    allergies: int
    visits: int
    results: int
    photographs: int
    consents: int


@dataclass(frozen=True)
class Half:
    """One of the two records: its card, since when it is there, and, for whoever may merge, how much stands in it."""

    card: CardRow
    since: date
    counts: Counts | None = None
    allergies: tuple[str, ...] | None = None


@dataclass(frozen=True)
class MergePage:
    """Two records side by side.

    `apart` says by how many years and months the births differ at the least. `obstacle` says why they must not be
    merged as they stand. `seen` is the print that a merge sends back.
    """

    kept: Half
    merged: Half
    fields: tuple[FieldPair, ...]
    apart: tuple[int, int] | None
    obstacle: Message | None
    may_merge: bool
    is_clinician: bool
    seen: str = ""

    @property
    def pair(self) -> Pair:
        """Return the two records."""
        return Pair(self.kept.card.patient_id, self.merged.card.patient_id)


@use_case(
    requires=Permission.PROPOSE_MERGE, patient=lambda pair: pair.kept, use=Use(Ground.REACHING, DataClass.CONTACT)
)
def read_merge(work: Work, pair: Pair) -> MergePage:
    """Return two records side by side."""
    require_both(work, pair, Permission.PROPOSE_MERGE)
    may = work.actor.may(Permission.MERGE_PATIENTS)
    if work.actor.reach(Permission.MERGE_PATIENTS) is Reach.CARE_TEAM:
        may = all(on_care_team(work, each) for each in (pair.kept, pair.merged))
    reads = all(reaches(work, Permission.READ_CHART, each) for each in (pair.kept, pair.merged))
    fields = fields_of(work, pair)
    born = next(each for each in fields if each.field is Field.BORN)
    for patient in (pair.kept, pair.merged):
        work.record("records compared", patient_change("merge", "", patient), kind=READ)
    return MergePage(
        _half(work, pair.kept, counts=may, names=reads),
        _half(work, pair.merged, counts=may, names=reads),
        fields,
        births_apart(born.kept, born.merged),
        obstacle(work, pair),
        may,
        reads,
        print_of(snapshot_of(work, pair)) if may else "",
    )


def _half(work: Work, patient: PatientId, *, counts: bool, names: bool) -> Half:
    table = _TABLES["patient"]
    since = work.connection.execute(select(table.c.registered_at).where(table.c.id == int(patient))).scalar_one()
    allergies = standing_allergies(work, patient) if counts else []
    return Half(
        card_of(work, patient),
        since.astimezone(CLINIC_ZONE).date(),
        _counts(work, patient, len(allergies)) if counts else None,
        tuple(each.body.trigger.text for each in allergies) if counts and names else None,
    )


def _counts(work: Work, patient: PatientId, allergies: int) -> Counts:
    def rows(name: str) -> int:
        table = _TABLES[name]
        query = select(func.count()).select_from(table).where(table.c.patient_id == int(patient))
        return work.connection.execute(query).scalar() or 0

    fact = _TABLES["fact"]
    results = select(func.count()).where(fact.c.patient_id == int(patient), fact.c.kind == "investigation")
    return Counts(
        allergies,
        rows("visit"),
        work.connection.execute(results).scalar() or 0,
        rows("photograph"),
        rows("consent_event") + rows("restriction"),
    )


@use_case(requires=Permission.MERGE_PATIENTS, writes=False)
def read_merges(work: Work, _: None) -> tuple[MergeLine, ...]:
    """Return the newest merges and unmerges of records that the acting person may find."""
    hidden = hidden_patients(work)
    return tuple(
        line for line in merge_lines(work) if int(line.pair.kept) not in hidden and int(line.pair.merged) not in hidden
    )


@use_case(
    requires=Permission.READ_CONTACT,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_merges_of(work: Work, patient: PatientId) -> tuple[MergeLine, ...]:
    """Return what was merged into a record and what was taken out of it again, the newest first."""
    return merge_lines(work, touching=(patient, *merged_records(work, patient)))
