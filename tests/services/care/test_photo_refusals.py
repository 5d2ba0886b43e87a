"""A refusal is entered without a consent to photographs, is in the record copy, and can be struck out."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.photo_sets import PhotoRefusal
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.services.care.photo_refusals import (
    NewRefusal,
    list_photo_refusals,
    record_photo_refusal,
    strike_out_photo_refusal,
)
from luna_desktop.services.facts import StrikeOut
from luna_desktop.services.sharing.copy_collect import collect
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

BODY = PhotoRefusal(PartialDate(2026, 3, 2), "face", ("face_front", "face_oblique_l"), reason="Not today")


def test_saying_no_needs_no_consent_and_goes_into_the_copy(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    patient = builders.register(clinic)
    fact = act(clinic, record_photo_refusal, NewRefusal(patient, BODY))
    assert [known.body for known in act(clinic, list_photo_refusals, patient)] == [BODY]
    assert len(entries(clinic, "photo_refusal recorded")) == 1
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya"), "Own record")
    with working(clinic) as work:
        said = collect(work, request, "").photographs_declined
    assert [ENGLISH.render(line) for line in said] == [
        "Declined on 02-Mar-2026: Face, front, Face, left 45°. Reason: Not today."
    ]
    act(clinic, strike_out_photo_refusal, StrikeOut(patient, fact, 1, "wrong patient"))
    assert act(clinic, list_photo_refusals, patient) == []


def test_views_come_from_the_list_and_reception_stays_out(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput):
        act(clinic, record_photo_refusal, NewRefusal(patient, PhotoRefusal(PartialDate(2026, 3, 2), "nowhere")))
    reception = open_clinic(Role.RECEPTION)
    for case, asked in ((record_photo_refusal, NewRefusal(patient, BODY)), (list_photo_refusals, patient)):
        with pytest.raises(NotPermitted):
            act(reception, case, asked)
