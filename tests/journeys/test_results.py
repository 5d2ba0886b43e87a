"""A result by keyboard alone: ordered, received with values and a scan, reviewed from the Review place, told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from luna_desktop.domain.clinical.results import ResultState
from luna_desktop.services.care import documents, results
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.ui.screens import chart_tabs
from luna_desktop.ui.visits.tab import VIEWS
from tests import builders
from tests.interop.scans import a_scan
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.services.acting import act


def to_results(journey: Journey) -> None:
    journey.press(f"Alt+{[tab.key for tab in chart_tabs()].index('visits') + 1}")
    journey.settle()
    journey.choose_card("visitsSwitch", [view.key for view in VIEWS].index("results"))
    journey.settle()
    journey.see_widget("resultsView")


def order(journey: Journey, due: date) -> None:
    journey.see("No results and no documents yet")
    journey.use("orderInvestigation")
    journey.see("Order an investigation")
    journey.type("thyroid pro")
    journey.press("Down")
    journey.press("Return")
    journey.type_into("laboratory", "City Lab")
    journey.type_into("due", due.strftime("%d-%m-%Y"))
    journey.type_into("question", "Hair loss since January")
    journey.save("resultForms")
    journey.see("Ordered 1")


def receive(journey: Journey, today: date) -> None:
    journey.use("enterResult")
    journey.see("Result of Thyroid profile")
    journey.type(today.strftime("%d-%m-%Y"))
    for name, text in (("value1", "6.8"), ("low1", "0.5"), ("high1", "4.0"), ("value2", "1.1")):
        journey.type_into(name, text)
    journey.see("High")
    journey.type_into("report", "Subclinical pattern")
    journey.save("resultForms")
    journey.see("To review 1")


def attach(journey: Journey, scan: Path) -> None:
    journey.answers.will_answer([scan])
    journey.use("attachDocument")
    journey.settle()
    journey.see("Add a document")
    journey.save("resultForms")
    journey.see("Thyroid profile · 2 pages")


def review(journey: Journey) -> None:
    journey.go_on_rail("review")
    journey.see("Results to review", "Bhavana Shetty", "Thyroid profile")
    journey.tab_to("reviewTable")
    journey.press("Return")
    journey.see_widget("resultsView")
    journey.settle()
    journey.tab_to("resultsTable")
    journey.press("Return")
    journey.see("Review Thyroid profile", "6.8 mIU/L", "0.5 to 4.0")
    journey.use("seen")
    journey.type_into("note", "Start treatment")
    journey.save("resultForms")
    journey.see("To tell 1")


def tell(journey: Journey) -> None:
    journey.go_on_rail("review")
    journey.see("Patients to tell", "Thyroid profile")
    journey.tab_to("reviewTable")
    journey.press("Return")
    journey.see_widget("resultsView")
    journey.settle()
    journey.tab_to("resultsTable")
    journey.press("Return")
    journey.see("Tell the patient of Thyroid profile")
    journey.choose("way", "By phone")
    journey.type_into("note", "Comes on Monday")
    journey.save("resultForms")
    journey.see("Told to the patient", "Comes on Monday")


def test_a_result_goes_its_whole_way_by_keyboard(begin: Begin, small_clinic: Path, tmp_path: Path) -> None:
    scan = tmp_path / "report.tif"
    scan.write_bytes(a_scan("TIFF", pages=2))
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    clinic = journey.program.clinic
    assert clinic is not None
    today = clinic.premises.clock().astimezone(CLINIC_ZONE).date()
    journey.find_patient("Bhav")
    to_results(journey)
    order(journey, today + timedelta(days=5))
    receive(journey, today)
    attach(journey, scan)
    review(journey)
    tell(journey)
    (card,) = act(clinic, search_patients, Lookup("Bhavana"))
    (known,) = act(clinic, results.read_results, card.patient_id)
    (paper,) = act(clinic, documents.read_documents, card.patient_id)
    assert known.body.state is ResultState.TOLD
    assert [(each.value, each.flag.value) for each in known.body.values] == [("6.8", "high"), ("1.1", "")]
    assert (paper.pages, paper.fact.body.result_id) == (2, known.fact_id)
    journey.go_on_rail("review")
    journey.see("Nothing waits for you.")
