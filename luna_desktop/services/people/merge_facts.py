"""Which facts change their record when two are merged: contact values as chosen, clinical entries all of them.

Of what a person has once, such as a skin type or the answer to a safety question, one entry counts and the other is
set aside: it stands in the record that was merged, and a clinician is shown both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.facts import KINDS, FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.merging import LISTS, Field, FieldPair, Outcome, Side, counts_instead, subject_of
from luna_desktop.domain.names import fold
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.models.patients import Fact
from luna_desktop.models.photographs import Photograph
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.people.merge_rows import Line
from luna_desktop.services.work import Work

OF_THE_NUMBER = ("identity", "status")
"""Facts about the record number itself; who the person is after a merge is a new version in the kept record."""
_ASKED_ONCE = ("safety_answer", "none_known")
_FACT = Fact.metadata.tables["fact"]
_PHOTO = Photograph.metadata.tables["photograph"]


@dataclass(frozen=True)
class Pair:
    """The two records of a merge: which stays, and which is merged into it."""

    kept: PatientId
    merged: PatientId

    def line(self, table: str, row_id: int, *, column: str = "patient_id") -> Line:
        """Return the line of a row that comes to the kept record."""
        return Line(table, column, row_id, int(self.merged), int(self.kept))

    def aside(self, table: str, row_id: int) -> Line:
        """Return the line of a row that is set aside."""
        return Line(table, "patient_id", row_id, int(self.kept), int(self.merged))


def fact_lines(work: Work, pair: Pair, fields: Mapping[Field, FieldPair], sides: Mapping[Field, Side]) -> list[Line]:
    """Return which facts change their record."""
    return [*_contact_lines(work, pair, fields, sides), *_people_lines(work, pair), *_clinical_lines(work, pair)]


def _contact_lines(
    work: Work, pair: Pair, fields: Mapping[Field, FieldPair], sides: Mapping[Field, Side]
) -> list[Line]:
    lines = []
    for field, kind in LISTS.items():
        if sides[field] is not Side.MERGED:
            continue
        lines += [pair.line("fact", each.fact_id) for each in _standing(work, pair.merged, kind)]
        if fields[field].outcome is Outcome.CHOOSE:
            lines += [pair.aside("fact", each.fact_id) for each in _standing(work, pair.kept, kind)]
    return lines


def _standing(work: Work, patient: PatientId, kind: str) -> list[Known]:
    return [each for each in current_facts(work, patient, (kind,)) if each.status is FactStatus.CURRENT]


def _people_lines(work: Work, pair: Pair) -> list[Line]:
    """Return the guardians and other people who come along: all whom the kept record does not have."""
    there = {_person(each.body) for each in _standing(work, pair.kept, "related_person")}
    return [
        pair.line("fact", each.fact_id)
        for each in current_facts(work, pair.merged, ("related_person",), with_errors=True)
        if each.status is not FactStatus.CURRENT or _person(each.body) not in there
    ]


def _person(body: RelatedPerson) -> object:
    return fold(body.name), body.roles


def _clinical_lines(work: Work, pair: Pair) -> list[Line]:
    contact = [kind.name for kind in KINDS.values() if kind.data_class is DataClass.CONTACT]
    apart = [*contact, *(kind.name for kind in KINDS.values() if kind.single), *_ASKED_ONCE, "photograph"]
    rest = select(_FACT.c.id).where(_FACT.c.patient_id == int(pair.merged), _FACT.c.kind.not_in(apart))
    joined = [pair.line("fact", row) for row in work.connection.execute(rest).scalars()]
    return [*joined, *photograph_lines(work, pair), *lines_of_single(work, pair)]


def photograph_lines(work: Work, pair: Pair) -> list[Line]:
    """Return the photographs that come, each with its fact; one that the kept record has too stays where it is."""
    there = set(
        work.connection.execute(select(_PHOTO.c.original_sha256).where(_PHOTO.c.patient_id == int(pair.kept))).scalars()
    )
    rows = work.connection.execute(
        select(_PHOTO.c.id, _PHOTO.c.fact_id, _PHOTO.c.original_sha256).where(_PHOTO.c.patient_id == int(pair.merged))
    ).all()
    coming = [row for row in rows if row.original_sha256 not in there]
    return [
        *(pair.line("photograph", row.id) for row in coming),
        *(pair.line("fact", row.fact_id) for row in coming),
    ]


def lines_of_single(work: Work, pair: Pair) -> list[Line]:
    """Return the lines of what a person has once: of two, the one that counts stands in the kept record."""
    kinds = [kind.name for kind in KINDS.values() if kind.single and kind.data_class is DataClass.CLINICAL]
    kinds += _ASKED_ONCE
    kept = {subject_of(each.kind, each.body): each for each in current_facts(work, pair.kept, kinds)}
    lines = []
    for each in current_facts(work, pair.merged, kinds, with_errors=True):
        other = kept.get(subject_of(each.kind, each.body))
        if each.status is FactStatus.ENTERED_IN_ERROR or other is None:
            lines.append(pair.line("fact", each.fact_id))
        elif counts_instead(other, each):
            lines += [pair.line("fact", each.fact_id), pair.aside("fact", other.fact_id)]
    return lines
