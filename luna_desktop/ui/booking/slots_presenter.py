"""Looks for the next free times."""

from __future__ import annotations

from luna_desktop.ui.booking.slots_panel import SlotsPanel
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter


class SlotsPresenter(Presenter):
    def __init__(self, panel: SlotsPanel, complaints: Complaints, context: Context, take) -> None:
        super().__init__(panel, complaints, context.lane, context.incidents)

    def use(self, start): ...
    def show_set_up(self, set_up): ...
    def search(self, form, patient, booking_id): ...
    def unchoose(self): ...
    def next_start(self, form):
        return None

    def refresh(self): ...
