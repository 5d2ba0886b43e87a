"""Whose a paper of another clinic is, as far as its record told."""

from __future__ import annotations

from luna_desktop.domain.elsewhere import Act, ActElsewhere
from luna_desktop.texts import say
from luna_desktop.ui.elsewhere.wording import told, who_and_when
from tests.interop.fhir_out.copies import AT


def test_what_is_not_known_is_not_said() -> None:
    known = [ActElsewhere(Act.INTAKE, "Clinic", at=at, by=by) for at, by in ((AT, "Dr R"), (AT, ""), (None, "Dr R"))]
    said = [who_and_when(each) for each in known]
    assert said == ["Clinic: Dr R, 04-Mar-2026", "Clinic, 04-Mar-2026", "Clinic: Dr R"]
    assert who_and_when(ActElsewhere(Act.INTAKE, "Clinic")) == "Clinic"
    assert (told(say("Number")), told("नंबर")) == ("Number", "नंबर")
