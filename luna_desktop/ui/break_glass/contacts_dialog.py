"""The dialog with the contact details of staff, which openings are compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.services.rights.staff_contacts import StaffContact, change_staff_contact, list_staff_contacts
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.overlay import Dialog


class ContactsDialog(Dialog):
    """Shows one person at a time.

    Signals:
        wanted: keep what is entered of the person who is shown.
    """

    wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            "contactsDialog",
            _("Contact details of staff"),
            _("They serve one purpose: to notice openings of relatives and neighbours. Nobody has to give them."),
            width=560,
        )
        self.trouble = Banner("warn", "", name="contactsTrouble")
        self.who = ChoiceField("user", _("Person"), [])
        self.phone = TextField("phone", _("Own phone"), longest=40)
        self.born = TextField("born", _("Born"), example="14-03-1985", longest=20)
        self.address = LinesField("address", _("Own address"), lines=2)
        self.postal = TextField("postal_code", _("PIN code"), longest=12)
        for widget in (self.trouble, self.who, self.phone, self.born, self.address, self.postal):
            self.add(widget)
        self.cancel = self.add_button(Button(_("Close"), "cancelButton"))
        self.keep = self.add_button(Button(_("Save"), "keepContactButton", kind=Kind.PRIMARY))
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.keep.clicked.connect(self.wanted)
        self.who.edited.connect(self._show_chosen)
        self._known: dict[int, StaffContact] = {}

    def start(self) -> None:
        """Show the dialog with the keyboard on the person."""
        self.open_on(self.who.control)

    def show_contacts(self, contacts: Sequence[StaffContact]) -> None:
        """Offer everybody; whoever was chosen stays chosen."""
        chosen = self.who.value()
        self._known = {int(each.user_id): each for each in contacts}
        self.who.offer([Option(int(each.user_id), each.name) for each in contacts])
        first = int(contacts[0].user_id) if contacts else None
        self.who.show_value(chosen if chosen in self._known else first)
        self._show_chosen()

    def contact(self) -> StaffContact | None:
        """Return the person who is shown with what is entered; None, and said so, where the birth is no day."""
        known = self._known.get(int(str(self.who.value() or 0)))
        typed = self.born.value()
        born = whole_day(typed) if typed else None
        if typed and born is None:
            self.born.show_problem(_("Enter a whole date, such as 14-03-2026."))
            return None
        if known is None:
            return None
        return replace(
            known,
            phone=self.phone.value(),
            born=born,
            address=self.address.value(),
            postal_code=self.postal.value(),
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        for field in (self.phone, self.born, self.address, self.postal):
            field.show_problem(problems.get(field.name, ""))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top; empty takes it away."""
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody saved meanwhile; what was typed stays."""
        if isinstance(theirs, StaffContact):
            self._known[int(theirs.user_id)] = theirs
        self.show_trouble(text, tone="warn")

    def _show_chosen(self) -> None:
        known = self._known.get(int(str(self.who.value() or 0)))
        if known is not None:
            self.phone.show_value(show_phone(known.phone) if known.phone else "")
            self.born.show_value(show_day(known.born, current()) if known.born else "")
            self.address.show_value(known.address)
            self.postal.show_value(known.postal_code)
            self.show_problems({})


class ContactsPresenter(Presenter):
    """Stands between the dialog and the contact details; lives as long as the dialog."""

    def __init__(self, dialog: ContactsDialog, context: Context) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context = dialog, context
        dialog.wanted.connect(self._keep)
        context.announcements.locked.connect(dialog.put_away)

    def load(self) -> None:
        """Read everybody."""
        self.ask("contacts", self._context.job(list_staff_contacts, None), self._dialog.show_contacts)

    def _keep(self) -> None:
        self._dialog.show_problems({})
        contact = self._dialog.contact()
        if contact is not None:
            self.act(self._context.job(change_staff_contact, contact), self._kept)

    def _kept(self, contact: StaffContact) -> None:
        self._dialog.show_trouble(_("Saved for {name}.", name=contact.name), tone="ok")
        self.load()


def show_contacts(window: QWidget, context: Context) -> ContactsDialog:
    """Show the contact details of staff in a window."""
    dialog = ContactsDialog(window)
    presenter = ContactsPresenter(dialog, context)
    dialog.start()
    presenter.load()
    return dialog
