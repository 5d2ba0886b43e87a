"""Asks for a correction: reads nothing, offers the fields of the entry, writes the request down as a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.disagreements import Target
from luna_desktop.domain.rights.record_fields import RecordField
from luna_desktop.interop.papers import MOST_BYTES
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.rights.corrections import Asked, CorrectionAsked, ask_correction, correct_contact
from luna_desktop.services.use_cases import UseCase
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.ask_form import AskForm
from luna_desktop.ui.corrections.form_dialog import FormDialog
from luna_desktop.ui.corrections.header_fields import channel_of, identity_of, requester_of
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.prompts import FileChoice


@dataclass(frozen=True)
class Entry:
    """The entry that the form is about: whose, under which name its draft is kept, its fields and where each stands.

    `at_the_desk` is a contact detail, which is corrected at once.
    """

    patient_id: PatientId
    place: str
    title: str
    fields: tuple[RecordField, ...]
    targets: Mapping[str, Target]
    at_the_desk: bool = False


class AskPresenter(Presenter):
    """Stands between the form and the use case."""

    def __init__(self, dialog: FormDialog, form: AskForm, context: Context, entry: Entry) -> None:
        super().__init__(dialog, form, context.lane, context.incidents)
        self._dialog, self._form, self._context, self._entry = dialog, form, context, entry
        self._keeper = DraftKeeper(form, context, DraftPlace(f"correction {entry.place}", int(entry.patient_id)))
        form.wanted.connect(self.save)
        form.scan_wanted.connect(self._choose_scan)
        form.afresh.connect(self._afresh)
        dialog.dismissed.connect(self._leave)
        context.announcements.locked.connect(dialog.put_away)

    def start(self, field: str) -> None:
        """Show the form, at a field where it is known, with what was typed before."""
        entry = self._entry
        note = (
            _("A contact detail is corrected at once. What stood there before stays in its history.")
            if entry.at_the_desk
            else _("The clinician who wrote the entry decides. Until then the entry stays as it is.")
        )
        self._form.offer(entry.title, entry.fields, note=note)
        self._form.begin_at(field)
        self._dialog.start(self._form.which.control)
        self._keeper.offer(self._bring_back)

    def save(self) -> None:
        """Write the request down."""
        field, values = self._form.chosen(), self._form.values()
        if field is None:
            self._form.show_problems({"field": _("Choose what is wrong or missing.")})
            return
        entry = self._entry
        asked = CorrectionAsked(
            entry.patient_id,
            entry.targets[field.name],
            self._form.proposed(),
            str(values.get("reason") or ""),
            channel_of(values),
            requester_of(values),
            identity_of(values),
            current().language,
            self._form.scan.content(),
        )
        case: UseCase[CorrectionAsked, Asked] = correct_contact if entry.at_the_desk else ask_correction
        self._form.set_busy(True)
        self.act(self._context.job(case, asked), self._saved)

    def _saved(self, asked: Asked) -> None:
        self._keeper.done()
        self._dialog.put_away()
        text = (
            _("Corrected. The request stands under {case}.", case=asked.case_number)
            if self._entry.at_the_desk
            else _("Written down as {case}.", case=asked.case_number)
        )
        self._context.navigation.saved(text)

    def _bring_back(self, draft: KeptDraft) -> None:
        if not self._form.changed_names():
            when = moment(draft.saved_at) if draft.saved_at is not None else ""
            self._form.bring_back(typed_values(draft), when)

    def _afresh(self) -> None:
        self._keeper.done()
        self._form.begin_at()

    def _choose_scan(self) -> None:
        kinds = _("Pictures and PDF ({kinds})", kinds="*.jpg *.jpeg *.png *.pdf")
        self._context.prompts.open_files(FileChoice(_("Choose the paper that shows it"), kinds), self._read_scan)

    def _read_scan(self, chosen: Sequence[Path]) -> None:
        if chosen:
            self._context.pool.run(self, partial(_content_of, chosen[0]), self._form.scan.take, self._scan_not_read)

    def _scan_not_read(self, error: Exception) -> None:
        if isinstance(error, OSError):
            text = _("The file cannot be read. Copy it to this computer, and choose it again.")
            self._form.show_problems({"scan": text})
        else:
            self._incidents.report(error)

    def _leave(self) -> None:
        self._form.flush_draft()
        self._dialog.put_away()


def ask_for(context: Context, window: QWidget, entry: Entry, field: str = "") -> None:
    """Ask for a correction of an entry over the page."""
    form = AskForm()
    dialog = FormDialog(window, "correctionDialog", _("Ask for a correction"), form)
    AskPresenter(dialog, form, context, entry).start(field)


def _content_of(path: Path) -> bytes:
    """Read a file as far as a paper may be long, and one byte more, so that a longer one is refused by its size."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)
