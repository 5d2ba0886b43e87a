"""The card of one treatment: its settings from the catalogue, sites, products, and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.procedure_form import FieldKind, FormField, TreatmentForm, look_again
from luna_desktop.domain.clinical.procedures import AFTERCARE_NAMES, COMPLICATIONS_NAMES, Told
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.visits.row_fields import ProductsField, SitesField
from luna_desktop.ui.visits.unit_field import UnitField
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.catalogue_field import coded_of
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec

ACROSS = 4
"""So many settings stand beside each other."""
NEVER_COPIED = frozenset({"endpoint", "test_spot", "phototype_recorded"})
"""What is seen anew each time and not taken over from the last one."""


@dataclass(frozen=True)
class Shelves:
    """The catalogues that a treatment's card offers from."""

    regions: Catalogue
    products: Catalogue


@dataclass(frozen=True)
class CourseChoice:
    """A course that a treatment may be a session of, and which session it would be."""

    course_id: int
    text: str
    session: str


class ProcedureCard(Card):
    """One treatment of a visit.

    Signals:
        edited: something was typed or chosen.
        remove_wanted: take the treatment off the visit.
    """

    edited = Signal()
    remove_wanted = Signal()

    def __init__(self, place: int, what: Mapping[str, object], form: TreatmentForm, shelves: Shelves, on: date) -> None:
        coded = coded_of(what)
        super().__init__(_("Procedure: {name}", name=coded.text), f"procedure{place}Card", icon="zap")
        self.what, self.form, self._name = dict(what), form, f"procedure{place}"
        self._courses: tuple[CourseChoice, ...] = ()
        self._course_id = 0  # kept here until the courses are read, and where the course is offered no more
        self._last: Mapping[str, object] = {}
        self.session = Chip("", "accent", "repeat", name=f"{self._name}Session")
        self.session.hide()
        self.copy_button = Button(_("Copy settings"), f"{self._name}Copy", icon="copy", size="small")
        self.copy_button.hide()
        self.remove_button = icon_button("x", f"{self._name}Remove", _("Take this treatment off"), size="small")
        self.settings = {each.key: self._setting(each) for each in form.fields}
        self.sites = SitesField(f"{self._name}Sites", shelves.regions, shown(form.amount) if form.amount else "")
        self.products = ProductsField(f"{self._name}Products", shelves.products, on)
        self.others = self._others()
        self._build()
        self._wire()

    def _others(self) -> dict[str, Field]:
        name = self._name
        return {
            "begun": TextField(f"{name}begun", _("Begun"), example="11:10", longest=20),
            "ended": TextField(f"{name}ended", _("Ended"), example="11:32", longest=20),
            "anaesthesia": TextField(f"{name}anaesthesia", _("Anaesthesia")),
            "test_spot": TextField(f"{name}test_spot", _("Test spot, result and date")),
            "complications": ChoiceField(f"{name}complications", _("Complications *"), _told(COMPLICATIONS_NAMES)),
            "complications_note": TextField(f"{name}complications_note", _("What happened"), longest=2000),
            "aftercare": ChoiceField(f"{name}aftercare", _("Aftercare advice *"), _told(AFTERCARE_NAMES)),
            "aftercare_note": TextField(f"{name}aftercare_note", _("Which advice"), longest=2000),
            "course_id": ChoiceField(f"{name}course_id", _("Course"), [Option(0, _("No course"))]),
        }

    def _setting(self, each: FormField) -> Field:
        label = _("{field} *", field=each.label) if each.required else each.label
        name = f"{self._name}{each.group}{each.name}"
        if each.kind is FieldKind.YES_NO:
            field: Field = ChoiceField(name, label, [Option("yes", _("Yes")), Option("no", _("No"))])
        elif each.kind is FieldKind.CHOICE:
            field = ChoiceField(name, label, [Option(choice, choice) for choice in each.choices])
        else:
            field = UnitField(name, label, each.unit)
        if each.required:
            field.control.setAccessibleName(_("{label}, required", label=each.label))
        return field

    def _build(self) -> None:
        self.add_beside_title(self.session)
        self.add_action(self.copy_button)
        self.add_action(self.remove_button)
        self.add(_grid(list(self.settings.values())))
        tables = QHBoxLayout()
        tables.setSpacing(20)
        tables.addLayout(_titled(_("Sites"), self.sites), 4)
        tables.addLayout(_titled(_("Products used"), self.products), 6)
        self.add(tables)
        self.add(_grid(list(self.others.values())))
        self.add(words(_("Fields with * are needed before signing."), "caption"))
        self.others["course_id"].hide()

    def _wire(self) -> None:
        for each in self.form.fields:
            field = self.settings[each.key]
            field.edited.connect(self.edited)
            if isinstance(field, UnitField):
                field.left.connect(lambda each=each, field=field: _look(each, field))
        for field in (self.sites, self.products, *self.others.values()):
            field.edited.connect(self.edited)
        self.others["complications"].edited.connect(self._show_notes)
        self.others["aftercare"].edited.connect(self._show_notes)
        self.others["course_id"].edited.connect(self._course_chosen)
        self.copy_button.clicked.connect(self.copy_last)
        self.remove_button.clicked.connect(self.remove_wanted)

    def value(self) -> dict[str, object]:
        """Return the treatment as plain values, as a draft keeps it."""
        settings = {key: field.value() for key, field in self.settings.items() if field.value()}
        others = {key: field.value() for key, field in self.others.items()}
        if others["course_id"] is None:
            others["course_id"] = self._course_id
        return {
            "what": self.what,
            "settings": settings,
            "sites": self.sites.value(),
            "products": self.products.value(),
            **others,
        }

    def show_value(self, value: Mapping[str, object]) -> None:
        """Show plain values."""
        settings = value.get("settings")
        kept = settings if isinstance(settings, Mapping) else {}
        for each in self.form.fields:
            field = self.settings[each.key]
            field.show_value(kept.get(each.key))
            if isinstance(field, UnitField):
                _look(each, field)
        course = value.get("course_id")
        self._course_id = course if isinstance(course, int) else 0
        self.sites.show_value(value.get("sites"))
        self.products.show_value(value.get("products"))
        for key, field in self.others.items():
            usual = Told.NOT_SAID.value if key in {"complications", "aftercare"} else (0 if key == "course_id" else "")
            field.show_value(value.get(key) or usual)
        self._show_notes()
        self._show_session()

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read, but nothing changed."""
        for field in (*self.settings.values(), self.sites, self.products, *self.others.values()):
            field.set_read_only(read_only)
        self.remove_button.setVisible(not read_only)
        self.copy_button.setVisible(bool(self._last) and not read_only)

    def show_last(self, day: str, last: Mapping[str, object]) -> None:
        """Say what was set the last time, and offer to take it over."""
        self._last = last
        self.copy_button.setText(_("Copy settings of {day}", day=day))
        self.copy_button.setAccessibleName(self.copy_button.text())
        self.copy_button.show()
        settings = last.get("settings")
        for key, value in (settings if isinstance(settings, Mapping) else {}).items():
            field = self.settings.get(str(key))
            if isinstance(field, UnitField):
                field.show_last(_("Last {value}", value=value))

    def copy_last(self) -> None:
        """Take over settings and sites of the last time; batches, responses and what is seen anew stay empty."""
        settings = self._last.get("settings")
        for each in self.form.fields:
            field = self.settings[each.key]
            if isinstance(settings, Mapping) and each.name not in NEVER_COPIED and not field.value():
                field.show_value(settings.get(each.key))
        sites = self._last.get("sites")
        if isinstance(sites, list | tuple) and not self.sites.value():
            self.sites.show_value([{**each, "response": ""} for each in sites if isinstance(each, Mapping)])
        self.edited.emit()

    def offer_courses(self, courses: Sequence[CourseChoice]) -> None:
        """Offer the courses that this treatment may be a session of."""
        self._courses = tuple(courses)
        field = self.others["course_id"]
        if isinstance(field, ChoiceField):
            field.offer([Option(0, _("No course")), *(Option(each.course_id, each.text) for each in courses)])
        field.show_value(self._course_id)
        field.setVisible(bool(courses))
        self._show_session()

    def choose_only_course(self) -> None:
        """Choose the course where there is exactly one that this may be a session of."""
        if len(self._courses) == 1:
            self._course_id = self._courses[0].course_id
            self.others["course_id"].show_value(self._course_id)
            self._show_session()

    def go_to(self, part: str) -> None:
        """Give the keyboard to a part by its name: a setting, `sites`, `products` or another field."""
        if part in {"sites", "products"}:
            (self.sites if part == "sites" else self.products).go_to()
            return
        field = self.settings.get(part) or self.others.get(part)
        wanted = field.control if field is not None else self.remove_button
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def part(self, part: str) -> QWidget:
        """Return the widget of a part, to scroll to."""
        tables: dict[str, QWidget] = {"sites": self.sites, "products": self.products}
        return self.settings.get(part) or self.others.get(part) or tables.get(part) or self

    def _show_notes(self) -> None:
        self.others["complications_note"].setVisible(self.others["complications"].value() == Told.YES.value)
        self.others["aftercare_note"].setVisible(self.others["aftercare"].value() == Told.YES.value)

    def _course_chosen(self) -> None:
        chosen = self.others["course_id"].value()
        self._course_id = chosen if isinstance(chosen, int) else 0
        self._show_session()

    def _show_session(self) -> None:
        chosen = next((each for each in self._courses if each.course_id == self.others["course_id"].value()), None)
        self.session.setVisible(chosen is not None)
        if chosen is not None:
            self.session.show_chip(ChipSpec(chosen.session, "accent", "repeat"))


def _told(names: Mapping[Told, Message]) -> list[Option]:
    return [Option(each.value, shown(name)) for each, name in names.items()]


def _look(each: FormField, field: UnitField) -> None:
    odd = look_again(each, field.value())
    field.show_look_again(shown(odd) if odd is not None else "")


def _grid(fields: Sequence[Field]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(8)
    for at in range(ACROSS):
        grid.setColumnStretch(at, 1)
    for at, field in enumerate(fields):
        _wrap(field.label_widget())
        field.setMinimumWidth(60)
        grid.addWidget(field, at // ACROSS, at % ACROSS, Qt.AlignmentFlag.AlignTop)
    return grid


def _wrap(label: QLabel) -> None:
    """Let a long label go on in a second line instead of widening the form."""
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    label.setMinimumWidth(60)


def _titled(title: str, field: Field) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.addWidget(words(title, "strong"), 0, 0)
    grid.addWidget(field, 1, 0, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(2, 1)
    return grid
