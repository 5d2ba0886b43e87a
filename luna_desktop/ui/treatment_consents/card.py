"""The card of a patient's consents to treatments: what was answered, until when it holds, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.treatment_consents import TREATMENT_STANDING_NAMES, TreatmentStanding
from luna_desktop.services.care.treatment_consents import (
    TakenBack,
    TreatmentConsentLine,
    read_treatment_consents,
    take_back_treatment_consent,
)
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked
from luna_desktop.services.work import Change
from luna_desktop.texts import OWN_NAMES, _, shown
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.quiet import CardComplaints
from luna_desktop.ui.papers.tiles import PaperTile, TileAction, TileCard
from luna_desktop.ui.papers.wording import day_text
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.widgets.painting import ChipSpec

LOOKS = {
    TreatmentStanding.GIVEN: ("ok", "circle-check"),
    TreatmentStanding.REFUSED: ("danger", "ban"),
    TreatmentStanding.WITHDRAWN: ("warn", "undo-2"),
    TreatmentStanding.EXPIRED: ("warn", "clock"),
    TreatmentStanding.NOT_ASKED: ("neutral", "circle"),
}


def tile_of(line: TreatmentConsentLine, *, may_change: bool) -> PaperTile:
    """Return a consent as the card shows it."""
    tone, icon = LOOKS[line.standing]
    notes = [
        _(
            "{day}, in {language}, by {name}; taken by {staff}",
            day=day_text(line.entry.at),
            language=OWN_NAMES.get(line.language, line.language),
            name=line.given_by,
            staff=line.taken_by,
        )
    ]
    if line.entry.valid_until is not None and line.standing is TreatmentStanding.GIVEN:
        notes.append(_("Holds until {day}", day=day_text(line.entry.valid_until)))
    if line.entry.course:
        notes.append(_("For the course {number}", number=line.entry.course))
    if line.interpreter:
        notes.append(_("Interpreter: {name}", name=line.interpreter))
    if line.reason:
        notes.append(_("Reason: {reason}", reason=line.reason))
    actions = [TileAction("Open", _("Print or save…"))]
    if may_change and line.standing is TreatmentStanding.GIVEN:
        actions.append(TileAction("TakeBack", _("Take back…")))
    chip = ChipSpec(shown(TREATMENT_STANDING_NAMES[line.standing]), tone, icon)
    return PaperTile(line.entry.consent_id, line.treatment_name, chip, tuple(notes), tuple(actions))


class ConsentsCardPresenter(Presenter):
    """Stands between the card and one patient's treatment consents."""

    def __init__(self, view: TileCard, desk: PapersDesk) -> None:
        super().__init__(view, CardComplaints(view), desk.context.lane, desk.context.incidents)
        self._view, self._desk = view, desk
        self._lines: tuple[TreatmentConsentLine, ...] = ()
        view.acted.connect(self._act)
        desk.context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read the consents."""
        self.ask("consents", self._desk.context.job(read_treatment_consents, self._desk.patient), self._show)

    def _show(self, lines: tuple[TreatmentConsentLine, ...]) -> None:
        self._lines = lines
        self._view.show_trouble("")
        may_change = self._desk.context.actor.may(Permission.CHANGE_CHART)
        self._view.show_tiles([tile_of(line, may_change=may_change) for line in lines if line.is_newest])

    def _act(self, action: str, consent_id: int) -> None:
        if action == "Open":
            self._desk.open_pages(CopyAsked(self._desk.patient, CarePaperSort.CONSENT, consent_id))
        elif action == "TakeBack":
            self._ask_to_take_back(consent_id)

    def _ask_to_take_back(self, consent_id: int) -> None:
        question = Question(
            _("The patient takes this consent back?"),
            _("It counts at once. The patient need not give a reason. What was signed stays readable."),
            _("Take back"),
        )

        def answered(yes: bool) -> None:
            if yes:
                taken = TakenBack(self._desk.patient, consent_id)
                job = self._desk.context.job(take_back_treatment_consent, taken)
                self.act(job, lambda _line: self.load())

        self._desk.context.prompts.confirm(question, answered)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(each.entity == "treatment consent" and each.patient_id == self._desk.patient for each in changes):
            self.load()


def build_consents_card(desk: PapersDesk) -> TileCard:
    """Build the card for one patient and begin to read."""
    view = TileCard(
        _("Treatment consents"),
        "treatmentConsentsCard",
        icon="signature",
        empty=_("No treatment consent was asked for yet. Choose a treatment above, and ask on the screen."),
    )
    ConsentsCardPresenter(view, desk).load()
    return view
