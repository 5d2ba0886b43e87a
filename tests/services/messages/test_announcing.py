"""“Result is ready” goes by an allowed way, once, and has nothing of the result in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.preferences import Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.announcing import announce_result
from tests.services.acting import act, watching
from tests.services.care.results_in import REPORT, an_order, order, receive, review
from tests.services.messages.parts import SMS, approve, row, somebody, state, wish

CANARY = "canary"


def test_it_says_nothing_of_the_result_and_waits_once(clinic: OpenClinic) -> None:
    patient = somebody(clinic)
    result = replace(
        REPORT,
        what=Coded(f"{CANARY} biopsy"),
        values=(ResultValue(Coded(f"{CANARY} cells"), "777.7", "u"),),
        report=f"{CANARY} melanoma",
        laboratory=f"{CANARY} lab",
    )
    fact = order(clinic, patient, an_order(f"{CANARY} biopsy"))
    receive(clinic, patient, fact, body=result)
    review(clinic, patient, fact, 2, f"{CANARY} excise")
    with pytest.raises(InvalidInput):
        act(clinic, announce_result, patient)
    approve(clinic, "results")
    wish(clinic, patient, MessageClass.RESULTS, SMS, Wish.YES)
    with watching(clinic) as seen:
        announced = act(clinic, announce_result, patient)
    assert announced.way == SMS
    message = row(clinic, announced.message_id)
    assert message.klass == MessageClass.RESULTS.value
    for text in (message.subject, message.body, message.calendar):
        assert CANARY not in text
        assert "777" not in text
    assert CANARY not in repr([values for _text, values in seen.statements])
    with pytest.raises(InvalidInput) as again:
        act(clinic, announce_result, patient)
    assert "waits to leave already" in str(again.value.problems["way"])
    assert state(clinic, announced.message_id).value == "queued"
