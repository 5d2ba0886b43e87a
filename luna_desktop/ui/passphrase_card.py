"""The passphrase of a sealed file: shown once, copied for a minute, then forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import words

CLIPBOARD_MS = 60_000


class PassphraseCard(Card):
    """Hidden until there is a passphrase to show."""

    def __init__(self) -> None:
        super().__init__(_("The passphrase of this file"), "passphraseCard", icon="key-round", tone="warn")
        advice = _(
            "Write it down now; it is shown once and kept nowhere. Tell it by another way than the file: by phone or "
            "on paper, never in the same message."
        )
        self.add(words(advice, "body2", wrap=True))
        self._copied = ""
        self._lasts = QTimer(self)
        self._lasts.setSingleShot(True)
        self._lasts.timeout.connect(self._clear_clipboard)
        self.passphrase = TextField("passphrase", "")
        self.passphrase.set_read_only(True)
        copy = Button(_("Copy"), "copyPassphrase", icon="copy")
        done = Button(_("I have written it down"), "passphraseDone", kind=Kind.PRIMARY)
        copy.clicked.connect(self._copy)
        done.clicked.connect(self.forget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.passphrase, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)
        self.hide()

    def show_passphrase(self, passphrase: str) -> None:
        """Show a passphrase; empty hides the card."""
        self.passphrase.show_value(passphrase)
        self.setVisible(bool(passphrase))

    def forget(self) -> None:
        """Let go of the passphrase, on the clipboard too."""
        self._clear_clipboard()
        self.show_passphrase("")

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the clipboard when the page is put away."""
        if not event.spontaneous():
            self._clear_clipboard()
        super().hideEvent(event)

    def _copy(self) -> None:
        self._copied = str(self.passphrase.value())
        QGuiApplication.clipboard().setText(self._copied)
        self._lasts.start(CLIPBOARD_MS)

    def _clear_clipboard(self) -> None:
        self._lasts.stop()
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
