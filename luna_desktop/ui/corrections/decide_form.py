"""The form in which the author decides: what the record says beside what is asked for, the answer, and its words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.rights.codes import CODE_WORDS, CORRECTION_CODES, DenialCode
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.correction_lines import CorrectionLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.corrections.value_fields import ValueFields
from luna_desktop.ui.corrections.wording import asked_words, title_words
from luna_desktop.ui.privacy.restrictions_forms import SectionForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


class DecideForm(SectionForm):
    """What is decided about one correction.

    Signals:
        wanted: keep the decision.
        chart_wanted: look at the chart first.
    """

    wanted = Signal()
    chart_wanted = Signal()

    def __init__(self, line: CorrectionLine) -> None:
        super().__init__("correctionDecision", _("Decide about {entry}", entry=title_words(line)))
        self.line = line
        answers = [
            Option(CaseState.ACCEPTED.value, _("Correct it as asked")),
            Option(CaseState.PARTIAL.value, _("In part")),
            Option(CaseState.DENIED.value, _("Leave it as it is")),
        ]
        self.answer = SegmentedField("answer", _("Your answer"), answers)
        self.value = ValueFields("value", _("What the entry is to say"))
        codes = sorted(CORRECTION_CODES, key=lambda code: code.value)
        self.code = ChoiceField(
            "code",
            _("Why not as asked"),
            [Option(code.value, shown(CODE_WORDS[code])) for code in codes],
            required=True,
        )
        self.decision = LinesField(
            "decision",
            _("What the patient reads"),
            required=True,
            lines=3,
            example=_("What you decided and why, in plain words"),
        )
        self.hint = Banner("info", "", name="decisionHint", icon="info")
        self.chart = Button(_("Open the chart"), "correctionChart", kind=Kind.GHOST, icon="file-text")
        self.save = Button(_("Keep the decision"), "correctionDecisionSave", kind=Kind.PRIMARY)
        self._lay_out(line)
        self.answer.edited.connect(self.fit)
        self.save.clicked.connect(self.wanted)
        self.chart.clicked.connect(self.chart_wanted)

    def _lay_out(self, line: CorrectionLine) -> None:
        self.column.addWidget(words(asked_words(line), "caption", wrap=True))
        pair = QHBoxLayout()
        pair.setSpacing(10)
        pair.addWidget(_side("recordedSide", _("The record says"), line.recorded or _("nothing")), 1)
        pair.addWidget(_side("askedSide", _("Asked for"), line.proposed), 1)
        self.column.addLayout(pair)
        self.column.addWidget(_side("reasonSide", _("Why, in the patient’s words"), line.reason))
        self.add(self.answer, *self.value.fields(), self.code, self.decision)
        self.column.addWidget(self.hint)
        self.finish(self.chart, self.save)

    def begin(self, values: Mapping[str, object]) -> None:
        """Begin afresh; what is asked for stands in the value."""
        super().begin(values)
        if self.line.field is not None and not self.line.by_hand:
            self.value.show(self.line.field, self.line.typed)
        self.fit()

    def chosen(self) -> CaseState | None:
        """Return the answer, or None while there is none."""
        value = self.answer.value()
        return CaseState(str(value)) if value else None

    def reason_code(self) -> DenialCode | None:
        """Return the ground, where the answer needs one."""
        value = self.code.value()
        return DenialCode(str(value)) if value and self.chosen() is not CaseState.ACCEPTED else None

    def new_value(self) -> str:
        """Return what the entry is to say; nothing where it is changed by hand or not at all."""
        if self.line.by_hand or self.chosen() in {None, CaseState.DENIED}:
            return ""
        return self.value.value(self.line.field)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields; the value has one of several controls."""
        mine = self.value.of(self.line.field).name
        super().show_problems({mine if name == "value" else name: text for name, text in problems.items()})

    def fit(self) -> None:
        """Show what the answer asks for."""
        answer = self.chosen()
        changes = answer in {CaseState.ACCEPTED, CaseState.PARTIAL}
        self.value.fit(self.line.field, seen=changes and not self.line.by_hand)
        self.code.setVisible(answer in {CaseState.PARTIAL, CaseState.DENIED})
        self.decision.setVisible(answer is not None)
        hint = ""
        if changes and self.line.by_hand:
            hint = _("Change the entry in the chart after this. The correction then waits here to be linked to it.")
        elif changes:
            hint = _("What stands there now stays in the history of the entry, struck through.")
        elif answer is CaseState.DENIED:
            hint = _("The patient may file a statement. It stands beside the entry and goes with every copy of it.")
        self.hint.say("info", hint, icon="info")


def _side(name: str, title: str, text: str) -> QWidget:
    tile = styled(named(QFrame(), name, _("{title}: {text}", title=title, text=text)), cls="tile")
    column = QVBoxLayout(tile)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(4)
    column.addWidget(words(title, "caption"))
    said = words(text, "body", wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(said)
    column.addStretch(1)
    return tile
