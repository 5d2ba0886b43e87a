"""Forms over a real clinic: every step is saved, typing survives as a draft, and nobody's save is lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.results import ResultState, Step
from luna_desktop.domain.preferences import Topic, Wish
from luna_desktop.services.care.chart import read_chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, read_preferences, record_preferences
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.results.closing_forms import TellForm
from luna_desktop.ui.results.form_presenter import marks_of
from luna_desktop.ui.results.presenter import build_results
from luna_desktop.ui.results.view import FORM, LIST, ResultsView
from tests import builders
from tests.services.care.results_in import amend, only, order, receive, review
from tests.services.care.test_body_map import PUNCH, mark
from tests.services.messages.parts import approve
from tests.ui.contexts import Way, context_of
from tests.ui.results.reports import opened, presenter_of


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def fill(view: ResultsView, **values: object) -> None:
    for name, value in values.items():
        view.form_page.frame.field(name).show_value(value)
        view.form_page.frame.field(name).edited.emit()


def save(view: ResultsView) -> None:
    view.form_page.frame.save_bar.save.click()


def coded(text: str) -> dict[str, str]:
    return {"text": text, "code": "", "system": "", "catalogue": ""}


def test_every_step_is_saved_and_comes_back_to_its_row(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    way = Way()
    view = opened(qtbot, context_of(clinic, way=way), patient)
    view.order.click()
    fill(view, what=coded("TSH"), due="2026-03-20", question="Hair loss")
    save(view)
    assert view.pages.currentIndex() == LIST
    view.panel.steps[Step.CHANGE_ORDER].click()
    fill(view, question="Hair loss since January")
    save(view)
    view.panel.steps[Step.RECEIVE].click()
    fill(view, values=[{"what": coded("TSH"), "value": "6.8", "unit": "mIU/L", "low": "0.5", "high": "4.0"}])
    save(view)
    view.panel.steps[Step.AMEND].click()
    save(view)
    fill(view, report="Repeated", reason="Laboratory corrected")
    save(view)
    view.panel.steps[Step.REVIEW].click()
    fill(view, seen=True, note="Start treatment")
    save(view)
    view.panel.steps[Step.TELL].click()
    fill(view, way="phone", missed=True)
    save(view)
    view.panel.steps[Step.TELL].click()
    fill(view, way="in_person", note="Comes on Monday")
    save(view)
    body = only(clinic, patient).body
    assert (body.state, body.amendments, body.question) == (ResultState.TOLD, 1, "Hair loss since January")
    assert (len(body.not_reached), body.told.note, body.conclusion) == (1, "Comes on Monday", "Start treatment")
    assert way.said == ["Saved."] * 7
    assert view.table.current() is not None


def test_a_result_is_announced_without_its_content(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    fact = order(clinic, patient)
    receive(clinic, patient, fact)
    review(clinic, patient, fact, 2)
    way = Way()
    view = opened(qtbot, context_of(clinic, way=way), patient)
    assert not view.panel.announce.isHidden()
    view.panel.announce.click()
    assert way.said == [], "no text is approved yet"
    approve(clinic, "results")
    view.panel.announce.click()
    assert way.said == ["It waits to leave by SMS. It says nothing of the result."]
    assert only(clinic, patient).body.state is ResultState.REVIEWED


def test_what_is_wrong_is_said_at_its_field_and_the_form_stays(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    view = opened(qtbot, context_of(clinic), patient)
    view.order.click()
    fill(view, due="2020-01-01")
    save(view)
    assert view.pages.currentIndex() == FORM
    assert set(view.form_page.frame.problem_names()) == {"what", "due"}


def test_typing_is_offered_again_and_may_be_thrown_away(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    fact = receive(clinic, patient)
    view = opened(qtbot, context_of(clinic), patient)
    view.panel.steps[Step.REVIEW].click()
    fill(view, note="Repeat in six weeks")
    view.form_page.frame.flush_draft()
    again = opened(qtbot, context_of(clinic), patient)
    assert not again.draft_banner.isHidden()
    again.draft_banner.kept.emit()
    assert again.form_page.form is not None
    assert again.form_page.form.kind == "review"
    assert again.form_page.frame.values()["note"] == "Repeat in six weeks"
    fill(again, seen=True)
    save(again)
    assert only(clinic, patient).body.conclusion == "Repeat in six weeks"
    assert only(clinic, patient).fact_id == fact
    last = opened(qtbot, context_of(clinic), patient)
    assert last.draft_banner.isHidden()


def test_closing_with_typing_asks_first(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    context: Context = context_of(clinic, False, True)
    view = opened(qtbot, context, patient)
    forms = presenter_of(view).forms
    forms.open(Step.ORDER, None)
    assert view.form_page.form is not None
    view.form_page.form.close_wanted.emit()
    assert not forms.is_open()
    forms.open(Step.ORDER, None)
    fill(view, question="Why")
    view.form_page.form.close_wanted.emit()
    assert forms.is_open()
    view.form_page.frame.discard_wanted.emit(1)
    assert not forms.is_open()


def test_whoever_was_slower_keeps_the_typing_and_may_save_it_over_what_stands(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    fact = receive(clinic, patient)
    view = opened(qtbot, context_of(clinic), patient)
    view.panel.steps[Step.REVIEW].click()
    fill(view, seen=True, note="Start treatment")
    amend(clinic, patient, fact, 1)
    save(view)
    assert "newer version" in view.form_page.frame.banner.text()
    assert view.form_page.frame.values()["note"] == "Start treatment"
    save(view)
    assert only(clinic, patient).body.state is ResultState.REVIEWED


def test_a_draft_of_an_order_opens_as_an_order(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    order(clinic, patient)
    view = opened(qtbot, context_of(clinic), patient)
    view.order.click()
    fill(view, question="Another one")
    view.form_page.frame.flush_draft()
    again = opened(qtbot, context_of(clinic), patient)
    again.draft_banner.kept.emit()
    assert again.form_page.form is not None
    assert again.form_page.form.heading() == "Order an investigation"
    presenter_of(again).forms.close()
    third = opened(qtbot, context_of(clinic), patient)
    third.draft_banner.thrown.emit()
    assert opened(qtbot, context_of(clinic), patient).draft_banner.isHidden()


def test_a_biopsy_is_ordered_for_a_mark_on_the_body_map(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    known = mark(clinic, patient, PUNCH)
    chart = clinic.desk.perform(clinic.actor, read_chart, patient)
    assert [option.value for option in marks_of(chart)] == [known.fact_id]
    assert marks_of(None) == []
    hub = ChartHub(patient)
    hub.take_chart(chart)
    view = build_results(context_of(clinic), patient, hub)
    assert isinstance(view, ResultsView)
    hub.setParent(view)
    qtbot.addWidget(view)
    view.order.click()
    fill(view, what=coded("Skin biopsy"), mark=known.fact_id)
    save(view)
    assert only(clinic, patient).body.marker_id == known.fact_id
    assert "Mark on the body map: 1. " in view.panel.line_words.text()


def test_whoever_tells_sees_what_the_patient_said_about_results(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    fact = receive(clinic, patient)
    review(clinic, patient, fact, 1)
    way = clinic.desk.perform(clinic.actor, read_preferences, patient).ways[0]
    view = opened(qtbot, context_of(clinic), patient)
    forms = presenter_of(view).forms
    view.panel.steps[Step.TELL].click()
    assert isinstance(view.form_page.form, TellForm)
    assert view.form_page.form.wishes.isHidden()
    forms.close()
    said = NewWishes(patient, (NewWish(Topic.RESULTS, way, Wish.NO),))
    clinic.desk.perform(clinic.actor, record_preferences, said)
    view.panel.steps[Step.TELL].click()
    assert isinstance(view.form_page.form, TellForm)
    assert view.form_page.form.wishes.accessibleName().endswith(": No")
