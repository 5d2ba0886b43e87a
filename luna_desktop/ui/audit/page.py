"""Puts the audit log's page together."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.ui.audit.presenter import AuditPresenter
from luna_desktop.ui.audit.view import AuditView
from luna_desktop.ui.context import Context


def build_page(context: Context) -> QWidget:
    """Build the page and begin to read."""
    view = AuditView()
    AuditPresenter(view, context).start()
    return view
