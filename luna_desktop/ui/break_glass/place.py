"""What the place of openings does: reads its lists, and takes findings and answers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.rights.openings import OpeningRules
from luna_desktop.domain.rights.snooping import SnoopRules
from luna_desktop.services.rights.access_requests import (
    AccessAnswerGiven,
    RequestLine,
    answer_access,
    list_access_requests,
)
from luna_desktop.services.rights.opening_reviews import OpeningLine, OpeningReview, list_openings, review_opening
from luna_desktop.services.rights.opening_rules import read_opening_rules
from luna_desktop.services.rights.openings import WhoOpenedRules, read_who_opened_rules
from luna_desktop.services.rights.snooping import (
    NoticedClosing,
    NoticedLine,
    NoticedPage,
    close_noticed,
    read_noticed,
    read_snoop_rules,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.break_glass.contacts_dialog import show_contacts
from luna_desktop.ui.break_glass.finding import FindingPresenter
from luna_desktop.ui.break_glass.finding_dialog import FindingDialog
from luna_desktop.ui.break_glass.noticed_page import what_happened
from luna_desktop.ui.break_glass.page import NOTICED, OPENED, REQUESTS, OpeningsPlace
from luna_desktop.ui.break_glass.rules_dialog import RulesDialog, RulesPresenter
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter

HEARD = frozenset({"opening", "access request", "noticed opening", "staff", "setting", "restriction", "care team"})


class OpeningsPresenter(Presenter):
    """Stands between the place and its use cases."""

    def __init__(self, page: OpeningsPlace, context: Context) -> None:
        super().__init__(page, page, context.lane, context.incidents)
        self._page, self._context = page, context
        self._rules, self._told, self._snoop = OpeningRules(), WhoOpenedRules(), SnoopRules()
        opened, noticed, requests = page.opened, page.noticed, page.requests
        noticed.chosen.connect(noticed.show_chosen)
        noticed.explained.connect(lambda: self._close(is_explained=True))
        noticed.unexplained.connect(lambda: self._close(is_explained=False))
        noticed.open_wanted.connect(lambda: self._open_noticed(noticed.table.current()))
        noticed.contacts_wanted.connect(lambda: show_contacts(page.window(), context))
        opened.chosen.connect(opened.show_chosen)
        opened.justified.connect(lambda: self._find(is_justified=True))
        opened.unjustified.connect(lambda: self._find(is_justified=False))
        opened.open_wanted.connect(lambda: self._open(opened.table.current()))
        requests.chosen.connect(requests.show_chosen)
        requests.granted.connect(lambda: self._answer(is_granted=True))
        requests.declined.connect(lambda: self._answer(is_granted=False))
        requests.open_wanted.connect(lambda: self._open_request(requests.table.current()))
        page.rules.setVisible(context.actor.may(Permission.CHANGE_SETTINGS))
        page.rules.clicked.connect(self._change_rules)
        context.announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Read everything."""
        self.ask("rules", self._context.job(read_opening_rules, None), self._show_rules)
        self.ask("told", self._context.job(read_who_opened_rules, None), self._keep_told)
        self.ask("snoop", self._context.job(read_snoop_rules, None), self._keep_snoop)
        self.ask("openings", self._context.job(list_openings, None), self._show_openings)
        self.ask("noticed", self._context.job(read_noticed, None), self._show_noticed)
        self.ask("requests", self._context.job(list_access_requests, None), self._show_requests)

    def _show_rules(self, rules: OpeningRules) -> None:
        self._rules = rules
        self._page.show_rules(rules)

    def _keep_told(self, told: WhoOpenedRules) -> None:
        self._told = told

    def _keep_snoop(self, snoop: SnoopRules) -> None:
        self._snoop = snoop

    def _show_openings(self, lines: tuple[OpeningLine, ...]) -> None:
        self._page.opened.show_lines(lines)
        self._page.opened.show_chosen(self._page.opened.table.current())
        self._page.show_counts({OPENED: sum(line.is_justified is None for line in lines)})

    def _show_noticed(self, page: NoticedPage) -> None:
        self._page.noticed.show_page(page)
        self._page.noticed.show_chosen(self._page.noticed.table.current())
        self._page.show_counts({NOTICED: sum(line.is_explained is None for line in page.lines)})

    def _show_requests(self, lines: tuple[RequestLine, ...]) -> None:
        self._page.requests.show_lines(lines)
        self._page.requests.show_chosen(self._page.requests.table.current())
        self._page.show_counts({REQUESTS: len(lines)})

    def _open(self, line: OpeningLine | None) -> None:
        if line is not None:
            self._context.navigation.open_patient(PatientId(line.patient_id), "privacy")

    def _open_noticed(self, line: NoticedLine | None) -> None:
        if line is not None and line.card is not None:
            self._context.navigation.open_patient(line.card.patient_id, "privacy")

    def _open_request(self, line: RequestLine | None) -> None:
        if line is not None:
            self._context.navigation.open_patient(line.card.patient_id, "privacy")

    def _change_rules(self) -> None:
        dialog = RulesDialog(self._page.window(), self._rules, self._told, self._snoop)
        RulesPresenter(dialog, self._context)
        dialog.start()

    def _find(self, *, is_justified: bool) -> None:
        line = self._page.opened.table.current()
        if line is None or line.is_justified is not None:
            return
        title = _("Why was the opening justified?") if is_justified else _("Why was the opening not justified?")
        dialog = FindingDialog(
            self._page.window(),
            title,
            _("The finding stays with the opening."),
            _("What was found"),
            _("Keep the finding"),
            asks_incident=not is_justified,
        )
        FindingPresenter(
            dialog,
            self._context,
            lambda note, incident: self._context.job(
                review_opening, OpeningReview(line.patient_id, line.opening_id, is_justified, note, incident)
            ),
            lambda: self._context.navigation.saved(_("The review is kept.")),
        )
        dialog.start()

    def _close(self, *, is_explained: bool) -> None:
        line = self._page.noticed.table.current()
        if line is None or line.is_explained is not None:
            return
        dialog = FindingDialog(
            self._page.window(),
            _("What explains this?") if is_explained else _("What is not explained?"),
            what_happened(line),
            _("What was found"),
            _("Close it"),
            asks_incident=not is_explained,
        )
        FindingPresenter(
            dialog,
            self._context,
            lambda note, incident: self._context.job(
                close_noticed, NoticedClosing(line.finding_id, is_explained, note, incident)
            ),
            lambda: self._context.navigation.saved(_("It is closed. The note stays with it.")),
        )
        dialog.start()

    def _answer(self, *, is_granted: bool) -> None:
        line = self._page.requests.table.current()
        if line is None:
            return
        ask_about_request(self._page.window(), self._context, line, is_granted=is_granted)

    def _hear(self, changes: Iterable[object]) -> None:
        if any(isinstance(change, Change) and change.entity in HEARD for change in changes):
            self.start()


def ask_about_request(window: QWidget, context: Context, line: RequestLine, *, is_granted: bool) -> None:
    """Ask for the note that goes with a yes or a no, and keep the answer."""
    title = (
        _("Let {name} into this record?", name=line.by)
        if is_granted
        else _("Keep {name} out of this record?", name=line.by)
    )
    body = _("{patient}, {number}. {name} reads the note.", patient=line.card.name, number=line.card.mrn, name=line.by)
    verb = _("Let in") if is_granted else _("Say no")
    dialog = FindingDialog(window, title, body, _("Why"), verb)
    FindingPresenter(
        dialog,
        context,
        lambda note, _incident: context.job(
            answer_access, AccessAnswerGiven(line.card.patient_id, line.request_id, is_granted, note)
        ),
        lambda: context.navigation.saved(_("The answer is kept.")),
    )
    dialog.start()


def build_page(context: Context) -> QWidget:
    """Make the place of openings."""
    page = OpeningsPlace()
    OpeningsPresenter(page, context).start()
    return page
