"""The forms of the Recipients page: a recipient, an agreement, and the early end of one. They only collect."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.domain.recipients import HOME_COUNTRY, REGISTERED_KINDS, RecipientKind
from luna_desktop.services.privacy.ledger import purpose_of
from luna_desktop.services.sharing.agreements import OFFERED, AgreementEnding, NewAgreement, purpose_name
from luna_desktop.services.sharing.recipients import LONGEST_SERVICE, Entry
from luna_desktop.texts import _, shown
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.recipients.wording import kind_words, whole_day
from luna_desktop.ui.settings.pages import narrow_page
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.many_choices import CountriesField, TicksField, country_options


class RegisterForm(EditFrame):
    """A form in place of the register, with a way back to it.

    Signals:
        back_wanted: return to the register.
    """

    back_wanted = Signal()

    def __init__(self, name: str, title: str, save_text: str) -> None:
        super().__init__(name, title, save_text=save_text)
        self.back = Button(_("Back to the register"), f"{name}Back", kind=Kind.GHOST, icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.heading = words(title, "title", wrap=True)

    def lay_out(self, *cards: QWidget) -> None:
        """Put heading, way back and cards on the form's page."""
        row = QHBoxLayout()
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        head = QWidget()
        head.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.add_page(narrow_page(head, self.heading, *cards), f"{self.objectName()}Page")


class RecipientForm(RegisterForm):
    """What the register says of a recipient.

    Signals:
        name_left: the name was typed, to be compared with those in the register.
    """

    name_left = Signal(str)

    def __init__(self) -> None:
        super().__init__("recipientForm", _("Recipient"), _("Save recipient"))
        kinds = [Option(kind.value, kind_words(kind)) for kind in REGISTERED_KINDS]
        kind = ChoiceField("kind", _("What it is"), kinds, required=True)
        self.name_field = TextField("name", _("Name"), required=True, longest=200)
        self.name_field.left.connect(lambda: self.name_left.emit(str(self.name_field.value())))
        self.near = Banner("warn", "", name="nearNames", icon="users")
        service = TextField(
            "service",
            _("What it does for the clinic or the patient"),
            longest=LONGEST_SERVICE,
            help_text=_("The patient reads this in the record copy."),
        )
        country = ChoiceField("country", _("Country where the data would be"), country_options(), required=True)
        address = LinesField("address", _("Address"), lines=3)
        phone, email = TextField("phone", _("Phone"), lead="phone"), TextField("email", _("E-mail"), lead="mail")
        who = Card(_("Who receives data"), "recipientWhoCard", icon="send")
        who.add(_beside(kind, country))
        who.add(self.name_field)
        who.add(self.near)
        who.add(service)
        where = Card(_("How to reach it"), "recipientWhereCard", icon="map-pin")
        where.add(address)
        where.add(_beside(phone, email))
        self.lay_out(who, where)
        self.track(kind, country, self.name_field, service, address, phone, email)

    def entry(self, *, is_active: bool = True) -> Entry:
        """Return what was entered."""
        values = {name: str(value or "") for name, value in self.values().items()}
        kind = next((each for each in REGISTERED_KINDS if each.value == values["kind"]), RecipientKind.CLINIC)
        return Entry(
            kind,
            values["name"],
            values["address"],
            values["phone"],
            values["email"],
            values["country"],
            values["service"],
            is_active,
        )

    def show_entry(self, entry: Entry | None) -> None:
        """Show an entry to be changed, or an empty form."""
        self.near.say("warn", "")
        self.heading.setText(_("Change a recipient") if entry else _("Enter a recipient"))
        if entry is None:
            self.show_values({"country": HOME_COUNTRY})
            return
        values = vars(entry) | {"kind": entry.kind.value}
        self.show_values({name: value for name, value in values.items() if name != "is_active"})

    def show_near(self, names: list[str]) -> None:
        """Say which names in the register are so near that they may mean the same."""
        text = _("In the register already: {names}. Is it one of these?", names=", ".join(names)) if names else ""
        self.near.say("warn", text)


