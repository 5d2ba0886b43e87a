"""The place of openings: closed records that were opened, openings that were noticed, and requests to be let in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.rights.openings import OpeningRules
from luna_desktop.texts import _
from luna_desktop.ui.break_glass.noticed_page import NoticedList
from luna_desktop.ui.break_glass.openings_page import OpeningsPage, RequestsPage
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab

OPENED, NOTICED, REQUESTS = "opened", "noticed", "requests"


class OpeningsPlace(QWidget):
    """Shows the lists; each has its own signals."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "openingsPlace", _("Openings")), cls="page")
        self.summary = words("", "body2", wrap=True)
        self.trouble = Banner("warn", "", name="openingsTrouble")
        self.rules = Button(_("Rules of openings…"), "openingRulesButton", icon="settings")
        self.tabs = ChartTabs("openingsTabs", _("Openings"), [Tab(key, title) for key, title in _titles().items()])
        self.opened, self.noticed, self.requests = OpeningsPage(), NoticedList(), RequestsPage()
        self.inner = QStackedWidget()
        self._places: dict[str, QWidget] = {OPENED: self.opened, NOTICED: self.noticed, REQUESTS: self.requests}
        self._build()
        self.tabs.chosen.connect(self.show_tab)
        self.show_tab(OPENED)

    def _build(self) -> None:
        says = QVBoxLayout()
        says.setSpacing(0)
        says.addWidget(words(_("Openings"), "title"))
        says.addWidget(self.summary)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 20, 0)
        head.addLayout(says, 1)
        head.addWidget(self.rules)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 20, 0)
        row.addWidget(self.tabs, 1)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(24, 8, 20, 0)
        trouble.addWidget(self.trouble)
        for page in self._places.values():
            self.inner.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(row)
        column.addLayout(trouble)
        column.addWidget(self.inner, 1)

    def show_tab(self, key: str) -> None:
        """Show one of the lists."""
        self.tabs.show_current(key)
        self.inner.setCurrentWidget(self._places[key])

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show on the tabs how much is to do."""
        titles = _titles()
        for key, count in counts.items():
            self.tabs.show_tab(Tab(key, titles[key], count=count or None))

    def show_rules(self, rules: OpeningRules) -> None:
        """Say how long openings last here, and how soon they are reviewed."""
        self.summary.setText(
            _(
                "A closed record opens for {hours} hours and is reviewed within {review} hours: clinic policy "
                "(modelled on 45 CFR 164.312).",
                hours=rules.hours,
                review=rules.review_hours,
            )
        )

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the lists; empty takes it away."""
        self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as one sentence each; the page has no fields."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the page keeps no versions
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")


def _titles() -> dict[str, str]:
    return {
        OPENED: _("Closed records opened"),
        NOTICED: _("Noticed openings"),
        REQUESTS: _("Requests for access"),
    }
