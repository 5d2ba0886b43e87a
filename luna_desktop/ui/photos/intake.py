"""The form between choosing files and saving them: what is true of all of them, and of each its view and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photographs import PhotographFacts, PhotoOrigin
from luna_desktop.texts import _, say_n, shown
from luna_desktop.ui import theme
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.photos.incoming import Accepted, RefusedFile, refused_words
from luna_desktop.ui.photos.tile_painting import filling
from luna_desktop.ui.photos.wording import read_taken, region_options, taken_words, view_options
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, TextField
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled

FIRST_NAMED = 12
"""So many files of a large import are named before it begins."""


class Thumb(QWidget):
    """A small square picture with round corners."""

    def __init__(self, image: QImage, size: int = 84) -> None:
        super().__init__()
        self._image = image
        self.setFixedSize(size, size)
        discreet().changed.connect(self.update)

    def image(self) -> QImage:
        """Return what is shown."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the middle of the picture."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(self.rect().toRectF(), 8, 8)
        painter.setClipPath(path)
        painter.fillRect(self.rect(), QColor(theme.PHOTO_CANVAS))
        if not self._image.isNull():
            image = veiled(self._image)
            painter.drawImage(self.rect().toRectF(), image, filling(image, self.rect().toRectF()))


class _Row(QFrame):
    """One accepted picture with its own view and time."""

    def __init__(self, at: int, accepted: Accepted, fallback: datetime) -> None:
        super().__init__()
        styled(self, cls="card")
        self.accepted = accepted
        self.view = ChoiceField(f"view{at}", _("View"), view_options())
        self.view.show_value("")
        known = accepted.picture.taken_at
        told = _("From the camera") if known else _("The camera told no time")
        self.taken = TextField(f"taken{at}", _("Taken"), example="14-03-2026 10:30", help_text=told)
        self.taken.show_value(taken_words(known or fallback))
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 11, 13, 11)
        row.setSpacing(14)
        row.addWidget(Thumb(accepted.image), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(ElidedLabel(accepted.name, "strong"))
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.view, 1)
        fields.addWidget(self.taken, 1)
        column.addLayout(fields)
        row.addLayout(column, 1)

    def check(self) -> bool:
        """Say at the field where a time cannot be read."""
        known = read_taken(str(self.taken.value())) is not None
        problem = "" if known else _("This is not a time. Enter a date and time such as 14-03-2026 10:30.")
        self.taken.show_problem(problem)
        return known


