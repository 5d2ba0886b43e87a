"""The panel beside the timeline: what is known of the chosen photograph, and the form that corrects it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photographs import (
    ORIGIN_NAMES,
    POLARISATION_NAMES,
    REGION_NAMES,
    PhotographFacts,
    PhotoOrigin,
    Polarisation,
)
from luna_desktop.services.care.photo_links import PhotoLinks
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _, shown
from luna_desktop.ui.photos.edit_form import EditForm
from luna_desktop.ui.photos.filters import pin_words, title_words, treatment_name
from luna_desktop.ui.photos.intake import Thumb, drop
from luna_desktop.ui.photos.wording import place_words, plate_words, taken_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, hairline, paragraph, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

WIDTH = 298


class DetailPanel(QFrame):
    """Shows one photograph's description.

    Signals:
        open_wanted: show it large.
        save_wanted: the corrected facts.
        strike_wanted: it was entered in error.
        map_wanted: go to the body map.
        privacy_wanted: go to the consents.
    """

    open_wanted = Signal()
    save_wanted = Signal(object)
    strike_wanted = Signal()
    map_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "photoDetail", _("Chosen photograph"))
        styled(self, cls="panel")
        self.setFixedWidth(WIDTH)
        self._facts: PhotographFacts | None = None
        self._tile_id = 0
        self._teaching: frozenset[int] = frozenset()
        self._links: PhotoLinks | None = None
        self._picture: Thumb | None = None
        self._consent, self._agreed = "", False
        self._pages = QStackedWidget()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(9)
        self.form = EditForm()
        self.form.save_wanted.connect(self.save_wanted)
        self.form.left.connect(self.stop_editing)
        self._pages.addWidget(self._shown_page())
        self._pages.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _shown_page(self) -> QScrollArea:
        page = styled(QWidget(), cls="body")
        page.setLayout(self._column)
        area = named(QScrollArea(), "photoDetailScroll", _("Chosen photograph"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def show_links(self, links: PhotoLinks | None) -> None:
        """Hear what visits and markers there are."""
        self._links = links

    def show_tile(self, tile: PhotographTile | None, *, covered: bool, may_change: bool) -> None:
        """Show a photograph, or what to do where none is chosen; its picture comes by `show_image`."""
        self.stop_editing()
        while self._column.count():
            drop(self._column.takeAt(0))
        self._picture = None
        self._facts = tile.fact.body if tile else None
        self._tile_id = tile.photograph_id if tile else 0
        if tile is None:
            self._column.addWidget(words(_("Chosen photograph"), "strong"))
            self._column.addWidget(paragraph(_("Choose a photograph to see when, where and by whom it was taken.")))
            self._column.addStretch(1)
            return
        facts: PhotographFacts = tile.fact.body
        day = taken_words(facts.taken_at).partition(",")[0]
        view = _("Intimate photograph") if covered else plate_words(facts)
        self._column.addWidget(words(_("Selected: {view}, {day}", view=view, day=day), "strong", wrap=True))
        if not covered:
            self._picture = Thumb(QImage(), WIDTH - 32)
            self._column.addWidget(self._picture)
        self._column.addLayout(_rows(self._first_lines(tile, covered=covered)))
        if facts.caption and not covered:
            self._column.addWidget(paragraph(facts.caption))
        self._column.addWidget(hairline())
        self._add_consent()
        self._add_actions(may_change)
        if not covered:
            self._column.addWidget(hairline())
            self._column.addLayout(_rows(_further_lines(tile)))
        self._column.addStretch(1)
        kept = _("Original kept unchanged, seal {seal}", seal=tile.sha256[:8])
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(IconLabel("shield-check", "ok", 14), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(words(kept, "caption", wrap=True), 1)
        self._column.addLayout(foot)

    def show_consent(self, text: str, *, can_add: bool) -> None:
        """Hear what the patient allows now; it is said when the next photograph is shown."""
        self._consent, self._agreed = text, can_add

    def show_teaching(self, teaching: frozenset[int]) -> None:
        """Hear which photographs may be used for teaching; it is said when the next photograph is shown."""
        self._teaching = teaching

    def _add_consent(self) -> None:
        if not self._consent:
            return
        is_taught = self._agreed and self._tile_id in self._teaching
        row = QHBoxLayout()
        row.addWidget(words(_("Consent"), "strong"))
        row.addStretch(1)
        chip = (
            ChipSpec(_("Teaching too") if is_taught else _("Record only"), "ok", "file-text")
            if self._agreed
            else ChipSpec(_("No new ones"), "priv", "eye-off")
        )
        row.addWidget(Chip(chip.text, chip.tone, chip.icon))
        self._column.addLayout(row)
        if not is_taught:  # the sentence says that it is for the record alone
            self._column.addWidget(words(self._consent, "caption", wrap=True))

    def show_image(self, photograph_id: int, image: QImage) -> None:
        """Show the picture of the photograph, if that is still the chosen one."""
        if self._picture is not None and photograph_id == self._tile_id:
            self._picture.show_image(image)

    def _add_actions(self, may_change: bool) -> None:
        view = Button(_("Open"), "openPhotoButton", icon="eye")
        view.clicked.connect(self.open_wanted)
        consent = Button(_("Consent"), "photoConsentButton", icon="file-text")
        consent.clicked.connect(self.privacy_wanted)
        body_map = Button(_("Body map"), "photoMapButton", icon="map-pin")
        body_map.clicked.connect(self.map_wanted)
        rows = [[view, consent], [body_map]]
        if may_change:
            edit = Button(_("Edit…"), "editPhotoButton", icon="pencil")
            edit.clicked.connect(self.start_editing)
            strike = Button(_("Strike out…"), "strikePhotoButton", kind=Kind.DANGER_LINE)
            strike.clicked.connect(self.strike_wanted)
            rows = [[view, edit], [consent, body_map], [strike]]
        for buttons in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self._column.addLayout(row)

    def start_editing(self) -> None:
        """Show the form with what is known."""
        if self._facts is not None:
            self._pages.setCurrentIndex(1)
            self.form.start(self._facts, self._links)

    def stop_editing(self) -> None:
        """Show the description again."""
        self.form.save.set_busy(False)
        self._pages.setCurrentIndex(0)

    def is_editing(self) -> bool:
        """Tell whether the form is shown."""
        return self._pages.currentIndex() == 1

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields."""
        self.form.show_problems(problems)

    def _first_lines(self, tile: PhotographTile, *, covered: bool) -> tuple[tuple[str, str], ...]:
        facts: PhotographFacts = tile.fact.body
        first = ((_("Taken"), taken_words(facts.taken_at)), (_("By"), self._by(tile)))
        if covered:
            return first
        return (
            *first,
            (_("Region"), shown(REGION_NAMES[facts.region]) if facts.region else ""),
            (_("View"), place_words(facts) if facts.view else ""),
            (_("Visit"), self._visit(facts.visit_id)),
            (_("Lesion"), self._pin(tile)),
            (_("Camera"), facts.camera),
            (_("Lighting"), _light(facts)),
            (_("Chaperone"), facts.chaperone),
        )

    def _by(self, tile: PhotographTile) -> str:
        staff = self._links.staff if self._links is not None else {}
        return staff.get(tile.fact.body.taken_by, tile.fact.recorded_by)

    def _visit(self, visit_id: int) -> str:
        visits = self._links.visits if self._links is not None else ()
        return next((title_words(each) for each in visits if each.visit_id == visit_id), "")

    def _pin(self, tile: PhotographTile) -> str:
        pins = self._links.pins if self._links is not None else ()
        named_by = [
            pin_words(each)
            for each in pins
            if each.fact_id == tile.fact.body.pin_id or tile.photograph_id in each.photographs
        ]
        return ", ".join(named_by)


