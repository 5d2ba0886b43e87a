"""Practitioners of the book: everybody who treats, whether they can be booked, what they are, their usual room."""

from __future__ import annotations

from luna_desktop.services.front.resources import PersonKept, PersonLine, Places, keep_person, read_places
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.setup_book.list_tab import ListTab, Wording
from luna_desktop.ui.setup_book.presenting import SetUpPresenter
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column


class PersonForm(PanelForm):
    """How somebody stands in the book."""

    def __init__(self) -> None:
        super().__init__("practitionerForm", _("Practitioner"), _("Save"))
        self.line: PersonLine | None = None
        self.title = TextField("title", _("What they are"), longest=80, example=_("Dermatologist"))
        self.room = ChoiceField("room", _("Usual room"), [Option(0, _("None"))])
        self.in_book = TickField("in_book", _("Can be booked"), switch=True)
        self.add(self.in_book, self.title, self.room)
        self.finish()

    def begin(self, line: PersonLine, places: Places) -> dict[str, object]:
        """Offer the rooms there are, and return what the form starts with."""
        self.line = line
        self.explain(
            _(
                "{name}. Without a tick here, nobody can book {name}; appointments are shown to you first.",
                name=line.name,
            )
        )
        rooms = [Option(each.entry_id, each.name) for each in places.rooms()]
        self.room.offer([Option(0, _("None")), *rooms])
        return {"in_book": line.in_book, "title": line.title, "room": line.room}

    def show_out_of_book(self) -> None:
        """Show the switch as off."""
        self.in_book.show_value(False)

    def kept(self, seen: frozenset[int]) -> PersonKept:
        """Return what was entered."""
        values, line = self.values(), self.line
        if line is None:
            return PersonKept(0)
        return PersonKept(
            line.user,
            bool(values["in_book"]),
            str(values["title"]),
            int(str(values["room"] or 0)),
            line.entry_id,
            line.number,
            seen,
        )


class PeopleTab(ListTab[PersonLine]):
    """Shows everybody who treats."""

    def __init__(self) -> None:
        super().__init__(_wording(), _columns(self), key=lambda row: row.user)
        self.places = Places((), ())
        self.form = PersonForm()
        self.add_form(self.form)

    def show_places(self, places: Places) -> None:
        """Show everybody who treats, those out of the book last."""
        self.places = places
        self.show_rows(places.people)


class PeoplePresenter(SetUpPresenter):
    """Stands between practitioners and their use cases."""

    def __init__(self, view: PeopleTab, context: Context) -> None:
        super().__init__(view, view, context)
        self._view = view
        view.retry_wanted.connect(self.load)
        view.picked.connect(self._open)
        view.opened.connect(self._open)
        view.form.submitted.connect(lambda _values: self._save())

    def load(self) -> None:
        """Read who treats."""
        self._view.show_loading()
        self.ask("people", self._context.job(read_places, None), self._view.show_places)

    def _open(self, line: PersonLine | None) -> None:
        if line is not None:
            self._view.show_form(self._view.form, self._view.form.begin(line, self._view.places))

    def _save(self) -> None:
        def saved(kept: object) -> None:
            self._view.close_form()
            self.said(_("It is saved."), getattr(kept, "moved", 0))

        self.change(keep_person, self._view.form.kept, saved)


def _wording() -> Wording:
    return Wording(
        "people",
        _("Practitioners"),
        _("Clinicians and therapists can stand in the book. Their accounts are kept on the Staff page."),
        _("Nobody treats here yet"),
        _("Add clinicians and therapists on the Staff page."),
        _("Choose a practitioner"),
        "stethoscope",
    )


def _columns(tab: PeopleTab) -> list[Column[PersonLine]]:
    def room(row: PersonLine) -> Cell:
        names = {each.entry_id: each.name for each in tab.places.places}
        return Cell(names.get(row.room, ""))

    def chips(row: PersonLine) -> Cell:
        chip = (
            ChipSpec(_("In the book"), "ok", "check")
            if row.in_book
            else ChipSpec(_("Not in the book"), "neutral", "minus")
        )
        return Cell(chips=(chip,))

    return [
        Column(_("Practitioner"), lambda row: Cell(row.name, row.title, strong=True, face=row.name), 250, stretch=True),
        Column(_("Usual room"), room, 150),
        Column(_("Booked"), lambda row: Cell(str(row.coming) if row.coming else ""), 80),
        Column("", chips, 150),
    ]
