"""What was seen where two photographs were compared, as moments of the timeline: of photographs that the actor sees."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_between import interval_words
from luna_desktop.domain.clinical.timeline import Moment, Strand
from luna_desktop.domain.measures import PartialDate
from luna_desktop.models.photographs import Photograph
from luna_desktop.services.care.photo_access import seen_facts
from luna_desktop.services.facts import current_facts
from luna_desktop.services.work import Work
from luna_desktop.texts import say

_PHOTO = Photograph.metadata.tables["photograph"]


def compared_moments(work: Work, patient: PatientId) -> Iterator[Moment]:
    """Yield each comparison with a note on the day on which it was made."""
    known = [each for each in current_facts(work, patient, ("photo_comparison",)) if each.body.note]
    if not known:
        return
    seen = {each.fact_id: each.body for each in seen_facts(work, patient)}
    rows = work.connection.execute(
        select(_PHOTO.c.id, _PHOTO.c.fact_id).where(_PHOTO.c.patient_id == int(patient))
    ).all()
    taken = {row.id: seen[row.fact_id].taken_at.date() for row in rows if row.fact_id in seen}
    for each in known:
        if each.body.before in taken and each.body.after in taken:
            between = interval_words(taken[each.body.before], taken[each.body.after])
            yield Moment(
                Strand.PHOTOGRAPHS,
                PartialDate.of(each.body.compared_on),
                say("Photographs compared, time between them: {interval}", interval=between),
                (each.body.note,),
                each.recorded_by,
                tab="photos",
                recorded_at=each.recorded_at,
            )
