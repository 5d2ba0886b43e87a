"""Cards of what is worked out: the result beside its parts, marked as derived, never typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.lifestyle_derived import pack_years, weekly_minutes
from luna_desktop.domain.clinical.lifestyle_words import number_text
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.lifestyle.rows import AnswerRow
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named


class DerivedCard(Card):
    """Parts that are typed, the sign between them, and the result."""

    def __init__(self, name: str, title: str, icon: str, row: AnswerRow, signs: tuple[str, str], result: str) -> None:
        super().__init__(title, name, icon=icon)
        self.row = row
        chip = Chip(_("Derived"), "neutral", "gauge", name=f"{name}Chip")
        self.add_beside_title(chip)
        self._name = result
        self.value = named(words("", "title"), f"{name}Value", result)
        self.note = words("", "caption", wrap=True)
        parts: list[QWidget] = []
        for field, sign in zip(row.fields, signs, strict=True):
            if sign:
                parts.append(words(sign, "body2"))
            parts.append(_labelled(field.label, field))
        row.lay_between(parts)
        inside = QGridLayout()
        inside.setHorizontalSpacing(14)
        inside.setVerticalSpacing(8)
        inside.setColumnStretch(2, 1)
        inside.addWidget(row.control, 0, 0)
        inside.addWidget(words("=", "title"), 0, 1, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self._outcome(result), 0, 2)
        inside.addWidget(row.same, 0, 3, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(row.decline, 0, 4, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(row.beside, 1, 0, 1, 5)
        row.title.setParent(self)
        row.title.hide()
        row.beside.hide()
        self.add(inside)

    def _outcome(self, result: str) -> QWidget:
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(words(result, "caption"))
        lines.addWidget(self.value)
        lines.addWidget(self.note)
        return holder

    def show_result(self, value: str, note: str) -> None:
        """Show what came out, or that it is not known."""
        self.value.setText(value or _("Not known"))
        self.value.setAccessibleName(_("{name}: {value}", name=self._name, value=self.value.text()))
        self.note.setText(note)


def _labelled(text: str, field: QWidget) -> QWidget:
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(2)
    lines.addWidget(words(text, "caption", wrap=True))
    across = QHBoxLayout()
    across.addWidget(field)
    across.addStretch(1)
    lines.addLayout(across)
    holder.setFixedWidth(theme.px(124))
    return holder


def activity_card(row: AnswerRow) -> DerivedCard:
    """Make the card of the minutes of exercise in a week."""
    return DerivedCard("activityCard", _("Exercise in a week"), "heart-pulse", row, ("", "+ 2 ×"), _("Minutes a week"))


def tobacco_card(row: AnswerRow) -> DerivedCard:
    """Make the card of the pack-years."""
    return DerivedCard("tobaccoCard", _("Tobacco, pack-years"), "leaf", row, ("", "÷ 20 ×"), _("Pack-years"))


def show_activity(card: DerivedCard, body: Lifestyle) -> None:
    """Show the minutes of exercise in a week, and whether they reach the mark of the WHO."""
    found = weekly_minutes(body)
    if found.meets is None:
        card.show_result("", _("Both parts are needed; enter 0 where there is none."))
    elif found.meets:
        card.show_result(number_text(found.value), _("Meets the 150 minutes that the WHO recommends."))
    else:
        card.show_result(number_text(found.value), _("Below the 150 minutes that the WHO recommends."))


def show_tobacco(card: DerivedCard, body: Lifestyle) -> None:
    """Show the pack-years; bidis are never counted among them."""
    found = pack_years(body)
    if found.value is None:
        card.show_result("", _("Both parts are needed; enter 0 where there is none."))
    else:
        card.show_result(f"{found.value:.1f}", _("Never typed; its parts are shown. Bidis are counted apart."))
