"""What a machine copy holds of the database, and what it does not with the reason: a new column is placed here."""

from __future__ import annotations

EXPORTED: dict[str, tuple[str, str]] = {
    "patient": ("Patient", "id uuid mrn registered_at"),
    "fact": ("the resource of its kind", "id patient_id kind current_number"),
    "fact_version": (
        "its resource, Basic for earlier ones, and Provenance",
        "fact_id number status body source reason recorded_at recorded_by",
    ),
    "fact_origin": ("recorded date and recorder of the resource", "fact_id number recorded_at recorded_by"),
    "photograph": ("Media, DocumentReference", "id patient_id fact_id full_id original_sha256 width height"),
    "document": ("DocumentReference", "id patient_id fact_id pages_id pages original_sha256"),
    "visit": ("Encounter", "id patient_id started_at practitioner_id mode kind state current_number signed_at"),
    "visit_version": ("Encounter, Condition, Procedure, Basic", "visit_id number state body reason at by"),
    "visit_addendum": ("Encounter", "visit_id text at by"),
    "care_paper": ("MedicationRequest, DocumentReference", "id patient_id kind"),
    "care_paper_version": ("MedicationRequest, DocumentReference", "paper_id number body at by"),
    "care_paper_step": ("MedicationRequest, DocumentReference", "paper_id state serial reason at by"),
    "consent_event": (
        "Consent",
        "patient_id purpose state at notice_id given_by recipient_id recipient expires_at taken_by method giver "
        "language",
    ),
    "message_preference": ("Consent", "patient_id topic channel address wish at"),
    "notice_receipt": ("Communication", "patient_id document version language outcome reason at by"),
    "restriction": ("Consent, Flag", "patient_id kind terms words at"),
    "restriction_event": ("Consent, Flag", "restriction_id patient_id state at applies_from"),
    "booking": ("Appointment", "id patient_id current_number practitioner_id starts_at"),
    "booking_version": ("Appointment", "booking_id number body"),
    "contact_entry": (
        "Communication",
        "patient_id direction way outcome address topic note message_id strikes_id happened_at by",
    ),
    "outbox_message": ("Communication", "id patient_id klass channel address body state"),
    "treatment_consent": (
        "Consent",
        "patient_id treatment_name state text_id language giver given_by interpreter witness reason valid_until "
        "evidence_id at by",
    ),
    "aftercare_given": ("Communication", "patient_id treatment_name text_id at by"),
    "correction": ("Communication, Task", "case_id patient_id record record_id kind field number proposed reason at"),
    "intake_submission": ("Questionnaire, QuestionnaireResponse", "patient_id at language entries sealed"),
    "disclosure": (
        "AuditEvent",
        "patient_id at by recipient purpose description address basis_code withheld_until",
    ),
    "disclosure_event": ("AuditEvent", "disclosure_id state at"),
    "staff_user": ("Practitioner", "id display_name registration_no"),
    "clinic": ("Organization", "clinic_id"),
    "setting_version": ("Organization", "name value"),
}
"""For each table the resource, and its columns that are in it."""

