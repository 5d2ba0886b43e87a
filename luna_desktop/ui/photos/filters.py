"""The panel left of the timeline: region, view, visit, treatment and lesion, each narrowing what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photo_filters import (
    ALLOWED_NAMES,
    ALWAYS_SHOWN,
    GROUP_NAMES,
    Allowed,
    PhotoFilter,
    RegionGroup,
    group_of,
)
from luna_desktop.domain.clinical.photo_views import ASPECT_NAMES, Aspect
from luna_desktop.domain.clinical.photographs import aspect_of
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.photo_links import LinkedPin, LinkedVisit, PhotoLinks
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.photos.regions import EVERY, RegionList
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.checks import CheckBox, Switch
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH = 208
_ALL = ""


class FilterPanel(QFrame):
    """Chooses what the timeline shows.

    Signals:
        changed: the `PhotoFilter` that is chosen now.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "photoFilters", _("What is shown")), cls="sidelist")
        self.setFixedWidth(WIDTH)
        self._tiles: Sequence[PhotographTile] = ()
        self._links: PhotoLinks | None = None
        self._group: RegionGroup | None = None
        self._without: frozenset[Aspect] = frozenset()
        self._teaching: frozenset[int] | None = None
        self.regions = RegionList()
        self.regions.chosen.connect(self._region_chosen)
        self.visit = ChoiceField("filterVisit", "", [])
        self.treatment = ChoiceField("filterTreatment", "", [])
        self.pin = ChoiceField("filterPin", "", [])
        self.visit.control.setAccessibleName(_("Visit"))
        self.treatment.control.setAccessibleName(_("Treatment"))
        self.pin.control.setAccessibleName(_("Lesion of the body map"))
        self.intimate = Switch(_("Show intimate"), "showIntimate")
        self.every = Button(_("Show all photos"), "showAllPhotosButton", kind=Kind.GHOST, size="small", icon="x")
        self.every.clicked.connect(self.clear)
        for choice in (self.visit, self.treatment, self.pin):
            choice.edited.connect(self._tell)
        self._views = QVBoxLayout()
        self._views.setSpacing(0)
        self._view_heading = words(_("View"), "thead")
        self._consent_heading = words(_("Consent"), "thead")
        self.allowed = {each: CheckBox(shown(ALLOWED_NAMES[each]), f"allowed_{each.value}") for each in Allowed}
        for box in self.allowed.values():
            box.setChecked(True)
            box.toggled.connect(self._tell)
        self._build()

    def _build(self) -> None:
        inner = styled(QWidget(), cls="body")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(6)
        column.addWidget(words(_("Body region"), "thead"))
        column.addWidget(self.regions)
        column.addSpacing(4)
        column.addWidget(self._view_heading)
        column.addLayout(self._views)
        column.addWidget(self._consent_heading)
        for box in self.allowed.values():
            column.addWidget(box)
        column.addSpacing(4)
        for choice in (self.visit, self.treatment, self.pin):
            column.addWidget(choice)
        column.addSpacing(4)
        column.addWidget(self.intimate)
        column.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = named(QScrollArea(), "photoFilterScroll", _("What is shown"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_tiles(self, tiles: Sequence[PhotographTile], links: PhotoLinks | None) -> None:
        """Offer what these photographs have; a choice that is no longer there lets go."""
        self._tiles, self._links = tiles, links
        counts = Counter(group_of(tile.fact.body.region) for tile in tiles)
        if self._group is not None and not counts[self._group]:
            self._group = None
        groups = [group for group in RegionGroup if counts[group] or group in ALWAYS_SHOWN]
        rows = [(EVERY, _("All regions"), len(tiles))]
        rows += [(group.value, shown(GROUP_NAMES[group]), counts[group]) for group in groups]
        self.regions.show_regions(rows, EVERY if self._group is None else self._group.value)
        self._show_views()
        self._offer(self.visit, _("All visits"), self._visit_options())
        self._offer(self.treatment, _("All treatments"), self._treatment_options())
        self._offer(self.pin, _("All lesions"), self._pin_options())
        self._fit_consent()
        self.every.setVisible(self.filter().narrows)

    def show_teaching(self, teaching: frozenset[int]) -> None:
        """Hear which photographs may be used for teaching."""
        self._teaching = teaching
        self._fit_consent()

    def _fit_consent(self) -> None:
        """Offer the choice where photographs differ in how far the consent goes."""
        here = {tile.photograph_id for tile in self._tiles}
        differ = self._teaching is not None and bool(here & self._teaching)
        for widget in (self._consent_heading, *self.allowed.values()):
            widget.setVisible(differ)
        if not differ:
            for box in self.allowed.values():
                box.setChecked(True)

    def filter(self) -> PhotoFilter:
        """Return what is chosen."""
        pin = int(str(self.pin.value() or 0))
        by_marker: frozenset[int] = frozenset()
        if pin and self._links is not None:
            by_marker = frozenset(next((each.photographs for each in self._links.pins if each.fact_id == pin), ()))
        return PhotoFilter(
            self._group,
            self._without,
            int(str(self.visit.value() or 0)),
            str(self.treatment.value() or ""),
            pin,
            by_marker,
            frozenset(each for each, box in self.allowed.items() if not box.isChecked()),
            self._teaching or frozenset(),
        )

    def clear(self) -> None:
        """Show everything again."""
        self._group, self._without = None, frozenset()
        for choice in (self.visit, self.treatment, self.pin):
            choice.show_value(_ALL)
        for box in self.allowed.values():
            box.setChecked(True)
        self.show_tiles(self._tiles, self._links)
        self._tell()

    def _region_chosen(self, key: str) -> None:
        self._group = None if key == EVERY else RegionGroup(key)
        self._tell()

    def _show_views(self) -> None:
        there = Counter(aspect_of(tile.fact.body.view) for tile in self._tiles)
        self._without &= frozenset(there)
        while self._views.count():
            taken = self._views.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for aspect in Aspect:
            if there[aspect]:
                self._views.addWidget(self._view_box(aspect))
        self._view_heading.setVisible(bool(there))

    def _view_box(self, aspect: Aspect) -> CheckBox:
        box = CheckBox(shown(ASPECT_NAMES[aspect]), f"view_{aspect.value}")
        box.setChecked(aspect not in self._without)
        box.toggled.connect(lambda on, aspect=aspect: self._view_ticked(aspect, on))
        return box

    def _view_ticked(self, aspect: Aspect, on: bool) -> None:
        self._without = self._without - {aspect} if on else self._without | {aspect}
        self._tell()

    def _offer(self, choice: ChoiceField, every: str, options: Sequence[Option]) -> None:
        now = str(choice.value() or _ALL)
        choice.offer([Option(_ALL, every), *options])
        choice.show_value(now if any(option.value == now for option in options) else _ALL)
        choice.setVisible(bool(options))

    def _visit_options(self) -> list[Option]:
        used = {tile.fact.body.visit_id for tile in self._tiles}
        visits = self._links.visits if self._links is not None else ()
        return [Option(str(each.visit_id), visit_words(each)) for each in visits if each.visit_id in used]

    def _treatment_options(self) -> list[Option]:
        used = {tile.fact.body.treatment for tile in self._tiles} - {""}
        return sorted((Option(key, treatment_name(key)) for key in used), key=lambda option: option.text)

    def _pin_options(self) -> list[Option]:
        used = {tile.fact.body.pin_id for tile in self._tiles}
        here = {tile.photograph_id for tile in self._tiles}
        pins = self._links.pins if self._links is not None else ()
        return [
            Option(str(each.fact_id), pin_words(each))
            for each in pins
            if each.fact_id in used or here & set(each.photographs)
        ]

    def _tell(self) -> None:
        self.every.setVisible(self.filter().narrows)
        self.changed.emit(self.filter())


def visit_words(visit: LinkedVisit) -> str:
    """Return a visit as it is chosen: its day and what it was about."""
    return _("{day} · {title}", day=show_day(visit.day, current()), title=title_words(visit))


def title_words(visit: LinkedVisit) -> str:
    """Return what a visit was about, or of which kind it was."""
    return shown(visit.title) if isinstance(visit.title, Message) else visit.title


def pin_words(pin: LinkedPin) -> str:
    """Return a marker as it is chosen: its number and what is seen."""
    return _("{number} · {what}", number=pin.number, what=pin.what)


def treatment_name(key: str) -> str:
    """Return the name of a treatment, or its key where the catalogue has it no longer."""
    rows = catalogue("treatments")
    return rows.entry(key).name if rows.has(key) else key
