"""What tests of openings begin with: a clinic without shared care, a patient who is closed to a colleague."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.openings import OpeningReason
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.break_glass import OpenClosed, Opened, open_closed_record
from tests import builders
from tests.services.acting import act

WORDS = "Facial swelling 20 minutes after biopsy"


def own_teams(owner: OpenClinic) -> None:
    """Let charts open to their own care teams alone."""
    act(owner, settings.change_preferences, settings.Preferences(shared_care="no"))


def wanted(patient: PatientId | None, *, mrn: str = "") -> OpenClosed:
    """Return a complete request to open a record."""
    return OpenClosed(OpeningReason.EMERGENCY, WORDS, builders.PASSWORD, patient, mrn)


def open_record(clinic: OpenClinic, patient: PatientId) -> Opened:
    """Open a closed record as the person who is signed in."""
    return act(clinic, open_closed_record, wanted(patient))
