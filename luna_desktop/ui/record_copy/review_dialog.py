"""The two dialogs of the clinical review: to whom a copy is sent, and what the clinician says about each section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.withholding import OTHERS
from luna_desktop.reports.record_content import Section
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.services.sharing.copy_reviews import ReviewAnswer, holds_photographs
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.record_copy.names_dialog import code_options
from luna_desktop.ui.record_copy.sections import section_names
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Dialog

GIVEN = ""
REVIEWED = (
    Section.ALLERGIES,
    Section.HISTORY,
    Section.LIFESTYLE,
    Section.VISITS,
    Section.FINDINGS,
    Section.PAPERS,
    Section.RESULTS,
    Section.PHOTOGRAPHS,
)
"""Sections with clinical content: the clinician says yes or no to each."""


class SendDialog(Dialog):
    """To whom a copy is sent.

    Signals:
        sent: the clinician's id and a note.
    """

    sent = Signal(object, str)

    def __init__(self, window: QWidget, reviewers: Sequence[tuple[UserId, str]]) -> None:
        super().__init__(
            window,
            "sendReviewDialog",
            _("Send for clinical review"),
            _("The clinician finds it under Review, looks through sections and photographs, and answers."),
        )
        self.reviewer = ChoiceField(
            "reviewer", _("Clinician"), [Option(int(user), name) for user, name in reviewers], required=True
        )
        if reviewers:
            self.reviewer.show_value(int(reviewers[0][0]))
        self.note = LinesField("note", _("What to look at"), lines=2)
        self.add(self.reviewer)
        self.add(self.note)
        self.cancel = self.add_button(Button(_("Cancel"), "sendCancel"))
        self.act = self.add_button(Button(_("Send"), "sendAct", kind=Kind.PRIMARY, icon="send"))
        self.act.setEnabled(bool(reviewers))
        self.cancel.clicked.connect(self.put_away)
        self.act.clicked.connect(self._send)

    def _send(self) -> None:
        self.sent.emit(UserId(int(str(self.reviewer.value()))), str(self.note.value()))


class AnswerDialog(Dialog):
    """What the clinician says about each section.

    Signals:
        answered: the answer.
    """

    answered = Signal(object)

    def __init__(
        self, window: QWidget, whose: tuple[PatientId, int], plan: CopyPlan, counts: Mapping[Section, int]
    ) -> None:
        super().__init__(
            window,
            "answerReviewDialog",
            _("Your review of this copy"),
            _("Say for each section whether it is given. What is not given stands in the copy with its reason."),
            width=720,
        )
        self._whose, self._plan = whose, plan
        self.choices: dict[Section, ChoiceField] = {}
        self.add(self._sections(plan, counts))
        self.photographs = TickField("photographs", _("I looked at each photograph, and they may be given"))
        self.photographs.setVisible(holds_photographs(plan))
        self.note = LinesField("note", _("Note for the privacy officer"), lines=2)
        self.problem = words("", "error", wrap=True)
        self.problem.hide()
        for widget in (self.photographs, self.note, self.problem):
            self.add(widget)
        self.cancel = self.add_button(Button(_("Cancel"), "answerCancel"))
        self.act = self.add_button(Button(_("Give this answer"), "answerAct", kind=Kind.PRIMARY, icon="check"))
        self.cancel.clicked.connect(self.put_away)
        self.act.clicked.connect(lambda: self.answered.emit(self.answer()))

    def _sections(self, plan: CopyPlan, counts: Mapping[Section, int]) -> QScrollArea:
        holder = styled(QWidget(), cls="body")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        before = dict(plan.withheld)
        options = [Option(GIVEN, _("Given")), *(each for each in code_options() if each.value != OTHERS)]
        for section in REVIEWED:
            if section not in plan.sections:
                continue
            name = section_names()[section]
            count = counts.get(section, 0)
            field = ChoiceField(
                f"review_{section.value}", _("{name} ({count})", name=name, count=count) if count else name, options
            )
            field.show_value(before.get(section, GIVEN))
            at = len(self.choices)
            grid.addWidget(field, at // 2, at % 2)
            self.choices[section] = field
        area = named(QScrollArea(), "answerScroll", _("Sections"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        area.setFixedHeight(theme.px(270))
        return area

    def answer(self) -> ReviewAnswer:
        """Return what was chosen."""
        chosen = {section: str(field.value() or "") for section, field in self.choices.items()}
        patient, case_id = self._whose
        return ReviewAnswer(
            patient,
            case_id,
            tuple((section, code) for section, code in chosen.items() if code),
            (),
            photographs_confirmed=bool(self.photographs.value()),
            note=str(self.note.value()),
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is missing."""
        text = " ".join(problems.values())
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
