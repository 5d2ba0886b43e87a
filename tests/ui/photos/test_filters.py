"""The filters: each offers what there is, and together they say what is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_filters import Allowed, PhotoFilter, RegionGroup
from luna_desktop.domain.clinical.photo_views import Aspect
from luna_desktop.services.care.photo_links import LinkedPin, LinkedVisit, PhotoLinks
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.ui.photos.filters import FilterPanel
from tests.ui.photos.tiles import a_tile


def described(key: int, **changes: object) -> PhotographTile:
    tile = a_tile(key)
    return replace(tile, fact=replace(tile.fact, body=replace(tile.fact.body, **changes)))


def test_choices_come_from_the_photographs_and_narrow_together(qtbot: QtBot) -> None:
    panel = FilterPanel()
    qtbot.addWidget(panel)
    tiles = [described(1, visit_id=5, treatment="pico", pin_id=3), described(2, region="arm", view="close_up")]
    visits = tuple(LinkedVisit(key, date(2026, 11, key), "Melasma", "Dr Rao") for key in (5, 6))
    links = PhotoLinks(PatientId(1), visits, (LinkedPin(3, 1, "Patch", "cheek_l", (2,)),))
    panel.show_tiles(tiles, links)
    assert [option.text for option in panel.visit.options()] == ["All visits", "05-Nov-2026 · Melasma"]
    assert panel.every.isHidden()
    told: list[PhotoFilter] = []
    panel.changed.connect(told.append)
    panel.regions.button("face").click()
    panel.findChild(QCheckBox, "view_close_up").click()
    for choice, value in ((panel.visit, "5"), (panel.treatment, "pico"), (panel.pin, "3")):
        choice.show_value(value)
        choice.edited.emit()
    wanted = PhotoFilter(RegionGroup.FACE, frozenset({Aspect.CLOSE_UP}), 5, "pico", 3, frozenset({2}))
    assert told[-1] == wanted
    panel.every.click()
    assert not told[-1].narrows


def test_the_consent_is_a_choice_only_where_photographs_differ(qtbot: QtBot) -> None:
    panel = FilterPanel()
    qtbot.addWidget(panel)
    panel.show_tiles([described(1), described(2)], None)
    assert all(box.isHidden() for box in panel.allowed.values())
    panel.show_teaching(frozenset({2}))
    assert not any(box.isHidden() for box in panel.allowed.values())
    panel.allowed[Allowed.RECORD].click()
    wanted = panel.filter()
    assert [key for key in (1, 2) if wanted.lets(key, described(key).fact.body)] == [2]
    panel.show_teaching(frozenset())
    assert not panel.filter().narrows


def test_a_choice_that_is_gone_lets_go(qtbot: QtBot) -> None:
    panel = FilterPanel()
    qtbot.addWidget(panel)
    panel.show_tiles([described(1, region="arm")], None)
    panel.regions.button("arms").click()
    panel.show_tiles([described(2)], None)
    assert not panel.filter().narrows
