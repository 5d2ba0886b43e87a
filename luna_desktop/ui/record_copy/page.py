"""Builds the record copy page for one patient."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.ui.context import Context
from luna_desktop.ui.printing import Paper
from luna_desktop.ui.record_copy.presenter import RecordCopyPresenter
from luna_desktop.ui.record_copy.view import RecordCopyView


def build_page(context: Context, patient: PatientId, paper: Paper | None = None) -> QWidget:
    """Build the page and begin with the first preview."""
    view = RecordCopyView()
    RecordCopyPresenter(view, context, patient, paper).load()
    return view
