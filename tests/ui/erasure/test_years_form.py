"""The form of the rules by itself: what is no number of years is refused, and a birthday is none."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.retention import RULES
from luna_desktop.services.rights.retention import RuleSetting, YearsChosen
from luna_desktop.ui.erasure.years_form import YearsForm


def test_only_changed_years_are_handed_on(qtbot: QtBot) -> None:
    form = YearsForm()
    qtbot.addWidget(form)
    form.start_with([RuleSetting(rule, rule.default_years) for rule in RULES])
    assert "K3" not in form.years
    assert form.years["K1"].value() == "5"
    assert form.chosen() == ()
    for code, typed in (("K1", "7"), ("K8", "many")):
        form.years[code].show_value(typed)
        form.years[code].edited.emit()
    assert set(form.chosen()) == {YearsChosen("K1", 7), YearsChosen("K8", 0)}
