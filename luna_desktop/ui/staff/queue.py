"""The queue of the Staff page: what an owner still has to approve, and how the last ones ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.services.clinic.staff_proposals import ProposalRow
from luna_desktop.texts import _, say_n, shown
from luna_desktop.ui.staff.wording import answered_words, asked_words, proposal_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

HIGHEST = 168
"""A longer queue scrolls, so that the list of people keeps its room in a low window."""
ANSWERED_SHOWN = 3


@dataclass(frozen=True)
class Asked:
    """A proposal as the queue shows it, and what the signed-in person may do about it."""

    row: ProposalRow
    may_answer: bool
    may_withdraw: bool


class RowsArea(QScrollArea):
    """Rows as high as they need at this width, up to `HIGHEST`; from there on they scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height that the rows need."""
        page = self.widget()
        if page is not None:
            self.setFixedHeight(max(0, min(HIGHEST, page.heightForWidth(self.width()))))


class QueueCard(Card):
    """What waits, each with who asked and when, and its answers; hidden while there is nothing to say.

    Signals:
        approve_wanted, decline_wanted, withdraw_wanted: the `ProposalRow` that it is about.
    """

    approve_wanted = Signal(object)
    decline_wanted = Signal(object)
    withdraw_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("For the owner’s approval"), "staffQueue", icon="shield-check")
        self.count = Chip("", "warn", "clock", name="staffQueueCount")
        self.add_beside_title(self.count)
        self.banner = Banner("warn", "", name="staffQueueTrouble")
        self.add(self.banner)
        self._area = named(RowsArea(), "staffQueueScroll", _("For the owner’s approval"))
        self.add(self._area)
        self.hide()

    def show_queue(self, queue: Sequence[Asked]) -> None:
        """Show what waits, then how the last ones ended."""
        waiting = [each for each in queue if each.row.decided is None]
        answered = [each for each in queue if each.row.decided is not None][:ANSWERED_SHOWN]
        self.count.show_chip(_count_chip(len(waiting)))
        self.banner.say("warn", "")
        page = styled(QWidget(), cls="body")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        for at, each in enumerate([*waiting, *answered]):
            if at:
                column.addWidget(hairline())
            column.addWidget(self._row(each))
        self._area.setWidget(page)
        self.setVisible(bool(waiting or answered))
        self._area.fit()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what stands in the way."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the queue; empty takes it away."""
        self.banner.say(tone, text)
        self.setVisible(bool(text) or not self.isHidden())

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the queue is read again
        """Say that somebody answered meanwhile."""
        self.show_trouble(text, tone="warn")

    def _row(self, asked: Asked) -> QWidget:
        row = asked.row
        line = named(QWidget(), f"proposal{row.proposal_id}", f"{row.name}. {proposal_words(row)}")
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(10)
        across.addWidget(Avatar(row.name, 28), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        about = answered_words(row) if row.decided else asked_words(row)
        for text, role in ((row.name, "strong"), (proposal_words(row), "body"), (about, "caption")):
            label = words(text, role, wrap=True)
            label.setMinimumHeight(1)  # else a guess at the wrapped height counts instead of the real one
            texts.addWidget(label)
        across.addLayout(texts, 1)
        for button in self._buttons(asked):
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _buttons(self, asked: Asked) -> list[Button]:
        row, found = asked.row, []
        if row.decided is None and asked.may_answer:
            decline = Button(_("Decline…"), f"declineProposal{row.proposal_id}", size="small")
            decline.setAccessibleName(_("Decline what was asked for {name}", name=row.name))
            decline.clicked.connect(lambda: self.decline_wanted.emit(row))
            approve = Button(_("Approve…"), f"approveProposal{row.proposal_id}", kind=Kind.PRIMARY, size="small")
            approve.setAccessibleName(_("Approve what was asked for {name}", name=row.name))
            approve.clicked.connect(lambda: self.approve_wanted.emit(row))
            found += [decline, approve]
        elif row.decided is None and asked.may_withdraw:
            back = Button(_("Take back"), f"withdrawProposal{row.proposal_id}", size="small")
            back.setAccessibleName(_("Take back what was asked for {name}", name=row.name))
            back.clicked.connect(lambda: self.withdraw_wanted.emit(row))
            found.append(back)
        return found


def _count_chip(count: int) -> ChipSpec:
    if not count:
        return ChipSpec(_("Nothing waits"), "neutral", "check")
    return ChipSpec(shown(say_n("{count} waits", "{count} wait", count)), "warn", "clock")
