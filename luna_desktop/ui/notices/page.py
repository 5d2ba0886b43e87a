"""Puts the Notices page together from its view and its presenters."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.ui.context import Context
from luna_desktop.ui.notices.papers_presenter import PapersPresenter
from luna_desktop.ui.notices.presenter import NoticesPresenter
from luna_desktop.ui.notices.view import NoticesView
from luna_desktop.ui.notices.worklist_presenter import WorklistPresenter
from luna_desktop.ui.notices.writing_presenter import WritingPresenter


def build_page(context: Context) -> QWidget:
    """Make the Notices page."""
    view = NoticesView()
    versions = NoticesPresenter(view, context)
    WritingPresenter(view, context, versions)
    PapersPresenter(view, context)
    if context.actor.may(Permission.GIVE_NOTICE):
        WorklistPresenter(view, context).start()
    versions.start()
    return view


def build_lists(context: Context) -> QWidget:
    """Make the page of the two lists alone, for whoever gives notices and does not write them."""
    view = NoticesView(with_versions=False)
    view.allow(may_draft=False, may_print=False)
    WorklistPresenter(view, context).start()
    return view
