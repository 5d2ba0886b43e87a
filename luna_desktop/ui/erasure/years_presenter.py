"""What the form about retention does: reads the rules, and saves the years that were changed."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.services.drafts import DraftPlace
from luna_desktop.services.rights.retention import RuleSetting, choose_years, read_retention_rules
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.erasure.years_form import YearsForm
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.prompts import Question


class YearsPresenter(Presenter):
    """Stands between the form and the rules of retention."""

    def __init__(self, form: YearsForm, complaints: Complaints, context: Context) -> None:
        super().__init__(form, complaints, context.lane, context.incidents)
        self._form, self._context, self._says = form, context, complaints
        self._rules: tuple[RuleSetting, ...] = ()
        self._may_change = context.actor.may(Permission.SET_RETENTION)
        self._drafts = DraftKeeper(form, context, DraftPlace("settings retentionForm"))
        form.set_read_only(not self._may_change)
        form.save_wanted.connect(lambda _values: self._save())
        form.discard_wanted.connect(self._ask_to_discard)

    def start(self) -> None:
        """Read the rules where the role may, then bring a kept draft back."""
        if self._context.actor.may(Permission.READ_RETENTION):
            self.ask("rules", self._context.job(read_retention_rules, None), self._show_first)

    def _show_first(self, rules: tuple[RuleSetting, ...]) -> None:
        self._show(rules)
        if self._may_change:
            self._drafts.offer(lambda draft: self._form.show_draft(typed_values(draft)))

    def _show(self, rules: tuple[RuleSetting, ...]) -> None:
        self._rules = rules
        self._form.start_with(rules)

    def _save(self) -> None:
        self._form.set_saving(True)
        self.act(self._context.job(choose_years, self._form.chosen()), self._saved)

    def _saved(self, rules: tuple[RuleSetting, ...]) -> None:
        self._form.set_saving(False)
        self._show(rules)
        self._form.mark_saved()
        self._drafts.done()
        self._says.show_trouble("")
        self._context.navigation.saved(_("The years are saved."))

    def _ask_to_discard(self, count: int) -> None:
        question = Question(
            _("Discard what you typed here?"),
            _("Changed fields: {count}. The settings stay as they were saved last.", count=count),
            _("Discard changes"),
            danger=True,
        )

        def answered(sure: bool) -> None:
            if sure:
                self._form.start_with(self._rules)
                self._drafts.done()

        self._context.prompts.confirm(question, answered)
