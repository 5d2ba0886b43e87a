"""Who asked for what: a patient's requests in the Privacy tab, by number, kind and state, and the way to log one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.rights.cases import KIND_NAMES, Case
from luna_desktop.services.rights.cases import read_cases_of
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.rights.case_words import face_of, state_chip
from luna_desktop.ui.rights.clock_face import chip_words
from luna_desktop.ui.rights.entry import may_log, open_log
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named


class CasesCard(Card):
    """Shows the requests of one patient.

    Signals:
        log_wanted: log a request of this patient.
        opened: the `Case` that is to be opened at the privacy desk.
    """

    log_wanted = Signal()
    opened = Signal(object)

    def __init__(self, *, may_log: bool, may_open: bool) -> None:
        super().__init__(_("Requests about the record"), "casesCard", icon="shield")
        self._may_open = may_open
        self.log = Button(_("Log a request…"), "logRequestHere", icon="plus", size="small")
        self.log.clicked.connect(self.log_wanted)
        self.add_action(self.log)
        if not may_log:
            self.log.hide()
        self.note = words(_("Nothing was asked for yet."), "body2", wrap=True)
        self.add(self.note)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.add(self._lines)

    def show_cases(self, cases: Sequence[tuple[Case, str]]) -> None:
        """Show cases, each with the words of its clock."""
        self._empty()
        self.note.setVisible(not cases)
        self.note.setText(_("Nothing was asked for yet."))
        for case, clock in cases:
            self._lines.addWidget(self._row(case, clock))

    def show_trouble(self, text: str) -> None:
        """Say instead of the list why there is none."""
        self._empty()
        self.note.setText(text)
        self.note.show()

    def _empty(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _row(self, case: Case, clock: str) -> QWidget:
        chip = state_chip(case)
        said = _("{number} · asked {when} · {clock}", number=case.number, when=moment(case.received_at), clock=clock)
        row = named(QWidget(), f"case{case.case_id}", f"{shown(KIND_NAMES[case.kind])}. {chip.text}. {said}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(words(shown(KIND_NAMES[case.kind]), "strong", wrap=True))
        told.addWidget(words(said, "caption", wrap=True))
        line.addLayout(told, 1)
        line.addWidget(Chip(chip.text, chip.tone, chip.icon), 0, Qt.AlignmentFlag.AlignTop)
        if self._may_open:
            spoken = _("Open {number} at the privacy desk", number=case.number)
            button = icon_button("arrow-right", f"openCase{case.case_id}", spoken, size="small")
            button.clicked.connect(lambda: self.opened.emit(case))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


class CasesCardPresenter(Presenter):
    """Stands between the card and the cases of one patient."""

    def __init__(self, view: CasesCard, context: Context, patient: PatientId) -> None:
        super().__init__(view, _Quiet(view), context.lane, context.incidents)
        self._view, self._context, self._patient = view, context, patient
        view.log_wanted.connect(lambda: open_log(view, context, patient))
        view.opened.connect(lambda case: context.navigation.go(f"privacy/{case.case_id}"))
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read the patient's cases."""
        self.ask("cases", self._context.job(read_cases_of, self._patient), self._show)

    def _show(self, cases: tuple[Case, ...]) -> None:
        now = self._context.desk.premises.clock()
        self._view.show_cases([(case, chip_words(face_of(case, now))) for case in cases])

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity == "case" and change.patient_id == int(self._patient) for change in changes):
            self.load()

    def complain(self, error: Exception) -> None:
        """Say in the card why there is no list."""
        if isinstance(error, LunaError):
            self._view.show_trouble(shown(error.message))
        else:
            super().complain(error)


class _Quiet:
    """Takes bad news into the card's own line."""

    def __init__(self, view: CasesCard) -> None:
        self._say: Callable[[str], None] = view.show_trouble

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self._say(" ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:  # noqa: ARG002 - one line for every tone
        self._say(text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        self._say(text)


def build_cases_card(context: Context, patient: PatientId) -> QWidget:
    """Build the card for one patient and begin to read; who may not log requests sees none."""
    card = CasesCard(may_log=may_log(context.actor), may_open=context.actor.may(Permission.READ_CASES))
    if not may_log(context.actor):
        card.hide()
        return card
    CasesCardPresenter(card, context, patient).load()
    return card
