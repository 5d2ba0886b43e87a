"""What comes next in a request for erasure: the notice, the day, two persons, the erasure itself, who is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.erasure_book import ErasurePage
from luna_desktop.texts import _, say_n, shown
from luna_desktop.ui.booking.time_fields import DayField
from luna_desktop.ui.erasure.wording import day_words
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

_S = CaseState
GIVEN = frozenset({_S.APPROVED, _S.PARTIAL})
UNDECIDED = frozenset({_S.RECEIVED, _S.ACKNOWLEDGED, _S.IDENTITY_PENDING})


@dataclass(frozen=True)
class Coming:
    """What comes next: a title, what there is to know, and the buttons that take it."""

    title: str = ""
    text: str = ""
    buttons: tuple[Button, ...] = ()
    tone: str = "info"

    def icon(self) -> tuple[str, str]:
        """Return the icon beside the title and its colour; amber where one person alone waits."""
        return {"warn": ("clock", "warn"), "ok": ("circle-check", "ok")}.get(self.tone, ("arrow-right", "text2"))


class NextStep(QFrame):
    """Says what comes next, and takes it.

    Signals:
        announced, scheduled: the day on which it is to be erased, for the notice and for the clinic.
        proposed, agreed, executed, told: the buttons of the last steps.
    """

    announced = Signal(object)
    scheduled = Signal(object)
    proposed = Signal()
    agreed = Signal()
    executed = Signal()
    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "erasureNext", _("What comes next")), cls="tile")
        self._icon = IconLabel("arrow-right", "text2", 16)
        self._title = words("", "strong", wrap=True)
        self._text = words("", "body2", wrap=True)
        self.day = DayField("eraseOn", _("Day of the erasure"), date(2026, 1, 1))
        self.announce = Button(_("Issue the notice"), "announceErasure", kind=Kind.PRIMARY, icon="mail")
        self.set_day = Button(_("Set the day"), "scheduleErasure", kind=Kind.PRIMARY, icon="calendar-check")
        self.propose = Button(_("Propose the erasure"), "proposeErasure", kind=Kind.PRIMARY, icon="user-check")
        self.agree = Button(_("Agree as second person…"), "agreeErasure", kind=Kind.PRIMARY, icon="user-check")
        self.erase = Button(_("Erase now…"), "executeErasure", kind=Kind.DANGER, icon="eraser")
        self.tell = Button(_("Note who was told…"), "recipientsTold", kind=Kind.PRIMARY, icon="share-2")
        self._buttons = (self.announce, self.set_day, self.propose, self.agree, self.erase, self.tell)
        self._build()
        self.announce.clicked.connect(lambda: self._give_day(self.announced))
        self.set_day.clicked.connect(lambda: self._give_day(self.scheduled))
        self.propose.clicked.connect(self.proposed)
        self.agree.clicked.connect(self.agreed)
        self.erase.clicked.connect(self.executed)
        self.tell.clicked.connect(self.told)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self._text)
        self.day.setMaximumWidth(260)
        column.addWidget(self.day)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        column.addLayout(row)

    @staticmethod
    def chip_of(page: ErasurePage, text: str) -> ChipSpec:
        """Return where the request stands, as a chip."""
        if any(line.ended_at is None for line in page.holds):
            return ChipSpec(_("Legal hold"), "warn", "lock")
        tone = {_S.EXECUTED: "ok", _S.PROCESSORS_CONFIRMED: "ok", _S.CLOSED: "ok", _S.REFUSED: "neutral"}
        return ChipSpec(text, tone.get(page.case.state, "info"), "circle-dot")

    def show_page(self, page: ErasurePage, today: date) -> None:
        """Show what comes next and offer only that."""
        coming = self._next(page, today)
        offered = coming.buttons
        self.setVisible(bool(coming.title))
        self._icon.show_icon(*coming.icon())
        self._title.setText(coming.title)
        self._text.setText(coming.text)
        self._text.setVisible(bool(coming.text))
        asks_day = bool({self.announce, self.set_day} & set(offered))
        self.day.setVisible(asks_day)
        if asks_day:
            self.day.show_value(page.usual)
        for button in self._buttons:
            button.setVisible(button in offered)
            button.set_busy(False)

    def _next(self, page: ErasurePage, today: date) -> Coming:
        """Return title, text and buttons of what comes next; empty where nothing does."""
        if page.case.state in UNDECIDED:
            return self._undecided(page)
        if page.case.state in GIVEN:
            return self._notice(page)
        steps = {_S.NOTICE_SENT: self._day, _S.SCHEDULED: self._two_persons, _S.EXECUTED: self._tell}
        step = steps.get(page.case.state)
        return step(page, today) if step is not None else Coming()

    def _undecided(self, page: ErasurePage) -> Coming:
        if not page.case.is_proven:
            return Coming(_("Identity first"), _("Nothing can be decided before it is proven who asks."))
        return self._stopped(page) or Coming()

    def _notice(self, page: ErasurePage) -> Coming:
        if page.announced is not None:
            day = day_words(page.announced)
            text = _("It names {day}. Send it, and note in the request that it was sent.", day=day)
            return Coming(_("The notice is issued"), text)
        text = _("The letter names the day. The patient has it for 48 hours at least; seven days are usual.")
        return Coming(_("The notice comes next"), text, (self.announce,))

    def _day(self, page: ErasurePage, today: date) -> Coming:
        sent = _("The notice was sent on {when}.", when=moment(page.notice_at)) if page.notice_at is not None else ""
        first = _(
            "Seven days are usual; {day} is the first day that may be set.", day=day_words(page.earliest or today)
        )
        return Coming(_("Set the day"), f"{sent} {first}", (self.set_day,))

    def _stopped(self, page: ErasurePage) -> Coming | None:
        if any(line.ended_at is None for line in page.holds):
            return Coming(
                _("A legal hold keeps this record"),
                _("Nothing can be erased until an owner releases it, in the patient’s Privacy tab."),
            )
        if page.others:
            numbers = ", ".join(page.others)
            return Coming(_("Another request is open"), _("Close it first: {number}.", number=numbers))
        return None

    def _two_persons(self, page: ErasurePage, today: date) -> Coming:
        stopped, proposal, day = self._stopped(page), page.proposal, page.erase_on or today
        if stopped is not None:
            return stopped
        when = _("It is set for {day}.", day=day_words(day))
        if proposal is None:
            return Coming(_("Two persons erase"), f"{when} {_('One proposes it, another agrees.')}", (self.propose,))
        by = _("{name} proposed it on {when}.", name=page.proposed_by, when=moment(proposal.at))
        if proposal.seconded_by is None:
            return self._second(page, f"{by} {when}")
        if today < day:
            return Coming(_("Agreed by two persons"), f"{by} {when}")
        warning = _("Nobody can bring back what is erased. Your password is asked for.")
        return Coming(_("Ready to be erased"), f"{by} {warning}", (self.erase,))

    def _second(self, page: ErasurePage, said: str) -> Coming:
        if page.is_alone and page.proposal is not None:
            until = moment(page.proposal.rests_until())
            rest = _("Nobody else in the clinic can agree, so it rests until {until}.", until=until)
            return Coming(_("Rests for 72 hours"), f"{said} {rest}", (self.erase,), tone="warn")
        if page.may_agree:
            return Coming(_("Your agreement is needed"), said, (self.agree,))
        return Coming(_("A second person has to agree"), said)

    def _tell(self, page: ErasurePage, _today: date) -> Coming:
        if not page.recipients:
            text = _("Nobody in the register had received anything of this record.")
            return Coming(_("Erased"), text, (self.tell,), tone="ok")
        names, count = ", ".join(each.recipient for each in page.recipients), len(page.recipients)
        head = shown(say_n("{count} recipient is to be told", "{count} recipients are to be told", count))
        return Coming(head, names, (self.tell,))

    def _give_day(self, signal: SignalInstance) -> None:
        day = self.day.day()
        if day is None:
            self.day.check()
            return
        signal.emit(day)

    def show_problems(self, problems: Mapping[str, str]) -> dict[str, str]:
        """Show what belongs to the day under it, and return the rest."""
        rest = dict(problems)
        if not self.day.isHidden() and "erase_on" in rest:
            self.day.show_problem(rest.pop("erase_on"))
        return rest

    def set_busy(self, *, busy: bool) -> None:
        """Show that a step is being taken, on the button that is offered."""
        for button in self._buttons:
            if not button.isHidden():
                button.set_busy(busy)
