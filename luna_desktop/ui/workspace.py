"""The work behind the unlock screen: places by role, the way around, the palette, drafts kept before the lock.

One Workspace lives from an unlock to the lock that follows. Pages come from builders that the composition root
hands in, so this module knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import ROLE_NAMES, Actor, PatientId, Permission
from luna_desktop.services.care.treatment_consents import TreatmentAsked
from luna_desktop.services.clinic.backups import BackupStatus, read_backup_status
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import Lookup, SearchSession, note_search, search_patients
from luna_desktop.services.people.recent import read_recent_patients
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.booking.entry import BOOK, BookingDesk, book_action, may_book
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.break_glass.presenter import open_any
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.discreet import discreet
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.health.wording import status_line
from luna_desktop.ui.help.panel import HelpPanel, close_help
from luna_desktop.ui.help.where import topic_at
from luna_desktop.ui.intake.mode import IntakeMode, may_turn_form
from luna_desktop.ui.palette import Palette, PaletteRow
from luna_desktop.ui.palette_commands import command_rows
from luna_desktop.ui.palette_rows import (
    DISCREET,
    EMERGENCY,
    FORM,
    HELP,
    TURN,
    VISIT,
    found_rows,
    recent_rows,
    start_visit,
)
from luna_desktop.ui.patient_mode.mode import PatientMode, may_turn
from luna_desktop.ui.patient_mode.turned import Turned
from luna_desktop.ui.rail import RailItem
from luna_desktop.ui.rights.entry import LOG, open_log
from luna_desktop.ui.shell import Shell, TopAction
from luna_desktop.ui.treatment_consents.asking_mode import TreatmentMode, may_ask
from luna_desktop.ui.waiting_news import tell_what_waits
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.toasts import News


@dataclass(frozen=True)
class Place:
    """A place on the rail or a page without one: who may go there and how its page is built.

    With `rail_for` the rail shows it only to who holds that permission too, with `rail_unless` only to who does not
    hold it and so has no fuller place; others find it in the palette. `build_part` opens it at a part of it.
    """

    key: str
    title: Message
    icon: str
    permission: Permission
    build: Callable[[Context], QWidget]
    low: bool = False
    on_rail: bool = True
    keys: str = ""
    rail_for: Permission | None = None
    rail_unless: Permission | None = None
    build_part: Callable[[Context, str], QWidget] | None = None

    def built_at(self, part: str) -> Callable[[Context], QWidget]:
        """Return how the page is built, at a part of it where there are any."""
        at = self.build_part
        return self.build if not part or at is None else lambda context: at(context, part)

    def is_on_rail(self, actor: Actor) -> bool:
        """Tell whether the rail shows the place to somebody who may go there."""
        wanted = self.rail_for is None or actor.may(self.rail_for)
        return self.on_rail and wanted and not (self.rail_unless is not None and actor.may(self.rail_unless))


@dataclass(frozen=True)
class Screens:
    """What the composition root knows how to build. `homes` are place keys, the first that the person may open."""

    places: Sequence[Place]
    homes: Sequence[str]
    chart: Callable[[Context, PatientId, str], QWidget]
    record_copy: Callable[[Context, PatientId], QWidget]
    disclosure: Callable[[Context, PatientId, int], QWidget]
    register: Callable[[Context, str], QWidget]
    patient_tab: str = "privacy"
    back_to: frozenset[str] = frozenset({"today", "week"})
    """Pages to which the work returns after the screen was turned from there, instead of the patient's chart."""
    extra_actions: Mapping[str, Callable[[], None]] = field(default_factory=dict)


