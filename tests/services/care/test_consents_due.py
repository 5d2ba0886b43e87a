"""Bookings with a form to sign: only where the treatment needs one that is missing, and only the booking's number."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from luna_desktop.models.book import BookEntry, ServiceClinicalName
from luna_desktop.services.care.consents_due import forms_to_sign
from luna_desktop.services.care.treatment_consents import TakenBack, take_back_treatment_consent
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act, watching, working
from tests.services.care.paper_desk import LASER, sign
from tests.services.front.booking import book_one

WITHOUT_FORM = "led"


def means(clinic: OpenClinic, treatment: str, key: str = "consultation") -> None:
    """Let a service mean a treatment, in charts."""
    with working(clinic) as work:
        entry = work.session.scalar(select(BookEntry.id).where(BookEntry.kind == "service", BookEntry.key == key))
        values = {"entry_id": entry, "name": "x", "treatment": treatment, "at": work.now, "by": work.actor.user_id}
        work.session.execute(insert(ServiceClinicalName).values(**values))


def unsigned(clinic: OpenClinic, booking: int) -> bool:
    with working(clinic) as work:
        return forms_to_sign(work, [booking]) == {booking}


def test_a_form_is_due_from_booking_to_signature_and_again_when_it_ran_out(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    known = book_one(clinic)
    assert not unsigned(clinic, known.booking_id)
    means(clinic, LASER)
    assert unsigned(clinic, known.booking_id)
    with watching(clinic) as seen, working(clinic) as work:
        forms_to_sign(work, [known.booking_id])
    (about,) = seen.about("service_clinical_name")
    assert about[0].startswith("SELECT booking.id \nFROM")
    line = sign(clinic, known.patient_id)
    assert not unsigned(clinic, known.booking_id)
    ticking.advance(days=200)
    assert unsigned(clinic, known.booking_id)
    ticking.advance(days=-200)
    act(clinic, take_back_treatment_consent, TakenBack(known.patient_id, line.entry.consent_id))
    assert not unsigned(clinic, known.booking_id)


def test_a_refusal_is_left_in_peace_and_the_newest_meaning_counts(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    means(clinic, LASER)
    means(clinic, WITHOUT_FORM)
    assert not unsigned(clinic, known.booking_id)
    means(clinic, LASER)
    sign(clinic, known.patient_id, says_yes=False)
    assert not unsigned(clinic, known.booking_id)


@pytest.mark.parametrize("asked", [(), (99,)])
def test_of_no_bookings_none_is_due(clinic: OpenClinic, asked: tuple[int, ...]) -> None:
    with working(clinic) as work:
        assert forms_to_sign(work, asked) == frozenset()