COLUMNS_LEFT: dict[str, dict[str, str]] = {
    "patient": {
        "who typed it in is in the audit log": "registered_by",
        "a merged record has no copy; the record that stayed has its rows": "merged_into",
        "it follows from the status, which is there": "archived_at",
    },
    "fact_version": {"a number of the database": "id"},
    "fact_origin": {"a number of the clinic’s imports": "import_id"},
    "photograph": {
        "the original holds hidden data such as places": "original_id sealed_name",
        "smaller copies of the same picture": "preview_id thumbnail",
        "consents are in the copy themselves": "consent_event_id",
        "Provenance names who described it": "added_at added_by",
        "it follows from the description": "is_intimate",
    },
    "document": {
        "the original may hold hidden data": "original_id sealed_name",
        "the entry names who filed it": "added_at added_by",
    },
    "visit": {
        "worked out of the note": "headline",
        "it would name another patient’s chart": "moved_to moved_from",
    },
    "visit_version": {"a number of the database": "id"},
    "visit_addendum": {"a number of the database": "id"},
    "care_paper": {"links of the database": "visit_id replaces_id created_at created_by"},
    "care_paper_version": {"a number of the database": "id"},
    "care_paper_step": {
        "a number of the database": "id version evidence_id",
        "the head is that of the clinic": "head",
    },
    "consent_event": {
        "a number of the database": "id giver_fact_id evidence_id",
        "the clinic’s own notes on how it was taken": "witness reason is_for_one_use scope",
        "a workstation of the clinic": "station channel",
    },
    "message_preference": {"a number of the database, and how the clinic knows": "id source by"},
    "notice_receipt": {"a number of the database; signatures are on the pages": "id evidence_id"},
    "restriction": {"who asked and typed is on the pages": "id asked_by by"},
    "restriction_event": {"a number of the database and the desk’s own notes": "id by applies_until mode note"},
    "booking": {
        "service, end, state and note come from its newest version": (
            "service_key ends_at state pinned has_note room_id devices busy_from busy_until wants_earlier series_id "
            "course_id arrived_at in_room_at done_at booked_at booked_by changed_at changed_by"
        )
    },
    "booking_version": {"who moved an appointment and when": "id act reason undoes at by"},
    "contact_entry": {"a number of the database, and when it was typed": "id at"},
    "outbox_message": {
        "how the program sent it": (
            "text_id language subject calendar header_id booking_id run queued_at queued_by not_after tries due_at "
            "lease lease_until"
        )
    },
    "treatment_consent": {
        "numbers of the database": "id treatment course visit_id giver_fact_id withdraws_id",
    },
    "aftercare_given": {"numbers of the database": "id treatment visit_id"},
    "correction": {"numbers of the database, and whom the desk asked": "id author_id by"},
    "intake_submission": {"numbers and seals of the database": "id by wording sha256"},
    "disclosure": {
        "the book’s own number and checks": (
            "id number recipient_kind basis format protection pages sha256 recipient_id country serves agreement_id "
            "consent_event_id content justification verified request_object_id withheld_reference corrects_id"
        )
    },
    "disclosure_event": {"numbers of the database and the desk’s notes": "id by note pages sha256"},
    "staff_user": {"the account of somebody who works here": "slot_id login created_at disabled_at version"},
    "clinic": {"numbers of the database": "id generation created_at"},
    "setting_version": {"when a setting was changed, and by whom": "id at by"},
}
"""Of tables that are exported: columns that are not, by reason."""

TABLES_LEFT: dict[str, str] = {
    "the audit log is the clinic’s own evidence; who opened the record is told where the clinic chose that": (
        "audit_entry signing_key glass_opening glass_end glass_review access_request access_answer"
    ),
    "reviews of the clinic’s own staff (peer review), and how they are reached": (
        "snoop_week snoop_finding snoop_closing incident_note staff_contact_version"
    ),
    "keys and drafts, which are nobody’s record yet": (
        "patient_secret sealed_secret draft intake_draft unlisted_key stored_object"
    ),
    "worked out of what is exported, for lists and searches": (
        "patient_card safety_asked result_waiting rule_hold rule_hold_basis visit_procedure visit_product busy_minutes "
        "book_day likely_pair pair_scan pair_step desk_due"
    ),
    "how the clinic runs its day": (
        "book_entry book_entry_version booking_series booking_visit service_clinical_name waiting_entry "
        "waiting_version desk_set_aside counter backup_run staff_role staff_proposal staff_decision care_team_member"
    ),
    "texts and catalogues of the clinic, the same for everybody": (
        "notice_version text_revision text_event care_text care_text_step message_template message_text "
        "message_text_step catalogue_copy catalogue_row catalogue_approval"
    ),
    "firms and persons of the register; a copy names those who received something": (
        "recipient recipient_version agreement agreement_end stop_task stop_task_done restriction_staff"
    ),
    "how a request was dealt with; what came of it is in the copy": (
        "rights_case case_words case_event case_standing case_letter case_attachment case_restriction "
        "copy_plan_version copy_receipt copy_review correction_told erasure_decision legal_hold legal_hold_end"
    ),
    "what was erased or moved is not this patient’s any more": (
        "erasure_run erasure_line erasure_end erasure_cleaning fact_move"
    ),
    "how two records became one; the pages tell it": ("record_merge record_merge_row record_unmerge merge_check"),
    "how lists came in": "import_run import_result import_line import_fact import_undo import_plan",
    "on the pages: signatures as drawings, the small picture beside the name, decisions about single answers": (
        "consent_evidence identity_photo_version intake_review"
    ),
    "pictures that are nobody’s yet, and codes that propose whose they are": "inbox_photo inbox_step photo_placard",
    "whether an address works, for the sender": "address_mark outbox_event",
    "for what single photographs may be used is on the pages; what left is among the disclosures": (
        "photo_consent photo_export photo_export_item"
    ),
}
"""Tables that are not in a machine copy, by reason."""
