"""Notices given, on the Privacy tab, against a real clinic."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.notices import Outcome
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import receipts
from luna_desktop.ui.privacy.receipts_card import ReceiptsCard, build_receipts_card
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.privacy.test_receipts import publish_second
from tests.ui.contexts import context_of


def shown(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> ReceiptsCard:
    card = build_receipts_card(context_of(clinic), patient)
    assert isinstance(card, ReceiptsCard)
    qtbot.addWidget(card)
    card.show()
    return card


def test_reception_notes_why_a_notice_could_not_be_given(qtbot: QtBot, open_clinic: Opener) -> None:
    open_clinic(Role.OWNER)
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk, builders.a_patient(care=ConsentState.NOT_ASKED))
    card = shown(qtbot, desk, patient)
    card.note.click()
    card.form.save.click()
    assert card.form.outcome.problem
    card.form.outcome.show_value("unable")
    card.form.outcome.edited.emit()
    card.form.save.click()
    reason = card.form._fields["reason"]
    assert reason.problem
    assert not reason.isHidden()
    reason.show_value("asleep")
    card.form.save.click()
    (line,) = act(desk, receipts.read_receipts, patient)
    assert (line.outcome, line.reason) == (Outcome.UNABLE, "asleep")
    assert card.form.isHidden()


def test_no_reason_is_kept_where_none_is_asked_for(qtbot: QtBot, clinic: OpenClinic) -> None:
    card = shown(qtbot, clinic, builders.register(clinic))
    card.note.click()
    card.form.begin({"outcome": "acknowledged", "reason": "typed before"})
    assert card.form._fields["reason"].isHidden()
    receipt = card.form.receipt(PatientId(1))
    assert receipt is not None
    assert receipt.reason == ""


def test_a_version_that_matters_is_asked_for_until_it_was_given(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    card = shown(qtbot, clinic, patient)
    assert card.banner.text() == ""
    publish_second(clinic, is_material=True)
    card = shown(qtbot, clinic, patient)
    assert card.banner.text() == "Privacy notice, version 2, is to be given."
    act(clinic, receipts.record_receipt, receipts.Receipt(patient, Outcome.ACKNOWLEDGED))
    assert shown(qtbot, clinic, patient).banner.text() == ""