class AgreementForm(RegisterForm):
    """A new agreement with one recipient.

    Signals:
        scan_wanted: the scan of the signed paper is to be chosen.
    """

    scan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("agreementForm", _("Enter an agreement"), _("Save agreement"))
        self._scan = b""
        self.attach = Button(_("Attach scan…"), "attachAgreementScan", icon="upload", size="small")
        self.attach.clicked.connect(self.scan_wanted)
        self.scan_note = words("", "caption", wrap=True)
        reference = TextField(
            "reference",
            _("Title, number or place"),
            required=True,
            longest=200,
            help_text=_("So that the signed paper can be found."),
        )
        first = PartialDateField("begins_on", _("First day"), required=True, example="01-04-2026")
        last = PartialDateField(
            "ends_on", _("Last day"), example="31-03-2027", help_text=_("Still belongs to it. Empty means no last day.")
        )
        purposes = TicksField(
            "purposes",
            _("What the recipient may use the data for"),
            [Option(purpose.value, shown(purpose_name(purpose))) for purpose in OFFERED],
            required=True,
        )
        countries = CountriesField("countries", _("Countries where the data may be"), required=True)
        what = Card(_("The agreement"), "agreementCard", icon="file-text")
        what.add(
            words(_("An agreement is never changed later. End it early, and enter a new one."), "body2", wrap=True)
        )
        what.add(reference)
        what.add(_beside(first, last))
        paper = QHBoxLayout()
        paper.setSpacing(10)
        paper.addWidget(self.attach)
        paper.addWidget(self.scan_note, 1)
        what.add(paper)
        covers = Card(_("What it covers"), "agreementCoversCard", icon="shield-check")
        covers.add(purposes)
        covers.add(countries)
        self.lay_out(what, covers)
        self.track(reference, first, last, purposes, countries)

    def begin(self, recipient: str) -> None:
        """Begin an agreement with a recipient."""
        self.heading.setText(_("Agreement with {name}", name=recipient))
        self.take_scan(b"")
        self.show_values({"countries": [HOME_COUNTRY]})

    def take_scan(self, content: bytes) -> None:
        """Keep a scan until the agreement is saved; empty bytes take it away."""
        self._scan = content
        self.scan_note.setText(_("Scan attached, {size} KB", size=len(content) // 1024 + 1) if content else "")

    def agreement(self, recipient: int) -> NewAgreement:
        """Return what was entered."""
        values = self.values()
        purposes, countries = values["purposes"], values["countries"]
        return NewAgreement(
            recipient,
            str(values["reference"] or ""),
            frozenset(purpose_of(str(code)) for code in purposes) if isinstance(purposes, list) else frozenset(),
            whole_day(values["begins_on"]),
            whole_day(values["ends_on"]),
            frozenset(str(code) for code in countries) if isinstance(countries, list) else frozenset(),
            self._scan,
        )

    def half_days(self) -> dict[str, str]:
        """Return problems of days that were typed, but not as whole days."""
        return {
            name: _("Enter the whole day, for example 01-04-2026.")
            for name in ("begins_on", "ends_on")
            if self.values()[name] and whole_day(self.values()[name]) is None
        }


class EndForm(PanelForm):
    """That an agreement ends earlier than it says."""

    def __init__(self) -> None:
        super().__init__(
            "endAgreementForm",
            _("End an agreement early"),
            _("End agreement"),
            _("From the day after the last day, nothing more goes to this recipient under it."),
        )
        self.last = PartialDateField(
            "last_day", _("Last day"), required=True, help_text=_("Yesterday ends it at once."), example="31-03-2026"
        )
        self.reason = LinesField("reason", _("Why it ends early"), required=True)
        self.add(self.last, self.reason)
        self.finish()

    def ending(self, agreement: int) -> AgreementEnding:
        """Return what was entered."""
        return AgreementEnding(agreement, whole_day(self.last.value()), str(self.reason.value()))


def _beside(*fields: Field) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return row
