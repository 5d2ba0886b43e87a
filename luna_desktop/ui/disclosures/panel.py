"""The panel beside the book: one disclosure in full, its steps, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.disclosures import VERIFIED_NAMES, State
from luna_desktop.domain.recipients import BASIS_NAMES, HOME_COUNTRY
from luna_desktop.services.sharing.disclosure_reading import DisclosureDetail, StepLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.disclosures.wording import (
    day_text,
    kind_text,
    period_text,
    state_chip,
    step_words,
    text_of,
    way_text,
    what_text,
)
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import ChipRow
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage

WIDTH = 400


class DisclosurePanel(QFrame):
    """One disclosure, or a hint to choose one.

    Signals:
        approve_wanted, refuse_wanted: what is decided about what waits.
        pages_wanted: make the pages, look at them, and hand them over.
        take_back_wanted: it is not needed any more.
        left_wanted, not_left_wanted: how an open outcome is settled.
        confirmed_wanted, returned_wanted, recalled_wanted: what became of what left.
        photographs_wanted: open the page on which photographs were made.
        document_wanted: show the scan of the order or the request.
        chart_wanted: open the patient's Privacy tab.
    """

    approve_wanted = Signal()
    refuse_wanted = Signal()
    pages_wanted = Signal()
    take_back_wanted = Signal()
    left_wanted = Signal()
    not_left_wanted = Signal()
    confirmed_wanted = Signal()
    returned_wanted = Signal()
    recalled_wanted = Signal()
    photographs_wanted = Signal()
    document_wanted = Signal()
    chart_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "disclosurePanel", _("Disclosure")), cls="panel")
        self.setFixedWidth(WIDTH)
        self.nothing = StatePage(
            "send", _("Choose a disclosure"), _("Its steps and what can be done are shown here."), name="noDisclosure"
        )
        self.title, self.line = words("", "title", wrap=True), words("", "body2", wrap=True)
        self.chips = ChipRow("disclosureChips")
        self.note = words("", "body2", wrap=True)
        self._facts, self._steps = QVBoxLayout(), QVBoxLayout()
        self._steps.setSpacing(8)
        self._make_buttons()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.nothing)
        self.pages.addWidget(self._build())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _make_buttons(self) -> None:
        self.approve = Button(_("Approve"), "approveDisclosure", kind=Kind.PRIMARY, icon="circle-check")
        self.refuse = Button(_("Refuse…"), "refuseDisclosure", kind=Kind.DANGER_LINE, icon="ban")
        self.make = Button(_("Look at the pages…"), "makePages", kind=Kind.PRIMARY, icon="file-text")
        self.take_back = Button(_("Take back…"), "takeBackDisclosure", icon="undo-2")
        self.left = Button(_("It left…"), "settleLeft", kind=Kind.PRIMARY, icon="circle-check")
        self.not_left = Button(_("It did not leave…"), "settleNotLeft", icon="circle-alert")
        self.confirmed = Button(_("Receipt confirmed…"), "noteConfirmed", icon="circle-check")
        self.returned = Button(_("Did not arrive…"), "noteReturned", icon="circle-alert")
        self.recalled = Button(_("Asked back…"), "noteRecalled", icon="undo-2")
        self.photographs = Button(_("Open these photographs"), "openPhotoExport", kind=Kind.PRIMARY, icon="images")
        self.document = Button(_("Open the document"), "openRequestDocument", icon="file-search")
        self.chart = Button(_("Open the Privacy tab"), "openPrivacyTab", kind=Kind.GHOST, icon="shield")
        self._buttons = {
            self.approve: self.approve_wanted,
            self.refuse: self.refuse_wanted,
            self.make: self.pages_wanted,
            self.photographs: self.photographs_wanted,
            self.left: self.left_wanted,
            self.not_left: self.not_left_wanted,
            self.confirmed: self.confirmed_wanted,
            self.returned: self.returned_wanted,
            self.recalled: self.recalled_wanted,
            self.take_back: self.take_back_wanted,
            self.document: self.document_wanted,
            self.chart: self.chart_wanted,
        }
        for button, signal in self._buttons.items():
            button.clicked.connect(signal)

    def _build(self) -> QWidget:
        body = styled(QWidget(), cls="body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(20, 18, 20, 12)
        inside.setSpacing(12)
        for widget in (self.title, self.line, self.chips, self.note, hairline()):
            inside.addWidget(widget)
        inside.addLayout(self._facts)
        inside.addWidget(hairline())
        inside.addWidget(words(_("Steps"), "label"))
        inside.addLayout(self._steps)
        inside.addStretch(1)
        area = named(QScrollArea(), "disclosureScroll", _("Disclosure"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(8)
        column.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.setSpacing(8)
        for button in self._buttons:
            foot.addWidget(button)
        column.addLayout(foot)
        return page

    def show_detail(self, detail: DisclosureDetail | None) -> None:
        """Show one, or the hint to choose one."""
        self.pages.setCurrentIndex(0 if detail is None else 1)
        if detail is None:
            return
        line = detail.row.line
        self.title.setText(detail.row.patient)
        self.line.setText(_("MRN {mrn} · {number}", mrn=detail.row.mrn, number=line.number))
        chips = [state_chip(line)]
        if line.is_withheld:
            chips.append(ChipSpec(_("Kept from the patient"), "priv", "eye-off"))
        self.chips.show_chips(chips)
        self.note.setText(_note(detail))
        self.note.setVisible(bool(self.note.text()))
        self._show_facts(detail)
        self._show_steps(detail)
        self._show_buttons(detail)

    def _show_facts(self, detail: DisclosureDetail) -> None:
        empty(self._facts)
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for title, text in _facts(detail):
            if text:
                form.addRow(words(title, "caption"), words(text, "body", wrap=True))
        self._facts.addWidget(holder)

    def _show_steps(self, detail: DisclosureDetail) -> None:
        empty(self._steps)
        has_left = False
        for step in detail.steps:
            has_left = has_left or step.state is State.SENT
            self._steps.addWidget(_step(step, has_left=has_left))

    def _show_buttons(self, detail: DisclosureDetail) -> None:
        rights, state = detail.rights, detail.row.line.state
        open_outcome = rights.may_settle and state is State.READY
        left = rights.may_settle and state is State.SENT
        shown_now = {
            self.approve: rights.may_approve,
            self.refuse: rights.may_approve,
            self.make: rights.may_send or rights.may_approve,
            self.take_back: rights.may_take_back,
            self.left: open_outcome,
            self.not_left: open_outcome,
            self.confirmed: left,
            self.returned: left,
            self.recalled: left,
            self.photographs: detail.is_photographs,
            self.document: detail.has_scan,
            self.chart: True,
        }
        for button, visible in shown_now.items():
            button.setVisible(visible)


def _facts(detail: DisclosureDetail) -> list[tuple[str, str]]:
    line, terms = detail.row.line, detail.terms
    holding = detail.withholding
    return [
        (_("Recipient"), "\n".join(part for part in (line.recipient, line.address, kind_text(line.kind)) if part)),
        (_("Country"), detail.country if detail.country != HOME_COUNTRY else ""),
        (_("For"), line.purpose),
        (_("Basis"), shown(BASIS_NAMES[line.basis])),
        (_("Document"), terms.document),
        (_("What"), what_text(line.description)),
        (_("Period"), period_text(terms) if terms.sections else ""),
        (_("Photographs"), str(len(terms.photographs)) if terms.photographs else ""),
        (_("Whole record, because"), detail.justification),
        (_("Who asks"), shown(VERIFIED_NAMES[detail.verified]) if detail.verified else ""),
        (_("How"), way_text(detail)),
        (_("Pages"), str(line.pages) if line.pages else ""),
        (_("Seal"), line.sha256[:16]),
        (_("Corrects"), detail.corrects),
        (
            _("Kept from the patient"),
            _("Until {day}: {reference}", day=day_text(holding.until), reference=holding.reference) if holding else "",
        ),
    ]


def _note(detail: DisclosureDetail) -> str:
    if detail.rights.why_not is not None:
        return shown(detail.rights.why_not)
    if detail.row.line.state is State.READY:
        return _(
            "The pages were made, and something stopped the program before it noted whether they left. Ask the "
            "recipient or look for the file or the paper, then note it."
        )
    return ""


def _step(step: StepLine, *, has_left: bool) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(words(step_words(step.state, has_left=has_left), "strong", wrap=True))
    column.addWidget(words(_("{time} · {name}", time=moment(step.at), name=step.by), "caption", wrap=True))
    if step.note:
        column.addWidget(words(text_of(step.note), "body2", wrap=True))
    return holder


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a column, to be filled anew."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
