"""Reads the care team for whoever may change it, adds people to it and ends their places."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.services.people.care_team import (
    CareTeam,
    TeamMember,
    TeamPlace,
    add_to_care_team,
    read_care_team,
    remove_from_care_team,
)
from luna_desktop.texts import _, say, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.team_card import TeamCard
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

SHORTEST_REASON = 3


class TeamPresenter(Presenter):
    """Stands between the care team's card and its use cases, for one patient."""

    def __init__(self, card: TeamCard, context: Context, patient: PatientId) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient = card, context, patient
        card.add_wanted.connect(self._add)
        card.end_wanted.connect(self._ask_to_end)
        card.setVisible(context.actor.may(Permission.ASSIGN_CARE_TEAM))
        if context.actor.may(Permission.ASSIGN_CARE_TEAM):
            self.read()

    def read(self) -> None:
        """Read the team."""
        self._background.run(self, self._context.job(read_care_team, self._patient), self._show, self._not_read)

    def _show(self, team: CareTeam) -> None:
        if team.patient_id == self._patient:
            self._card.show_team(team)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, NotPermitted):
            self._card.show_closed(shown(error.message))
        else:
            self.complain(error)

    def _add(self, user: UserId | None, reason: str) -> None:
        if user is None:
            self.complain(InvalidInput({"user": say("Choose who joins the care team.")}))
            return
        place = TeamPlace(self._patient, user, reason)
        self.act(self._context.job(add_to_care_team, place), self._joined)

    def _joined(self, team: CareTeam) -> None:
        self._show(team)
        self._card.panel.stop()
        self._context.navigation.saved(_("Care team saved"))

    def _ask_to_end(self, member: TeamMember) -> None:
        question = Question(
            _("End the place of {name}?", name=member.name),
            _("Enter why. {name} stays named with your reason, and can be added again.", name=member.name),
            _("End the place"),
            danger=True,
        )
        self._context.prompts.ask_reason(question, lambda why: self._end(member, why), shortest=SHORTEST_REASON)

    def _end(self, member: TeamMember, reason: str | None) -> None:
        if reason is None:
            return
        place = TeamPlace(self._patient, member.user_id, reason)
        self.act(self._context.job(remove_from_care_team, place), self._ended)

    def _ended(self, team: CareTeam) -> None:
        self._show(team)
        self._context.navigation.saved(_("Care team saved"))
