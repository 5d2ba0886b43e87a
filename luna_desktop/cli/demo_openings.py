"""A record of the demo clinic that is kept from a clinician, who opened it with a reason; and somebody who asks."""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.domain.rights.openings import OpeningReason
from luna_desktop.services.clinic import clinics, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import read_details
from luna_desktop.services.privacy.restriction_rules import Decision, RestrictionRequest
from luna_desktop.services.privacy.restrictions import decide_restriction, request_restriction
from luna_desktop.services.rights.access_requests import NewAccessRequest, request_access
from luna_desktop.services.rights.break_glass import OpenClosed, open_closed_record

FEWEST = 20
"""A smaller demo clinic goes without."""
_FROM = 7


def fill(clinic: OpenClinic, known: Sequence[PatientId], login: str, password: str) -> None:
    """Keep two records from a clinician: one of them was opened and waits for its review, for one access is asked."""
    if len(known) < FEWEST:
        return
    people = clinic.desk.perform(clinic.actor, staff.list_staff, None)
    user = next(row.user_id for row in people if row.login == login)
    opened, asked = _grown_up(clinic, known[_FROM:])[:2]
    for patient in (opened, asked):
        _keep_from(clinic, patient, user)
    other = clinics.unlock_clinic(clinic.premises.folder, login, password)
    try:
        words = "Came with a swollen face after a peel elsewhere; her doctor is on leave"
        wanted = OpenClosed(OpeningReason.EMERGENCY, words, password, opened)
        other.desk.perform(other.actor, open_closed_record, wanted)
        request = NewAccessRequest(asked, "I take over the laser course from Monday, as agreed in the round")
        other.desk.perform(other.actor, request_access, request)
    finally:
        other.lock()


def _grown_up(clinic: OpenClinic, known: Sequence[PatientId]) -> list[PatientId]:
    """Return those who ask for a limit by themselves; for a child somebody with the right to would have to."""
    today = local_day(clinic.premises.clock())
    cards = (clinic.desk.perform(clinic.actor, read_details, each).card for each in known)
    return [card.patient_id for card in cards if not card.birth.may_be_minor(today)]


def _keep_from(clinic: OpenClinic, patient: PatientId, user: UserId) -> None:
    terms = Terms(RestrictionKind.STAFF, staff=frozenset({int(user)}))
    asked = RestrictionRequest(patient, terms, "He is a friend of the family. Please not him.")
    number = clinic.desk.perform(clinic.actor, request_restriction, asked)
    decision = Decision(patient, number, RestrictionState.AGREED, "Agreed at the desk", consequence_shown=True)
    clinic.desk.perform(clinic.actor, decide_restriction, decision)
