"""Which view the number keys mean just now, and what pressing one does."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.clinical.photo_inbox import Code
from luna_desktop.domain.clinical.photo_view_keys import VIEW_KEYS, VISIT, keys_of, set_of
from luna_desktop.services.care.photo_inbox import InboxGroup, InboxPicture
from luna_desktop.ui.photo_inbox.view import InboxView


class Views:
    """Keeps the set of views that is shown, and says through `say_view` which picture shows which view."""

    def __init__(self, view: InboxView, say_view: Callable[[int, str], None]) -> None:
        self._view, self._say_view = view, say_view
        self._group: InboxGroup | None = None
        self._set = "face"
        view.views.wanted.connect(self.press)
        view.views.set_chosen.connect(self._choose_set)

    def show(self, group: InboxGroup) -> None:
        """Show the views of a group; the set follows what was named in it already."""
        named = [each.view for each in group.pictures if each.view]
        if self._group is None or self._group.key != group.key:
            self._set = VISIT if group.views else set_of(named[0]) if named else "face"
        elif (self._set == VISIT) and not group.views:
            self._set = set_of(named[0]) if named else "face"
        self._group = group
        self._view.views.show_visit(group.views)
        self._refresh()

    def move(self, picture: InboxPicture | None) -> None:
        """Follow the current picture."""
        del picture
        self._refresh()

    def press(self, key: int) -> None:
        """Say that the current picture shows the view under a key, and go on to the next picture."""
        picture, view = self._view.grid.current(), self._view.views.view_at(key)
        if picture is None or picture.code is Code.READ or not view:
            return
        self._say_view(picture.photo_id, "" if picture.view == view else view)
        self._view.grid.step(1)
        self._view.grid.setFocus()

    def wanted(self) -> str:
        """Return the view that the current picture shows, or the next usual one that is missing."""
        picture = self._view.grid.current()
        if picture is not None and (picture.view or picture.proposed):
            return picture.view or picture.proposed
        taken = self._taken()
        keys = keys_of(self._set, self._group.views if self._group is not None else ())
        return next((view for view in keys.views if view not in taken and (view in keys.usual or not keys.usual)), "")

    def _taken(self) -> list[str]:
        return [each.view for each in self._group.pictures if each.view] if self._group is not None else []

    def _choose_set(self, key: str) -> None:
        if key in VIEW_KEYS or key == VISIT:
            self._set = key
            self._refresh()

    def _refresh(self) -> None:
        picture = self._view.grid.current()
        here = (picture.view or picture.proposed) if picture is not None else ""
        self._view.views.show_set(self._set, self._taken(), here)
