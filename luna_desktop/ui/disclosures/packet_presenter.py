"""What the page of a disclosure's pages does: makes them, shows them, and hands them over once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import LunaError, NotPermitted
from luna_desktop.reports.protect import generate_passphrase
from luna_desktop.reports.record_copy import RenderedCopy
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.deliveries import PAPER, PDF, Delivered, MadeCopy
from luna_desktop.services.sharing.disclosure_reading import DetailAsked, DisclosureDetail, read_disclosure
from luna_desktop.services.sharing.packets import Packet, PacketAsked, prepare_packet
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Translator, _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.disclosures.packet_view import PacketView
from luna_desktop.ui.leaving import Leaving
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice


def build_packet(context: Context, patient: PatientId, disclosure_id: int, paper: Paper | None = None) -> QWidget:
    """Build the page for one disclosure and make its pages."""
    view = PacketView()
    PacketPresenter(view, context, DetailAsked(patient, disclosure_id), paper).load()
    return view


class PacketPresenter(Presenter):
    """Stands between the pages of one disclosure and the use cases that make and release them."""

    def __init__(self, view: PacketView, context: Context, asked: DetailAsked, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._asked = view, context, asked
        self._paper = paper or PrinterDialog()
        self._packet: Packet | None = None
        self._may_leave, self._is_busy = False, False
        self._leaving = Leaving(context, view)
        self._leaving.progressed.connect(view.show_print_progress)
        view.save_wanted.connect(self.save)
        view.print_wanted.connect(self.print)
        view.retry_wanted.connect(self.load)
        view.back_wanted.connect(self._go_back)
        context.announcements.locked.connect(self._forget)

    def load(self) -> None:
        """Read where it stands, and make its pages."""
        self._background.run(self, self._context.job(read_disclosure, self._asked), self._show_detail, self._not_made)

    def _show_detail(self, detail: DisclosureDetail) -> None:
        self._may_leave = detail.rights.may_send and detail.row.line.state is State.APPROVED
        asked = PacketAsked(self._asked.patient_id, self._asked.disclosure_id)
        self._background.run(self, self._context.job(prepare_packet, asked), self._render, self._not_made)

    def _render(self, packet: Packet) -> None:
        self._packet = packet
        translator = Translator(packet.content.language)
        job = partial(deliveries.render_preview, packet, translator, lambda: False)
        self._context.pool.run(self, job, self._show_pages, self._not_made)

    def _show_pages(self, rendered: RenderedCopy) -> None:
        if self._packet is not None:
            self._view.show_packet(self._packet, rendered.pdf, may_leave=self._may_leave)

    def _not_made(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            problems = getattr(error, "problems", None)
            words = " ".join(shown(text) for text in problems.values()) if problems else shown(error.message)
            self._view.show_failed(words)
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def save(self) -> None:
        """Ask where to, then hand it over as a sealed file."""
        if self._may_begin(PDF):
            day = datetime.now(CLINIC_ZONE).date().isoformat()
            choice = FileChoice(_("Save the disclosure"), _("PDF files (*.pdf)"), proposed=f"disclosure-{day}.pdf")
            self._context.prompts.save_file(choice, self._save_to)

    def _save_to(self, path: Path | None) -> None:
        if path is None:
            return
        passphrase = generate_passphrase()

        def leave(made: MadeCopy) -> None:
            self._leaving.to_file(made, path, lambda done: self._delivered(done, passphrase), self._failed)

        self._hand_over(PDF, passphrase, leave)

    def print(self) -> None:
        """Ask which printer, then hand it over on paper."""
        if self._may_begin(PAPER):
            self._paper.choose(self._view, self._print_on)

    def _print_on(self, printer: QPrinter | None) -> None:
        if printer is None:
            return

        def leave(made: MadeCopy) -> None:
            self._leaving.to_paper(made, printer, lambda done: self._delivered(done, ""), self._failed)

        self._hand_over(PAPER, None, leave)

    def _may_begin(self, form: str) -> bool:
        packet = self._packet
        return packet is not None and packet.format == form and self._may_leave and not self._is_busy

    def _hand_over(self, form: str, passphrase: str | None, leave: Callable[[MadeCopy], None]) -> None:
        """Collect the pages anew, so that they say what the record says now, then let them leave."""
        self._is_busy = True
        self._view.show_trouble("")
        self._view.set_handing_over(True)

        def prepared(packet: Packet) -> None:
            translator = Translator(packet.content.language)
            job = partial(deliveries.make_copy, packet, translator, passphrase=passphrase, form=form)
            self._context.pool.run(self, job, leave, self._failed)

        asked = PacketAsked(self._asked.patient_id, self._asked.disclosure_id)
        self._background.run(self, self._context.job(prepare_packet, asked), prepared, self._failed)

    def _delivered(self, delivered: Delivered, passphrase: str) -> None:
        self._is_busy, self._may_leave = False, False
        self._view.show_delivered(delivered, passphrase)
        self._context.navigation.saved(_("{number} handed over", number=delivered.number))

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        self._view.set_handing_over(False)
        self.complain(error)
        job = self._context.job(read_disclosure, self._asked)
        self._background.run(self, job, partial(self._after_failure, error), self.complain)

    def _after_failure(self, error: Exception, detail: DisclosureDetail) -> None:
        if detail.row.line.state is State.APPROVED:
            return
        self._may_leave = False
        if isinstance(error, LunaError) and not hasattr(error, "problems"):
            self._view.show_over(
                _("{reason} Enter the disclosure anew when the way is free.", reason=shown(error.message))
                if isinstance(error, NotPermitted)
                else shown(error.message)
            )

    def _go_back(self) -> None:
        navigation = self._context.navigation
        if self._context.actor.may(Permission.READ_WITHHELD):
            navigation.go("disclosures")
        else:
            navigation.open_patient(self._asked.patient_id, "privacy")

    def _forget(self) -> None:
        self._packet = None
        self._view.secret.forget()
        self._view.preview.show_pages(b"")
