"""What the inbox asks: whose photographs these are, and why some are thrown away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_inbox import DISCARD_NAMES, Discard
from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import _, shown
from luna_desktop.ui.book_papers.patient_pick import PatientPick
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.choice_fields import CardsField
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.radio_cards import CardOption

BY_HAND = (Discard.NOT_CLINICAL, Discard.BLURRED, Discard.TWICE)
BY_OFFICER = (Discard.NOBODY, Discard.NOT_CLINICAL, Discard.BLURRED)


class PickDialog(Dialog):
    """Finds the patient to whom photographs belong, or for whom a placard is printed."""

    def __init__(self, window: QWidget, title: str, body: str, verb: str) -> None:
        super().__init__(window, "inboxPick", title, body, width=560)
        self.pick = PatientPick("inboxPatient", _("Patient"))
        self.add(self.pick)
        self.cancel = self.add_button(Button(_("Cancel"), "inboxPickCancel"))
        self.take = self.add_button(Button(verb, "inboxPickTake", kind=Kind.PRIMARY))
        self.take.setEnabled(False)
        self.pick.edited.connect(lambda: self.take.setEnabled(self.pick.value() is not None))
        self.cancel.clicked.connect(self.put_away)
        self.dismissed.connect(self.put_away)

    def ask(self, find: Callable[[str], None], answered: Callable[[PatientId], None]) -> None:
        """Open it; `find` looks for what is typed and gives rows to `show_found`."""
        self.pick.typed.connect(find)
        self.take.clicked.connect(lambda: self._give(answered))
        self.open_on(self.pick.control)

    def show_found(self, rows: Sequence[CardRow]) -> None:
        """Show who fits what was typed."""
        self.pick.show_found(rows)

    def _give(self, answered: Callable[[PatientId], None]) -> None:
        patient = self.pick.value()
        if patient is not None:
            self.put_away()
            answered(patient)


class DiscardDialog(Dialog):
    """Asks why photographs are thrown away; it begins on the reason, never on the button."""

    def __init__(self, window: QWidget, count: int, reasons: Sequence[Discard]) -> None:
        title = _("Throw 1 photograph away?") if count == 1 else _("Throw {count} photographs away?", count=count)
        body = _("They are destroyed at once and for good. No backup made later holds them.")
        super().__init__(window, "inboxDiscard", title, body, width=520)
        options = [CardOption(each, shown(DISCARD_NAMES[each])) for each in reasons]
        self.reason = CardsField("inboxDiscardReason", _("Reason"), options, required=True, upright=True)
        self.add(self.reason)
        self.cancel = self.add_button(Button(_("Cancel"), "inboxDiscardCancel"))
        self.go = self.add_button(Button(_("Throw away"), "inboxDiscardGo", kind=Kind.DANGER))
        self.go.setEnabled(False)
        self.reason.edited.connect(lambda: self.go.setEnabled(self.reason.value() is not None))
        self.cancel.clicked.connect(self.put_away)
        self.dismissed.connect(self.put_away)

    def ask(self, answered: Callable[[Discard], None]) -> None:
        """Open it."""
        self.go.clicked.connect(lambda: self._give(answered))
        self.open_on(self.reason.control)

    def _give(self, answered: Callable[[Discard], None]) -> None:
        reason = self.reason.value()
        if isinstance(reason, Discard):
            self.put_away()
            answered(reason)
