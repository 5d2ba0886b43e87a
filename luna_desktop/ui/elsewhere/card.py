"""The card of papers and forms of other clinics; it is there only where a record brought some."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.elsewhere import ACT_KIND, Act
from luna_desktop.domain.elsewhere_words import state_of, title_of
from luna_desktop.services.care.elsewhere import ActLine, list_acts_elsewhere
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.elsewhere.page import ActPage
from luna_desktop.ui.elsewhere.wording import told, who_and_when
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.quiet import CardComplaints
from luna_desktop.ui.papers.tiles import PaperTile, TileAction, TileCard
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.painting import ChipSpec

READ = "Read"
ICONS = {
    Act.PRESCRIPTION: "pill",
    Act.CERTIFICATE: "badge-check",
    Act.TREATMENT_CONSENT: "signature",
    Act.AFTERCARE: "heart-handshake",
    Act.INTAKE: "clipboard-check",
}


def tile_of(line: ActLine) -> PaperTile:
    """Return a paper as the card shows it."""
    act = line.body
    state = state_of(act)
    notes = (who_and_when(act), *(row.label for row in act.rows[:3] if row.label and act.act is Act.PRESCRIPTION))
    chip = ChipSpec(told(state) or _("From another clinic"), "neutral", ICONS.get(act.act, "file-text"))
    return PaperTile(line.fact_id, told(title_of(act)), chip, notes, (TileAction(READ, _("Read")),))


class ElsewhereCardPresenter(Presenter):
    """Stands between the card and what other clinics told of one patient."""

    def __init__(self, view: TileCard, desk: PapersDesk) -> None:
        super().__init__(view, CardComplaints(view), desk.context.lane, desk.context.incidents)
        self._view, self._desk = view, desk
        self._lines: dict[int, ActLine] = {}
        view.acted.connect(self._read)
        desk.context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read what other clinics told of."""
        self.ask(
            "elsewhere", self._desk.context.job(list_acts_elsewhere, self._desk.patient), self._show, self._not_read
        )

    def _show(self, lines: tuple[ActLine, ...]) -> None:
        self._lines = {line.fact_id: line for line in lines}
        self._view.show_trouble("")
        self._view.show_tiles([tile_of(line) for line in lines])
        self._view.setVisible(bool(lines))

    def _not_read(self, error: Exception) -> None:
        """Show the card for the sake of its trouble."""
        self._view.show()
        self.complain(error)

    def _read(self, _action: str, fact_id: int) -> None:
        page = ActPage(self._lines[fact_id].body)
        page.back_wanted.connect(self._desk.room.show_overview)
        self._desk.room.show_page(page)
        page.start()

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(each.entity == ACT_KIND and each.patient_id == self._desk.patient for each in changes):
            self.load()


def build_elsewhere_card(desk: PapersDesk) -> TileCard:
    """Build the card for one patient and begin to read; it shows itself where there is something."""
    view = TileCard(_("From other clinics"), "elsewhereCard", icon="file-down", empty=_("Nothing came along."))
    view.hide()
    ElsewhereCardPresenter(view, desk).load()
    return view
