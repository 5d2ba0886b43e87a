"""A second person looks at every photograph as it would leave, and lets it go or stops it with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.photo_export.wording import count_words, scope_words
from luna_desktop.ui.photos.viewer import Canvas
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.inputs import LinesField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.overlay import Dialog


class CheckDialog(Dialog):
    """The dialog.

    Signals:
        approved: every photograph was looked at, and nothing tells who it is.
        stopped: the reason why they must not leave.
    """

    approved = Signal()
    stopped = Signal(str)

    def __init__(self, window: QWidget, line: ExportLine, images: Sequence[QImage]) -> None:
        body = _(
            "{number}: {use}, for {recipient}, {photographs}. Look at each one.",
            number=line.number,
            use=scope_words(line.scope),
            recipient=line.recipient,
            photographs=count_words(len(images)),
        )
        super().__init__(window, "checkExportDialog", _("May these photographs leave?"), body, width=860)
        self._images, self._at, self._seen = list(images), 0, {0}
        self.canvas = Canvas()
        self.place = words("", "caption")
        self.before = icon_button("chevron-left", "exportBefore", _("The one before"))
        self.next = icon_button("chevron-right", "exportNext", _("The next one"))
        self.before.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        steps = QHBoxLayout()
        steps.setSpacing(8)
        for part in (self.before, self.place, self.next):
            steps.addWidget(part)
        steps.addStretch(1)
        shown_part = QWidget()  # it keeps the room: a canvas that fits its picture in asks for none itself
        shown_part.setMinimumHeight(min(theme.px(420), max(theme.px(220), window.height() - theme.px(420))))
        column = QVBoxLayout(shown_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.canvas, 1)
        column.addLayout(steps)
        self.add(shown_part)
        if line.is_recognisable:
            certain = _("The patient allowed to be recognised here, and nothing else than agreed can be seen.")
        else:
            certain = _("Nobody can be recognised: eyes, tattoos, jewellery, names and what stands behind are covered.")
        self.certain = CheckBox(certain, "nobodyRecognised")
        self.certain.clicked.connect(lambda _on: self._fit())
        self.add(self.certain)
        self.reason = LinesField("stopReason", _("What has to be covered still"), lines=2)
        self.reason.edited.connect(self._fit)
        self.add(self.reason)
        self.cancel = self.add_left_button(Button(_("Later"), "checkLaterButton"))
        self.stop = self.add_button(Button(_("Stop them"), "stopExportButton", kind=Kind.DANGER_LINE, icon="ban"))
        self.let_go = self.add_button(Button(_("Let them go"), "approveExportButton", kind=Kind.PRIMARY, icon="check"))
        self.cancel.clicked.connect(self.dismissed)
        self.stop.clicked.connect(lambda: self.stopped.emit(str(self.reason.value())))
        self.let_go.clicked.connect(self.approved)
        self.dismissed.connect(self.put_away)
        self._show()

    def _go(self, step: int) -> None:
        self._at = max(0, min(len(self._images) - 1, self._at + step))
        self._seen.add(self._at)
        self._show()

    def _show(self) -> None:
        self.canvas.show_image(self._images[self._at] if self._images else QImage())
        self.place.setText(_("{at} of {whole}", at=self._at + 1, whole=len(self._images)))
        self.before.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < len(self._images) - 1)
        self._fit()

    def _fit(self) -> None:
        """Let them go only once each was seen and the tick stands; stop them only with a reason."""
        self.let_go.setEnabled(self.certain.isChecked() and len(self._seen) == len(self._images))
        self.stop.setEnabled(bool(str(self.reason.value()).strip()))
