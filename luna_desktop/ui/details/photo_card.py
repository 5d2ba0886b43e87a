"""The card of the identity photograph: what stands beside the name, where it came from, and how it is replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from luna_desktop.domain.measures import show_day
from luna_desktop.interop.pictures import SUFFIXES
from luna_desktop.interop.portraits import SMALLEST_CUT
from luna_desktop.services.people.identity_photos import IdentityPhoto
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Avatar
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.square_cut import SquareCut

AVATAR = 72
PICTURES = tuple(f".{suffix}" for suffix in SUFFIXES)


class PhotoCard(Card):
    """Shows the identity photograph and takes another one, from a file, by paste or by drop.

    Signals:
        file_wanted: a file is to be chosen.
        file_dropped: the path of a picture.
        picture_pasted: a picture from the clipboard, as QImage.
        cut_wanted: left, top and side of the part to keep, in pixels of the picture shown.
        remove_wanted: the picture is to go.
        closed: the chooser was put away without keeping anything.
    """

    file_wanted = Signal()
    file_dropped = Signal(object)
    picture_pasted = Signal(object)
    cut_wanted = Signal(int, int, int)
    remove_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Identity photo"), "identityPhotoCard", icon="scan-face")
        self._may_change = True
        self._has_photo = False
        self.avatar = Avatar("", AVATAR)
        self.note = words("", "body2", wrap=True)
        self.hint = words(
            _("Only to tell people apart. It needs the consent to care, and lies apart from the chart’s photos."),
            "caption",
            wrap=True,
        )
        self.choose = Button(_("Choose a picture…"), "identityPhotoChoose", icon="image-plus", size="small")
        self.paste = Button(_("Paste"), "identityPhotoPaste", icon="clipboard-list", size="small")
        self.paste.setAccessibleName(_("Paste a picture as identity photo"))
        self.remove = Button(_("Remove…"), "identityPhotoRemove", kind=Kind.GHOST, size="small")
        self.remove.setAccessibleName(_("Remove the identity photo"))
        self.chooser = _Chooser()
        self._build()
        self._connect()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.note)
        column.addWidget(self.hint)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.choose, self.paste, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        row.addLayout(column, 1)
        self.add(row)
        self.add(self.chooser)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_picture)
        self.remove.clicked.connect(self.remove_wanted)
        self.chooser.keep.clicked.connect(lambda: self.cut_wanted.emit(*self.chooser.cut.square()))
        self.chooser.given_up.connect(self.close_chooser)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.paste_picture)

    def allow(self, may_change: bool) -> None:
        """Say whether this person may change the picture."""
        self._may_change = may_change
        self._fit()

    def show_person(self, name: str) -> None:
        """Say whose initials stand there while there is no picture."""
        self.avatar.show_person(name)

    def show_photo(self, photo: IdentityPhoto, image: QImage) -> None:
        """Show the picture that counts, or the initials."""
        self._has_photo = not image.isNull()
        self.avatar.show_picture(image)
        self.note.setText(_photo_words(photo))
        self._fit()

    def show_chooser(self, image: QImage) -> None:
        """Let the person choose which part of a picture to keep."""
        self.chooser.cut.show_image(image)
        self.chooser.keep.set_busy(False)
        self.chooser.show()
        self._fit()
        self.chooser.cut.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_chooser(self) -> None:
        """Put the chooser away and let go of the picture in it."""
        self.chooser.cut.forget()
        self.set_busy(False)
        self.chooser.hide()
        self._fit()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def set_busy(self, busy: bool) -> None:
        """Show that a picture is being read or kept."""
        self.choose.set_busy(busy)
        self.chooser.keep.set_busy(busy)

    def paste_picture(self) -> None:
        """Take the picture that is on the clipboard, or say that there is none."""
        if not self._may_change:
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self.show_trouble(_("There is no picture on the clipboard. Copy one, then paste again."))
            return
        self.picture_pasted.emit(image)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong with a picture."""
        self.show_trouble(" ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:  # noqa: ARG002 - a sentence of the card
        """Show a sentence in the card."""
        self.set_busy(False)
        if text:
            self.note.setText(text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the presenter shows theirs
        """Say that somebody changed the picture meanwhile."""
        self.show_trouble(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of pictures."""
        if self._may_change and _dropped(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first picture that was dropped."""
        path = _dropped(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def _fit(self) -> None:
        choosing = not self.chooser.isHidden()
        self.choose.setVisible(self._may_change and not choosing)
        self.paste.setVisible(self._may_change and not choosing)
        self.remove.setVisible(self._may_change and self._has_photo and not choosing)


class _Chooser(QFrame):
    """The picture with its square, and the buttons that do what the mouse does.

    Signals:
        given_up: nothing of the picture is to be kept.
    """

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "identityPhotoChooser", _("Part of the picture to keep")), cls="tile")
        self.cut = SquareCut("identityPhotoCut", _("Part of the picture that is kept"), least=SMALLEST_CUT)
        self.smaller = icon_button("minus", "identityPhotoSmaller", _("Smaller part (−)"), size="small")
        self.larger = icon_button("plus", "identityPhotoLarger", _("Larger part (+)"), size="small")
        self.keep = Button(_("Keep this part"), "identityPhotoKeep")
        cancel = Button(_("Cancel"), "identityPhotoCancel")
        self.smaller.clicked.connect(lambda: self.cut.grow(-1))
        self.larger.clicked.connect(lambda: self.cut.grow(1))
        cancel.clicked.connect(self.given_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(words(_("Which part shows the face?"), "strong"))
        column.addWidget(self.cut)
        keys = _("Drag the square, or move it with the arrow keys. + and − change its size.")
        column.addWidget(words(keys, "caption", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.smaller, self.larger):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (cancel, self.keep):
            row.addWidget(widget)
        column.addLayout(row)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter, give up on Esc, and let neither reach the form around."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep.click()
        else:
            super().keyPressEvent(event)


def _dropped(urls: Sequence[QUrl]) -> Path | None:
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in PICTURES), None)


def _photo_words(photo: IdentityPhoto) -> str:
    if photo.recorded_at is None:
        return _("No photo yet. The banner shows the initials.")
    when = show_day(photo.recorded_at.astimezone(CLINIC_ZONE).date(), current())
    if photo.jpeg:
        return _("Taken in on {day} by {name}.", day=when, name=photo.recorded_by)
    return _("Removed on {day} by {name}. The banner shows the initials.", day=when, name=photo.recorded_by)
