"""What the page offers: uses, and for each the kinds of recipients to whom photographs may go."""

from __future__ import annotations

from luna_desktop.domain.photo_uses import ASKED_EACH, PhotoScope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.photo_export_options import read_export_options
from tests.services.acting import act
from tests.services.disclosing import a_recipient
from tests.services.sharing.photographing import a_photographed, a_society, allow


def test_each_use_offers_its_own_recipients(clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic)
    hospital, society = a_recipient(clinic), a_society(clinic)
    a_recipient(clinic, RecipientKind.INSURER, "Star Health")
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    options = act(clinic, read_export_options, patient)
    offered = {scope: {each.recipient_id for each in options.recipients_for(scope)} for scope in PhotoScope}
    assert offered[PhotoScope.REFERRAL] == {hospital}
    assert offered[PhotoScope.JOURNAL] == offered[PhotoScope.PUBLICATION] == {hospital, society}
    assert not any(offered[scope] for scope in (PhotoScope.RECORD, PhotoScope.STAFF, PhotoScope.MARKETING))
    assert {scope for scope in PhotoScope if options.use(scope) is not None} == {*ASKED_EACH, PhotoScope.MARKETING}
    line = options.use(PhotoScope.STAFF)
    assert line is not None
    assert line.photographs == tuple(photographs)
