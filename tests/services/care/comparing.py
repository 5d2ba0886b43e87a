"""Photographs to compare, for tests: a few of one face, months apart."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.interop.pictures import prepare
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act

EARLIER, LATER = datetime(2025, 9, 19, 10, 0), datetime(2026, 3, 2, 11, 0)  # noqa: DTZ001 - a camera's own time


def a_photograph(clinic: OpenClinic, patient: PatientId, taken: datetime, colour: str = "tan", **facts: Any) -> int:
    """Add a photograph of 640 × 480 of the face from the front; returns its id."""
    told = PhotographFacts(taken, **{"region": "face", "view": "face_front"} | facts)
    new = NewPhotograph(patient, prepare(builders.a_jpeg(colour=colour)), told)
    return act(clinic, add_photograph, new)


def a_pair(clinic: OpenClinic, patient: PatientId) -> tuple[int, int]:
    """Add two photographs of the same view, 24 weeks apart; returns their ids, the earlier one first."""
    builders.allow_photographs(clinic, patient)
    later = a_photograph(clinic, patient, LATER, "peru")
    return a_photograph(clinic, patient, EARLIER), later
