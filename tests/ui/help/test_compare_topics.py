"""F1 on the comparison tells of its keys, and of the tab again once it is left."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.help.compare_topics import COMPARE_TOPIC
from luna_desktop.ui.help.topics import CHART
from luna_desktop.ui.help.where import topic_at
from luna_desktop.ui.photos.presenter import PhotosPresenter
from luna_desktop.ui.photos.view import PhotosView
from tests import builders
from tests.services.care.comparing import a_pair
from tests.ui.screens import context_of


def test_help_follows_what_is_shown(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    a_pair(clinic, patient)
    tab = PhotosView()
    qtbot.addWidget(tab)
    hub = ChartHub(patient, tab)
    hub.part = "compare"
    presenter = PhotosPresenter(tab, context_of(clinic), patient, hub)
    presenter.load()
    tab.show()
    assert presenter.compare.presenter is not None
    assert topic_at(CHART, tab) is COMPARE_TOPIC
    assert {"Space", "Alt+L", "Esc"} <= {line.keys for line in COMPARE_TOPIC.keys}
    tab.show_timeline()
    assert topic_at(CHART, tab) is not COMPARE_TOPIC
    hub.place_wanted.emit("compare")
    assert topic_at(CHART, tab) is COMPARE_TOPIC
