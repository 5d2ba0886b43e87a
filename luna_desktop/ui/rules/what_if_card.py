"""The what-if: pick something that could be planned and see what would speak, without touching the chart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.rules.table import NO_HIT
from luna_desktop.services.care.catalogues import plannable
from luna_desktop.services.care.findings import Spoken
from luna_desktop.texts import _, shown
from luna_desktop.ui.rules.finding_list import FindingList
from luna_desktop.ui.rules.question_list import QuestionList
from luna_desktop.ui.rules.wording import approver_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.catalogue_field import CatalogueField
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words

_APPEARANCE, _ILLNESS, _NOT_SAID = "appearance", "illness", "not_said"
_PURPOSES = {_APPEARANCE: True, _ILLNESS: False, _NOT_SAID: None}


class WhatIfCard(Card):
    """Takes what is thought of and shows what the rules say.

    Signals:
        asked: a `Coded` and whether it is asked for appearance, None where nobody said.
        answered: the trigger of a question and its `YesNo`.
    """

    asked = Signal(object, object)
    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(_("What if"), "whatIfCard", icon="circle-question-mark")
        self.what = CatalogueField(
            "whatIf", _("Treatment, topical or medicine"), plannable(), example=_("For example IPL photorejuvenation")
        )
        self.purpose = SegmentedField(
            "whatIfPurpose",
            _("Asked for"),
            [
                Option(_NOT_SAID, _("Not said")),
                Option(_APPEARANCE, _("Appearance")),
                Option(_ILLNESS, _("An illness")),
            ],
        )
        self.purpose.show_value(_NOT_SAID)
        self.ask_button = Button(_("See what would be found"), "askWhatIf", kind=Kind.SECONDARY, icon="search")
        self.note = words(_("Nothing is written into the chart."), "caption", wrap=True)
        self.findings = FindingList("whatIfFindings", _("What would be found"))
        self.ask_first = words(_("Ask before this"), "strong")
        self.questions = QuestionList()
        self.version = words("", "caption", wrap=True)
        self._build()
        self.show_nothing()

    def _build(self) -> None:
        self.add(self.what)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.purpose, 1)
        self.add(row)
        act = QHBoxLayout()
        act.setSpacing(10)
        act.addWidget(self.ask_button)
        act.addWidget(self.note, 1)
        self.add(act)
        for widget in (self.findings, self.ask_first, self.questions, self.version):
            self.add(widget)
        self.ask_button.clicked.connect(self._ask)
        self.what.picked.connect(lambda _entry: self._ask())
        self.purpose.edited.connect(self._ask_again)
        self.questions.answered.connect(self.answered)

    def show_nothing(self) -> None:
        """Show no answer yet."""
        self.findings.clear()
        self.questions.show_questions((), {})
        self.ask_first.hide()
        self.version.setText("")

    def show_spoken(self, spoken: Spoken, answers: dict[tuple[str, str], YesNo]) -> None:
        """Show what was found for what is in the field."""
        silent = _("No rule speaks yet: a doctor of the clinic approves them under Catalogues.")
        empty = silent if spoken.is_silent else shown(NO_HIT)
        self.findings.show_findings(spoken.findings, answered=spoken.answered, empty=empty)
        self.questions.show_questions(spoken.questions, answers)
        self.ask_first.setVisible(bool(spoken.questions))
        self.version.setText(approver_words(spoken.approver, spoken.version))

    def coded(self) -> Coded:
        """Return what is thought of."""
        return self.what.coded()

    def is_cosmetic(self) -> bool | None:
        """Return whether it is asked for appearance, None where nobody said."""
        return _PURPOSES.get(str(self.purpose.value()))

    def _ask(self) -> None:
        if not self.coded().text:
            self.what.show_problem(_("Choose from the list, or write what you think of."))
            return
        self.what.show_problem("")
        self.asked.emit(self.coded(), self.is_cosmetic())

    def _ask_again(self) -> None:
        if self.coded().text:
            self._ask()
