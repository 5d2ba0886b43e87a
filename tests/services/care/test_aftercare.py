"""Aftercare sheets: the approved one is given, and who was given what stays."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.services.care import aftercare
from luna_desktop.services.care.aftercare import SheetAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act
from tests.services.care.paper_desk import LASER, approve


def test_a_sheet_is_given_once_it_is_approved_and_the_book_keeps_it(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput):
        act(clinic, aftercare.give_aftercare, SheetAsked(patient, LASER))
    text = approve(clinic, TextKind.AFTERCARE, "resurfacing")
    line = act(clinic, aftercare.give_aftercare, SheetAsked(patient, LASER))
    assert (line.text_id, line.version, line.language, line.by) == (text.text_id, 1, "en", "Dr Nandini Rao")
    assert act(clinic, aftercare.read_aftercare, patient) == (line,)


def test_a_sheet_in_a_language_that_nobody_approved_is_not_given(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    approve(clinic, TextKind.AFTERCARE, "resurfacing")
    with pytest.raises(InvalidInput):
        act(clinic, aftercare.give_aftercare, SheetAsked(patient, LASER, "hi"))
    with pytest.raises(NotFound):
        act(clinic, aftercare.give_aftercare, SheetAsked(patient, "no such thing"))
