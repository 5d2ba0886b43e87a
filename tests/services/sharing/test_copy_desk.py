"""The page of a copy: its case, what is in the record, and what left and waits for a receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.cases import log_request
from luna_desktop.services.sharing.copy_cases import sign_for_copy
from luna_desktop.services.sharing.copy_desk import CopyDeskAsked, read_copy_desk
from luna_desktop.services.sharing.copy_passages import find_names
from luna_desktop.services.sharing.copy_plans import CopyPlan, request_without
from luna_desktop.services.sharing.copy_receipts import Receipt
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.asking import asks
from tests.services.sharing.copying import a_record, approved, left, me, ready, saved
from tests.services.sharing.test_copy_cases import STROKES

PLAN = CopyPlan(purpose="Own record", photographs=())


def test_without_a_request_there_is_no_case(clinic: OpenClinic) -> None:
    desk = act(clinic, read_copy_desk, CopyDeskAsked(a_record(clinic)))
    assert (desk.case, desk.kept.number, desk.left, desk.receipts) == (None, 0, None, ())
    assert desk.counts[Section.HISTORY] == 1
    assert desk.counts[Section.VISITS] == 0


def test_a_new_plan_is_what_the_request_asks_for(clinic: OpenClinic) -> None:
    patient = a_record(clinic)
    wishes = {"scope": "part", "format": ["pdf", "paper"], "delivery": "collect", "since": "2026-01-01"}
    asked = replace(asks(patient), details=wishes, language="hi")
    act(clinic, log_request, asked)
    plan = act(clinic, read_copy_desk, CopyDeskAsked(patient)).kept.plan
    assert (plan.release, plan.since, plan.until, plan.language) == ("pdf", date(2026, 1, 1), None, "hi")
    assert plan.purpose


def test_the_newest_open_request_is_worked_on_until_its_receipt(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = a_record(clinic)
    case = ready(clinic, patient)
    saved(clinic, case, PLAN)
    approved(clinic, case)
    gone = left(clinic, case, PLAN, tmp_path)
    desk = act(clinic, read_copy_desk, CopyDeskAsked(patient))
    assert desk.case is not None
    assert desk.case.case_id == case.case_id
    assert desk.kept.plan == PLAN
    assert me(clinic) in dict(desk.reviewers)
    assert desk.left is not None
    assert (desk.left.number, desk.left.pages, desk.left.sha256) == (gone.number, gone.pages, gone.sha256)
    act(clinic, sign_for_copy, Receipt(patient, case.case_id, gone.disclosure_id, "Ananya Kumar", strokes=STROKES))
    after = act(clinic, read_copy_desk, CopyDeskAsked(patient, case.case_id))
    assert after.left is None
    assert [line.receiver for line in after.receipts] == ["Ananya Kumar"]


def test_to_the_officer_the_record_opens_with_a_case_of_their_own(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = a_record(owner)
    owner.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    closed = act(officer, read_copy_desk, CopyDeskAsked(patient))
    assert (closed.is_open, closed.counts, closed.photographs) == (False, {}, ())
    with pytest.raises(NotPermitted, match="privacy case"):
        act(officer, find_names, request_without(CopyPlan(), patient, "Ananya Kumar", officer.premises.clock()))
    act(officer, log_request, asks(patient))
    opened = act(officer, read_copy_desk, CopyDeskAsked(patient))
    assert (opened.is_open, opened.counts[Section.HISTORY]) == (True, 1)


def test_reception_sees_nothing_of_it(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        act(desk, read_copy_desk, CopyDeskAsked(builders.register(desk)))
