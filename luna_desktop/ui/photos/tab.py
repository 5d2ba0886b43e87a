"""Declares the Photos tab of the chart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.texts import say
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_export.door import ExportDoor
from luna_desktop.ui.photos.placard_door import PlacardDoor
from luna_desktop.ui.photos.presenter import KEY, PhotosPresenter
from luna_desktop.ui.photos.view import PhotosView


def build_tab(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the tab for one patient and begin to read."""
    view = PhotosView()
    presenter = PhotosPresenter(view, context, patient, hub)
    ExportDoor(view, context, patient, hub)
    PlacardDoor(view, context, patient, hub, presenter)
    presenter.load()
    return view


PHOTOS_TAB = TabSpec(KEY, say("Photos"), "images", Permission.READ_PHOTOGRAPHS, build_tab)
