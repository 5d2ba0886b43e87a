"""What the section about retention does: reads, places holds, and lets an owner release them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.rights.legal_holds import ENTITY, HoldLine, NewHold, Release, place_hold, release_hold
from luna_desktop.services.rights.retention import RetentionPage, read_retention
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.erasure.hold_dialog import HoldDialog
from luna_desktop.ui.erasure.kept_card import KeptCard
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

_MINE = frozenset({ENTITY, "erasure"})


def build_kept_card(context: Context, patient: PatientId) -> QWidget | None:
    """Build the section for one patient and begin to read; None where the role does not see it."""
    if not context.actor.may(Permission.READ_RETENTION):
        return None
    card = KeptCard()
    KeptPresenter(card, context, patient).load()
    return card


class KeptPresenter(Presenter):
    """Stands between the section and the use cases of one patient."""

    def __init__(self, view: KeptCard, context: Context, patient: PatientId) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient = view, context, patient
        view.hold.setVisible(context.actor.may(Permission.HOLD_RECORD))
        view.hold_wanted.connect(self._hold)
        view.release_wanted.connect(self._release)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read why what is kept and until when."""
        self.ask("retention", self._context.job(read_retention, self._patient), self._show)

    def _show(self, page: RetentionPage) -> None:
        may_release = self._context.actor.may(Permission.RELEASE_HOLD)
        self._view.show_page(page, today_in(self._context), may_release=may_release)

    def _hold(self) -> None:
        dialog = HoldDialog(self._view.window(), today_in(self._context))
        asking = Presenter(dialog, dialog, self._context.lane, self._context.incidents)

        def place() -> None:
            hold = dialog.hold()
            if hold is None:
                return
            dialog.place.set_busy(True)
            asking.act(self._context.job(place_hold, NewHold(self._patient, hold)), placed)

        def placed(_hold: int) -> None:
            dialog.put_away()
            self._context.navigation.saved(_("The record is kept until an owner releases it."))
            self.load()

        dialog.done.connect(place)
        dialog.dismissed.connect(dialog.put_away)
        dialog.open_on(dialog.cause.control)

    def _release(self, line: HoldLine) -> None:
        question = Question(
            _("Release this hold?"),
            _("The record goes back to its usual times. What no law keeps may be erased again."),
            _("Release"),
        )

        def answered(reason: str | None) -> None:
            if reason is not None:
                wanted = Release(self._patient, line.hold_id, reason)
                self.act(self._context.job(release_hold, wanted), self._released)

        self._context.prompts.ask_reason(question, answered)

    def _released(self, _none: None) -> None:
        self._context.navigation.saved(_("The hold is released."))
        self.load()

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in _MINE and change.patient_id == self._patient for change in changes):
            self.load()
