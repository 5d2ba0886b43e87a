"""The page of a form: one at a time, its first field has the keyboard, problems find their fields."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.results.closing_forms import ReviewForm
from luna_desktop.ui.results.form_page import FormPage
from luna_desktop.ui.results.forms import OrderForm
from tests.ui.results.reports import TODAY, a_result


def test_one_form_at_a_time(qtbot: QtBot) -> None:
    page = FormPage()
    qtbot.addWidget(page)
    page.show()
    page.open_form(OrderForm(None, TODAY), with_aside=False)
    assert page.aside.isHidden()
    assert page.form is not None
    assert page.focusWidget() is page.form.first().control
    assert page.show_problems({"what": "Enter it.", "state": "Too late."}) == ["state"]
    assert page.frame.problem_names() == ["what"]
    page.open_form(ReviewForm(a_result(), TODAY), with_aside=True)
    assert isinstance(page.form, ReviewForm)
    assert not page.aside.isHidden()
    assert not page.frame.is_dirty()
    page.close_form()
    assert page.form is None
