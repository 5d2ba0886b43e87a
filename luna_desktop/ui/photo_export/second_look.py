"""How a second person looks at photographs that were made to leave, and decides; from every page that lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.services.sharing.photo_exports import (
    CheckedExport,
    ExportChosen,
    check_photo_export,
    open_photo_export,
)
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_export.check_dialog import CheckDialog
from luna_desktop.ui.presenter import Presenter


class SecondLook:
    """Opens the pictures of one export over the page's window; `decided` gets the export as it stands afterwards."""

    def __init__(
        self,
        presenter: Presenter,
        context: Context,
        patient: PatientId,
        page: QWidget,
        decided: Callable[[ExportLine], None],
    ) -> None:
        self._presenter, self._context, self._patient = presenter, context, patient
        self._page, self._decided = page, decided

    def open(self, line: ExportLine) -> None:
        """Read the pictures, decode them off the window's thread, and show them."""
        job = self._context.job(open_photo_export, ExportChosen(self._patient, line.export_id))
        self._presenter.ask("look", job, lambda pictures: self._decode(line, pictures))

    def _decode(self, line: ExportLine, pictures: Sequence[bytes]) -> None:
        self._context.pool.run(
            self._presenter,
            lambda: [QImage.fromData(jpeg) for jpeg in pictures],
            lambda images: self._show(line, images),
            self._presenter.complain,
        )

    def _show(self, line: ExportLine, images: Sequence[QImage]) -> None:
        dialog = CheckDialog(self._page.window(), line, images)
        dialog.approved.connect(lambda: self._decide(dialog, line, ""))
        dialog.stopped.connect(lambda reason: self._decide(dialog, line, reason))
        dialog.open_on(dialog.certain)

    def _decide(self, dialog: CheckDialog, line: ExportLine, reason: str) -> None:
        dialog.put_away()
        checked = CheckedExport(self._patient, line.export_id, not reason, reason)
        self._presenter.act(self._context.job(check_photo_export, checked), self._decided)
