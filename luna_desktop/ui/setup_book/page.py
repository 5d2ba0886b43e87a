"""The page “Set up the book”: its parts as tabs, each read when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.setup_book.closures_tab import ClosuresPresenter, ClosuresTab
from luna_desktop.ui.setup_book.feeds_tab import FeedsPresenter, FeedsTab
from luna_desktop.ui.setup_book.holidays_presenter import HolidaysPresenter
from luna_desktop.ui.setup_book.holidays_tab import HolidaysTab
from luna_desktop.ui.setup_book.hours_presenter import HoursPresenter
from luna_desktop.ui.setup_book.hours_tab import HoursTab
from luna_desktop.ui.setup_book.people_tab import PeoplePresenter, PeopleTab
from luna_desktop.ui.setup_book.places_presenter import PlacesPresenter
from luna_desktop.ui.setup_book.places_tab import PlacesTab
from luna_desktop.ui.setup_book.presenting import SetUpPresenter
from luna_desktop.ui.setup_book.services_presenter import ServicesPresenter
from luna_desktop.ui.setup_book.services_tab import ServicesTab
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import not_allowed
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab

SERVICES, PLACES, PEOPLE, HOURS = "services", "places", "people", "hours"
CLOSURES, HOLIDAYS, FEEDS = "closures", "holidays", "feeds"


class SetUpView(QWidget):
    """Shows one part of the set-up at a time.

    Signals:
        back_wanted: return to the settings.
    """

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "setUpBookPage", _("Set up the book")), cls="page")
        self.back = Button(_("Settings"), "backToSettings", kind=Kind.GHOST, icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.parts: dict[str, QWidget] = {
            SERVICES: ServicesTab(),
            PLACES: PlacesTab(),
            PEOPLE: PeopleTab(),
            HOURS: HoursTab(),
            CLOSURES: ClosuresTab(),
            HOLIDAYS: HolidaysTab(),
            FEEDS: FeedsTab(),
        }
        self.tabs = ChartTabs("setUpTabs", _("Parts of the set-up"), _tabs())
        self.stack = QStackedWidget()
        for part in self.parts.values():
            self.stack.addWidget(part)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(words(_("Set up the book"), "title"))
        lead = _("What can be booked, with whom, where and when. Every change keeps what was before.")
        names.addWidget(words(lead, "body2", wrap=True))
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 20, 0)
        head.addLayout(names, 1)
        head.addWidget(self.back)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 20, 0)
        row.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def show_part(self, key: str) -> None:
        """Show a part."""
        self.tabs.show_current(key)
        self.stack.setCurrentWidget(self.parts[key])


def _tabs() -> list[Tab]:
    return [
        Tab(SERVICES, _("Services")),
        Tab(PLACES, _("Rooms and devices")),
        Tab(PEOPLE, _("Practitioners")),
        Tab(HOURS, _("Opening hours")),
        Tab(CLOSURES, _("Leave and closures")),
        Tab(HOLIDAYS, _("Public holidays")),
        Tab(FEEDS, _("Calendars")),
    ]


class Parts:
    """Makes the presenter of a part when it is first shown."""

    def __init__(self, view: SetUpView, context: Context) -> None:
        self._view, self._context = view, context
        self.presenters: dict[str, SetUpPresenter] = {}
        view.tabs.chosen.connect(self.show)

    def show(self, key: str) -> None:
        """Show a part, and read it if it was not shown before."""
        self._view.show_part(key)
        if key not in self.presenters:
            self.presenters[key] = self._make(key)
            self.presenters[key].load()

    def _make(self, key: str) -> SetUpPresenter:
        makers: dict[str, Callable[..., SetUpPresenter]] = {
            SERVICES: ServicesPresenter,
            PLACES: PlacesPresenter,
            PEOPLE: PeoplePresenter,
            HOURS: HoursPresenter,
            CLOSURES: ClosuresPresenter,
            HOLIDAYS: HolidaysPresenter,
            FEEDS: FeedsPresenter,
        }
        return makers[key](self._view.parts[key], self._context)


def build_page(context: Context) -> QWidget:
    """Make the page; whoever may not set up the book is told whom to ask."""
    if not context.actor.may(Permission.SET_UP_BOOK):
        return not_allowed(_("Ask the owner of the clinic."), name="setUpBookClosed")
    view = SetUpView()
    parts = Parts(view, context)
    view.back_wanted.connect(lambda: context.navigation.go("settings"))
    view.destroyed.connect(lambda: parts.presenters.clear())
    parts.show(SERVICES)
    return view
