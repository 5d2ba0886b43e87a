"""The years in use: saved by who may, refused below the floor at their field, read by the auditor alone otherwise."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.erasure.years_form import YearsForm
from luna_desktop.ui.settings.presenter import build_page
from luna_desktop.ui.settings.view import SettingsView
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way, context_of


def shown(qtbot: QtBot, clinic: OpenClinic, way: Way, *answers: object) -> tuple[SettingsView, YearsForm]:
    view = build_page(context_of(clinic, *answers, way=way), lambda _options: None)
    assert isinstance(view, SettingsView)
    qtbot.addWidget(view)
    view.show_tab("retention")
    return view, view.years


def type_years(form: YearsForm, code: str, typed: str) -> None:
    form.years[code].show_value(typed)
    form.years[code].edited.emit()


def test_the_owner_keeps_longer_and_never_shorter_than_the_floor(qtbot: QtBot, open_clinic: Opener) -> None:
    way = Way()
    view, form = shown(qtbot, open_clinic(Role.OWNER), way, True)
    assert form.years["K1"].value() == "5"
    type_years(form, "K1", "2")
    form.save_wanted.emit({})
    assert "3 years" in form.years["K1"].problem
    type_years(form, "K1", "9")
    form.save_wanted.emit({})
    assert way.said == ["The years are saved."]
    assert not form.is_dirty()
    type_years(form, "K1", "11")
    form.discard_wanted.emit(1)
    assert form.years["K1"].value() == "9"
    assert view.banner.text() == ""
    _view, read = shown(qtbot, open_clinic(Role.AUDITOR), Way())
    assert read.years["K1"].value() == "9"
    assert read.years["K1"].edit.isReadOnly()
    _view, empty = shown(qtbot, open_clinic(Role.RECEPTION), Way())
    assert empty.years["K1"].value() == ""
