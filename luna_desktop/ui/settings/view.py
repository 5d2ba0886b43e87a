"""The Settings page: tabs over the forms, this workstation, and About."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.erasure.years_form import YearsForm
from luna_desktop.ui.settings.care_form import CareForm
from luna_desktop.ui.settings.forms import ClinicForm, ContactForm, CountriesForm, PreferencesForm
from luna_desktop.ui.settings.mail_form import MailForm
from luna_desktop.ui.settings.workstation import AboutPage, WorkstationPage
from luna_desktop.ui.staff.forms import PasswordForm
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab


class SettingsView(QWidget):
    """Shows the settings, one tab at a time."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "settingsPage", _("Settings")), cls="page")
        self.clinic, self.contact, self.preferences = ClinicForm(), ContactForm(), PreferencesForm()
        self.care, self.countries = CareForm(), CountriesForm()
        self.mail, self.years = MailForm(), YearsForm()
        self.workstation, self.about, self.password_form = WorkstationPage(), AboutPage(), PasswordForm()
        self.password_form.setMaximumWidth(560)
        self.banner = Banner("warn", "", name="settingsTrouble")
        self.set_up_book = Button(_("Set up the book"), "setUpBookButton", icon="calendar-check")
        self.note = words("", "body2", wrap=True)
        self.tabs = ChartTabs(
            "settingsTabs",
            _("Settings"),
            [
                Tab("clinic", _("Clinic")),
                Tab("contact", _("Privacy contact")),
                Tab("preferences", _("Preferences")),
                Tab("care", _("Care")),
                Tab("messages", _("Messages")),
                Tab("retention", _("Retention")),
                Tab("countries", _("Closed countries")),
                Tab("workstation", _("This workstation")),
                Tab("about", _("About")),
            ],
        )
        self._pages: dict[str, QWidget] = {
            "clinic": self.clinic,
            "contact": self.contact,
            "preferences": self.preferences,
            "care": self.care,
            "messages": self.mail,
            "retention": self.years,
            "countries": self.countries,
            "workstation": self.workstation,
            "about": self.about,
        }
        self.stack = QStackedWidget()
        for page in (*self._pages.values(), self.password_form):
            self.stack.addWidget(page)
        self.tabs.chosen.connect(self.show_tab)
        self.workstation.password_wanted.connect(self.start_password)
        self.password_form.closed.connect(lambda: self.show_tab("workstation"))
        self._build()

    def _build(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(24, 14, 20, 0)
        top.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(words(_("Settings"), "title"), 1)
        head.addWidget(self.set_up_book)
        top.addLayout(head)
        top.addWidget(self.note)
        top.addWidget(self.banner)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(14, 0, 20, 0)
        tabs.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(tabs)
        column.addWidget(hairline())
        column.addWidget(self.stack, 1)

    def forms(self) -> tuple[EditFrame, ...]:
        """Return the forms that save into the clinic's records."""
        return (self.clinic, self.contact, self.preferences, self.care, self.countries)

    def show_tab(self, key: str) -> None:
        """Show one tab's page."""
        self.tabs.show_current(key)
        self.stack.setCurrentWidget(self._pages[key])

    def start_password(self) -> None:
        """Open the form for one's own password in place of this workstation's page."""
        self.stack.setCurrentWidget(self.password_form)
        self.password_form.start({})

    def allow(self, *, may_change: bool, is_owner: bool, may_approve: bool) -> None:
        """Let the clinic's settings be changed, or only read; countries are the owner's, consents a clinician's."""
        for form in self.forms():
            form.set_read_only(not may_change)
        self.countries.set_read_only(not (may_change and is_owner))
        self.care.allow(days=may_change, months=may_approve)
        self.note.setText("" if may_change else _("The owner and the privacy officer change these settings."))
        self.note.setVisible(not may_change)

    def form_shown(self) -> EditFrame | None:
        """Return the form whose tab is shown, or None."""
        page = self.stack.currentWidget()
        return page if isinstance(page, EditFrame) else None

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the pages, or in the password form while that is open."""
        for form in (*self.forms(), self.mail, self.years):
            form.set_saving(False)
        if self.stack.currentWidget() is self.password_form and text:
            self.password_form.show_trouble(text, tone=tone)
        else:
            self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of what is shown."""
        form = self.form_shown()
        if form is None:
            self.password_form.show_problems(problems)
            return
        form.set_saving(False)
        left = form.show_problems(problems)
        self.banner.say("warn", " ".join(problems[name] for name in left))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - settings are read again
        """Say that somebody else changed the settings."""
        self.show_trouble(text, tone="warn")
