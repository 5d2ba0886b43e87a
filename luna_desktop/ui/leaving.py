"""Pages leave the clinic: saved as a file or printed, inside the transaction that notes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from luna_desktop.domain import disclosures
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.deliveries import Delivered, MadeCopy
from luna_desktop.ui.context import Context
from luna_desktop.ui.printing import print_pages

Done = Callable[[Delivered], None]
Failed = Callable[[Exception], None]


class Leaving(QObject):
    """Hands made pages over on the database lane.

    Signals:
        progressed: how many pages of how many the printer has taken.
    """

    progressed = Signal(int, int)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def to_file(self, made: MadeCopy, path: Path, done: Done, failed: Failed) -> None:
        """Save pages as a file, whole or not at all."""
        whole = path if path.suffix else path.with_suffix(".pdf")
        job = partial(deliveries.write_file, self._context.desk, self._context.actor, made, whole)
        self._context.lane.run(self, job, done, failed)

    def to_paper(self, made: MadeCopy, printer: QPrinter, done: Done, failed: Failed) -> None:
        """Print pages; the printer has taken every one of them, or the book says that it failed."""
        leave = partial(print_pages, printer, made.pdf, self.progressed.emit)
        desk, actor = self._context.desk, self._context.actor
        job = partial(deliveries.hand_over, desk, actor, made, leave, note=disclosures.PAPER)
        self._context.lane.run(self, job, done, failed)
