"""The bar above the turned screen: whose clinic this is, the language, the text size. There is no way to the work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.options import TEXT_SIZES
from luna_desktop.texts import OWN_NAMES, Translator
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.moon import paint_moon
from luna_desktop.ui.widgets.naming import named, styled

SIZE_MARKS = ("A", "A+", "A++")


class ClinicMark(QWidget):
    """The moon on its tile."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw tile and moon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(theme.col("rail"))
        painter.setBrush(theme.col("rail"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        paint_moon(painter, box.center(), box.width() * 0.32)


class PatientTopBar(QFrame):
    """Clinic, language, text size.

    Signals:
        language_chosen: the code of a language.
        size_chosen: a text size in per cent.
    """

    language_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(self, clinic: str, place: str, _: Translator, text_size: int) -> None:
        super().__init__()
        styled(named(self, "patientTopBar", _("Language and text size")), cls="topbar")
        self.setFixedHeight(theme.px(68))
        self.language = Segmented(
            "patientLanguage", _("Language"), [Option(code, name) for code, name in OWN_NAMES.items()]
        )
        self.language.show_value(_.language)
        self.language.chosen.connect(lambda code: self.language_chosen.emit(str(code)))
        sizes = [Option(size, mark) for size, mark in zip(TEXT_SIZES, SIZE_MARKS, strict=True)]
        self.sizes = Segmented("patientTextSize", _("Text size"), sizes)
        self.sizes.show_value(text_size)
        self.sizes.chosen.connect(lambda size: self.size_chosen.emit(int(str(size))))
        for at, spoken in enumerate((_("Usual text"), _("Larger text"), _("Largest text"))):
            self.sizes.findChildren(QWidget, f"patientTextSize{at}")[0].setAccessibleName(spoken)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(40), 0, theme.px(40), 0)
        row.setSpacing(12)
        row.addWidget(ClinicMark(theme.px(40)))
        row.addLayout(_two(clinic, place), 1)
        row.addWidget(words(_("Language") if _.language == "en" else f"{_('Language')} · Language", "caption"))
        row.addWidget(self.language, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self.sizes, 0, Qt.AlignmentFlag.AlignVCenter)


def _two(clinic: str, place: str) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addStretch(1)
    lines.addWidget(ElidedLabel(clinic, "strong"))
    if place:
        lines.addWidget(ElidedLabel(place, "caption"))
    lines.addStretch(1)
    return lines
