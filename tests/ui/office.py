"""What tests of the office pages share: a context around a real clinic, with everything that a page says kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from luna_desktop.domain.access import PatientId
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.context import Context
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.widgets.toasts import News


@dataclass
class Heard:
    """A navigation that goes nowhere and keeps what was said."""

    said: list[str] = field(default_factory=list)

    def open_patient(self, patient: PatientId, tab: str = "") -> None:
        raise AssertionError("no office page opens a patient")

    def open_disclosure(self, patient: PatientId, disclosure_id: int = 0) -> None:
        raise AssertionError("no office page opens a disclosure")

    def open_record_copy(self, patient: PatientId) -> None:
        raise AssertionError("no office page opens a record copy")

    def go(self, place: str) -> None:
        self.said.append(place)

    def news(self, news: News) -> None:
        self.said.append(news.title)

    def saved(self, text: str) -> None:
        self.said.append(text)


class Raising:
    """Incidents that fail the test at once."""

    def report(self, error: Exception) -> None:
        raise error


def context_of(clinic: OpenClinic, *answers: object) -> tuple[Context, Heard, ScriptedPrompts]:
    """Return a context for the person signed in, what the page says, and its scripted questions."""
    heard, prompts, announcements = Heard(), ScriptedPrompts(*answers), Announcements()
    clinic.desk.listen(announcements.announce)
    context = Context(clinic.desk, clinic.actor, Inline(), Inline(), announcements, prompts, Raising(), heard)
    return context, heard, prompts
