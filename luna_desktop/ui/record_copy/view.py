"""The record copy page as it looks: choices at the left, the pages as they will leave at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.rights.cases import Case
from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.passphrase_card import PassphraseCard
from luna_desktop.ui.pdf_pages import CopyPreview
from luna_desktop.ui.record_copy.head import CopyHead
from luna_desktop.ui.record_copy.options import CopyOptions
from luna_desktop.ui.record_copy.stand import Act, Stand, act_words
from luna_desktop.ui.rights.clock_face import ClockFace
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.progress import Progress
from luna_desktop.ui.widgets.states import StateStack, failed

OPTIONS_WIDTH = 460
SETTLE_MS = 400
"""The preview is made this long after the last choice, not after each."""
KEEP_MS = 4_000
"""Choices that rest this long are kept as a draft."""


class RecordCopyView(QWidget):
    """The page.

    Signals:
        back_wanted: to the patient's chart.
        preview_wanted: the choices have settled.
        keep_wanted: the choices have rested, or the person wants them kept now.
        next_wanted: the next step.
        other_wanted: the step beside it.
        names_wanted: to see who else is named.
        print_wanted: Ctrl+P or the printer above the pages.
    """

    back_wanted = Signal()
    preview_wanted = Signal()
    keep_wanted = Signal()
    next_wanted = Signal()
    other_wanted = Signal()
    names_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "recordCopyPage", _("Record copy"))
        self.options, self.preview, self.head = CopyOptions(), CopyPreview(), CopyHead()
        self.banner = Banner("info", "", name="copyBanner")
        self._secret = PassphraseCard()
        self.passphrase = self._secret.passphrase
        self.result = Banner("ok", "", name="copyResult")
        self.progress = Progress("copyProgress", "")
        self._settle = self._timer(SETTLE_MS)
        self._rest = self._timer(KEEP_MS)
        self._settle.timeout.connect(self.preview_wanted)
        self._rest.timeout.connect(self.keep_wanted)
        self.options.changed.connect(self._on_change)
        self._connect()
        self._build()
        self.progress.hide()
        self.preview.save.hide()
        self.preview.print.setEnabled(False)
        theme.watch().changed.connect(self.preview.redress)

    def _timer(self, wait: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        return timer

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.back_wanted)
        self.head.draft_wanted.connect(self.keep_wanted)
        self.head.next_wanted.connect(self.next_wanted)
        self.options.state.other_wanted.connect(self.other_wanted)
        self.options.clock.log_wanted.connect(self.next_wanted)
        self.options.sections.names_wanted.connect(self.names_wanted)
        self.preview.print_wanted.connect(self.print_wanted)
        for keys, signal in (
            (QKeySequence.StandardKey.Print, self.print_wanted),
            ("Ctrl+S", self.keep_wanted),
            ("Ctrl+Return", self.head.next_wanted),
            ("Ctrl+Shift+Return", self.options.state.other_wanted),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def _build(self) -> None:
        area = named(QScrollArea(), "copyOptionsScroll", _("What the copy says"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.options)
        area.setFixedWidth(theme.px(OPTIONS_WIDTH))
        self.stack = StateStack(self.preview, "copyStack")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._messages())
        column.addLayout(row, 1)

    def _messages(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(8)
        for widget in (self.banner, self.result, self._secret, self.progress):
            column.addWidget(widget)
        self._holder_column = column
        return holder

    def _on_change(self) -> None:
        self._settle.start()
        self._rest.start()

    def stop_waiting(self) -> None:
        """Forget that choices wait to be shown or kept."""
        self._settle.stop()
        self._rest.stop()

    def show_subject(self, name: str, about: str) -> None:
        """Show whose record it is."""
        self.head.title.show_text(_("Record copy for {name}", name=name))
        self.head.subtitle.show_text(about)

    def show_stand(self, stand: Stand, case: Case | None, face: ClockFace | None, *, in_part: bool) -> None:
        """Show where the copy stands and which steps there are."""
        release = str(self.options.released.release.value())
        text, icon = act_words(stand.act, release, in_part=in_part)
        self.head.show_case(case, face)
        self.head.show_next(text if stand.act is not Act.LOG else "", icon)
        self.head.show_draft(may_save=stand.may_plan)
        other, _icon = act_words(stand.other, release, in_part=in_part)
        self.options.state.show_state(stand.chips, stand.lines, other)
        self.options.set_fixed(case is not None and not stand.may_plan)
        self.options.sections.review.setEnabled(stand.may_plan)
        self.preview.print.setEnabled(stand.act is Act.LEAVE and release == "paper")
        self.preview.note.show_text(stand.note)

    def show_kept(self, said: str) -> None:
        """Say that the choices are kept."""
        self.head.show_draft(may_save=True, said=said)

    def show_waiting(self, waiting: bool) -> None:
        """Say that the pages are being made."""
        self.head.waiting.setVisible(waiting)

    def show_preview(self, pdf: bytes) -> None:
        """Show the pages of the choices as they are."""
        self.show_waiting(False)
        self.stack.show_content()
        self.preview.show_pages(pdf)

    def show_no_preview(self, text: str) -> None:
        """Say instead of the pages why there are none."""
        self.show_waiting(False)
        page = failed(text, name="previewFailed")
        page.acted.connect(self.preview_wanted)
        self.stack.show_state(page)

    def set_busy(self, busy: bool) -> None:
        """Show that a step is under way; a second one has to wait."""
        self.head.next.set_busy(busy)
        self.head.draft.setEnabled(not busy)
        self.options.setEnabled(not busy)
        if not busy:
            self.progress.hide()
            self._give_keyboard()

    def _give_keyboard(self) -> None:
        """Give the keyboard to the next step where it is nowhere, since what had it was switched off meanwhile."""
        if self.isVisible() and self.window().focusWidget() is None:
            able = [each for each in (self.head.next, self.head.back) if each.isVisible() and each.isEnabled()]
            able[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_print_progress(self, done: int, whole: int) -> None:
        """Show how many pages the printer has taken."""
        self.progress.show_text(_("Printing"))
        said = _("{done} of {whole} pages", done=done, whole=whole)
        self.progress.show_progress(round(100 * done / max(1, whole)), said)
        self.progress.show()

    def show_delivered(self, delivered: Delivered, where: str, passphrase: str = "") -> None:
        """Say what left, with its number, pages and seal, and where it went; show the passphrase once."""
        self.set_busy(False)
        self.banner.say("info", "")
        text = _(
            "{number} left: {pages} pages, seal {seal}, {where}. It stands in the disclosure book; now have it signed "
            "for.",
            number=delivered.number,
            pages=delivered.pages,
            seal=delivered.sha256[:12],
            where=where,
        )
        self.result.say("ok", text)
        self._secret.show_passphrase(passphrase)
        self._space_messages()

    def show_done(self, text: str) -> None:
        """Say that a step was taken."""
        self.set_busy(False)
        self.banner.say("info", "")
        self.result.say("ok", text)
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
        self.set_busy(False)
        self.options.show_problems(problems)
        at_fields = {field.name for field in self.options.released.fields()} | {"sections", "since", "until"}
        loose = [text for name, text in problems.items() if name not in at_fields]
        if loose:
            self.show_trouble(" ".join(loose), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news above everything; empty takes it away."""
        self.show_waiting(False)
        self.set_busy(False)
        self.banner.say(tone, text)
        self._space_messages()

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody did something meanwhile; what was chosen here stays on the page."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _space_messages(self) -> None:
        shown = not (self.banner.isHidden() and self.result.isHidden() and self._secret.isHidden())
        self._holder_column.setContentsMargins(16, 10 if shown else 0, 16, 10 if shown else 0)
