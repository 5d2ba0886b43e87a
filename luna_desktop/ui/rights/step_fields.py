"""The fields that steps of cases ask for, as controls: one by name, whichever kind and step it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.fields import LONGEST_STATEMENT
from luna_desktop.services.rights.staff_choices import StaffChoice
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.rights import choices
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.many_choices import TicksField


@dataclass(frozen=True)
class Offered:
    """What the forms of one case offer: its kind, and the staff."""

    kind: CaseKind
    people: tuple[StaffChoice, ...] = ()

    def options(self, *, clinicians: bool) -> list[Option]:
        """Return the clinicians, or who handles cases, as a field offers them."""
        wanted = [each for each in self.people if (each.is_clinician if clinicians else each.handles)]
        return [Option(int(each.user_id), each.name) for each in wanted]


LABELS: Mapping[str, Message] = {
    "amendment": say("Which entry carries the correction now"),
    "applies_from": say("From which day"),
    "asked_on": say("The review was asked for on"),
    "assessment": say("Assessment"),
    "attach_mode": say("What goes with the entry from now on"),
    "author": say("Clinician who wrote the entry, or the lead clinician"),
    "category": say("What it is about"),
    "code": say("Reason"),
    "contact_field": say("Which detail was corrected"),
    "copy_number": say("Number of the copy"),
    "decision": say("Decision, in words that the patient will read"),
    "delivery": say("How it reaches the person"),
    "erase_on": say("Day of the erasure"),
    "excluded": say("What is left out"),
    "findings": say("What was found"),
    "format": say("In which form"),
    "groups": say("What is to be erased"),
    "holder": say("Who holds it, and how they are reached"),
    "how": say("How this was said or sent"),
    "investigator": say("Who looks into it"),
    "kept": say("What is kept, by which law, until when"),
    "method": say("How it was handed over"),
    "missing": say("What is still missing"),
    "mode": say("How it ends"),
    "no_review_because": say("Why no clinician needs to look at this copy"),
    "outcome": say("How the case ended"),
    "pages": say("Pages"),
    "reason": say("Reason"),
    "receipt": say("Who signed for it, or the dispatch number"),
    "recipients": say("Who was told, and how"),
    "remedy": say("What is done about it"),
    "requested_value": say("What should stand there instead"),
    "restriction": say("What is to be restricted"),
    "result": say("What was erased"),
    "reviewed_by": say("Clinician who looked through it"),
    "reviewer": say("Who reviews it"),
    "scope": say("How much"),
    "sha256": say("Checksum of the copy"),
    "statement": say("Statement, in the patient’s own words"),
    "target": say("Which entry of the record"),
    "way": say("In which way the patient wants to be reached"),
}
_HELP: Mapping[str, Message] = {
    "code": say("The letter names it, with how to have it reviewed and where to complain."),
    "decision": say("Plain words. This is printed in the letter."),
    "holder": say("Name, address or phone. The patient is sent there."),
    "kept": say("One line for each group. This is printed in the letter."),
    "missing": say("As a list: an identity paper, a signed authority, an order."),
    "way": say("A number, an address, a time. Never ask why."),
}
_LONG = frozenset(
    {
        "assessment",
        "decision",
        "excluded",
        "findings",
        "kept",
        "missing",
        "no_review_because",
        "outcome",
        "reason",
        "recipients",
        "remedy",
        "requested_value",
        "result",
        "statement",
    }
)
_CHOSEN: Mapping[str, Mapping[str, Message]] = {
    "attach_mode": choices.ATTACHED,
    "category": choices.CATEGORIES,
    "contact_field": choices.CONTACT_FIELDS,
    "delivery": choices.DELIVERIES,
    "method": choices.HANDED_OVER,
    "mode": choices.ENDS,
    "restriction": choices.RESTRICTIONS,
    "scope": choices.SCOPES,
}
_DAYS = frozenset({"applies_from", "asked_on", "erase_on"})
_CLINICIANS = frozenset({"author", "reviewed_by", "reviewer"})
_STAFF = frozenset({"investigator"})


class NumberField(TextField):
    """A whole number; what is no number is handed on as it was typed, so that nothing is lost."""

    def value(self) -> object:  # type: ignore[override]  # a number where the line holds text
        """Return the number, or what was typed."""
        text = super().value()
        return int(text) if text.isdecimal() else text


def field_for(name: str, offered: Offered) -> Field:
    """Return the control of a field by its name in `domain.rights.fields`; a name without its own is a line."""
    label = shown(LABELS[name]) if name in LABELS else name
    help_text = shown(_HELP[name]) if name in _HELP else ""
    if name in _MADE:
        return _MADE[name](label, offered)
    if name in _CHOSEN:
        return ChoiceField(name, label, choices.options(_CHOSEN[name]), required=True, help_text=help_text)
    if name in _CLINICIANS | _STAFF:
        return ChoiceField(name, label, offered.options(clinicians=name in _CLINICIANS), required=True)
    if name in _DAYS:
        return PartialDateField(name, label, required=True, example="14-03-2026")
    if name in _LONG:
        return LinesField(name, label, required=True, help_text=help_text, lines=3)
    return TextField(name, label, required=True, help_text=help_text)


def _code(label: str, offered: Offered) -> Field:
    return ChoiceField("code", label, choices.codes(offered.kind), required=True, help_text=shown(_HELP["code"]))


def _formats(label: str, _offered: Offered) -> Field:
    return TicksField("format", label, choices.options(choices.FORMATS), required=True)


def _groups(label: str, _offered: Offered) -> Field:
    return TicksField("groups", label, choices.options(choices.GROUPS), required=True)


def _how(label: str, _offered: Offered) -> Field:
    return ChoiceField("how", label, choices.options(choices.TOLD), required=True)


def _pages(label: str, _offered: Offered) -> Field:
    return NumberField("pages", label, required=True, longest=6)


def _statement(label: str, _offered: Offered) -> Field:
    most = _("At most {count} characters.", count=LONGEST_STATEMENT)
    return LinesField("statement", label, required=True, lines=6, help_text=most)


_MADE: Mapping[str, Callable[[str, Offered], Field]] = {
    "code": _code,
    "format": _formats,
    "groups": _groups,
    "how": _how,
    "pages": _pages,
    "statement": _statement,
}


def fields_for(names: Sequence[str], offered: Offered) -> list[Field]:
    """Return the controls of a step in its order."""
    return [field_for(name, offered) for name in names]
