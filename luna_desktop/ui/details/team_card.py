"""The card of the care team: who is on it, who joins with a reason, whose place ends."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import ROLE_NAMES
from luna_desktop.domain.measures import show_day
from luna_desktop.services.people.care_team import CareTeam, TeamMember
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.details.answer_panel import AnswerPanel
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import hairline, words

FORMER_SHOWN = 5


class TeamCard(Card):
    """Shows a care team and takes changes of it.

    Signals:
        add_wanted: somebody joins; carries the user's id (None where nobody was chosen) and the reason.
        end_wanted: the TeamMember whose place is to end.
    """

    add_wanted = Signal(object, str)
    end_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Care team"), "careTeamCard", icon="stethoscope")
        self.shared = Chip(_("Shared"), "neutral", "users", name="careShared")
        self.add_beside_title(self.shared)
        self.add_button = Button(_("Add person"), "teamAddButton", kind=Kind.GHOST, size="small", icon="plus")
        self.add_button.setAccessibleName(_("Add a person to the care team"))
        self.add_button.clicked.connect(self._begin)
        self.add_action(self.add_button)
        self.note = words("", "body2", wrap=True)
        self.add(self.note)
        self._rows = QWidget()
        self.add(self._rows)
        self.former_title, self.former = words(_("Earlier on the team"), "label"), words("", "caption", wrap=True)
        for label in (self.former_title, self.former):
            label.hide()
            self.add(label)
        self.user = ChoiceField("user", _("Clinician or therapist"), [], required=True)
        self.reason = TextField(
            "reason", _("Reason"), required=True, example=_("Treats the patient from today"), longest=200
        )
        self.panel = AnswerPanel("team", _("Add a person to the care team"), (self.user, self.reason))
        self.panel.given.connect(lambda: self.add_wanted.emit(self.user.value(), self.reason.value()))
        self.panel.closed.connect(lambda: self.add_button.setFocus())
        self.add(self.panel)

    def show_team(self, team: CareTeam) -> None:
        """Show a team; a panel that is open stays open, with what was typed."""
        self.shared.setVisible(team.is_shared)
        texts = {
            (True, True): _("Every clinician and therapist: care is shared. Named besides:"),
            (True, False): _("Every clinician and therapist: care is shared."),
            (False, True): "",
            (False, False): _("Nobody yet. A clinician who is not on the team cannot open the chart."),
        }
        self.note.setText(texts[team.is_shared, bool(team.members)])
        self.note.setVisible(bool(self.note.text()))
        self.user.offer([Option(member.user_id, _member_words(member)) for member in team.may_join])
        self.add_button.setVisible(bool(team.may_join))
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for at, member in enumerate(team.members):
            if at:
                column.addWidget(hairline())
            column.addLayout(self._row(member))
        self.body().replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        rows.setVisible(bool(team.members))
        self.former.setText("\n".join(_former_words(member) for member in team.former[:FORMER_SHOWN]))
        self.former_title.setVisible(bool(team.former))
        self.former.setVisible(bool(team.former))

    def show_closed(self, text: str) -> None:
        """Say why this person cannot see the team."""
        self.note.setText(text)
        self.note.show()
        self.add_button.hide()
        self.shared.hide()
        for part in (self._rows, self.former_title, self.former):
            part.hide()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields, the rest over them."""
        left = self.panel.show_problems(problems)
        self.show_trouble(" ".join(problems[name] for name in left))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:  # noqa: ARG002 - a sentence of the card
        """Show a sentence in the card."""
        self.panel.record.set_busy(False)
        if text:
            self.note.setText(text)
            self.note.show()

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - a place has no versions
        """Say that somebody changed the team meanwhile."""
        self.show_trouble(text)

    def _begin(self) -> None:
        self.panel.begin(_("Who joins the care team, and why?"), _("Add to the team"), (self.user, self.reason))

    def _row(self, member: TeamMember) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Avatar(member.name, 28))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(words(_member_words(member), wrap=True))
        since = show_day(member.since.astimezone(CLINIC_ZONE).date(), current()) if member.since else ""
        lines.addWidget(words(_("Since {day}: {reason}", day=since, reason=member.reason), "caption", wrap=True))
        row.addLayout(lines, 1)
        end = Button(_("End…"), f"teamEnd{member.user_id}", kind=Kind.GHOST, size="small")
        end.setAccessibleName(_("End the place of {name} on the care team", name=member.name))
        end.clicked.connect(lambda: self.end_wanted.emit(member))
        row.addWidget(end)
        return row


def _former_words(member: TeamMember) -> str:
    since, until = (
        show_day(at.astimezone(CLINIC_ZONE).date(), current()) if at else "" for at in (member.since, member.until)
    )
    reason = member.end_reason or _("no reason written down")
    return _("{name}: {since} to {until}. {reason}", name=member.name, since=since, until=until, reason=reason)


def _member_words(member: TeamMember) -> str:
    roles = ", ".join(shown(ROLE_NAMES[role]) for role in member.roles)
    return _("{name}, {roles}", name=member.name, roles=roles) if roles else member.name
