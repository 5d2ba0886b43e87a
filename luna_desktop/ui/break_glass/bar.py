"""The bar under the patient banner while a closed record is open: how long it stays open, and the way to end it."""

from __future__ import annotations

import math
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.rights.break_glass import OpenNow, end_opening, read_opening
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.widgets.cards import Banner

TICK_MS = 20_000


class OpeningPage(Complaints, Protocol):
    """The page of a chart, as far as the bar is concerned."""

    opening: Banner

    def show_opening(self, text: str, action: str = "") -> None:
        """Say that the record is open for a time; empty takes it away."""


class OpeningBar(Presenter):
    """Keeps the bar of one chart: asks once whether an opening counts, counts down, and leaves at the end.

    What is being typed is kept as a draft when the page is left; the Desk refuses everything from the end on anyhow.
    """

    def __init__(self, page: OpeningPage, view: QWidget, context: Context, patient: PatientId) -> None:
        super().__init__(view, page, context.lane, context.incidents)
        self._page, self._context, self._patient = page, context, patient
        self._opening: OpenNow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        page.opening.acted.connect(self._end)

    def start(self) -> None:
        """Ask whether the record is open by an opening of this sign-in."""
        if self._context.actor.may(Permission.BREAK_GLASS):
            self.ask("opening", self._context.job(read_opening, self._patient), self._show)

    def tick(self) -> None:
        """Say how much time is left, and leave when there is none."""
        if self._opening is None:
            return
        left = (self._opening.until - self._context.desk.premises.clock()).total_seconds()
        if left <= 0:
            self._leave(_("The time is over: the record is closed again. What you typed is kept as a draft."))
            return
        self._page.show_opening(words_of(self._opening, left), _("End now"))
        self._timer.start(max(1, min(TICK_MS, math.ceil(left * 1000))))

    def _show(self, opening: OpenNow | None) -> None:
        self._opening = opening
        if opening is None:
            self._page.show_opening("")
        self.tick()

    def _end(self) -> None:
        said = _("The record is closed again.")
        self.act(self._context.job(end_opening, self._patient), lambda _none: self._leave(said))

    def _leave(self, said: str) -> None:
        self._opening = None
        self._timer.stop()
        self._page.show_opening("")
        self._context.navigation.go("patients")
        self._context.navigation.saved(said)


def words_of(opening: OpenNow, left: float) -> str:
    """Return what the bar says with so many seconds left."""
    minutes = math.ceil(left / 60)
    return _(
        "This record is closed to you, and you opened it. It closes at {time}, in {hours} h {minutes} min.",
        time=f"{opening.until.astimezone(CLINIC_ZONE):%H:%M}",
        hours=minutes // 60,
        minutes=minutes % 60,
    )
