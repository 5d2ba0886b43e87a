"""What keys and buttons do to pictures of the inbox: name, turn, throw away, hand back; each one use case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from luna_desktop.domain.clinical.photo_inbox import Discard
from luna_desktop.services.care.photo_inbox_steps import (
    Discarded,
    Turned,
    Viewed,
    discard_inbox_photos,
    erase_expired,
    hand_back,
    set_inbox_view,
    turn_inbox_photos,
)
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.photo_inbox.dialogs import BY_HAND, BY_OFFICER, DiscardDialog
from luna_desktop.ui.photo_inbox.view import InboxView, ids_of
from luna_desktop.ui.presenter import Presenter


class Acts:
    """Carries out acts for a presenter, and has it `reload` after each; `is_expired` offers what the officer may do."""

    def __init__(self, presenter: Presenter, view: InboxView, context: Context, reload: Callable[[], None]) -> None:
        self._presenter, self._view, self._context, self._reload = presenter, view, context, reload
        self.is_expired = False

    def wire(self) -> None:
        """Listen to keys, which mean the current picture, and to buttons, which mean those that are ticked."""
        view = self._view
        view.grid.turn_wanted.connect(lambda: self._turn(self._current()))
        view.grid.discard_wanted.connect(lambda: self._discard(self._current()))
        view.turn_wanted.connect(lambda: self._turn(self._ticked()))
        view.discard_wanted.connect(lambda: self._discard(self._ticked()))
        view.head.erase.clicked.connect(lambda: self._discard(self._ticked()))
        view.head.back.clicked.connect(self._hand_back)

    def say_view(self, photo: int, view: str) -> None:
        """Say which view a picture shows."""
        if not self.is_expired:
            self._act(self._context.job(set_inbox_view, Viewed((photo,), view)))

    def fail(self, error: Exception) -> None:
        """Say what went wrong, and show how it stands now."""
        self._presenter.complain(error)
        self._reload()

    def _current(self) -> tuple[int, ...]:
        current = self._view.grid.current()
        return (current.photo_id,) if current is not None else ()

    def _ticked(self) -> tuple[int, ...]:
        return ids_of(self._view.grid.chosen())

    def _turn(self, photos: tuple[int, ...]) -> None:
        if photos and not self.is_expired:
            self._act(self._context.job(turn_inbox_photos, Turned(photos)))

    def _discard(self, photos: tuple[int, ...]) -> None:
        if photos:
            reasons = BY_OFFICER if self.is_expired else BY_HAND
            dialog = DiscardDialog(self._view.window(), len(photos), reasons)
            self._context.announcements.locked.connect(dialog.put_away)
            dialog.ask(partial(self._throw_away, photos))

    def _throw_away(self, photos: tuple[int, ...], reason: Discard) -> None:
        case = erase_expired if self.is_expired else discard_inbox_photos
        job = self._context.job(case, Discarded(photos, reason))
        self._presenter.act(job, self._thrown_away, self.fail)

    def _thrown_away(self, count: int) -> None:
        one = _("1 photograph thrown away")
        self._context.navigation.saved(one if count == 1 else _("{count} photographs thrown away", count=count))
        self._reload()

    def _hand_back(self) -> None:
        if photos := self._ticked():
            self._act(self._context.job(hand_back, photos), _("Handed back to those who treat"))

    def _act(self, job: Callable[[], None], said: str = "") -> None:
        def done(_none: None) -> None:
            if said:
                self._context.navigation.saved(said)
            self._reload()

        self._presenter.act(job, done, self.fail)
