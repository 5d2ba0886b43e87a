"""Who had the old entry: one tile each, with the ways to tell them, and somebody whom the patient names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from luna_desktop.domain.rights.disagreements import TOLD_NAMES, Told
from luna_desktop.services.rights.correction_telling import OldRecipient, Telling
from luna_desktop.texts import _, shown
from luna_desktop.ui.corrections.wording import day_words
from luna_desktop.ui.privacy.restrictions_forms import SectionForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import hairline, paragraph, words
from luna_desktop.ui.widgets.naming import named, styled

_VERBS = {
    Told.LETTER: "mail",
    Told.EMAIL: "send",
    Told.PHONE: "phone",
    Told.DECLINED: "ban",
}


class TellingForm(SectionForm):
    """The list of recipients, and a row for one whom the patient names.

    Signals:
        told: what is done about a listed one: the OldRecipient and the Told.
        named_wanted: note what was done about the person named below.
    """

    told = Signal(object, object)
    named_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__("correctionTelling", title)
        self.column.addWidget(
            paragraph(
                _(
                    "They received this part of the record before it was corrected. Ask the patient about each. By "
                    "letter or e-mail, the corrected part is entered among the disclosures, to be made and handed over "
                    "there."
                )
            )
        )
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.column.addWidget(self._list)
        self.column.addWidget(hairline())
        self.column.addWidget(words(_("Somebody else whom the patient names"), "strong"))
        ways = [Option(each.value, shown(TOLD_NAMES[each])) for each in (Told.LETTER, Told.EMAIL, Told.PHONE)]
        self.add(
            TextField("name", _("Name"), longest=200),
            ChoiceField("outcome", _("What was done"), ways),
            TextField("note", _("How and when"), longest=400),
        )
        self.save = Button(_("Note it"), "tellNamed", kind=Kind.SECONDARY)
        self.save.clicked.connect(self.named_wanted)
        self.finish(self.save)
        self.cancel.setText(_("Close"))

    def show_recipients(self, recipients: Sequence[OldRecipient]) -> None:
        """Show who had it and what was done."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, each in enumerate(recipients):
            self._rows.addWidget(self._tile(at, each))
        if not recipients:
            self._rows.addWidget(words(_("Nobody received this part of the record."), "body2", wrap=True))

    def telling(self, patient: int, case_id: int) -> Telling | None:
        """Return what was noted about the person named, or None while nothing was chosen."""
        values = self.values()
        if not values["outcome"]:
            return None
        return Telling(
            patient,  # type: ignore[arg-type]  # handed through as it came
            case_id,
            Told(str(values["outcome"])),
            name=str(values["name"] or ""),
            note=str(values["note"] or ""),
        )

    def _tile(self, at: int, each: OldRecipient) -> QFrame:
        sent = _("{number}, sent on {day}: {purpose}", number=each.number, day=_sent(each), purpose=each.purpose)
        told = told_words(each)
        said = [each.name, sent if each.sent_at is not None else "", told]
        tile = styled(named(QFrame(), f"oldRecipient{at}", ". ".join(part for part in said if part)), cls="tile")
        column = QVBoxLayout(tile)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(words(each.name, "strong", wrap=True))
        if each.sent_at is not None:
            column.addWidget(words(sent, "caption", wrap=True))
        if told:
            column.addWidget(words(told, "body", wrap=True))
            return tile
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for outcome, icon in _VERBS.items():
            if outcome in {Told.LETTER, Told.EMAIL} and not each.is_registered:
                continue
            button = Button(_verb(outcome), f"tell{outcome.name.title()}{at}", icon=icon, size="small")
            button.setAccessibleName(_("{verb}, {name}", verb=_verb(outcome), name=each.name))
            button.clicked.connect(lambda _on=False, one=each, how=outcome: self.told.emit(one, how))
            flow.addWidget(button)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignLeft)
        return tile


def told_words(each: OldRecipient) -> str:
    """Return what was done about a recipient, or nothing."""
    if each.outcome is None or each.told_at is None:
        return ""
    done = _(
        "{outcome}, {name}, {day}",
        outcome=shown(TOLD_NAMES[each.outcome]),
        name=each.told_by,
        day=day_words(each.told_at),
    )
    return _("{done} ({note})", done=done, note=each.note) if each.note else done


def _verb(outcome: Told) -> str:
    return {
        Told.LETTER: _("By letter"),
        Told.EMAIL: _("By e-mail"),
        Told.PHONE: _("Told by phone"),
        Told.DECLINED: _("Patient does not want it"),
    }[outcome]


def _sent(each: OldRecipient) -> str:
    return day_words(each.sent_at) if each.sent_at is not None else ""
