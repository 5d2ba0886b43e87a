"""The demo clinic shows results in every state, and papers that open."""

from __future__ import annotations

from luna_desktop.cli import demo_results
from luna_desktop.domain.clinical.results import ResultState
from luna_desktop.reports.sheets import sizes_of
from luna_desktop.services.care import documents, results
from luna_desktop.services.care.documents import DocumentAsked
from luna_desktop.services.care.waiting_results import read_unreviewed_results, read_untold_results
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act


def test_the_main_patient_has_something_in_every_state(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_results.fill(clinic, patient, builders.START.date())
    states = [known.body.state for known in act(clinic, results.read_results, patient)]
    assert set(states) == set(ResultState) - {ResultState.CANCELLED}
    papers = act(clinic, documents.read_documents, patient)
    assert {bool(paper.fact.body.result_id) for paper in papers} == {True, False}
    for paper in papers:
        assert sizes_of(act(clinic, documents.open_document, DocumentAsked(patient, paper.document_id)).pdf)


def test_others_have_a_result_that_waits(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_results.some(clinic, patient, builders.START.date())
    assert len(act(clinic, read_unreviewed_results, None)) == 1
    assert act(clinic, read_untold_results, None) == []
