"""Visits by keys alone: a patient is registered and seen, a note is amended after signing, a batch is recalled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import NewEntry, record_entry
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, open_visit
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.ui.visits.last_plan_offer import KEYS as LAST_PLAN_KEYS
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, save, sign
from tests.services.care.visiting import begin as begin_visit


def visits_in(folder: Path, typed: str) -> list[OpenVisit]:
    """Return what stands in somebody's record, newest visit first, as another sign-in reads it."""
    clinic = builders.open_as(folder, Role.OWNER)
    try:
        (card,) = act(clinic, search_patients, Lookup(typed))
        headers = act(clinic, list_visits, VisitsAsked(card.patient_id)).headers
        return [act(clinic, open_visit, VisitAsked(card.patient_id, each.visit_id)) for each in headers]
    finally:
        clinic.close()


def write_note(journey: Journey) -> None:
    """Write the four blocks by their keys, say who pays, and sign."""
    for keys, text in (
        ("Ctrl+1", "Marks on both cheeks"),
        ("Ctrl+2", "Rolling scars, worse on the left"),
        ("Ctrl+3", "Moderate, improving"),
        ("Ctrl+4", "Sunscreen, next in 6 weeks"),
    ):
        journey.press(keys)
        journey.type(text)
    journey.choose("payer", "The patient, in full")
    journey.settle()
    journey.wait(journey.find("signVisitButton").isEnabled, "nothing is missing any more")
    journey.press("Ctrl+Return")
    journey.wait(lambda: not journey.is_seen("visitPage"), "the visit is signed")
    journey.settle()


def test_the_first_visit_of_a_new_patient(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    journey.press("Ctrl+Shift+V")
    journey.see_widget("visitPage")
    journey.settle()
    write_note(journey)
    journey.see("Visit signed")
    journey.end()
    (visit,) = visits_in(small_clinic, "Bhavana")
    assert (visit.state, visit.header.kind.value) == (VisitState.SIGNED, "first")
    assert visit.note.plan == "Sunscreen, next in 6 weeks"


def test_a_new_patient_is_registered_and_seen(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.press("Ctrl+N")
    journey.see_widget("registrationPage")
    journey.type_into("family_name", "Deshmukh")
    journey.type_into("given_name", "Ketaki")
    journey.type_into("birth", "03-1990")
    journey.type_into(journey.named_like("phone_new", "_number"), "98860 77120")
    journey.choose_card("care", 0)
    journey.press("Ctrl+S")
    journey.see_widget("chartPage")
    journey.settle()
    journey.see("Deshmukh")
    journey.press("Ctrl+Shift+V")
    journey.see_widget("visitPage")
    journey.settle()
    write_note(journey)
    journey.see("Visit signed")
    journey.end()
    (visit,) = visits_in(small_clinic, "Deshmukh")
    assert (visit.state, visit.header.kind.value) == (VisitState.SIGNED, "first")
    assert visit.note.complaint == "Marks on both cheeks"


def test_a_follow_up_without_change(begin: Begin, small_clinic: Path) -> None:
    clinic = builders.open_as(small_clinic, Role.OWNER)
    (card,) = act(clinic, search_patients, Lookup("Bhavana"))
    act(clinic, record_entry, NewEntry(card.patient_id, Condition(Coded("Melasma"))))
    before = save(clinic, begin_visit(clinic, card.patient_id), WHOLE)
    sign(clinic, before)
    clinic.close()
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    journey.press("Alt+3")
    journey.settle()
    journey.tab_to("addConditionButton")
    journey.press("Ctrl+Shift+N")
    journey.press("Ctrl+S")
    journey.see("Saved.")
    journey.press("Ctrl+Shift+V")
    journey.see_widget("visitPage")
    journey.settle()
    for keys in ("Ctrl+1", "Ctrl+2", "Ctrl+3"):
        journey.press(keys)
        journey.type("No change")
    journey.settle()
    journey.see("Last plan")
    journey.press(LAST_PLAN_KEYS)
    journey.choose("payer", "The patient, in full")
    journey.settle()
    journey.press("Ctrl+Return")
    journey.wait(lambda: not journey.is_seen("visitPage"), "the visit is signed")
    journey.settle()
    journey.end()
    visit, *_earlier = visits_in(small_clinic, "Bhavana")
    assert (visit.state, visit.header.kind.value) == (VisitState.SIGNED, "follow_up")
    assert (visit.note.findings, visit.note.plan) == ("No change", WHOLE.plan)


def test_an_amendment_after_signing(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Bhav")
    journey.press("Ctrl+Shift+V")
    journey.see_widget("visitPage")
    journey.settle()
    write_note(journey)
    journey.tab_to("visitTable")
    journey.press("Return")
    journey.see_widget("visitReading")
    journey.use("amendVisitButton")
    journey.see_widget("visitPage")
    journey.settle()
    journey.type_into("plan", "Sunscreen, next in 4 weeks")
    journey.type_into("reason", "The interval was mistyped")
    journey.press("Ctrl+Return")
    journey.wait(lambda: not journey.is_seen("visitPage"), "the amendment is saved")
    journey.settle()
    journey.end()
    (visit,) = visits_in(small_clinic, "Bhavana")
    assert visit.state is VisitState.AMENDED
    assert visit.versions[0].reason == "The interval was mistyped"
    assert [each.note.plan[-7:] for each in visit.versions[:2]] == ["4 weeks", "6 weeks"]


def test_the_recall_of_a_batch(begin: Begin, small_clinic: Path) -> None:
    clinic = builders.open_as(small_clinic, Role.OWNER)
    (card,) = act(clinic, search_patients, Lookup("Bhavana"))
    used = ProductUsed(Coded("Numbing cream 5%"), "LP26-0419", PartialDate(2027, 11), "6 g")
    note = replace(WHOLE, procedures=(ProcedureDone(Coded("Own words"), products=(used,)),))
    save(clinic, begin_visit(clinic, card.patient_id), note)
    clinic.close()
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.press("Ctrl+K")
    journey.see_widget("paletteEdit")
    journey.type("Batches")
    journey.settle()
    journey.press("Return")
    journey.see_widget("recallsPage")
    journey.settle()
    journey.type_into("batchSearch", "lp26 0419")
    journey.settle()
    journey.type_into("reason", "Notice of the maker")
    journey.press("Return")
    journey.settle()
    journey.see("1 person had Numbing cream 5%, batch LP26-0419.")
    assert journey.reads("Bhavana Shetty")
