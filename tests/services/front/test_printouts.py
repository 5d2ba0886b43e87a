"""Day sheets, week sheets and labels."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.reports.labels import Sheet
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.services.front.printouts import (
    LabelsAsked,
    SheetAsked,
    prepare_desk_sheet,
    prepare_labels,
)
from luna_desktop.services.front.services import ServiceKept, keep_service
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act, entries, watching
from tests.services.front.booking import asked, book_one, person

MONDAY = date(2026, 3, 16)


def read(pdf: bytes, folder: Path) -> str:
    return " ".join(text_of(pdf, folder).split())


def test_a_day_of_everybody_and_of_one(clinic: OpenClinic, tmp_path: Path) -> None:
    ananya = builders.register(clinic)
    book_one(clinic, ananya, "10:00")
    other = builders.register(clinic, builders.a_patient("Iyer", "Kavya", phone="98450 55555"))
    gone = book_one(clinic, other, "11:00")
    act(clinic, book.cancel_booking, Cancel(asked(gone), CancelledBy.PATIENT, CancelReason.TIME))
    book_one(clinic, other, "12:00", practitioner=person(clinic, Role.THERAPIST))
    whole = read(act(clinic, prepare_desk_sheet, SheetAsked(MONDAY)).pdf, tmp_path)
    for part in ("Monday, 16-Mar-2026", "Ananya Kumar", "Kavya Iyer", "Dr Meera Pillai", "Tara Menon", "Consultation"):
        assert part in whole
    assert "11:00" not in whole
    assert "98450" not in whole
    mine = SheetAsked(MONDAY, practitioner=person(clinic, Role.THERAPIST), with_phones=True)
    one = read(act(clinic, prepare_desk_sheet, mine).pdf, tmp_path)
    assert "98450 55555" in one
    assert "Ananya" not in one
    assert len(entries(clinic, "desk sheet printed")) == 2


def test_a_week_has_every_day_and_says_what_is_empty(clinic: OpenClinic, tmp_path: Path) -> None:
    book_one(clinic, time="10:00", day="2026-03-18")
    week = read(act(clinic, prepare_desk_sheet, SheetAsked(MONDAY, 7, person(clinic))).pdf, tmp_path)
    assert all(f"{day}-Mar-2026" in week for day in range(16, 23))
    assert "Nothing is booked." in week
    assert "Not in clinic" in week
    assert "09:00–18:00" in week


def test_nothing_clinical_is_asked_for(open_clinic: Opener, tmp_path: Path) -> None:
    owner = open_clinic(Role.OWNER)
    entry = act(owner, keep_service, ServiceKept(DeskService("", "Treatment 20 min", 20), "Canary peel")).entry
    book_one(owner, service=entry.body.key)
    owner.close()
    desk = open_clinic(Role.RECEPTION)
    with watching(desk) as seen:
        text = read(act(desk, prepare_desk_sheet, SheetAsked(MONDAY)).pdf, tmp_path)
        act(desk, prepare_labels, LabelsAsked(day=MONDAY))
    assert "Treatment 20 min" in text
    assert "Canary" not in text
    assert seen.about("service_clinical_name") == seen.about("fact_version") == []


def test_labels_of_a_day_and_of_one_patient(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    book_one(clinic, patient, "10:00")
    book_one(clinic, patient, "15:00")
    day = read(act(clinic, prepare_labels, LabelsAsked(day=MONDAY)).pdf, tmp_path)
    assert day.count("LUN-000001") == 1
    assert "Born 01-May-1990" in day
    many = act(clinic, prepare_labels, LabelsAsked((patient,), sheet=Sheet.A3X7, skip=20, copies=3))
    assert many.pages == 2
    for bad, names in (
        (LabelsAsked(day=date(2026, 3, 17)), {"patient"}),
        (LabelsAsked((patient,), skip=24), {"skip"}),
        (LabelsAsked((patient,), copies=500), {"copies"}),
    ):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, prepare_labels, bad)
        assert set(refused.value.problems) == names


def test_who_may_not_read_the_book_prints_nothing_of_it(open_clinic: Opener) -> None:
    administrator = open_clinic(Role.ADMINISTRATOR)
    for case, request in ((prepare_desk_sheet, SheetAsked(MONDAY)), (prepare_labels, LabelsAsked(day=MONDAY))):
        with pytest.raises(NotPermitted):
            act(administrator, case, request)  # type: ignore[arg-type]
