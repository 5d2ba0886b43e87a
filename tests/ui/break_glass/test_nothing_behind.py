"""Behind the dialog there is no chart: no use case of the chart was carried out, and no widget of it was built."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Reach, Role
from luna_desktop.domain.rights.openings import OpeningReason
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.desk import Desk
from luna_desktop.services.use_cases import CATALOGUE
from luna_desktop.ui.break_glass.dialog import GlassDialog
from luna_desktop.ui.chart.frame_presenter import open_chart_page
from luna_desktop.ui.chart.frame_view import ChartPage
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.screens import chart_tabs
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.rights.glass_steps import WORDS, own_teams
from tests.services.sharing_steps import keep_from
from tests.ui.contexts import Way, context_of

IDENTITY = {
    "open_patient",
    "look_at_closed",
    "read_opening",
    "read_consents",
    "read_others",
    "read_identity_photo",
}
"""What the banner of a patient needs, whom reception sees as well."""


class Watcher:
    """Notes which use cases were carried out (a refused one was not) and which tabs were built."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: set[str] = set()
        self.built: list[str] = []
        run = Desk._run

        def watched(desk: Desk, actor: Any, case: Any, request: Any) -> Any:
            outcome = run(desk, actor, case, request)
            self.done.add(case.name)
            return outcome

        monkeypatch.setattr(Desk, "_run", watched)

    def tabs(self) -> list[TabSpec]:
        return [replace(spec, build=self._builder(spec)) for spec in chart_tabs()]

    def _builder(self, spec: TabSpec) -> Any:
        def build(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
            self.built.append(spec.key)
            return spec.build(context, patient, hub)

        return build

    def clinical(self, clinic: OpenClinic) -> set[str]:
        """Return what was carried out that reaches no further than the care team."""
        return {name for name in self.done if clinic.actor.reach(CATALOGUE[name].requires) is Reach.CARE_TEAM}


@pytest.fixture
def watcher(monkeypatch: pytest.MonkeyPatch) -> Watcher:
    """Return what watches the Desk and the tabs."""
    return Watcher(monkeypatch)


def page_of(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, watcher: Watcher, way: Way) -> ChartPage:
    watcher.done.clear()
    page = open_chart_page(context_of(clinic, way=way), patient, watcher.tabs())
    qtbot.addWidget(page)
    page.resize(1440, 900)
    page.show()
    return page


def ask(page: ChartPage, name: str = "summaryClosed") -> GlassDialog:
    button = page.stack.currentWidget().findChild(QPushButton, f"{name}Action")
    assert button is not None
    button.click()
    return page.findChildren(GlassDialog)[-1]


def open_from(dialog: GlassDialog) -> None:
    dialog.reason.show_value(OpeningReason.EMERGENCY.value)
    dialog.words.show_value(WORDS)
    dialog.password.show_value(builders.PASSWORD)
    dialog.password.edited.emit()
    dialog.open_record.click()


def test_not_on_the_team_only_identity_is_read(qtbot: QtBot, open_clinic: Opener, watcher: Watcher) -> None:
    owner, way = open_clinic(Role.OWNER), Way()
    own_teams(owner)
    patient = builders.register(owner)
    meera = open_clinic(Role.CLINICIAN)
    page = page_of(qtbot, meera, patient, watcher, way)
    shut = page.content("summary")
    assert shut is not None
    assert shut.objectName() == "summaryClosed"
    dialog = ask(page)
    assert dialog.isVisibleTo(page)
    assert watcher.done <= IDENTITY
    assert watcher.clinical(meera) == set()
    assert watcher.built == []
    open_from(dialog)
    assert way.opened == [patient]
    watcher.built.clear()
    again = page_of(qtbot, meera, patient, watcher, way)
    assert watcher.built == ["summary"]
    assert "open_chart" in watcher.clinical(meera)
    assert again.opening.text().startswith("This record is closed to you")


def test_past_a_wish_of_the_patient_not_even_identity_is_read(
    qtbot: QtBot, open_clinic: Opener, watcher: Watcher
) -> None:
    owner, way = open_clinic(Role.OWNER), Way()
    patient = builders.register(owner)
    keep_from(owner, patient)
    meera = open_clinic(Role.CLINICIAN)
    page = page_of(qtbot, meera, patient, watcher, way)
    assert page.stack.currentWidget().objectName() == "recordShut"
    assert page.banner.isHidden()
    ask(page, "recordShut")
    assert watcher.done == {"look_at_closed"}
    assert watcher.built == []


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.PRIVACY_OFFICER])
def test_whoever_treats_nobody_is_only_told(qtbot: QtBot, open_clinic: Opener, watcher: Watcher, role: Role) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient, role)
    page = page_of(qtbot, open_clinic(role), patient, watcher, Way())
    shut = page.stack.currentWidget()
    button = shut.findChild(QPushButton, "recordShutAction")
    assert shut.objectName() == "recordShut"
    assert button is None or button.isHidden()
    assert watcher.built == []
    assert not page.findChildren(GlassDialog)


def test_a_tab_without_anything_clinical_stays_open(qtbot: QtBot, open_clinic: Opener, watcher: Watcher) -> None:
    owner = open_clinic(Role.OWNER)
    own_teams(owner)
    patient = builders.register(owner)
    meera = open_clinic(Role.CLINICIAN)
    page = page_of(qtbot, meera, patient, watcher, Way())
    page.tabs.tab_widget("details").click()
    assert watcher.built == ["details"]
    page.tabs.tab_widget("history").click()
    assert watcher.built == ["details"]
    closed = page.content("history")
    assert closed is not None
    assert closed.findChild(QPushButton, "historyClosedAction") is not None
    assert watcher.clinical(meera) == set()
