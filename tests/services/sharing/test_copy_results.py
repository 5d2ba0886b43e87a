"""Investigations and documents in a real record copy: whole, amended, struck out, within days, for who has the key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.documents import DocumentFacts
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports import record_content as page
from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.services.care import documents, results
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import StrikeOut
from luna_desktop.services.sharing.copy_results import CopiedResults, collect_results
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import Translator
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.scans import a_scan
from tests.reports.reading import text_of
from tests.services.acting import act, working
from tests.services.care.results_in import amend, order, receive, review, tell
from tests.services.care.test_documents import a_document


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def collected(clinic: OpenClinic, patient: PatientId, since: date = date.min) -> CopiedResults:
    with working(clinic) as work:
        return collect_results(work, patient, lambda day: day >= since)


def test_every_step_and_code_of_a_result_is_there(clinic: OpenClinic, patient: PatientId) -> None:
    fact = receive(clinic, patient)
    amend(clinic, patient, fact, 1)
    review(clinic, patient, fact, 2)
    tell(clinic, patient, fact, 3, was_reached=False)
    tell(clinic, patient, fact, 4)
    found = collected(clinic, patient)
    (row,) = found.results
    assert [value.value for value in row.values] == ["6.8 mIU/L"]
    assert row.conclusion == "Start treatment"
    assert len(row.steps) == 4
    assert [code.code for code in found.codes] == ["3016-3"]


def test_struck_out_it_is_printed_as_such_and_orders_are_there_too(clinic: OpenClinic, patient: PatientId) -> None:
    order(clinic, patient)
    fact = receive(clinic, patient)
    act(clinic, results.strike_out_result, StrikeOut(patient, fact, 1, "Another Kumar"))
    statuses = [row.provenance.status for row in collected(clinic, patient).results]
    assert statuses == [page.Status.CURRENT, page.Status.ENTERED_IN_ERROR]


def test_only_wanted_days_are_copied(clinic: OpenClinic, patient: PatientId) -> None:
    receive(clinic, patient)
    assert collected(clinic, patient, date(2030, 1, 1)) == CopiedResults()


def test_who_has_no_key_gets_the_index_without_names_and_pages(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    act(owner, documents.add_document, a_document(patient, a_scan()))
    (whole,) = collected(owner, patient).documents
    assert (whole.file_name, bool(whole.pdf), len(whole.sha256)) == ("letter.pdf", True, 64)
    (index,) = collected(open_clinic(Role.ADMINISTRATOR), patient).documents
    assert (index.file_name, index.pdf, index.title) == ("", b"", whole.title)


def test_the_copy_on_paper_holds_them(clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    receive(clinic, patient)
    facts = DocumentFacts("Letter of Dr Rao")
    act(clinic, documents.add_document, a_document(patient, a_scan(), facts))
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "The patient"), "Own record")
    prepared = act(clinic, prepare_record_copy, request)
    pdf = render_record_copy(prepared.content, translator=Translator("en")).pdf
    text = " ".join(text_of(pdf, tmp_path).split())
    assert "Investigations, results and documents" in text
    assert "6.8 mIU/L" in text
    assert "Document 1, page 1 of 1: Letter of Dr Rao" in text
