"""The page of a visit that is written: head, form, the list before signing, and the bar with draft and Sign."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.services.care.visits import OpenVisit
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.visits.note_view import NoteView
from luna_desktop.ui.visits.note_words import differences
from luna_desktop.ui.visits.reading import note_of
from luna_desktop.ui.visits.signing_panel import SigningPanel
from luna_desktop.ui.visits.visit_frame import VisitFrame
from luna_desktop.ui.visits.visit_head import VisitHead
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled

PANEL_WIDTH, NARROW_PANEL = 320, 264
ROOMY = 1200
"""From this width (px) on, the list before signing has its full width."""


class VisitBar(QFrame):
    """The bar under a visit: where the draft is, what is to finish, Discard and Sign."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "visitBar", _("Draft and signing")), cls="savebar")
        self.icon = IconLabel("circle-check", "ok", 18)
        self.draft = words("", "strong")
        self.note = ElidedLabel("", "caption")
        self.to_finish = words("", "body", tone="danger")
        self.discard = Button(_("Discard draft…"), "discardVisitButton")
        self.sign = Button(_("Sign visit"), "signVisitButton", kind=Kind.PRIMARY, icon="signature", tip=_("Ctrl+Enter"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 9, 20, 9)
        row.setSpacing(10)
        row.addWidget(self.icon)
        row.addWidget(self.draft)
        row.addWidget(self.note, 1)
        for widget in (self.to_finish, self.discard, self.sign):
            row.addWidget(widget)

    def show_draft(self, text: str, *, failed: bool = False) -> None:
        """Say where the draft is; a failure stays until the next time that it is kept."""
        styled(self, cls="savebar", tone="danger" if failed else "")
        self.icon.show_icon("circle-alert" if failed else "circle-check", "danger" if failed else "ok")
        self.draft.setText(_("Draft not saved") if failed else text)
        kept = _("Encrypted in the clinic’s records within 3 seconds of typing; kept if the power fails.")
        self.note.show_text(text if failed else kept)

    def show_left(self, left: int) -> None:
        """Say how many lines are to finish before signing."""
        one = _("1 to finish before signing")
        self.to_finish.setText(one if left == 1 else _("{count} to finish before signing", count=left))
        self.to_finish.setVisible(left > 0)
        self.sign.setEnabled(left == 0)


class VisitPage(QWidget):
    """A visit that is written or amended.

    Signals:
        back_wanted: go back to the list.
        sign_wanted: sign, or save the amendment.
        procedure_wanted: add a treatment.
        photos_wanted: go to the photographs.
        body_map_wanted: go to the body map.
        discard_wanted: discard the draft.
        take_over_wanted: hold a colleague’s draft from now on.
    """

    back_wanted = Signal()
    sign_wanted = Signal()
    procedure_wanted = Signal()
    photos_wanted = Signal()
    body_map_wanted = Signal()
    discard_wanted = Signal()
    take_over_wanted = Signal()

    def __init__(self, on: date) -> None:
        super().__init__()
        named(self, "visitPage", _("Visit"))
        self.head = VisitHead()
        self.take_over = Button(_("Take over"), "takeOverButton", icon="hand", size="small")
        self.take_over.hide()
        self.head.add_action(self.take_over)
        self.signing = SigningPanel()
        self.signed_text = NoteView("signedText", _("The signed text"))
        self.side = named(QStackedWidget(), "visitSide", _("Beside the visit"))
        self.side.addWidget(self.signing)
        self.side.addWidget(self.signed_text)
        self.frame = VisitFrame(on, self.side)
        self.bar = VisitBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.frame, self.bar):
            column.addWidget(part, 1 if part is self.frame else 0)
        self._wire()

    def _wire(self) -> None:
        self.head.back.clicked.connect(self.back_wanted)
        self.head.photos.clicked.connect(self.photos_wanted)
        self.head.body_map.clicked.connect(self.body_map_wanted)
        self.head.add_procedure.clicked.connect(self.procedure_wanted)
        self.frame.closed.connect(self.back_wanted)
        self.frame.draft_said.connect(lambda text, failed: self.bar.show_draft(text, failed=failed))
        self.frame.next_wanted.connect(self.go_to_next)
        self.take_over.clicked.connect(self.take_over_wanted)
        self.bar.discard.clicked.connect(self.discard_wanted)
        self.bar.sign.clicked.connect(self.sign_wanted)
        self.procedure_wanted.connect(self.frame.procedures.open_finder)
        for keys, signal in (
            ("Ctrl+Shift+P", self.procedure_wanted),
            ("Ctrl+Return", self.sign_wanted),
            ("Ctrl+Enter", self.sign_wanted),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def show_visit(self, visit: OpenVisit, values: Mapping[str, object], *, can_conclude: bool) -> None:
        """Show a visit as it was read; one that is signed is shown for an amendment."""
        amending = visit.state is not VisitState.DRAFT
        self.head.show_visit(visit)
        self.frame.set_can_conclude(can_conclude)
        self.frame.show_values({**values, "reason": ""})
        self.frame.reason_card.setVisible(amending)
        self.side.setCurrentWidget(self.signed_text if amending else self.signing)
        if amending:
            self.signed_text.show_note(visit.note)
            self.bar.sign.setText(_("Save amendment"))
            self.bar.discard.setText(_("Discard changes…"))
            self.bar.show_left(0)
        self.bar.show_draft(_("Nothing unsaved"))

    def show_holder(self, name: str, *, is_mine: bool) -> None:
        """Say who holds the visit and signs it where it is somebody else."""
        self.take_over.setVisible(not is_mine)
        self.bar.discard.setVisible(is_mine)
        self.bar.sign.setVisible(is_mine)
        if not is_mine:
            text = _("{name} holds this visit and signs it. You may write on the draft, or take it over.", name=name)
            self.frame.banner.say("info", text)

    def go_to_next(self) -> None:
        """Go to the next line to finish."""
        self.frame.go_to(self.signing.next_place())

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the form; empty takes it away."""
        self.frame.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, what no field answers to above the form, and go to the first."""
        left = self.frame.show_problems({name: text for name, text in problems.items() if "." not in name})
        elsewhere = [text for name, text in problems.items() if name in left or "." in name]
        self.show_trouble(" ".join(elsewhere), tone="warn")
        first = next((name for name in problems if self.frame.knows(name)), "")
        self.frame.go_to(first)

    def show_stale(self, text: str, theirs: object) -> None:
        """Show what was typed beside what somebody saved meanwhile; the typing stays."""
        if not isinstance(theirs, OpenVisit):
            self.show_trouble(text, tone="warn")
            return
        mine = note_of(self.frame.values())
        pairs = [(label, new, old) for label, old, new in differences(theirs.note, mine)]
        self.frame.stale_box.show_versions(text, pairs)
        self.frame.stale_box.mine_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow windows a narrower list."""
        super().resizeEvent(event)
        self.side.setFixedWidth(theme.px(PANEL_WIDTH if self.width() >= ROOMY else NARROW_PANEL))
