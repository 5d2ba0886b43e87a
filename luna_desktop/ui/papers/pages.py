"""The pages of one paper of care: looked at, printed or saved for the patient, through the book of disclosures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.errors import LunaError
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.deliveries import PAPER, PDF, Delivered, MadeCopy
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked, PreparedPaper, prepare_paper_copy
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.leaving import Leaving
from luna_desktop.ui.pdf_pages import CopyPreview
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

TITLES = {
    CarePaperSort.PRESCRIPTION: lambda: _("Prescription"),
    CarePaperSort.CERTIFICATE: lambda: _("Certificate"),
    CarePaperSort.CONSENT: lambda: _("Treatment consent"),
    CarePaperSort.AFTERCARE: lambda: _("Aftercare sheet"),
    CarePaperSort.TIMELINE: lambda: _("Timeline"),
    CarePaperSort.PHOTOGRAPHS: lambda: _("Photographs over time"),
    CarePaperSort.DECISIONS: lambda: _("Decisions against safety rules"),
}
FILE_NAMES = {
    CarePaperSort.PRESCRIPTION: "prescription",
    CarePaperSort.CERTIFICATE: "certificate",
    CarePaperSort.CONSENT: "treatment-consent",
    CarePaperSort.AFTERCARE: "aftercare-sheet",
    CarePaperSort.TIMELINE: "timeline",
    CarePaperSort.PHOTOGRAPHS: "photographs",
    CarePaperSort.DECISIONS: "decisions",
}


class PaperPages(QWidget):
    """The preview with its bar; Ctrl+P prints, Ctrl+S saves, Esc goes back.

    Signals:
        back_wanted: go back to the cards.
    """

    back_wanted = Signal()

    def __init__(self, sort: CarePaperSort) -> None:
        super().__init__()
        title = TITLES[sort]()
        named(self, "paperPages", title)
        self.back = Button(_("Back"), "paperBackButton", icon="arrow-left", size="small")
        self.back.clicked.connect(self.back_wanted)
        self.title = words(title, "strong")
        self.banner = Banner("info", "", name="paperBanner")
        self.preview = CopyPreview()
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        holder = QVBoxLayout()
        holder.setContentsMargins(24, 0, 20, 0)
        holder.addWidget(self.banner)
        column.addLayout(holder)
        column.addWidget(self.preview, 1)
        for keys, wanted in (("Ctrl+P", self.preview.print_wanted), ("Ctrl+S", self.preview.save_wanted)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)
        self.set_open(may_leave=False)

    def set_open(self, *, may_leave: bool) -> None:
        """Let the pages leave, or only be looked at."""
        self.preview.print.setEnabled(may_leave)
        self.preview.save.setEnabled(may_leave)

    def start(self) -> None:
        """Put the keyboard on Print."""
        self.preview.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the pages."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; there are no fields."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - pages keep no versions
        """Say that something newer was saved."""
        self.banner.say("warn", text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)


class PaperPagesPresenter(Presenter):
    """Stands between the pages of one paper and the use cases that make and release them."""

    def __init__(
        self,
        view: PaperPages,
        context: Context,
        asked: CopyAsked,
        *,
        left: Callable[[Delivered], None],
        paper: Paper | None = None,
    ) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._asked, self._left = view, context, asked, left
        self._paper = paper or PrinterDialog()
        self._prepared: PreparedPaper | None = None
        self._is_busy = False
        self._leaving = Leaving(context, view)
        view.preview.print_wanted.connect(self.print)
        view.preview.save_wanted.connect(self.save)
        context.announcements.locked.connect(self.blank)  # a method, so that it ends with the pages

    def load(self) -> None:
        """Collect the paper and make its pages."""
        self.ask("paper", self._context.job(prepare_paper_copy, self._asked), self._made_ready)

    def blank(self) -> None:
        """Show no page any more, as when the clinic is locked."""
        self._view.preview.show_pages(b"")

    def _made_ready(self, prepared: PreparedPaper) -> None:
        self._prepared = prepared
        self._context.pool.run(self, partial(deliveries.make_paper, prepared), self._show, self.complain)

    def _show(self, made: MadeCopy) -> None:
        self._view.preview.show_pages(made.pdf)
        may_leave = self._prepared is not None and self._prepared.may_leave
        self._view.set_open(may_leave=may_leave)
        if may_leave:
            self._view.start()
        else:
            self._view.show_trouble(_("This is a draft. It is printed once it is issued."), tone="info")
            self._view.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def print(self) -> None:
        """Ask which printer, then hand the pages over on paper."""
        if self._may_begin():
            self._paper.choose(self._view, self._print_on)

    def _print_on(self, printer: QPrinter | None) -> None:
        if printer is not None:
            leave = partial(self._leaving.to_paper, printer=printer, done=self._delivered, failed=self._failed)
            self._hand_over(PAPER, leave)

    def save(self) -> None:
        """Ask where to, then hand the pages over as a file."""
        if self._may_begin():
            day = today_in(self._context).isoformat()
            proposed = f"{FILE_NAMES[self._asked.sort]}-{day}.pdf"
            choice = FileChoice(_("Save for the patient"), _("PDF files (*.pdf)"), proposed=proposed)
            self._context.prompts.save_file(choice, self._save_to)

    def _save_to(self, path: Path | None) -> None:
        if path is not None:
            leave = partial(self._leaving.to_file, path=path, done=self._delivered, failed=self._failed)
            self._hand_over(PDF, leave)

    def _may_begin(self) -> bool:
        return self._prepared is not None and self._prepared.may_leave and not self._is_busy

    def _hand_over(self, form: str, leave: Callable[[MadeCopy], None]) -> None:
        """Collect the paper anew, so that it says what stands now, then let it leave."""
        self._is_busy = True
        self._view.show_trouble("")

        def prepared(paper: PreparedPaper) -> None:
            self._context.pool.run(self, partial(deliveries.make_paper, paper, form), leave, self._failed)

        self.act(self._context.job(prepare_paper_copy, self._asked), prepared, self._failed)

    def _delivered(self, delivered: Delivered) -> None:
        self._is_busy = False
        text = _("{number} handed over; it stands in the book of disclosures.", number=delivered.number)
        self._view.show_trouble(text, tone="ok")
        self._context.navigation.saved(_("{number} handed over", number=delivered.number))
        self._left(delivered)

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if isinstance(error, LunaError) and not hasattr(error, "problems"):
            self._view.show_trouble(shown(error.message))
        else:
            self.complain(error)
