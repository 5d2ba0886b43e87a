"""Who else is named in a copy: each name and number with where it stands, to be left out or left in by a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.third_parties import WHY_WORDS, Proposal, Sample
from luna_desktop.domain.withholding import OTHERS, REASONS
from luna_desktop.reports.record_content import Section
from luna_desktop.services.sharing.copy_passages import NamesFound
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.record_copy.sections import section_names
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Dialog

WIDTH = 760


def code_options() -> list[Option]:
    """Return the reasons for leaving something out, each with its code."""
    return [Option(code, _("{code}: {reason}", code=code, reason=shown(reason))) for code, reason in REASONS.items()]


class PassageRow(QWidget):
    """One name or number: ticked is left out."""

    def __init__(self, passage: Redaction, note: str, samples: Sequence[Sample], *, left_out: bool) -> None:
        super().__init__()
        self.passage = passage
        named(self, f"passage_{abs(hash(passage.words))}", passage.words)
        self.box = CheckBox(passage.words, "leaveOut", note=note)
        self.box.setAccessibleName(_("Leave out {words}", words=passage.words))
        self.box.setChecked(left_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(2)
        column.addWidget(self.box)
        names = {section.value: text for section, text in section_names().items()}
        for sample in samples:
            said = _(
                "{section}: … {before} {words} {after} …",
                section=names.get(sample.section, sample.section),
                before=sample.before,
                words=sample.words,
                after=sample.after,
            )
            line = words(said, "caption", wrap=True)
            line.setContentsMargins(30, 0, 0, 0)
            column.addWidget(line)


class NamesDialog(Dialog):
    """Names and numbers of others, each with a tick.

    Signals:
        decided: the plan with what is left out and what was looked at and stays.
    """

    decided = Signal(object)

    def __init__(self, window: QWidget, plan: CopyPlan, found: NamesFound) -> None:
        super().__init__(
            window,
            "namesDialog",
            _("Other people in this copy"),
            _(
                "What you leave out is gone from the pages, the file and the archive; a mark with its code stands "
                "there instead. The patient’s own name and those of staff stay."
            ),
            width=WIDTH,
        )
        self._plan = plan
        self.rows: list[PassageRow] = []
        self.add(self._list(plan, found))
        if found.unread:
            self.add(words(_unread_words(found.unread), "caption", tone="warn", wrap=True))
        self.add(hairline())
        self.add(self._own_words())
        self.cancel = self.add_button(Button(_("Cancel"), "namesCancel"))
        self.keep = self.add_button(Button(_("Leave out what is ticked"), "namesKeep", kind=Kind.PRIMARY, icon="check"))
        self.cancel.clicked.connect(self.put_away)
        self.keep.clicked.connect(self._keep)

    def _list(self, plan: CopyPlan, found: NamesFound) -> QScrollArea:
        holder = styled(QWidget(), cls="body")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        chosen = {each.words: each for each in plan.redactions}
        for proposal in found.proposals:
            passage = chosen.pop(proposal.words, Redaction(proposal.words, OTHERS))
            is_new = proposal.words not in plan.left_alone
            self._add(PassageRow(passage, _note(proposal), proposal.samples, left_out=is_new))
        for passage in chosen.values():
            self._add(PassageRow(passage, _("Chosen by hand, code {code}", code=passage.code), (), left_out=True))
        self.nothing = words(_("Nobody else was found. Read the pages all the same."), "body2", wrap=True)
        self.nothing.setVisible(not self.rows)
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)
        area = named(QScrollArea(), "namesScroll", _("Other people in this copy"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        area.setFixedHeight(theme.px(280))
        return area

    def _add(self, row: PassageRow) -> None:
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)

    def _own_words(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.words = TextField("words", _("Other words to leave out"), example=_("Sunita Rao"), longest=400)
        self.code = ChoiceField("code", _("Why"), code_options())
        self.code.show_value(OTHERS)
        self.more = Button(_("Add"), "namesAdd", icon="plus")
        self.more.clicked.connect(self._add_own)
        row.addWidget(self.words, 3)
        row.addWidget(self.code, 3)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        return holder

    def _add_own(self) -> None:
        typed = " ".join(str(self.words.value()).split())
        if sum(letter.isalnum() for letter in typed) < 2:
            self.words.show_problem(_("Choose at least two letters. One letter would be found in every word."))
            return
        self.words.show_problem("")
        code = str(self.code.value())
        self.nothing.hide()
        self._add(PassageRow(Redaction(typed, code), _("Chosen by hand, code {code}", code=code), (), left_out=True))
        self.words.show_value("")
        self.words.control.setFocus()

    def _keep(self) -> None:
        out = tuple(row.passage for row in self.rows if row.box.isChecked())
        stays = tuple(row.passage.words for row in self.rows if not row.box.isChecked())
        self.put_away()
        self.decided.emit((out, stays))


def _note(proposal: Proposal) -> str:
    why = shown(WHY_WORDS[proposal.why])
    if proposal.count == 1:
        return _("{why} · stands there once", why=why)
    return _("{why} · stands there {count} times", why=why, count=proposal.count)


def _unread_words(titles: Sequence[str]) -> str:
    listed = ", ".join(titles[:4])
    if len(titles) == 1:
        return _("This document is a picture, which nothing but your eyes can search: {titles}.", titles=listed)
    return _("These documents are pictures, which nothing but your eyes can search: {titles}.", titles=listed)


def names_of(sections: Sequence[Section]) -> str:
    """Return sections as one line."""
    known = section_names()
    return ", ".join(known[section] for section in sections)
