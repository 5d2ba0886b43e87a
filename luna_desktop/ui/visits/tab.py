"""The Visits tab: views of what happens in visits. Another part of the program adds one line to `VIEWS`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.texts import _, say
from luna_desktop.ui.body_map.tab import BODY_MAP_VIEW
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.chart.views import HostWords, ViewsHost
from luna_desktop.ui.context import Context
from luna_desktop.ui.papers.tab import PAPERS_VIEW
from luna_desktop.ui.results.presenter import build_results
from luna_desktop.ui.scores.tab import SCORES_VIEW
from luna_desktop.ui.visits.presenter import build_visits
from luna_desktop.ui.widgets.buttons import Button

VIEWS: tuple[TabSpec, ...] = (
    TabSpec("visits", say("Visits"), "clipboard-list", Permission.READ_CHART, build_visits),
    BODY_MAP_VIEW,
    SCORES_VIEW,
    TabSpec("results", say("Results"), "flask-conical", Permission.READ_CHART, build_results),
    PAPERS_VIEW,
)
"""The views of the tab in the order of the switch."""


def build_tab(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the tab for one patient."""
    host = ViewsHost(HostWords("visits", _("Visits"), _("Views of the visits")), context, patient, hub, VIEWS)
    back = Button(_("Back to the visit"), "backToVisitButton", icon="arrow-left", size="small")
    back.hide()
    host.add_beside_switch(back)
    back.clicked.connect(lambda: _back_to_visit(host))

    def offer_way_back() -> None:
        back.setVisible(bool(hub.visit_since) and host.current() != VIEWS[0].key)

    host.view_shown.connect(lambda _key: offer_way_back())
    hub.visit_open_changed.connect(lambda _since: offer_way_back())
    hub.visit_wanted.connect(lambda: host.show_view(VIEWS[0].key))
    hub.place_wanted.connect(lambda place: host.show_view(place.partition(":")[0]))
    return host


def _back_to_visit(host: ViewsHost) -> None:
    """Show the visit again as it was left, with the keyboard where it went away from."""
    host.show_view(VIEWS[0].key)
    left_by = host.findChild(QWidget, "visitBodyMapButton")
    if left_by is not None:
        left_by.setFocus(Qt.FocusReason.OtherFocusReason)


VISITS_TAB = TabSpec("visits", say("Visits"), "clipboard-list", Permission.READ_CHART, build_tab)
