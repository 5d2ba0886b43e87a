"""The form that notes what was said with a patient: a call, a letter, a visit to the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.messages.contacts import BY_NAMES, DIRECTION_NAMES, OUTCOME_NAMES, By, Direction, Outcome
from luna_desktop.domain.preferences import TOPIC_NAMES, Channel, Topic, Way
from luna_desktop.texts import _, shown
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.messages.wording import address_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

NO_TOPIC = ""


class CallForm(DraftedForm):
    """Notes one contact.

    Signals:
        save_wanted: the contact is to be kept.
        closed: the form is to be left.
    """

    save_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "callForm", _("Note a call or a visit"))
        self.banner = Banner("warn", "", name="callBanner")
        short = {Direction.OUT: _("We called or wrote"), Direction.IN: _("The patient did")}
        self.direction = SegmentedField(
            "direction",
            _("Who turned to whom"),
            [Option(each.value, short[each]) for each in DIRECTION_NAMES],
        )
        self.by = ChoiceField("by", _("By which way"), [Option(by.value, shown(BY_NAMES[by])) for by in By])
        self.address = ChoiceField("address", _("Number or address"), [])
        self.at = TextField(
            "at", _("When"), required=True, help_text=_("Day and time, as 23-Nov-2026 10:31."), longest=40
        )
        topics = [Option(NO_TOPIC, _("Something else")), *(Option(t.value, shown(TOPIC_NAMES[t])) for t in Topic)]
        self.topic = ChoiceField("topic", _("About"), topics)
        self.outcome = ChoiceField(
            "outcome", _("What came of it"), [Option(each.value, shown(OUTCOME_NAMES[each])) for each in Outcome]
        )
        self.note = LinesField("note", _("Note"), lines=4, help_text=_("The desk reads this: nothing about health."))
        self.save = Button(_("Keep"), "keepCallButton", kind=Kind.PRIMARY, icon="save", tip=_("Ctrl+S"))
        self.cancel = Button(_("Cancel"), "leaveCallForm")
        self.save.clicked.connect(self.save_wanted)
        self.cancel.clicked.connect(self.closed)
        self._fields_in_order = (self.direction, self.by, self.address, self.at, self.topic, self.outcome, self.note)
        self.track(*self._fields_in_order)
        self._ways: tuple[Way, ...] = ()
        self.by.edited.connect(self._offer_addresses)
        self._build()

    def _build(self) -> None:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(10)
        column.addWidget(words(_("Note a call or a visit"), "strong"))
        column.addWidget(self.banner)
        for field in self._fields_in_order:
            column.addWidget(field)
        column.addWidget(self.draft_note)
        column.addStretch(1)
        area = named(QScrollArea(), "callScroll", _("Note a call or a visit"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        foot = styled(named(QFrame(), "callFoot", _("Keep or leave")), cls="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(foot)
        for keys, act in (("Ctrl+S", self.save_wanted.emit), ("Esc", self.closed.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def start(self, ways: Sequence[Way], now: str) -> None:
        """Begin a call of just now; the numbers and addresses on file can be chosen."""
        self._ways = tuple(ways)
        self._offer_addresses(By.PHONE.value)
        first = next((way.address for way in self._ways if way.channel is Channel.PHONE), "")
        self.banner.say("warn", "")
        self.show_values(
            {
                "direction": Direction.OUT.value,
                "by": By.PHONE.value,
                "address": first,
                "at": now,
                "topic": Topic.APPOINTMENT.value,
                "outcome": Outcome.REACHED.value,
                "note": "",
            }
        )
        self.by.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Show what was typed before; the addresses are those of the way that was chosen."""
        self._offer_addresses(str(values.get("by") or By.PHONE.value))
        super().show_draft(values)

    def _offer_addresses(self, by: str = "") -> None:
        chosen = by or str(self.by.value())
        found = [way for way in self._ways if way.channel.value == chosen]
        self.address.offer([Option(way.address, address_words(way.channel, way.address)) for way in found])
        if found and self.address.value() not in {way.address for way in found}:
            self.address.show_value(found[0].address)
        self.address.setVisible(bool(found))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the form; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, the rest above them."""
        fields = {field.name: field for field in self._fields_in_order}
        for name, text in problems.items():
            if name in fields:
                fields[name].show_problem(text)
        self.show_trouble(" ".join(text for name, text in problems.items() if name not in fields), tone="warn")
