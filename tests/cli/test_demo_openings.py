"""The demo clinic has a closed record that was opened, and a request for access that waits."""

from __future__ import annotations

from luna_desktop.cli import demo_openings
from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.made_up import people
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.access_requests import list_access_requests
from luna_desktop.services.rights.opening_reviews import list_openings
from tests import builders
from tests.services.acting import act


def test_one_was_opened_and_for_one_somebody_asks(clinic: OpenClinic) -> None:
    known = [
        builders.register(
            clinic,
            builders.a_patient(
                each.family, each.given or "Asha", born=each.born.isoformat(), care=ConsentState.NOT_ASKED
            ),
        )
        for each in people(demo_openings.FEWEST, today=builders.START.date())
    ]
    login = builders.STAFF[Role.CLINICIAN][0]
    demo_openings.fill(clinic, known[:3], login, builders.PASSWORD)
    assert act(clinic, list_openings, None) == ()
    demo_openings.fill(clinic, known, login, builders.PASSWORD)
    (opened,) = act(clinic, list_openings, None)
    (asked,) = act(clinic, list_access_requests, None)
    assert opened.is_justified is None
    assert opened.patient_id != asked.card.patient_id
