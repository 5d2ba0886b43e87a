"""A copy leaves for an approved case alone, and its receipt ends the case's wait."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book
from luna_desktop.services.sharing import accounting, copy_cases, disclosure_book
from luna_desktop.services.sharing.copy_cases import sign_for_copy
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.services.sharing.copy_receipts import Method, Receipt, receipts_of
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from luna_desktop.texts import ENGLISH
from tests.services.acting import act, working
from tests.services.rights.asking import log
from tests.services.sharing.copying import a_record, approved, left, prepared, ready, saved

PLAN = CopyPlan(purpose="Own record", photographs=())
STROKES = (((0.0, 0.0), (10.0, 4.0), (20.0, 0.0)),)


def test_the_signed_receipt_answers_the_case(clinic: OpenClinic, tmp_path: Path) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    with pytest.raises(InvalidInput) as early:
        prepared(clinic, case, PLAN)
    assert list(early.value.problems) == ["case"]
    approved(clinic, case)
    gone = left(clinic, case, PLAN, tmp_path)
    with working(clinic) as work:
        row = disclosure_book.row_of(work, case.patient_id, gone.disclosure_id)
        assert copy_cases.case_of_row(row) == case.case_id
    unsigned = Receipt(case.patient_id, case.case_id, gone.disclosure_id, " ")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, sign_for_copy, unsigned)
    assert set(refused.value.problems) == {"receiver", "strokes"}
    signed = Receipt(case.patient_id, case.case_id, gone.disclosure_id, "Ananya Kumar", strokes=STROKES)
    after = act(clinic, sign_for_copy, signed)
    assert (after.state, after.answered_at is not None) == (CaseState.ISSUED, True)
    with working(clinic) as work:
        (line,) = receipts_of(work, case.case_id)
        row = disclosure_book.row_of(work, case.patient_id, gone.disclosure_id)
        assert disclosure_book.life_of(work, row).state is State.CONFIRMED
        step = book.case_with_id(work, case.case_id)
    assert (line.copy_number, line.pages, line.sha256) == (gone.number, gone.pages, gone.sha256)
    assert (line.receiver, line.method, line.strokes) == ("Ananya Kumar", Method.HAND, STROKES)
    assert step.state is CaseState.ISSUED
    with pytest.raises(InvalidInput, match="another look"):
        act(clinic, sign_for_copy, signed)


def test_a_typed_name_before_a_witness_is_a_receipt_and_stands_in_the_accounting(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    approved(clinic, case)
    gone = left(clinic, case, PLAN, tmp_path)
    typed = Receipt(case.patient_id, case.case_id, gone.disclosure_id, "Ananya Kumar", typed_name=" Ananya  Kumar ")
    for witness, at in (("", "witness"), ("ananya kumar", "witness")):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, sign_for_copy, replace(typed, witness=witness))
        assert set(refused.value.problems) == {at}
    with pytest.raises(InvalidInput) as nameless:
        act(clinic, sign_for_copy, replace(typed, typed_name=" ", witness="Lata Rao"))
    assert set(nameless.value.problems) == {"typed_name"}
    act(clinic, sign_for_copy, replace(typed, witness="Lata Rao"))
    with working(clinic) as work:
        (line,) = receipts_of(work, case.case_id)
        (printed,) = accounting.printed(work, case.patient_id, None)
    assert (line.method, line.typed_name, line.witness, line.strokes) == (Method.HAND, "Ananya Kumar", "Lata Rao", ())
    assert "Ananya Kumar signed by typed name, Lata Rao saw it (Ananya Kumar, " in ENGLISH.render(printed.outcome)


def test_a_dispatch_has_a_number_and_a_copy_answers_its_own_case(clinic: OpenClinic, tmp_path: Path) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, PLAN)
    approved(clinic, case)
    gone = left(clinic, case, PLAN, tmp_path)
    by_post = Receipt(case.patient_id, case.case_id, gone.disclosure_id, "Ananya Kumar", Method.POST)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, sign_for_copy, by_post)
    assert set(refused.value.problems) == {"dispatch"}
    other = log(clinic, case.patient_id)
    with pytest.raises(InvalidInput) as wrong:
        act(
            clinic, sign_for_copy, Receipt(case.patient_id, other.case_id, gone.disclosure_id, "A", Method.POST, "RM 1")
        )
    assert set(wrong.value.problems) == {"copy"}


def test_what_leaves_is_what_was_approved_whatever_is_asked_for(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    plan = replace(PLAN, redactions=(Redaction("Kokila Zephyr", "P1"),), sections=(Section.HISTORY,))
    saved(clinic, case, plan)
    approved(clinic, case)
    copy = prepared(clinic, case, PLAN)
    assert copy.request.redactions == plan.redactions
    assert "[withheld: P1]" in str(copy.content.conditions[0].note)
    assert copy.content.sections == (Section.HISTORY, Section.WITHHELD, Section.CERTIFICATION)


def test_a_copy_without_a_case_logs_its_own_and_takes_it_through(clinic: OpenClinic, tmp_path: Path) -> None:
    case = log(clinic, a_record(clinic), CaseKind.GRIEVANCE)
    copy = prepared(clinic, ready(clinic, case.patient_id), PLAN, preview=True)
    own = replace(copy.request, case_id=0, preview=False)
    made = act(clinic, prepare_record_copy, own)
    with working(clinic) as work:
        found = book.case_of(work, case.patient_id, made.request.case_id)
    assert (found.kind, found.state, found.is_proven) == (CaseKind.ACCESS, CaseState.APPROVED, True)
    assert made.content.case.number == found.number
    with pytest.raises(InvalidInput) as refused:
        act(clinic, prepare_record_copy, replace(own, case_id=case.case_id))
    assert list(refused.value.problems) == ["case"]
