"""The bundled fonts: Inter for the windows, Noto Sans for names in Indian scripts. Figures are always tabular."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from luna_desktop import paths

SCRIPTS = ("Devanagari", "Kannada", "Tamil", "Telugu", "Malayalam", "Bengali", "Gujarati", "Gurmukhi", "Oriya")
FAMILIES = ("Inter", *(f"Noto Sans {script}" for script in SCRIPTS))
_loaded: list[int] = []


def load(app: QApplication) -> list[int]:
    """Register the bundled fonts with Qt once and return their ids. Needs an application."""
    if _loaded or app is None:
        return _loaded
    folder = paths.resources() / "fonts"
    for file in sorted((*folder.glob("Inter-*.otf"), *(folder.glob("NotoSans?*-*.ttf")))):
        _loaded.append(QFontDatabase.addApplicationFont(str(file)))
    return _loaded


def font(size: int, weight: QFont.Weight = QFont.Weight.Normal, *, spacing: float = 0.0) -> QFont:
    """Return the interface font at a size in pixels, with tabular figures and no hinting."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(size)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return made
