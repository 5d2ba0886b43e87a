"""Results and documents that were entered in the wrong chart go to the right one, with a trace in both.

A document's sealed objects stay the same objects: the other chart names them too, and nothing is sealed anew.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import delete, insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.documents import KIND as DOCUMENT
from luna_desktop.domain.clinical.results import KIND as INVESTIGATION
from luna_desktop.domain.clinical.results import Investigation, ResultState
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.documents import Document
from luna_desktop.models.results import ResultWaiting
from luna_desktop.services.care.documents import DocumentLine, documents_of, of_result
from luna_desktop.services.care.moves import Move, arrive, check_move
from luna_desktop.services.care.results import refuse_clinicians, settle
from luna_desktop.services.facts import Known, StrikeOut, strike_out, versions
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say

_WAITING = ResultWaiting.metadata.tables["result_waiting"]


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda move: move.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def move_result(work: Work, move: Move) -> int:
    """Move an investigation with its documents and return its fact's id in the other chart.

    There it is to be reviewed and told anew: both were about somebody else. Links to a mark and a visit stay behind.

    Raises:
        NotPermitted: the actor may not write the other chart, or a clinician ordered or reviewed it.
        InvalidInput: no reason, the same patient, or the other chart holds one of the files already.
        StaleRecord: somebody changed it meanwhile.
    """
    stand = _stand(work, move, INVESTIGATION)
    refuse_clinicians(work, stand.body)
    check_move(work, move)
    papers = of_result(documents_of(work, move.patient_id), move.fact_id)
    strike_out(work, StrikeOut(move.patient_id, move.fact_id, move.number, move.reason), kinds=(INVESTIGATION,))
    work.connection.execute(delete(_WAITING).where(_WAITING.c.fact_id == move.fact_id))
    body = _anew(stand.body)
    arrived = arrive(work, move, stand, body)
    settle(work, move.target, arrived, body)
    for paper in papers:
        own = replace(move, fact_id=paper.fact.fact_id, number=paper.fact.number)
        _move_paper(work, own, paper, result_id=arrived)
    return arrived


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda move: move.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def move_document(work: Work, move: Move) -> int:
    """Move a document and return its fact's id in the other chart, where it belongs to no result yet.

    Raises:
        NotPermitted: the actor may not write the other chart.
        InvalidInput: no reason, the same patient, or the other chart holds the file already.
        StaleRecord: somebody changed its description meanwhile.
    """
    _stand(work, move, DOCUMENT)
    check_move(work, move)
    line = next(each for each in documents_of(work, move.patient_id) if each.fact.fact_id == move.fact_id)
    return _move_paper(work, move, line, result_id=0)


def _move_paper(work: Work, move: Move, line: DocumentLine, *, result_id: int) -> int:
    if any(each.sha256 == line.sha256 for each in documents_of(work, move.target)):
        raise InvalidInput({"target": say("This file is in the record already: {title}.", title=line.fact.body.title)})
    strike_out(work, StrikeOut(move.patient_id, move.fact_id, move.number, move.reason), kinds=(DOCUMENT,))
    arrived = arrive(work, move, line.fact, replace(line.fact.body, result_id=result_id))
    row = work.session.scalars(select(Document).where(Document.id == line.document_id)).one()
    work.session.execute(
        insert(Document).values(
            patient_id=move.target,
            fact_id=arrived,
            original_id=row.original_id,
            pages_id=row.pages_id,
            pages=row.pages,
            sealed_name=row.sealed_name,
            original_sha256=row.original_sha256,
            added_at=work.now,
            added_by=work.actor.user_id,
        )
    )
    return arrived


def _anew(body: Investigation) -> Investigation:
    moved = replace(body, marker_id=0, visit_id=0)
    if not body.has_result:
        return moved
    return replace(moved, state=ResultState.RECEIVED, reviewed=None, conclusion="", told=None, not_reached=())


def _stand(work: Work, move: Move, kind: str) -> Known:
    patient: PatientId = move.patient_id
    stand = versions(work, patient, move.fact_id)[0]
    if stand.kind != kind or stand.status is FactStatus.ENTERED_IN_ERROR:
        raise NotFound(say("This entry is not in this patient’s record."))
    return stand
