"""The line under the plan that offers the last plan as a start; it does nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.naming import named

KEYS = "Ctrl+Shift+K"


class LastPlanOffer(QWidget):
    """Shows the plan of the visit before with its day, and a button that takes it over.

    Signals:
        taken: the text to begin with.
    """

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "lastPlan", _("The last plan"))
        self._plan, self._day = "", ""
        self.about = ElidedLabel("", "caption")
        self.take = Button(_("Start from it"), "takeLastPlan", icon="copy", size="small", tip=KEYS)
        self.take.clicked.connect(self.take_over)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.about, 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def offer(self, plan: str, day: str, *, has_room: bool) -> None:
        """Offer a plan of a day, as long as nothing is planned yet; an empty one is not offered."""
        self._plan, self._day = plan, day
        self.set_room(has_room=has_room)

    def set_room(self, *, has_room: bool) -> None:
        """Offer the plan while the field is empty, and take the offer back once something is planned."""
        if self._plan:
            text = " ".join(self._plan.split())
            self.about.show_text(_("Last plan, {day}: {plan}", day=self._day, plan=text))
            self.setVisible(has_room)

    def take_over(self) -> None:
        """Hand out the plan; the line says from then on where the words are from."""
        if self._plan and not self.isHidden():
            plan, self._plan = self._plan, ""
            self.taken.emit(plan)
            self.about.show_text(_("Begun with the plan of {day}. Change what differs today.", day=self._day))
            self.take.hide()
            self.show()
