"""The comparison on a real clinic, for tests: two photographs of one face, 24 weeks apart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_alignment import Spot
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.compare.presenter import ComparePresenter
from luna_desktop.ui.compare.pyramid import Pyramid
from luna_desktop.ui.compare.stage import Side
from luna_desktop.ui.compare.view import CompareView
from luna_desktop.ui.context import Context
from tests.services.acting import act
from tests.ui.screens import context_of


class Opened:
    """A comparison that stands open."""

    def __init__(self, qtbot: QtBot, clinic: OpenClinic, patient: PatientId, context: Context | None = None) -> None:
        self.context = context or context_of(clinic)
        self.view = CompareView()
        qtbot.addWidget(self.view)
        self.hub = ChartHub(patient, self.view)
        self.presenter = ComparePresenter(self.view, self.context, patient, self.hub)
        self.tiles = act(clinic, list_photographs, patient)
        self.view.resize(1300, 720)
        self.view.show()

    def open(self, one: int, other: int | None = None) -> CompareView:
        """Compare two photographs."""
        self.presenter.open(self.tiles, one, other)
        return self.view

    def set_points(self, *points: tuple[Side, float, float]) -> None:
        """Set points with the mouse, told in pixels of each picture."""
        canvas = self.view.canvas
        for side, x, y in points:
            at = canvas.stage.placed(side, canvas.area()).at(Spot(x, y).z)
            canvas.setting.press(QPointF(at.real, at.imag))


def plain(width: int, height: int, colour: str, *, full: QSize | None = None) -> Pyramid:
    """Return a picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    half = image.scaled(max(1, width // 2), max(1, height // 2))
    return Pyramid(full or QSize(width, height), (image, half))


def colour_at(image: QImage, x: float, y: float) -> str:
    """Return the colour of a pixel."""
    return image.pixelColor(round(x), round(y)).name()
