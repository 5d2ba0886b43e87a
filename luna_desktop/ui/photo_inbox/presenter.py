"""What the photo inbox does: reads what waits, proposes, and carries out what a person says about the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.care.photo_inbox import (
    InboxGroup,
    InboxPage,
    InboxPicture,
    SmallPictures,
    Whose,
    open_expired,
    open_inbox,
    read_inbox,
    read_whose,
    small_expired_pictures,
    small_pictures,
)
from luna_desktop.services.care.photo_inbox_steps import (
    OpenedInboxPhoto,
    open_expired_photo,
    open_inbox_photo,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.photo_inbox.acts import Acts
from luna_desktop.ui.photo_inbox.asking import Asking
from luna_desktop.ui.photo_inbox.assigning import Assigning
from luna_desktop.ui.photo_inbox.camera_state import CameraState, camera_state
from luna_desktop.ui.photo_inbox.ghosts import Ghosts
from luna_desktop.ui.photo_inbox.pages import GRID, LARGE
from luna_desktop.ui.photo_inbox.side import EXPIRED, WAITING
from luna_desktop.ui.photo_inbox.view import InboxView
from luna_desktop.ui.photo_inbox.views import Views
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper
from luna_desktop.ui.widgets.states import not_allowed

SOON_MS = 500
PLACARD = "placard"
"""The part of the page that begins by asking for whom a placard is to be printed."""
ABOUT = frozenset({"inbox photograph", "consent", "booking", "photograph"})
"""Changes after which the inbox is read again."""


class InboxPresenter(Presenter):
    """Stands between the inbox and its use cases."""

    def __init__(
        self,
        view: InboxView,
        context: Context,
        *,
        is_expired: bool = False,
        camera: CameraState | None = None,
        paper: Paper | None = None,
    ) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._camera = camera or camera_state()
        self._takes = context.actor.may(Permission.READ_PHOTO_INBOX)
        self._settles = context.actor.may(Permission.SETTLE_PHOTO_INBOX)
        self._is_expired = is_expired or not self._takes
        self._groups: tuple[InboxGroup, ...] = ()
        self._key, self._is_open = 0, False
        self._by_hand: dict[int, Whose] = {}
        self._uncovered: set[int] = set()
        self._acts = Acts(self, view, context, self.load)
        self._asking = Asking(self, view, context, self._camera, paper)
        self._views = Views(view, self._acts.say_view)
        self._ghosts = Ghosts(self, view, context)
        self._assigning = Assigning(context, self._assigned, self._acts.fail)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.load)
        self._wire()

    def _wire(self) -> None:
        view = self._view
        view.allow(takes=self._takes, settles=self._settles)
        view.side.parts.show_value(EXPIRED if self._is_expired else WAITING)
        view.show_part(is_expired=self._is_expired)
        self._acts.is_expired = self._is_expired
        self._acts.wire()
        view.side.groups.chosen.connect(self._choose)
        view.side.part_chosen.connect(self._choose_part)
        view.grid.moved.connect(self._moved)
        view.grid.ticked.connect(self._ticked)
        view.grid.view_wanted.connect(self._views.press)
        view.grid.assign_wanted.connect(self.assign)
        view.grid.opened.connect(self._look_closer)
        view.head.assign.clicked.connect(self.assign)
        view.head.other.clicked.connect(self._pick_other)
        view.mode_chosen.connect(self._show_mode)
        view.retry_wanted.connect(self.load)
        view.settings_wanted.connect(lambda: self._context.navigation.go("settings/workstation"))
        view.uncover_wanted.connect(self._uncover)
        view.refused_seen.connect(self._camera.refused_seen)
        view.table.selected.connect(lambda row: self._select(row))
        self._camera.changed.connect(self._show_camera)
        self._context.announcements.changed.connect(self._hear)
        self._context.announcements.locked.connect(self._lock)

    def _lock(self) -> None:
        self._soon.stop()
        self._view.forget()

    def load(self) -> None:
        """Read what waits; the first time it is written into the log."""
        case = open_expired if self._is_expired else read_inbox if self._is_open else open_inbox
        self.ask("page", self._context.job(case, None), self._show, self._not_read)

    def ask_for_placard(self) -> None:
        """Ask for whom a placard is to be printed."""
        self._asking.placard()

    def assign(self) -> None:
        """Assign the ticked pictures, or do first what stands in the way."""
        group = self._group()
        if group is not None and not group.is_covered:
            whose = self._whose(group)
            if whose is None:
                self._pick_other()
            else:
                by_hand = group.key in self._by_hand
                self._assigning.start(group, whose, self._view.grid.chosen(), by_hand=by_hand, expired=self._is_expired)

    def _group(self) -> InboxGroup | None:
        """Return the group that is shown; for somebody chosen by hand without the views proposed for another."""
        group = next((each for each in self._groups if each.key == self._key), None)
        chosen = self._by_hand.get(self._key)
        return group if group is None or chosen is None else group.for_patient(chosen.card.patient_id)

    def _whose(self, group: InboxGroup) -> Whose | None:
        return self._by_hand.get(group.key, group.whose)

    def _show(self, page: InboxPage) -> None:
        self._is_open = True
        self._groups = page.groups
        view, today = self._view, today_in(self._context)
        if self._group() is None:
            self._key = page.groups[0].key if page.groups else 0
        view.side.show_note(page.days, is_expired=self._is_expired)
        view.side.show_groups(page.groups, self._key, today)
        self._show_camera()
        group = self._group()
        if group is None:
            view.show_nothing(self._camera.status, is_expired=self._is_expired)
        else:
            self._show_group(group)

    def _show_group(self, group: InboxGroup) -> None:
        covered = self._is_expired and group.key not in self._uncovered
        self._view.show_group(group, covered=covered)
        self._show_whose(group)
        self._views.show(group)
        missing = self._view.grid.missing()
        if missing and not (group.is_covered or covered):
            case = small_expired_pictures if self._is_expired else small_pictures
            self.ask("small", self._context.job(case, missing), self._decode)

    def _show_whose(self, group: InboxGroup) -> None:
        whose = self._whose(group)
        by_hand = group.key in self._by_hand
        self._view.show_whose(group, whose, by_hand=by_hand, today=today_in(self._context))
        self._ticked()
        sure = whose if whose is not None and (by_hand or len(group.present) == 1) and not group.is_covered else None
        self._ghosts.show(sure, self._views.wanted())

    def _decode(self, small: SmallPictures) -> None:
        self._context.pool.run(self, partial(_decoded, small.jpegs), self._view.show_images, self.complain)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def _choose(self, group: InboxGroup) -> None:
        self._key = group.key
        self._view.show_trouble("")
        self._view.show_mode(GRID)
        self._show_group(self._group() or group)

    def _look_closer(self) -> None:
        if self._view.mode.isEnabled():
            self._view.choose_mode(GRID if self._view.mode.value() != GRID else LARGE)

    def _uncover(self) -> None:
        """Show the officer the pictures of a group; that is written into the log."""
        group = self._group()
        if group is not None:
            self._uncovered.add(group.key)
            self._show_group(group)

    def _choose_part(self, part: str) -> None:
        self._is_expired = self._acts.is_expired = part == EXPIRED
        self._key = 0
        self._view.grid.forget()
        self._view.show_part(is_expired=self._is_expired)
        self.load()

    def _moved(self, picture: InboxPicture | None) -> None:
        self._views.move(picture)
        group = self._group()
        if group is not None and self._is_open:
            self._ghosts.turn_to(self._views.wanted())
        if self._view.mode.value() == LARGE:
            self._show_mode(LARGE)

    def _ticked(self) -> None:
        group = self._group()
        if group is not None:
            self._view.show_ticked(self._whose(group), may_assign=not group.is_covered)

    def _assigned(self) -> None:
        self._view.show_trouble("")
        self._by_hand.pop(self._key, None)
        self.load()

    def _pick_other(self) -> None:
        group = self._group()
        if group is None or group.is_covered:
            return
        self._asking.whose(partial(self._read_other, group.key))

    def _read_other(self, key: int, patient: PatientId) -> None:
        self.ask("whose", self._context.job(read_whose, patient), partial(self._take_other, key))

    def _take_other(self, key: int, whose: Whose) -> None:
        self._by_hand[key] = whose
        group = self._group()
        if group is not None and group.key == key:
            self._show_group(group)
            self._view.head.assign.setFocus()

    def _show_mode(self, mode: str) -> None:
        picture = self._view.grid.current()
        self._view.show_mode(mode)
        if mode == LARGE and picture is not None and self._view.mode.isEnabled():
            case = open_expired_photo if self._is_expired else open_inbox_photo
            self.ask("large", self._context.job(case, picture.photo_id), partial(self._decode_large, picture))

    def _decode_large(self, picture: InboxPicture, opened: OpenedInboxPhoto) -> None:
        self._context.pool.run(
            self, lambda: QImage.fromData(opened.jpeg), partial(self._view.show_large, picture), self.complain
        )

    def _select(self, row: InboxPicture | None) -> None:
        at = next((at for at, each in enumerate(self._view.grid.pictures()) if each == row), -1)
        self._view.grid.go(at)

    def _show_camera(self) -> None:
        self._view.show_camera(self._camera.status)
        if self._is_open and not self._groups:
            self._view.show_nothing(self._camera.status, is_expired=self._is_expired)

    def _hear(self, changes: Iterable[Change]) -> None:
        is_about = any(change.entity in ABOUT for change in changes)
        if is_about and not self._soon.isActive():  # so that a card that is being taken in shows what came so far
            self._soon.start()


def _decoded(jpegs: Mapping[int, bytes]) -> dict[int, QImage]:
    """Decode small pictures; for the pool, since it touches no widget."""
    return {photo: QImage.fromData(jpeg) for photo, jpeg in jpegs.items()}


def build_page(context: Context, part: str = "") -> QWidget:
    """Make the page, at one of its parts or asking for a placard; who may do neither is told whom to ask."""
    if not (context.actor.may(Permission.READ_PHOTO_INBOX) or context.actor.may(Permission.SETTLE_PHOTO_INBOX)):
        return not_allowed(_("A therapist or clinician works in the photo inbox."), name="photoInboxClosed")
    view = InboxView()
    presenter = InboxPresenter(view, context, is_expired=part == EXPIRED)
    presenter.load()
    if part == PLACARD and context.actor.may(Permission.READ_PHOTO_INBOX):
        QTimer.singleShot(0, view, presenter.ask_for_placard)  # once the page stands in its window
    return view


def build_expired(context: Context) -> QWidget:
    """Make the page at the photographs that nobody assigned in time."""
    return build_page(context, EXPIRED)
