"""The tour: drives the real windows through the main job on a demo clinic and leaves a picture of every screen.

It is a list of steps; after each the window is left alone until the lanes have nothing to do, then a picture is
taken. It signs in as several people, so that what each role sees is shown.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from luna_desktop import options
from luna_desktop.app import make_application
from luna_desktop.cli import demo
from luna_desktop.cli.tour_book import BookTour
from luna_desktop.cli.tour_booking import BookingTour
from luna_desktop.cli.tour_compare import CompareTour
from luna_desktop.cli.tour_imports import ImportsTour
from luna_desktop.cli.tour_inbox import InboxTour
from luna_desktop.cli.tour_openings import OpeningsTour, closed_patient
from luna_desktop.cli.tour_photos import PhotosTour
from luna_desktop.cli.tour_rights import RightsTour
from luna_desktop.cli.tour_set_up import SetUpTour
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.options import Theme
from luna_desktop.program import Program
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.sharing.deliveries import deliver_to_file
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import Translator, _
from luna_desktop.ui.intake.screen import IntakeScreen
from luna_desktop.ui.lifestyle.tab import LifestyleTab
from luna_desktop.ui.lifestyle.view import PREFERENCES
from luna_desktop.ui.messages.page import MessagesPage
from luna_desktop.ui.patient_mode.screen import PatientScreen
from luna_desktop.ui.record_copy.names_dialog import NamesDialog
from luna_desktop.ui.record_copy.view import RecordCopyView
from luna_desktop.ui.unlock.view import UnlockView

QUIET_MS = 120
USUAL_SCALE = 100
PATIENTS = 60  # enough to fill the list
Step = Callable[[], None]
CHART_TABS = (
    *("summary", "summary/timeline", "summary/safety", "details", "history", "lifestyle", "allergies", "photos"),
    *("photos/guided", "photos/export"),
    *("visits", "visits/body_map", "visits/scores", "visits/results", "visits/papers", "privacy", "messages"),
)


@dataclass(frozen=True)
class Wishes:
    """How the tour looks: theme, language, window size in pixels of a plain screen, and where the pictures go.

    `scale` is that of the screen and `text_size` that of the program, both in per cent.
    """

    out: Path
    theme: str = "light"
    language: str = "en"
    width: int = 1440
    height: int = 900
    scale: int = USUAL_SCALE
    text_size: int = 100


def run(arguments: argparse.Namespace) -> int:
    """Make a demo clinic and go through its screens."""
    with tempfile.TemporaryDirectory(prefix="luna-tour-") as scratch:
        made = demo.make(Path(scratch) / "clinic", count=PATIENTS)
        width, _x, height = arguments.size.partition("x")
        asked = (arguments.out, arguments.theme, arguments.language, int(width), int(height))
        return show(made, Wishes(*asked, arguments.scale, arguments.text_size))


def show(made: demo.Demo, wishes: Wishes) -> int:
    """Go through the screens of a demo clinic and say where the pictures are."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if wishes.scale != USUAL_SCALE:
        os.environ["QT_SCALE_FACTOR"] = f"{wishes.scale / 100:g}"  # read by Qt when the application is made
    wishes.out.mkdir(parents=True, exist_ok=True)
    chosen = replace(
        options.Options(),
        theme=Theme(wishes.theme),
        language=wishes.language,
        text_size=wishes.text_size,
        reduced_motion=True,
    )
    app = make_application(chosen)
    tour = Tour(app, made, wishes)
    QTimer.singleShot(0, tour, tour.start)
    app.exec()
    print(_("{count} pictures are in {folder}", count=tour.taken, folder=wishes.out.absolute()))
    return 0 if tour.is_finished else 1