class Workspace(QObject):
    """Carries `Navigation` out for one signed-in person."""

    def __init__(self, shell: Shell, clinic: OpenClinic, screens: Screens) -> None:
        super().__init__(shell)
        self._shell, self._clinic, self._screens = shell, clinic, screens
        self._context: Context | None = None
        self._pages: dict[str, QWidget] = {}
        self._place = ""
        self._again: Callable[[], None] | None = None
        self._palette = self._new_palette()
        self._asked = 0
        self._patient: PatientId | None = None
        self._turned: Turned | None = None
        self._turned_from = ""
        self._booking = BookingDesk(shell)
        self._searches, self._most = 0, 0
        shell.place_wanted.connect(self.go)
        shell.search_wanted.connect(self._open_palette)
        shell.action_wanted.connect(self.go)
        shell.help_wanted.connect(self.show_help)
        shell.turn_wanted.connect(self._turn)

    def start(self, context: Context) -> None:
        """Show rail, actions and the person's home."""
        self._context = context
        self._name_places()
        self._shell.show_work()
        self._go_home()
        self._read_backup()
        tell_what_waits(self, context)

    def _go_home(self) -> None:
        keys = self.place_keys()
        self.go(next((key for key in self._screens.homes if key in keys), keys[0] if keys else ""))

    def speak(self) -> None:
        """Say everything in the language that was chosen just now: what is typed is kept as a draft, the page stays."""
        self._palette.hide()
        self._palette.deleteLater()
        self._palette = self._new_palette()
        self._shell.speak()
        self._name_places()
        if self._again is not None:
            self._again()
        self._read_backup()

    def _new_palette(self) -> Palette:
        palette = Palette(self._shell)
        palette.typed.connect(self._palette_typed)
        palette.recent_wanted.connect(self._recall)
        palette.chosen.connect(self._palette_chosen)
        return palette

    def _name_places(self) -> None:
        actor = self._clinic.actor
        allowed = self._allowed()
        self._shell.show_clinic(self._clinic.name)
        self._shell.show_person(actor.display_name, self._role_names())
        on_rail = [each for each in allowed if each.is_on_rail(actor)]
        self._shell.show_rail(
            [
                *(RailItem(each.key, shown(each.title), each.icon, each.low) for each in on_rail),
                RailItem(HELP, _("Help"), "life-buoy", True),
            ]
        )
        actions = [TopAction(each.key, shown(each.title), each.icon, each.keys) for each in allowed if each.keys]
        self._shell.top_bar.show_actions([*([book_action()] if may_book(actor) else []), *actions])

    def _read_backup(self) -> None:
        context = self._context
        if context is not None:
            context.lane.run(self, context.job(read_backup_status, None), self._show_backup, context.incidents.report)

    def stop(self) -> None:
        """Forget every page; called before the lock."""
        self._note_search()
        self._booking.close()
        if self._turned is not None:
            self._turned.stop()
            self._turned = None
        self._palette.hide()
        for page in self._pages.values():
            self._shell.forget_page(page)
        self._pages.clear()
        self._shell.forget_pages()
        for signal in (self._shell.place_wanted, self._shell.action_wanted):
            signal.disconnect(self.go)
        self._shell.search_wanted.disconnect(self._open_palette)
        self._shell.help_wanted.disconnect(self.show_help)
        self._shell.turn_wanted.disconnect(self._turn)
        close_help(self._shell)
        self._palette.deleteLater()
        self.deleteLater()

    def keep_drafts(self) -> None:
        """Have every form with unsaved typing hand its draft to the lane now; nobody is asked."""
        for frame in self._shell.findChildren(EditFrame):
            frame.flush_draft()
        for form in self._shell.findChildren(DraftedForm):
            form.flush_draft()
        if self._turned is not None:
            self._turned.keep()

    def open_patient(self, patient: PatientId, tab: str = "") -> None:
        """Open a patient's chart; the one that was open before is put away, its typing kept."""
        self._show(
            "patient", lambda context: self._screens.chart(context, patient, tab), place="patients", patient=patient
        )

    def open_record_copy(self, patient: PatientId) -> None:
        """Open the page on which a record copy is put together."""
        self._show("record copy", lambda context: self._screens.record_copy(context, patient), place="patients")

    def turn_to_patient(self, patient: PatientId) -> None:
        """Turn the screen to a patient: nothing of the work can be reached until the staff have it back."""
        self._turn_as(lambda context: PatientMode(context, patient, self), may_turn)

    def turn_form(self, patient: PatientId) -> None:
        """Turn the screen to a patient, so that they fill in history and lifestyle by themselves."""
        self._turn_as(lambda context: IntakeMode(context, patient, self), may_turn_form)

    def turn_for_treatment(self, asked: TreatmentAsked) -> None:
        """Turn the screen to a patient, so that they read about a treatment, agree or not, and sign."""
        self._turn_as(lambda context: TreatmentMode(context, asked, self), may_ask)

    def _turn_as(self, make: Callable[[Context], Turned], may: Callable[[Actor], bool]) -> None:
        context = self._context
        if context is None or self._turned is not None or not may(self._clinic.actor):
            return
        if any(not each.isHidden() for each in self._shell.findChildren(Overlay)):
            return  # a question that is open would stand over the patient's screen
        self.keep_drafts()
        self._turned_from = next(iter(self._pages), "")
        self._turned = make(context)
        self._turned.ended.connect(self._not_turned)
        self._turned.start()

    def _turn(self) -> None:
        """Turn the screen to the patient whose chart is open."""
        if self._patient is not None and self._shell.is_working():
            self.turn_to_patient(self._patient)

    def _not_turned(self) -> None:
        self._turned = None

    def show_turned(self, page: QWidget) -> None:
        """Show the page for the patient alone; the pages of the work are put away."""
        self._palette.close()
        close_help(self._shell)
        for old in self._pages.values():
            self._shell.forget_page(old)
        self._pages.clear()
        self._shell.show_patient(page)

    def turned_back(self, patient: PatientId, *, closing: bool) -> None:
        """Show the work again, with the patient's answers; before the window closes, the home page reads least."""
        tab = self._turned.tab if self._turned is not None else ""
        self._turned = None
        self._shell.show_work()
        if closing:
            self._go_home()
        elif self._turned_from in self._screens.back_to:
            self.go(self._turned_from)
        else:
            self.open_patient(patient, tab or self._screens.patient_tab)

    def lock(self) -> None:
        """Lock, as the screen for the patient offers."""
        self._shell.lock_wanted.emit()

    def asks_before_close(self, then: Callable[[], None]) -> bool:
        """Ask for the password first while the screen is turned to a patient; tell whether that was needed."""
        if self._turned is None or not self._turned.is_turned():
            return False
        self._turned.ask_before_close(then)
        return True

    def open_disclosure(self, patient: PatientId, disclosure_id: int = 0) -> None:
        """Open the form of a new disclosure, or the pages of one that was entered."""
        self._show(
            "disclosure", lambda context: self._screens.disclosure(context, patient, disclosure_id), place=self._place
        )

    def register(self, typed: str) -> None:
        """Go to the New patient page with what was typed into a search box."""
        if self._clinic.actor.may(Permission.REGISTER_PATIENT):
            self._show("register", lambda context: self._screens.register(context, typed), place=self._place)

    def book(self, prefill: Prefill) -> None:
        """Open the booking dialog over the page that is shown; who may not book is passed over."""
        if self._context is not None and self._shell.is_working() and may_book(self._clinic.actor):
            self._booking.open(self._context, prefill)

    def go(self, place: str) -> None:
        """Go to a place by its key, or to a part of it after a stroke; what the person may not open is passed over."""
        if place == BOOK:
            self.book(Prefill())
            return
        if place == HELP:
            self._shell.rail.show_current(self._place)
            self.show_help()
            return
        key, _stroke, part = place.partition("/")
        found = next((each for each in self._allowed() if each.key == key), None)
        if found is not None:
            # One that is not on the rail marks none there.
            self._show(found.key, found.built_at(part), place=found.key)

    def show_help(self) -> None:
        """Show the help for the page that is open, or put it away where it is shown."""
        if close_help(self._shell) or not self._shell.is_working():
            return
        key = BOOK if self._booking.dialog() is not None else next(iter(self._pages), "")
        HelpPanel(self._shell, topic_at(key, self.page())).open()

    def news(self, news: News) -> None:
        """Show a toast."""
        self._shell.news(news)

    def saved(self, text: str) -> None:
        """Say in the status line what was saved last."""
        self._shell.status.show_left(text)

    def place_keys(self) -> list[str]:
        """Return the keys of the places that this person may go to."""
        return [each.key for each in self._allowed()]

    def close_palette(self) -> None:
        """Put the palette away."""
        self._palette.close()

    def page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._shell.pages.currentWidget()

    def _show(
        self, key: str, build: Callable[[Context], QWidget], *, place: str, patient: PatientId | None = None
    ) -> None:
        if self._context is None:
            return
        self._again = lambda: self._show(key, build, place=place, patient=patient)
        self._patient = patient
        self.keep_drafts()
        self._note_search()
        before = dict(self._pages)
        self._pages.clear()
        page = build(self._context)
        self._pages[key] = page
        self._place = place
        self._shell.show_page(page, place=place)
        for old in before.values():
            self._shell.forget_page(old)

    def _allowed(self) -> list[Place]:
        return [each for each in self._screens.places if self._clinic.actor.may(each.permission)]

    def _role_names(self) -> str:
        names = [shown(ROLE_NAMES[role]) for role in ROLE_NAMES if role in self._clinic.actor.roles]
        return ", ".join(names[:2]) + (" …" if len(names) > 2 else "")

    def _show_backup(self, status: BackupStatus) -> None:
        self._shell.status.show_right(status_line(status))

    def _open_palette(self) -> None:
        if self._shell.is_working() and not self._palette.isVisible():
            self._palette.show_rows(self._commands(""))
            self._palette.start()
            self._palette_typed("")

    def _palette_typed(self, text: str) -> None:
        if self._context is None:
            return
        self._asked += 1
        asked, context = self._asked, self._context
        if not self._clinic.actor.may(Permission.FIND_PATIENT):
            self._palette.show_rows(self._commands(text))
            return

        def show(rows: list[CardRow]) -> None:
            if asked == self._asked:
                self._searches += 1
                self._most = max(self._most, len(rows))
                self._palette.show_rows([*found_rows(text, rows, today_in(context)), *self._commands(text)])

        context.lane.run(self, context.job(search_patients, Lookup(text)), show, context.incidents.report)

    def _recall(self) -> None:
        """Show in the palette whom this person opened last."""
        if self._context is None or not self._clinic.actor.may(Permission.FIND_PATIENT):
            return
        self._asked += 1
        asked, context = self._asked, self._context

        def show(cards: list[CardRow]) -> None:
            if asked != self._asked:
                return
            if cards:
                self._palette.show_rows([*recent_rows(cards, today_in(context)), *self._commands("")])
            else:
                self._palette.move_on()

        context.lane.run(self, context.job(read_recent_patients, None), show, context.incidents.report)

    def _commands(self, text: str) -> list[PaletteRow]:
        has_patient = self._patient is not None
        return command_rows(text, self._clinic.actor, self._allowed(), self.page(), has_patient=has_patient)

    def _palette_chosen(self, row: PaletteRow) -> None:
        self._palette.close()
        kind, _colon, rest = row.key.partition(":")
        acts: dict[str, Callable[[], None]] = {
            "patient": lambda: self.open_patient(PatientId(int(rest))),
            "place": lambda: self.go(rest),
            "register": lambda: self.register(rest),
            TURN: self._turn,
            VISIT: lambda: start_visit(self.page()),
            FORM: lambda: self._with_patient(self.turn_form),
            "view": lambda: self._with_patient(lambda patient: self.open_patient(patient, rest)),
            HELP: self.show_help,
            EMERGENCY: lambda: open_any(self._shell, self._context),
            DISCREET: discreet().toggle,
            "lock": self._shell.lock_wanted.emit,
            LOG: self._log_request,
            BOOK: lambda: self.book(Prefill(self._patient if rest else None)),
        }
        if kind in acts:
            acts[kind]()

    def _log_request(self) -> None:
        if self._context is not None:
            open_log(self._shell, self._context, self._patient)

    def _with_patient(self, act: Callable[[PatientId], None]) -> None:
        if self._patient is not None:
            act(self._patient)

    def _note_search(self) -> None:
        if self._searches and self._context is not None:
            session = SearchSession(self._searches, self._most)
            self._searches, self._most = 0, 0
            context = self._context
            context.lane.run(self, context.job(note_search, session), lambda _none: None, context.incidents.report)
