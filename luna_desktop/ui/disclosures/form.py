"""The form of a new disclosure in three steps: to whom, why, and what of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import GROUND_NAMES, PURPOSE_NAMES, Ground, Purpose
from luna_desktop.domain.disclosures import BASES, VERIFIED_NAMES, WAY_NAMES, Verified, Way, Withholding
from luna_desktop.domain.recipients import BASIS_NAMES, HOME_COUNTRY, LEGAL_BASES, Basis
from luna_desktop.reports.record_content import Section
from luna_desktop.services.sharing.disclosure_gate import RegisteredRecipient
from luna_desktop.services.sharing.disclosure_reading import Opening
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.services.sharing.disclosures import PAPER, PDF, Proposal
from luna_desktop.texts import _, shown
from luna_desktop.ui.disclosures.fields import PhotographsField, ScanField, SectionsField
from luna_desktop.ui.disclosures.wording import kind_text, recipient_text
from luna_desktop.ui.edit_frame import EditFrame, page_of
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.choice_fields import SegmentedField, TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading

SERVED = (Purpose.CARE, Purpose.SERVICE_MESSAGES, Purpose.REMINDERS, Purpose.RESEARCH, Ground.KEEPING)
"""What a service provider may work for; the agreement says which of these it covers."""


class DisclosureForm(QWidget):
    """The page.

    Signals:
        back_wanted: to the patient's chart.
        check_wanted: everything is typed; ask the gate.
        retry_wanted: read again what the form offers.
    """

    back_wanted = Signal()
    check_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, *, may_withhold: bool) -> None:
        super().__init__()
        styled(named(self, "disclosureForm", _("New disclosure")), cls="page")
        self._may_withhold = may_withhold
        self._recipients: dict[int, RegisteredRecipient] = {}
        self.frame = EditFrame("disclosureFrame", _("New disclosure"), save_text=_("Check and enter"))
        self.steps = Segmented(
            "disclosureSteps",
            _("Steps"),
            [
                Option(0, _("1 To whom")),
                Option(1, _("2 Why")),
                Option(2, _("3 What leaves")),
            ],
        )
        self.steps.chosen.connect(lambda step: self.frame.pages.setCurrentIndex(int(str(step))))
        self.frame.pages.currentChanged.connect(self.steps.show_value)
        self.frame.save_wanted.connect(lambda _values: self.check_wanted.emit())
        self._make_fields()
        for page, name in ((self._whom(), "whom"), (self._why(), "why"), (self._what(), "what")):
            self.frame.add_page(page, name)
        self.frame.track(*self.fields())
        for field in self.fields():
            field.edited.connect(self._fit)
        self.stack = StateStack(self.frame, "disclosureFormStack")
        self._build()
        self.stack.show_state(loading(_("Opening the form…"), name="disclosureFormLoading"))
        self._fit()

    def _build(self) -> None:
        head = styled(QFrame(), cls="bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 20, 10)
        row.setSpacing(10)
        back = icon_button("arrow-left", "disclosureBack", _("Back to the chart"))
        back.clicked.connect(self.back_wanted)
        self.title, self.subtitle = ElidedLabel(_("New disclosure"), "title"), words("", "caption")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.title)
        lines.addWidget(self.subtitle)
        row.addWidget(back)
        row.addLayout(lines, 1)
        row.addWidget(self.steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)

    def _make_fields(self) -> None:
        self.recipient = ChoiceField("recipient", _("Recipient"), (), required=True)
        self.verified = ChoiceField(
            "verified",
            _("How you made sure who asks"),
            [Option(each.value, shown(text)) for each, text in VERIFIED_NAMES.items()],
            required=True,
        )
        self.basis = ChoiceField("basis", _("What it rests on"), (), required=True)
        self.serves = ChoiceField("serves", _("What the agreement is used for"), _served())
        self.serves.show_value(Purpose.CARE.value)
        self.purpose = TextField(
            "purpose", _("Purpose"), required=True, example=_("Second opinion on the rash"), longest=200
        )
        self.document = LinesField(
            "document",
            _("The order or the written request"),
            required=True,
            lines=2,
            example=_("Order 114/2026 of 02-03-2026, paper file L-7"),
        )
        self.scan = ScanField("scan", _("Scan of it, as a picture or a PDF"))
        self.withheld = TickField("withheld", _("The authority asked in writing not to tell the patient"), switch=True)
        self.withheld_reference = TextField("withheld_reference", _("Authority and reference of that writing"))
        self.withheld_until = PartialDateField("withheld_until", _("Not told until"), example="31-12-2026")
        self.sections = SectionsField("sections")
        self.photographs = PhotographsField("photographs")
        self.since = PartialDateField("since", _("From"), example="01-01-2026")
        self.until = PartialDateField("until", _("Until"), example="31-03-2026")
        self.justification = LinesField(
            "justification", _("Why the recipient needs the whole record"), required=True, lines=2
        )
        self.format = SegmentedField("format", _("Form"), [Option(PDF, _("Sealed file")), Option(PAPER, _("Paper"))])
        self.format.show_value(PDF)
        self.way = ChoiceField("way", _("Way"), [Option(way.value, shown(text)) for way, text in WAY_NAMES.items()])
        self.way.show_value(Way.HAND.value)
        self.language = SegmentedField(
            "language", _("Language"), [Option("en", _("English")), Option("hi", _("Hindi"))]
        )
        self.language.show_value("en")

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order in which they are filled in."""
        return (
            self.recipient,
            self.verified,
            self.basis,
            self.serves,
            self.purpose,
            self.document,
            self.scan,
            self.withheld,
            self.withheld_reference,
            self.withheld_until,
            self.sections,
            self.since,
            self.until,
            self.photographs,
            self.justification,
            self.format,
            self.way,
            self.language,
        )

    def _whom(self) -> QWidget:
        card = Card(_("To whom"), "disclosureWhomCard", icon="user-check")
        self.recipient_note = words("", "body2", wrap=True)
        self.nobody = Banner("info", "", name="noRecipients")
        for widget in (self.nobody, self.recipient, self.recipient_note, self.verified, self._next(1)):
            card.add(widget)
        return page_of(card)

    def _why(self) -> QWidget:
        card = Card(_("Why"), "disclosureWhyCard", icon="circle-question-mark")
        self.basis_note = words("", "caption", wrap=True)
        for widget in (self.basis, self.basis_note, self.serves, self.purpose):
            card.add(widget)
        self.legal = Card(_("Legal request"), "legalRequestCard", icon="file-lock", tone="warn")
        self.legal.add(
            words(
                _("Only what the order names leaves, and the owner approves it. Nobody approves their own request."),
                "body2",
                wrap=True,
            )
        )
        for field in (self.document, self.scan, self.withheld, self.withheld_reference, self.withheld_until):
            self.legal.add(field)
        card.add(self._next(2))
        return page_of(card, self.legal)

    def _what(self) -> QWidget:
        card = Card(_("What leaves"), "disclosureWhatCard", icon="list-checks")
        card.add(words(_("Tick only what the recipient needs for this purpose."), "body2", wrap=True))
        card.add(self.sections)
        card.add(self.justification)
        dates = QHBoxLayout()
        dates.setSpacing(12)
        dates.addWidget(self.since, 1)
        dates.addWidget(self.until, 1)
        dates.addStretch(1)
        card.add(dates)
        card.add(self.photographs)
        how = Card(_("How it leaves"), "disclosureHowCard", icon="file-lock")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.format)
        row.addWidget(self.way, 1)
        row.addWidget(self.language)
        how.add(row)
        note = _("A file is always sealed with a passphrase (AES-256). It is made when you save, and shown once.")
        how.add(words(note, "caption", wrap=True))
        return page_of(card, how)

    def _next(self, step: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        button = Button(_("Next"), f"disclosureNext{step}", kind=Kind.PRIMARY, icon="arrow-right")
        button.clicked.connect(lambda: self.frame.pages.setCurrentIndex(step))
        row.addWidget(button)
        return holder

    def show_opening(self, opening: Opening) -> None:
        """Show whose record it is and to whom it could go."""
        self.title.show_text(_("Disclosure from the record of {name}", name=opening.patient))
        self.subtitle.setText(_("MRN {mrn}", mrn=opening.mrn))
        self._recipients = {each.recipient_id: each for each in opening.recipients}
        self.recipient.offer([Option(each.recipient_id, recipient_text(each)) for each in opening.recipients])
        self.nobody.say(
            "info",
            ""
            if opening.recipients
            else _("The register of recipients is empty. The privacy officer or the owner enters them first."),
        )
        self.stack.show_content()
        self._fit()

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Lay a draft over the empty form: the recipient first, since it says what the others offer."""
        self.frame.show_draft({"recipient": values.get("recipient")})
        self._fit()
        self.frame.show_draft(values)
        self._fit()

    def show_failed(self, text: str) -> None:
        """Say instead of the form why there is none."""
        page = failed(text, name="disclosureFormFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def show_not_allowed(self, text: str) -> None:
        """Say that this role or this person discloses nothing here."""
        self.stack.show_state(StatePage("lock", _("Not for you to open"), text, name="disclosureFormClosed"))

    def proposal(self, patient: PatientId) -> Proposal:
        """Return what is typed; what is no date yet counts as none (`check_dates` says so first)."""
        sections = tuple(Section(code) for code in self.sections.value())
        with_photographs = Section.PHOTOGRAPHS in sections
        terms = Terms(
            sections,
            _day(self.since.value()),
            _day(self.until.value()),
            tuple(self.photographs.value()) if with_photographs else (),
            str(self.language.value()),
            Way(str(self.way.value() or Way.HAND.value)),
            str(self.document.value()) if self._is_legal() else "",
        )
        verified = self.verified.value()
        return Proposal(
            patient,
            int(str(self.recipient.value() or 0)),
            Basis(str(self.basis.value())) if self.basis.value() else Basis.RIGHT,
            str(self.purpose.value()),
            terms,
            str(self.format.value()),
            _purpose(str(self.serves.value())),
            str(self.justification.value()) if terms.is_whole else "",
            Verified(str(verified)) if verified else None,
            self._withholding(),
            scan=self.scan.content() if self._is_legal() else b"",
        )

    def _withholding(self) -> Withholding | None:
        if not (self._is_legal() and self.withheld.value()):
            return None
        until = _day(self.withheld_until.value())
        return Withholding(str(self.withheld_reference.value()), until or date.min)

    def problems(self) -> dict[str, str]:
        """Return what can be said before the gate is asked: nobody chosen, days that are no days."""
        found: dict[str, str] = {}
        if self.recipient.value() is None:
            found["recipient"] = _("Choose who receives it.")
        elif self.basis.value() is None:
            found["basis"] = _("Choose what it rests on.")
        for field in (self.since, self.until, self.withheld_until):
            if field.value() and _day(field.value()) is None and not field.isHidden():
                found[field.name] = _("Enter a whole date, as 14-03-2026.")
        return found

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields, and the rest above them."""
        self.frame.set_saving(False)
        loose = self.frame.show_problems(problems)
        self.show_trouble(" ".join(problems[name] for name in loose), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news above the form; empty takes it away."""
        self.frame.set_saving(False)
        self.frame.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something changed meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _is_legal(self) -> bool:
        return self.basis.value() in {basis.value for basis in LEGAL_BASES}

    def _chosen(self) -> RegisteredRecipient | None:
        value = self.recipient.value()
        return self._recipients.get(int(str(value))) if value is not None else None

    def _fit(self) -> None:
        """Show only what the choices so far ask for."""
        chosen = self._chosen()
        bases = BASES[chosen.kind] if chosen is not None else ()
        if [basis.value for basis in bases] != [option.value for option in self.basis.options()]:
            self.basis.offer([Option(basis.value, shown(BASIS_NAMES[basis])) for basis in bases])
            if len(bases) == 1:
                self.basis.show_value(bases[0].value)
        self.recipient_note.setText(_recipient_note(chosen))
        self.recipient_note.setVisible(chosen is not None)
        self.basis_note.setText("" if bases else _("Choose the recipient first."))
        self.basis_note.setVisible(not bases)
        self.serves.setVisible(self.basis.value() == Basis.CONTRACT.value)
        self.legal.setVisible(self._is_legal())
        self.withheld.setVisible(self._may_withhold)
        for field in (self.withheld_reference, self.withheld_until):
            field.setVisible(self._may_withhold and bool(self.withheld.value()))
        self.photographs.setVisible(self.sections.has(Section.PHOTOGRAPHS))
        terms = Terms(
            tuple(Section(code) for code in self.sections.value()), _day(self.since.value()), _day(self.until.value())
        )
        self.justification.setVisible(terms.is_whole)


def _recipient_note(chosen: RegisteredRecipient | None) -> str:
    if chosen is None:
        return ""
    country = chosen.country if chosen.country != HOME_COUNTRY else ""
    return "\n".join(part for part in (kind_text(chosen.kind), chosen.address, country) if part)


def _served() -> Sequence[Option]:
    return [
        Option(each.value, shown(PURPOSE_NAMES[each] if isinstance(each, Purpose) else GROUND_NAMES[each]))
        for each in SERVED
    ]


def _purpose(code: str) -> Purpose | Ground:
    return next((each for each in SERVED if each.value == code), Purpose.CARE)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
