"""The card on the Privacy tab: each use of photographs, what waits or left under it, and letters that ask to delete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.disclosures import State
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.privacy.photo_consents import UseLine
from luna_desktop.services.sharing.deletion_letters import Deletion
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.texts import _
from luna_desktop.ui.photo_export.wording import count_words, day_of, next_words, scope_words, state_spec
from luna_desktop.ui.photos.intake import drop
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec

MOST_SHOWN = 6


class PhotoUsesCard(Card):
    """The card.

    Signals:
        ask_wanted: ask the patient.
        take_back_wanted: a use is taken back.
        look_wanted: look at an export before it leaves.
        letter_wanted: the letter to somebody who is to delete photographs.
    """

    ask_wanted = Signal()
    take_back_wanted = Signal(object)
    look_wanted = Signal(object)
    letter_wanted = Signal(object)

    def __init__(self, *, may_ask: bool, may_take_back: bool, may_check: bool, may_write: bool) -> None:
        super().__init__(_("Uses of photographs"), "photoUsesCard", icon="images")
        self._may_take_back, self._may_check, self._may_write = may_take_back, may_check, may_write
        self.banner = Banner("info", "", name="photoUsesBanner")
        self.ask = Button(_("Ask the patient…"), "askUsesButton", icon="shield-check", size="small")
        if not may_ask:
            self.ask.hide()  # shown before it has a parent, it would be a window of its own
        self.ask.clicked.connect(self.ask_wanted)
        self.add_action(self.ask)
        self.add(self.banner)
        self._parts: dict[str, QVBoxLayout] = {}
        for name in ("uses", "exports", "deletions"):
            column = QVBoxLayout()
            column.setSpacing(6)
            self._parts[name] = column
            self.add(column)

    def show_uses(self, lines: Sequence[UseLine]) -> None:
        """Show where each use stands."""
        self._fill("uses", [self._use(line) for line in lines])

    def show_exports(self, lines: Sequence[ExportLine]) -> None:
        """Show what was made, what somebody has to do first; a few of them."""
        first = sorted(lines, key=lambda line: line.state not in {State.APPROVAL, State.APPROVED})
        rows = [self._export(line) for line in first[:MOST_SHOWN]]
        if rows:
            rows.insert(0, words(_("Made for recipients"), "thead"))
        if len(lines) > MOST_SHOWN:
            rows.append(words(_("The others stand on the Photos tab, under “Made so far”."), "caption", wrap=True))
        self._fill("exports", rows)

    def show_deletions(self, found: Sequence[Deletion]) -> None:
        """Show who is to delete photographs, with the letter that asks for it."""
        rows: list[QWidget] = [self._deletion(each) for each in found]
        if rows:
            rows.insert(0, words(_("To be deleted by whom they were given to"), "thead"))
        self._fill("deletions", rows)

    def _fill(self, part: str, rows: Sequence[QWidget]) -> None:
        column = self._parts[part]
        while column.count():
            drop(column.takeAt(0))
        if rows and part != "uses":
            column.addWidget(hairline())
        for row in rows:
            column.addWidget(row)

    def _use(self, line: UseLine) -> QWidget:
        if line.scope is PhotoScope.MARKETING:
            spec, note = ChipSpec(_("Switched off"), "neutral", "ban"), _("Nobody in the clinic can switch it on.")
        elif line.photographs:
            spec = ChipSpec(count_words(len(line.photographs)), "ok", "check")
            note = _("Since {day}", day=day_of(line.since)) if line.since is not None else ""
        else:
            spec, note = ChipSpec(_("None allowed"), "neutral", "circle-slash"), ""
        take_back = None
        if line.photographs and self._may_take_back:
            take_back = Button(_("Take back…"), f"takeBack-{line.scope.value}", size="small")
            take_back.setAccessibleName(_("Take back: {use}", use=scope_words(line.scope)))
            take_back.clicked.connect(lambda: self.take_back_wanted.emit(line))
        return _row(f"use-{line.scope.value}", scope_words(line.scope), note, spec, take_back)

    def _export(self, line: ExportLine) -> QWidget:
        look = None
        may_look = self._may_check and (not line.is_own or line.checks_from is not None)
        if line.state is State.APPROVAL and may_look:
            look = Button(_("Look and decide…"), f"look-{line.export_id}", kind=Kind.PRIMARY, size="small", icon="eye")
            look.clicked.connect(lambda: self.look_wanted.emit(line))
        title = _("{number} · {recipient}", number=line.number, recipient=line.recipient)
        said = _(
            "{use}, {photographs}. {next}",
            use=scope_words(line.scope),
            photographs=count_words(len(line.photographs)),
            next=next_words(line, may_check=self._may_check),
        )
        return _row(f"export-{line.export_id}", title, said, state_spec(line), look)

    def _deletion(self, each: Deletion) -> QWidget:
        letter = None
        if self._may_write:
            letter = Button(_("Letter…"), f"letter-{each.recipient_id}", size="small", icon="mail")
            letter.setAccessibleName(_("Letter to {recipient}", recipient=each.recipient))
            letter.clicked.connect(lambda: self.letter_wanted.emit(each))
        said = ", ".join(_("{number} of {day}", number=file.number, day=day_of(file.left_at)) for file in each.files)
        told = each.told_at is not None
        spec = ChipSpec(_("Told"), "ok", "check") if told else ChipSpec(_("To be told"), "warn", "clock")
        return _row(f"delete-{each.recipient_id}", each.recipient, said, spec, letter)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the rows; empty takes it away."""
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something changed meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")


def _row(name: str, title: str, note: str, spec: ChipSpec, button: Button | None) -> QWidget:
    holder = named(QWidget(), name, f"{title}: {spec.text}. {note}")
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(words(title, "body", wrap=True))
    if note:
        lines.addWidget(words(note, "caption", wrap=True))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(10)
    row.addLayout(lines, 1)
    row.addWidget(Chip(spec.text, spec.tone, spec.icon))
    if button is not None:
        row.addWidget(button)
    return holder
