"""The page of a visit that is read: its text, what was changed after signing, notes of colleagues, what may be done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.visits import STATE_NAMES, VisitState
from luna_desktop.services.care.visits import OpenVisit, VersionOfVisit
from luna_desktop.texts import _, shown
from luna_desktop.ui.corrections.dispute_notes import DisputeNotes
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.visits.note_view import NoteBlocks
from luna_desktop.ui.visits.note_words import Block, blocks_of, differences
from luna_desktop.ui.visits.visit_head import VisitHead
from luna_desktop.ui.visits.wording import moment_of
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.inputs import LinesField
from luna_desktop.ui.widgets.naming import named, styled


class ReadingPage(QWidget):
    """A visit that is signed, struck out, or somebody else’s.

    Signals:
        back_wanted: go back to the list.
        amend_wanted: change the signed text, with a reason.
        strike_wanted: mark the visit as entered in error.
        move_wanted: move it to the chart that it belongs to.
        add_wanted: the text of a note to put beside it.
    """

    back_wanted = Signal()
    amend_wanted = Signal()
    strike_wanted = Signal()
    move_wanted = Signal()
    correction_wanted = Signal()
    add_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "visitReading", _("Visit"))
        self.head = VisitHead()
        self.head.photos.hide()
        self.head.add_procedure.hide()
        self.amend = Button(_("Amend…"), "amendVisitButton", icon="file-pen", size="small")
        self.strike = Button(_("Entered in error…"), "strikeVisitButton", icon="ban", size="small")
        self.move_button = Button(_("Wrong chart…"), "moveVisitButton", icon="git-branch", size="small")
        self.correct = Button(_("Correction asked…"), "askCorrectionButton", icon="file-pen", size="small")
        for button in (self.amend, self.correct, self.strike, self.move_button):
            self.head.add_action(button)
        self.trouble = Banner("warn", "", name="visitReadingTrouble")
        self.notice = Banner("info", "", name="visitNotice")
        self.note_card = Card(_("Note"), "signedNoteCard", icon="file-text")
        self.note = NoteBlocks("signedNote", _("Note"), columns=2)
        self.note_card.add(self.note)
        self.disputes = DisputeNotes("visitDisputes")
        self.earlier = Card(_("Changed after signing"), "earlierCard", icon="history")
        self.earlier_blocks = NoteBlocks("earlierNotes", _("Changed after signing"))
        self.earlier.add(self.earlier_blocks)
        self.beside = Card(_("Notes of colleagues"), "addendaCard", icon="message-square")
        self.addenda = NoteBlocks("addenda", _("Notes of colleagues"))
        self.own_note = LinesField("addendum", _("Add a note of your own"), lines=2)
        self.own_form = DraftedForm()
        self.add_button = Button(_("Add note"), "addNoteButton", kind=Kind.SECONDARY, icon="plus")
        self._build()

    def _build(self) -> None:
        self.beside.add(self.addenda)
        inside = QVBoxLayout(self.own_form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.own_note)
        inside.addWidget(self.own_form.draft_note)
        self.own_form.track(self.own_note)
        self.beside.add(self.own_form)
        self.beside.body().addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        content = styled(QWidget(), cls="body")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(24, 12, 20, 16)
        inside.setSpacing(12)
        for part in (self.trouble, self.notice, self.note_card, self.disputes, self.earlier, self.beside):
            inside.addWidget(part)
        inside.addStretch(1)
        area = named(QScrollArea(), "visitReadingScroll", _("Visit"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(area, 1)
        self.head.back.clicked.connect(self.back_wanted)
        self.amend.clicked.connect(self.amend_wanted)
        self.correct.clicked.connect(self.correction_wanted)
        self.strike.clicked.connect(self.strike_wanted)
        self.move_button.clicked.connect(self.move_wanted)
        self.add_button.clicked.connect(lambda: self.add_wanted.emit(self.own_note.value()))

    def show_visit(self, visit: OpenVisit, *, is_mine: bool, may_write: bool) -> None:
        """Show a visit, and what the person may do with it."""
        self.head.show_visit(visit)
        struck = visit.state is VisitState.ENTERED_IN_ERROR
        signed = visit.state in {VisitState.SIGNED, VisitState.AMENDED}
        self.amend.setVisible(is_mine and may_write and signed)
        self.correct.setVisible(signed and not visit.header.elsewhere)
        self.disputes.show_disputes(visit.disputes)
        self.strike.setVisible(is_mine and may_write and not struck)
        self.move_button.setVisible(is_mine and may_write and not struck)
        tone, icon = ("warn", "ban") if struck else ("info", "info")
        self.notice.say(tone, _notice(visit, is_mine=is_mine), icon=icon)
        self.note.show_blocks(blocks_of(visit.note))
        changes = _changes(visit.versions)
        self.earlier_blocks.show_blocks(changes)
        self.earlier.setVisible(bool(changes))
        said = [(_("{name}, {moment}", name=each.by, moment=moment_of(each.at)), each.text) for each in visit.addenda]
        self.addenda.show_blocks(said)
        self.addenda.setVisible(bool(said))
        for part in (self.own_form, self.own_note, self.add_button):
            part.setVisible(may_write and not struck)
        self.beside.setVisible(bool(said) or (may_write and not struck))
        self.own_note.show_problem("")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the note; empty takes it away."""
        self.trouble.say(tone, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)


