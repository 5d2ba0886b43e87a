"""Several views in one tab: one at a time, with a switch at the top right.

A view is declared as a tab is. Views are built when they are first shown and kept for as long as the chart is open, so
the chosen one stays when the person comes back to the tab. A view that wants the whole tab, as a visit that is being
written, says so with `WholeView.whole_wanted`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.texts import shown
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.visits.whole_view import WholeView
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


@dataclass(frozen=True)
class HostWords:
    """What a host is called: the key that its widgets' names begin with, its tab's title, and its switch's name."""

    key: str
    title: str
    switch: str


class ViewsHost(QWidget):
    """Shows one of several views; Ctrl+Page Down and Ctrl+Page Up go to the next and the one before.

    Signals:
        view_shown: the key of the view that is shown now.
    """

    view_shown = Signal(str)

    def __init__(
        self, says: HostWords, context: Context, patient: PatientId, hub: ChartHub, views: Sequence[TabSpec]
    ) -> None:
        super().__init__()
        named(self, f"{says.key}Host", says.title)
        self._says = says
        self._context, self._patient, self._hub = context, patient, hub
        self._specs = [spec for spec in views if context.actor.may(spec.permission)]
        self._built: dict[str, QWidget] = {}
        self._shown = ""
        self.title = words("", "strong")
        options = [Option(spec.key, shown(spec.title)) for spec in self._specs]
        self.switch = Segmented(f"{says.key}Switch", says.switch, options)
        self.switch.chosen.connect(lambda key: self.show_view(str(key)))
        self.pages = named(QStackedWidget(), f"{says.key}Pages")
        self._build()
        wanted = hub.part.partition("/")[0]
        if self._specs:
            self.show_view(next((spec.key for spec in self._specs if spec.key == wanted), self._specs[0].key))

    def _build(self) -> None:
        self.bar = styled(named(QFrame(), f"{self._says.key}Bar", self._says.switch), cls="bar")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(24, 6, 20, 6)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addStretch(1)
        self._beside = row
        row.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self.bar.setVisible(len(self._specs) > 1)  # shown before it has a parent, it would be a window of its own
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.step(step))

    def show_view(self, key: str) -> None:
        """Show a view by its key; it is built when it is first shown. One that is not there is passed over."""
        spec = next((each for each in self._specs if each.key == key), None)
        if spec is None:
            return
        if key not in self._built:
            view = spec.build(self._context, self._patient, self._hub)
            self._built[key] = view
            self.pages.addWidget(view)
            if isinstance(view, WholeView):
                view.whole_wanted.connect(lambda whole: self._give_room(key, whole=whole))
        self._shown = key
        self.title.setText(shown(spec.title))
        self.switch.show_value(key)
        self.pages.setCurrentWidget(self._built[key])
        self._give_room(key, whole=self._wants_all(key))
        self.view_shown.emit(key)

    def add_beside_switch(self, widget: QWidget) -> None:
        """Put a widget before the switch."""
        self._beside.insertWidget(self._beside.indexOf(self.switch), widget)

    def step(self, step: int) -> None:
        """Go to the next view, or the one before; round and round."""
        keys = [spec.key for spec in self._specs]
        if self._shown in keys:
            self.show_view(keys[(keys.index(self._shown) + step) % len(keys)])

    def current(self) -> str:
        """Return the key of the view that is shown."""
        return self._shown

    def _wants_all(self, key: str) -> bool:
        view = self._built[key]
        return isinstance(view, WholeView) and view.wants_whole()

    def _give_room(self, key: str, *, whole: bool) -> None:
        if key == self._shown:
            self.bar.setVisible(len(self._specs) > 1 and not whole)
