"""The panel beside the register: one recipient, its agreements, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from luna_desktop.services.sharing.agreements import AgreementLine, Standing
from luna_desktop.services.sharing.recipients import RecipientLine
from luna_desktop.texts import _
from luna_desktop.ui.recipients.forms import EndForm
from luna_desktop.ui.recipients.wording import (
    agreement_chip,
    countries_words,
    country,
    kind_words,
    moment,
    purposes_words,
    span_words,
    standing_chip,
)
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Avatar, Chip, ChipRow
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage

WIDTH = 372


@dataclass(frozen=True)
class Shown:
    """A recipient as the panel shows it; `agreements` is None until they are read."""

    line: RecipientLine
    agreements: tuple[AgreementLine, ...] | None
    may_manage: bool


class RecipientDetails(QWidget):
    """One recipient.

    Signals:
        change_wanted, agreement_wanted, retire_wanted: what is to be done about the recipient shown.
        end_wanted: the id of an agreement that is to end early.
        scan_wanted: the AgreementLine whose scan is to be shown.
    """

    change_wanted = Signal()
    agreement_wanted = Signal()
    retire_wanted = Signal()
    end_wanted = Signal(int)
    scan_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "recipientDetails", _("Recipient"))
        self.avatar = Avatar("", 44)
        self.name, self.kind = words("", "title", wrap=True), words("", "body2", wrap=True)
        self.chips = ChipRow("recipientChips")
        self.facts = {
            name: words("", "body", wrap=True) for name in ("service", "country", "address", "reach", "written")
        }
        self.change = Button(_("Change…"), "changeRecipientButton", icon="pencil")
        self.agree = Button(_("Enter an agreement…"), "addAgreementButton", kind=Kind.PRIMARY, icon="file-text")
        self.retire = Button("", "retireRecipientButton", kind=Kind.DANGER_LINE, icon="archive")
        self.change.clicked.connect(self.change_wanted)
        self.agree.clicked.connect(self.agreement_wanted)
        self.retire.clicked.connect(self.retire_wanted)
        self.agreements = QVBoxLayout()
        self.agreements.setSpacing(8)
        self._build()

    def _build(self) -> None:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.kind)
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addWidget(hairline())
        column.addLayout(self._facts())
        column.addWidget(words(_("Agreements"), "label"))
        column.addLayout(self.agreements)
        column.addStretch(1)
        area = named(QScrollArea(), "recipientScroll", _("Recipient"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.setSpacing(8)
        whole.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.setSpacing(8)
        foot.addWidget(self.agree)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.change, 1)
        beside.addWidget(self.retire, 1)
        foot.addLayout(beside)
        whole.addLayout(foot)

    def _facts(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        titles = (_("Service"), _("Country"), _("Address"), _("Reach"), _("Written"))
        for title, label in zip(titles, self.facts.values(), strict=True):
            form.addRow(words(title, "caption"), label)
        return form

    def show_recipient(self, about: Shown) -> None:
        """Show another recipient, or the same anew."""
        line, entry = about.line, about.line.entry
        self.avatar.show_person(entry.name)
        self.name.setText(entry.name)
        self.kind.setText(kind_words(entry.kind))
        self.chips.show_chips([agreement_chip(line)])
        nothing = _("Not noted")
        _say(self.facts["service"], entry.service or nothing)
        _say(self.facts["country"], country(entry.country))
        _say(self.facts["address"], entry.address or nothing)
        _say(self.facts["reach"], "\n".join(part for part in (entry.phone, entry.email) if part) or nothing)
        written = _("{time} by {name}, version {number}", time=moment(line.at), name=line.by, number=line.number)
        _say(self.facts["written"], written)
        for button in (self.change, self.retire):
            button.setVisible(about.may_manage)
        self.agree.setVisible(about.may_manage and entry.is_active)
        text = _("Retire…") if entry.is_active else _("Take up again")
        self.retire.setText(text)
        self.retire.setAccessibleName(text)
        self._show_agreements(about.agreements, may_manage=about.may_manage)

    def _show_agreements(self, lines: Sequence[AgreementLine] | None, *, may_manage: bool) -> None:
        while (item := self.agreements.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not lines:
            text = _("Reading…") if lines is None else _("There is no agreement with this recipient.")
            self.agreements.addWidget(words(text, "body2", wrap=True))
            return
        for line in lines:
            self.agreements.addWidget(self._tile(line, may_manage=may_manage))

    def _tile(self, line: AgreementLine, *, may_manage: bool) -> QFrame:
        tile = styled(named(QFrame(), f"agreement{line.agreement_id}", line.reference), cls="tile")
        column = QVBoxLayout(tile)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        chip = standing_chip(line.standing, line.agreement.ends_on)
        column.addWidget(words(line.reference, "strong", wrap=True))
        column.addWidget(Chip(chip.text, chip.tone, chip.icon), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words(span_words(line), "body", wrap=True))
        column.addWidget(words(purposes_words(line.agreement.purposes), "body2", wrap=True))
        column.addWidget(words(countries_words(line.agreement.countries), "caption", wrap=True))
        if line.ended_because:
            because = _("Ended early by {name}: {reason}", name=line.ended_by, reason=line.ended_because)
            column.addWidget(words(because, "body2", wrap=True))
        if line.has_scan:
            show = Button(_("Show paper"), f"showAgreement{line.agreement_id}", icon="file-text", size="small")
            show.clicked.connect(lambda: self.scan_wanted.emit(line))
            column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        if may_manage and line.standing is not Standing.ENDED:
            end = Button(_("End early…"), f"endAgreement{line.agreement_id}", size="small")
            end.clicked.connect(lambda _on=False, wanted=line.agreement_id: self.end_wanted.emit(wanted))
            column.addWidget(end, 0, Qt.AlignmentFlag.AlignLeft)
        return tile


class RecipientPanel(QFrame):
    """Details, the form that ends an agreement, or a hint to choose a recipient."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "recipientPanel", _("Recipient")), cls="panel")
        self.setFixedWidth(WIDTH)
        self.nobody = StatePage(
            "send", _("Choose a recipient"), _("Its agreements are shown here."), name="noRecipient"
        )
        self.details, self.end_form = RecipientDetails(), EndForm()
        self.pages = QStackedWidget()
        for page in (self.nobody, self.details, self.end_form):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def show_page(self, page: QWidget) -> None:
        """Show details, the form or the hint."""
        self.pages.setCurrentWidget(page)

    def is_ending(self) -> bool:
        """Tell whether the form that ends an agreement is open."""
        return self.pages.currentWidget() is self.end_form


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setAccessibleName(text)
