"""Documents in a real clinic: in, described, opened, struck out; twice refused; sealed for whoever has no key."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.documents import DocumentFacts, DocumentKind
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.interop.documents import prepare_document
from luna_desktop.models.documents import Document
from luna_desktop.services.care import documents, results
from luna_desktop.services.care.documents import DocumentAsked, NewDocument
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.left_overs import left_over_files
from luna_desktop.services.facts import FactChange, StrikeOut
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.scans import AUTHOR, a_pdf, a_scan
from tests.services.acting import act, entries, working
from tests.services.care.results_in import REPORT, only
from tests.services.sharing_steps import keep_from
from tests.tools.plain_scan import scan

LETTER = DocumentFacts("Letter of Dr Rao", DocumentKind.LETTER_RECEIVED, author="Dr Rao")


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def a_document(patient: PatientId, content: bytes | None = None, facts: DocumentFacts = LETTER) -> NewDocument:
    return NewDocument(patient, prepare_document(content or a_pdf(2)), facts, "letter.pdf")


def test_a_document_is_listed_opened_and_noted(clinic: OpenClinic, patient: PatientId) -> None:
    known = act(clinic, documents.add_document, a_document(patient))
    (line,) = act(clinic, documents.read_documents, patient)
    assert (line.document_id, line.pages, line.media_type, line.fact.body) == (known, 2, "application/pdf", LETTER)
    opened = act(clinic, documents.open_document, DocumentAsked(patient, known))
    assert opened.pdf.startswith(b"%PDF-")
    assert opened.title == "Letter of Dr Rao"
    assert [entry.entity_id for entry in entries(clinic, "document opened")] == [str(known)]
    with working(clinic) as work:
        assert documents.documents_of(work, patient, with_names=True)[0].name == "letter.pdf"


def test_the_same_file_is_refused_until_the_first_is_struck_out(clinic: OpenClinic, patient: PatientId) -> None:
    act(clinic, documents.add_document, a_document(patient))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, documents.add_document, a_document(patient))
    assert refused.value.problems["file"].values["title"] == "Letter of Dr Rao"
    other = builders.register(clinic, builders.a_patient("Rao", phone=""))
    act(clinic, documents.add_document, a_document(other))
    (line,) = act(clinic, documents.read_documents, patient)
    act(clinic, documents.strike_out_document, StrikeOut(patient, line.fact.fact_id, 1, "Of another person"))
    assert act(clinic, documents.read_documents, patient) == ()
    with pytest.raises(NotFound):
        act(clinic, documents.open_document, DocumentAsked(patient, line.document_id))
    act(clinic, documents.add_document, a_document(patient))


def test_a_description_is_corrected_and_needs_a_title(clinic: OpenClinic, patient: PatientId) -> None:
    act(clinic, documents.add_document, a_document(patient))
    (line,) = act(clinic, documents.read_documents, patient)
    wrong = FactChange(patient, line.fact.fact_id, 1, DocumentFacts(""))
    with pytest.raises(InvalidInput):
        act(clinic, documents.describe_document, wrong)
    better = FactChange(patient, line.fact.fact_id, 1, DocumentFacts("Letter of Dr Das"))
    assert act(clinic, documents.describe_document, better) == 2


def test_it_belongs_to_an_investigation_of_the_same_patient_alone(clinic: OpenClinic, patient: PatientId) -> None:
    entry = results.ResultEntry(patient, REPORT, attached=(a_document(patient),))
    fact = act(clinic, results.receive_result, entry)
    lines = act(clinic, documents.read_documents, patient)
    assert [line.fact.body.result_id for line in documents.of_result(lines, fact)] == [fact]
    other = builders.register(clinic, builders.a_patient("Rao", phone=""))
    with pytest.raises(NotFound):
        act(clinic, documents.add_document, a_document(other, facts=DocumentFacts("Report", result_id=fact)))


def test_a_result_whose_file_is_there_already_is_not_half_entered(clinic: OpenClinic, patient: PatientId) -> None:
    act(clinic, documents.add_document, a_document(patient))
    entry = results.ResultEntry(patient, REPORT, attached=(a_document(patient),))
    with pytest.raises(InvalidInput):
        act(clinic, results.receive_result, entry)
    assert act(clinic, results.read_results, patient) == ()
    act(clinic, results.receive_result, results.ResultEntry(patient, REPORT))
    assert only(clinic, patient).number == 1


def test_what_a_crash_leaves_is_found_and_no_row_points_to_nothing(clinic: OpenClinic, patient: PatientId) -> None:
    with working(clinic) as work:
        documents.enter_document(work, a_document(patient))
        work.session.rollback()
    with Session(clinic.engines[0]) as session:
        assert session.scalars(select(Document)).all() == []
    with working(clinic) as work:
        assert len(left_over_files(work, older_than=timedelta(days=-400))) == 2


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.AUDITOR])
def test_who_does_not_treat_reads_opens_and_adds_none(open_clinic: Opener, role: Role) -> None:
    owner, other = open_clinic(Role.OWNER), open_clinic(role)
    patient = builders.register(owner)
    known = act(owner, documents.add_document, a_document(patient))
    for case, request in (
        (documents.read_documents, patient),
        (documents.open_document, DocumentAsked(patient, known)),
        (documents.add_document, a_document(patient, a_scan())),
    ):
        with pytest.raises(NotPermitted):
            act(other, case, request)


def test_a_therapist_adds_and_opens_and_whom_a_restriction_names_does_not(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    therapist = open_clinic(Role.THERAPIST)
    known = act(therapist, documents.add_document, a_document(patient))
    act(therapist, documents.open_document, DocumentAsked(patient, known))
    keep_from(owner, patient)
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.CLINICIAN), documents.open_document, DocumentAsked(patient, known))


def test_nothing_of_it_lies_on_the_disk_in_plain(clinic: OpenClinic, patient: PatientId) -> None:
    act(clinic, documents.add_document, a_document(patient, a_pdf(1, "Zebrafinch")))
    found = scan(["Zebrafinch", AUTHOR, "letter.pdf"], 0.0, roots=[clinic.premises.folder])
    assert found.files > 3
    assert found.findings == []
