"""What the Catalogues page does: reads, adds and changes own entries, switches them, approves and takes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogue_pages import CataloguePage, RowState, count_waiting, read_catalogue
from luna_desktop.services.care.catalogue_shelf import ENTITY
from luna_desktop.services.care.own_catalogues import OWN, Switch, keep_own_row, switch_row
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.catalogues.form import OwnRowForm
from luna_desktop.ui.catalogues.view import CataloguesView
from luna_desktop.ui.catalogues.wording import CATALOGUE_NAMES, column_name
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question


def build_page(context: Context) -> QWidget:
    """Make the Catalogues page."""
    view = CataloguesView()
    CataloguesPresenter(view, context).start()
    return view


class CataloguesPresenter(Presenter):
    """Stands between the catalogues and their use cases."""

    def __init__(self, view: CataloguesView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._name = OWN[0]
        self._page: CataloguePage | None = None
        self._drafts: DraftKeeper | None = None
        actor = context.actor
        view.allow(
            may_change=actor.may(Permission.CHANGE_CATALOGUES), may_approve=actor.may(Permission.APPROVE_CATALOGUES)
        )
        view.catalogue_chosen.connect(self.show)
        view.retry_wanted.connect(self.start)
        view.add_wanted.connect(lambda: self._open(None))
        view.change_wanted.connect(self._open)
        view.copy_wanted.connect(lambda row: self._open(None, like=row))
        view.switch_wanted.connect(self._switch)
        view.row_approval_wanted.connect(self._approve_row)
        view.approvals.approve_wanted.connect(self._approve)
        view.approvals.everything_wanted.connect(self._ask_everything)
        context.announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Read the catalogue that is shown."""
        if not self._context.actor.may(Permission.READ_CATALOGUES):
            self._view.show_closed(_("Ask a clinician or the owner of the clinic."))
            return
        if self._page is None:
            self._view.show_loading()
        self.ask("page", self._context.job(read_catalogue, self._name), self._show)
        self.ask("counts", self._context.job(count_waiting, None), self._view.show_counts)

    def show(self, name: str) -> None:
        """Show another catalogue."""
        self._name = name
        self.ask("page", self._context.job(read_catalogue, name), self._show)

    def _show(self, page: CataloguePage) -> None:
        self._page = page
        self._view.show_page(page)

    def _open(self, row: RowState | None, *, like: RowState | None = None) -> None:
        if not self._context.actor.may(Permission.CHANGE_CATALOGUES):
            return
        form = OwnRowForm(self._name, row, like=like)
        place = DraftPlace(f"ownRowForm {self._name}")
        self._drafts = DraftKeeper(form, self._context, place)
        self._drafts.set_base_version(row.number if row else 0)
        form.save_wanted.connect(lambda _values: self._save(form))
        form.back.clicked.connect(lambda: self._leave(form))
        form.closed.connect(lambda: self._leave(form))
        form.discard_wanted.connect(lambda _count: self._leave(form))
        self._view.show_form(form)

        def found(draft: KeptDraft) -> None:
            if self._view.form is form and draft.base_version == (row.number if row else 0):
                form.show_draft(typed_values(draft))

        self._drafts.offer(found)

    def _leave(self, form: OwnRowForm) -> None:
        if not form.is_dirty():
            self._close()
            return
        question = Question(
            _("Discard what you typed here?"),
            _("The catalogue stays as it is."),
            _("Discard changes"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda sure: self._close(done=True) if sure else None)

    def _close(self, *, done: bool = False) -> None:
        if done and self._drafts is not None:
            self._drafts.done()
        self._drafts = None
        self._view.show_form(None)

    def _save(self, form: OwnRowForm) -> None:
        form.set_saving(True)

        def saved(page: CataloguePage) -> None:
            self._close(done=True)
            self._took(page, _("The entry is saved and offered from now on."))

        self.act(self._context.job(keep_own_row, form.own_row()), saved)

    def _switch(self, row: RowState | None) -> None:
        if row is None:
            return
        switch = Switch(self._name, row.entry.id, not row.is_off, row.number)
        said = _("The entry is offered again.") if row.is_off else _("The entry is offered no longer; charts keep it.")
        self.act(self._context.job(switch_row, switch), lambda page: self._took(page, said))

    def _approve_row(self, row: RowState | None, approved: bool) -> None:
        if row is not None:
            self._send(Approving(self._name, rows=(row.entry.id,), approved=approved, versions=self._versions()))

    def _approve(self, column: str, approved: bool) -> None:
        columns = (column,) if column else ()
        asked = Approving(self._name, columns, approved=approved, versions=self._versions())
        if column and approved:
            what = _("“{column}” of every entry", column=column_name(column))
        else:
            what = column_name(column) if column else _("All advice of this catalogue")
        title = _("Approve: {what}?", what=what) if approved else _("Take back: {what}?", what=what)
        body = (
            _("It is shown to whoever treats patients from now on. You answer for having read it.")
            if approved
            else _("It is silent again at once, everywhere in the program.")
        )
        question = Question(title, body, _("Approve") if approved else _("Take back"), danger=not approved)
        self._context.prompts.confirm(question, lambda sure: self._send(asked) if sure else None)

    def _ask_everything(self) -> None:
        names = ", ".join(shown(name) for name in CATALOGUE_NAMES.values())
        question = Question(
            _("Approve all advice of every catalogue?"),
            _(
                "{names}. It is shown to whoever treats patients from now on; you answer for having read it.",
                names=names,
            ),
            _("Approve everything"),
        )
        self._context.prompts.confirm(question, lambda sure: self._send(Approving()) if sure else None)

    def _send(self, asked: Approving) -> None:
        said = _("Approved. It speaks from now on.") if asked.approved else _("Taken back. It is silent.")

        def sent(counts: Mapping[str, int]) -> None:
            self._view.show_counts(counts)
            self._context.navigation.saved(said)
            self.show(self._name)

        self.act(self._context.job(approve_advice, asked), sent)

    def _versions(self) -> dict[str, str]:
        return {self._name: self._page.version} if self._page is not None else {}

    def _took(self, page: CataloguePage, said: str) -> None:
        self._context.navigation.saved(said)
        self._show(page)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity == ENTITY for change in changes) and self._view.form is None:
            self.start()
