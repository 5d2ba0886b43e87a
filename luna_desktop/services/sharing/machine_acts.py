"""What a machine copy says beside the chart: visits, consents, messages, appointments, papers, what left.

Where the pages say something already, their rows are taken: what is withheld or redacted there is not here either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from luna_desktop.domain.clinical.visits import LOCKED, VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.elsewhere import NoteBeside, NoteVersion
from luna_desktop.interop.fhir_out.content import Told, Visit
from luna_desktop.reports.record_content import RecordCopy, Section
from luna_desktop.services.care.visits import OpenVisit, visits_of
from luna_desktop.services.sharing import machine_papers, machine_privacy
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work


def visits_told(work: Work, request: CopyRequest) -> tuple[Visit, ...]:
    """Return the visits of a copy, oldest first; drafts say so, discarded ones are not there."""
    if Section.VISITS not in request.sections:
        return ()
    return tuple(_visit(each) for each in visits_of(work, request.patient_id) if _is_wanted(each, request))


def _is_wanted(visit: OpenVisit, request: CopyRequest) -> bool:
    return visit.state is not VisitState.DISCARDED and request.has(local_day(visit.header.started_at))


def _visit(visit: OpenVisit) -> Visit:
    header = visit.header
    told = Visit(number=header.visit_id, at=header.started_at, by=header.practitioner, state=visit.state)
    if visit.state is VisitState.ENTERED_IN_ERROR:  # it may be about somebody else
        return told
    newest, *before = visit.versions
    kept = (newest, *(each for each in before if each.state in LOCKED))
    versions = (NoteVersion(each.number, each.state, each.note, each.by, each.at, each.reason) for each in kept)
    beside = tuple(NoteBeside(each.text, each.by, each.at) for each in visit.addenda)
    return replace(told, versions=tuple(versions), signed_at=header.signed_at, beside=beside)


def acts_told(work: Work, request: CopyRequest, content: RecordCopy) -> tuple[Told, ...]:
    """Return everything else; `content` are the pages, without what is withheld."""
    patient, has = request.patient_id, set(content.sections)
    parts: tuple[tuple[frozenset[Section], Callable[[], Iterable[Told]]], ...] = (
        (_USED, lambda: machine_privacy.consents(work, patient)),
        (_USED, lambda: machine_privacy.notices(work, patient)),
        (frozenset({Section.RESTRICTIONS}), lambda: machine_privacy.restrictions(work, patient)),
        (frozenset({Section.RESTRICTIONS}), lambda: machine_privacy.wishes(work, patient)),
        (frozenset({Section.VISITS}), lambda: machine_privacy.appointments(work, patient)),
        (_USED, lambda: machine_privacy.messages(work, patient)),
        (frozenset({Section.PAPERS}), lambda: machine_papers.papers(work, request)),
        (frozenset({Section.PAPERS}), lambda: machine_papers.consents_and_sheets(work, request, content)),
        (frozenset({Section.LIFESTYLE}), lambda: machine_papers.forms(work, request, content)),
        (frozenset({Section.CORRECTIONS}), lambda: machine_privacy.corrections(work, request)),
        (frozenset({Section.DISCLOSURES}), lambda: machine_privacy.disclosures(work, request)),
        (frozenset({Section.DISCLOSURES}), lambda: machine_privacy.openings(work, request)),
    )
    return tuple(told for sections, tell in parts if has & sections for told in tell())


_USED = frozenset({Section.HOW_USED})
