"""The page on which a form about results stands: over one save bar, with the result itself beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.entries.frame import ChartFrame
from luna_desktop.ui.results.forms import StepForm
from luna_desktop.ui.results.panel import ResultPanel
from luna_desktop.ui.widgets.cards import Card


class FormPage(QWidget):
    """Holds one form at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("resultFormPage")
        self.frame = ChartFrame("resultForms", _("Form"), save_text=_("Save"))
        self.aside = ResultPanel("resultAside", acts=False)
        self.form: StepForm | None = None
        self._card = Card("", "resultFormCard")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 14, 20, 18)
        column.addWidget(self._card)
        column.addStretch(1)
        self.frame.compose(content, panel=self.aside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)

    def open_form(self, form: StepForm, *, with_aside: bool) -> None:
        """Put a form in place of the one before and give its first field the keyboard."""
        self.close_form()
        self.form = form
        self._card.body().addWidget(form)
        self.aside.setVisible(with_aside)
        self.frame.banner.say("info", "")
        self.frame.track(*form.fields())
        self.frame.show_values(form.start_values())
        form.show()
        form.first().control.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the open form away, with what is typed in it."""
        form, self.form = self.form, None
        self.frame.stale_box.hide()
        if form is not None:
            self.frame.forget(*(field.name for field in form.fields()))
            form.hide()
            form.deleteLater()

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Show problems at their fields and return the names that no field answers to."""
        mine = dict(problems)
        if self.form is not None:
            mine = self.form.at_fields(problems)
        left = self.frame.show_problems(mine)
        return [name for name in left if name in problems]
