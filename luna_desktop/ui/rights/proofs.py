"""The forms that note how identity was checked and what shows the right to ask for a patient."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from luna_desktop.domain.relations import PROOF_NAMES, Proof
from luna_desktop.domain.rights.authority import ACCEPTED, PAPER_NAMES, Authority, Paper
from luna_desktop.domain.rights.cases import METHOD_NAMES, Case, IdentityCheck, IdentityMethod
from luna_desktop.services.rights.authority import AuthorityAsked, check_authority
from luna_desktop.services.rights.cases import CasePage
from luna_desktop.services.rights.identity import IdentityAsked, check_identity
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.rights.case_words import whose
from luna_desktop.ui.rights.step_dialog import Asking
from luna_desktop.ui.rights.step_presenter import StepAsk
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField

PHOTO_PROOFS = tuple(proof for proof in Proof if proof not in {Proof.NONE, Proof.BIRTH})
PASSED, NOT_PASSED = "passed", "not passed"


def identity_ask(context: Context, page: CasePage) -> StepAsk:
    """Return the form about identity."""
    case = page.case
    method = ChoiceField(
        "method", _("How it was checked"), [Option(each.value, shown(text)) for each, text in METHOD_NAMES.items()]
    )
    document, last_four = document_fields()
    outcome = SegmentedField(
        "outcome", _("Outcome"), [Option(PASSED, _("Proven")), Option(NOT_PASSED, _("Not proven"))]
    )

    def fit() -> None:
        for field in (document, last_four):
            field.setVisible(method.value() == IdentityMethod.PHOTO_ID.value)

    def job(fields: Mapping[str, object], note: str) -> Callable[[], object]:
        check = identity_check(fields, passed=fields["outcome"] == PASSED)
        return context.job(check_identity, IdentityAsked(case.patient_id, case.case_id, check, note))

    asking = Asking(
        _("Check identity"),
        whose(page),
        _("Note the check"),
        _("Look at the document and keep only its kind and the last four characters. Make no copy."),
    )
    method.edited.connect(fit)
    begin = {"method": IdentityMethod.PHOTO_ID.value, "outcome": PASSED}
    return StepAsk("identity", asking, [method, document, last_four, outcome], job, begin, fit=fit)


def document_fields() -> tuple[Field, Field]:
    """Return the fields of a document: its kind, and its last four characters."""
    document = ChoiceField(
        "document",
        _("Document shown"),
        [Option(each.value, shown(PROOF_NAMES[each])) for each in PHOTO_PROOFS],
        required=True,
    )
    last_four = TextField(
        "last_four",
        _("Last four"),
        required=True,
        longest=4,
        help_text=_("Only these. The number itself is never kept."),
    )
    return document, last_four


def identity_check(fields: Mapping[str, object], *, passed: bool = True) -> IdentityCheck:
    """Return what was typed about identity."""
    document = Proof(str(fields["document"])) if fields.get("document") else Proof.NONE
    return IdentityCheck(IdentityMethod(str(fields["method"])), document, str(fields.get("last_four") or ""), passed)


def paper_options(case_relation: object) -> list[Option]:
    """Return the papers that show the right to ask for somebody in this relation, the usual one first."""
    accepted = next((papers for relation, papers in ACCEPTED.items() if relation is case_relation), ())
    return [Option(paper.value, shown(PAPER_NAMES[paper])) for paper in accepted]


def authority_ask(context: Context, page: CasePage) -> StepAsk:
    """Return the form about the right to ask."""
    case: Case = page.case
    options = paper_options(case.requester.relation)
    paper = ChoiceField("paper", _("Which paper was shown"), options, required=True)
    reference = TextField(
        "reference", _("Its number and date, or who signed it and when"), longest=400, example=_("Signed 20-11-2026")
    )
    outcome = SegmentedField(
        "outcome", _("Outcome"), [Option(PASSED, _("It is enough")), Option(NOT_PASSED, _("It is not enough"))]
    )

    def job(fields: Mapping[str, object], note: str) -> Callable[[], object]:
        shown_paper = Paper(str(fields["paper"])) if fields.get("paper") else None
        asked = AuthorityAsked(
            case.patient_id,
            case.case_id,
            Authority(shown_paper, str(fields["reference"])),
            fields["outcome"] == PASSED,
            note,
        )
        return context.job(check_authority, asked)

    asking = Asking(
        _("Check the right to ask"),
        whose(page),
        _("Note the check"),
        _("{name} asks for this patient. Attach a scan of the paper to the case.", name=case.requester.name),
    )
    begin = {"paper": options[0].value if options else None, "outcome": PASSED}
    return StepAsk("authority", asking, [paper, reference, outcome], job, begin)
