"""The section of the Privacy tab that says why each group of data is kept and until when, and of legal holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.rights.erasure import GroupAssessment
from luna_desktop.services.rights.legal_holds import HoldLine
from luna_desktop.services.rights.retention import RetentionPage
from luna_desktop.texts import _
from luna_desktop.ui.erasure.wording import (
    group_name,
    hold_moment_words,
    hold_words,
    past_words,
    until_chip,
    until_words,
    why_words,
)
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled


class KeptCard(Card):
    """Shows why and until when; says what is wanted.

    Signals:
        hold_wanted: the record is to be kept for a legal matter.
        release_wanted: the HoldLine to be released.
    """

    hold_wanted = Signal()
    release_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Kept until when, and why"), "keptCard", icon="calendar-clock")
        self.banner = Banner("warn", "", name="keptBanner")
        self.hold = Button(_("Legal hold…"), "placeHoldButton", icon="lock", size="small")
        self.hold.clicked.connect(self.hold_wanted)
        self.add_action(self.hold)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.add(self.banner)
        self.add(self._list)

    def show_page(self, page: RetentionPage, today: date, *, may_release: bool) -> None:
        """Show every group that holds something, what keeps it, holds first and past erasures last."""
        self._clear()
        standing = [line for line in page.holds if line.ended_at is None]
        released = [line for line in page.holds if line.ended_at is not None]
        held = [_group_row(each, today) for each in page.groups if not each.kept.is_empty]
        nothing = words(_("Nothing is held about this person."), "body2", wrap=True)
        for widget in (
            *(self._hold_tile(line, may_release=may_release) for line in standing),
            *_parted(held or [nothing]),
            *(self._hold_tile(line, may_release=False) for line in released),
            *(words(past_words(past), "caption", wrap=True) for past in page.erased),
        ):
            self._rows.addWidget(widget)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems above the list."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the list; empty takes it away."""
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody was quicker."""
        del theirs
        self.banner.say("warn", text)

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _hold_tile(self, line: HoldLine, *, may_release: bool) -> QWidget:
        tile = styled(named(QFrame(), f"hold{line.hold_id}", hold_words(line)), cls="tile")
        column = QVBoxLayout(tile)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(hold_words(line), "strong", wrap=True), 1)
        chip = (
            Chip(_("Legal hold"), "warn", "lock") if line.ended_at is None else Chip(_("Released"), "neutral", "minus")
        )
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(words(line.hold.reason, "body", wrap=True))
        column.addWidget(words(hold_moment_words(line), "caption", wrap=True))
        if line.ended_at is None and may_release:
            release = Button(_("Release…"), f"releaseHold{line.hold_id}", icon="lock-open", size="small")
            release.clicked.connect(lambda: self.release_wanted.emit(line))
            column.addWidget(release, 0, Qt.AlignmentFlag.AlignLeft)
        return tile


def _parted(rows: Sequence[QWidget]) -> Iterator[QWidget]:
    """Give rows with a line between any two."""
    for place, row in enumerate(rows):
        if place:
            yield hairline()
        yield row


def _group_row(each: GroupAssessment, today: date) -> QWidget:
    name = group_name(each.group)
    spoken = _("{group}: {until}", group=name, until=until_words(each.kept, today))
    row = named(QWidget(), f"kept{each.group.name.title()}", spoken)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    left = QVBoxLayout()
    left.setSpacing(1)
    left.addWidget(words(name, "body", wrap=True))
    why = why_words(each.kept)
    if why:
        left.addWidget(words(why, "caption", wrap=True))
    spec = until_chip(each.kept, today)
    line.addLayout(left, 1)
    line.addWidget(Chip(spec.text, spec.tone, spec.icon), 0, Qt.AlignmentFlag.AlignTop)
    return row
