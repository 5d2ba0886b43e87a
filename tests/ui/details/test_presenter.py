from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.facts import Source
from luna_desktop.domain.people import Identity
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import DraftPlace, read_draft
from luna_desktop.services.facts import FactChange, Known
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.tab import details_tab
from luna_desktop.ui.details.view import DetailsView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of


@dataclass
class Open:
    """The Details tab of one patient, as reception sees it."""

    clinic: OpenClinic
    patient: PatientId
    hub: ChartHub
    context: Context
    view: DetailsView

    def facts(self, kind: str) -> list[Known]:
        found = self.clinic.desk.perform(self.clinic.actor, read_details, self.patient).facts
        return [known for known in found if known.kind == kind]

    def identity(self) -> Identity:
        body = self.facts("identity")[0].body
        assert isinstance(body, Identity)
        return body

    def change_elsewhere(self, **fields: str) -> None:
        known = self.facts("identity")[0]
        change = FactChange(self.patient, known.fact_id, known.number, replace(known.body, **fields))
        # Heard by nobody, as a change from another workstation is.
        listeners, self.clinic.desk._listeners = self.clinic.desk._listeners, []
        self.clinic.desk.perform(self.clinic.actor, change_details, DetailsChange(self.patient, (change,)))
        self.clinic.desk._listeners = listeners


def tab_of(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object) -> Open:
    context, hub = context_of(clinic, *answers), ChartHub(patient)
    hub.take_details(clinic.desk.perform(clinic.actor, read_details, patient))
    view = details_tab().build(context, patient, hub)
    assert isinstance(view, DetailsView)
    qtbot.addWidget(view)
    return Open(clinic, patient, hub, context, view)


@pytest.fixture
def tab(qtbot: QtBot, open_clinic: Opener) -> Open:
    desk = open_clinic(Role.RECEPTION)
    return tab_of(qtbot, desk, builders.register(desk))


def test_only_what_changed_becomes_a_new_version(qtbot: QtBot, tab: Open) -> None:
    tab.view.identity.title.control.clear()
    qtbot.keyClicks(tab.view.identity.title.control, "Ms")
    tab.view.source.show_value(Source.DOCUMENT.value)
    tab.view.emails.add_button.click()
    qtbot.keyClicks(tab.view.emails.rows()[0].parts["address"].control, "ananya@example.org")
    tab.view.frame.save_bar.save.click()
    identity = tab.facts("identity")[0]
    assert (identity.body.title, identity.number, identity.source) == ("Ms", 2, Source.DOCUMENT)
    assert [known.number for known in tab.facts("phone")] == [1]
    assert [known.body.address for known in tab.facts("email")] == ["ananya@example.org"]
    assert not tab.view.frame.is_dirty()


def test_an_ended_phone_leaves_the_form_and_stays_in_the_history(tab: Open) -> None:
    row = tab.view.phones.rows()[0]
    assert row.end is not None
    row.end.button.click()
    tab.view.frame.save_bar.save.click()
    assert [each.fact for each in tab.view.phones.rows()] == [None]
    tab.view.history.button.click()
    model = tab.view.history.table.rows_model()
    assert any(model.row_at(at).now.startswith("Ended") for at in range(model.rowCount()))  # type: ignore[union-attr]


def test_a_newer_version_shows_both_and_keeps_the_typing(qtbot: QtBot, tab: Open) -> None:
    tab.change_elsewhere(given_name="Anaya", title="Mrs")
    tab.view.identity.given.control.clear()
    qtbot.keyClicks(tab.view.identity.given.control, "Ananyaa")
    tab.view.emails.add_button.click()
    qtbot.keyClicks(tab.view.emails.rows()[0].parts["address"].control, "a@example.org")
    tab.view.frame.save_bar.save.click()
    assert "newer version" in tab.view.frame.banner.text()
    assert "Anaya" in tab.view.identity.given.problem
    assert tab.view.identity.given.value() == "Ananyaa"
    assert tab.view.identity.title.value() == "Mrs"
    tab.view.frame.save_bar.save.click()
    assert (tab.identity().given_name, tab.identity().title) == ("Ananyaa", "Mrs")
    assert [known.body.address for known in tab.facts("email")] == ["a@example.org"]


def test_a_draft_comes_back_and_says_what_changed_since(qtbot: QtBot, tab: Open) -> None:
    qtbot.keyClicks(tab.view.identity.preferred.control, "Anu")
    assert tab.hub.is_dirty()
    tab.hub.keep_drafts()
    tab.change_elsewhere(title="Mrs")
    again = tab_of(qtbot, tab.clinic, tab.patient, True)
    assert again.view.identity.preferred.value() == "Anu"
    assert again.view.identity.title.value() == "Mrs"
    assert "changed since" in again.view.frame.banner.text()
    again.view.frame.save_bar.discard.click()
    assert not again.view.frame.is_dirty()
    place = DraftPlace("details", tab.patient)
    assert tab.clinic.desk.perform(tab.clinic.actor, read_draft, place) is None


def test_fields_to_fix_are_counted_on_the_tab(qtbot: QtBot, tab: Open) -> None:
    counted: list[tuple[str, int]] = []
    tab.hub.problems_changed.connect(lambda key, count: counted.append((key, count)))
    tab.view.phones.rows()[0].parts["number"].control.clear()
    qtbot.keyClicks(tab.view.phones.rows()[0].parts["number"].control, "12")
    tab.view.identity.birth.show_value("date|soon")
    tab.view.frame.save_bar.save.click()
    assert counted[-1] == ("details", 2)
    assert tab.facts("phone")[0].number == 1
