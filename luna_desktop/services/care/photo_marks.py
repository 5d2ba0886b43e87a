"""What is laid over photographs: layers of marks with their scale, and comparisons, each a versioned fact.

The sealed pictures are only ever read here. A layer belongs to one photograph, a comparison to two, the earlier first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.photo_between import MeasureChange, TreatmentDone
from luna_desktop.domain.clinical.photo_marks import PhotoComparison, PhotoMarks
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.care import photo_between
from luna_desktop.services.care.photo_access import is_intimate
from luna_desktop.services.care.photographs import (
    OpenedPhotograph,
    PhotographAsked,
    PhotographTile,
    full_of,
    preview_of,
    tiles_of,
)
from luna_desktop.services.facts import FactChange, Known, add_fact, change_fact, current_facts, versions
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import say

LAYER, COMPARISON = "photo_marks", "photo_comparison"


@dataclass(frozen=True)
class PairAsked:
    """Two photographs of a patient, in either order."""

    patient_id: PatientId
    before: int
    after: int


@dataclass(frozen=True)
class ComparedPicture:
    """One photograph that is compared: what is known of it, its 1600 px copy, and the layer over it."""

    tile: PhotographTile
    jpeg: bytes = field(repr=False)
    layer: Known | None = None

    @property
    def marks(self) -> PhotoMarks:
        """What is laid over it; an empty layer where nobody drew."""
        return self.layer.body if self.layer is not None else PhotoMarks(self.tile.photograph_id)


@dataclass(frozen=True)
class Compared:
    """Two photographs, the earlier one first, with what lies between them.

    `measures` are empty where the chart is closed to the reader, and `knows_chart` says so. `visit_today` is the visit
    that a comparison made now belongs to, 0 where there is none.
    """

    before: ComparedPicture
    after: ComparedPicture
    comparison: Known | None
    scores: tuple[MeasureChange, ...] = ()
    treatments: tuple[TreatmentDone, ...] = ()
    knows_chart: bool = True
    visit_today: int = 0

    @property
    def measures(self) -> tuple[MeasureChange, ...]:
        """The scores near both, then what was measured in both pictures."""
        return (*self.scores, *photo_between.measured_between(self.before.marks, self.after.marks))


@dataclass(frozen=True)
class KeptLayer:
    """A layer to keep: version `number` of fact `fact_id` is what the screen showed, 0 where there was none."""

    patient_id: PatientId
    body: PhotoMarks
    fact_id: int = 0
    number: int = 0
    reason: str = ""


@dataclass(frozen=True)
class KeptComparison:
    """A comparison to keep: version `number` of fact `fact_id` is what the screen showed, 0 where there was none."""

    patient_id: PatientId
    body: PhotoComparison
    fact_id: int = 0
    number: int = 0
    reason: str = ""


@dataclass(frozen=True)
class LayerAsked:
    """The layer of one photograph, by its fact."""

    patient_id: PatientId
    fact_id: int


@use_case(
    requires=Permission.READ_PHOTOGRAPHS,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH),
)
def read_comparison(work: Work, asked: PairAsked) -> Compared:
    """Open two photographs to lay them beside each other, with what lies between them.

    Raises:
        NotFound: One of them is not in this patient’s record.
        InvalidInput: It is twice the same photograph.
    """
    compared = compared_of(work, asked)
    for each in (compared.before, compared.after):
        change = patient_change("photograph", each.tile.photograph_id, asked.patient_id)
        work.record("photograph compared", change, kind=READ)
        if each.tile.fact.body.sensitive:
            work.record("intimate photograph opened", change, kind=READ)
    return compared


@use_case(
    requires=Permission.READ_PHOTOGRAPHS,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH),
)
def open_full_photograph(work: Work, asked: PhotographAsked) -> OpenedPhotograph:
    """Open the full-size copy of one photograph, for looking closely."""
    jpeg = full_of(work, asked.patient_id, asked.photograph_id)
    change = patient_change("photograph", asked.photograph_id, asked.patient_id)
    work.record("photograph opened in full size", change, kind=READ)
    if is_intimate(work, asked.photograph_id):
        work.record("intimate photograph opened", change, kind=READ)
    return OpenedPhotograph(asked.photograph_id, jpeg)


@use_case(
    requires=Permission.ADD_PHOTOGRAPHS,
    patient=lambda kept: kept.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def keep_photo_marks(work: Work, kept: KeptLayer) -> Known:
    """Keep the layer of a photograph as a version of its own; returns what stands now.

    Raises:
        StaleRecord: Somebody drew on this photograph meanwhile.
        InvalidInput: A mark lacks a point, lies outside the picture, or measures without a scale.
    """
    body = _checked_layer(work, kept)
    return _kept(work, kept, body, LAYER, lambda known: known.body.photograph == body.photograph)


@use_case(
    requires=Permission.ADD_PHOTOGRAPHS,
    patient=lambda kept: kept.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def keep_comparison(work: Work, kept: KeptComparison) -> Known:
    """Keep how two photographs are laid over each other and what was seen; returns what stands now.

    Raises:
        StaleRecord: Somebody saved this comparison meanwhile.
        InvalidInput: A point is missing or lies outside its picture, or the note cannot be kept.
    """
    body = _checked_comparison(work, kept)
    pair = (body.before, body.after)
    return _kept(work, kept, body, COMPARISON, lambda known: (known.body.before, known.body.after) == pair)


@use_case(
    requires=Permission.READ_PHOTOGRAPHS,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.PHOTOGRAPH),
)
def read_layer_versions(work: Work, asked: LayerAsked) -> list[Known]:
    """Return all versions of a layer, newest first, each with its author.

    Raises:
        NotFound: There is no such layer here, or its photograph does not exist for the actor.
    """
    known = [each for each in versions(work, asked.patient_id, asked.fact_id) if each.kind == LAYER]
    _in_order(work, asked.patient_id, tuple({each.body.photograph for each in known}))
    return known


def compared_of(work: Work, asked: PairAsked) -> Compared:
    """Return two photographs as `read_comparison` does; the caller writes the audit entries."""
    if asked.before == asked.after:
        raise InvalidInput({"after": say("Choose two different photographs.")})
    patient = asked.patient_id
    layers = layers_of(work, patient)
    before, after = (
        ComparedPicture(tile, preview_of(work, patient, tile.photograph_id), layers.get(tile.photograph_id))
        for tile in _in_order(work, patient, (asked.before, asked.after))
    )
    first, last = (each.tile.fact.body.taken_at.date() for each in (before, after))
    knows = photo_between.may_know_chart(work, patient)
    return Compared(
        before,
        after,
        comparison=comparison_of(work, patient, before.tile.photograph_id, after.tile.photograph_id),
        scores=photo_between.scores_between(work, patient, first, last) if knows else (),
        treatments=photo_between.treatments_between(work, patient, first, last) if knows else (),
        knows_chart=knows,
        visit_today=photo_between.visit_of_today(work, patient),
    )


def layers_of(work: Work, patient: PatientId) -> dict[int, Known]:
    """Return the layers that count, by the photograph that they lie over."""
    return {each.body.photograph: each for each in current_facts(work, patient, (LAYER,))}


def comparison_of(work: Work, patient: PatientId, before: int, after: int) -> Known | None:
    """Return what is kept of two photographs together, or None."""
    found = [
        each
        for each in current_facts(work, patient, (COMPARISON,))
        if (each.body.before, each.body.after) == (before, after)
    ]
    return found[-1] if found else None


def _in_order(work: Work, patient: PatientId, ids: tuple[int, ...]) -> list[PhotographTile]:
    tiles = [tile for tile in tiles_of(work, patient) if tile.photograph_id in ids]
    if len(tiles) != len(ids):
        raise NotFound(say("This photograph is not in this patient’s record."))
    return sorted(tiles, key=lambda tile: (tile.fact.body.taken_at, tile.photograph_id))


def _checked_layer(work: Work, kept: KeptLayer) -> PhotoMarks:
    problems, tidy = checked_entry(kept.body, local_day(work.now))
    if not isinstance(tidy, PhotoMarks):
        raise TypeError
    (tile,) = _in_order(work, kept.patient_id, (tidy.photograph,))
    spots = [spot for mark in tidy.marks for spot in mark.spots]
    spots += tidy.scale.ends if tidy.scale is not None else ()
    if any(not (0 <= spot.x <= tile.width and 0 <= spot.y <= tile.height) for spot in spots):
        problems["marks"] = say("A point lies outside the picture. Draw it again.")
    if problems:
        raise InvalidInput(problems)
    return tidy


def _checked_comparison(work: Work, kept: KeptComparison) -> PhotoComparison:
    problems, tidy = checked_entry(kept.body, local_day(work.now))
    if problems:
        raise InvalidInput(problems)
    if not isinstance(tidy, PhotoComparison):
        raise TypeError
    before, after = _in_order(work, kept.patient_id, (tidy.before, tidy.after))
    if (before.photograph_id, after.photograph_id) != (tidy.before, tidy.after):
        raise InvalidInput({"after": say("Compare the earlier photograph with the later one.")})
    return tidy


def _kept(
    work: Work, kept: KeptLayer | KeptComparison, body: object, kind: str, is_same: Callable[[Known], bool]
) -> Known:
    """Add the fact, or a version to it; raises StaleRecord where one was added meanwhile."""
    patient = kept.patient_id
    standing = [each for each in current_facts(work, patient, (kind,)) if is_same(each)]
    if kept.fact_id and kept.fact_id not in {each.fact_id for each in standing}:
        raise NotFound(say("This entry is not in this patient’s record."))
    if not kept.fact_id and standing:
        stand = standing[-1]
        message = say("{name} kept something for this photograph meanwhile. Look at it first.", name=stand.recorded_by)
        raise StaleRecord(message, theirs=stand)
    if kept.fact_id:
        fact_id = kept.fact_id
        change = FactChange(patient, fact_id, kept.number, body, Source.STAFF, kept.reason, FactStatus.CURRENT)
        change_fact(work, change)
    else:
        fact_id = add_fact(work, patient, body, Source.STAFF, reason=kept.reason)
    return versions(work, patient, fact_id)[0]
