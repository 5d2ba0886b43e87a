"""What the disclosure form does: keeps a draft, asks the gate, and leads on to the pages or to the approval."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import LunaError, NotPermitted
from luna_desktop.domain.refusals import LIFTER_NAMES
from luna_desktop.interop.papers import MOST_BYTES
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.sharing.disclosure_reading import Opening, begin_disclosure
from luna_desktop.services.sharing.disclosures import Standing, enter_disclosure
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.disclosures.form import DisclosureForm
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice, Question
from luna_desktop.ui.widgets.toasts import News

FORM = "disclosure"


def build_form(context: Context, patient: PatientId) -> QWidget:
    """Build the form for one patient and begin to read."""
    view = DisclosureForm(may_withhold=context.actor.may(Permission.READ_WITHHELD))
    DisclosureFormPresenter(view, context, patient).load()
    return view


class DisclosureFormPresenter(Presenter):
    """Stands between the form and the use case that enters a disclosure."""

    def __init__(self, view: DisclosureForm, context: Context, patient: PatientId) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient = view, context, patient
        self._drafts = DraftKeeper(view.frame, context, DraftPlace(FORM, patient))
        self._empty = view.frame.values()
        view.check_wanted.connect(self.check)
        view.scan.wanted.connect(self._choose_scan)
        view.back_wanted.connect(self._go_back)
        view.retry_wanted.connect(self.load)
        view.frame.closed.connect(self._go_back)
        view.frame.discard_wanted.connect(self._ask_to_discard)

    def load(self) -> None:
        """Read whose record it is, the register and the photographs."""
        job = self._context.job(begin_disclosure, self._patient)
        self._background.run(self, job, self._show_opening, self._not_opened)

    def _show_opening(self, opening: Opening) -> None:
        self._view.show_opening(opening)
        self._context.pool.run(
            self, partial(_decoded, opening.photographs), partial(self._show_photographs, opening), self.complain
        )
        self._drafts.offer(self._show_draft)

    def _show_photographs(self, opening: Opening, images: dict[int, QImage]) -> None:
        may_open = self._context.actor.opens_vault
        self._view.photographs.offer(opening.photographs, images, may_open=may_open)

    def _show_draft(self, draft: KeptDraft) -> None:
        self._view.show_draft(typed_values(draft))

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, NotPermitted):
            self._view.show_not_allowed(shown(error.message))
        elif isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def check(self) -> None:
        """Enter the disclosure and have it checked, unless fields need another look."""
        problems = self._view.problems()
        if problems:
            self._view.show_problems(problems)
            return
        self._view.show_problems({})
        self._view.frame.set_saving(True)
        self.act(self._context.job(enter_disclosure, self._view.proposal(self._patient)), self._entered)

    def _entered(self, standing: Standing) -> None:
        self._view.frame.set_saving(False)
        if standing.state is State.BLOCKED and standing.answer is not None:
            lifter = standing.answer.lifter
            parts = [_("{number} is blocked, and nothing leaves.", number=standing.number)]
            parts.append(shown(standing.answer.message))
            if lifter is not None:
                parts.append(_("{who}.", who=shown(LIFTER_NAMES[lifter])))
            self._view.show_trouble(" ".join(parts), tone="warn")
            return
        self._view.frame.mark_saved()
        self._drafts.done()
        navigation = self._context.navigation
        navigation.saved(_("{number} entered", number=standing.number))
        if standing.state is State.APPROVED:
            navigation.open_disclosure(self._patient, standing.disclosure_id)
            return
        waits = _("It waits for approval now. Whoever approves it finds it under Disclosures.")
        navigation.news(News(_("{number} entered", number=standing.number), waits, tone="info"))
        self._go_back()

    def _choose_scan(self) -> None:
        kinds = _("Pictures and PDF ({kinds})", kinds="*.jpg *.jpeg *.png *.pdf")
        choice = FileChoice(_("Choose the scan of the order or the request"), kinds)
        self._context.prompts.open_files(choice, self._read_scan)

    def _read_scan(self, chosen: Sequence[Path]) -> None:
        if chosen:
            self._context.pool.run(self, partial(_content_of, chosen[0]), self._view.scan.take, self._scan_not_read)

    def _scan_not_read(self, error: Exception) -> None:
        if isinstance(error, OSError):
            text = _("The file cannot be read. Copy it to this computer, and choose it again.")
            self._view.show_problems({"scan": text})
        else:
            self._incidents.report(error)

    def _ask_to_discard(self, count: int) -> None:
        question = Question(
            _("Discard what you typed?"),
            _("{count} fields are not entered yet. Nothing was written into the book.", count=count),
            _("Discard"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda sure: self._discard() if sure else None)

    def _discard(self) -> None:
        self._view.frame.show_values(self._empty)
        self._drafts.done()
        self._go_back()

    def _go_back(self) -> None:
        self._context.navigation.open_patient(self._patient, "privacy")


def _content_of(path: Path) -> bytes:
    """Read a file as far as a paper may be long, and one byte more, so that a longer one is refused by its size."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _decoded(tiles: tuple[PhotographTile, ...]) -> dict[int, QImage]:
    """Decode small pictures; for the pool, since it touches no widget."""
    return {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles}
