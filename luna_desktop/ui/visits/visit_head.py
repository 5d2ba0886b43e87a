"""The head of a visit: when, in which state, with whom and what for, and the buttons that belong to it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from luna_desktop.services.care.visits import OpenVisit
from luna_desktop.texts import _
from luna_desktop.ui.visits.wording import kind_words, note_chip, title_of
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class VisitHead(QFrame):
    """The line above a visit."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "visitHead", _("Visit")), cls="bar")
        self.back = icon_button("arrow-left", "backToVisits", _("Back to the list of visits (Esc)"), size="small")
        self.title = words("", "strong")
        self.state = Chip("", name="visitState")
        self.about = ElidedLabel("", "caption")
        self.photos = Button(_("Photos"), "visitPhotosButton", icon="camera", size="small")
        self.body_map = Button(_("Body map"), "visitBodyMapButton", icon="map-pin", size="small")
        self.add_procedure = Button(
            _("Add procedure"), "addProcedureButton", icon="plus", size="small", tip=_("Ctrl+Shift+P")
        )
        self.more = QHBoxLayout()
        self.more.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(10)
        for widget in (self.back, self.title, self.state):
            row.addWidget(widget)
        row.addWidget(self.about, 1)
        row.addWidget(self.photos)
        row.addWidget(self.body_map)
        row.addWidget(self.add_procedure)
        row.addLayout(self.more)

    def add_action(self, button: Button) -> None:
        """Put a button at the end."""
        self.more.addWidget(button)

    def show_visit(self, visit: OpenVisit) -> None:
        """Show which visit it is."""
        header = visit.header
        self.title.setText(title_of(header))
        self.state.show_chip(note_chip(header))
        about = [header.practitioner, header.elsewhere, kind_words(header), visit.note.room]
        self.about.show_text(" · ".join(part for part in about if part))
