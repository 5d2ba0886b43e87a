"""Of an identity document its kind and last four characters are kept, and nothing else."""

from __future__ import annotations

import pytest

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.cases import IdentityCheck, IdentityMethod
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases
from luna_desktop.services.rights.proving import prove
from tests import builders
from tests.services.acting import act, working
from tests.services.rights.asking import log


def test_a_check_is_an_event_with_kind_and_four_characters(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = log(clinic, patient)
    with working(clinic) as work:
        assert prove(work, case, IdentityCheck(IdentityMethod.PHOTO_ID, Proof.PASSPORT, "12ab")).identity_passed
    last = act(clinic, cases.read_case, cases.CaseAsked(patient, case.case_id)).events[-1]
    assert last.detail == {"method": "photo_id", "document": "passport", "last_four": "12AB", "passed": True}


def test_a_document_without_its_characters_is_no_check(clinic: OpenClinic) -> None:
    case = log(clinic, builders.register(clinic))
    with working(clinic) as work, pytest.raises(InvalidInput) as refused:
        prove(work, case, IdentityCheck(IdentityMethod.PHOTO_ID, Proof.PASSPORT, "123456"))
    assert set(refused.value.problems) == {"last_four"}
