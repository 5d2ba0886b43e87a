"""What a record copy says of notices given."""

from __future__ import annotations

from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.notices import Outcome
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import receipts
from luna_desktop.services.privacy.consents import read_notice
from luna_desktop.services.privacy.receipts import Receipt
from luna_desktop.services.sharing import copy_notices
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from tests import builders
from tests.services.acting import act, working
from tests.services.sharing.test_deliveries import request


def test_every_receipt_stands_in_the_copy_with_the_seal_of_its_text(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, receipts.record_receipt, Receipt(patient, Outcome.REFUSED, reason="In a hurry", language="hi"))
    notice = act(clinic, read_notice, None)
    assert notice is not None
    rows = act(clinic, prepare_record_copy, request(patient)).content.notices
    assert [(str(row.outcome), row.reason, row.language) for row in rows] == [
        ("Given, the patient would not sign", "In a hurry", "हिन्दी"),
        ("Given and signed for", "", "English"),
    ]
    assert [row.sha256 for row in rows] == ["", notice.sha256], "Hindi is not published, so it has no seal"


def test_a_patient_without_receipts_has_no_rows(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.NOT_ASKED))
    with working(clinic) as work:
        assert copy_notices.notice_rows(work, patient) == ()
