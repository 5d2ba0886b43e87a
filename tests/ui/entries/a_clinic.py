"""Builders for tests of chart tabs: a real encrypted clinic, a patient who agreed to care, and a context."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState
from luna_desktop.domain.people import Identity
from luna_desktop.services.care.chart import Chart, NewEntry, open_chart, record_entry
from luna_desktop.services.clinic.clinics import NewClinic, OpenClinic, create_clinic
from luna_desktop.services.clinic.settings import ClinicDetails, PrivacyContact
from luna_desktop.services.clinic.staff import NewStaff
from luna_desktop.services.people.patients import NewPatient, register_patient
from luna_desktop.storage.crypto import KdfCost
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.widgets.toasts import News

CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
ROLES = frozenset({Role.OWNER, Role.ADMINISTRATOR, Role.CLINICIAN})


@dataclass
class Clock:
    """A clock that goes on by a minute with each look."""

    now: datetime = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the next minute."""
        self.now += timedelta(minutes=1)
        return self.now


@dataclass
class Moves:
    """A navigation that writes down where it was sent."""

    opened: list[tuple[int, str]] = field(default_factory=list)
    saved_texts: list[str] = field(default_factory=list)

    def open_patient(self, patient: PatientId, tab: str = "") -> None:
        """Note the patient and the tab."""
        self.opened.append((int(patient), tab))

    def open_record_copy(self, patient: PatientId) -> None:
        """Note the page."""
        self.opened.append((int(patient), "record copy"))

    def turn_form(self, patient: PatientId) -> None:
        """Note the form."""
        self.opened.append((int(patient), "form"))

    def register(self, typed: str) -> None:
        """Note nothing: chart tabs register nobody."""

    def go(self, place: str) -> None:
        """Note nothing: chart tabs go nowhere else."""

    def news(self, news: News) -> None:
        """Note the toast's title."""
        self.saved_texts.append(news.title)

    def saved(self, text: str) -> None:
        """Note what the status line says."""
        self.saved_texts.append(text)


class Raising:
    """Incidents that fail the test."""

    def report(self, error: Exception) -> None:
        """Raise what nobody foresaw."""
        raise error


@dataclass
class Ward:
    """A clinic with one patient, as a chart tab sees it."""

    clinic: OpenClinic
    context: Context
    patient: PatientId
    moves: Moves
    prompts: ScriptedPrompts

    def chart(self) -> Chart:
        """Open the chart."""
        return self.clinic.desk.perform(self.context.actor, open_chart, self.patient)

    def record(self, *bodies: object) -> Chart:
        """Write entries down as somebody else would, and return the chart."""
        for body in bodies:
            self.clinic.desk.perform(self.context.actor, record_entry, NewEntry(self.patient, body))
        return self.chart()

    def hub(self) -> ChartHub:
        """Return a hub that has read the chart."""
        hub = ChartHub(self.patient)
        hub.take_chart(self.chart())
        return hub


def a_ward(folder: Path, announcements: Announcements, *, care: ConsentState = ConsentState.GIVEN) -> Ward:
    """Make a clinic with a patient in a folder."""
    owner = NewStaff("nandini", "Dr Nandini Rao", ROLES, "quiet-otter-lamp-basket-41")
    new = NewClinic(ClinicDetails("Aranya Skin Clinic"), PrivacyContact("R. Das", phone="+919876543210"), owner)
    clinic = create_clinic(folder / "clinic", new, cost=CHEAP, clock=Clock()).clinic
    given = care is ConsentState.GIVEN
    person = NewPatient(
        Identity("Raghunathan", "Ananya"),
        care=care,
        care_method=ConsentMethod.SIGNED_PAPER if given else ConsentMethod.NONE,
        care_given_by="Ananya Raghunathan" if given else "",
    )
    patient = clinic.desk.perform(clinic.actor, register_patient, person).patient_id
    moves, prompts = Moves(), ScriptedPrompts()
    lane = Inline()
    context = Context(clinic.desk, clinic.actor, lane, lane, announcements, prompts, Raising(), moves)
    return Ward(clinic, context, patient, moves, prompts)
