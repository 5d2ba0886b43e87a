"""That a form waits to be signed is told to the desk, and nothing else of it."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.front.book_flags import MOST, read_forms_to_sign
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.paper_desk import LASER
from tests.services.care.test_consents_due import means
from tests.services.front.booking import book_one


def test_a_treatment_without_its_form_is_flagged_by_number_alone(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    known = book_one(owner, None, "10:00")
    means(owner, LASER)
    assert act(open_clinic(Role.RECEPTION), read_forms_to_sign, (known.booking_id, 999)) == {known.booking_id}


def test_a_plain_consultation_needs_no_form(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, None, "10:00")
    assert act(desk, read_forms_to_sign, (known.booking_id,)) == frozenset()
    assert act(desk, read_forms_to_sign, tuple(range(2 * MOST))) == frozenset()
