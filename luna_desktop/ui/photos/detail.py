"""The panel beside the timeline: what is known of the chosen photograph, and the form that corrects it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui.photos.intake import Thumb, drop
from luna_desktop.ui.photos.wording import place_words, read_taken, region_options, taken_words, view_options
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, TextField
from luna_desktop.ui.widgets.labels import hairline, paragraph, words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH = 298


class DetailPanel(QFrame):
    """Shows one photograph's description.

    Signals:
        open_wanted: show it large.
        save_wanted: the corrected facts.
        strike_wanted: it was entered in error.
    """

    open_wanted = Signal()
    save_wanted = Signal(object)
    strike_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "photoDetail", _("Chosen photograph"))
        styled(self, cls="panel")
        self.setFixedWidth(WIDTH)
        self._facts: PhotographFacts | None = None
        self._pages = QStackedWidget()
        self._show_page = QWidget()
        self._column = QVBoxLayout(self._show_page)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(10)
        self._pages.addWidget(self._show_page)
        self._pages.addWidget(self._form())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _form(self) -> QScrollArea:
        self.region = ChoiceField("editRegion", _("Body site"), region_options(), required=True)
        self.view = ChoiceField("editView", _("View"), view_options())
        self.taken = TextField("editTaken", _("Taken"), example="14-03-2026 10:30")
        self.caption = LinesField("editCaption", _("Caption"), lines=4)
        self.sensitive = TickField("editSensitive", _("Intimate photograph"))
        self.chaperone = TextField("editChaperone", _("Chaperone"), help_text=_("Needed for intimate photographs."))
        self.save = Button(_("Save"), "savePhotoButton", kind=Kind.PRIMARY, icon="save")
        self.cancel = Button(_("Cancel"), "cancelPhotoButton")
        self.save.clicked.connect(self._want_save)
        self.cancel.clicked.connect(self.stop_editing)
        body = styled(QWidget(), cls="body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(words(_("Edit the description"), "strong"))
        for each in (self.region, self.view, self.taken, self.caption, self.sensitive, self.chaperone):
            column.addWidget(each)
        column.addWidget(words(_("The picture itself never changes. Earlier words are kept."), "caption", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addLayout(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    def show_tile(self, tile: PhotographTile | None, image: QImage | None, *, covered: bool, may_change: bool) -> None:
        """Show a photograph, or what to do where none is chosen."""
        self.stop_editing()
        self._empty()
        self._facts = tile.fact.body if tile else None
        if tile is None:
            self._column.addWidget(words(_("Chosen photograph"), "strong"))
            self._column.addWidget(paragraph(_("Choose a photograph to see when, where and by whom it was taken.")))
            self._column.addStretch(1)
            return
        facts: PhotographFacts = tile.fact.body
        self._column.addWidget(words(place_words(facts), "strong", wrap=True))
        if image is not None and not covered:
            self._column.addWidget(Thumb(image, WIDTH - 32))
        self._column.addLayout(_rows(tile))
        if facts.caption and not covered:
            self._column.addWidget(paragraph(facts.caption))
        self._column.addWidget(hairline())
        self._add_actions(may_change)
        self._column.addStretch(1)
        kept = _("Original kept unchanged, seal {seal}", seal=tile.sha256[:8])
        self._column.addWidget(words(kept, "caption", wrap=True))

    def _add_actions(self, may_change: bool) -> None:
        view = Button(_("Open"), "openPhotoButton", icon="eye")
        view.clicked.connect(self.open_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(view)
        if may_change:
            edit = Button(_("Edit…"), "editPhotoButton", icon="pencil")
            edit.clicked.connect(self.start_editing)
            row.addWidget(edit)
        row.addStretch(1)
        self._column.addLayout(row)
        if may_change:
            strike = Button(_("Strike out…"), "strikePhotoButton", kind=Kind.DANGER_LINE)
            strike.clicked.connect(self.strike_wanted)
            self._column.addWidget(strike, 0, Qt.AlignmentFlag.AlignLeft)

    def start_editing(self) -> None:
        """Show the form with what is known."""
        if self._facts is None:
            return
        self.region.show_value(self._facts.region)
        self.view.show_value(self._facts.view)
        self.taken.show_value(taken_words(self._facts.taken_at))
        self.caption.show_value(self._facts.caption)
        self.sensitive.show_value(self._facts.sensitive)
        self.chaperone.show_value(self._facts.chaperone)
        self.show_problems({})
        self._pages.setCurrentIndex(1)
        self.region.control.setFocus()

    def stop_editing(self) -> None:
        """Show the description again."""
        self.save.set_busy(False)
        self._pages.setCurrentIndex(0)

    def is_editing(self) -> bool:
        """Tell whether the form is shown."""
        return self._pages.currentIndex() == 1

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields."""
        self.save.set_busy(False)
        for name, each in (("region", self.region), ("view", self.view), ("caption", self.caption)):
            each.show_problem(problems.get(name, ""))
        self.taken.show_problem(problems.get("taken_at", ""))
        self.chaperone.show_problem(problems.get("chaperone", ""))

    def _want_save(self) -> None:
        taken = read_taken(str(self.taken.value()))
        if taken is None:
            self.taken.show_problem(_("This is not a time. Enter a date and time such as 14-03-2026 10:30."))
            return
        if self._facts is not None:
            self.save.set_busy(True)
            self.save_wanted.emit(
                replace(
                    self._facts,
                    taken_at=taken,
                    region=str(self.region.value() or ""),
                    view=str(self.view.value() or ""),
                    caption=str(self.caption.value()),
                    sensitive=bool(self.sensitive.value()),
                    chaperone=str(self.chaperone.value()),
                )
            )

    def _empty(self) -> None:
        while self._column.count():
            drop(self._column.takeAt(0))


def _rows(tile: PhotographTile) -> QFormLayout:
    facts: PhotographFacts = tile.fact.body
    form = QFormLayout()
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(5)
    for label, text in (
        (_("Taken"), taken_words(facts.taken_at)),
        (_("Added by"), tile.fact.recorded_by),
        (_("Place"), place_words(facts)),
        (_("Size"), _("{width} × {height} pixels", width=tile.width, height=tile.height)),
        (_("Version"), str(tile.fact.number)),
    ):
        form.addRow(words(label, "caption"), words(text, wrap=True))
    return form
