"""The three forms that change the clinic's settings: letterhead, privacy contact, preferences."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.consent_terms import NEVER_OFFERED
from luna_desktop.services.clinic.settings import ClinicDetails, Preferences, PrivacyContact
from luna_desktop.texts import _, shown
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.settings.pages import narrow_page
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.choice_fields import SegmentedField, TickField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.many_choices import CountriesField


def _side_by_side(*fields: Field) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return row


class ClinicForm(EditFrame):
    """What stands in the letterhead."""

    def __init__(self) -> None:
        super().__init__("clinicForm", _("Clinic details"))
        name = TextField("name", _("Name"), required=True, help_text=_("As it stands on the clinic’s letters."))
        address = LinesField("address", _("Address"), lines=3)
        phone, email = TextField("phone", _("Phone"), lead="phone"), TextField("email", _("E-mail"), lead="mail")
        registration = TextField("registration_no", _("Registration number"))
        prefix = TextField(
            "mrn_prefix", _("Record numbers start with"), required=True, longest=5, help_text=_("Two to five letters.")
        )
        card = Card(_("On every letter and record copy"), "letterheadCard", icon="file-text")
        card.add(name)
        card.add(address)
        card.add(_side_by_side(phone, email))
        card.add(_side_by_side(registration, prefix))
        self.add_page(narrow_page(card), "clinicPage")
        self.track(name, address, phone, email, registration, prefix)

    def details(self) -> ClinicDetails:
        """Return what was entered."""
        return ClinicDetails(**{name: str(value) for name, value in self.values().items()})


class ContactForm(EditFrame):
    """Whom patients may ask about their data."""

    def __init__(self) -> None:
        super().__init__("contactForm", _("Privacy contact"))
        self.missing = Banner("warn", "", name="contactMissing")
        name, title = TextField("name", _("Name"), required=True), TextField("title", _("Title"))
        phone = TextField("phone", _("Phone"), lead="phone", help_text=_("A phone number or an e-mail address."))
        email = TextField("email", _("E-mail"), lead="mail")
        address = LinesField("address", _("Address"), lines=2, help_text=_("Where it differs from the clinic’s."))
        card = Card(_("Whom patients ask about their data"), "contactCard", icon="shield")
        card.add(
            words(_("Notices, letters and record copies name this person. The law asks for it."), "body2", wrap=True)
        )
        card.add(_side_by_side(name, title))
        card.add(_side_by_side(phone, email))
        card.add(address)
        self.add_page(narrow_page(self.missing, card), "contactPage")
        self.track(name, title, phone, email, address)

    def show_missing(self, missing: bool) -> None:
        """Say what cannot be done without a privacy contact."""
        text = _("Without a privacy contact no record copy can be issued.") if missing else ""
        self.missing.say("warn", text)

    def contact(self) -> PrivacyContact:
        """Return what was entered."""
        return PrivacyContact(**{name: str(value) for name, value in self.values().items()})


class CountriesForm(EditFrame):
    """Countries to which nothing goes, whatever was agreed; the owner alone changes them."""

    def __init__(self) -> None:
        super().__init__("countriesForm", _("Closed countries"))
        countries = CountriesField("closed_countries", _("Nothing goes to"))
        card = Card(_("Countries to which nothing goes"), "countriesCard", icon="ban")
        card.add(
            words(
                _("Whatever a consent or an agreement says. The government may name such countries (DPDP s.16)."),
                "body2",
                wrap=True,
            )
        )
        card.add(countries)
        self.add_page(narrow_page(card), "countriesPage")
        self.track(countries)

    def codes(self) -> frozenset[str]:
        """Return what was entered."""
        chosen = self.values()["closed_countries"]
        return frozenset(str(code) for code in chosen) if isinstance(chosen, list) else frozenset()


class PreferencesForm(EditFrame):
    """How this clinic works.

    Signals:
        folder_wanted: a folder for backups is to be chosen.
    """

    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("preferencesForm", _("Preferences"))
        minutes = [Option(count, _("{count} min", count=count)) for count in range(1, 16)]
        lock = ChoiceField(
            "lock_minutes",
            _("Lock after"),
            minutes,
            help_text=_("Without a key or a click. Counts from the next sign-in."),
        )
        shared = SegmentedField(
            "shared_care",
            _("Shared care"),
            [Option("", _("By size of the clinic")), Option("yes", _("Yes")), Option("no", _("No"))],
            help_text=_("With shared care every clinician and therapist opens every chart. Every opening is logged."),
        )
        self.folder = TextField(
            "backup_folder", _("Folder for backups"), lead="folder", help_text=_("Best on another disk.")
        )
        self.choose = Button(_("Choose a folder…"), "chooseBackupFolder", icon="folder-open", size="small")
        self.choose.clicked.connect(self.folder_wanted)
        locking = Card(_("Locking"), "lockingCard", icon="lock")
        locking.add(lock)
        care = Card(_("Who opens charts"), "sharedCareCard", icon="users")
        care.add(shared)
        self.account, asking = _questions()
        keeping = Card(_("Backups"), "backupFolderCard", icon="archive-restore")
        keeping.add(self.folder)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        keeping.add(row)
        self.add_page(narrow_page(locking, care, asking, keeping), "preferencesPage")
        self.track(lock, shared, self.account, self.folder)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read, but nothing changed."""
        super().set_read_only(read_only)
        self.choose.setVisible(not read_only)

    def show_folder(self, folder: str) -> None:
        """Put a chosen folder in, to be saved."""
        self.folder.show_value(folder)
        self.folder.edited.emit()

    def preferences(self) -> Preferences:
        """Return what was entered."""
        values = self.values()
        return Preferences(
            str(values["shared_care"] or ""),
            int(str(values["lock_minutes"])),
            str(values["backup_folder"]),
            asks_health_account=bool(values["asks_health_account"]),
        )


def _questions() -> tuple[TickField, Card]:
    """Return what is asked of patients beyond the usual, and the card around it."""
    account = TickField(
        "asks_health_account",
        _("Ask patients about their national health account (ABHA)"),
        note=_("Off until the clinic takes part. Who said yes before can still withdraw."),
    )
    card = Card(_("Questions to patients"), "questionsCard", icon="clipboard-check")
    card.add(account)
    card.add(words(shown(NEVER_OFFERED[Purpose.MARKETING_PHOTOGRAPHS]), "body2", wrap=True))
    return account, card
