"""The view of templates: the list at the left, one text in the panel at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.messages.templates import Standing, TemplateLine
from luna_desktop.texts import LANGUAGES, OWN_NAMES, _
from luna_desktop.ui import theme
from luna_desktop.ui.messages.template_panel import WIDTH, TemplatePanel
from luna_desktop.ui.messages.wording import STANDING_LOOKS, class_chip, standing_chip
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable


class TemplatesView(QWidget):
    """Shows the templates.

    Signals:
        chosen: the `TemplateLine` to be read.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "templatesView", _("Templates"))
        self.trouble = Banner("info", "", name="templatesTrouble")
        self.table: RowsTable[TemplateLine] = RowsTable(
            "templatesTable",
            _("Templates"),
            (
                Column(_("Template"), lambda line: Cell(line.name, strong=True), stretch=True),
                Column(_("Class"), lambda line: Cell(chips=(class_chip(line.klass),)), width=190),
                *(_language(code) for code in LANGUAGES),
            ),
            key=lambda line: line.key,
        )
        self.table.selected.connect(self.chosen)
        self.panel = TemplatePanel()
        card = Card(_("What the clinic says to patients"), "templatesCard", icon="message-square")
        self.states = StateStack(self.table, "templatesStates")
        self.states.show_state(loading())
        card.add(self.states, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 0, 20, 18)
        left.setSpacing(10)
        left.addWidget(self.trouble)
        left.addWidget(card, 1)
        side = styled(named(QFrame(), "templateSide", _("Message")), cls="panel")
        side.setFixedWidth(theme.px(WIDTH))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)

    def show_list(self, lines: Sequence[TemplateLine]) -> None:
        """Show one line for each template; the chosen one stays chosen, else the first is."""
        self.states.show_content()
        self.table.show_rows(lines)
        if self.table.current() is None and lines:
            self.table.choose(lines[0].key)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the list; empty takes it away."""
        self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the text."""
        self.panel.show_problems(problems)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that somebody decided meanwhile."""
        self.show_trouble(text, tone="warn")


def _language(code: str) -> Column[TemplateLine]:
    return Column(OWN_NAMES[code], lambda line: Cell(chips=(_chip(line, code),)), width=150)


def _chip(line: TemplateLine, code: str) -> ChipSpec:
    if code in line.waiting and code in line.in_use:
        _tone, icon = STANDING_LOOKS[Standing.WAITING]
        return ChipSpec(_("In use, new waits"), "warn", icon)
    if code in line.in_use:
        return standing_chip(Standing.IN_USE)
    if code in line.waiting:
        return standing_chip(Standing.WAITING)
    return ChipSpec(_("None"), "neutral", "minus")
