"""The form of a description: every field comes back, views fit the region, intimate places are ticked by themselves."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.photographs import PhotographFacts, PhotoOrigin, Polarisation
from luna_desktop.ui.photos.edit_form import EditForm

FULL = PhotographFacts(
    datetime(2026, 11, 2, 11, 52),  # noqa: DTZ001 - a camera's own time
    "cheek_l",
    "cheek_close_l",
    "Left cheek",
    visit_id=5,
    treatment="pico",
    pin_id=3,
    taken_by=2,
    camera="Canon R50",
    lens="100 mm",
    distance_m=0.3,
    light="Ring flash",
    polarisation=Polarisation.CROSS,
    makeup_removed=True,
    expression="At rest",
    origin=PhotoOrigin.INBOX,
    series="A-1",
)


def test_what_was_not_touched_comes_back_as_it_was(qtbot: QtBot) -> None:
    form = EditForm()
    qtbot.addWidget(form)
    form.start(FULL, None)
    with qtbot.waitSignal(form.save_wanted) as saved:
        form.save.click()
    assert saved.args[0] == FULL


def test_another_region_offers_its_views_and_covers_what_is_intimate(qtbot: QtBot) -> None:
    form = EditForm()
    qtbot.addWidget(form)
    form.start(FULL, None)
    form.region.show_value("groin_l")
    form.region.edited.emit()
    assert form.sensitive.value()
    assert form.view.value() == ""
    form.distance.show_value("near")
    form.save.click()
    assert form.distance.problem
    form.distance.show_value("1,5")
    with qtbot.waitSignal(form.save_wanted) as saved:
        form.save.click()
    assert saved.args[0].distance_m == 1.5
