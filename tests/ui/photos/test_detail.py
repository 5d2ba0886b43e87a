"""The panel beside the timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photographs import Polarisation
from luna_desktop.services.care.photo_links import LinkedPin, LinkedVisit, PhotoLinks
from luna_desktop.ui.photos.detail import DetailPanel
from luna_desktop.ui.photos.intake import Thumb
from luna_desktop.ui.widgets.chips import Chip
from tests.ui.photos.tiles import a_tile


def test_the_form_hands_the_corrected_facts_over(qtbot: QtBot) -> None:
    panel = DetailPanel()
    qtbot.addWidget(panel)
    panel.show_tile(a_tile(1), covered=False, may_change=True)
    panel.start_editing()
    panel.form.caption.show_value("Left cheek")
    panel.form.taken.show_value("soon")
    panel.form.save.click()
    assert panel.form.taken.problem
    panel.form.taken.show_value("01-11-2026 09:00")
    with qtbot.waitSignal(panel.save_wanted) as saved:
        panel.form.save.click()
    assert (saved.args[0].caption, saved.args[0].taken_at.day, saved.args[0].region) == ("Left cheek", 1, "face")
    panel.stop_editing()
    assert not panel.is_editing()


def test_the_panel_tells_how_it_was_taken_and_keeps_a_late_picture_out(qtbot: QtBot) -> None:
    panel = DetailPanel()
    qtbot.addWidget(panel)
    panel.show_consent("Agreed.", can_add=True)
    tile = a_tile(1)
    facts = replace(tile.fact.body, camera="Canon R50", polarisation=Polarisation.CROSS, visit_id=7, pin_id=3)
    links = PhotoLinks(
        PatientId(1), (LinkedVisit(7, date(2026, 11, 2), "Melasma", "Dr Rao"),), (LinkedPin(3, 2, "Patch", "cheek_l"),)
    )
    panel.show_links(links)
    panel.show_tile(replace(tile, fact=replace(tile.fact, body=facts)), covered=False, may_change=True)
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert {"Canon R50", "Cross-polarised", "Melasma", "2 · Patch", "Agreed."} <= set(said)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    panel.show_image(2, picture)
    assert panel.findChild(Thumb).image().isNull()
    panel.show_image(1, picture)
    assert not panel.findChild(Thumb).image().isNull()


def test_of_a_covered_one_only_the_time_is_told(qtbot: QtBot) -> None:
    panel = DetailPanel()
    qtbot.addWidget(panel)
    panel.show_tile(a_tile(1, region="groin_l", sensitive=True), covered=True, may_change=False)
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "groin" not in said.lower()
    assert "02-Nov-2026, 11:52" in said
    assert panel.findChild(Thumb) is None


def test_who_may_not_change_sees_no_buttons_for_it(qtbot: QtBot) -> None:
    panel = DetailPanel()
    qtbot.addWidget(panel)
    panel.show_tile(a_tile(1), covered=False, may_change=False)
    names = {button.objectName() for button in panel.findChildren(QPushButton) if not button.isHidden()}
    assert "openPhotoButton" in names
    assert not {"editPhotoButton", "strikePhotoButton"} & names
    assert any("Dr Meera Pillai" in label.text() for label in panel.findChildren(QLabel))


def test_of_one_that_may_be_taught_with_it_does_not_say_record_only(qtbot: QtBot) -> None:
    panel = DetailPanel()
    qtbot.addWidget(panel)
    panel.show_consent("For the record alone.", can_add=True)
    panel.show_teaching(frozenset({1}))
    for key, chip in ((1, "Teaching too"), (2, "Record only")):
        panel.show_tile(a_tile(key), covered=False, may_change=False)
        assert chip in [each.accessibleName() for each in panel.findChildren(Chip)]
        said = [label.text() for label in panel.findChildren(QLabel)]
        assert ("For the record alone." in said) == (key == 2)
