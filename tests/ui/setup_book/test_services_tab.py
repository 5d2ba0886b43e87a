"""The list of services."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from luna_desktop.domain.book.services import DeskService
from luna_desktop.ui.setup_book.services_tab import ServicesTab, length_words
from tests.ui.setup_book.conftest import Office


def test_a_chosen_service_says_what_it_needs(office: Callable[..., Office]) -> None:
    page = office("services")
    tab = page.view.parts["services"]
    assert isinstance(tab, ServicesTab)
    rows = tab.list.table.rows_model()
    assert rows.rowCount() == 8
    phone = next(rows.row_at(at) for at in range(8) if rows.row_at(at).service.desk_name == "Phone call")  # type: ignore[union-attr]
    assert phone is not None
    tab.list.table.choose(phone.entry_id)
    assert tab.list.panel.currentWidget() is tab.details
    said = {label.text() for label in tab.details.findChildren(QLabel)}
    assert {"Phone call", "No clinical name.", "15 min", "Anybody in the book", "No room", "No device"} <= said


def test_lengths_say_what_lies_around() -> None:
    assert length_words(DeskService("a", "A", 45, 5, 10)) == "45 min and 15 around it"
    assert length_words(DeskService("a", "A", 45)) == "45 min"
