"""The timeline in a real clinic: read when shown, in step with the chart, and without what is closed to the reader."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.timeline import Strand
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.consents import read_consents
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.papers.pages import PaperPages
from luna_desktop.ui.papers.room import PagesRoom
from luna_desktop.ui.timeline.presenter import build_timeline, consent_moments
from luna_desktop.ui.timeline.view import TimelineView
from tests import builders
from tests.reports.reading import text_of
from tests.services.acting import act
from tests.ui.screens import context_of


def test_it_shows_facts_photographs_and_consents_and_follows_the_chart(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    hub = ChartHub(patient)
    context = context_of(clinic)
    room = build_timeline(context, patient, hub)
    qtbot.addWidget(room)
    view = room.findChildren(TimelineView)[0]
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


def test_what_is_shown_is_printed_through_the_book(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"), since=PartialDate(2023))))
    room = build_timeline(context_of(clinic, tmp_path / "line.pdf"), patient, ChartHub(patient))
    qtbot.addWidget(room)
    assert isinstance(room, PagesRoom)
    view = room.findChildren(TimelineView)[0]
    view.filters.search.setText("melasma")
    view.print.click()
    pages = room.page()
    assert isinstance(pages, PaperPages)
    pages.preview.save.click()
    assert "Melasma: Active" in text_of((tmp_path / "line.pdf").read_bytes(), tmp_path)
    line = act(clinic, read_accounting, AccountingAsked(patient)).lines[0]
    assert line.state is State.SENT
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    assert room.page() is None
