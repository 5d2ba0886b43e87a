"""What the view of the outbox does: reads a list, opens a message, and what the panel beside it offers."""

from __future__ import annotations

from luna_desktop.domain.messages.classes import CLASS_TOPICS
from luna_desktop.domain.messages.contacts import By, Direction
from luna_desktop.services.messages.contacts import Said
from luna_desktop.services.messages.outbox_pages import Heap, MessageLine, read_outbox
from luna_desktop.ui.context import Context
from luna_desktop.ui.messages.outbox_view import OutboxView
from luna_desktop.ui.messages.said_presenter import SaidPresenter


class OutboxPresenter(SaidPresenter):
    """Stands between the view and the use cases of the outbox."""

    def __init__(self, view: OutboxView, context: Context) -> None:
        super().__init__(view, view, view.panel, context)
        self._view, self._heap = view, Heap.OPEN
        view.heap_chosen.connect(self._choose_heap)
        view.chosen.connect(self._choose)
        view.settings_wanted.connect(lambda: context.navigation.go("settings"))

    def load(self) -> None:
        """Read the list."""
        self.ask("outbox", self._context.job(read_outbox, self._heap), self._view.show_page)

    def _choose_heap(self, heap: Heap) -> None:
        self._heap = heap
        self._view.show_trouble("")
        self.load()

    def _choose(self, line: MessageLine | None) -> None:
        self.choose(_said(line) if line is not None else None)


def _said(line: MessageLine) -> Said:
    by = By(line.way.channel.value)
    return Said(line.card, line.at, Direction.OUT, by, line.way.address, CLASS_TOPICS[line.klass], message=line)
