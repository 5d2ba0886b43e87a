"""The number keys: which view they mean, and that the next picture follows."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.photo_inbox.views import Views
from tests.ui.photo_inbox.groups import a_group, a_picture


def test_a_key_names_the_current_picture_and_goes_on(qtbot: QtBot) -> None:
    view, said = InboxView(), []
    qtbot.addWidget(view)
    views = Views(view, lambda photo, name: said.append((photo, name)))
    group = a_group()
    view.show_group(group)
    views.show(group)
    assert views.wanted() == "face_front"
    views.press(2)
    assert said == [(2, "face_oblique_l")]
    assert view.grid.current() is not None
    assert view.grid.current().photo_id == 3
    assert views.wanted() == "face_oblique_l"
    views.press(0)
    view.grid.go(0)
    views.press(1)
    view.grid.go(1)
    views.press(1)
    assert said[1:] == [(2, "")]


def test_the_set_follows_what_was_named(qtbot: QtBot) -> None:
    view = InboxView()
    qtbot.addWidget(view)
    views = Views(view, lambda _photo, _name: None)
    group = replace(a_group(), pictures=(a_picture(8, view="soles_view"), a_picture(9)))
    view.show_group(group)
    views.show(group)
    assert view.views.set_key == "limbs"
    view.views.set_chosen.emit("scalp")
    assert view.views.set_key == "scalp"


def test_the_set_of_the_visit_comes_first_and_a_number_takes_or_changes_what_is_proposed(qtbot: QtBot) -> None:
    view, said = InboxView(), []
    qtbot.addWidget(view)
    views = Views(view, lambda photo, name: said.append((photo, name)))
    pictures = (a_picture(8, proposed="scalp_vertex_view"), a_picture(9, proposed="scalp_frontal_view"))
    group = a_group(pictures=pictures, views=("scalp_vertex_view", "scalp_frontal_view"))
    view.show_group(group)
    views.show(group)
    assert view.views.set_key == "visit"
    assert views.wanted() == "scalp_vertex_view"
    assert view.views.count.spec().text == "0 of 2"
    views.press(1)
    views.press(1)
    assert said == [(8, "scalp_vertex_view"), (9, "scalp_vertex_view")]
    views.show(group.for_patient(PatientId(2)))
    assert view.views.set_key == "face"
    assert "visit" not in [each.value for each in view.views.sets.options()]
