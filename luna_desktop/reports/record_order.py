"""The parts of a full record copy in their fixed order: what each is called, when it is printed and what prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from luna_desktop.reports import clinical_sections as clinical
from luna_desktop.reports import privacy_sections as privacy
from luna_desktop.reports.appointments import print_appointments
from luna_desktop.reports.certification import print_certification
from luna_desktop.reports.correction_pages import print_corrections
from luna_desktop.reports.document import Document
from luna_desktop.reports.finding_pages import print_body_map, print_scores
from luna_desktop.reports.intake_sections import print_intakes
from luna_desktop.reports.joined_records import print_joined
from luna_desktop.reports.messages_said import print_messages
from luna_desktop.reports.notices_given import print_notices
from luna_desktop.reports.openings import print_openings
from luna_desktop.reports.paper_sections import certificates, other_papers, print_certificates, print_papers
from luna_desktop.reports.photo_pages import print_photographs, print_sealed, sensitive
from luna_desktop.reports.reading_key import print_reading
from luna_desktop.reports.record_content import RecordCopy, Section
from luna_desktop.reports.result_pages import print_results
from luna_desktop.reports.rights_pages import print_rights
from luna_desktop.reports.visit_pages import print_visits
from luna_desktop.texts import Message, Translator, say


def _always(_content: RecordCopy) -> bool:
    return True


@dataclass(frozen=True)
class Printer:
    """A part: the choice that it belongs to, its title, whether the content has anything for it, what prints it."""

    section: Section
    title: Message
    act: Callable[[Document, RecordCopy, Translator], None]
    has: Callable[[RecordCopy], bool] = _always
    own_page: bool = False


PRINTERS: tuple[Printer, ...] = (
    Printer(
        Section.IDENTITY_CHECK,
        say("Identity and authority check"),
        lambda document, content, _: privacy.print_identity_check(document, content, _=_),
        lambda content: content.identity_check is not None,
    ),
    Printer(
        Section.READING,
        say("How to read this record"),
        lambda document, content, _: print_reading(document, content, _=_),
    ),
    Printer(
        Section.HOW_USED,
        say("Your personal data and how it is used"),
        lambda document, content, _: privacy.print_how_used(document, content, _=_),
        lambda content: bool(content.how_used or content.consents),
    ),
    Printer(
        Section.HOW_USED,
        say("Notices that you were given"),
        lambda document, content, _: print_notices(document, content, _=_),
        lambda content: bool(content.notices),
    ),
    Printer(
        Section.HOW_USED,
        say("Messages and calls"),
        lambda document, content, _: print_messages(document, content, _=_),
        lambda content: bool(content.messages),
    ),
    Printer(
        Section.CONTACT,
        say("Identity and contact"),
        lambda document, content, _: clinical.print_contact(document, content, _=_),
    ),
    Printer(
        Section.CONTACT,
        say("Records that were joined"),
        lambda document, content, _: print_joined(document, content, _=_),
        lambda content: bool(content.joined),
    ),
    Printer(
        Section.ALLERGIES,
        say("Alerts and allergies"),
        lambda document, content, _: clinical.print_allergies(document, content, _=_),
    ),
    Printer(
        Section.HISTORY,
        say("Medical history"),
        lambda document, content, _: clinical.print_history(document, content, _=_),
        lambda content: bool(content.conditions or content.medicines or content.history),
    ),
    Printer(
        Section.LIFESTYLE,
        say("Lifestyle"),
        lambda document, content, _: clinical.print_lifestyle(document, content.lifestyle, _=_),
        lambda content: bool(content.lifestyle),
    ),
    Printer(
        Section.LIFESTYLE,
        say("What you prefer"),
        lambda document, content, _: clinical.print_lifestyle(document, content.preferences, _=_),
        lambda content: bool(content.preferences),
    ),
    Printer(
        Section.LIFESTYLE,
        say("Forms that you filled in"),
        lambda document, content, _: print_intakes(document, content.intakes, _=_),
        lambda content: bool(content.intakes),
    ),
    Printer(
        Section.VISITS,
        say("Appointments"),
        lambda document, content, _: print_appointments(document, content, _=_),
        lambda content: bool(content.appointments),
    ),
    Printer(
        Section.VISITS,
        say("Visits"),
        lambda document, content, _: print_visits(document, content, _=_),
        lambda content: bool(content.visits or content.courses or content.orders),
    ),
    Printer(
        Section.FINDINGS,
        say("Body map"),
        lambda document, content, _: print_body_map(document, content, _=_),
        lambda content: bool(content.markers),
    ),
    Printer(
        Section.FINDINGS,
        say("Scores"),
        lambda document, content, _: print_scores(document, content, _=_),
        lambda content: bool(content.scores),
    ),
    Printer(
        Section.PAPERS,
        say("Prescriptions and treatment consents"),
        lambda document, content, _: print_papers(document, content, _=_),
        lambda content: bool(other_papers(content) or content.treatment_consents or content.aftercare),
    ),
    Printer(
        Section.RESULTS,
        say("Investigations, results and documents"),
        lambda document, content, _: print_results(document, content, _=_),
        lambda content: bool(content.results or content.documents),
    ),
    Printer(
        Section.PAPERS,
        say("Certificates issued"),
        lambda document, content, _: print_certificates(document, content, _=_),
        lambda content: bool(certificates(content)),
    ),
    Printer(
        Section.PHOTOGRAPHS,
        say("Photographs"),
        lambda document, content, _: print_photographs(document, content, _=_),
        lambda content: bool(content.photographs or content.left_out.any or content.photographs_declined),
    ),
    Printer(
        Section.PHOTOGRAPHS,
        say("Sealed part: sensitive photographs"),
        lambda document, content, _: print_sealed(document, content, _=_),
        lambda content: bool(sensitive(content)),
        own_page=True,
    ),
    Printer(
        Section.CORRECTIONS,
        say("Corrections and disagreements"),
        lambda document, content, _: print_corrections(document, content, _=_),
    ),
    Printer(
        Section.RESTRICTIONS,
        say("Restrictions and wishes about contact"),
        lambda document, content, _: privacy.print_restrictions(document, content, _=_),
    ),
    Printer(
        Section.DISCLOSURES,
        say("To whom your record was disclosed"),
        lambda document, content, _: privacy.print_disclosures(document, content, _=_),
    ),
    Printer(
        Section.DISCLOSURES,
        say("Who in the clinic opened your record"),
        lambda document, content, _: print_openings(document, content, _=_),
        lambda content: content.opened is not None,
    ),
    Printer(
        Section.WITHHELD,
        say("Items not included and why"),
        lambda document, content, _: privacy.print_withheld(document, content, _=_),
    ),
    Printer(
        Section.RIGHTS,
        say("Your rights and how to ask"),
        lambda document, content, _: print_rights(document, content, _=_),
    ),
    Printer(
        Section.CERTIFICATION,
        say("Certification"),
        lambda document, content, _: print_certification(document, content, _=_),
        lambda content: content.certification is not None,
        own_page=True,
    ),
)
"""What is printed, from the first part after the cover to the last before the form for a correction."""
