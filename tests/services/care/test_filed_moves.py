"""Results and documents in the wrong chart: moved whole, to be reviewed anew, the sealed objects the same."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.results import ResultState
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.models.documents import Document
from luna_desktop.services.care import documents, filed_moves, moves, results, waiting_results
from luna_desktop.services.care.documents import DocumentAsked
from luna_desktop.services.care.moves import Move
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.scans import a_pdf
from tests.services.acting import act, entries, working
from tests.services.care.results_in import REPORT, only, receive, review, tell
from tests.services.care.test_documents import a_document

WHY = "Two charts were open; it is the sister’s."
Two = tuple[PatientId, PatientId]


@pytest.fixture
def two(clinic: OpenClinic) -> Two:
    return builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))


def with_paper(clinic: OpenClinic, patient: PatientId, content: bytes | None = None) -> int:
    entry = results.ResultEntry(patient, REPORT, attached=(a_document(patient, content),))
    return act(clinic, results.receive_result, entry)


def objects(clinic: OpenClinic, patient: PatientId) -> list[tuple[str, str]]:
    with working(clinic) as work:
        rows = work.session.scalars(select(Document).where(Document.patient_id == patient)).all()
        return [(row.original_id, row.pages_id) for row in rows]


def test_a_result_goes_with_its_papers_and_is_to_be_reviewed_anew(clinic: OpenClinic, two: Two) -> None:
    wrong, right = two
    fact = with_paper(clinic, wrong)
    review(clinic, wrong, fact, 1)
    tell(clinic, wrong, fact, 2)
    arrived = act(clinic, filed_moves.move_result, Move(wrong, fact, 3, right, WHY))
    assert act(clinic, results.read_results, wrong) == ()
    assert act(clinic, documents.read_documents, wrong) == ()
    known = only(clinic, right)
    assert (known.fact_id, known.reason, known.body.values) == (arrived, WHY, REPORT.values)
    assert (known.body.state, known.body.conclusion, known.body.told) == (ResultState.RECEIVED, "", None)
    (paper,) = act(clinic, documents.read_documents, right)
    assert paper.fact.body.result_id == arrived
    assert objects(clinic, right) == objects(clinic, wrong)
    opened = act(clinic, documents.open_document, DocumentAsked(right, paper.document_id))
    assert opened.pdf.startswith(b"%PDF-")
    waiting = act(clinic, waiting_results.read_unreviewed_results, None)
    assert [item.card.patient_id for item in waiting] == [right]
    assert len(act(clinic, moves.read_moves, wrong)) == len(act(clinic, moves.read_moves, right)) == 2
    assert {entry.patient_id for entry in entries(clinic, "entry moved")} == {wrong, right}


def test_a_document_goes_alone_and_not_where_the_file_is_already(clinic: OpenClinic, two: Two) -> None:
    wrong, right = two
    content = a_pdf(2)
    act(clinic, documents.add_document, a_document(wrong, content))
    (paper,) = act(clinic, documents.read_documents, wrong)
    act(clinic, documents.add_document, a_document(right, content))
    move = Move(wrong, paper.fact.fact_id, 1, right, WHY)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, filed_moves.move_document, move)
    assert set(refused.value.problems) == {"target"}
    third = builders.register(clinic, builders.a_patient("Iyer"))
    act(clinic, filed_moves.move_document, Move(wrong, paper.fact.fact_id, 1, third, WHY))
    assert [each.fact.body.title for each in act(clinic, documents.read_documents, third)] == ["Letter of Dr Rao"]
    assert act(clinic, documents.read_documents, wrong) == ()
    assert objects(clinic, third) == objects(clinic, wrong)


def test_nothing_moves_half(clinic: OpenClinic, two: Two) -> None:
    wrong, right = two
    content = a_pdf(2)
    fact = with_paper(clinic, wrong, content)
    act(clinic, documents.add_document, a_document(right, content))
    for move in (
        Move(wrong, fact, 1, right, WHY),
        Move(wrong, fact, 1, wrong, WHY),
        Move(wrong, fact, 1, right, "No"),
    ):
        with pytest.raises(InvalidInput):
            act(clinic, filed_moves.move_result, move)
    review(clinic, wrong, fact, 1)
    with pytest.raises(StaleRecord):
        act(clinic, filed_moves.move_result, Move(wrong, fact, 1, builders.register(clinic), WHY))
    assert only(clinic, wrong).body.state is ResultState.REVIEWED
    assert act(clinic, results.read_results, right) == ()


def test_what_a_clinician_reviewed_a_therapist_does_not_move(clinic: OpenClinic, open_clinic: Opener, two: Two) -> None:
    wrong, right = two
    read, fresh = receive(clinic, wrong), receive(clinic, wrong)
    review(clinic, wrong, read, 1)
    therapist = open_clinic(Role.THERAPIST)
    with pytest.raises(NotPermitted):
        act(therapist, filed_moves.move_result, Move(wrong, read, 2, right, WHY))
    act(therapist, filed_moves.move_result, Move(wrong, fresh, 1, right, WHY))
    assert len(act(clinic, results.read_results, right)) == 1
