"""What a clinician goes through after a merge: the allergies of the joined record, and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass, field

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.facts import KINDS, FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.merging import subject_of
from luna_desktop.models.merges import MergeCheck
from luna_desktop.services.care.allergy_list import standing_allergies
from luna_desktop.services.care.chart_access import hidden_kinds
from luna_desktop.services.care.review import ReviewItem, cards_to_review
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.people.merge_book import MergeLine, merge_line, unchecked
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, UPDATED, Work, patient_change
from luna_desktop.texts import say


@dataclass(frozen=True)
class MergeToCheck:
    """A merge whose clinical rows were gone through, and the record that they stand in."""

    kept: PatientId
    merge_id: int


@dataclass(frozen=True)
class Aside:
    """A clinical entry that does not count since a merge, beside the one that does."""

    counts: Known | None
    aside: Known


@dataclass(frozen=True)
class CheckPage:
    """What a clinician goes through after a merge: the allergies of the joined record, and what was set aside."""

    line: MergeLine
    allergies: tuple[Known, ...] = ()
    aside: tuple[Aside, ...] = field(default=())


@use_case(requires=Permission.RECORD_DIAGNOSES, writes=False)
def read_merges_to_check(work: Work, _: None) -> list[ReviewItem]:
    """Return the merges whose clinical entries nobody has gone through yet, the oldest first."""
    lines = unchecked(work)
    cards = cards_to_review(work, (int(line.pair.kept) for line in lines))
    return [
        ReviewItem(
            line.merge_id,
            cards[int(line.pair.kept)],
            say("Joined with {mrn}", mrn=line.merged_mrn),
            line.at.astimezone(CLINIC_ZONE).date(),
            say("Merged by {name}", name=line.by),
        )
        for line in lines
        if int(line.pair.kept) in cards
    ]


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_merge_checks(work: Work, patient: PatientId) -> tuple[CheckPage, ...]:
    """Return what has to be gone through of merges into this record, the oldest first."""
    return tuple(check_of(work, line) for line in unchecked(work, (patient,)))


@use_case(
    requires=Permission.RECORD_DIAGNOSES,
    patient=lambda asked: asked.kept,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def confirm_merge(work: Work, asked: MergeToCheck) -> None:
    """Write down that a clinician went through the allergies and the other clinical rows of a merge."""
    line = merge_line(work, asked.merge_id)
    if line.pair.kept != asked.kept or not line.needs_check:
        raise NotPermitted(say("There is nothing left to check of this merge."))
    work.session.add(MergeCheck(merge_id=line.merge_id, at=work.now, by=work.actor.user_id))
    work.record("merge checked", patient_change("merge", line.merge_id, asked.kept), kind=UPDATED)


def check_of(work: Work, line: MergeLine) -> CheckPage:
    """Return the allergies of a joined record, and what stands in the merged one of what a person has once."""
    return CheckPage(line, tuple(standing_allergies(work, line.pair.kept)), set_aside(work, line.pair))


def set_aside(work: Work, pair: Pair) -> tuple[Aside, ...]:
    """Return the clinical entries that were set aside by a merge, each with the one that counts."""
    hidden = hidden_kinds(work, pair.kept)
    kinds = [kind.name for kind in KINDS.values() if kind.data_class is DataClass.CLINICAL and kind.name not in hidden]
    stands = {subject_of(each.kind, each.body): each for each in current_facts(work, pair.kept, kinds)}
    return tuple(
        Aside(stands.get(subject_of(each.kind, each.body)), each)
        for each in current_facts(work, pair.merged, kinds)
        if each.status is FactStatus.CURRENT
    )
