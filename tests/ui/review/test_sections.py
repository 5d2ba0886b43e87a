"""The table of lists: each with a key of its own and a reading that asks for its permission; opening leads to a tab."""

from __future__ import annotations

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.review.sections import SECTIONS, in_tab
from tests import builders
from tests.services.acting import act
from tests.services.care.visiting import begin
from tests.ui.contexts import Way, context_of
from tests.ui.review.waiting import a_row


def test_the_lists_about_results_stand_in_the_order_of_the_work() -> None:
    assert [each.key for each in SECTIONS if each.key in {"results", "untold", "overdue"}] == [
        "results",
        "untold",
        "overdue",
    ]


def test_every_list_has_its_own_key_and_asks_for_what_it_says() -> None:
    keys = [each.key for each in SECTIONS]
    assert len(set(keys)) == len(keys)
    assert all(each.read.requires is each.permission and each.read.patient is None for each in SECTIONS)


def test_a_row_opens_its_patient(clinic: OpenClinic) -> None:
    way = Way()
    in_tab("visits")(context_of(clinic, way=way), a_row(7))
    assert way.opened == [7]


def test_a_visit_to_sign_opens_at_the_visit_itself(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    visit = begin(clinic, patient)
    section = next(each for each in SECTIONS if each.key == "unsigned")
    (row,) = act(clinic, section.read, None)
    opened: list[str] = []
    way = Way()
    way.open_patient = lambda patient, tab="": opened.append(f"{patient} {tab}")  # type: ignore[method-assign]
    section.open(context_of(clinic, way=way), row)
    assert opened == [f"{patient} visits/visits/{visit.header.visit_id}"]
