"""The question about a held appointment: look at the chart, let it stand, or tell the desk why it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.book.bookings import LONGEST_REASON, BookingState
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.findings import Spoken
from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.held import HeldDecision, review_held, why_held
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.rules.finding_list import FindingList
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.overlay import Dialog

MOST_FINDINGS = 3


class HeldDialog(Dialog):
    """Names patient, day and service, and takes the decision.

    Signals:
        chart_wanted: the chart is to be looked at first.
        accepted: the appointment may stand.
        refused: it may not; holds what the desk is told.
    """

    chart_wanted = Signal()
    accepted = Signal()
    refused = Signal(str)

    def __init__(self, window: QWidget, row: ReviewItem, today: date) -> None:
        body = _(
            "Born {birth}, {number}. {service} on {day}, {note}.",
            birth=row.card.birth.shown(current(), today),
            number=row.card.mrn,
            service=_words(row.what),
            day=show_day(row.day, current()),
            note=_words(row.note),
        )
        title = _("Review the appointment of {patient}", patient=row.card.name)
        super().__init__(window, "heldDialog", title, body, width=560)
        self.trouble = Banner("danger", name="heldTrouble")
        self.words = TextField(
            "words",
            _("What the desk tells the patient, if not"),
            longest=LONGEST_REASON,
            example=_("No health detail, for example: a consultation first"),
        )
        self.findings = FindingList("heldFindings", _("What the rules say"))
        self.add(self.trouble)
        self.add(self.findings)
        self.add(self.words)
        self.chart = self.add_left_button(Button(_("Open the chart"), "heldChart", kind=Kind.GHOST, icon="file-text"))
        self.refuse = self.add_button(Button(_("Do not book"), "heldRefuse", kind=Kind.SECONDARY))
        self.accept = self.add_button(Button(_("Let it stand"), "heldAccept", kind=Kind.PRIMARY, icon="check"))
        self.chart.clicked.connect(self.chart_wanted)
        self.accept.clicked.connect(self.accepted)
        self.refuse.clicked.connect(lambda: self.refused.emit(str(self.words.value() or "")))

    def show_spoken(self, spoken: Spoken) -> None:
        """Show the most severe findings; the chart has all of them."""
        self.findings.show_findings(spoken.findings[:MOST_FINDINGS], answered=spoken.answered)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is missing at its field, anything else above; nothing typed is lost."""
        self.words.show_problem(problems.get("words", ""))
        self.show_trouble(next((text for name, text in problems.items() if name != "words"), ""))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Say what stands in the way."""
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody changed the appointment meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")


class HeldPresenter(Presenter):
    """Stands between the dialog and the decision."""

    def __init__(self, dialog: HeldDialog, context: Context, row: ReviewItem) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._row = dialog, context, row
        dialog.chart_wanted.connect(self._open_chart)
        dialog.accepted.connect(lambda: self._decide(accept=True))
        dialog.refused.connect(lambda words: self._decide(accept=False, words=words))
        dialog.dismissed.connect(dialog.put_away)
        context.announcements.locked.connect(dialog.put_away)
        self.ask("why", context.job(why_held, BookingAsked(row.card.patient_id, row.item_id)), dialog.show_spoken)

    def _open_chart(self) -> None:
        self._dialog.put_away()
        self._context.navigation.open_patient(self._row.card.patient_id)

    def _decide(self, *, accept: bool, words: str = "") -> None:
        asked = BookingAsked(self._row.card.patient_id, self._row.item_id)
        self.act(self._context.job(review_held, HeldDecision(asked, accept, words)), self._done)

    def _done(self, known: KnownBooking) -> None:
        self._dialog.put_away()
        stands = known.booking.state is BookingState.BOOKED
        text = _("The appointment stands. The desk tells the patient.")
        self._context.navigation.saved(
            text if stands else _("The appointment is called off. The desk tells the patient.")
        )


def ask_about_held(context: Context, window: QWidget, row: ReviewItem) -> None:
    """Ask about a row of the list."""
    dialog = HeldDialog(window, row, today_in(context))
    HeldPresenter(dialog, context, row)
    dialog.open_on(dialog.accept)


def _words(text: str | Message) -> str:
    return shown(text) if isinstance(text, Message) else text
