"""The forms: what they open with, what they read, and where a problem is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.results import Investigation, InvestigationKind, ResultState
from luna_desktop.ui.results.forms import (
    AmendForm,
    OrderForm,
    ReceiveForm,
    StepForm,
    read_full_day,
)
from luna_desktop.ui.results.values_field import rows_of
from tests.ui.results.reports import FT4, TODAY, TSH, a_body, a_result

PROFILE = Coded("Thyroid profile", "thyroid_profile", "", "luna/investigations|1")


def ready(qtbot: QtBot, form: StepForm) -> StepForm:
    qtbot.addWidget(form)
    for field in form.fields():
        field.show_value(form.start_values().get(field.name))
    return form


def typed(form: StepForm, **changed: object) -> tuple[dict[str, str], object]:
    return form.read({**{field.name: field.value() for field in form.fields()}, **changed})


def test_an_order_is_read_with_the_laboratory_of_the_register(qtbot: QtBot) -> None:
    form = ready(qtbot, OrderForm(None, TODAY, [(7, "Kaveri Diagnostics")]))
    lab = {"text": "Kaveri Diagnostics", "code": "7", "system": "", "catalogue": "luna/laboratories|1"}
    problems, body = typed(form, what=PROFILE.__dict__, kind="blood", laboratory=lab, due="2026-03-20", question="Why?")
    assert problems == {}
    assert body == Investigation(
        PROFILE, due=date(2026, 3, 20), laboratory="Kaveri Diagnostics", laboratory_id=7, question="Why?"
    )
    own = typed(form, laboratory={"text": "7", "code": "", "system": "", "catalogue": ""})[1]
    assert (own.laboratory, own.laboratory_id) == ("7", 0)  # type: ignore[attr-defined]
    assert typed(form, due="2026-03")[0].keys() == {"due"}
    assert form.heading() == "Order an investigation"


def test_an_order_that_stands_is_shown_to_be_changed(qtbot: QtBot) -> None:
    known = a_result(1, a_body(ResultState.ORDERED, due=date(2026, 3, 20), laboratory_id=7))
    form = ready(qtbot, OrderForm(known, TODAY, [(7, "City Lab")]))
    problems, body = typed(form)
    assert problems == {}
    assert (body.laboratory_id, body.due, body.kind) == (7, date(2026, 3, 20), InvestigationKind.BLOOD)  # type: ignore[attr-defined]


def test_a_result_of_an_order_opens_with_its_rows_and_leaves_empty_ones_out(qtbot: QtBot) -> None:
    known = a_result(1, a_body(ResultState.ORDERED, what=PROFILE))
    form = ready(qtbot, ReceiveForm(known, TODAY))
    assert isinstance(form, ReceiveForm)
    assert form.first() is form.dated
    assert len(form.values.value()) == 3
    form.values.rows()[0].cells["value"].setText("6.8")
    problems, body = typed(form, dated="2026-03-12", report="Raised")
    assert problems == {}
    assert isinstance(body, Investigation)
    assert [(each.what.code, each.value, each.unit) for each in body.values] == [("3016-3", "6.8", "mIU/L")]
    assert (body.dated, body.report, body.what) == (date(2026, 3, 12), "Raised", PROFILE)


def test_without_an_order_the_name_comes_first_and_brings_its_rows(qtbot: QtBot) -> None:
    form = ready(qtbot, ReceiveForm(None, TODAY))
    assert isinstance(form, ReceiveForm)
    assert form.first() is form.what
    form.what.picked.emit(form.what._catalogue.entry("ferritin"))
    assert [row["unit"] for row in form.values.value()] == ["ng/mL"]


def test_problems_of_rows_are_marked_and_said_under_the_table(qtbot: QtBot) -> None:
    form = ready(qtbot, ReceiveForm(a_result(), TODAY))
    assert form.at_fields({"low 1": "Enter a number.", "dated": "Too early."}) == {
        "values": "Enter a number.",
        "dated": "Too early.",
    }


def test_amending_asks_why(qtbot: QtBot) -> None:
    form = ready(qtbot, AmendForm(a_result(1, a_body(values=(TSH, FT4))), TODAY))
    assert typed(form)[0].keys() == {"reason"}
    problems, body = typed(form, reason="Laboratory corrected", values=rows_of([replace(TSH, value="5.9")]))
    assert problems == {}
    assert [each.value for each in body.values] == ["5.9"]  # type: ignore[attr-defined]


def test_a_day_must_be_whole() -> None:
    problems: dict[str, str] = {}
    assert read_full_day({"day": "2026-03-14"}, "day", problems) == TODAY
    assert read_full_day({}, "day", problems) is None
    assert problems == {}
    assert read_full_day({"day": "2026"}, "day", problems) is None
    assert problems.keys() == {"day"}