def _notice(visit: OpenVisit, *, is_mine: bool) -> str:
    newest = visit.versions[0]
    if visit.header.elsewhere:
        return _notice_elsewhere(visit)
    if visit.state is VisitState.ENTERED_IN_ERROR:
        if visit.moved_to:
            return _("Made in the wrong chart and moved by {name}, {moment}: {reason}", **_who(newest))
        return _("Entered in error; struck out by {name}, {moment}: {reason}", **_who(newest))
    if visit.state is VisitState.DRAFT:
        return _("{name} is writing this visit. You read what was saved.", name=visit.header.practitioner)
    signed = next((each for each in visit.versions if each.state is VisitState.SIGNED), newest)
    who = {"name": signed.by, "moment": moment_of(signed.at)}
    if is_mine:
        return _("Signed by {name}, {moment}. The text is locked; a change becomes an amendment.", **who)
    return _("Signed by {name}, {moment}. The text is locked; add a note of your own below.", **who)


def _notice_elsewhere(visit: OpenVisit) -> str:
    signed = next((each for each in visit.versions if each.state is VisitState.SIGNED), visit.versions[0])
    said = {"clinic": visit.header.elsewhere, "name": signed.by, "moment": moment_of(signed.at)}
    if visit.state is VisitState.ENTERED_IN_ERROR:
        return _("Entered in error at {clinic}; its text did not come along.", **said)
    if visit.state is VisitState.DRAFT:
        return _("A draft of {clinic} that {name} had not signed. It came with its record and is read only.", **said)
    return _("Signed at {clinic} by {name}, {moment}. It came with its record and is read only.", **said)


def _who(version: VersionOfVisit) -> dict[str, str]:
    return {"name": version.by, "moment": moment_of(version.at), "reason": version.reason}


def _changes(versions: Sequence[VersionOfVisit]) -> list[Block]:
    """Return each amendment: who, when, why, and the wording before and after, newest first."""
    found: list[Block] = []
    for newer, older in pairwise(versions):
        if newer.state is not VisitState.AMENDED:
            continue
        head = _(
            "{state}, {name}, {moment}",
            state=shown(STATE_NAMES[newer.state]),
            name=newer.by,
            moment=moment_of(newer.at),
        )
        lines = [_("Why: {reason}", reason=newer.reason)]
        for label, before, after in differences(older.note, newer.note):
            lines.append(_("{label}, before: {text}", label=label, text=before or "–"))
            lines.append(_("{label}, now: {text}", label=label, text=after or "–"))
        found.append((head, "\n".join(lines)))
    return found
