"""What the chart's frame and its tabs share: how a tab is declared, and the hub through which they hear of each other.

The frame opens and rereads a patient once; tabs listen to the hub instead of reading the same again. A tab never
touches another tab or the frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.people.identity_photos import IdentityPhoto
from luna_desktop.services.people.others import Others
from luna_desktop.services.people.patients import Details
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.texts import Message
from luna_desktop.ui.context import Context


class ChartHub(QObject):
    """Holds what was read of the open patient, and passes news between the frame and its tabs.

    It belongs to one opening of one patient and is deleted with its page, so nothing in it can be somebody else's.
    A tab connects to the signals and then looks at `chart` or `details`, which may be there already.

    Signals:
        chart_read: a `Chart` was read; never sent to an actor who may not read it.
        details_read: a `Details` was read.
        others_read: an `Others` was read, whom this patient could be taken for.
        photo_read: an `IdentityPhoto` was read.
        consents_read: a tuple of `ConsentLine`, where each purpose stands.
        reload_wanted: something changed; the frame rereads.
        badge_changed: a tab's key and how many entries it holds.
        typing_changed: a tab's key, and whether there is unsaved typing in it.
        problems_changed: a tab's key and how many fields are to fix in it.
        tab_wanted: the key of a tab to go to.
        visit_wanted: begin a visit now; heard by the Visits tab once it is built.
        place_wanted: a view of the tab that is shown, and a place in it, as “papers:consent:frac_co2”.
        visit_open_changed: since when a visit is being written ("11:02"), or nothing.
    """

    chart_read = Signal(object)
    details_read = Signal(object)
    others_read = Signal(object)
    photo_read = Signal(object)
    consents_read = Signal(object)
    reload_wanted = Signal()
    badge_changed = Signal(str, int)
    typing_changed = Signal(str, bool)
    problems_changed = Signal(str, int)
    tab_wanted = Signal(str)
    visit_wanted = Signal()
    visit_open_changed = Signal(str)
    place_wanted = Signal(str)

    def __init__(self, patient: PatientId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patient = patient
        self._chart: Chart | None = None
        self._details: Details | None = None
        self._others: Others | None = None
        self._photo: IdentityPhoto | None = None
        self._consents: tuple[ConsentLine, ...] = ()
        self._visit_since = ""
        self._badges: dict[str, int] = {}
        self._typing: dict[str, tuple[Callable[[], bool], Callable[[], None]]] = {}
        self.part = ""
        """The part of the tab that the chart was opened at, as “results” of “visits/results”; the tab reads it."""

    @property
    def patient(self) -> PatientId:
        """Whose chart this is."""
        return self._patient

    @property
    def chart(self) -> Chart | None:
        """The clinical facts as last read, or None before that and for whom they are not."""
        return self._chart

    @property
    def details(self) -> Details | None:
        """The card and the contact facts as last read, or None before that."""
        return self._details

    @property
    def others(self) -> Others | None:
        """Whom this patient could be taken for, as last read, or None before that."""
        return self._others

    @property
    def photo(self) -> IdentityPhoto | None:
        """The identity photograph as last read, or None before that."""
        return self._photo

    @property
    def consents(self) -> tuple[ConsentLine, ...]:
        """Where each purpose stands as last read."""
        return self._consents

    @property
    def visit_since(self) -> str:
        """Since when a visit is being written, as a time of day, or nothing."""
        return self._visit_since

    def set_visit_since(self, since: str) -> None:
        """Say since when a visit is being written; nothing where none is."""
        self._visit_since = since
        self.visit_open_changed.emit(since)

    def start_visit(self) -> None:
        """Ask for a visit to be begun."""
        self.visit_wanted.emit()

    def badge(self, key: str) -> int | None:
        """Return the count that stands on a tab, or None."""
        return self._badges.get(key)

    def take_chart(self, chart: Chart) -> None:
        """Pass on a chart, read by the frame or handed back to a tab by a use case; another patient's is dropped."""
        if chart.patient_id == self._patient:
            self._chart = chart
            self.chart_read.emit(chart)

    def take_details(self, details: Details) -> None:
        """Pass on contact details; another patient's are dropped."""
        if details.card.patient_id == self._patient:
            self._details = details
            self.details_read.emit(details)

    def take_others(self, others: Others) -> None:
        """Pass on whom this patient could be taken for; another patient's are dropped."""
        if others.patient_id == self._patient:
            self._others = others
            self.others_read.emit(others)

    def take_photo(self, photo: IdentityPhoto) -> None:
        """Pass on the identity photograph; another patient's is dropped."""
        if photo.patient_id == self._patient:
            self._photo = photo
            self.photo_read.emit(photo)

    def take_consents(self, lines: tuple[ConsentLine, ...]) -> None:
        """Pass on where each purpose stands."""
        self._consents = lines
        self.consents_read.emit(lines)

    def reload(self) -> None:
        """Ask for everything to be read again."""
        self.reload_wanted.emit()

    def set_badge(self, key: str, count: int) -> None:
        """Say how many entries a tab holds."""
        self._badges[key] = count
        self.badge_changed.emit(key, count)

    def set_problems(self, key: str, count: int) -> None:
        """Say how many fields are to fix in a tab; 0 takes the mark away."""
        self.problems_changed.emit(key, count)

    def set_typing(self, key: str, typing: bool) -> None:
        """Say whether there is unsaved typing in a tab, as `EditFrame.dirty_changed` tells."""
        self.typing_changed.emit(key, typing)

    def go_to(self, key: str) -> None:
        """Ask for another tab."""
        self.tab_wanted.emit(key)

    def watch_typing(self, key: str, is_dirty: Callable[[], bool], keep_draft: Callable[[], None]) -> None:
        """Let a tab's form be asked for unsaved typing, and be told to keep it, when the patient is left.

        For an `EditFrame`: `hub.watch_typing(key, frame.is_dirty, frame.flush_draft)`.
        """
        self._typing[key] = (is_dirty, keep_draft)

    def is_dirty(self) -> bool:
        """Tell whether any tab has unsaved typing."""
        return any(is_dirty() for is_dirty, _keep in self._typing.values())

    def keep_drafts(self) -> None:
        """Have every tab keep its unsaved typing as a draft, as before leaving or locking; nobody is asked."""
        for is_dirty, keep_draft in self._typing.values():
            if is_dirty():
                keep_draft()


@dataclass(frozen=True)
class TabSpec:
    """One tab of the chart: its key, its words, its icon, who may open it, and how it is built when first shown."""

    key: str
    title: Message
    icon: str
    permission: Permission
    build: Callable[[Context, PatientId, ChartHub], QWidget]
