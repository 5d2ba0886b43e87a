"""The form for how long each kind of data is kept: every rule with its source, and years not below its floor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from luna_desktop.domain.rights.retention import RULES, RetentionRule
from luna_desktop.services.rights.retention import RuleSetting, YearsChosen
from luna_desktop.texts import _, shown
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.erasure.wording import day_words
from luna_desktop.ui.settings.pages import narrow_page
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import hairline, words

YEARS_WIDTH = 130
EDITABLE = tuple(rule for rule in RULES if rule.default_years)
"""The 21st birthday is a day and no number of years."""


class YearsForm(EditFrame):
    """Shows every rule with the years that count in this clinic."""

    def __init__(self) -> None:
        super().__init__("retentionForm", _("How long data is kept"))
        self.years = {rule.code: _field(rule) for rule in EDITABLE}
        card = Card(_("How long data is kept"), "retentionCard", icon="calendar-clock")
        card.add(
            words(
                _("The latest day of all rules that apply counts. A legal hold keeps everything until it is released."),
                "body2",
                wrap=True,
            )
        )
        for rule in RULES:
            card.add(hairline())
            card.add(self._row(rule))
        self.add_page(narrow_page(card), "retentionPage")
        self.track(*self.years.values())

    def _row(self, rule: RetentionRule) -> QHBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(1)
        left.addWidget(words(shown(rule.name), "strong", wrap=True))
        left.addWidget(words(shown(rule.law), "caption", wrap=True))
        if rule.in_force_from is not None:
            text = _("In force from {day}; kept by this clinic from today.", day=day_words(rule.in_force_from))
            left.addWidget(words(text, "caption", wrap=True))
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        field = self.years.get(rule.code)
        if field is not None:
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def start_with(self, rules: Sequence[RuleSetting]) -> None:
        """Show the years that count."""
        self.show_values({each.rule.code: str(each.years) for each in rules if each.rule.code in self.years})

    def chosen(self) -> tuple[YearsChosen, ...]:
        """Return the years that were changed; what is no number is 0, which is refused."""
        changed = set(self.changed_names())
        return tuple(
            YearsChosen(code, int(text) if (text := field.value()).isascii() and text.isdigit() else 0)
            for code, field in self.years.items()
            if code in changed
        )


def _field(rule: RetentionRule) -> TextField:
    field = TextField(rule.code, _("Years"), longest=3, help_text=_("{years} or more", years=rule.floor_years))
    field.setFixedWidth(YEARS_WIDTH)
    field.control.setAccessibleName(_("Years: {rule}", rule=shown(rule.name)))
    return field
