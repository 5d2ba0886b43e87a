"""A record of the demo clinic that a legal matter keeps."""

from __future__ import annotations

from datetime import timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.rights.holds import Hold, HoldCause
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.legal_holds import NewHold, place_hold

LOOK_AGAIN_IN = timedelta(days=20)


def keep_for_a_notice(clinic: OpenClinic, patient: PatientId) -> int:
    """Place a hold for the notice of a lawyer, counted from the clinic's own day, and return its number."""
    today = local_day(clinic.desk.premises.clock())
    hold = Hold(HoldCause.NOTICE, "Notice about a bill that is disputed", today + LOOK_AGAIN_IN, "SR/118")
    return clinic.desk.perform(clinic.actor, place_hold, NewHold(patient, hold))
