"""T5: a statement of disagreement stands beside its entry and in every later copy and disclosure that holds it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import Attach, RecordType
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.reports import record_content as page
from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.rights.disagreements import body_of, disputes_of, of_entry
from luna_desktop.services.sharing.deliveries import make_copy, make_machine
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.services.sharing.machine_copy import prepare_machine_copy
from luna_desktop.services.sharing.packets import PacketAsked, prepare_packet
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked, prepare_paper_copy
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.reports.reading import text_of
from tests.services.acting import act, working
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, propose
from tests.services.privacy import told_there
from tests.services.rights.asking import step
from tests.services.rights.correcting import REBUTTAL, STATEMENT, deny, disagree, severe

S = CaseState


def copy_text(clinic: OpenClinic, patient: PatientId, folder: Path, **changes: object) -> str:
    """Return what a record copy says on paper."""
    asked = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "For myself")
    prepared = act(clinic, prepare_record_copy, replace(asked, **changes))  # type: ignore[arg-type]  # named by the tests
    return " ".join(text_of(make_copy(prepared, ENGLISH).pdf, folder).split())


def bundle_text(clinic: OpenClinic, patient: PatientId, *sections: page.Section) -> str:
    """Return what the machine copy of these parts says."""
    asked = CopyRequest(
        patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "For myself", preview=False, sections=sections
    )
    packed = make_machine(act(clinic, prepare_machine_copy, asked), ENGLISH).pdf
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        return opened.read("bundle.json").decode()


def packet_text(clinic: OpenClinic, patient: PatientId, folder: Path, *sections: page.Section) -> str:
    """Return what a disclosure of these parts to a hospital says on paper."""
    recipient = a_recipient(clinic)
    answer_sharing(clinic, patient, recipient)
    standing = propose(clinic, a_proposal(patient, recipient, terms=Terms(sections)))
    packet = act(clinic, prepare_packet, PacketAsked(patient, standing.disclosure_id))
    return " ".join(text_of(render_record_copy(packet.content, translator=ENGLISH).pdf, folder).split())


def test_t5_a_statement_of_disagreement_goes_with_its_entry_wherever_it_goes(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    assert STATEMENT not in copy_text(clinic, patient, tmp_path)
    case = disagree(clinic, patient, known)
    act(clinic, chart.change_entry, FactChange(patient, known.fact_id, 1, replace(known.body, note="seen"), reason="x"))

    beside = of_entry(act(clinic, chart.read_chart, patient).disputes, RecordType.FACT, known.fact_id)
    assert [(each.statement.text, each.rebuttal.text) for each in beside if each.statement and each.rebuttal] == [
        (STATEMENT, REBUTTAL)
    ]
    whole = copy_text(clinic, patient, tmp_path)
    only_allergies = copy_text(clinic, patient, tmp_path, sections=(page.Section.ALLERGIES,))
    summary = copy_text(clinic, patient, tmp_path, form=page.Form.SUMMARY)
    to_hospital = packet_text(clinic, patient, tmp_path, page.Section.ALLERGIES)
    paper = act(clinic, prepare_paper_copy, CopyAsked(patient, CarePaperSort.TIMELINE))
    timeline = " ".join(text_of(paper.render()[0], tmp_path).split())
    in_zip = bundle_text(clinic, patient, page.Section.ALLERGIES)
    for text in (whole, only_allergies, summary, to_hospital, timeline, in_zip):
        assert STATEMENT in text
        assert REBUTTAL in text
    assert case.number in whole
    assert "mild" in to_hospital.casefold()

    elsewhere = packet_text(clinic, patient, tmp_path, page.Section.HISTORY)
    assert "Melasma" in elsewhere
    assert STATEMENT not in elsewhere
    assert case.number not in elsewhere


def test_a_denial_alone_travels_only_once_the_patient_wants_it_attached(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    case = deny(clinic, patient, severe(clinic, patient))
    assert act(clinic, chart.read_chart, patient).disputes == ()
    step(clinic, case, S.LINKED, attach_mode="all")
    found = act(clinic, chart.read_chart, patient).disputes
    assert [(each.statement, each.code, each.is_linked) for each in found] == [(None, DenialCode.ACCURATE, True)]
    assert "It was only a rash" in packet_text(clinic, patient, tmp_path, page.Section.ALLERGIES)


def test_a_summary_stands_for_all_of_it_where_that_was_chosen(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    case = step(clinic, deny(clinic, patient, severe(clinic, patient)), S.DISAGREEMENT, statement=STATEMENT)
    step(clinic, case, S.LINKED, attach_mode=Attach.SUMMARY.value, summary="Patient and clinic differ on how bad.")
    text = packet_text(clinic, patient, tmp_path, page.Section.ALLERGIES)
    assert "Patient and clinic differ on how bad." in text
    assert STATEMENT not in text


def test_a_chart_without_disagreements_asks_one_small_question(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    severe(clinic, patient)
    with working(clinic) as work:
        assert disputes_of(work, patient) == ()


def test_a_kind_that_there_is_not_is_noticed() -> None:
    assert body_of("visit").__name__ == "VisitNote"
    with pytest.raises(KeyError):
        body_of("horoscope")


def test_one_that_came_with_a_record_stands_beside_the_entry_in_chart_and_copies(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    patient = told_there.come_from_there(clinic, tmp_path)
    page_of_chart = act(clinic, chart.open_chart, patient)
    (condition,) = page_of_chart.conditions
    (dispute,) = of_entry(page_of_chart.disputes, RecordType.FACT, condition.fact_id)
    assert (dispute.case_number, dispute.proposed) == ("PR-2026-0004 (Aranya Skin Clinic)", "Forehead")
    assert dispute.code is DenialCode.ACCURATE
    assert dispute.denial.by == "Dr Nandini Rao (Aranya Skin Clinic)"
    said, answer = dispute.statement, dispute.rebuttal
    assert said is not None
    assert answer is not None
    assert (said.text, said.by) == (told_there.STATEMENT, "Desk of Aranya (Aranya Skin Clinic)")
    assert answer.text == told_there.REBUTTAL


@pytest.mark.parametrize(
    "changed", [{"attach_code": ""}, {"about": "condition/99"}, {"field_code": "horoscope"}, {"kind_code": "horoscope"}]
)
def test_one_that_stands_beside_no_entry_here_is_read_among_the_corrections_alone(
    clinic: OpenClinic, tmp_path: Path, changed: dict[str, str]
) -> None:
    told = replace(told_there.CORRECTION, says={**told_there.CORRECTION.says, **changed})
    patient = told_there.come_from_there(clinic, tmp_path, told)
    assert act(clinic, chart.open_chart, patient).disputes == ()
    with working(clinic) as work:
        assert disputes_of(work, patient) == ()
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record")
    content = act(clinic, prepare_record_copy, request).content
    assert [row.statement for row in content.corrections] == [told_there.STATEMENT]
    assert content.conditions[0].provenance.disputes == ()


def test_a_summary_that_was_agreed_elsewhere_stands_for_all_of_it(clinic: OpenClinic, tmp_path: Path) -> None:
    says = {**told_there.CORRECTION.says, "attach_code": Attach.SUMMARY.value, "statement": "They do not agree."}
    patient = told_there.come_from_there(clinic, tmp_path, replace(told_there.CORRECTION, says=says))
    (dispute,) = act(clinic, chart.open_chart, patient).disputes
    assert (dispute.summary, dispute.statement, dispute.rebuttal) == ("They do not agree.", None, None)
