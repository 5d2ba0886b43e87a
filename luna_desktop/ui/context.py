"""What every screen's presenter is given, by argument: the Desk, who is signed in, lanes, prompts, the way around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from luna_desktop.domain.access import Actor, PatientId
from luna_desktop.services.care.treatment_consents import TreatmentAsked
from luna_desktop.services.desk import Desk
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.lane import Background
from luna_desktop.ui.presenter import Incidents
from luna_desktop.ui.prompts import Prompts
from luna_desktop.ui.widgets.toasts import News

Request = TypeVar("Request")
Result = TypeVar("Result")


class Navigation(Protocol):
    """The way around the program; the shell's presenter carries it out."""

    def open_patient(self, patient: PatientId, tab: str = "") -> None:
        """Open a patient's chart, at a tab by its key or at the first one."""

    def open_record_copy(self, patient: PatientId) -> None:
        """Open the page on which a record copy is put together."""

    def turn_to_patient(self, patient: PatientId) -> None:
        """Turn the screen to a patient, so that they answer and sign by themselves."""

    def turn_form(self, patient: PatientId) -> None:
        """Turn the screen to a patient, so that they fill in history and lifestyle by themselves."""

    def turn_for_treatment(self, asked: TreatmentAsked) -> None:
        """Turn the screen to a patient, so that they read about a treatment, agree or not, and sign."""

    def open_disclosure(self, patient: PatientId, disclosure_id: int = 0) -> None:
        """Open the form of a new disclosure, or the pages of one that was entered."""

    def register(self, typed: str) -> None:
        """Go to the New patient page; what was typed into a search box goes where it belongs."""

    def book(self, prefill: Prefill) -> None:
        """Open the booking dialog with what is known already."""

    def go(self, place: str) -> None:
        """Go to a place of the rail or to a page by its key."""

    def news(self, news: News) -> None:
        """Show a toast."""

    def saved(self, text: str) -> None:
        """Say in the status line what was saved last."""


@dataclass(frozen=True)
class Context:
    """Handed to each presenter. `lane` owns the database, `pool` computes (bytes in, bytes out)."""

    desk: Desk
    actor: Actor
    lane: Background
    pool: Background
    announcements: Announcements
    prompts: Prompts
    incidents: Incidents
    navigation: Navigation

    def job(self, case: UseCase[Request, Result], request: Request) -> Callable[[], Result]:
        """Return a use case as a job for the lane."""
        return lambda: self.desk.perform(self.actor, case, request)


def today_in(context: Context) -> date:
    """Return today's date on the clinic's clock."""
    return context.desk.premises.clock().astimezone(CLINIC_ZONE).date()
