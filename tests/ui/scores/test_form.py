"""The form of a score: computed while it is ticked, never 0 for what is missing, last time's grades on request."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.scores.record import SCORES, Method, ScoreRecord
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services.facts import Known
from luna_desktop.ui.scores.form import ScoreForm, form_of
from tests.ui.scores.graded import AUTUMN

TODAY = date(2026, 11, 23)


def a_form(score: str, qtbot: QtBot) -> ScoreForm:
    form = form_of(score)(None, TODAY)
    qtbot.addWidget(form)
    return form


def tick(form: ScoreForm, **values: str) -> None:
    for field in form.fields():
        if field.name in values:
            field.show_value(values[field.name])
            field.edited.emit()


def test_the_result_follows_each_tick(qtbot: QtBot) -> None:
    form = a_form("gags", qtbot)
    assert (form.result.text(), form.missing.text()) == ("Not known", "6 parts are missing")
    tick(form, forehead="2", r_cheek="2", l_cheek="2", nose="2", chin="2")
    assert (form.result.text(), form.missing.text()) == ("Not known", "1 part is missing")
    tick(form, chest_back="1")
    assert (form.result.text(), form.band.text(), form.missing.text()) == ("19", "Moderate", "")


def test_last_time_is_marked_and_taken_over_in_one_step_where_nothing_was_ticked(qtbot: QtBot) -> None:
    form = a_form("masi", qtbot)
    now = datetime(2026, 11, 2, tzinfo=UTC)
    form.show_last(Known(1, "score", 1, FactStatus.CURRENT, AUTUMN, Source.STAFF, "", now, "Dr Rao"))
    assert not form.same_button.isHidden()
    assert form.result.text() == "Not known"
    tick(form, chin_area="3")
    form.take_last()
    assert form.result.text() == "9.9"  # 9.6 with an area of 3 instead of 2 at the chin: 0.1 × 1 × 3 more


@pytest.mark.parametrize("score", SCORES)
def test_every_score_has_a_form_that_reads_what_it_shows(score: str, qtbot: QtBot) -> None:
    form = a_form(score, qtbot)
    parts = SCORES[score].parts
    tick(form, **{part.name: part.codes()[-1] if part.grades else str(part.most) for part in parts})
    names = {part.name for part in parts}
    values = {field.name: field.value() for field in form.fields() if field.name in names}
    problems, body = form.read({**form.start_values(), **values})
    assert problems == {}
    assert isinstance(body, ScoreRecord)
    assert body.value == form.result.text() != "Not known"
    assert (body.method is Method.BY_PATIENT) is (score == "dlqi")


def test_what_is_no_number_is_said_at_its_part(qtbot: QtBot) -> None:
    form = a_form("scorad", qtbot)
    tick(form, extent="much")
    problems, _body = form.read({**form.start_values(), "extent": "much", "assessed_on": "soon"})
    assert set(problems) == {"extent", "assessed_on"}
