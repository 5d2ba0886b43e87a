"""The Pathway card: a treatment is chosen, and what it still needs is seen with what is done about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogues import Entry
from luna_desktop.domain.clinical.pathways import PHASE_NAMES, Need, PathwayLine
from luna_desktop.services.care.aftercare import SheetAsked, give_aftercare
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.pathways import Pathway, PathwayAsked, read_pathway
from luna_desktop.services.care.treatment_consents import TreatmentAsked
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.services.work import Change
from luna_desktop.texts import OWN_NAMES, _, shown
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.treatment_consents.asking_mode import may_ask
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.catalogue_field import CatalogueField
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec

TOUCHING = frozenset(
    {"treatment consent", "aftercare", "allergy_state", "safety_answer", "pregnancy", "photograph", "consent"}
)
"""What changes a pathway when it changes."""


class PathwayCard(Card):
    """The card.

    Signals:
        chosen: the id of a treatment.
        acted: what is to be done now, by its `Need`.
    """

    chosen = Signal(str)
    acted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Pathway of a treatment"), "pathwayCard", icon="list-checks")
        self.banner = Banner("warn", "", name="pathwayBanner")
        self.treatment = CatalogueField(
            "pathway_treatment", _("Treatment"), catalogue("treatments"), example=_("Type a treatment")
        )
        self.treatment.picked.connect(self._picked)
        self.treatment.left.connect(self._typed)
        self.language = SegmentedField(
            "sheet_language", _("Aftercare sheet in"), [Option(code, name) for code, name in OWN_NAMES.items()]
        )
        self.language.show_value("en")
        self.count = Chip("", "warn", "circle-alert", name="pathwayCount")
        self.count.hide()
        self.add_beside_title(self.count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        for part in (self.banner, self.treatment):
            self.add(part)
        self.add(self._rows)
        self.add(self.language)
        self.language.hide()
        self._shown = ""
        self._note(_("Choose a treatment to see what it needs before, during and after."))

    def _picked(self, entry: Entry) -> None:
        self._choose(entry.id)

    def _typed(self) -> None:
        entry = catalogue("treatments").of_code(self.treatment.coded().code)
        if entry is not None:
            self._choose(entry.id)

    def show_treatment(self, treatment: str) -> None:
        """Choose a treatment of the catalogue, as if it had been typed."""
        self.treatment.show_value(catalogue("treatments").entry(treatment).coded())
        self._choose(treatment)

    def go_to(self, need: str) -> None:
        """Give the keyboard to what is done about a need, or to the treatment where nothing is left to do about it."""
        buttons = self.findChildren(Button, f"pathway_{need}_button")
        wanted = buttons[-1] if buttons else self.treatment.control
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, treatment: str) -> None:
        if treatment != self._shown:
            self._shown = treatment
            self.chosen.emit(treatment)

    def _empty(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _note(self, text: str) -> None:
        self._empty()
        self._rows.addWidget(words(text, "body2", wrap=True))

    def show_pathway(self, pathway: Pathway, *, may_ask: bool) -> None:
        """Show every step, those missing first within their phase."""
        self._empty()
        missing = pathway.missing
        text = _("1 to finish") if missing == 1 else _("{count} to finish", count=missing)
        done = ChipSpec(_("Nothing missing"), "ok", "circle-check")
        self.count.show_chip(ChipSpec(text, "danger", "circle-alert") if missing else done)
        self.count.show()
        self.language.show()
        phase = None
        for line in pathway.lines:
            if line.step.phase is not phase:
                phase = line.step.phase
                self._rows.addWidget(words(shown(PHASE_NAMES[phase]), "label"))
            self._rows.addWidget(self._row(line, may_ask=may_ask))

    def _row(self, line: PathwayLine, *, may_ask: bool) -> QWidget:
        title = shown(line.title)
        note = shown(line.note) if line.note is not None else ""
        state = _("Done") if line.is_done else _("Missing")
        holder = named(QWidget(), f"pathway_{line.step.need.value}", f"{title}. {state}", description=note)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        icon, tone = ("circle-check", "ok") if line.is_done else ("circle-alert", "danger")
        if not line.is_done and not line.step.blocks:
            icon, tone = "info", "text2"
        row.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(words(title, "body" if line.is_done else "strong", wrap=True))
        if note:
            text.addWidget(words(note, "caption", wrap=True))
        row.addLayout(text, 1)
        button = self._button(line, may_ask=may_ask)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(hairline())
        return holder

    def _button(self, line: PathwayLine, *, may_ask: bool) -> Button | None:
        need = line.step.need
        verbs = {
            Need.CONSENT: _("Ask on screen…") if may_ask else "",
            Need.AFTERCARE: _("Print…"),
            Need.ALLERGIES: _("Go there"),
            Need.PREGNANCY: _("Go there"),
            Need.COLD_SORES: _("Go there"),
            Need.HEART_DEVICE: _("Go there"),
            Need.METAL: _("Go there"),
            Need.PHOTOGRAPHS: _("Go there"),
        }
        verb = verbs.get(need, "")
        if not verb or (line.is_done and need is not Need.AFTERCARE):
            return None
        button = Button(verb, f"pathway_{need.value}_button", size="small")
        button.setAccessibleDescription(shown(line.title))
        button.clicked.connect(lambda: self.acted.emit(need))
        return button

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence; empty takes it away."""
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something newer was saved."""
        del theirs
        self.banner.say("warn", text)


TABS = {
    Need.ALLERGIES: "allergies",
    Need.PREGNANCY: "history",
    Need.COLD_SORES: "history",
    Need.HEART_DEVICE: "history",
    Need.METAL: "history",
    Need.PHOTOGRAPHS: "photos",
}
"""On which tab of the chart a need is met."""


class PathwayPresenter(Presenter):
    """Stands between the card and one patient's pathways."""

    def __init__(self, view: PathwayCard, desk: PapersDesk) -> None:
        super().__init__(view, view, desk.context.lane, desk.context.incidents)
        self._view, self._desk = view, desk
        self._treatment = ""
        self._wanted_need = ""
        view.chosen.connect(self.choose)
        view.acted.connect(self._act)
        desk.hub.place_wanted.connect(self.take_place)
        desk.context.announcements.changed.connect(self._hear)

    def choose(self, treatment: str) -> None:
        """Read the pathway of a treatment."""
        self._treatment = treatment
        asked = PathwayAsked(self._desk.patient, treatment, visit_id=self._desk.visit_id)
        self.ask("pathway", self._desk.context.job(read_pathway, asked), self._show)

    def take_place(self, place: str) -> None:
        """Show the pathway that a visit leads to, as “papers:consent:frac_co2”; other places are passed over."""
        view, _colon, rest = place.partition(":")
        need, _colon, treatment = rest.partition(":")
        if view == "papers" and catalogue("treatments").has(treatment):
            self._wanted_need = need
            is_shown = treatment == self._treatment
            self._view.show_treatment(treatment)
            if is_shown:
                self.choose(treatment)

    def _show(self, pathway: Pathway) -> None:
        self._view.show_trouble("")
        self._view.show_pathway(pathway, may_ask=may_ask(self._desk.context.actor))
        if self._wanted_need:
            self._view.go_to(self._wanted_need)
            self._wanted_need = ""

    def _act(self, need: Need) -> None:
        if need is Need.CONSENT:
            asked = TreatmentAsked(self._desk.patient, self._treatment, visit_id=self._desk.visit_id)
            self._desk.context.navigation.turn_for_treatment(asked)
        elif need is Need.AFTERCARE:
            self.give_sheet()
        elif need in TABS:
            self._desk.hub.go_to(TABS[need])

    def give_sheet(self) -> None:
        """Show the sheet; once it is handed over, it is noted as given."""
        language = str(self._view.language.value() or "en")
        copy = CopyAsked(self._desk.patient, CarePaperSort.AFTERCARE, treatment=self._treatment, language=language)
        sheet = SheetAsked(self._desk.patient, self._treatment, language, self._desk.visit_id)

        def given() -> None:
            job = self._desk.context.job(give_aftercare, sheet)
            self.act(job, lambda _line: self.choose(self._treatment))

        self._desk.open_pages(copy, lambda _delivered: given())

    def _hear(self, changes: Iterable[Change]) -> None:
        touched = any(each.entity in TOUCHING and each.patient_id == self._desk.patient for each in changes)
        if touched and self._treatment:
            self.choose(self._treatment)


def build_pathway_card(desk: PapersDesk) -> PathwayCard:
    """Build the card for one patient."""
    view = PathwayCard()
    presenter = PathwayPresenter(view, desk)
    presenter.take_place(desk.hub.part.replace("/", ":"))
    return view
