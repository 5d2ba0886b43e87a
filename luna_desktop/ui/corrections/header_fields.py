"""Who asks, by which way, and how it was made sure: the fields that every request about a record begins with."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.domain.relations import PROOF_NAMES, Proof
from luna_desktop.domain.rights.cases import (
    CHANNEL_WORDS,
    METHOD_NAMES,
    RELATION_NAMES,
    CaseChannel,
    IdentityCheck,
    IdentityMethod,
    Requester,
    RequesterRelation,
)
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField

NOT_YET = "not yet"


def relation_field() -> ChoiceField:
    """Return the field of what who asks is to the patient."""
    options = [Option(each.value, shown(RELATION_NAMES[each])) for each in RequesterRelation]
    return ChoiceField("relation", _("Who asks"), options)


def method_field() -> ChoiceField:
    """Return the field of how it was made sure who asks."""
    methods = [Option(each.value, shown(METHOD_NAMES[each])) for each in IdentityMethod]
    options = [*methods, Option(NOT_YET, _("Not checked yet"))]
    return ChoiceField("method", _("How you made sure who it is"), options)


def document_fields() -> tuple[ChoiceField, TextField]:
    """Return the fields of an identity document: its kind and its last four characters, nothing more."""
    proofs = [Option(each.value, shown(PROOF_NAMES[each])) for each in Proof if each not in {Proof.NONE, Proof.BIRTH}]
    document = ChoiceField("document", _("Document with a photograph"), proofs, required=True)
    return document, TextField("last_four", _("Its last four characters"), required=True, longest=4)


class HeaderFields:
    """The fields, and what they mean together. `fit` hides what an answer makes needless."""

    def __init__(self) -> None:
        channels = [Option(each.value, shown(CHANNEL_WORDS[each])) for each in CaseChannel]
        self.relation = relation_field()
        self.requester = TextField("requester", _("Name of who asks"), required=True, longest=200)
        self.channel = ChoiceField("channel", _("How it came in"), channels)
        self.method = method_field()
        self.document, self.last_four = document_fields()
        for field in (self.relation, self.method):
            field.edited.connect(self.fit)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order of the form."""
        return (self.relation, self.channel, self.requester, self.method, self.document, self.last_four)

    def rows(self) -> tuple[tuple[Field, ...], ...]:
        """Return the fields as they stand in rows of the form, so that a hidden one leaves no hole."""
        return ((self.relation, self.channel), (self.requester,), (self.method,), (self.document, self.last_four))

    @staticmethod
    def beginning() -> dict[str, object]:
        """Return the usual answers: the patient, in person, known."""
        return {
            "relation": RequesterRelation.SELF.value,
            "channel": CaseChannel.IN_PERSON.value,
            "method": IdentityMethod.KNOWN.value,
        }

    def fit(self) -> None:
        """Show the fields that the answers ask for."""
        self.requester.setVisible(self.relation.value() != RequesterRelation.SELF.value)
        seen = needs_document(self.method)
        self.document.setVisible(seen)
        self.last_four.setVisible(seen)


def needs_document(method: ChoiceField) -> bool:
    """Tell whether the way of checking asks for a document."""
    return method.value() == IdentityMethod.PHOTO_ID.value


def requester_of(values: Mapping[str, object]) -> Requester:
    """Return who asks."""
    relation = RequesterRelation(str(values.get("relation") or RequesterRelation.SELF.value))
    name = "" if relation is RequesterRelation.SELF else str(values.get("requester") or "")
    return Requester(name, relation)


def channel_of(values: Mapping[str, object]) -> CaseChannel:
    """Return by which way the request came in."""
    return CaseChannel(str(values.get("channel") or CaseChannel.IN_PERSON.value))


def identity_of(values: Mapping[str, object]) -> IdentityCheck | None:
    """Return how identity was checked, or None where it was not yet."""
    method = str(values.get("method") or NOT_YET)
    if method == NOT_YET:
        return None
    return IdentityCheck(
        IdentityMethod(method),
        Proof(str(values.get("document") or Proof.NONE.value)),
        str(values.get("last_four") or ""),
    )
