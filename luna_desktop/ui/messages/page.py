"""The Messages page: one view at a time under a heading, with a switch at the right.

A view is declared with `MessageView` and built when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.services.messages.runs import RunKind
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.messages.handing_presenter import HandingPresenter
from luna_desktop.ui.messages.handing_view import HandingView
from luna_desktop.ui.messages.log_presenter import LogPresenter
from luna_desktop.ui.messages.log_view import LogView
from luna_desktop.ui.messages.outbox_presenter import OutboxPresenter
from luna_desktop.ui.messages.outbox_view import OutboxView
from luna_desktop.ui.messages.runs_presenter import RunsPresenter
from luna_desktop.ui.messages.runs_view import RunsView
from luna_desktop.ui.messages.templates_presenter import TemplatesPresenter
from luna_desktop.ui.messages.templates_view import TemplatesView
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

RECALLS = "recalls"


@dataclass(frozen=True)
class MessageView:
    """One view of the page: its key, its words, the sentence under the heading, who may open it, how it is built."""

    key: str
    title: Message
    about: Message
    permission: Permission
    build: Callable[[Context], QWidget]


def _outbox(context: Context) -> QWidget:
    view = OutboxView(context.actor)
    OutboxPresenter(view, context).load()
    return view


def _log(context: Context) -> QWidget:
    view = LogView(context.actor)
    LogPresenter(view, context).load()
    return view


def _templates(context: Context) -> QWidget:
    view = TemplatesView()
    TemplatesPresenter(view, context).load()
    return view


def _handing(context: Context) -> QWidget:
    view = HandingView(may_choose=context.actor.may(Permission.CHANGE_SETTINGS))
    HandingPresenter(view, context).load()
    return view


def _runs(context: Context) -> QWidget:
    view = RunsView()
    RunsPresenter(view, context).load()
    return view


VIEWS: tuple[MessageView, ...] = (
    MessageView(
        "outbox",
        say("Outbox"),
        say("Consents, wishes and restrictions are asked again when each message leaves."),
        Permission.READ_MESSAGES,
        _outbox,
    ),
    MessageView(
        "runs",
        say("Runs"),
        say("Checked again when each message is sent, not only now."),
        Permission.SEND_MESSAGES,
        _runs,
    ),
    MessageView(
        "handing",
        say("To hand on"),
        say("Files for the gateway, letters to print, calls to make."),
        Permission.SEND_MESSAGES,
        _handing,
    ),
    MessageView(
        "log",
        say("Log"),
        say("What the clinic said to patients, and what they said to the clinic."),
        Permission.READ_MESSAGES,
        _log,
    ),
    MessageView(
        "templates",
        say("Templates"),
        say("Nothing about health in any of them; offers only in offers."),
        Permission.READ_MESSAGES,
        _templates,
    ),
)


class MessagesPage(QWidget):
    """Shows one view; Ctrl+Page Down and Ctrl+Page Up go to the next and the one before."""

    def __init__(self, context: Context, views: Sequence[MessageView] = VIEWS) -> None:
        super().__init__()
        styled(named(self, "messagesPage", _("Messages")), cls="page")
        self._context = context
        self._views = [view for view in views if context.actor.may(view.permission)]
        self._built: dict[str, QWidget] = {}
        self._shown = ""
        self.title, self.about = words("", "title"), words("", "body2", wrap=True)
        options = [Option(view.key, shown(view.title)) for view in self._views]
        self.switch = Segmented("messagesSwitch", _("View of the messages"), options)
        self.switch.chosen.connect(lambda key: self.show_view(str(key)))
        self.pages = named(QStackedWidget(), "messagesPages")
        self._build()
        if self._views:
            self.show_view(self._views[0].key)

    def _build(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.title)
        told.addWidget(self.about)
        top = QHBoxLayout()
        top.setContentsMargins(24, 14, 20, 12)
        top.setSpacing(12)
        top.addLayout(told, 1)
        top.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.step(step))

    def show_view(self, key: str) -> None:
        """Show a view by its key; it is built when it is first shown."""
        view = next((each for each in self._views if each.key == key), None)
        if view is None:
            return
        if key not in self._built:
            self._built[key] = view.build(self._context)
            self.pages.addWidget(self._built[key])
        self._shown = key
        self.title.setText(shown(view.title))
        self.about.setText(shown(view.about))
        self.switch.show_value(key)
        self.pages.setCurrentWidget(self._built[key])

    def current(self) -> str:
        """Return the key of the view that is shown."""
        return self._shown

    def step(self, step: int) -> None:
        """Go to the next view, or the one before; round and round."""
        keys = [view.key for view in self._views]
        if self._shown in keys:
            self.show_view(keys[(keys.index(self._shown) + step) % len(keys)])


def build_part(context: Context, part: str) -> QWidget:
    """Build the page at one of its views; “recalls” is the view of runs with the recalls of today."""
    page = MessagesPage(context)
    page.show_view("runs" if part == RECALLS else part)
    runs = page.findChild(RunsView)
    if part == RECALLS and isinstance(runs, RunsView):
        runs.show_asked(RunKind.RECALL, today_in(context))
        runs.asked.emit()
    return page


def build_page(context: Context) -> QWidget:
    """Build the page and begin to read."""
    return MessagesPage(context)