class Tour(QObject):
    """Walks through the program; `taken` counts the pictures."""

    def __init__(self, app: QApplication, made: demo.Demo, wishes: Wishes) -> None:
        super().__init__()
        self._app, self._made, self._wishes = app, made, wishes
        self._program = Program(app, made.folder)
        self.taken = 0
        self._closed_to: PatientId | None = None
        self.is_finished = False
        self._steps = self._all_steps()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._next)

    def start(self) -> None:
        """Open the window and take the first step."""
        self._program.shell.resize(self._wishes.width, self._wishes.height)
        self._program.start()
        self._settle()

    def _settle(self) -> None:
        """Go on once both lanes have done what they were asked so far."""
        lane, pool = self._program.lane, self._program.pool

        def pool_done(_none: None) -> None:
            lane.run(self, _nothing, lambda _again: self._quiet.start(), self._broken)

        lane.run(self, _nothing, lambda _none: pool.run(self, _nothing, pool_done, self._broken), self._broken)

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self.is_finished = True
            self._program.close()
            return
        step()
        self._settle()

    def _broken(self, error: Exception) -> None:
        self._program.incidents.report(error)
        self._app.exit(1)

    def _picture(self, name: str) -> Step:
        def take() -> None:
            self.taken += 1
            self._program.shell.grab().save(str(self._wishes.out / f"{self.taken:02d}-{name}.png"))

        return take

    def _all_steps(self) -> Iterator[Step]:
        yield self._picture("unlock")
        yield from self._signed_in(demo.FIRST, "owner", self._owner_steps)
        yield from self._signed_in("suresh", "reception", self._reception_steps)
        yield from self._signed_in("vikram", "clinician", self._closed_steps)
        yield from self._signed_in("priya", "therapist", self._form_steps)
        yield from self._signed_in("rukmini", "officer", self._officer_steps)
        yield from self._signed_in("arun", "administrator", self._administrator_steps)
        yield from self._signed_in("usha", "auditor", lambda: iter(()))

    def _signed_in(self, login: str, role: str, steps: Callable[[], Iterator[Step]]) -> Iterator[Step]:
        yield lambda: self._unlock(login)
        while self._program.clinic is None:
            yield _nothing
        yield from (_nothing, _nothing)
        yield self._picture(f"{role}-home")
        yield from steps()
        yield self._program.lock
        yield _nothing

    def _unlock(self, login: str) -> None:
        view = self._program.shell.findChild(UnlockView)
        if isinstance(view, UnlockView):
            view.unlock_wanted.emit(login, demo.PASSWORD)

    def _officer_steps(self) -> Iterator[Step]:
        """Show how a request is logged, a step of a case, and the closed ones."""
        workspace = self._program.workspace
        if workspace is not None:
            yield from RightsTour(self._program.shell, workspace, self._picture).steps()

    def _owner_steps(self) -> Iterator[Step]:
        yield lambda: self._palette("ana")
        yield _nothing
        yield self._picture("palette")
        yield self._close_palette
        yield from self._chart()
        yield from self._copy()
        yield from self._merge()
        for place in self._places():
            yield lambda place=place: self._go(place)  # type: ignore[misc]  # a step bound to its place
            yield _nothing
            yield self._picture(place)
        yield from self._messages()
        yield from self._imports()
        yield from self._rights()

    def _rights(self) -> Iterator[Step]:
        """Show a correction that waits for its author, who opened closed records, and who asks to be let in."""
        workspace = self._program.workspace
        if workspace is not None:
            yield from RightsTour(self._program.shell, workspace, self._picture).corrections()
            self._closed_to = closed_patient(self._clinic())
            yield from OpeningsTour(workspace, self._picture).lists()

    def _closed_steps(self) -> Iterator[Step]:
        """Show what a clinician meets before a record that is kept from them."""
        if self._program.workspace is not None:
            yield from OpeningsTour(self._program.workspace, self._picture).dialog(self._closed_to)

    def _imports(self) -> Iterator[Step]:
        """Show how a list of another program would come in, and the parts of the book's set-up."""
        workspace = self._program.workspace
        if workspace is not None:
            yield from ImportsTour(workspace, self._program.shell, self._picture).steps()
            yield from SetUpTour(workspace, self._picture).steps()

    def _messages(self) -> Iterator[Step]:
        """Show the views of the Messages page that its place in the rail does not show at once."""
        for view in ("runs", "handing", "log", "templates"):
            yield lambda: self._go("messages")
            yield _nothing
            yield lambda view=view: self._show_messages(view)  # type: ignore[misc]  # a step bound to its view
            yield from (_nothing, _nothing)
            yield self._picture(f"messages-{view}")

    def _show_messages(self, view: str) -> None:
        page = self._program.shell.findChild(MessagesPage)
        if isinstance(page, MessagesPage):
            page.show_view(view)

    def _merge(self) -> Iterator[Step]:
        """Show the first pair of the possible duplicates side by side."""
        yield lambda: self._go("merges")
        yield from (_nothing, _nothing)
        yield self._compare
        yield from (_nothing, _nothing)
        yield self._picture("merge")

    def _compare(self) -> None:
        button = self._program.shell.findChild(QPushButton, "compareButton")
        if isinstance(button, QPushButton):
            button.click()

    def _chart(self) -> Iterator[Step]:
        yield from self._filled_in()
        for tab in CHART_TABS:
            yield lambda tab=tab: self._open(tab)  # type: ignore[misc]  # a step bound to its tab
            yield from (_nothing, _nothing, _nothing)
            yield self._picture(f"chart-{tab.replace('/', '-')}")
            if tab == "photos":
                yield from PhotosTour(self._program.shell, self._picture).steps()
                yield from CompareTour(self._program.shell, self._picture).steps()
        yield from self._visits()

    def _visits(self) -> Iterator[Step]:
        """Show a visit that is written and one that was amended after signing."""
        for state, name in ((VisitState.DRAFT, "chart-visit"), (VisitState.AMENDED, "chart-visit-amended")):
            yield lambda state=state: self._open_visit(state)  # type: ignore[misc]  # a step bound to its state
            yield from (_nothing, _nothing, _nothing)
            yield self._picture(name)

    def _open_visit(self, state: VisitState) -> None:
        clinic = self._clinic()
        headers = clinic.desk.perform(clinic.actor, list_visits, VisitsAsked(self._patient())).headers
        visit = next((each for each in headers if each.state is state), None)
        if visit is not None:
            self._open(f"visits/visits/{visit.visit_id}")

    def _filled_in(self) -> Iterator[Step]:
        """Show how a clinician goes through what a patient filled in, and her preferences."""
        yield lambda: self._open("lifestyle")
        yield from (_nothing, _nothing, _nothing)
        yield self._show_filled_in
        yield _nothing
        yield self._picture("chart-filled-in")
        yield self._show_preferences
        yield _nothing
        yield self._picture("chart-preferences")

    def _show_filled_in(self) -> None:
        tab = self._program.shell.findChild(LifestyleTab)
        if isinstance(tab, LifestyleTab):
            tab.open_review()

    def _show_preferences(self) -> None:
        tab = self._program.shell.findChild(LifestyleTab)
        if isinstance(tab, LifestyleTab):
            tab.close_review()
            tab.view.dates.picked.emit(PREFERENCES)

    def _copy(self) -> Iterator[Step]:
        yield self._open_record_copy
        for _again in range(12):
            yield _nothing
        yield self._picture("record-copy")
        yield lambda: self._on_copy(lambda page: page.names_wanted.emit())
        yield from (_nothing, _nothing)
        yield self._picture("record-copy-names")
        yield lambda: self._on_copy(_close_names)
        yield self._issue

    def _reception_steps(self) -> Iterator[Step]:
        yield lambda: self._go("register")
        yield _nothing
        yield self._picture("register")
        yield lambda: self._open("details")
        yield from (_nothing, _nothing)
        yield self._picture("reception-details")
        yield from self._book_steps()
        yield from self._booking_steps()
        yield self._turn_screen
        yield from (_nothing, _nothing, _nothing)
        for language, name in (("en", "patient-screen"), ("hi", "patient-screen-hindi")):
            yield lambda language=language: self._speak_to_patient(language)  # type: ignore[misc]  # a bound step
            yield _nothing
            yield self._picture(name)

    def _book_steps(self) -> Iterator[Step]:
        if self._program.workspace is not None:
            yield from BookTour(self._program.workspace, self._picture).steps()

    def _booking_steps(self) -> Iterator[Step]:
        workspace = self._program.workspace
        if workspace is not None:
            tour = BookingTour(self._program.shell, workspace, self._patient(), self._picture)
            yield from tour.steps(local_day(self._clinic().desk.premises.clock()))

    def _form_steps(self) -> Iterator[Step]:
        """Show the photo inbox, and the form that is turned to a patient, in both languages."""
        if self._program.workspace is not None:
            yield from InboxTour(self._program.workspace, self._picture).steps()
        yield self._turn_form
        yield from (_nothing, _nothing, _nothing)
        for language, page, name in (("en", 0, "patient-form"), ("hi", 4, "patient-form-hindi")):
            yield lambda language=language, page=page: self._show_form(language, page)  # type: ignore[misc]  # bound
            yield _nothing
            yield self._picture(name)

    def _turn_form(self) -> None:
        if self._program.workspace is not None:
            self._program.workspace.turn_form(self._patient())

    def _show_form(self, language: str, page: int) -> None:
        screen = self._program.shell.findChild(IntakeScreen)
        if isinstance(screen, IntakeScreen):
            screen.language_chosen.emit(language)
            screen.go_to(page)

    def _administrator_steps(self) -> Iterator[Step]:
        for place in self._places():
            yield lambda place=place: self._go(place)  # type: ignore[misc]  # a step bound to its place
            yield from (_nothing, _nothing)
            yield self._picture(f"administrator-{place}")

    def _places(self) -> list[str]:
        workspace = self._program.workspace
        return [] if workspace is None else workspace.place_keys()

    def _palette(self, text: str) -> None:
        self._program.shell.search_wanted.emit()
        box = self._program.shell.findChild(QWidget, "paletteEdit")
        if box is not None:
            box.setProperty("text", text)

    def _close_palette(self) -> None:
        if self._program.workspace is not None:
            self._program.workspace.close_palette()

    def _go(self, place: str) -> None:
        if self._program.workspace is not None:
            self._program.workspace.go(place)

    def _open(self, tab: str) -> None:
        if self._program.workspace is not None:
            self._program.workspace.open_patient(self._patient(), tab)

    def _turn_screen(self) -> None:
        if self._program.workspace is not None:
            self._program.workspace.turn_to_patient(self._patient())

    def _speak_to_patient(self, language: str) -> None:
        screen = self._program.shell.findChild(PatientScreen)
        if isinstance(screen, PatientScreen):
            screen.language_chosen.emit(language)

    def _open_record_copy(self) -> None:
        if self._program.workspace is not None:
            self._program.workspace.open_record_copy(self._patient())

    def _on_copy(self, act: Callable[[RecordCopyView], object]) -> None:
        page = self._program.shell.findChild(RecordCopyView)
        if isinstance(page, RecordCopyView):
            act(page)

    def _patient(self) -> PatientId:
        clinic = self._clinic()
        return clinic.desk.perform(clinic.actor, search_patients, Lookup(self._made.mrn))[0].patient_id

    def _issue(self) -> None:
        """Write the record copy itself beside the pictures."""
        clinic = self._clinic()
        request = CopyRequest(
            self._patient(),
            Recipient(RecipientKind.PATIENT, _("The patient")),
            _("The patient’s own record"),
            language=self._wishes.language,
            preview=False,
        )
        prepared = clinic.desk.perform(clinic.actor, prepare_record_copy, request)
        path = self._wishes.out / "record-copy.pdf"
        deliver_to_file(clinic.desk, clinic.actor, prepared, Translator(self._wishes.language), path, None)

    def _clinic(self) -> OpenClinic:
        if self._program.clinic is None:
            raise RuntimeError("nobody is signed in")
        return self._program.clinic


def _close_names(page: RecordCopyView) -> None:
    for dialog in page.window().findChildren(NamesDialog):
        dialog.put_away()


def _nothing() -> None:
    return None
