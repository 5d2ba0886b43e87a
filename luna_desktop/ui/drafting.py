"""Keeps what is typed into a form as an encrypted draft every few seconds, and offers it when the form opens again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from luna_desktop.domain.errors import LunaError
from luna_desktop.services.drafts import DraftPlace, KeptDraft, discard_draft, keep_draft, read_draft, read_drafts
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.edit_frame import EditFrame


class DraftKeeper(QObject):
    """Stands between one form and the drafts of its form; lives as long as the frame.

    With `only_changes` the draft holds just the fields that differ from what was read, so that laying it over a newer
    record takes nothing of that back. `offer` asks for a kept draft and calls back with it; `done` throws it away
    after a save or a discard.
    """

    def __init__(
        self, frame: EditFrame | DraftedForm, context: Context, place: DraftPlace, *, only_changes: bool = False
    ) -> None:
        super().__init__(frame)
        self._only_changes = only_changes
        self._frame = frame
        self._context = context
        self._place = place
        self._base_version = 0
        frame.draft_due.connect(self._keep)

    def set_base_version(self, version: int) -> None:
        """Note which version of the record the form has read."""
        self._base_version = version

    def move_to(self, place: DraftPlace) -> None:
        """Keep from now on the draft of another form, where one frame shows several in turn."""
        self._place = place

    def offer_all(self, found: Callable[[tuple[KeptDraft, ...]], None]) -> None:
        """Look for the drafts of every form whose name begins with the place's word, and hand them over."""
        self._context.lane.run(self, self._context.job(read_drafts, self._place), found, self._failed)

    def offer(self, found: Callable[[KeptDraft], None]) -> None:
        """Look for a kept draft and hand it over, if there is one."""

        def answer(draft: KeptDraft | None) -> None:
            if draft is not None:
                found(draft)

        self._context.lane.run(self, self._context.job(read_draft, self._place), answer, self._failed)

    def done(self) -> None:
        """Throw the draft away: what was typed is saved, or the person discarded it."""
        self.throw_away(self._place)

    def throw_away(self, place: DraftPlace) -> None:
        """Throw the draft of a form away that is not the one shown now."""
        self._context.lane.run(self, self._context.job(discard_draft, place), lambda _none: None, self._failed)

    def _keep(self, values: dict[str, object]) -> None:
        if self._only_changes:
            values = {name: values[name] for name in self._frame.changed_names()}
        typed = {name: json.dumps(value, ensure_ascii=False, default=str) for name, value in values.items()}
        draft = KeptDraft(self._place, typed, self._base_version)
        self._context.lane.run(self, self._context.job(keep_draft, draft), self._kept, self._failed)

    def _kept(self, when: datetime) -> None:
        self._frame.show_draft_kept(_("Draft kept {time}", time=f"{when.astimezone(CLINIC_ZONE):%H:%M}"))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._frame.show_draft_failed(shown(error.message))
        else:
            self._context.incidents.report(error)


def typed_values(draft: KeptDraft) -> dict[str, object]:
    """Return what a draft holds as the form's values."""
    return {name: json.loads(text) for name, text in draft.values.items()}
