"""The record copy page as it looks: choices at the left, the pages as they will leave at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.passphrase_card import PassphraseCard
from luna_desktop.ui.pdf_pages import CopyPreview
from luna_desktop.ui.record_copy.options import CopyOptions
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.progress import Progress, Waiting
from luna_desktop.ui.widgets.states import StateStack, failed

OPTIONS_WIDTH = 452
SETTLE_MS = 400
"""The preview is made this long after the last choice, not after each."""


class RecordCopyView(QWidget):
    """The page.

    Signals:
        back_wanted: to the patient's chart.
        preview_wanted: the choices have settled.
        save_wanted: hand over as a file.
        print_wanted: hand over on paper.
    """

    back_wanted = Signal()
    preview_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "recordCopyPage", _("Record copy"))
        self.options, self.preview = CopyOptions(), CopyPreview()
        self.banner = Banner("info", "", name="copyBanner")
        self._secret = PassphraseCard()
        self.passphrase = self._secret.passphrase
        self.result = Banner("ok", "", name="copyResult")
        self.progress = Progress("copyProgress", "")
        self.waiting = Waiting(_("Making the pages…"), "previewWaiting")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.preview_wanted)
        self.options.changed.connect(self._settle.start)
        self.preview.save_wanted.connect(self.save_wanted)
        self.preview.print_wanted.connect(self.print_wanted)
        self._build()
        self.progress.hide()
        self.waiting.hide()
        theme.watch().changed.connect(self.preview.redress)
        for keys, signal in ((QKeySequence.StandardKey.Print, self.print_wanted), ("Ctrl+S", self.save_wanted)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def _build(self) -> None:
        area = named(QScrollArea(), "copyOptionsScroll", _("What the copy says"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.options)
        area.setFixedWidth(OPTIONS_WIDTH)
        pages = QVBoxLayout()
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(0)
        self.stack = StateStack(self.preview, "copyStack")
        pages.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area)
        row.addLayout(pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._messages())
        column.addLayout(row, 1)

    def _head(self) -> QFrame:
        head = styled(QFrame(), cls="bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 20, 10)
        row.setSpacing(10)
        self.back = icon_button("arrow-left", "copyBack", _("Back to the chart"))
        self.back.clicked.connect(self.back_wanted)
        self.title, self.subtitle = ElidedLabel(_("Record copy"), "title"), words("", "caption")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.title)
        lines.addWidget(self.subtitle)
        self.state = Chip(_("Draft, not released"), "neutral", "file-pen", name="copyState")
        row.addWidget(self.back)
        row.addLayout(lines, 1)
        row.addWidget(self.waiting)
        row.addWidget(self.state)
        return head

    def _messages(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(8)
        for widget in (self.banner, self.result, self._secret, self.progress):
            column.addWidget(widget)
        self._holder_column = column
        return holder

    def show_subject(self, name: str, mrn: str) -> None:
        """Show whose record it is."""
        self.title.show_text(_("Record copy for {name}", name=name))
        self.subtitle.setText(_("MRN {mrn}", mrn=mrn))
        self.options.show_patient(name)

    def show_rights(self, *, may_issue: bool) -> None:
        """Show Save and Print to whoever issues copies, and say to the others who does."""
        self.preview.save.setVisible(may_issue)
        self.preview.print.setVisible(may_issue)
        self.options.release_card.setVisible(may_issue)
        if not may_issue:
            self.show_trouble(
                _("You can look at the copy. Handing it over is for the privacy officer."),
                tone="info",
            )

    def show_waiting(self, waiting: bool) -> None:
        """Say that the pages are being made."""
        self.waiting.setVisible(waiting)

    def show_preview(self, pdf: bytes) -> None:
        """Show the pages of the choices as they are."""
        self.show_waiting(False)
        self.stack.show_content()
        self.preview.show_pages(pdf)
        self.preview.note.show_text(_("Preview, not released"))

    def show_no_preview(self, text: str) -> None:
        """Say instead of the pages why there are none."""
        self.show_waiting(False)
        page = failed(text, name="previewFailed")
        page.acted.connect(self.preview_wanted)
        self.stack.show_state(page)

    def set_handing_over(self, busy: bool) -> None:
        """Show that a copy is on its way out; a second one has to wait."""
        self.preview.save.set_busy(busy)
        self.preview.print.setEnabled(not busy)
        self.options.setEnabled(not busy)
        if not busy:
            self.progress.hide()

    def show_print_progress(self, done: int, whole: int) -> None:
        """Show how many pages the printer has taken."""
        self.progress.show_text(_("Printing"))
        said = _("{done} of {whole} pages", done=done, whole=whole)
        self.progress.show_progress(round(100 * done / max(1, whole)), said)
        self.progress.show()

    def show_delivered(self, delivered: Delivered, where: str, passphrase: str = "") -> None:
        """Say what left, with its number, pages and seal, and where it went; show the passphrase once."""
        self.set_handing_over(False)
        self.banner.say("info", "")
        text = _(
            "{number} was handed over: {pages} pages, seal {seal}, {where}. It stands in the disclosure book.",
            number=delivered.number,
            pages=delivered.pages,
            seal=delivered.sha256[:12],
            where=where,
        )
        self.result.say("ok", text)
        self.state.show_chip(ChipSpec(delivered.number, "ok", "circle-check"))
        self._secret.show_passphrase(passphrase)
        self._space_messages()

    def forget_passphrase(self) -> None:
        """Let go of the passphrase."""
        self._secret.forget()

    def is_showing_passphrase(self) -> bool:
        """Tell whether a passphrase is on the screen."""
        return not self._secret.isHidden()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields; what has no field goes into the banner."""
        self.show_waiting(False)
        self.set_handing_over(False)
        self.options.show_problems(problems)
        loose = [text for name, text in problems.items() if name in {"contact", "copy", "passphrase"}]
        if loose:
            self.show_trouble(" ".join(loose), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news above everything; empty takes it away."""
        self.show_waiting(False)
        self.set_handing_over(False)
        self.banner.say(tone, text)
        self._space_messages()

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that the record changed meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _space_messages(self) -> None:
        shown = not (self.banner.isHidden() and self.result.isHidden() and self._secret.isHidden())
        self._holder_column.setContentsMargins(16, 10 if shown else 0, 16, 10 if shown else 0)
