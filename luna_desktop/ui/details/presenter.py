"""Saves what changed in the Details form as new versions, keeps its draft, and loses no typing to somebody else's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.facts import Source
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.facts import FactChange, Known
from luna_desktop.services.people.others import Others
from luna_desktop.services.people.patients import Details, DetailsChange, change_details, read_contact_versions
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.history_words import history_rows
from luna_desktop.ui.details.view import DetailsView
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.patients.contact_rows import ContactRow
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

KEY = "details"


class DetailsPresenter(Presenter):
    """Stands between the Details tab and `change_details`."""

    def __init__(self, view: DetailsView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._known: dict[int, Known] = {}
        self._drafts = DraftKeeper(view.frame, context, DraftPlace("details", patient), only_changes=True)
        self._connect()
        if hub.details is not None:
            self._show(hub.details)
        self._drafts.offer(self._show_draft)

    def _connect(self) -> None:
        frame, hub = self._view.frame, self._hub
        frame.save_wanted.connect(lambda _values: self.save())
        frame.discard_wanted.connect(self._ask_to_discard)
        frame.dirty_changed.connect(lambda dirty: hub.set_typing(KEY, dirty))
        frame.banner.acted.connect(self.discard)
        self._view.history.wanted.connect(self.read_history)
        hub.details_read.connect(self._reread)
        hub.others_read.connect(self._show_others)
        if hub.others is not None:
            self._show_others(hub.others)
        self._view.shared.open_wanted.connect(self._context.navigation.open_patient)
        hub.watch_typing(KEY, frame.is_dirty, frame.flush_draft)
        frame.set_read_only(not self._context.actor.may(Permission.CHANGE_CONTACT))

    def save(self) -> None:
        """Save what changed, unless fields need another look."""
        problems = self._problems()
        if problems:
            self.complain(InvalidInput(problems))
            return
        self._view.show_trouble("")
        self._view.frame.set_saving(True)
        self.act(self._context.job(change_details, self._change()), self._saved, self._not_saved)

    def discard(self) -> None:
        """Show what is on file again and throw the typing away."""
        self._view.show_trouble("")
        self._drafts.done()
        if self._hub.details is not None:
            self._show(self._hub.details)
        self._hub.set_problems(KEY, 0)

    def read_history(self) -> None:
        """Read and show the history of every field."""
        self.ask(
            "history",
            self._context.job(read_contact_versions, self._patient),
            lambda versions: self._view.history.show_rows(history_rows(versions)),
        )

    def complain(self, error: Exception) -> None:
        """Show an error; fields to fix are counted on the tab too."""
        super().complain(error)
        self._hub.set_problems(KEY, len(self._view.frame.problem_names()))

    def _show(self, details: Details) -> None:
        self._known = {known.fact_id: known for known in details.facts}
        self._view.show_details(details)
        identity = self._identity()
        self._drafts.set_base_version(identity.number if identity else 0)

    def _reread(self, details: Details) -> None:
        if not self._view.frame.is_dirty():
            self._show(details)
        if self._view.history.is_open():
            self.read_history()

    def _show_others(self, others: Others) -> None:
        self._view.shared.show_numbers(others.on_numbers, others.same_name)

    def _identity(self) -> Known | None:
        return next((known for known in self._known.values() if known.kind == "identity"), None)

    def _rows(self) -> list[ContactRow]:
        return [row for rows in self._view.contact_cards() for row in rows.rows()]

    def _change(self) -> DetailsChange:
        changed = set(self._view.frame.changed_names())
        source = Source(str(self._view.source.value() or Source.PATIENT.value))
        bodies: list[tuple[Known, object]] = []
        identity = self._identity()
        if identity is not None and changed & set(self._view.values_of(identity)):
            bodies.append((identity, self._view.identity.identity(identity.body)))
        ended: list[tuple[int, int]] = []
        for row in self._rows():
            known = self._known.get(row.fact.fact_id) if row.fact is not None else None
            if known is None:
                continue
            if row.is_ended():
                ended.append((known.fact_id, known.number))
            elif changed & {field.name for field in row.fields()}:
                bodies.append((known, row.body()))
        return DetailsChange(
            self._patient,
            tuple(FactChange(self._patient, known.fact_id, known.number, body, source) for known, body in bodies),
            tuple(row.body() for row in self._rows() if row.fact is None and not row.is_blank()),
            tuple(ended),
            source,
        )

    def _problems(self) -> dict[str, Message]:
        found = self._view.identity.problems()
        for rows in self._view.contact_cards():
            found |= rows.problems()
        return found

    def _saved(self, details: Details) -> None:
        self._view.frame.set_saving(False)
        self._drafts.done()
        self._show(details)
        self._hub.set_problems(KEY, 0)
        self._hub.take_details(details)
        when = self._context.desk.premises.clock().astimezone(CLINIC_ZONE)
        self._context.navigation.saved(_("All changes saved {time}", time=f"{when:%H:%M}"))

    def _not_saved(self, error: Exception) -> None:
        self._view.frame.set_saving(False)
        if isinstance(error, StaleRecord) and isinstance(error.theirs, Known):
            self._lay_out(error.theirs)
        self.complain(error)

    def _lay_out(self, theirs: Known) -> None:
        """Take over what only they changed, keep what was typed here, and show both where both changed."""
        before = self._known.get(theirs.fact_id)
        mine = self._view.frame.values()
        new = {field.name for row in self._rows() if row.fact is None for field in row.fields()}
        typed = {name: mine[name] for name in (*self._view.frame.changed_names(), *new)}
        was = self._view.values_of(before) if before is not None else {}
        now = self._view.values_of(theirs)
        self._known[theirs.fact_id] = theirs
        self._view.frame.show_values({**self._read_values(), **now})
        self._view.show_typed(typed)
        both = {name: now[name] for name in typed if name in now and now[name] != was.get(name)}
        self._view.show_problems(
            {
                name: _("On file now: {value}. Yours is kept; save again to put it there.", value=_worded(value))
                for name, value in both.items()
            }
        )

    def _read_values(self) -> Mapping[str, object]:
        shown_rows = {row.fact.fact_id for row in self._rows() if row.fact is not None}
        standing = [each for each in self._known.values() if each.kind == "identity" or each.fact_id in shown_rows]
        return self._view.values_of_all(standing)

    def _show_draft(self, draft: KeptDraft) -> None:
        self._view.show_typed(typed_values(draft))
        identity = self._identity()
        changed_since = identity is not None and draft.base_version != identity.number
        text = say("What was typed here before is back. It is not saved yet.")
        if changed_since:
            text = say("What was typed here before is back. Names or birth were changed since: compare, then save.")
        tone = "warn" if changed_since else "info"
        self._view.frame.banner.say(tone, shown(text), action=_("Discard it"), icon="history")

    def _ask_to_discard(self, count: int) -> None:
        question = Question(
            _("Discard the changes?"),
            _("The fields go back to what is on file. The draft is thrown away too."),
            _("Discard 1 change") if count == 1 else _("Discard {count} changes", count=count),
            danger=True,
        )
        self._context.prompts.confirm(question, self._when_yes(self.discard))

    @staticmethod
    def _when_yes(act: Callable[[], None]) -> Callable[[bool], None]:
        return lambda yes: act() if yes else None


def _worded(value: object) -> str:
    text = str(value or "")
    return text.split("|")[1] if "|" in text else (text or _("empty"))
