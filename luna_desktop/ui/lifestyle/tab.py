"""How the Lifestyle tab is declared and put together: the assessments, and going through filled-in forms."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, say
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.intake.mode import may_turn_form
from luna_desktop.ui.intake.review_presenter import ReviewPresenter
from luna_desktop.ui.intake.review_view import ReviewView
from luna_desktop.ui.lifestyle.presenter import LifestylePresenter
from luna_desktop.ui.lifestyle.view import LifestyleView
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.naming import named


class LifestyleTab(QWidget):
    """The assessments; over them a banner while a form waits, and behind it the form."""

    def __init__(self, context: Context, hub: ChartHub) -> None:
        super().__init__()
        named(self, "lifestylePage", _("Lifestyle"))
        self.view = LifestyleView(context.desk.premises.clock().astimezone(CLINIC_ZONE).date())
        self.review = ReviewView()
        self.banner = Banner("info", "", name="intakeBanner", icon="clipboard-list")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.review)
        self._may = context.actor.may(Permission.REVIEW_INTAKE)
        holder = QVBoxLayout()
        holder.setContentsMargins(24, 10, 20, 0)
        holder.addWidget(self.banner)
        self._holder = QWidget()
        self._holder.setLayout(holder)
        self._holder.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._holder)
        column.addWidget(self.pages, 1)
        self.banner.acted.connect(self.open_review)
        self.review.back_wanted.connect(self.close_review)
        self.view.fill_in_wanted.connect(lambda: context.navigation.turn_form(hub.patient))
        self.view.fill_in.setVisible(may_turn_form(context.actor))
        self.view.filled.clicked.connect(self.open_review)
        LifestylePresenter(self.view, context, hub)
        presenter = ReviewPresenter(self.review, context, hub)
        presenter.waiting.connect(self.show_waiting)
        presenter.load()

    def show_waiting(self, count: int) -> None:
        """Say that answers wait; nothing is said where none do."""
        text = _("The patient filled in a form: 1 answer waits.") if count == 1 else ""
        if count > 1:
            text = _("The patient filled in a form: {count} answers wait.", count=count)
        action = (_("Go through them") if self._may else _("Read them")) if count else ""
        self.banner.say("info", text, action=action, icon="clipboard-list")
        self.view.filled.setVisible(self.review.shown is not None)
        self._show_banner()

    def open_review(self) -> None:
        """Show the form."""
        if self.review.shown is not None:
            self.pages.setCurrentWidget(self.review)
            self._show_banner()
            self.review.start()

    def close_review(self) -> None:
        """Show the assessments again."""
        self.pages.setCurrentWidget(self.view)
        self._show_banner()

    def _show_banner(self) -> None:
        self._holder.setVisible(bool(self.banner.text()) and self.pages.currentWidget() is self.view)


def build_tab(context: Context, patient_id: PatientId, hub: ChartHub) -> QWidget:
    """Build the tab for a patient; the hub is that patient's."""
    if hub.patient != patient_id:
        raise ValueError(patient_id)
    return LifestyleTab(context, hub)


LIFESTYLE_TAB = TabSpec("lifestyle", say("Lifestyle"), "sun", Permission.READ_CHART, build_tab)
