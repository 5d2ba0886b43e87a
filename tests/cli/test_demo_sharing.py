"""The demo clinic shows sharing: recipients with agreements in every standing, a signature, and restrictions."""

from __future__ import annotations

from datetime import timedelta

from luna_desktop.cli import demo_sharing
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents, restrictions
from luna_desktop.services.sharing import recipients
from tests import builders
from tests.services.acting import act


def test_the_first_patient_has_something_of_each_kind(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_sharing.fill(clinic, patient, builders.START.date())
    assert len(act(clinic, recipients.list_recipients, None)) == len(demo_sharing.REGISTER)
    page = act(clinic, consents.read_privacy, patient)
    stands = {line.purpose: line.state for line in page.history}
    assert stands[Purpose.REMINDERS] is ConsentState.GIVEN
    assert stands[Purpose.OFFERS] is ConsentState.REFUSED
    assert stands[Purpose.SHARING] is ConsentState.GIVEN
    assert len(act(clinic, restrictions.read_restrictions, patient)) == 2


def test_the_signature_is_always_the_same_and_long_enough_to_be_one() -> None:
    (stroke,) = demo_sharing.signature()
    assert demo_sharing.signature() == (stroke,)
    assert len(stroke) > 20
    assert timedelta(milliseconds=stroke[-1][2]) < timedelta(seconds=2)
