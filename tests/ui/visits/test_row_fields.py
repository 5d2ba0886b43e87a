"""Tables that are typed into: rows come and go, empty ones are no rows, old products are marked."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.ui.visits.row_fields import ProductsField, SitesField
from luna_desktop.ui.widgets.buttons import Button

GEL = {"what": {"text": "Gel"}, "batch": "B1", "expiry": "2026-10", "amount": "1 g"}


def test_empty_rows_are_no_rows_and_a_row_is_taken_off(qtbot: QtBot) -> None:
    field = SitesField("sites", catalogue("body_regions"), "Units")
    qtbot.addWidget(field)
    field.show_value([{"where": {"text": "Left cheek"}, "passes": "6", "amount": "4", "response": ""}])
    field.add_row()
    assert [(row["where"]["text"], row["passes"], row["amount"]) for row in field.value()] == [("Left cheek", "6", "4")]  # type: ignore[index]  # a mapping
    remove = field.findChild(Button, "sitesRemove1")
    assert remove is not None
    remove.click()
    assert field.value() == []
    assert len(field.cells()) == 1


def test_the_amount_is_asked_only_where_the_treatment_wants_it(qtbot: QtBot) -> None:
    field = SitesField("sites", catalogue("body_regions"))
    qtbot.addWidget(field)
    assert list(field.add_row()) == ["where", "passes", "response"]


def test_a_product_past_its_expiry_or_near_it_is_marked_in_words(qtbot: QtBot) -> None:
    field = ProductsField("products", catalogue("topicals"), date(2026, 11, 23))
    qtbot.addWidget(field)
    field.show_value([GEL, {**GEL, "expiry": "2026-11-30"}, {**GEL, "expiry": "2028"}])
    said = [row["expiry"].control.accessibleDescription() for row in field.cells()]
    assert said == ["Expired", "Expires soon", ""]


def test_a_reader_cannot_add_rows(qtbot: QtBot) -> None:
    field = ProductsField("products", catalogue("topicals"), date(2026, 11, 23))
    qtbot.addWidget(field)
    field.set_read_only(True)
    assert field.add_button.isHidden()
