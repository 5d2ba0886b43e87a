"""Puts the Notices page together from its view and its presenters."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.ui.context import Context
from luna_desktop.ui.notices.presenter import NoticesPresenter
from luna_desktop.ui.notices.view import NoticesView
from luna_desktop.ui.notices.writing_presenter import WritingPresenter


def build_page(context: Context) -> QWidget:
    """Make the Notices page."""
    view = NoticesView()
    versions = NoticesPresenter(view, context)
    WritingPresenter(view, context, versions)
    versions.start()
    return view
