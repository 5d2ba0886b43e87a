"""The real window over a real clinic with a few charts, for measuring what people feel: keystrokes, tabs, memory."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from luna_desktop.bench.small_clinic import made_clinic, registered
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Allergy, AllergyClass, Coded, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.made_up import people
from luna_desktop.domain.measures import PartialDate
from luna_desktop.interop.pictures import prepare
from luna_desktop.options import Options
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.ui import fonts, screens, theme
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.context import Context
from luna_desktop.ui.incident import IncidentDesk
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.prompts import WindowPrompts
from luna_desktop.ui.shell import Shell
from luna_desktop.ui.workspace import Workspace

TODAY = date(2026, 6, 1)
_WHEN = datetime(2026, 5, 1, 10, 0)  # noqa: DTZ001 - a camera's own time


@dataclass(frozen=True)
class Inhabited:
    """The window, the work in it, and the patients that have charts."""

    app: QApplication
    shell: Shell
    workspace: Workspace
    patients: Sequence[PatientId]

    def settle(self) -> None:
        """Paint what changed and delete what was put away."""
        self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.processEvents()


def painted(app: QApplication) -> None:
    """Paint what has changed until now."""
    app.processEvents()


@contextmanager
def inhabited(folder: Path, *, count: int, charts: int) -> Iterator[Inhabited]:
    """Open a window of 1440 x 900 on a new clinic of `count` people, of whom `charts` have something in every tab.

    Work is done at once instead of on a lane, so that a measurement holds all that somebody waits for.
    """
    clinic = made_clinic(folder)
    try:
        known = [registered(clinic, person) for person in people(count, today=TODAY)]
        for patient in known[:charts]:
            _fill(clinic, patient)
        yield from _window(clinic, known[:charts])
    finally:
        clinic.close()


def _window(clinic: OpenClinic, known: Sequence[PatientId]) -> Iterator[Inhabited]:
    app = QApplication.instance() or QApplication(["luna-desktop"])
    if not isinstance(app, QApplication):
        raise TypeError
    fonts.load(app)
    theme.apply(app, theme.look_of(Options(), system_dark=False, system_contrast=False))
    shell = Shell(app)
    shell.resize(1440, 900)
    workspace = Workspace(shell, clinic, screens.all_screens(lambda _chosen: None))
    incidents = IncidentDesk(shell)
    prompts, announcements = WindowPrompts(shell), Announcements(shell)
    lane = Inline()
    workspace.start(Context(clinic.desk, clinic.actor, lane, lane, announcements, prompts, incidents, workspace))
    shell.show()
    made = Inhabited(app, shell, workspace, known)
    made.settle()
    try:
        yield made
    finally:
        workspace.stop()
        shell.allow_close()
        shell.close()
        shell.deleteLater()
        made.settle()


def _fill(clinic: OpenClinic, patient: PatientId) -> None:
    facts = (
        Condition(Coded("Melasma", "L81.1", "ICD-10"), since=PartialDate(2024, 3)),
        Medicine(Coded("Azelaic acid"), strength="15%", frequency="Twice daily"),
        Allergy(Coded("Nickel"), AllergyClass.CONTACT, "Itching"),
        Lifestyle(PartialDate(2026, 5, 1), 6.5, 90, 5),
        Lifestyle(PartialDate(2025, 5, 1), 6.0, 30, 7),
    )
    for fact in facts:
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, fact))
    allowed = consents.ConsentAnswer(
        patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER
    )
    clinic.desk.perform(clinic.actor, consents.record_consent, allowed)
    for shade in (120, 140):
        picture = prepare(_drawn(patient, shade))
        new = photographs.NewPhotograph(patient, picture, PhotographFacts(_WHEN, "face", "front"))
        clinic.desk.perform(clinic.actor, photographs.add_photograph, new)


def _drawn(patient: PatientId, shade: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (1200, 900), (shade + 60, shade + int(patient) % 40, shade)).save(written, "JPEG")
    return written.getvalue()
