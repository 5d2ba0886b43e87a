"""The Photos tab as it looks: consent first, the regions at the left, the timeline, and the chosen photograph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from luna_desktop.domain.clinical.photographs import REGION_NAMES
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.photos.detail import DetailPanel
from luna_desktop.ui.photos.grid import PhotoGrid
from luna_desktop.ui.photos.incoming import Accepted, RefusedFile
from luna_desktop.ui.photos.intake import IntakeForm
from luna_desktop.ui.photos.regions import EVERY, RegionList
from luna_desktop.ui.photos.rest_bar import RestBar
from luna_desktop.ui.photos.viewer import PhotoViewer
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import Switch
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.progress import Progress
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading

TIMELINE, VIEWER, INTAKE = 0, 1, 2
WIDE_ENOUGH_FOR_REGIONS = 1120


class PhotosView(QWidget):
    """The tab.

    Signals:
        add_wanted: choose files.
        folder_wanted: choose a folder.
        files_dropped: paths that were dropped or pasted.
        picture_pasted: a picture from the clipboard, as QImage.
        privacy_wanted: go to the Privacy tab.
        retry_wanted: read again.
        stop_wanted: stop reading or saving.
        compare_wanted: the tiles to compare.
        intimate_wanted: show intimate photographs, or cover them again.
    """

    add_wanted = Signal()
    folder_wanted = Signal()
    files_dropped = Signal(list)
    picture_pasted = Signal(object)
    privacy_wanted = Signal()
    retry_wanted = Signal()
    stop_wanted = Signal()
    compare_wanted = Signal(list)
    intimate_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        named(self, "photosTab", _("Photos"))
        self._tiles: list[PhotographTile] = []
        self._region = EVERY
        self._may_add, self._can_add = False, False
        self.grid, self.viewer = PhotoGrid(), PhotoViewer()
        self.intake, self.detail = IntakeForm(), DetailPanel()
        self.consent = Banner("info", "", name="photoConsent", action=_("Open Privacy"))
        self.trouble = Banner("danger", "", name="photoTrouble")
        self.progress = Progress("photoProgress", "", can_stop=True)
        self.progress.stopped.connect(self.stop_wanted)
        self.progress.hide()
        self.rest = RestBar()
        self.consent.acted.connect(self.privacy_wanted)
        self.setAcceptDrops(True)
        self._build()
        compare = QShortcut(QKeySequence("C"), self.grid)
        compare.setContext(Qt.ShortcutContext.WidgetShortcut)
        compare.activated.connect(self._want_compare)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def _build(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self._timeline())
        self.pages.addWidget(self.viewer)
        self.pages.addWidget(self.intake)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages)

    def _timeline(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._regions())
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._toolbar())
        middle.addWidget(self._banners())
        middle.addWidget(self._stack(), 1)
        row.addLayout(middle, 1)
        self._side_line = hairline(upright=True)
        row.addWidget(self._side_line)
        row.addWidget(self.detail)
        return page

    def _regions(self) -> QFrame:
        self.side = styled(QFrame(), cls="sidelist")
        self.side.setFixedWidth(208)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(6)
        column.addWidget(words(_("Body region"), "thead"))
        self.regions = RegionList()
        self.regions.chosen.connect(self._region_chosen)
        column.addWidget(self.regions)
        column.addStretch(1)
        return self.side

    def _toolbar(self) -> QFrame:
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 9, 16, 9)
        row.setSpacing(12)
        self.count = words("", "caption")
        self.intimate = Switch(_("Show intimate photographs"), "showIntimate")
        self.intimate.toggled.connect(self.intimate_wanted)
        self.compare = icon_button("columns-3", "comparePhotosButton", _("Compare photographs (C)"))
        self.compare.clicked.connect(self._want_compare)
        self.compare.hide()
        self.add = Button(_("Add photos…"), "addPhotosButton", kind=Kind.PRIMARY, icon="image-plus")
        self.add.clicked.connect(self.add_wanted)
        row.addWidget(words(_("Newest first"), "strong"))
        row.addWidget(self.count)
        row.addStretch(1)
        self.add_folder = icon_button("folder-open", "addFolderButton", _("Add a folder of photographs…"))
        self.add_folder.clicked.connect(self.folder_wanted)
        row.addWidget(self.intimate)
        row.addWidget(self.compare)
        row.addWidget(self.add_folder)
        row.addWidget(self.add)
        return bar

    def _banners(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 10, 16, 0)
        column.setSpacing(8)
        for widget in (self.consent, self.trouble, self.progress, self.rest):
            column.addWidget(widget)
        self._banner_box = holder
        return holder

    def _stack(self) -> StateStack:
        self._area = named(QScrollArea(), "photoScroll", _("Photographs"))
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(styled(self.grid, cls="body"))
        self.grid.seen.connect(self._keep_in_sight)
        self.stack = StateStack(self._area, "photoStack")
        self.stack.show_state(loading(_("Opening the photographs…")))
        return self.stack

    def show_tiles(self, tiles: Sequence[PhotographTile]) -> None:
        """Show the timeline, or why it is empty."""
        self._tiles = list(tiles)
        self._fill_regions()
        self._show_region()
        self.intimate.setVisible(any(tile.fact.body.sensitive for tile in tiles))
        count = len(tiles)
        self.count.setText(_("1 photo") if count == 1 else _("{count} photos", count=count))

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Take decoded small pictures."""
        self.grid.show_images(images)

    def show_consent(self, tone: str, text: str, *, can_add: bool, may_add: bool) -> None:
        """Say whether photographs may be taken now; without permission the button is not there at all."""
        self._can_add, self._may_add = can_add, may_add
        self.consent.say(tone, text, action=_("Open Privacy") if not can_add else "")
        for button in (self.add, self.add_folder):
            button.setVisible(may_add)
            button.setEnabled(can_add)
        self.add.setToolTip("" if can_add else text)
        self._show_region()

    def show_batch(self, accepted: Sequence[Accepted], refused: Sequence[RefusedFile], fallback: datetime) -> None:
        """Show the form that describes new photographs."""
        self.progress.hide()
        self.intake.show_batch(accepted, refused, fallback)
        self.pages.setCurrentIndex(INTAKE)

    def show_timeline(self) -> None:
        """Go back to the timeline and let go of what the other pages held."""
        self.progress.hide()
        self.viewer.forget()
        self.intake.forget()
        self.pages.setCurrentIndex(TIMELINE)
        self.grid.setFocus()

    def offer_compare(self) -> None:
        """Show the way to the comparison; whoever builds that page calls this once."""
        self.compare.show()

    def _want_compare(self) -> None:
        tile = self.grid.current()
        seen = self.seen_tiles()
        if not self.compare.isHidden() and seen:
            self.compare_wanted.emit([tile if tile in seen else seen[0]])

    def seen_tiles(self) -> list[PhotographTile]:
        """Return every photograph of the tab that is not covered, whatever the filters show."""
        return [tile for tile in self._tiles if not self.grid.is_covered(tile)]

    def show_photograph(self, image: QImage, title: str, note: str) -> None:
        """Show one photograph large."""
        self.viewer.show_photograph(image, title, note)
        if self.pages.currentIndex() != VIEWER:
            self.pages.setCurrentIndex(VIEWER)
            self.viewer.setFocus()

    def show_progress(self, text: str, done: int, whole: int) -> None:
        """Show how far reading or saving has come."""
        self.progress.show_text(text)
        self.progress.show_progress(round(100 * done / max(1, whole)), _("{done} of {whole}", done=done, whole=whole))
        self.progress.show()
        self._banner_box.updateGeometry()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields of the form that is open."""
        if self.pages.currentIndex() == INTAKE:
            self.intake.set_saving(False)
            self.intake.show_problems(problems)
        elif self.detail.is_editing():
            self.detail.show_problems(problems)
        else:
            self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news above the timeline; empty takes it away."""
        self.detail.save.set_busy(False)
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody described the photograph meanwhile."""
        del theirs
        self.detail.stop_editing()
        self.show_trouble(text, tone="warn")

    def show_failed(self, text: str) -> None:
        """Say instead of the timeline that it could not be read."""
        page = failed(text, name="photosFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def paste(self) -> None:
        """Take files or a picture from the clipboard."""
        self._take(QApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files while photographs may be added."""
        if self._can_add and self._may_add and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files in."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the regions away where the window is narrow."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= theme.px(WIDE_ENOUGH_FOR_REGIONS) and bool(self._tiles))

    def _take(self, carried: QMimeData) -> None:
        if not (self._can_add and self._may_add):
            return
        paths = [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        elif carried.hasImage():
            self.picture_pasted.emit(carried.imageData())

    def _fill_regions(self) -> None:
        counts: dict[str, int] = {}
        for tile in self._tiles:
            counts[tile.fact.body.region] = counts.get(tile.fact.body.region, 0) + 1
        if self._region not in counts:
            self._region = EVERY
        rows = [(EVERY, _("All regions"), len(self._tiles))]
        rows += [(key, shown(name), counts[key]) for key, name in REGION_NAMES.items() if key in counts]
        self.regions.show_regions(rows, self._region)
        self.side.setVisible(self.width() >= theme.px(WIDE_ENOUGH_FOR_REGIONS) and bool(self._tiles))

    def _region_chosen(self, key: str) -> None:
        self._region = key
        self._show_region()

    def _show_region(self) -> None:
        every = self._region == EVERY
        self.grid.show_tiles([tile for tile in self._tiles if every or tile.fact.body.region == self._region])
        has_detail = bool(self._tiles)
        self.add.set_kind(Kind.PRIMARY if has_detail else Kind.SECONDARY)
        self.detail.setVisible(has_detail)
        self._side_line.setVisible(has_detail)
        if self._tiles:
            self.stack.show_content()
        else:
            self.stack.show_state(self._nothing_yet())

    def _nothing_yet(self) -> StatePage:
        if not self._may_add:
            return StatePage("image", _("No photos yet"), _("Nobody has added a photograph."), name="noPhotos")
        if not self._can_add:
            text = _("Photographs can be added once the patient has agreed to them.")
            page = StatePage("shield-check", _("No photos yet"), text, action=_("Open Privacy"), name="noPhotos")
            page.acted.connect(self.privacy_wanted)
            return page
        text = _("Add the first photograph, or drag files here.")
        page = StatePage("image-plus", _("No photos yet"), text, action=_("Add photos…"), name="noPhotos")
        page.acted.connect(self.add_wanted)
        return page

    def uncover(self, shown_now: bool) -> None:
        """Show intimate photographs, or cover them again and let go of their pictures."""
        self.grid.uncover(shown_now)
        self.intimate.blockSignals(True)
        self.intimate.setChecked(shown_now)
        self.intimate.blockSignals(False)
        self.grid.chosen.emit(self.grid.current())

    def _keep_in_sight(self, place: QRect) -> None:
        middle = place.center()
        self._area.ensureVisible(middle.x(), middle.y(), place.width() // 2 + 8, place.height() // 2 + 8)
