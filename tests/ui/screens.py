"""What tests of a screen hand to its presenter: a real clinic, answers from a list, and an ear for where it went."""

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
class Heard:
    """Remembers where a screen wanted to go and what it said."""

    places: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open_patient(self, patient: PatientId, tab: str = "") -> None:
        self.places.append(f"patient {patient} {tab}")

    def open_record_copy(self, patient: PatientId) -> None:
        self.places.append(f"copy {patient}")

    def turn_to_patient(self, patient: PatientId) -> None:
        self.places.append(f"patient screen {patient}")

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


class NoIncidents:
    """Fails the test where a screen meets an error that nobody foresaw."""

    def report(self, error: Exception) -> None:
        raise AssertionError(repr(error)) from error


def context_of(clinic: OpenClinic, *answers: object) -> Context:
    """Return the context of somebody who has unlocked a clinic, with work done on the spot."""
    return Context(
        clinic.desk,
        clinic.actor,
        Inline(),
        Inline(),
        Announcements(),
        ScriptedPrompts(*answers),
        NoIncidents(),
        Heard(),
    )
