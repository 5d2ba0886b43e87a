"""What the page for exporting photographs offers: where each use stands, and who is in the register for it."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import TEACHING_RECIPIENTS, DataClass
from luna_desktop.domain.photo_uses import MEDIUM_OF, PhotoScope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.privacy import photo_consents
from luna_desktop.services.privacy.photo_consents import UseLine
from luna_desktop.services.sharing import disclosure_gate
from luna_desktop.services.sharing.disclosure_gate import RegisteredRecipient
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change


@dataclass(frozen=True)
class ExportOptions:
    """Where each use stands, and the register of recipients."""

    uses: tuple[UseLine, ...]
    recipients: tuple[RegisteredRecipient, ...]

    def use(self, scope: PhotoScope) -> UseLine | None:
        """Return where a use stands that needs a yes for each photograph; None for the others."""
        return next((line for line in self.uses if line.scope is scope), None)

    def recipients_for(self, scope: PhotoScope) -> tuple[RegisteredRecipient, ...]:
        """Return to whom photographs may go for a use; nobody of the register for the record and the clinic itself."""
        if scope is PhotoScope.REFERRAL:
            kinds = frozenset({RecipientKind.PROVIDER})
        elif scope in MEDIUM_OF and scope is not PhotoScope.STAFF:
            kinds = TEACHING_RECIPIENTS
        else:
            kinds = frozenset()
        return tuple(each for each in self.recipients if each.kind in kinds)


@use_case(
    requires=Permission.EXPORT_PHOTOGRAPHS,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.PRIVACY),
)
def read_export_options(work: Work, patient: PatientId) -> ExportOptions:
    """Return what the page offers for a patient."""
    options = ExportOptions(photo_consents.lines_of(work, patient), disclosure_gate.recipients_now(work))
    work.record("photograph uses read", patient_change("photograph use", "", patient), kind=READ)
    return options
