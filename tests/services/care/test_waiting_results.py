"""What waits of investigations: each list holds what it should, oldest first, and only what a person may see."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.care import results
from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.care.waiting_results import (
    read_overdue_orders,
    read_unreviewed_results,
    read_untold_results,
)
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import StrikeOut
from luna_desktop.services.use_cases import UseCase
from luna_desktop.texts import Translator
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.results_in import amend, an_order, cancel, order, receive, review, tell
from tests.services.sharing_steps import keep_from

List = UseCase[None, list[ReviewItem]]


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def ids(clinic: OpenClinic, case: List) -> list[int]:
    return [item.item_id for item in act(clinic, case, None)]


def note(clinic: OpenClinic, case: List) -> str:
    (item,) = act(clinic, case, None)
    return item.note if isinstance(item.note, str) else Translator("en").render(item.note)


def test_an_investigation_goes_from_list_to_list_and_out(
    clinic: OpenClinic, patient: PatientId, ticking: builders.Ticking
) -> None:
    fact = order(clinic, patient, an_order(due=date(2026, 3, 20)))
    assert ids(clinic, read_overdue_orders) == []
    ticking.advance(days=7)
    assert ids(clinic, read_overdue_orders) == [fact]
    assert note(clinic, read_overdue_orders) == "City Lab"
    receive(clinic, patient, fact)
    assert (ids(clinic, read_overdue_orders), ids(clinic, read_unreviewed_results)) == ([], [fact])
    assert note(clinic, read_unreviewed_results) == "1 value out of range"
    review(clinic, patient, fact, 2)
    assert (ids(clinic, read_unreviewed_results), ids(clinic, read_untold_results)) == ([], [fact])
    tell(clinic, patient, fact, 3, was_reached=False)
    assert note(clinic, read_untold_results) == "Not reached 1 time"
    tell(clinic, patient, fact, 4)
    assert ids(clinic, read_untold_results) == []
    amend(clinic, patient, fact, 5)
    assert note(clinic, read_unreviewed_results) == "Amended: review again"


def test_what_waits_too_long_is_late_and_stands_first(
    clinic: OpenClinic, patient: PatientId, ticking: builders.Ticking
) -> None:
    first = receive(clinic, patient)
    ticking.advance(days=4)
    second = receive(clinic, patient)
    found = act(clinic, read_unreviewed_results, None)
    assert [(item.item_id, item.is_late) for item in found] == [(first, True), (second, False)]


def test_cancelled_and_struck_out_wait_for_nobody(
    clinic: OpenClinic, patient: PatientId, ticking: builders.Ticking
) -> None:
    cancelled = order(clinic, patient)
    wrong = receive(clinic, patient)
    ticking.advance(days=30)
    cancel(clinic, patient, cancelled)
    act(clinic, results.strike_out_result, StrikeOut(patient, wrong, 1, "Another Kumar"))
    assert ids(clinic, read_overdue_orders) == ids(clinic, read_unreviewed_results) == []


def test_an_order_without_a_day_is_never_overdue(
    clinic: OpenClinic, patient: PatientId, ticking: builders.Ticking
) -> None:
    order(clinic, patient, an_order(due=None))
    ticking.advance(days=3000)
    assert ids(clinic, read_overdue_orders) == []


def test_whom_a_restriction_hides_waits_in_no_list_of_theirs(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    receive(owner, patient)
    keep_from(owner, patient)
    assert ids(open_clinic(Role.CLINICIAN), read_unreviewed_results) == []
    assert len(ids(open_clinic(Role.THERAPIST), read_unreviewed_results)) == 1
    for case in (read_unreviewed_results, read_untold_results, read_overdue_orders):
        with pytest.raises(NotPermitted):
            act(open_clinic(Role.RECEPTION), case, None)