def _rows(lines: Iterable[tuple[str, str]]) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(5)
    for label, text in lines:
        if text:
            form.addRow(words(label, "caption"), words(text, wrap=True))
    return form


def _further_lines(tile: PhotographTile) -> tuple[tuple[str, str], ...]:
    facts: PhotographFacts = tile.fact.body
    return (
        (_("Treatment"), treatment_name(facts.treatment) if facts.treatment else ""),
        (_("Lens"), facts.lens),
        (_("Distance"), "" if facts.distance_m is None else _("{metres} m", metres=f"{facts.distance_m:g}")),
        (_("Make-up"), _makeup(facts)),
        (_("Expression"), facts.expression),
        (_("Origin"), "" if facts.origin is PhotoOrigin.NOT_NOTED else shown(ORIGIN_NAMES[facts.origin])),
        (_("Series"), facts.series),
        (_("Size"), _("{width} × {height} pixels", width=tile.width, height=tile.height)),
        (_("Version"), str(tile.fact.number) if tile.fact.number > 1 else ""),
    )


def _light(facts: PhotographFacts) -> str:
    if facts.polarisation is Polarisation.NOT_NOTED:
        return facts.light
    polarised = shown(POLARISATION_NAMES[facts.polarisation])
    return _("{light}, {polarised}", light=facts.light, polarised=polarised) if facts.light else polarised


def _makeup(facts: PhotographFacts) -> str:
    if facts.makeup_removed is None:
        return ""
    return _("Removed") if facts.makeup_removed else _("Not removed")
