"""What a machine copy says beside the chart: visits, consents, messages, appointments, papers, what left.

Where the pages say something already, their rows are taken: what is withheld or redacted there is not here either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.prescriptions import Prescription, RxRow
from luna_desktop.domain.clinical.visits import LOCKED, VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.elsewhere import NoteBeside, NoteVersion
from luna_desktop.interop.fhir_out.content import Act, Told, Visit
from luna_desktop.reports.record_content import RecordCopy, Section
from luna_desktop.services.care import care_papers
from luna_desktop.services.care.visits import OpenVisit, visits_of
from luna_desktop.services.sharing import machine_privacy
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


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
        (frozenset({Section.PAPERS}), lambda: _papers(work, request)),
        (frozenset({Section.PAPERS}), lambda: (*_treatment_consents(content), *_aftercare(content))),
        (frozenset({Section.LIFESTYLE}), lambda: _intakes(content)),
        (frozenset({Section.CORRECTIONS}), lambda: machine_privacy.corrections(work, request)),
        (frozenset({Section.DISCLOSURES}), lambda: machine_privacy.disclosures(work, request)),
    )
    return tuple(told for sections, tell in parts if has & sections for told in tell())


_USED = frozenset({Section.HOW_USED})


def _papers(work: Work, request: CopyRequest) -> Iterator[Told]:
    for line in reversed(care_papers.lines_of(work, request.patient_id)):
        at = line.issued_at or line.written_at
        if not request.has(local_day(at)):
            continue
        says = {"serial": line.serial, "state": line.state.value, "reason": line.reason}
        body, who = line.body, line.issued_by or line.written_by
        stands = line.state is PaperState.ISSUED
        if isinstance(body, Prescription):
            yield Told(
                act=Act.PRESCRIPTION,
                number=line.paper_id,
                code=line.state,
                stands=stands,
                at=at,
                by=who,
                says={**says, "advice": body.advice},
                rows=tuple((row.what.text, _told(row)) for row in body.rows),
                what=tuple(row.what for row in body.rows),
            )
        else:
            rows = ((say("What is certified"), body.statement), (say("Remarks"), body.remarks))
            said: dict[str, str | Message] = {**says, "topic": say("Medical certificate")}
            yield Told(
                act=Act.CERTIFICATE,
                number=line.paper_id,
                code=line.state,
                stands=stands,
                at=at,
                by=who,
                says=said,
                rows=tuple((label, text) for label, text in rows if text),
            )


def _told(row: RxRow) -> str:
    parts = (row.strength, row.form, row.directions, row.duration, row.quantity, row.notes)
    return "; ".join(part for part in parts if part)


def _treatment_consents(content: RecordCopy) -> Iterator[Told]:
    for place, row in enumerate(content.treatment_consents, start=1):
        yield Told(
            act=Act.TREATMENT_CONSENT,
            number=place,
            says={"topic": row.treatment, "answer": row.answer, "signed": row.signed, "text_sha256": row.digest},
        )


def _aftercare(content: RecordCopy) -> Iterator[Told]:
    for place, row in enumerate(content.aftercare, start=1):
        says = {"topic": row.treatment, "text": row.sheet, "on": row.on}
        yield Told(act=Act.AFTERCARE, number=place, by=row.by, says=says)


def _intakes(content: RecordCopy) -> Iterator[Told]:
    for place, form in enumerate(content.intakes, start=1):
        says = {"on": form.on, "language": form.language, "answered_by": form.answered_by}
        rows = tuple((row.question, row.answer) for row in form.rows)
        yield Told(act=Act.INTAKE, number=place, says=says, rows=rows)
