"""The host of the tab: one view at a time, built when first shown, reached by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Permission, Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import say
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.chart.views import HostWords, ViewsHost
from luna_desktop.ui.context import Context
from luna_desktop.ui.visits.whole_view import WholeView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.screens import context_of

SAYS = HostWords("visits", "Visits", "Views of the visits")


def spec(key: str, built: list[str], permission: Permission = Permission.READ_CHART) -> TabSpec:
    def build(_context: Context, _patient: PatientId, _hub: ChartHub) -> QWidget:
        built.append(key)
        return WholeView()

    return TabSpec(key, say("Visits"), "list", permission, build)


def a_host(qtbot: QtBot, clinic: OpenClinic, *specs: TabSpec) -> ViewsHost:
    patient = builders.register(clinic)
    host = ViewsHost(SAYS, context_of(clinic), patient, ChartHub(patient), specs)
    qtbot.addWidget(host)
    return host


def test_views_are_built_once_and_only_when_they_are_shown(qtbot: QtBot, clinic: OpenClinic) -> None:
    built: list[str] = []
    host = a_host(qtbot, clinic, spec("one", built), spec("two", built), spec("three", built))
    assert (built, host.current()) == (["one"], "one")
    host.step(-1)
    host.show_view("two")
    host.step(1)
    host.show_view("nowhere")
    assert (built, host.current()) == (["one", "three", "two"], "three")


def test_the_switch_gives_way_to_a_view_that_wants_the_whole_tab(qtbot: QtBot, clinic: OpenClinic) -> None:
    host = a_host(qtbot, clinic, spec("one", []), spec("two", []))
    first = host.pages.currentWidget()
    assert isinstance(first, WholeView)
    first.want_whole(True)
    assert host.bar.isHidden()
    host.show_view("two")
    assert not host.bar.isHidden()
    host.show_view("one")
    assert host.bar.isHidden()


def test_one_view_needs_no_switch_and_closed_ones_are_not_offered(qtbot: QtBot, open_clinic: Opener) -> None:
    therapist = open_clinic(Role.THERAPIST)
    closed = spec("two", [], Permission.RECORD_DIAGNOSES)
    host = a_host(qtbot, therapist, spec("one", []), closed)
    assert host.bar.isHidden()


def test_the_chart_opens_it_at_a_view(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    built: list[str] = []
    hub = ChartHub(patient)
    hub.part = "two/17"
    host = ViewsHost(SAYS, context_of(clinic), patient, hub, [spec("one", built), spec("two", built)])
    qtbot.addWidget(host)
    assert (built, host.current()) == (["two"], "two")
