"""What the card of courses does: reads them, plans one, completes, stops or strikes out one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.courses import Course, CourseState
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import SafetyStop
from luna_desktop.services.care.courses import (
    CourseSoFar,
    NewCourse,
    change_course,
    plan_course,
    read_courses,
    strike_out_course,
)
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.safety.dialog import ask as ask_stop
from luna_desktop.ui.visits.course_dialog import CourseDialog
from luna_desktop.ui.visits.courses_card import CoursesCard
from luna_desktop.ui.visits.view import VisitsView


class CoursesPresenter(Presenter):
    """Stands between the card of courses and the use cases of one patient's courses."""

    def __init__(self, view: VisitsView, context: Context, patient: PatientId) -> None:
        super().__init__(view, self, context.lane, context.incidents)
        self._view, self._card, self._context, self._patient = view, view.list.courses, context, patient
        self._may_change = context.actor.may(Permission.WRITE_VISITS)
        self._dialog: CourseDialog | None = None
        card: CoursesCard = self._card
        card.plan_wanted.connect(self.ask_to_plan)
        card.complete_wanted.connect(lambda course: self._end(course, CourseState.COMPLETED, ""))
        card.stop_wanted.connect(self.ask_to_stop)
        card.strike_wanted.connect(self.ask_to_strike)
        self._show(())

    def load(self) -> None:
        """Read the courses."""
        self.ask("courses", self._context.job(read_courses, self._patient), self._show)

    def ask_to_plan(self) -> None:
        """Open the dialog that plans a course."""
        dialog = CourseDialog(self._view.window())
        self._dialog = dialog
        dialog.wanted.connect(self.plan)
        dialog.dismissed.connect(self._close)
        dialog.start()

    def plan(self, course: Course, overriding: Overriding | None = None) -> None:
        """Plan a course; where an allergy names the treatment, a doctor's reason is asked for."""

        def failed(error: Exception) -> None:
            if isinstance(error, SafetyStop):
                ask_stop(self._context, error, lambda reason: self.plan(course, reason))
            else:
                self.complain(error)

        new = NewCourse(self._patient, course, overriding)
        self.act(self._context.job(plan_course, new), self._planned, failed)

    def ask_to_stop(self, course: CourseSoFar) -> None:
        """Ask why a course is stopped, and stop it."""
        question = Question(
            _("Stop this course?"),
            _("Sessions that were held stay in their visits. Say why it was stopped."),
            _("Stop course"),
            danger=True,
        )

        def answered(reason: str | None) -> None:
            if reason is not None:
                self._end(course, CourseState.STOPPED, reason)

        self._context.prompts.ask_reason(question, answered)

    def ask_to_strike(self, course: CourseSoFar) -> None:
        """Ask why a course is wrong, and strike it out."""
        question = Question(
            _("Mark this course as entered in error?"),
            _("It leaves the list and stays in the history. Sessions that were held stay in their visits."),
            _("Entered in error"),
            danger=True,
        )

        def answered(reason: str | None) -> None:
            if reason is not None:
                wrong = StrikeOut(self._patient, course.known.fact_id, course.known.number, reason)
                self.act(self._context.job(strike_out_course, wrong), self._struck)

        self._context.prompts.ask_reason(question, answered)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems in the dialog, or above the list."""
        if self._dialog is not None:
            self._dialog.show_problems(problems)
        else:
            self._view.show_problems(problems)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the dialog, or above the list."""
        if self._dialog is not None:
            self._dialog.show_trouble(text)
        else:
            self._view.show_trouble(text, tone=tone)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the card shows what stands there
        """Say that somebody changed the course meanwhile, and read it again."""
        self.show_trouble(text, tone="warn")
        self.load()

    def _end(self, course: CourseSoFar, state: CourseState, reason: str) -> None:
        body = replace(course.course, state=state, reason=reason)
        change = FactChange(self._patient, course.known.fact_id, course.known.number, body)
        self.act(self._context.job(change_course, change), self._show)

    def _planned(self, courses: tuple[CourseSoFar, ...]) -> None:
        self._close()
        self._show(courses)
        self._context.navigation.saved(_("Course planned"))

    def _struck(self, courses: tuple[CourseSoFar, ...]) -> None:
        self._show(courses)
        self._context.navigation.saved(_("Struck out. It stays in the history."))

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.put_away()
            self._dialog = None

    def _show(self, courses: tuple[CourseSoFar, ...]) -> None:
        self._card.show_courses(courses, may_change=self._may_change)
