"""The dialog that plans a course: which treatment, how many sessions, how far apart."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.clinical.courses import Course
from luna_desktop.services.care.treatments import treatments
from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.catalogue_field import CatalogueField
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.overlay import Dialog


class CourseDialog(Dialog):
    """Asks for a course.

    Signals:
        wanted: the `Course` to plan.
    """

    wanted = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            "courseDialog",
            _("Plan a course of sessions"),
            _("Each visit then says which session of how many it is."),
            width=520,
        )
        self.banner = Banner("warn", "", name="courseTrouble")
        self.what = CatalogueField("what", _("Treatment"), treatments(), required=True)
        self.sessions = TextField("sessions", _("Planned sessions"), required=True, example="4", longest=20)
        self.interval = TextField("interval", _("How far apart"), example=_("Every 4 to 6 weeks"), longest=120)
        for part in (self.banner, self.what, self.sessions, self.interval):
            self.add(part)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.plan = self.add_button(Button(_("Plan course"), "confirmButton", kind=Kind.PRIMARY))
        self.cancel.clicked.connect(self.dismissed)
        self.plan.clicked.connect(lambda: self.wanted.emit(self.course()))

    def start(self) -> None:
        """Show the dialog."""
        self.open_on(self.what.control)

    def course(self) -> Course:
        """Return the course as it is typed; a number that is none counts as no session."""
        typed = self.sessions.value()
        return Course(self.what.coded(), int(typed) if typed.isdecimal() else 0, self.interval.value())

    def show_trouble(self, text: str) -> None:
        """Say what stands in the way; what was typed stays."""
        self.banner.say("warn", text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.banner.say("warn", "")
        for field in (self.what, self.sessions, self.interval):
            field.show_problem(problems.get(field.name, ""))
