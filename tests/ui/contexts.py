"""What a presenter is given in tests: a real clinic, work done at once, scripted answers, and a record of the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.treatment_consents import TreatmentAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.context import Context
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.widgets.toasts import News


@dataclass
class Way:
    """Notes where a screen led instead of going there."""

    opened: list[PatientId] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open_patient(self, patient: PatientId, tab: str = "") -> None:
        self.opened.append(patient)

    def open_record_copy(self, patient: PatientId) -> None:
        self.places.append(f"record copy {patient}")

    def turn_to_patient(self, patient: PatientId) -> None:
        self.places.append(f"patient screen {patient}")

    def turn_form(self, patient: PatientId) -> None:
        self.places.append(f"patient form {patient}")

    def turn_for_treatment(self, asked: TreatmentAsked) -> None:
        self.places.append(f"treatment {asked.treatment}")

    def open_disclosure(self, patient: PatientId, disclosure_id: int = 0) -> None:
        self.places.append(f"disclosure {patient} {disclosure_id}")

    def register(self, typed: str) -> None:
        self.places.append(f"register {typed}")

    def book(self, prefill: Prefill) -> None:
        self.places.append(f"booking {prefill.patient_id} {prefill.booking_id}")

    def go(self, place: str) -> None:
        self.places.append(place)

    def news(self, news: News) -> None:
        self.said.append(news.title)

    def saved(self, text: str) -> None:
        self.said.append(text)


class Loud:
    """Fails the test where a person would see an incident."""

    def report(self, error: Exception) -> None:
        raise AssertionError(repr(error)) from error


def context_of(clinic: OpenClinic, *answers: object, way: Way | None = None) -> Context:
    """Return a context over an opened clinic; what its desk changes is announced."""
    announcements = Announcements()
    clinic.desk.listen(announcements.announce)
    return Context(
        clinic.desk,
        clinic.actor,
        Inline(),
        Inline(),
        announcements,
        ScriptedPrompts(*answers),
        Loud(),
        way or Way(),
    )
