"""The clinical sections of a record copy: identity and contact, allergies, history, lifestyle."""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.reports.cells import fact, recorded, with_note, words
from luna_desktop.reports.disputes import print_disputes
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import (
    UNKNOWN,
    AllergyRow,
    ConditionRow,
    HistoryRow,
    LifestyleAssessment,
    MedicineRow,
    Provenance,
    RecordCopy,
)
from luna_desktop.reports.style import ALARM, BODY, MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


def print_contact(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print identity and contact fields as recorded, then the people whom the patient named."""
    patient = content.patient
    fields = [
        (_("Name"), patient.name),
        (_("Also known as"), "\n".join(patient.also_known_as)),
        (_("Patient number"), patient.number),
        (_("Born"), words(patient.born, _)),
        (_("Age"), words(patient.age, _)),
        (_("Sex as recorded"), words(patient.sex, _)),
        (_("Gender as recorded"), words(patient.gender, _)),
        (_("Pronouns"), words(patient.pronouns, _)),
        (_("Health account number (ABHA)"), patient.health_id),
        (_("Phone"), "\n".join(patient.phones)),
        (_("E-mail"), "\n".join(patient.emails)),
        (_("Address"), "\n".join(patient.addresses)),
        (_("Details last confirmed"), words(patient.confirmed, _)),
        (_("Language"), words(patient.language, _)),
        (_("Occupation"), words(patient.occupation, _)),
    ]
    rows = [
        ((Piece(label, MUTED),), (Piece(value, STRONG if label == _("Name") else BODY),))
        for label, value in fields
        if value
    ]
    table(document, [Column(_("Field"), 3), Column(_("Details"), 7)], rows)
    if content.contacts:
        document.heading(3, _("People named by the patient"), bookmark=False)
        columns = [Column(_("Role"), 3), Column(_("Name"), 3), Column(_("Relation"), 2), Column(_("Phone"), 2.6)]
        people = [(words(each.role, _), each.name, words(each.relation, _), each.phone) for each in content.contacts]
        table(document, columns, people)


def print_allergies(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print alerts, whether allergies are known, and each of them."""
    if content.alerts:
        document.heading(3, _("Alerts"), bookmark=False)
        columns = [Column(_("Alert"), 6), Column(_("Recorded"), 3)]
        table(
            document,
            columns,
            [(fact(each.text, each.provenance, ALARM, _=_), recorded(each.provenance, _=_)) for each in content.alerts],
        )
        print_disputes(document, [(each.text, each.provenance.disputes) for each in content.alerts], _=_)
        document.heading(3, _("Allergies"), bookmark=False)
    state = content.allergy_state
    document.paragraph(
        words(state.statement, _) if state else _("Whether there are allergies was not recorded."), STRONG
    )
    if state and (state.provenance != UNKNOWN):
        document.paragraph(_recorded_sentence(state.provenance, _), MUTED)
        print_disputes(document, [(state.statement, state.provenance.disputes)], _=_)
    if content.allergies:
        columns = [
            Column(_("Substance"), 2.6),
            Column(_("Reaction"), 3.2),
            Column(_("Severity"), 1.7),
            Column(_("Recorded"), 2.7),
        ]
        table(document, columns, (_allergy(row, _) for row in content.allergies))
        print_disputes(document, [(row.substance, row.provenance.disputes) for row in content.allergies], _=_)
    for title, middle, rows in (
        (_("Patch tests"), _("Put on"), content.patch_tests),
        (_("Added in spite of an allergy"), _("State"), content.overrides),
    ):
        if rows:
            document.heading(3, title, bookmark=False)
            columns = [Column(_("Entry"), 5), Column(middle, 1.6), Column(_("Recorded"), 2.5)]
            table(document, columns, [_allergy_note(row, _) for row in rows])
            print_disputes(document, [(row.text, row.provenance.disputes) for row in rows], _=_)


def _allergy_note(row: HistoryRow, _: Translator) -> list[Cell]:
    return [
        fact(row.text, row.provenance, _=_),
        words(row.since, _),
        recorded(row.provenance, _=_),
    ]


def _allergy(row: AllergyRow, _: Translator) -> list[Cell]:
    style = ALARM if row.severe else BODY
    reaction = [*with_note(row.reaction, row.since, _=_), Piece(words(row.note, _), MUTED)]
    return [
        fact(row.substance, row.provenance, style, _=_),
        [piece for piece in reaction if piece.text],
        (Piece(words(row.severity, _), style),),
        recorded(row.provenance, _=_),
    ]


def _recorded_sentence(provenance: Provenance, _: Translator) -> str:
    parts = ", ".join(piece.text for piece in recorded(provenance, _=_))
    return _("Recorded: {recorded}", recorded=parts)


def print_history(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print conditions, medicines and everything else of the history."""
    if content.conditions:
        document.heading(3, _("Conditions"))
        columns = [
            Column(_("Condition"), 3.2),
            Column(_("Code"), 1.2),
            Column(_("Status"), 1.6),
            Column(_("Since"), 1.5),
            Column(_("Recorded"), 2.6),
        ]
        table(document, columns, (_condition(row, _) for row in content.conditions))
        print_disputes(document, [(row.name, row.provenance.disputes) for row in content.conditions], _=_)
    if content.medicines:
        document.heading(3, _("Medicines and topicals"))
        columns = [
            Column(_("Medicine"), 2.7),
            Column(_("Dose and place"), 2.2),
            Column(_("Started"), 1.9),
            Column(_("State"), 1.9),
            Column(_("Recorded"), 2.4),
        ]
        table(document, columns, (_medicine(row, _) for row in content.medicines))
        print_disputes(document, [(row.name, row.provenance.disputes) for row in content.medicines], _=_)
    if content.history:
        document.heading(3, _("Other history"))
        columns = [Column(_("Kind"), 1.8), Column(_("Entry"), 4), Column(_("Since"), 1.5), Column(_("Recorded"), 2.5)]
        rows = [
            (
                words(row.kind, _),
                fact(row.text, row.provenance, _=_),
                words(row.since, _),
                recorded(row.provenance, _=_),
            )
            for row in content.history
        ]
        table(document, columns, rows)
        print_disputes(document, [(row.text, row.provenance.disputes) for row in content.history], _=_)


def _condition(row: ConditionRow, _: Translator) -> list[Cell]:
    entry = fact(row.name, row.provenance, _=_)
    if row.note:
        entry.append(Piece(words(row.note, _), MUTED))
    return [entry, row.code, words(row.status, _), words(row.since, _), recorded(row.provenance, _=_)]


def _medicine(row: MedicineRow, _: Translator) -> list[Cell]:
    entry = fact(row.name, row.provenance, _=_)
    if row.note:
        entry.append(Piece(words(row.note, _), MUTED))
    return [
        entry,
        words(row.dose_and_place, _),
        words(row.started, _),
        words(row.state, _),
        recorded(row.provenance, _=_),
    ]


def print_lifestyle(document: Document, told: Sequence[LifestyleAssessment], *, _: Translator) -> None:
    """Print each assessment with its answers."""
    for assessment in told:
        document.heading(
            3, _("{title}, {day}", title=words(assessment.title, _), day=words(assessment.on, _)), bookmark=False
        )
        if assessment.provenance != UNKNOWN:
            document.paragraph(_recorded_sentence(assessment.provenance, _), MUTED)
        table(document, [Column(_("Question"), 4), Column(_("Answer"), 5)], _answers(assessment, _))
        print_disputes(document, [(assessment.title, assessment.provenance.disputes)], _=_)


def _answers(assessment: LifestyleAssessment, _: Translator) -> list[tuple[Cell, Cell]]:
    return [(words(question, _), words(answer, _)) for question, answer in assessment.answers]
