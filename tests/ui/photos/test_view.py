"""The tab's states: nothing yet, not without consent, not for this role, failed, and narrow windows."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.view import PhotosView
from tests.ui.photos.tiles import a_tile


def a_view(qtbot: QtBot) -> PhotosView:
    view = PhotosView()
    qtbot.addWidget(view)
    view.resize(1360, 700)
    return view


def action_of(view: PhotosView) -> QPushButton:
    """Return the button of the newest empty page; those before it wait for their deletion."""
    return view.findChildren(QPushButton, "noPhotosAction")[-1]


def test_the_empty_tab_names_what_comes_next(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_tiles([])
    view.show_consent("ok", "Agreed.", can_add=True, may_add=True)
    with qtbot.waitSignal(view.add_wanted):
        action_of(view).click()


def test_without_consent_the_way_leads_to_the_privacy_tab(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_tiles([])
    view.show_consent("priv", "The patient said no.", can_add=False, may_add=True)
    assert not view.add.isEnabled()
    assert view.add.toolTip() == "The patient said no."
    with qtbot.waitSignal(view.privacy_wanted):
        view.consent.button.click()


def test_who_may_not_add_sees_no_button(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_tiles([])
    view.show_consent("ok", "Agreed.", can_add=True, may_add=False)
    assert view.add.isHidden()
    assert action_of(view).isHidden()


def test_files_are_taken_by_dropping_only_under_consent(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile("IMG_1.jpg"), QUrl("https://clinic.example/IMG_2.jpg")])
    dropped: list[list[object]] = []
    view.files_dropped.connect(dropped.append)
    view._take(carried)
    assert dropped == []
    view.show_consent("ok", "Agreed.", can_add=True, may_add=True)
    view._take(carried)
    assert len(dropped[0]) == 1


def test_a_region_narrows_the_timeline_and_a_narrow_window_folds_the_list_away(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_tiles([a_tile(1), a_tile(2, region="arm")])
    view.side.regions.button("arms").click()
    assert [tile.photograph_id for tile in view.grid.tiles()] == [2]
    view.show()
    assert view.side.isVisible()
    view.resize(1000, 600)
    assert not view.side.isVisible()
    assert view.detail.isVisible()
    view.filters.click()
    assert view.side.isVisible()
    assert not view.detail.isVisible()
    view.close()


def test_what_could_not_be_read_can_be_tried_again(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_failed("The disk reported an error.")
    with qtbot.waitSignal(view.retry_wanted):
        view.findChild(QPushButton, "photosFailedAction").click()


def test_what_fits_nothing_offers_everything_again(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_tiles([a_tile(1), a_tile(2, days_ago=3)])
    assert view.grid.current().photograph_id == 1
    view.side.findChild(QCheckBox, "view_front").click()
    assert view.grid.tiles() == []
    view.findChildren(QPushButton, "noPhotoFitsAction")[-1].click()
    assert len(view.grid.tiles()) == 2


def test_order_and_grouping_are_chosen(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_tiles([a_tile(1), a_tile(2, days_ago=3), a_tile(3, region="arm", days_ago=1)])
    view.order.show_value("oldest")
    view.order.edited.emit()
    assert [tile.photograph_id for tile in view.grid.tiles()] == [2, 3, 1]
    view.grouping.show_value("view")
    view.grouping.edited.emit()
    assert [tile.photograph_id for tile in view.grid.tiles()] == [2, 1, 3]


def test_the_list_shows_the_same_photographs_and_the_same_choice(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_tiles([a_tile(1), a_tile(2, days_ago=3)])
    view.grid.choose(2)
    view.turn_list()
    assert view.table.current().photograph_id == 2
    view.table.choose(1)
    view.turn_list()
    assert view.grid.current().photograph_id == 1
    with qtbot.waitSignal(view.grid.opened):
        view.table.opened.emit(view.table.current())


def test_two_picked_photographs_can_be_compared(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.offer_compare()
    view.show_tiles([a_tile(1), a_tile(2, days_ago=3), a_tile(3, sensitive=True)])
    assert view.compare.text() == "Compare"
    view.grid.pick([1, 2, 3])
    assert (view.compare.text(), view.count.text()) == ("Compare 2", "3 photos · 2 selected")
    with qtbot.waitSignal(view.compare_wanted) as wanted:
        view.compare.click()
    assert [tile.photograph_id for tile in wanted.args[0]] == [1, 2]
