"""The panel offers what can be done with a text, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.lint import lint
from luna_desktop.services.messages.templates import Standing, TemplateText
from luna_desktop.services.messages.words import word_lists
from luna_desktop.ui.messages.template_panel import Preview, TemplatePanel, TextShown

TEXT = TemplateText(
    "reminder", MessageClass.REMINDER, "Reminder", "en", "Your booking", "{clinic}: peel", Standing.WAITING
)


def a_panel(qtbot: QtBot) -> TemplatePanel:
    panel = TemplatePanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def test_what_must_go_stands_in_the_way_of_saving(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_text(TextShown(TEXT, may_edit=True))
    findings = lint(MessageClass.REMINDER, TEXT.body, word_lists())
    panel.show_words(findings, "1 thing to fix", Preview("Tara sees", "Aranya:", "7 of 160"), may_change=True)
    panel.show_steps(Standing.WAITING, is_typed=True, faults=1, may_edit=True, can_be_offer=False)
    assert not panel.save.isEnabled()
    assert panel.todo.text() == "Fix 1 thing to save"
    assert (panel.preview_title.text(), panel.length.text()) == ("Tara sees", "7 of 160")
    panel.show_steps(Standing.WAITING, is_typed=True, faults=0, may_edit=True, can_be_offer=False)
    with qtbot.waitSignal(panel.save_wanted):
        panel.save.click()


def test_approving_and_taking_out_of_use(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_steps(Standing.WAITING, is_typed=False, faults=0, may_edit=True, can_be_offer=False)
    assert panel.approve.isVisible()
    assert not panel.retire.isVisible()
    panel.show_steps(Standing.IN_USE, is_typed=False, faults=0, may_edit=True, can_be_offer=False)
    assert panel.retire.isVisible()
    panel.show_steps(Standing.IN_USE, is_typed=False, faults=0, may_edit=False, can_be_offer=False)
    assert not any(button.isVisible() for button in (panel.retire, panel.approve, panel.save))


def test_a_fixed_text_cannot_be_typed_into(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_text(TextShown(replace(TEXT, klass=MessageClass.RESULTS), may_edit=True, is_fixed=True))
    assert panel.body.edit.isReadOnly()
    assert "without its content" in panel.banner.text()
    panel.show_problems({"body": "Too long.", "text": "Decided already."})
    assert (panel.body.problem, panel.banner.text()) == ("Too long.", "Decided already.")