class IntakeForm(QWidget):
    """Describes a batch before it is saved: place, caption and intimate for all, view and time for each.

    Signals:
        save_wanted: the batch is complete.
        discard_wanted: none of it is to be kept.
    """

    save_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "photoIntake", _("Describe the new photographs"))
        self._rows: list[_Row] = []
        self.banner = Banner("warn", "", name="refusedBanner")
        self.region = ChoiceField("region", _("Body site"), region_options(), required=True)
        self.caption = LinesField("caption", _("Caption"), lines=3, example=_("Cheek patches, before treatment"))
        self.sensitive = TickField(
            "sensitive", _("Intimate photographs"), note=_("Covered in every list until somebody asks to see them.")
        )
        self.chaperone = TextField(
            "chaperone",
            _("Chaperone"),
            example=_("Sister Mary Thomas"),
            help_text=_("Needed for intimate photographs."),
        )
        self.title = words("", "title")
        self._save = Button(_("Save photographs"), "savePhotosButton", kind=Kind.PRIMARY, icon="save")
        self._discard = Button(_("Do not keep"), "discardPhotosButton")
        self._save.clicked.connect(self._want_save)
        self._discard.clicked.connect(self.discard_wanted)
        self._build()

    def _build(self) -> None:
        for_all = Card(_("For all of them"), "intakeCommon", icon="images")
        for field_ in (self.region, self.caption, self.sensitive, self.chaperone):
            for_all.add(field_)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        left = QVBoxLayout()
        left.addWidget(for_all)
        left.addStretch(1)
        body = styled(QWidget(), cls="body")
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 14, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.banner)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addLayout(left, 2)
        beside.addLayout(self._list, 3)
        column.addLayout(beside)
        column.addStretch(1)
        area = named(QScrollArea(), "intakeScroll", _("New photographs"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = styled(QFrame(), cls="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(words(_("Nothing is in the record until you save."), "caption"))
        row.addStretch(1)
        row.addWidget(self._discard)
        row.addWidget(self._save)
        return foot

    def show_batch(self, accepted: Sequence[Accepted], refused: Sequence[RefusedFile], fallback: datetime) -> None:
        """Show what came in, and by name what stayed out and why."""
        self._begin_anew()
        self._rows = [_Row(at, each, fallback) for at, each in enumerate(accepted)]
        for row in self._rows:
            self._list.addWidget(row)
        self._list.addStretch(1)
        count = len(accepted)
        self.title.setText(_("Describe 1 new photograph") if count == 1 else _("Describe {n} new photographs", n=count))
        self.banner.say("warn", refused_words(refused))
        self._save.setText(_("Save 1 photograph") if count == 1 else _("Save {n} photographs", n=count))

    def show_many(self, files: Sequence[Path]) -> None:
        """Show the form for more files than are described one by one, and the first of them by name."""
        self._begin_anew()
        count = len(files)
        self._list.addWidget(_files_card(files))
        self._list.addStretch(1)
        self.title.setText(shown(say_n("Describe {count} new file", "Describe {count} new files", count)))
        self._save.setText(shown(say_n("Take {count} file in", "Take {count} files in", count)))
        self.banner.say(
            "info",
            _(
                "So many are not described one by one. Each keeps the time that its camera told, or else that of its "
                "file; views are added later. Files that are no pictures are named at the end."
            ),
        )

    def _begin_anew(self) -> None:
        self.forget()
        for each in (self.region, self.caption, self.sensitive, self.chaperone):
            each.show_problem("")
        self.region.show_value(None)
        self.caption.show_value("")
        self.sensitive.show_value(False)
        self.chaperone.show_value("")
        self.region.control.setFocus()

    def common(self, fallback: datetime) -> PhotographFacts:
        """Return what is true of all of them; `fallback` is the time of those that tell none."""
        region, intimate = str(self.region.value() or ""), bool(self.sensitive.value())
        return PhotographFacts(
            fallback,
            region,
            caption=str(self.caption.value()),
            sensitive=intimate,
            chaperone=str(self.chaperone.value()),
            origin=PhotoOrigin.FILE,
        )

    def batch(self) -> list[tuple[Accepted, PhotographFacts]]:
        """Return every picture with its description; the times were checked before."""
        described = []
        for row in self._rows:
            taken = read_taken(str(row.taken.value()))
            if taken is not None:
                told = row.accepted.picture
                view = str(row.view.value() or "")
                facts = replace(self.common(taken), view=view, camera=told.camera, lens=told.lens)
                described.append((row.accepted, facts))
        return described

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields for all."""
        for each in (self.region, self.caption, self.chaperone):
            each.show_problem(problems.get(each.name, ""))

    def set_saving(self, saving: bool) -> None:
        """Show that saving goes on."""
        self._save.set_busy(saving)
        self._discard.setEnabled(not saving)

    def forget(self) -> None:
        """Let go of every picture."""
        self._rows = []
        while self._list.count():
            drop(self._list.takeAt(0))

    def _want_save(self) -> None:
        times = [row.check() for row in self._rows]
        named_place = self.region.value() is not None
        self.region.show_problem("" if named_place else _("Choose the body site, or “Site not noted”."))
        if all(times) and named_place:
            self.save_wanted.emit()


def _files_card(files: Sequence[Path]) -> Card:
    """Return a card that names the first files and counts the others."""
    card = Card(_("What comes in"), "manyFiles", icon="images")
    folders = len({file.parent for file in files})
    card.add(words(shown(say_n("From {count} folder", "From {count} folders", folders)), "caption"))
    for file in files[:FIRST_NAMED]:
        card.add(ElidedLabel(file.name, "body"))
    more = len(files) - FIRST_NAMED
    if more > 0:
        card.add(words(shown(say_n("And {count} more.", "And {count} more.", more)), "caption"))
    return card


def drop(item: QLayoutItem | None) -> None:
    """Delete what a layout gave away, with all that is inside it."""
    if item is None:
        return
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    elif layout is not None:
        while layout.count():
            drop(layout.takeAt(0))
        layout.deleteLater()
