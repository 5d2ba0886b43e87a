"""What opening hours do: read, show whose are chosen, keep a week from a day on, take a planned one back."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.front.entries import Kept, Retiring
from luna_desktop.services.front.hours import HoursPage, OwnerOfHours, drop_week, keep_week, read_hours
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.prompts import Question, Unsaved
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.setup_book.hours_tab import HoursTab
from luna_desktop.ui.setup_book.presenting import SetUpPresenter


class HoursPresenter(SetUpPresenter):
    """Stands between opening hours and their use cases."""

    def __init__(self, view: HoursTab, context: Context) -> None:
        super().__init__(view, view, context)
        self._view = view
        self._owner: OwnerOfHours | None = None
        self._drafts = DraftKeeper(view.form, context, _place(None))
        view.retry_wanted.connect(self.load)
        view.chosen.connect(self._choose)
        view.form.save_wanted.connect(lambda _values: self.save())
        view.form.discard_wanted.connect(lambda _count: self._discard())
        view.form.drop.clicked.connect(self._drop)

    def load(self) -> None:
        """Read the hours; a week that is being changed is left alone."""
        self._view.show_loading()
        self.ask("hours", self._context.job(read_hours, None), self._show)

    def _show(self, page: HoursPage) -> None:
        self._view.show_page(page)
        same = next((each for each in page.owners if self._owner is not None and each.of == self._owner.of), None)
        if same is not None and not self._view.form.is_dirty():
            self._open(same)

    def _choose(self, owner: OwnerOfHours) -> None:
        if self._owner is not None and owner.of == self._owner.of:
            return
        if not self._view.form.is_dirty():
            self._open(owner)
            return
        before = self._owner

        def answered(answer: Unsaved) -> None:
            if answer is Unsaved.SAVE:
                self.save(lambda: self._open(owner))
            elif answer is Unsaved.DISCARD:
                self._drafts.done()
                self._open(owner)
            if answer is not Unsaved.DISCARD and before is not None:
                self._view.owners.choose(before.of)

        self._context.prompts.about_unsaved(self._view.form.change_count(), answered)

    def _open(self, owner: OwnerOfHours) -> None:
        self._owner = owner
        self._view.show_owner(owner)
        self._view.owners.choose(owner.of)
        self._drafts.move_to(_place(owner))

        def found(draft: KeptDraft) -> None:
            if self._owner is owner and not self._view.form.is_dirty():
                self._view.form.show_draft(typed_values(draft))

        self._drafts.offer(found)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep the week that is shown."""
        form = self._view.form
        problems = {}
        if whole_day(form.since.value()) is None:
            problems["since"] = _("Enter a whole date, such as 14-03-2026.")
        if form.week.problems() and not form.follows.value():
            problems["week"] = " ".join(form.week.problems())
        if problems:
            self._view.show_problems(problems)
            return
        form.set_saving(True)

        def saved(kept: Kept) -> None:
            form.set_saving(False)
            form.mark_saved()
            self._drafts.done()
            self.said(_("The hours are saved."), kept.moved)
            self.load()
            if then is not None:
                then()

        self.change(keep_week, form.kept, saved)

    def _discard(self) -> None:
        self._drafts.done()
        if self._owner is not None:
            self._view.show_owner(self._owner)

    def _drop(self) -> None:
        line = self._view.form.planned_week()
        if line is None:
            return
        question = Question(
            _("Take these planned hours back?"), _("The hours before them go on."), _("Take them back"), danger=True
        )

        def dropped(kept: Kept) -> None:
            self.said(_("The planned hours are taken back."), kept.moved)

        def answered(sure: bool) -> None:
            if sure:
                self._drafts.done()
                self._view.form.show_week(None)
                self.change(drop_week, lambda seen: Retiring(line.entry_id, line.number, "", seen), dropped)

        self._context.prompts.confirm(question, answered)


def _place(owner: OwnerOfHours | None) -> DraftPlace:
    return DraftPlace(f"hoursForm {owner.of.kind.value} {owner.of.id}" if owner is not None else "hoursForm")
