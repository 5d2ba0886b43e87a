"""Help for what is on the screen: the view's own before the tab's, and the place's where there is no tab."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import Translator, say, shown
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.chart.views import HostWords, ViewsHost
from luna_desktop.ui.help.topics import CHART, TOPICS
from luna_desktop.ui.help.where import VIEW_TOPICS, topic_at
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab
from tests import builders
from tests.ui.contexts import context_of
from tests.ui.help.test_topics import answers, source_of


def test_a_view_has_its_own_help_and_its_tab_another(qtbot: QtBot, clinic: OpenClinic) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    patient = builders.register(clinic)
    specs = [
        TabSpec(key, say("Visits"), "list", Permission.READ_CHART, lambda *_given: QWidget())
        for key in ("visits", "results")
    ]
    tabs = ChartTabs("tabs", "Tabs", [Tab("visits", "Visits")])
    tabs.show_current("visits")
    host = ViewsHost(
        HostWords("visits", "Visits", "Views"), context_of(clinic), patient, ChartHub(patient, page), specs
    )
    column = QVBoxLayout(page)
    column.addWidget(tabs)
    column.addWidget(host)
    assert topic_at(CHART, page) is TOPICS[f"{CHART}:visits"]
    host.show_view("results")
    assert topic_at(CHART, page) is VIEW_TOPICS[f"{CHART}:visits:results"]
    assert topic_at("review", QWidget(page)) is TOPICS["review"]
    assert topic_at("review", None) is TOPICS["review"]


@pytest.mark.parametrize("name", sorted(VIEW_TOPICS))
def test_its_tasks_are_short_and_its_keys_exist(name: str) -> None:
    topic = VIEW_TOPICS[name]
    assert 3 <= len(topic.tasks) <= 8
    assert all(len(shown(task)) <= 120 for task in topic.tasks)
    source = source_of(name.rpartition(":")[2], "edit_frame.py", "widgets", "entries", "chart")
    wanted = {"Insert": "Ins"}
    for line in topic.keys:
        assert Translator("en").render(line.does)
        for keys in line.keys.split():
            assert answers(source, keys) or answers(source, wanted.get(keys, keys)), keys
