"""The form that corrects what is known about a photograph; the picture itself never changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photographs import (
    POLARISATION_NAMES,
    PhotographFacts,
    Polarisation,
    is_intimate_place,
)
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.photo_links import PhotoLinks
from luna_desktop.texts import _, shown
from luna_desktop.ui.photos.filters import pin_words, visit_words
from luna_desktop.ui.photos.wording import read_taken, region_options, taken_words, view_options
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import styled

_YES, _NO = "yes", "no"


class EditForm(QScrollArea):
    """Every field of a description.

    Signals:
        save_wanted: the corrected facts.
        left: leave the form without saving.
    """

    save_wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._facts: PhotographFacts | None = None
        self.region = ChoiceField("editRegion", _("Body site"), region_options(), required=True)
        self.view = ChoiceField("editView", _("View"), view_options())
        self.taken = TextField("editTaken", _("Taken"), example="14-03-2026 10:30")
        self.caption = LinesField("editCaption", _("Caption"), lines=3)
        self.sensitive = TickField("editSensitive", _("Intimate photograph"))
        self.chaperone = TextField("editChaperone", _("Chaperone"), help_text=_("Needed for intimate photographs."))
        self.visit = ChoiceField("editVisit", _("Visit"), [])
        self.treatment = ChoiceField("editTreatment", _("Treatment"), [])
        self.pin = ChoiceField("editPin", _("Lesion of the body map"), [])
        self.camera = TextField("editCamera", _("Camera"))
        self.lens = TextField("editLens", _("Lens"), example=_("50 mm"))
        self.distance = TextField("editDistance", _("Distance in metres"), example="1.0")
        self.light = TextField("editLight", _("Lighting"), example=_("Two softboxes"))
        self.polarisation = ChoiceField(
            "editPolarisation",
            _("Polarisation"),
            [Option(each.value, shown(POLARISATION_NAMES[each])) for each in Polarisation],
        )
        self.makeup = ChoiceField(
            "editMakeup",
            _("Make-up"),
            [Option("", _("Not noted")), Option(_YES, _("Removed")), Option(_NO, _("Not removed"))],
        )
        self.expression = TextField("editExpression", _("Expression"), example=_("At rest"))
        self.series = TextField("editSeries", _("Series"), help_text=_("The same for pictures of one set."))
        self.save = Button(_("Save"), "savePhotoButton", kind=Kind.PRIMARY, icon="save")
        self.cancel = Button(_("Cancel"), "cancelPhotoButton")
        self.save.clicked.connect(self._want_save)
        self.cancel.clicked.connect(self.left)
        self.region.edited.connect(self._region_changed)
        self.view.edited.connect(self._cover_intimate)
        self._build()

    def _build(self) -> None:
        body = styled(QWidget(), cls="body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(words(_("Edit the description"), "strong"))
        for each in self._fields().values():
            column.addWidget(each)
        column.addWidget(words(_("The picture itself never changes. Earlier words are kept."), "caption", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(body)

    def _fields(self) -> dict[str, Field]:
        return {
            "region": self.region,
            "view": self.view,
            "taken_at": self.taken,
            "caption": self.caption,
            "sensitive": self.sensitive,
            "chaperone": self.chaperone,
            "visit_id": self.visit,
            "treatment": self.treatment,
            "pin_id": self.pin,
            "camera": self.camera,
            "lens": self.lens,
            "distance_m": self.distance,
            "light": self.light,
            "polarisation": self.polarisation,
            "makeup_removed": self.makeup,
            "expression": self.expression,
            "series": self.series,
        }

    def start(self, facts: PhotographFacts, links: PhotoLinks | None) -> None:
        """Show what is known."""
        self._facts = facts
        self._offer(facts, links)
        made_up = "" if facts.makeup_removed is None else (_YES if facts.makeup_removed else _NO)
        for field, value in (
            (self.region, facts.region),
            (self.view, facts.view),
            (self.taken, taken_words(facts.taken_at)),
            (self.caption, facts.caption),
            (self.sensitive, facts.sensitive),
            (self.chaperone, facts.chaperone),
            (self.visit, str(facts.visit_id)),
            (self.treatment, facts.treatment),
            (self.pin, str(facts.pin_id)),
            (self.camera, facts.camera),
            (self.lens, facts.lens),
            (self.distance, "" if facts.distance_m is None else f"{facts.distance_m:g}"),
            (self.light, facts.light),
            (self.polarisation, facts.polarisation.value),
            (self.makeup, made_up),
            (self.expression, facts.expression),
            (self.series, facts.series),
        ):
            field.show_value(value)
        self.show_problems({})
        self.region.control.setFocus()
        self.ensureVisible(0, 0)

    def _offer(self, facts: PhotographFacts, links: PhotoLinks | None) -> None:
        self.region.offer(region_options(now=facts.region))
        self.view.offer(view_options(facts.region, now=facts.view))
        visits = [Option(str(each.visit_id), visit_words(each)) for each in links.visits] if links else []
        pins = [Option(str(each.fact_id), pin_words(each)) for each in links.pins] if links else []
        self.visit.offer([Option("0", _("No visit")), *_kept(visits, str(facts.visit_id))])
        self.pin.offer([Option("0", _("No lesion")), *_kept(pins, str(facts.pin_id))])
        rows = [Option(entry.id, entry.name) for entry in catalogue("treatments").entries]
        self.treatment.offer([Option("", _("No treatment")), *_kept(rows, facts.treatment)])

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields."""
        self.save.set_busy(False)
        for name, each in self._fields().items():
            each.show_problem(problems.get(name, ""))
        wrong = next((each for name, each in self._fields().items() if name in problems), None)
        if wrong is not None:
            self.ensureWidgetVisible(wrong)

    def _region_changed(self) -> None:
        now = str(self.view.value() or "")
        self.view.offer(view_options(str(self.region.value() or "")))
        self.view.show_value(now if any(each.value == now for each in self.view.options()) else "")
        self._cover_intimate()

    def _cover_intimate(self) -> None:
        if is_intimate_place(str(self.region.value() or ""), str(self.view.value() or "")):
            self.sensitive.show_value(True)

    def _want_save(self) -> None:
        taken, distance = read_taken(str(self.taken.value())), _metres(str(self.distance.value()))
        if taken is None:
            told = _("This is not a time. Enter a date and time such as 14-03-2026 10:30.")
            self.show_problems({"taken_at": told})
        elif distance is None and str(self.distance.value()).strip():
            self.show_problems({"distance_m": _("Enter the distance in metres, such as 0.3 or 1.")})
        elif self._facts is not None:
            self.save.set_busy(True)
            makeup = {"": None, _YES: True, _NO: False}[str(self.makeup.value() or "")]
            texts = {
                name: str(field.value() or "")
                for name, field in self._fields().items()
                if name in {"region", "view", "caption", "chaperone", "treatment", "camera", "lens", "light"}
            }
            self.save_wanted.emit(
                replace(
                    self._facts,
                    taken_at=taken,
                    sensitive=bool(self.sensitive.value()),
                    visit_id=int(str(self.visit.value() or 0)),
                    pin_id=int(str(self.pin.value() or 0)),
                    distance_m=distance,
                    polarisation=Polarisation(str(self.polarisation.value() or "")),
                    makeup_removed=makeup,
                    expression=str(self.expression.value()),
                    series=str(self.series.value()),
                    **texts,  # type: ignore[arg-type]  # all are texts
                )
            )


def _kept(options: list[Option], now: str) -> list[Option]:
    """Return options with the one that is chosen now, also where it is not offered any more."""
    if now in {"", "0"} or any(each.value == now for each in options):
        return options
    return [*options, Option(now, _("As it was"))]


def _metres(typed: str) -> float | None:
    try:
        return float(typed.strip().replace(",", "."))
    except ValueError:
        return None
