"""The forms about investigations: the order, the result as it came, and the result amended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.results import (
    KIND_NAMES,
    Investigation,
    InvestigationKind,
)
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, options_of
from luna_desktop.ui.results.values_field import ValuesField, result_value, rows_for, rows_of
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, coded_of
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option

FULL_DAY = 10
LAB_CATALOGUE = "laboratories"
Laboratories = Sequence[tuple[int, str]]


class StepForm(EntryForm):
    """A form for one step with an investigation; problems of rows inside a field find that field."""

    def __init__(
        self, known: Known | None, today: date, laboratories: Laboratories = (), marks: Sequence[Option] = ()
    ) -> None:
        self._laboratories, self._marks = laboratories, tuple(marks)
        super().__init__(known, today)
        for spare in (self.source, self.reason):
            if spare not in self._fields:
                spare.setParent(self)
                spare.hide()
        self.mark.setParent(self)
        self._fields.append(self.mark)

    def heading(self) -> str:
        """Return what the step is, with the name of the investigation."""
        return self.new_heading()

    def name(self) -> str:
        """Return the name of the investigation."""
        return str(self.known.body.what.text) if self.known is not None else ""

    def first(self) -> Field:
        """Return the field that takes the keyboard first."""
        return self._fields[0]

    def at_fields(self, problems: Mapping[str, str]) -> dict[str, str]:
        """Return problems by the fields of this form."""
        return dict(problems)

    def read(self, values: Values) -> tuple[Problems, object]:
        """Return what is wrong with the values as typed, and the body that they mean."""
        return self.body_of(values)

    def _body(self) -> Investigation:
        body = self.known.body if self.known is not None else None
        return body if isinstance(body, Investigation) else Investigation(coded_of(""))

    def _laboratory(self) -> CatalogueField:
        rows = tuple(
            Entry(str(known), name, str(known), "", (), "", "", "", LAB_CATALOGUE, "1")
            for known, name in self._laboratories
        )
        return CatalogueField(
            "laboratory", _("Laboratory"), Catalogue(LAB_CATALOGUE, rows), example=_("From the register, or a name")
        )

    def _place_mark(self) -> None:
        """Offer the marks on the body map, for a biopsy, where the patient has any."""
        if self._marks:
            mark = ChoiceField("mark", _("Mark on the body map"), [Option(0, _("None")), *self._marks])
            self.add_row([(mark, 1)])

    def _what(self) -> tuple[CatalogueField, ChoiceField]:
        rows = catalogue("investigations")
        what = CatalogueField("what", _("Investigation"), rows, required=True, example=_("TSH, biopsy, KOH"))
        kind = ChoiceField("kind", _("Kind"), options_of(KIND_NAMES))
        what.picked.connect(lambda entry: _show_kind(kind, entry))
        return what, kind


class OrderForm(StepForm):
    """What is ordered, where, and by when the result should be there."""

    kind = "order"

    def new_heading(self) -> str:
        """Return the heading."""
        return _("Change the order of {name}", name=self.name()) if self.known else _("Order an investigation")

    def place_fields(self) -> None:
        """Lay the fields out."""
        what, kind = self._what()
        due = PartialDateField("due", _("Result due by"), example=_("20-11-2026"))
        question = LinesField("question", _("Question for the laboratory"), example=_("What is asked, and why"))
        self.add_row([(what, 4), (kind, 2)])
        self.add_row([(self._laboratory(), 4), (due, 2)])
        self.add_row([(question, 1)])
        self._place_mark()

    def values_of(self, body: object) -> dict[str, object]:
        """Return an order as values."""
        known = body if isinstance(body, Investigation) else Investigation(coded_of(""))
        return {
            "what": known.what,
            "kind": known.kind.value,
            "laboratory": _laboratory_value(known),
            "due": known.due.isoformat() if known.due else None,
            "question": known.question,
            "mark": known.marker_id,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the order that is typed."""
        problems: Problems = {}
        name, number = _laboratory_of(values)
        body = Investigation(
            coded_of(values.get("what")),
            InvestigationKind(values.get("kind") or InvestigationKind.OTHER.value),
            due=read_full_day(values, "due", problems),
            laboratory=name,
            laboratory_id=number,
            question=str(values.get("question") or ""),
            marker_id=mark_of(values, self._body()),
        )
        return problems, body


