"""The card of courses beside the list of visits: how far each has come, and how it is ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.courses import CourseState
from luna_desktop.services.care.courses import CourseSoFar
from luna_desktop.texts import _
from luna_desktop.ui.visits.course_words import held_words, state_chip
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named


class CoursesCard(Card):
    """The courses of a patient.

    Signals:
        plan_wanted: plan a course.
        complete_wanted, stop_wanted: the `CourseSoFar` that is over.
        strike_wanted: the `CourseSoFar` that was entered in error.
    """

    plan_wanted = Signal()
    complete_wanted = Signal(object)
    stop_wanted = Signal(object)
    strike_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Courses"), "coursesCard", icon="repeat")
        self._may_change = False
        self.plan = Button(_("Plan a course…"), "planCourseButton", icon="plus", size="small")
        self.plan.clicked.connect(self.plan_wanted)
        self.none = words(_("No course is planned."), "body2", wrap=True)
        self.add(self.none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._rows)
        self.body().addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)

    def show_courses(self, courses: Sequence[CourseSoFar], *, may_change: bool) -> None:
        """Show courses, newest first."""
        self._may_change = may_change
        self.plan.setVisible(may_change)
        self.none.setVisible(not courses)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, course in enumerate(courses):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(course, at))

    def _row(self, course: CourseSoFar, at: int) -> QWidget:
        body = course.course
        row = named(QWidget(), f"course{at}", body.what.text)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(words(body.what.text, "strong", wrap=True), 1)
        column.addLayout(head)
        said = " · ".join(part for part in (held_words(course), body.interval, body.reason) if part)
        column.addWidget(words(said, "caption", wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        chip = Chip("", name=f"course{at}State")
        chip.show_chip(state_chip(course))
        foot.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        if self._may_change and body.state is CourseState.ACTIVE:
            for text, name, signal in (
                (_("Completed"), "complete", self.complete_wanted),
                (_("Stop…"), "stop", self.stop_wanted),
            ):
                button = Button(text, f"course{at}{name}", kind=Kind.GHOST, size="small")
                button.setAccessibleName(_("{action}: {course}", action=text, course=body.what.text))
                button.clicked.connect(lambda _on=False, signal=signal: signal.emit(course))
                foot.addWidget(button)
        if self._may_change:
            said = _("Entered in error: {course}", course=body.what.text)
            strike = icon_button("ban", f"course{at}strike", said, kind=Kind.GHOST, size="small")
            strike.clicked.connect(lambda: self.strike_wanted.emit(course))
            head.addWidget(strike, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        return row
