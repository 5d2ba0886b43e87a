"""What the queue of the Staff page does: reads what waits, approves, declines with a reason, takes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.staff_proposals import (
    ENTITY,
    Answer,
    ProposalRow,
    approve_proposal,
    decline_proposal,
    list_proposals,
    withdraw_proposal,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.staff.queue import Asked, QueueCard
from luna_desktop.ui.staff.wording import proposal_words

SHORTEST_REASON = 5


class QueuePresenter(Presenter):
    """Stands between the queue and the proposals."""

    def __init__(self, card: QueueCard, context: Context) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context = card, context
        card.approve_wanted.connect(self._ask_to_approve)
        card.decline_wanted.connect(self._ask_why)
        card.withdraw_wanted.connect(self._withdraw)
        context.announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Read what waits."""
        if self._context.actor.may(Permission.READ_STAFF):
            self.ask("queue", self._context.job(list_proposals, None), self._show)

    def complain(self, error: Exception) -> None:
        """Show what stands in the way, and what stands there now."""
        self.start()
        super().complain(error)

    def _show(self, rows: tuple[ProposalRow, ...]) -> None:
        actor = self._context.actor
        self._card.show_queue(
            [
                Asked(
                    row,
                    actor.may(Permission.APPROVE_STAFF) and actor.user_id not in (row.by_id, row.user_id),
                    actor.may(Permission.MANAGE_STAFF),
                )
                for row in rows
            ]
        )

    def _ask_to_approve(self, row: ProposalRow) -> None:
        asked = _("{what} {name} asked for it.", what=proposal_words(row), name=row.by)
        known = _("Whoever asked knows the first password: have it changed at the first sign-in.")
        question = Question(
            _("Approve this for {name}?", name=row.name),
            asked if row.user_id is not None else f"{asked}\n{known}",
            _("Approve"),
        )
        self._context.prompts.confirm(question, lambda sure: self._approve(row) if sure else None)

    def _approve(self, row: ProposalRow) -> None:
        said = _("Approved for {name}.", name=row.name)
        self.act(self._context.job(approve_proposal, row.proposal_id), self._answered(said))

    def _ask_why(self, row: ProposalRow) -> None:
        question = Question(
            _("Decline this for {name}?", name=row.name),
            _("{what} {name} reads your reason.", what=proposal_words(row), name=row.by),
            _("Decline"),
            danger=True,
        )
        self._context.prompts.ask_reason(question, lambda why: self._decline(row, why), shortest=SHORTEST_REASON)

    def _decline(self, row: ProposalRow, reason: str | None) -> None:
        if reason is not None:
            said = _("Declined for {name}.", name=row.name)
            self.act(self._context.job(decline_proposal, Answer(row.proposal_id, reason)), self._answered(said))

    def _withdraw(self, row: ProposalRow) -> None:
        said = _("Taken back for {name}.", name=row.name)
        self.act(self._context.job(withdraw_proposal, row.proposal_id), self._answered(said))

    def _answered(self, said: str) -> Callable[[object], None]:
        return lambda _answer: self._context.navigation.saved(said)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in ("staff", ENTITY) for change in changes):
            self.start()
