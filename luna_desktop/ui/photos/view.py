"""The Photos tab as it looks: consent first, the regions at the left, the timeline, and the chosen photograph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.services.care.photo_links import PhotoLinks
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.photos.detail import DetailPanel
from luna_desktop.ui.photos.empty_pages import none_found, nothing_yet
from luna_desktop.ui.photos.filters import FilterPanel
from luna_desktop.ui.photos.grid import PhotoGrid
from luna_desktop.ui.photos.groups import Grouping, groups_of, ordered
from luna_desktop.ui.photos.guided import GuidedPage
from luna_desktop.ui.photos.incoming import Accepted, RefusedFile
from luna_desktop.ui.photos.intake import IntakeForm
from luna_desktop.ui.photos.photo_bar import OLDEST, PhotoBar
from luna_desktop.ui.photos.photo_table import photo_table
from luna_desktop.ui.photos.rest_bar import RestBar
from luna_desktop.ui.photos.viewer import PhotoViewer
from luna_desktop.ui.veil import Veil
from luna_desktop.ui.widgets.buttons import Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import hairline
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.progress import Progress
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading

TIMELINE, VIEWER, INTAKE, GUIDED = 0, 1, 2, 3
WIDE_ENOUGH_FOR_FILTERS = 1180


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
        intimate_wanted: show intimate photographs, or cover them again.
        compare_wanted: the tiles to compare: several, or one beside the first of its view.
        guide_wanted: lead through a guided set.
        export_wanted: prepare photographs for a recipient.
        tiles_shown: the timeline was read and is shown.
    """

    add_wanted = Signal()
    folder_wanted = Signal()
    files_dropped = Signal(list)
    picture_pasted = Signal(object)
    privacy_wanted = Signal()
    retry_wanted = Signal()
    stop_wanted = Signal()
    intimate_wanted = Signal(bool)
    compare_wanted = Signal(list)
    guide_wanted = Signal()
    export_wanted = Signal()
    tiles_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "photosTab", _("Photos"))
        self._tiles: list[PhotographTile] = []
        self._links: PhotoLinks | None = None
        self._teaching: frozenset[int] | None = None
        self._may_add, self._can_add = False, False
        self.grid, self.table, self.viewer = PhotoGrid(), photo_table(), PhotoViewer()
        self.side, self.guided = FilterPanel(), GuidedPage()
        self.intimate = self.side.intimate
        self.intimate.toggled.connect(self.intimate_wanted)
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
        self._add_keys()

    def _add_keys(self) -> None:
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey | str, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Paste, self.paste),
            ("Alt+L", self.turn_list),
            ("C", self._want_compare),
            ("Ctrl+G", self._want_guide),
            ("E", self._want_export),
            ("Ctrl+P", self.placard.click),
        )
        for wanted, act in keys:
            shortcut = QShortcut(QKeySequence(wanted), self._page if isinstance(wanted, str) else self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _build(self) -> None:
        self.pages = QStackedWidget()
        self._page = self._timeline()  # other pages have keys and a list of their own
        self.pages.addWidget(self._page)
        self.pages.addWidget(self.viewer)
        self.pages.addWidget(self.intake)
        self.pages.addWidget(self.guided)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages)
        for wordy in (self.detail, self.table):
            Veil(wordy)

    def _timeline(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        self.side.changed.connect(lambda _filter: self._show_found())
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

    def _toolbar(self) -> PhotoBar:
        bar = PhotoBar()
        self.order, self.grouping, self.count, self.filters = bar.order, bar.grouping, bar.count, bar.filters
        self.list_button, self.add, self.add_folder, self.compare = bar.list, bar.add, bar.add_folder, bar.compare
        self.guide, self.placard = bar.guide, bar.placard
        for choice in (self.order, self.grouping):
            choice.edited.connect(self._show_found)
        self.filters.toggled.connect(lambda _on: self._fit_panels())
        self.list_button.clicked.connect(self.turn_list)
        self.add.clicked.connect(self.add_wanted)
        self.add_folder.clicked.connect(self.folder_wanted)
        self.compare.clicked.connect(self._want_compare)
        self.guide.clicked.connect(self.guide_wanted)
        self.export = bar.export
        self.export.clicked.connect(self._want_export)
        self.grid.picked.connect(self._show_picked)
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
        self._area.verticalScrollBar().valueChanged.connect(self._look)
        self._area.viewport().installEventFilter(self)
        self.grid.seen.connect(self._keep_in_sight)
        self.grid.chosen.connect(self._table_follows)
        self.table.selected.connect(self._grid_follows)
        self.table.opened.connect(self.grid.opened)
        self._ways = QStackedWidget()
        self._ways.addWidget(self._area)
        self._ways.addWidget(self.table)
        self.stack = StateStack(self._ways, "photoStack")
        self.stack.show_state(loading(_("Opening the photographs…")))
        return self.stack

    def show_tiles(self, tiles: Sequence[PhotographTile]) -> None:
        """Show the timeline, or why it is empty."""
        self._tiles = list(tiles)
        self.side.show_tiles(self._tiles, self._links)
        self.intimate.setVisible(any(tile.fact.body.sensitive for tile in tiles))
        self._show_found()
        first = next((tile for tile in self.grid.tiles() if not self.grid.is_covered(tile)), None)
        if self.grid.current() is None and first is not None:
            self.grid.choose(first.photograph_id)
        self.tiles_shown.emit()

    def show_links(self, links: PhotoLinks) -> None:
        """Hear of the visits and markers that photographs name."""
        self._links = links
        self.detail.show_links(links)
        self.side.show_tiles(self._tiles, links)
        if self._tiles:
            self._show_found()
            self.grid.chosen.emit(self.grid.current())

    def show_teaching(self, teaching: frozenset[int]) -> None:
        """Hear which photographs may be used for teaching."""
        self._teaching = teaching
        self.side.show_teaching(teaching)
        self.detail.show_teaching(teaching)
        self._show_found()

    def _table_follows(self, tile: PhotographTile | None) -> None:
        if tile is not None:
            self.table.choose(tile.photograph_id)

    def _grid_follows(self, tile: PhotographTile | None) -> None:
        if tile is not None and tile != self.grid.current():
            self.grid.choose(tile.photograph_id)

    def found(self) -> list[PhotographTile]:
        """Return what the filters let through, in the order that is chosen."""
        wanted = self.side.filter()
        lets = [tile for tile in self._tiles if wanted.lets(tile.photograph_id, tile.fact.body)]
        return ordered(lets, oldest_first=self.order.value() == OLDEST)

    def turn_list(self) -> None:
        """Show the same photographs as a table, or as tiles again."""
        is_list = self._ways.currentIndex() == 0
        if is_list:
            self.table.show_rows(self.grid.tiles())
            self._table_follows(self.grid.current())
        self._ways.setCurrentIndex(int(is_list))
        (self.table if is_list else self.grid).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Take decoded small pictures."""
        self.grid.show_images(images)

    def show_consent(self, tone: str, text: str, *, can_add: bool, may_add: bool) -> None:
        """Say whether photographs may be taken now; without permission the button is not there at all."""
        self._can_add, self._may_add = can_add, may_add
        self.consent.say(tone, "" if can_add else text, action="" if can_add else _("Open Privacy"))
        self.detail.show_consent(text, can_add=can_add)
        for button in (self.add, self.add_folder):
            button.setVisible(may_add)
            button.setEnabled(can_add)
        self.guide.setVisible(may_add)
        self.placard.setVisible(may_add)
        self.placard.setEnabled(may_add and can_add)
        self.guided.may_take(can_add, "" if can_add else text)
        self.add.setToolTip("" if can_add else text)
        self._show_found()

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
        elif self.pages.currentIndex() == GUIDED:
            self.guided.show_problems(problems)
        elif self.detail.is_editing():
            self.detail.show_problems(problems)
        else:
            self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news above the timeline; empty takes it away."""
        self.detail.form.save.set_busy(False)
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
        """Fold the filters away where the window is narrow."""
        super().resizeEvent(event)
        self._fit_panels()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the pictures that a higher window shows."""
        if event.type() == QEvent.Type.Resize:
            self._look()
        return super().eventFilter(watched, event)

    def _fit_panels(self) -> None:
        """Show both panels where there is room; in a narrow window the filters take the place of the details."""
        has_any = bool(self._tiles)
        is_wide = self.width() >= theme.px(WIDE_ENOUGH_FOR_FILTERS)
        with_filters = is_wide or self.filters.isChecked()
        self.filters.setVisible(has_any and not is_wide)
        self.side.setVisible(has_any and with_filters)
        for widget in (self.detail, self._side_line):
            widget.setVisible(has_any and (is_wide or not with_filters))

    def _look(self) -> None:
        """Tell the timeline which part of it is seen."""
        top = self._area.verticalScrollBar().value()
        self.grid.look_at(QRect(0, top, self.grid.width(), self._area.viewport().height()))

    def _take(self, carried: QMimeData) -> None:
        if not (self._can_add and self._may_add):
            return
        if self.pages.currentIndex() == GUIDED:
            self.guided.dropped.emit(carried)
            return
        paths = [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        elif carried.hasImage():
            self.picture_pasted.emit(carried.imageData())

    def _show_found(self) -> None:
        found = self.found()
        self.grid.show_groups(groups_of(found, Grouping(str(self.grouping.value())), self._links, self._teaching))
        if self._ways.currentIndex():
            self.table.show_rows(found)
        has_any = bool(self._tiles)
        for widget in (self.order, self.grouping, self.list_button):
            widget.setVisible(has_any)
        self._fit_panels()
        self._show_picked(self.grid.picked_tiles())
        if found:
            self.stack.show_content()
            self._look()
        else:
            self.stack.show_state(self._empty_page())

    def _show_picked(self, tiles: list[PhotographTile]) -> None:
        shown_now, every = len(self.grid.tiles()), len(self._tiles)
        counted = _("1 photo") if every == 1 else _("{count} photos", count=every)
        if shown_now != every:
            counted = _("{shown} of {count} photos", shown=shown_now, count=every)
        picked = _("{photos} · {count} selected", photos=counted, count=len(tiles))
        self.count.show_text(picked if tiles else counted)
        self.compare.setText(_("Compare {count}", count=len(tiles)) if tiles else _("Compare"))
        self.compare.setEnabled(len(self.seen_tiles()) > 1)

    def offer_compare(self) -> None:
        """Show the way to the comparison; whoever builds that page calls this once."""
        self.compare.show()
        self.add.set_kind(Kind.SECONDARY)

    def _want_guide(self) -> None:
        if self._may_add:
            self.guide_wanted.emit()

    def show_guided(self) -> None:
        """Lead through a guided set."""
        self.pages.setCurrentIndex(GUIDED)
        self.guided.list.take_keyboard()

    def seen_tiles(self) -> list[PhotographTile]:
        """Return every photograph of the tab that is not covered, whatever the filters show."""
        return [tile for tile in self._tiles if not self.grid.is_covered(tile)]

    def offer_export(self) -> None:
        """Show the way to photographs for a recipient; whoever builds that page calls this once."""
        self.export.show()

    def _want_export(self) -> None:
        if not self.export.isHidden():
            self.export_wanted.emit()

    def _want_compare(self) -> None:
        """Ask for those that are picked, else for the chosen one beside the first of its view."""
        wanted = self.grid.picked_tiles() or [tile for tile in self.seen_tiles() if tile is self.grid.current()]
        if wanted and not self.compare.isHidden():
            self.compare_wanted.emit(wanted)

    def _empty_page(self) -> StatePage:
        if self._tiles:
            page = none_found()
            page.acted.connect(self.side.clear)
            return page
        page = nothing_yet(may_add=self._may_add, can_add=self._can_add)
        page.acted.connect(self.add_wanted if self._can_add else self.privacy_wanted)
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
