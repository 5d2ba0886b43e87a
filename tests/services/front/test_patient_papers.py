"""The appointment card and the route of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.patient_papers import CardAsked, RouteAsked, prepare_card, prepare_route
from luna_desktop.services.front.services import ServiceKept, keep_service, read_services
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act, entries
from tests.services.front.booking import book_one, person


def read(pdf: bytes, folder: Path) -> str:
    return " ".join(text_of(pdf, folder).split())


def test_the_card_names_the_next_appointments_and_desk_names_only_if_asked(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    for day in (16, 17, 18):
        book_one(clinic, patient, "10:00", day=f"2026-03-{day}")
    card = read(act(clinic, prepare_card, CardAsked(patient)).pdf, tmp_path)
    assert all(f"{day}-Mar-2026" in card for day in (16, 17, 18))
    assert "Dr Meera Pillai, Room 1" in card
    assert "Consultation" not in card
    assert "Consultation" in read(act(clinic, prepare_card, CardAsked(patient, with_services=True)).pdf, tmp_path)
    (first, _second) = entries(clinic, "appointment card printed")
    assert first.patient_id == int(patient)


def test_the_route_leads_through_the_day_in_the_patients_language(clinic: OpenClinic, tmp_path: Path) -> None:
    new = builders.a_patient("Kumar", "Ananya")
    patient = builders.register(clinic, replace(new, identity=replace(new.identity, language="hi")))
    book_one(clinic, patient, "11:00", practitioner=person(clinic, Role.THERAPIST))
    book_one(clinic, patient, "10:00")
    book_one(clinic, patient, "10:00", day="2026-03-17")
    route = read(act(clinic, prepare_route, RouteAsked(patient, date(2026, 3, 16))).pdf, tmp_path)
    assert route.index("10:00") < route.index("Dr Meera Pillai") < route.index("11:00") < route.index("Tara Menon")
    assert "मरीज़ नंबर" in route
    assert "Consultation" not in route
    empty = act(clinic, prepare_route, RouteAsked(patient, date(2026, 3, 20)))
    assert "10:00" not in read(empty.pdf, tmp_path)


def test_what_is_held_is_not_told(open_clinic: Opener, tmp_path: Path) -> None:
    owner = open_clinic(Role.OWNER)
    line = next(each for each in act(owner, read_services, None).services if each.service.key == "consultation")
    review = replace(line.service, needs_review=True)
    act(owner, keep_service, ServiceKept(review, "", line.entry_id, line.number))
    owner.close()
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    book_one(desk, patient, "10:00")
    assert "10:00" not in read(act(desk, prepare_card, CardAsked(patient)).pdf, tmp_path)
    assert "10:00" not in read(act(desk, prepare_route, RouteAsked(patient, date(2026, 3, 16))).pdf, tmp_path)
