"""Every sentence by which the purpose gate refuses, in each language, on one page to look at and to test."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from luna_desktop.domain.consent import PURPOSE_NAMES, Purpose
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, Channel, Topic
from luna_desktop.domain.refusals import LIFTER_NAMES, REFUSALS, Lifter, Obstacle, refusal
from luna_desktop.texts import LANGUAGES, OWN_NAMES, Message, Translator, _, shown
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled

_LOOKS = {
    Lifter.PATIENT: ("priv", "user"),
    Lifter.GUARDIAN: ("priv", "users"),
    Lifter.OWNER: ("info", "badge-check"),
    Lifter.PRIVACY_OFFICER: ("info", "shield"),
    Lifter.NOBODY: ("danger", "ban"),
}


class RefusalsSheet(QWidget):
    """One row for each obstacle: the sentence in every language, and who may lift it."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "refusals", _("Refusals of the purpose gate"))
        styled(self, cls="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(words(_("Refusals of the purpose gate"), "title"))
        column.addLayout(self._table())
        column.addStretch(1)

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(20)
        table.setVerticalSpacing(6)
        translators = [Translator(language) for language in LANGUAGES]
        for at, language in enumerate(LANGUAGES):
            table.addWidget(words(OWN_NAMES[language], "thead"), 0, at)
            table.setColumnStretch(at, 1)
        table.addWidget(words(_("Who may lift it"), "thead"), 0, len(LANGUAGES))
        for number, obstacle in enumerate(Obstacle):
            row = 2 * number + 1
            table.addWidget(hairline(), row, 0, 1, len(LANGUAGES) + 1)
            for at, translator in enumerate(translators):
                table.addWidget(words(translator.render(example(obstacle)), "body", wrap=True), row + 1, at)
            table.addWidget(_lifter(obstacle), row + 1, len(LANGUAGES), Qt.AlignmentFlag.AlignLeft)
        return table


def example(obstacle: Obstacle) -> Message:
    """Return the sentence of an obstacle with made-up words in its places."""
    return refusal(
        obstacle,
        purpose=PURPOSE_NAMES[Purpose.OFFERS],
        recipient="Dr Asha Iyer",
        topic=TOPIC_NAMES[Topic.RECALL],
        channel=CHANNEL_NAMES[Channel.SMS],
    )


def _lifter(obstacle: Obstacle) -> Chip:
    lifter = REFUSALS[obstacle].lifter
    tone, icon = _LOOKS[lifter]
    return Chip(shown(LIFTER_NAMES[lifter]), tone, icon, name=f"lifter{obstacle.name.title().replace('_', '')}")
