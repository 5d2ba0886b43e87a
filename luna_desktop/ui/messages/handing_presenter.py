"""What the view of things to hand on does: files for the gateway, letters on paper, calls and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.domain.messages.classes import CLASS_TOPICS
from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.domain.preferences import Channel
from luna_desktop.reports.letter import render_letter
from luna_desktop.services.exports import write_export
from luna_desktop.services.messages.calls import CallDone, CallLine, read_calls, settle_call
from luna_desktop.services.messages.gateway import (
    GatewayDone,
    GatewayOrder,
    GatewayTaken,
    choose_gateway,
    hand_to_gateway,
    read_gateway,
    take_for_gateway,
)
from luna_desktop.services.messages.letters import (
    Letter,
    LetterBatch,
    LettersLeave,
    let_letters_leave,
    read_letters,
    refuse_letters,
    take_letters,
)
from luna_desktop.services.messages.outbox import put_back
from luna_desktop.services.sharing.disclosure_book import DidNotLeave
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.messages.handing_view import HandingView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper, PrinterDialog, print_pages
from luna_desktop.ui.prompts import FileChoice


class HandingPresenter(Presenter):
    """Stands between the view and the use cases of gateway, letters and calls."""

    def __init__(self, view: HandingView, context: Context, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._paper = paper or PrinterDialog()
        view.file_wanted.connect(self._ask_where)
        view.gateway_chosen.connect(self._choose)
        view.letters_wanted.connect(self._print)
        view.settled.connect(self._settle)
        view.opened.connect(lambda line: context.navigation.open_patient(line.card.patient_id))

    def load(self) -> None:
        """Read everything that waits for a person's hands."""
        self.ask("gateway", self._context.job(read_gateway, None), self._view.show_gateway)
        self.ask("letters", self._context.job(read_letters, None), self._view.show_letters)
        self.ask("calls", self._context.job(read_calls, None), self._view.show_calls)

    def _choose(self, recipient_id: int) -> None:
        self.act(self._context.job(choose_gateway, recipient_id), lambda _none: self.load())

    def _ask_where(self, channel: Channel) -> None:
        day = today_in(self._context).isoformat()
        choice = FileChoice(
            _("Save the file for the gateway"), _("CSV files (*.csv)"), proposed=f"{channel.value}-{day}.csv"
        )
        self._context.prompts.save_file(choice, partial(self._write, channel))

    def _write(self, channel: Channel, path: Path | None) -> None:
        if path is not None:
            whole = path if path.suffix else path.with_suffix(".csv")
            self.act(self._context.job(take_for_gateway, channel), partial(self._hand, whole))

    def _hand(self, path: Path, taken: GatewayTaken) -> None:
        order = GatewayOrder(taken, partial(write_export, path))
        failed = partial(self._put_back, taken.claim, self.complain)
        self.act(self._context.job(hand_to_gateway, order), self._written, failed)

    def _put_back(self, claim: str, tell: Callable[[Exception], None], error: Exception) -> None:
        """Let messages wait again of which it is known that neither file nor paper was made, then say what happened."""
        if isinstance(error, (DidNotLeave, StorageTrouble)):
            self.act(self._context.job(put_back, claim), lambda _count: tell(error))
        else:
            tell(error)

    def _written(self, done: GatewayDone) -> None:
        said = _("{count} messages are in the file.", count=done.handed_on)
        if done.refused:
            said = _("{said} {count} were refused and stand in the outbox.", said=said, count=done.refused)
        self._view.show_trouble(said, tone="ok" if done.handed_on else "warn")
        self._context.navigation.saved(said)
        self.load()

    def _print(self) -> None:
        self.act(self._context.job(read_letters, None), self._make)

    def _make(self, batch: LetterBatch) -> None:
        if batch.refused:
            self.act(self._context.job(refuse_letters, None), lambda _count: self.load())
        if batch.letters:
            job = partial(_rendered, batch.letters)
            self._context.pool.run(self, job, partial(self._choose_printer, batch.letters), self.complain)

    def _choose_printer(self, letters: tuple[Letter, ...], pages: Sequence[bytes]) -> None:
        def chosen(printer: QPrinter | None) -> None:
            if printer is not None:
                self._print_next(printer, list(zip(letters, pages, strict=True)), 0)

        self._paper.choose(self._view, chosen)

    def _print_next(self, printer: QPrinter, waiting: list[tuple[Letter, bytes]], printed: int) -> None:
        """Print one letter in transactions of its own, so that a jam leaves only the rest waiting."""
        if not waiting:
            self._printed(printed)
            return
        (letter, pdf), *rest = waiting
        jammed = partial(self._jammed, printed)

        def leave(claim: str) -> None:
            order = LettersLeave(claim, partial(print_pages, printer, pdf, _no_progress))
            self.act(
                self._context.job(let_letters_leave, order),
                lambda _count: self._print_next(printer, rest, printed + 1),
                partial(self._put_back, claim, jammed),
            )

        self.act(self._context.job(take_letters, (letter.message_id,)), leave, jammed)

    def _jammed(self, printed: int, error: Exception) -> None:
        self.load()
        if isinstance(error, DidNotLeave):
            said = _("The printer stopped after {count} letters. The others wait; print them again.", count=printed)
            self._view.show_trouble(said)
        else:
            self.complain(error)

    def _printed(self, count: int) -> None:
        said = _("1 letter was printed.") if count == 1 else _("{count} letters were printed.", count=count)
        self._view.show_trouble(said, tone="ok")
        self._context.navigation.saved(said)
        self.load()

    def _settle(self, line: CallLine, outcome: Outcome) -> None:
        contact = Contact(
            Direction.OUT,
            By.PHONE,
            outcome,
            self._context.desk.premises.clock(),
            line.number,
            CLASS_TOPICS[line.klass],
        )
        done = CallDone(line.card.patient_id, line.message_id, contact)
        self.act(self._context.job(settle_call, done), lambda _entry: self._called())

    def _called(self) -> None:
        self._context.navigation.saved(_("The call is in the log."))
        self.load()


def _rendered(letters: Sequence[Letter]) -> list[bytes]:
    return [render_letter(each.page) for each in letters]


def _no_progress(_taken: int, _count: int) -> None:
    """Show nothing: a letter is one page."""
