"""Options to consider, for the treating doctor: why this one, what speaks beside it, and why others were left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.rules.suggesting import HEADING, LeftOut, Option
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.suggestions import Shown
from luna_desktop.texts import _, shown
from luna_desktop.ui.rules.wording import approver_words, grade_words, origin_words, rule_words, told
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named

MOST = 60


class OptionsCard(Card):
    """Shows options by concern and step.

    Signals:
        accepted: the id of a suggestion that goes into the plan.
        declined: the id of one that is not needed.
    """

    accepted = Signal(str)
    declined = Signal(str)

    def __init__(self, *, may_answer: bool) -> None:
        super().__init__(shown(HEADING), "optionsCard", icon="lightbulb")
        self._may_answer = may_answer
        self.left_button = Button(_("Why others were left out"), "leftOutButton", kind=Kind.GHOST, size="small")
        self.add_action(self.left_button)
        self._inside = QWidget()
        self._others = QWidget()
        self._shows_left = False
        self._shown: Shown | None = None
        self.note = words("", "caption", wrap=True)
        self.add(self._inside)
        self.add(self._others)
        self.add(self.note)
        self.left_button.clicked.connect(self._turn_left)
        self.left_button.hide()

    def show_refused(self, sentence: str) -> None:
        """Say why nothing is suggested, such as that the patient did not agree to it."""
        self._shown = None
        self.left_button.hide()
        self._inside = self._swap(self._inside, _sentence(sentence))
        self._others = self._swap(self._others, QWidget())
        self.note.setText("")

    def show_options(self, shown_options: Shown) -> None:
        """Show what is offered and, on request, what was left out."""
        self._shown = shown_options
        if shown_options.is_silent:
            text = _("No suggestion speaks yet: a doctor of the clinic approves them under Catalogues.")
            self.show_refused(text)
            return
        offered = shown_options.offered[:MOST]
        nothing = _("No option of this version fits the conditions in this chart.")
        self._inside = self._swap(self._inside, self._list(offered) if offered else _sentence(nothing))
        self.left_button.setVisible(bool(shown_options.left_out))
        self._show_left()
        said = approver_words(shown_options.approver, shown_options.version)
        decides = _("Suggestions come from clinic rules. You decide; nothing is changed until you act.")
        self.note.setText(f"{decides} {said}")

    def _list(self, offered: tuple[Option, ...]) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        before = ""
        for option in offered:
            concern = option.suggestion.concern.replace("_", " ").capitalize()
            if concern != before:
                column.addWidget(words(concern, "strong"))
                before = concern
            else:
                column.addWidget(hairline())
            column.addWidget(self._row(option))
        return inside

    def _row(self, option: Option) -> QFrame:
        each = option.suggestion
        row = named(QFrame(), f"option{each.id}", each.label)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Chip(_("Step {step}", step=each.step), "info", "lightbulb"), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(words(each.label, "strong", wrap=True))
        texts.addWidget(words(_why(option), "body2", wrap=True))
        for text in _beside(option):
            texts.addWidget(words(text, "caption", tone="warn", wrap=True))
        texts.addWidget(words(_source(option), "caption", wrap=True))
        line.addLayout(texts, 1)
        if self._may_answer:
            take = Button(_("Add to plan"), f"take{each.id}", size="small")
            take.setAccessibleName(_("Add to plan: {option}", option=each.label))
            leave = Button(_("Not needed…"), f"leave{each.id}", kind=Kind.GHOST, size="small")
            leave.setAccessibleName(_("Not needed: {option}", option=each.label))
            take.clicked.connect(lambda _on=False, name=each.id: self.accepted.emit(name))
            leave.clicked.connect(lambda _on=False, name=each.id: self.declined.emit(name))
            line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(leave, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _turn_left(self) -> None:
        self._shows_left = not self._shows_left
        self._show_left()

    def _show_left(self) -> None:
        left = self._shown.left_out if self._shown is not None and self._shows_left else ()
        self.left_button.setText(_("Hide what was left out") if self._shows_left else _("Why others were left out"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if left:
            column.addWidget(words(_("Left out"), "strong"))
        for each in left[:MOST]:
            column.addWidget(words(_left_words(each), "body2", wrap=True))
        self._others = self._swap(self._others, inside)

    def _swap(self, old: QWidget, new: QWidget) -> QWidget:
        self.body().replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new


def _sentence(text: str) -> QWidget:
    return words(text, "body2", wrap=True)


def _why(option: Option) -> str:
    facts = []
    for fact in option.facts:
        origin = origin_words(fact)
        facts.append(f"{told(fact.what)} ({origin})" if origin else told(fact.what))
    rationale = option.suggestion.rationale.rstrip(".")
    if not facts:
        return _("Why: {rationale}.", rationale=rationale)
    return _("Why: {rationale}. From: {facts}.", rationale=rationale, facts=", ".join(dict.fromkeys(facts)))


def _beside(option: Option) -> list[str]:
    said = [rule_words(each) for each in option.findings if each.is_sure]
    if option.suggestion.applies_when:
        said.append(_("Meant for: {words}. Judge whether that fits.", words=option.suggestion.applies_when))
    if option.missing:
        said.append(_("Not known: {facts}", facts=" · ".join(shown(each) for each in option.missing)))
    return said


def _source(option: Option) -> str:
    each, book = option.suggestion, catalogue("sources")
    cited = "; ".join(book.entry(key).name if book.has(key) else key for key in each.sources)
    return _(
        "{grade} · {sources} · Suggestion {id}, version {version}",
        grade=grade_words(each.grade),
        sources=cited,
        id=each.id,
        version=each.version,
    )


def _left_words(each: LeftOut) -> str:
    reason = rule_words(each.finding) if each.finding is not None else shown(each.because)
    facts = ", ".join(dict.fromkeys(told(fact.what) for fact in each.facts))
    if facts and each.finding is None:
        return _("{option}: {reason} ({facts})", option=each.suggestion.label, reason=reason, facts=facts)
    return _("{option}: {reason}", option=each.suggestion.label, reason=reason)
