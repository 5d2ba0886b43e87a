"""A page without content says why, and goes when there is content."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading, not_allowed


def test_an_empty_page_offers_its_action(qtbot: QtBot) -> None:
    page = StatePage("image-plus", "No photos yet", "Add the first photo.", action="Add photos")
    qtbot.addWidget(page)
    page.show()
    assert (page.accessibleName(), page.accessibleDescription()) == ("No photos yet", "Add the first photo.")
    with qtbot.waitSignal(page.acted, timeout=1000):
        page.button.click()


def test_a_page_says_less_to_who_can_do_less(qtbot: QtBot) -> None:
    page = StatePage("image-plus", "No photos yet", "Add the first photo.")
    qtbot.addWidget(page)
    page.show()
    page.set_text("")
    assert page.accessibleDescription() == ""
    assert "Add the first photo." not in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    page.set_text("Ask a clinician.")
    assert page.accessibleDescription() == "Ask a clinician."


def test_not_allowed_names_who_can_help_and_offers_nothing(qtbot: QtBot) -> None:
    page = not_allowed("Ask Rukmini Das.")
    qtbot.addWidget(page)
    page.show()
    assert page.accessibleDescription() == "Ask Rukmini Das."
    assert not page.button.isVisible()


def test_a_failure_can_be_tried_again(qtbot: QtBot) -> None:
    page = failed("The clinic drive does not answer.")
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.acted, timeout=1000):
        page.button.click()


def test_states_take_turns_with_the_content(qtbot: QtBot) -> None:
    content = QLabel("content")
    stack = StateStack(content, "listStack")
    qtbot.addWidget(stack)
    stack.show_state(loading())
    assert stack.currentWidget() is not content
    stack.show_state(StatePage("search", "Nothing matches"))
    assert stack.count() == 2
    stack.show_content()
    assert stack.currentWidget() is content
    assert stack.count() == 1
