"""What other clinics did, on the line of time: each moment names the clinic, and none is of anybody's here."""

from __future__ import annotations

from collections.abc import Iterator

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.timeline import Moment, Strand, Words
from luna_desktop.domain.clinical.visits import KIND_NAMES, LOCKED, STATE_NAMES, VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.elsewhere import Act
from luna_desktop.domain.elsewhere_words import title_of
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.elsewhere import acts_of, visits_elsewhere
from luna_desktop.services.care.visits import OpenVisit
from luna_desktop.services.work import Work
from luna_desktop.texts import say

STRANDS = {Act.TREATMENT_CONSENT: Strand.CONSENTS, Act.INTAKE: Strand.LIFESTYLE}
"""Where an act stands on the line; every other is a document."""


def moments_elsewhere(work: Work, patient: PatientId) -> Iterator[Moment]:
    """Yield visits and treatments at other clinics, and their papers whose day is known."""
    for visit in visits_elsewhere(work, patient):
        yield from _visit(visit)
    for line in acts_of(work, patient):
        act = line.body
        if act.at is not None:
            yield Moment(
                STRANDS.get(act.act, Strand.DOCUMENTS),
                PartialDate.of(local_day(act.at)),
                title_of(act),
                (act.clinic,),
                act.by,
                tab="visits/papers",
                recorded_at=act.at,
            )


def _visit(visit: OpenVisit) -> Iterator[Moment]:
    header = visit.header
    text: Words = KIND_NAMES[header.kind]
    if header.headline:
        text = say("{kind}: {headline}", kind=text, headline=header.headline)
    is_wrong = header.state is VisitState.ENTERED_IN_ERROR
    on, tab = PartialDate.of(local_day(header.started_at)), f"visits/visits/elsewhere-{header.visit_id}"
    yield Moment(
        Strand.VISITS,
        on,
        text,
        (header.elsewhere,),
        header.practitioner,
        chip=STATE_NAMES[header.state] if is_wrong else "",
        tone="danger" if is_wrong else "neutral",
        tab=tab,
        recorded_at=header.started_at,
    )
    for done in visit.note.procedures if header.state in LOCKED else ():
        if done.what.text:
            yield Moment(
                Strand.TREATMENTS, on, done.what.text, (header.elsewhere,), tab=tab, recorded_at=header.started_at
            )
