"""The pages of a disclosure as they will leave, with the way out: save or print, as it was entered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.sharing.deliveries import PAPER, Delivered
from luna_desktop.services.sharing.packets import Packet
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.passphrase_card import PassphraseCard
from luna_desktop.ui.pdf_pages import CopyPreview
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.progress import Progress
from luna_desktop.ui.widgets.states import StateStack, failed, loading


class PacketView(QWidget):
    """The page.

    Signals:
        back_wanted: to where the disclosure is listed.
        save_wanted, print_wanted: hand it over.
        retry_wanted: make the pages again.
    """

    back_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "packetPage", _("Pages of the disclosure")), cls="page")
        self.preview = CopyPreview()
        self.banner = Banner("info", "", name="packetBanner")
        self.result = Banner("ok", "", name="packetResult")
        self.secret = PassphraseCard()
        self.progress = Progress("packetProgress", "")
        self.progress.hide()
        self.state = Chip(_("Not released"), "neutral", "file-pen", name="packetState")
        self.preview.save_wanted.connect(self.save_wanted)
        self.preview.print_wanted.connect(self.print_wanted)
        theme.watch().changed.connect(self.preview.redress)
        self._build()
        for keys, signal in ((QKeySequence.StandardKey.Print, self.print_wanted), ("Ctrl+S", self.save_wanted)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        self.stack.show_state(loading(_("Making the pages…"), name="packetLoading"))

    def _build(self) -> None:
        head = styled(QFrame(), cls="bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 20, 10)
        row.setSpacing(10)
        back = icon_button("arrow-left", "packetBack", _("Back"))
        back.clicked.connect(self.back_wanted)
        self.title, self.subtitle = ElidedLabel(_("Pages of the disclosure"), "title"), words("", "caption")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.title)
        lines.addWidget(self.subtitle)
        row.addWidget(back)
        row.addLayout(lines, 1)
        row.addWidget(self.state)
        said = QVBoxLayout()
        said.setContentsMargins(16, 8, 16, 0)
        said.setSpacing(8)
        for widget in (self.banner, self.result, self.secret, self.progress):
            said.addWidget(widget)
        self.stack = StateStack(self.preview, "packetStack")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(said)
        column.addWidget(self.stack, 1)

    def show_packet(self, packet: Packet, pdf: bytes, *, may_leave: bool) -> None:
        """Show the pages, and only the way out that was entered."""
        disclosed = packet.content.disclosed
        self.title.show_text(_("Disclosure to {recipient}", recipient=packet.content.recipient))
        kind = disclosed.address if disclosed is not None else ""
        self.subtitle.setText(" · ".join(part for part in (packet.number, kind) if part))
        self.preview.save.setVisible(may_leave and packet.format != PAPER)
        self.preview.print.setVisible(may_leave and packet.format == PAPER)
        if not may_leave:
            self.banner.say("info", _("It waits for approval. These are the pages that would leave."))
        self.preview.show_pages(pdf)
        self.preview.note.show_text(_("Preview, not released"))
        self.stack.show_content()

    def show_failed(self, text: str) -> None:
        """Say instead of the pages why there are none."""
        page = failed(text, name="packetFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def set_handing_over(self, busy: bool) -> None:
        """Show that it is on its way out."""
        self.preview.save.set_busy(busy)
        self.preview.print.setEnabled(not busy)
        if not busy:
            self.progress.hide()

    def show_print_progress(self, done: int, whole: int) -> None:
        """Show how many pages the printer has taken."""
        self.progress.show_text(_("Printing"))
        said = _("{done} of {whole} pages", done=done, whole=whole)
        self.progress.show_progress(round(100 * done / max(1, whole)), said)
        self.progress.show()

    def show_delivered(self, delivered: Delivered, passphrase: str) -> None:
        """Say what left; it leaves once."""
        self.set_handing_over(False)
        self.banner.say("info", "")
        self.result.say(
            "ok",
            _(
                "{number} was handed over: {pages} pages, seal {seal}. It stands in the disclosure book.",
                number=delivered.number,
                pages=delivered.pages,
                seal=delivered.sha256[:12],
            ),
        )
        self.state.show_chip(ChipSpec(_("Handed over"), "ok", "circle-check"))
        self.preview.note.show_text(_("These pages left"))
        self.secret.show_passphrase(passphrase)
        self._close_way_out()

    def show_over(self, text: str) -> None:
        """Say that it did not leave and will not: what failed is entered anew."""
        self.show_trouble(text)
        self.state.show_chip(ChipSpec(_("Did not leave"), "danger", "circle-alert"))
        self._close_way_out()

    def _close_way_out(self) -> None:
        for button in (self.preview.save, self.preview.print):
            button.hide()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what stands in the way."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news above the pages; empty takes it away."""
        self.set_handing_over(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else took a step meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")
