"""The page of batches: the register at the left, the people whom the chosen batch reached at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.contact import show_phone
from luna_desktop.services.care.recalls import BatchLine, RecallList, RecallRow
from luna_desktop.texts import _
from luna_desktop.ui.visits.wording import day_of
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.dates import show_partial_date
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack
from luna_desktop.ui.widgets.tables import Column, RowsTable

TYPING_MS = 250


def _batches() -> list[Column[BatchLine]]:
    return [
        Column(_("Product"), lambda row: Cell(row.product, strong=True), 200, stretch=True),
        Column(_("Batch"), lambda row: Cell(row.batch), 130),
        Column(_("Expiry"), lambda row: Cell(show_partial_date(row.expiry) if row.expiry else ""), 116),
        Column(_("People"), lambda row: Cell(str(row.people)), 76),
        Column(_("Last used"), lambda row: Cell(day_of(row.last_used)), 116),
    ]


def _people() -> list[Column[RecallRow]]:
    return [
        Column(_("Patient"), lambda row: Cell(row.card.name, row.card.mrn, strong=True), 180, stretch=True),
        Column(_("Phone"), lambda row: Cell(show_phone(row.card.phone) if row.card.phone else _("Not known")), 150),
        Column(_("Used on"), lambda row: Cell(day_of(row.used_at), row.amount), 116),
    ]


class RecallsView(QWidget):
    """Shows batches and people; says what is wanted.

    Signals:
        typed: what is typed into the search, a quarter of a second after the last key.
        recall_wanted: the `BatchLine` whose people are wanted, and the reason.
        save_wanted: save the list that is shown as a PDF.
        opened: the `RecallRow` whose visit is wanted.
    """

    typed = Signal(str)
    recall_wanted = Signal(object, str)
    save_wanted = Signal()
    opened = Signal(object)

    def __init__(self, *, may_recall: bool) -> None:
        super().__init__()
        styled(named(self, "recallsPage", _("Batches")), cls="page")
        self._may_recall = may_recall
        self.trouble = Banner("warn", "", name="recallsTrouble")
        self.search = TextField("batchSearch", _("Product or batch"), lead="search", example=_("LP26-0419"))
        self.batches: RowsTable[BatchLine] = RowsTable(
            "batchTable",
            _("Batches, the last used first"),
            _batches(),
            key=lambda row: (row.product_key, row.batch_key),
        )
        self.batch_states = StateStack(self.batches, "batchStates")
        self.reason = TextField("reason", _("Why the people are listed"), required=True, longest=400)
        self.list_button = Button(_("List the people"), "listPeopleButton", kind=Kind.PRIMARY, icon="users")
        self.save_button = Button(_("Save as PDF…"), "saveRecallButton", icon="download")
        self.people: RowsTable[RecallRow] = RowsTable(
            "recallTable",
            _("People whom the batch reached"),
            _people(),
            key=lambda row: (row.card.patient_id, row.visit_id),
        )
        self.count = words("", "strong", wrap=True)
        self.people_states = StateStack(self.people, "recallStates")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._build()
        self._wire()

    def _build(self) -> None:
        left = Card(_("Batches"), "batchesCard", icon="package")
        left.add(self.search)
        left.add(self.batch_states, 1)
        right = Card(_("Whom it reached"), "recallCard", icon="users")
        right.add(self.reason)
        row = QHBoxLayout()
        row.addWidget(self.list_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        right.add(row)
        right.add(self.count)
        right.add(self.people_states, 1)
        for widget in (self.reason, self.list_button, self.save_button):
            widget.setVisible(self._may_recall)
        self.save_button.setEnabled(False)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(left, 6)
        beside.addWidget(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 18)
        column.setSpacing(12)
        column.addWidget(words(_("Batches"), "title"))
        column.addWidget(self.trouble)
        column.addLayout(beside, 1)
        self.show_no_list()

    def _wire(self) -> None:
        self.search.edited.connect(self._timer.start)
        self._timer.timeout.connect(lambda: self.typed.emit(self.search.value()))
        self.batches.selected.connect(lambda _row: self.show_no_list())
        self.batches.opened.connect(lambda _row: self.reason.setFocus() if self._may_recall else None)
        self.reason.edit.returnPressed.connect(self._want_list)
        self.list_button.clicked.connect(self._want_list)
        self.save_button.clicked.connect(self.save_wanted)
        self.people.opened.connect(self.opened)

    def show_batches(self, rows: Sequence[BatchLine]) -> None:
        """Show batches; the chosen one stays chosen, else the first is."""
        if not rows:
            text = _("Batches stand here once a visit names a product with its batch.")
            self.batch_states.show_state(StatePage("package", _("No batch found"), text, name="noBatches"))
            return
        self.batch_states.show_content()
        self.batches.show_rows(rows)
        if self.batches.current() is None:
            self.batches.choose((rows[0].product_key, rows[0].batch_key))

    def show_no_list(self) -> None:
        """Show what to do to have the people listed, or who can."""
        self.count.setText("")
        self.save_button.setEnabled(False)
        if self._may_recall:
            text = _("Choose a batch, say why, and press “List the people”. The list is written to the audit log.")
        else:
            text = _("You see how many people had a batch. A clinician lists who they are.")
        self.people_states.show_state(StatePage("users", _("Nobody is listed yet"), text, name="noRecall"))

    def show_list(self, found: RecallList) -> None:
        """Show whom a batch reached."""
        one = _("1 person had {product}, batch {batch}.", product=found.product, batch=found.batch)
        many = _(
            "{count} people had {product}, batch {batch}.",
            count=found.people,
            product=found.product,
            batch=found.batch,
        )
        said = one if found.people == 1 else many
        if found.kept_back:
            kept = _("Not named here: {count}. Ask the privacy officer about them.", count=found.kept_back)
            said = f"{said}\n{kept}"
        self.count.setText(said)
        self.people_states.show_content()
        self.people.show_rows(found.rows)
        self.save_button.setEnabled(True)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the tables; empty takes it away."""
        self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the reason, and the rest above the tables."""
        self.reason.show_problem(problems.get("reason", ""))
        self.show_trouble(" ".join(text for name, text in problems.items() if name != "reason"), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is changed here
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing more once the page is left."""
        super().hideEvent(event)
        self._timer.stop()

    def _want_list(self) -> None:
        batch = self.batches.current()
        if batch is not None and self._may_recall:
            self.recall_wanted.emit(batch, self.reason.value())
