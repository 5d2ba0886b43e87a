"""The bar over the timeline: order, grouping, how many, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.photos.groups import Grouping
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import ElidedLabel
from luna_desktop.ui.widgets.naming import named, styled

NEWEST, OLDEST = "newest", "oldest"
BARE = 36
"""The width of a button that shows its icon alone, px."""
NARROW, COUNTED = 780, 940
"""Below this width (px) the count goes, and adding keeps its icon alone beside a comparison; the count goes earlier
where photographs may be made for a recipient, since there is one more button."""


class PhotoBar(QFrame):
    """Holds the controls; the view around connects them."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "photoBar", _("Photographs")), cls="bar")
        self.order = ChoiceField(
            "photoOrder", "", [Option(NEWEST, _("Newest first")), Option(OLDEST, _("Oldest first"))]
        )
        self.grouping = ChoiceField(
            "photoGrouping",
            "",
            [Option(Grouping.DATE.value, _("Group by date")), Option(Grouping.VIEW.value, _("Group by view"))],
        )
        self.order.control.setAccessibleName(_("Order of the photographs"))
        self.grouping.control.setAccessibleName(_("Grouping of the photographs"))
        self.order.show_value(NEWEST)
        self.grouping.show_value(Grouping.DATE.value)
        self.count = ElidedLabel("", "caption")
        self.filters = icon_button("filter", "photoFiltersButton", _("Choose what is shown"))
        self.filters.setCheckable(True)
        self.list = icon_button("list", "photoListButton", _("List view (Alt+L)"))
        self.guide = icon_button("scan-face", "guidedSetButton", _("Guided set of views (Ctrl+G)"))
        self.export = icon_button("file-output", "exportPhotosButton", _("Photographs for a recipient (E)"))
        self.export.hide()
        self.placard = icon_button("id-card", "photoPlacardButton", _("Print a placard for the camera (Ctrl+P)"))
        self.placard.hide()
        self.placard.setEnabled(False)
        self.add_folder = icon_button("folder-open", "addFolderButton", _("Add a folder of photographs…"))
        self.add = Button(_("Add photos…"), "addPhotosButton", kind=Kind.PRIMARY, icon="image-plus")
        self.compare = Button(_("Compare"), "comparePhotosButton", kind=Kind.PRIMARY, icon="columns-3", tip=_("C"))
        self.compare.hide()
        self._with_words: dict[Button, int] = {each: each.sizeHint().width() for each in (self.add, self.compare)}
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 7, 16, 7)
        row.setSpacing(6)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # it makes do with less by itself
        row.addWidget(self.order)
        row.addWidget(self.grouping)
        row.addWidget(self.count, 1)
        self._gap = QWidget()
        row.addWidget(self._gap, 1)
        chosen = (self.filters, self.list, self.guide, self.placard, self.export)
        for widget in (*chosen, self.add_folder, self.add, self.compare):
            row.addWidget(widget)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make do with less in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < theme.px(NARROW)
        for choice, width in ((self.order, 136), (self.grouping, 144)):
            choice.setFixedWidth(theme.px(width))
        counts = not is_narrow and (self.export.isHidden() or self.width() >= theme.px(COUNTED))
        self.count.setVisible(counts)
        self._gap.setVisible(not counts)
        beside = is_narrow and not self.compare.isHidden()
        over = self._needed() - self.width()
        for button, words, goes_first in ((self.add, _("Add photos…"), beside), (self.compare, _("Compare"), False)):
            button.setAccessibleName(words)
            is_bare = goes_first or over > 0
            over -= self._with_words[button] - theme.px(BARE) if is_bare else 0
            if button.text() != ("" if is_bare else words):
                button.setText("" if is_bare else words)

    def event(self, event: QEvent) -> bool:
        """Make do with less when a button comes or goes, too."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _needed(self) -> int:
        """Return the width in which no word of any button is cut; the count makes do with what is left."""
        for button in self._with_words:
            if button.text():
                self._with_words[button] = button.sizeHint().width()
        row = self._row
        shown = [item.widget() for item in map(row.itemAt, range(row.count())) if item is not None]
        widths = [
            self._with_words[each]
            if isinstance(each, Button) and each in self._with_words
            else max(each.sizeHint().width(), each.minimumWidth())
            for each in shown
            if each is not None and not each.isHidden() and each not in {self.count, self._gap}
        ]
        margins = row.contentsMargins()
        return sum(widths) + row.spacing() * (len(widths) + 1) + margins.left() + margins.right()