class ReceiveForm(StepForm):
    """A result as it came, of an order or without one; also amended, then with the reason."""

    kind = "result"

    def new_heading(self) -> str:
        """Return the heading."""
        return _("Result of {name}", name=self.name()) if self.known else _("Enter a result")

    def place_fields(self) -> None:
        """Lay the fields out."""
        self.what, kind = self._what()
        self.dated = PartialDateField("dated", _("Date on the report"), latest=self.today, example=_("12-11-2026"))
        self.values = ValuesField("values", _("Values"), catalogue("investigations"))
        report = LinesField("report", _("Report in words"), example=_("Findings, diagnosis, comment"), lines=4)
        if self.known is None:
            self.add_row([(self.what, 4), (kind, 2)])
            self.what.picked.connect(self._picked)
        self.add_row([(self.dated, 2), (self._laboratory(), 4)])
        self.column().addWidget(self.values)
        self.adopt(self.values)
        self.add_row([(report, 1)])
        if self.known is None:
            self._place_mark()
        self._place_reason()

    def _place_reason(self) -> None:
        """Ask for nothing more; amending asks why."""

    def first(self) -> Field:
        """Return the date of the report where the investigation is known, else its name."""
        return self.dated if self.known is not None else self.what

    def values_of(self, body: object) -> dict[str, object]:
        """Return a result as values; an order brings the rows that it usually has."""
        known = body if isinstance(body, Investigation) else Investigation(coded_of(""))
        rows = rows_of(known.values)
        if not rows and known.what.text:
            entries = catalogue("investigations")
            rows = rows_for(entries.of_code(known.what.code), entries)
        return {
            "what": known.what,
            "kind": known.kind.value,
            "laboratory": _laboratory_value(known),
            "dated": known.dated.isoformat() if known.dated else None,
            "values": rows,
            "report": known.report,
            "mark": known.marker_id,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the result that is typed."""
        problems: Problems = {}
        name, number = _laboratory_of(values)
        stand = self._body()
        typed = values.get("values")
        rows = [each for each in typed if isinstance(each, Mapping)] if isinstance(typed, list) else []
        body = Investigation(
            coded_of(values.get("what")) if self.known is None else stand.what,
            InvestigationKind(values.get("kind") or InvestigationKind.OTHER.value)
            if self.known is None
            else stand.kind,
            laboratory=name,
            laboratory_id=number,
            dated=read_full_day(values, "dated", problems),
            values=tuple(result_value(each) for each in rows if str(each.get("value") or "")),
            report=str(values.get("report") or ""),
            marker_id=mark_of(values, stand),
        )
        return problems, body

    def at_fields(self, problems: Mapping[str, str]) -> dict[str, str]:
        """Show problems of single rows at their cells, and say the first of them under the table."""
        rows = {name: text for name, text in problems.items() if " " in name}
        self.values.show_row_problems(rows)
        mine = {name: text for name, text in problems.items() if name not in rows}
        if rows:
            mine["values"] = next(iter(rows.values()))
        return mine

    def _picked(self, entry: Entry) -> None:
        if not any(str(row.get("value") or "") for row in self.values.value()):
            self.values.show_value(rows_for(entry, catalogue("investigations")))
            self.values.edited.emit()


class AmendForm(ReceiveForm):
    """A result that the laboratory changed, or that was mistyped here."""

    kind = "amend"

    def new_heading(self) -> str:
        """Return the heading."""
        return _("Amend the result of {name}", name=self.name())

    def _place_reason(self) -> None:
        self.reason.show_label(_("Why it is amended"))
        self.add_row([(self.reason, 1)])

    def read(self, values: Values) -> tuple[Problems, object]:
        """Return what is wrong, the missing reason included, and the body."""
        problems, body = super().read(values)
        if not str(values.get("reason") or "").strip():
            problems["reason"] = _("Enter why the result is changed: by the laboratory, or a slip here.")
        return problems, body


def read_full_day(values: Values, name: str, problems: Problems) -> date | None:
    """Read a date that must be known to the day; anything less becomes a problem."""
    text = str(values.get(name) or "").strip()
    if not text:
        return None
    try:
        found = date.fromisoformat(text) if len(text) == FULL_DAY else None
    except ValueError:
        found = None
    if found is None:
        problems[name] = _("Enter the whole date, as 14-03-2026.")
    return found


def mark_of(values: Values, stand: Investigation) -> int:
    """Return the mark that was chosen; what stands where the form offers none."""
    chosen = values.get("mark")
    return chosen if isinstance(chosen, int) else stand.marker_id


def _show_kind(field: ChoiceField, entry: Entry) -> None:
    field.show_value(entry.group)
    field.edited.emit()


def _laboratory_value(body: Investigation) -> dict[str, object]:
    number = str(body.laboratory_id) if body.laboratory_id else ""
    version = f"luna/{LAB_CATALOGUE}|1" if number else ""
    return {"text": body.laboratory, "code": number, "system": "", "catalogue": version}


def _laboratory_of(values: Values) -> tuple[str, int]:
    """Return a laboratory's name and its number in the register, 0 for one that is not in it."""
    coded = coded_of(values.get("laboratory"))
    number = int(coded.code) if coded.code.isdigit() and coded.catalogue else 0
    return coded.text, number
