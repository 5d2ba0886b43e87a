"""What the list of services does: reads, opens the form with its draft, keeps, takes out of use, offers again."""

from __future__ import annotations

from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.front.entries import Kept, Retiring
from luna_desktop.services.front.services import (
    ServiceLine,
    ServicesPage,
    bring_service_back,
    keep_service,
    read_services,
    retire_service,
)
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.setup_book.presenting import SetUpPresenter
from luna_desktop.ui.setup_book.service_form import ServiceForm
from luna_desktop.ui.setup_book.services_tab import ServicesTab


class ServicesPresenter(SetUpPresenter):
    """Stands between the services and their use cases."""

    def __init__(self, view: ServicesTab, context: Context) -> None:
        super().__init__(view, view, context)
        self._view = view
        self._drafts: DraftKeeper | None = None
        self._read: ServicesPage | None = None
        view.open_wanted.connect(self._open)
        view.use_wanted.connect(self._use)
        view.list.retry_wanted.connect(self.load)

    def load(self) -> None:
        """Read the services."""
        self._view.list.show_loading()
        self.ask("services", self._context.job(read_services, None), self._show)

    def _show(self, page: ServicesPage) -> None:
        self._read = page
        self._view.show_page(page)

    def _open(self, line: ServiceLine | None) -> None:
        if self._read is None or (line is not None and line.is_retired):
            return
        form = ServiceForm(line, self._read.places)
        number = line.number if line else 0
        self._drafts = DraftKeeper(form, self._context, DraftPlace(f"serviceForm {line.entry_id if line else 0}"))
        self._drafts.set_base_version(number)
        form.save_wanted.connect(lambda _values: self._save(form))
        form.back.clicked.connect(lambda: self._leave(form))
        form.closed.connect(lambda: self._leave(form))
        form.discard_wanted.connect(lambda _count: self._leave(form))
        self._view.show_form(form)

        def found(draft: KeptDraft) -> None:
            if self._view.form is form and draft.base_version == number:
                form.show_draft(typed_values(draft))

        self._drafts.offer(found)

    def _leave(self, form: ServiceForm) -> None:
        if not form.is_dirty():
            self._close()
            return
        question = Question(
            _("Discard what you typed here?"), _("The service stays as it is."), _("Discard changes"), danger=True
        )
        self._context.prompts.confirm(question, lambda sure: self._close(done=True) if sure else None)

    def _close(self, *, done: bool = False) -> None:
        if done and self._drafts is not None:
            self._drafts.done()
        self._drafts = None
        self._view.show_form(None)

    def _save(self, form: ServiceForm) -> None:
        form.set_saving(True)

        def saved(kept: Kept) -> None:
            self._close(done=True)
            self._view.list.table.choose(kept.entry.entry_id)
            self.said(_("The service is saved."), kept.moved)

        self.change(keep_service, form.kept, saved)

    def _use(self, line: ServiceLine | None) -> None:
        if line is None:
            return
        if line.is_retired:
            asked = Retiring(line.entry_id, line.number)
            self.change(bring_service_back, lambda _seen: asked, lambda _kept: self.said(_("It is offered again.")))
            return
        question = Question(
            _("Offer “{name}” no longer?", name=line.service.desk_name),
            _("Nobody can book it any more. What is booked stays: {count} still to come.", count=line.coming),
            _("Offer it no longer"),
        )

        def answered(sure: bool) -> None:
            if sure:
                self.change(
                    retire_service,
                    lambda seen: Retiring(line.entry_id, line.number, "", seen),
                    lambda kept: self.said(_("It is offered no longer."), kept.moved),
                )

        self._context.prompts.confirm(question, answered)
