"""A decision is printed as it stood then, with whether it still holds today, in either language."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care import chart
from luna_desktop.services.care.decisions_page import decisions_page
from luna_desktop.services.care.own_catalogues import Switch, switch_row
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import Translator
from tests import builders
from tests.services.acting import act, working
from tests.services.care.test_findings import GIVEN, add, approve, pregnant


@pytest.fixture
def decided(clinic: OpenClinic) -> PatientId:
    patient = builders.register(clinic)
    act(clinic, chart.record_entry, chart.NewEntry(patient, pregnant(clinic)))
    approve(clinic)
    add(clinic, patient, GIVEN)
    return patient


def test_a_decision_is_told_with_the_words_of_then(clinic: OpenClinic, decided: PatientId) -> None:
    act(clinic, switch_row, Switch("safety_rules", "R001", is_off=True))
    with working(clinic) as work:
        page = decisions_page(work, decided, Translator("en"))
    block = next(each for each in page.decisions if any(value.startswith("R001") for _label, value in each.rows))
    said = dict(block.rows)
    assert said["In the doctor’s words"] == GIVEN.words
    assert said["Facts as known then"].startswith("Pregnancy: Pregnant (")
    assert said["Today"].startswith("Ended")
    assert "AAD" in said["Source"] or "guideline" in said["Source"]
    assert block.signed.endswith("by Dr Nandini Rao")


def test_the_page_speaks_the_language_asked_for(clinic: OpenClinic, decided: PatientId) -> None:
    with working(clinic) as work:
        page = decisions_page(work, decided, Translator("hi"))
    assert page.frame.language == "hi"
