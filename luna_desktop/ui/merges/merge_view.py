"""Two records side by side, as they are merged or told apart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.services.people.merge_pages import MergePage
from luna_desktop.texts import _, shown
from luna_desktop.ui.merges.clinical_card import ClinicalCard
from luna_desktop.ui.merges.fields_card import FieldsCard
from luna_desktop.ui.merges.heads import Heads
from luna_desktop.ui.merges.side import SidePanel
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec


class MergeView(QWidget):
    """Shows a pair; says what is wanted.

    Signals:
        back_wanted, skip_wanted, apart_wanted, swap_wanted, merge_wanted: what is to be done about the pair.
        reread_wanted: look at both again.
        history_wanted: a MergeLine to be undone or read.
    """

    back_wanted = Signal()
    skip_wanted = Signal()
    apart_wanted = Signal()
    swap_wanted = Signal()
    merge_wanted = Signal()
    reread_wanted = Signal()
    history_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        named(self, "mergePage", _("Merge two records"))
        self._page: MergePage | None = None
        self.back = icon_button("arrow-left", "mergeBackButton", _("Back to the list"))
        self.place = Chip("", name="pairPlace")
        self.skip = Button(_("Skip"), "skipPairButton", tip=_("Alt+S"))
        self.skip.setShortcut("Alt+S")
        self.not_same = Button(_("Not the same person"), "notSameButton", icon="user-x", tip=_("Alt+N"))
        self.not_same.setShortcut("Alt+N")
        self.banner = Banner("warn", "", name="mergeTrouble", action=_("Look again"))
        self.asked = Banner("info", "", name="mergeAsked", icon="message-square")
        self.stop = Banner("danger", "", name="mergeStopped")
        self.heads, self.fields, self.clinical = Heads(), FieldsCard(today), ClinicalCard()
        self.side = SidePanel()
        self._connect()
        self._build()

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.skip.clicked.connect(self.skip_wanted)
        self.not_same.clicked.connect(self.apart_wanted)
        self.fields.apart_wanted.connect(self.apart_wanted)
        self.heads.swap_wanted.connect(self.swap_wanted)
        self.banner.acted.connect(self.reread_wanted)
        self.fields.changed.connect(lambda: self.side.show_open(self.fields.open_fields()))
        self.side.merge_wanted.connect(self.merge_wanted)
        self.side.history_wanted.connect(self.history_wanted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.side.merge.click)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_wanted)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(words(_("Merge two records"), "title"))
        head.addWidget(self.place)
        head.addStretch(1)
        head.addWidget(self.skip)
        head.addWidget(self.not_same)
        inside = styled(QWidget(), cls="page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 0, 14, 16)
        column.setSpacing(12)
        for widget in (self.banner, self.asked, self.stop, self.heads, self.fields, self.clinical):
            column.addWidget(widget)
        column.addStretch(1)
        area = named(QScrollArea(), "mergeScroll", _("Merge two records"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        holder = QWidget()
        holder.setLayout(head)
        head.setContentsMargins(20, 12, 14, 0)
        left.addWidget(holder)
        left.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def show_page(self, page: MergePage, *, place: str, asked: str = "") -> None:
        """Show two records; the keyboard goes to the first field in which somebody chooses."""
        is_same = self._page is not None and self._page.pair == page.pair
        self._page = page
        self.banner.say("warn", "")
        self.asked.say("info", asked, icon="message-square")
        self.show_place(place)
        stopped = shown(page.obstacle) if page.obstacle is not None else ""
        self.stop.say("danger", stopped)
        self.heads.show_halves(page.kept, page.merged)
        numbers = (page.kept.card.mrn, page.merged.card.mrn)
        self.fields.show_fields(page.fields, numbers, page.apart, may_choose=page.may_merge)
        self.clinical.show_halves(page.kept, page.merged)
        counts = [half.counts for half in (page.kept, page.merged) if half.counts is not None]
        self.side.show_rights(
            may_merge=page.may_merge,
            is_clinician=page.is_clinician,
            has_allergies=any(each.allergies for each in counts),
            stopped=stopped,
        )
        if not is_same:
            self.side.reason.show_value("")
            self.side.reason.show_problem("")
        self.side.show_open(self.fields.open_fields())
        if page.may_merge and self.fields.open_fields():
            self.fields.start()
        else:
            self.side.reason.control.setFocus(Qt.FocusReason.TabFocusReason)

    def show_place(self, place: str) -> None:
        """Say which pair of the list this is; nothing for one that is not on it."""
        self.place.show_chip(ChipSpec(place))
        self.place.setVisible(bool(place))

    def page(self) -> MergePage | None:
        """Return what is shown."""
        return self._page

    def show_changed(self, text: str) -> None:
        """Say that a record changed meanwhile; what was chosen and typed stays."""
        self.banner.say("warn", text, action=_("Look again"))
        self.side.merge.set_busy(False)

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show what is wrong: at the reason, else over the page."""
        self.side.merge.set_busy(False)
        self.side.reason.show_problem(problems.get("reason", ""))
        rest = [text for name, text in problems.items() if name != "reason"]
        self.banner.say("warn", " ".join(rest), action=_("Look again"))
