"""Corrections in words: the entry and its field, who asked until when, and the decision with its ground."""

from __future__ import annotations

from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.care.chart import read_chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.corrections.wording import (
    asked_words,
    decision_words,
    disputed_words,
    said_words,
    state_chip,
    title_words,
)
from tests import builders
from tests.services.acting import act
from tests.services.rights.correcting import STATEMENT, ask, at, disagree, severe
from tests.ui.corrections.standing import lines


def test_a_correction_reads_like_a_sentence(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    disagree(clinic, patient, severe(clinic, patient))
    ask(clinic, patient, at(severe(clinic, patient, "Cobalt")))
    waiting, denied = lines(clinic, patient)
    chart = act(clinic, read_chart, patient)
    assert disputed_words(chart.disputes, chart.known) == (
        "The patient disagrees with what stands here (Nickel: Severity). Open the entry to read it."
    )
    assert disputed_words(chart.disputes, ()) == ""
    assert title_words(waiting) == "Cobalt: Severity"
    assert asked_words(waiting) == "PR-2026-0002, asked on 14-Mar-2026 by the patient. Answer due 13-Apr-2026."
    assert (decision_words(waiting), state_chip(waiting).text) == ("", "With the author")
    assert decision_words(denied).splitlines() == [
        "Denied by Dr Nandini Rao, 14-Mar-2026",
        "It is accurate and complete as it stands.",
        "The report of that day says otherwise.",
    ]
    assert denied.case.state is CaseState.LINKED
    assert denied.statement is not None
    assert said_words(denied.statement) == f"“{STATEMENT}”"
