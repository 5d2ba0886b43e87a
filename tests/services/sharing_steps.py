"""What tests of recipients, agreements and restrictions begin with."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.clinic import staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.privacy.restriction_rules import Decision, RestrictionRequest
from luna_desktop.services.sharing import agreements, recipients
from tests import builders
from tests.services.acting import act

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def enter(
    clinic: OpenClinic,
    name: str = "Himalaya Diagnostics",
    kind: RecipientKind = RecipientKind.SERVICE_PROVIDER,
    **more: str,
) -> int:
    """Enter a recipient and return its id."""
    return act(clinic, recipients.add_recipient, recipients.Entry(kind, name, service="Blood tests", **more))


def agree(
    clinic: OpenClinic,
    recipient: int,
    *purposes: Purpose | Ground,
    first: date = FIRST,
    last: date | None = LAST,
) -> int:
    """Enter an agreement and return its id."""
    covered = frozenset(purposes or (Purpose.CARE,))
    return act(clinic, agreements.add_agreement, agreements.NewAgreement(recipient, "CA 12/2026", covered, first, last))


def user_of(clinic: OpenClinic, role: Role) -> int:
    """Return the id of the person who holds a role alone."""
    login = builders.STAFF[role][0]
    return next(row.user_id for row in act(clinic, staff.list_staff, None) if row.login == login)


def restrict(
    clinic: OpenClinic, patient: PatientId, terms: Terms, *, state: RestrictionState = RestrictionState.AGREED
) -> int:
    """Write a request down and decide it, and return the restriction's id."""
    asked = RestrictionRequest(patient, terms, "" if terms.kind is RestrictionKind.CHANNEL else "Not my cousin")
    restriction = act(clinic, restrictions.request_restriction, asked)
    if terms.kind is not RestrictionKind.CHANNEL:
        paid = state is RestrictionState.MANDATORY
        decision = Decision(patient, restriction, state, "agreed", consequence_shown=True, paid_in_full=paid)
        act(clinic, restrictions.decide_restriction, decision)
    return restriction


def keep_from(clinic: OpenClinic, patient: PatientId, role: Role = Role.CLINICIAN) -> int:
    """Keep a patient's record from the person who holds a role, and return the restriction's id."""
    terms = Terms(RestrictionKind.STAFF, staff=frozenset({user_of(clinic, role)}))
    return restrict(clinic, patient, terms)
