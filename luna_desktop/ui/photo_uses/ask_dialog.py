"""The question about uses of photographs: the pictures in view, a tick for each way, and the patient’s signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.consent import ConsentMethod
from luna_desktop.domain.photo_uses import ASKED_EACH, PhotoScope
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.privacy.evidence import Strokes
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.photo_export.wording import scope_words
from luna_desktop.ui.photos.intake import Thumb
from luna_desktop.ui.photos.wording import place_words, taken_words
from luna_desktop.ui.privacy.answer_panel import GiverChoice
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.signature_pad import SignaturePad

IN_A_ROW = 5
MOST_SETS = 3
"""So many sets of photographs taken together are offered by a button."""


@dataclass(frozen=True)
class Asked:
    """What is offered: the photographs, the register, and who may answer."""

    tiles: Sequence[PhotographTile]
    images: Mapping[int, QImage]
    recipients: Sequence[Option]
    givers: Sequence[GiverChoice]


@dataclass(frozen=True)
class Ticked:
    """What the patient answered."""

    scopes: tuple[PhotoScope, ...]
    photographs: tuple[int, ...]
    recipient_id: int
    may_be_recognised: bool
    method: ConsentMethod
    giver: GiverChoice
    series: str = ""
    strokes: Strokes = field(default=(), repr=False)


class AskDialog(Dialog):
    """The dialog.

    Signals:
        answered: a `Ticked`.
    """

    answered = Signal(object)

    def __init__(self, window: QWidget, asked: Asked) -> None:
        body = _(
            "Show the patient the pictures. Each use is a tick of its own, none is needed for care, and each can be "
            "taken back at any time."
        )
        super().__init__(window, "askUsesDialog", _("For what may these photographs be used?"), body, width=880)
        self.banner = Banner("warn", "", name="askUsesTrouble")
        self.add(self.banner)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self._pictures(asked), 1)
        sides.addLayout(self._answers(asked), 1)
        holder = QWidget()
        sides.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(sides)
        self.add(holder)
        self.cancel = self.add_button(Button(_("Cancel"), "askUsesCancel"))
        self.save = self.add_button(Button(_("Record the answer"), "askUsesSave", kind=Kind.PRIMARY, icon="save"))
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.save.clicked.connect(lambda: self.answered.emit(self.ticked()))
        self._fit()

    def _pictures(self, asked: Asked) -> QWidget:
        self.photographs: dict[int, CheckBox] = {}
        body = styled(QWidget(), cls="body")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setSpacing(8)
        for at, tile in enumerate(asked.tiles):
            spoken = _("{place}, {time}", place=place_words(tile.fact.body), time=taken_words(tile.fact.body.taken_at))
            box = CheckBox("", f"use{tile.photograph_id}")
            box.setAccessibleName(spoken)
            box.setToolTip(spoken)
            box.clicked.connect(lambda _on: self._fit())
            self.photographs[tile.photograph_id] = box
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(Thumb(asked.images.get(tile.photograph_id, QImage()), 62))
            cell.addWidget(box)
            grid.addLayout(cell, at // IN_A_ROW, at % IN_A_ROW)
        grid.setColumnStretch(IN_A_ROW, 1)
        grid.setRowStretch(len(asked.tiles) // IN_A_ROW + 1, 1)
        area = named(QScrollArea(), "usePhotographs", _("Photographs that are shown"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(theme.px(220))
        area.setWidget(body)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        self.all = Button(_("All"), "useAllButton", kind=Kind.GHOST, size="small")
        self.all.clicked.connect(self._tick_all)
        head.addWidget(words(_("Photographs that are shown"), "label"))
        head.addStretch(1)
        self._sets: dict[str, set[int]] = {}
        for tile in asked.tiles:
            if tile.fact.body.series:
                self._sets.setdefault(tile.fact.body.series, set()).add(tile.photograph_id)
        for name in sorted(self._sets)[:MOST_SETS]:
            button = Button(_("Set {series}", series=name), f"useSet-{name}", kind=Kind.GHOST, size="small")
            button.clicked.connect(lambda _on=False, name=name: self._tick(self._sets[name]))
            head.addWidget(button)
        head.addWidget(self.all)
        column.addLayout(head)
        column.addWidget(area, 1)
        holder = QWidget()
        holder.setLayout(column)
        return holder

    def _answers(self, asked: Asked) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.scopes: dict[PhotoScope, CheckBox] = {}
        column.addWidget(words(_("The patient says yes to"), "label"))
        for scope in ASKED_EACH:
            box = CheckBox(scope_words(scope), f"scope-{scope.value}")
            box.clicked.connect(lambda _on: self._fit())
            self.scopes[scope] = box
            column.addWidget(box)
        self.recognised = CheckBox(_("The patient may be recognised in the others too"), "mayBeRecognised")
        self.recipient = ChoiceField("useRecipient", _("Which publication"), asked.recipients, required=True)
        self.givers = tuple(asked.givers)
        self.giver = ChoiceField(
            "useGiver", _("Who answers"), [Option(at, each.words) for at, each in enumerate(self.givers)], required=True
        )
        self.giver.show_value(0)
        ways = [
            Option(ConsentMethod.SIGNED_SCREEN.value, _("Signed here")),
            Option(ConsentMethod.SIGNED_PAPER.value, _("Signed on paper")),
        ]
        self.method = SegmentedField("useMethod", _("How"), ways)
        self.method.show_value(ConsentMethod.SIGNED_SCREEN.value)
        self.method.edited.connect(self._fit)
        self.pad = SignaturePad("usePad", _("Signature: sign in this box"))
        self.pad.setMinimumHeight(theme.px(96))
        self.pad.changed.connect(self._fit)
        for part in (self.recognised, self.recipient, self.giver, self.method, self.pad):
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _tick_all(self) -> None:
        self._tick(set(self.photographs))

    def _tick(self, wanted: set[int]) -> None:
        """Tick these photographs and no others."""
        for key, box in self.photographs.items():
            box.setChecked(key in wanted)
        self._fit()

    def ticked(self) -> Ticked:
        """Return what stands in the dialog."""
        at = self.giver.value()
        scopes = tuple(scope for scope, box in self.scopes.items() if box.isChecked())
        chosen = {key for key, box in self.photographs.items() if box.isChecked()}
        signed_here = self.method.value() == ConsentMethod.SIGNED_SCREEN.value
        return Ticked(
            scopes,
            tuple(key for key in self.photographs if key in chosen),
            int(str(self.recipient.value() or 0)) if PhotoScope.PUBLICATION in scopes else 0,
            self.recognised.isChecked(),
            ConsentMethod(str(self.method.value())),
            self.givers[at] if isinstance(at, int) else self.givers[0],
            next((name for name, members in self._sets.items() if members == chosen), ""),
            self.pad.strokes() if signed_here else (),
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is missing."""
        self.recipient.show_problem(problems.get("recipient", ""))
        rest = [text for name, text in problems.items() if name != "recipient"]
        self.banner.say("warn", " ".join(rest))
        self.save.set_busy(False)

    def _fit(self) -> None:
        self.recipient.setVisible(self.scopes[PhotoScope.PUBLICATION].isChecked())
        self.pad.setVisible(self.method.value() == ConsentMethod.SIGNED_SCREEN.value)
        now = self.ticked()
        signed = bool(now.strokes) or now.method is ConsentMethod.SIGNED_PAPER
        self.save.setEnabled(bool(now.scopes) and bool(now.photographs) and signed)
