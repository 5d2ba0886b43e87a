"""The timeline in a real clinic: read when shown, in step with the chart, and without what is closed to the reader."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.timeline import Strand
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.consents import read_consents
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.timeline.presenter import build_timeline, consent_moments
from luna_desktop.ui.timeline.view import TimelineView
from tests import builders
from tests.services.acting import act
from tests.ui.screens import context_of


def test_it_shows_facts_photographs_and_consents_and_follows_the_chart(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    hub = ChartHub(patient)
    context = context_of(clinic)
    view = build_timeline(context, patient, hub)
    qtbot.addWidget(view)
    assert isinstance(view, TimelineView)
    assert [moment.strand for moment in view.shown_moments()] == [Strand.PHOTOGRAPHS]
    hub.take_consents(act(clinic, read_consents, patient))
    view.filters.checks[Strand.CONSENTS].click()
    assert Strand.CONSENTS in {moment.strand for moment in view.shown_moments()}
    page = act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"), since=PartialDate(2023))))
    hub.take_chart(page)
    assert Strand.CONDITIONS in {moment.strand for moment in view.shown_moments()}


def test_what_was_never_asked_is_no_moment(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    lines = act(clinic, read_consents, patient)
    moments = consent_moments(lines)
    assert 0 < len(moments) < len(lines)
    assert all(moment.tab == "privacy" for moment in moments)
