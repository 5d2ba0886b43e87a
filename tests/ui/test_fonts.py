"""The bundled fonts load, Indian scripts get glyphs, and figures are tabular."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QApplication

from luna_desktop import paths
from luna_desktop.ui import fonts


def test_every_font_is_there_with_its_licence(qapp: QApplication) -> None:
    assert all(number >= 0 for number in fonts.load(qapp))
    assert set(fonts.FAMILIES) <= set(QFontDatabase.families())
    assert "SIL OPEN FONT LICENSE" in (paths.resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("script", "text"),
    [("Devanagari", "क्षितिज"), ("Kannada", "ಸಾವಿತ್ರಮ್ಮ"), ("Tamil", "அனன்யா"), ("Telugu", "శ్రీ"), ("Bengali", "শ্রী")],
)
def test_names_in_indian_scripts_have_glyphs(qapp: QApplication, script: str, text: str) -> None:
    layout = QTextLayout(text, fonts.font(14))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    assert {run.rawFont().familyName() for run in runs} == {f"Noto Sans {script}"}
    assert all(glyph != 0 for run in runs for glyph in run.glyphIndexes())


def test_figures_are_tabular(qapp: QApplication) -> None:
    metrics = QFontMetricsF(fonts.font(14))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("8888"), abs=0.5)


def test_the_family_is_inter(qapp: QApplication) -> None:
    assert fonts.font(14, QFont.Weight.DemiBold).families()[0] == "Inter"
