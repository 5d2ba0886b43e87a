"""Which columns of append-only tables an erasure may empty, and what they hold afterwards.

The values are SQL for SQLite in which `{value}` stands for the column before; nothing but exactly that value may be
written, and only along a line of `erasure_line` (`storage.guards`). Bodies that lists go on reading become an empty
body or lose their free words; the rest becomes empty. A table that enters this list after its own migration needs a
revision that calls `guards.let_erasures_through`.
"""

from __future__ import annotations

EMPTY, NOTHING, NO_BYTES, NO_BODY = "''", "NULL", "x''", "'{}'"
CODES_OF_A_STEP = (
    "json_object('to', json_extract({value}, '$.to'), 'proposal', json_extract({value}, '$.proposal'), "
    "'user', json_extract({value}, '$.user'), 'erase_on', json_extract({value}, '$.erase_on'))"
)
"""What a case goes on by after it was emptied: the step that was proposed and agreed to, who handles it, the day."""

BLANKS: dict[str, dict[str, str]] = {
    "fact_version": {"body": EMPTY, "reason": EMPTY},
    "visit_version": {"body": NO_BODY, "reason": EMPTY},
    "visit_addendum": {"text": EMPTY},
    "care_paper_version": {"body": NO_BODY},
    "care_paper_step": {"head": NO_BODY, "reason": EMPTY},
    "treatment_consent": {
        "treatment": EMPTY,
        "treatment_name": EMPTY,
        "course": EMPTY,
        "given_by": EMPTY,
        "interpreter": EMPTY,
        "witness": EMPTY,
        "reason": EMPTY,
    },
    "aftercare_given": {"treatment": EMPTY, "treatment_name": EMPTY},
    "intake_submission": {"sealed": NO_BYTES, "sha256": EMPTY},
    "intake_review": {"reason": EMPTY},
    "fact_move": {"reason": EMPTY},
    "identity_photo_version": {"picture": NOTHING},
    "import_line": {"number": EMPTY},
    "pair_step": {"fingerprint": EMPTY, "reason": EMPTY},
    "record_merge": {"sealed": NO_BYTES, "reason": EMPTY},
    "record_unmerge": {"reason": EMPTY},
    "consent_event": {"given_by": EMPTY, "witness": EMPTY, "reason": EMPTY, "recipient": EMPTY, "scope": NO_BODY},
    "consent_evidence": {"strokes": EMPTY, "object_id": NOTHING, "signer": EMPTY},
    "notice_receipt": {"reason": EMPTY},
    "message_preference": {"address": EMPTY},
    "disclosure": {
        "recipient": EMPTY,
        "description": EMPTY,
        "address": EMPTY,
        "content": NO_BODY,
        "justification": EMPTY,
        "verified": EMPTY,
        "request_object_id": NOTHING,
        "withheld_reference": EMPTY,
    },
    "disclosure_event": {"note": EMPTY},
    "restriction": {
        "terms": "json_set({value}, '$.party', '', '$.address', '')",
        "words": EMPTY,
        "asked_by": EMPTY,
    },
    "restriction_event": {"note": EMPTY},
    "glass_opening": {"words": EMPTY},
    "glass_review": {"note": EMPTY},
    "incident_note": {"words": EMPTY},
    "access_request": {"words": EMPTY},
    "access_answer": {"note": EMPTY},
    "snoop_closing": {"note": EMPTY},
    "stop_task_done": {"note": EMPTY},
    "booking_version": {
        "body": "json_set({value}, '$.note', '', '$.cancel_words', '', '$.override', '')",
        "reason": EMPTY,
    },
    "waiting_version": {"body": "json_set({value}, '$.note', '')", "reason": EMPTY},
    "desk_set_aside": {"reason": EMPTY},
    "outbox_event": {"reason": EMPTY, "note": EMPTY},
    "contact_entry": {"address": EMPTY, "topic": EMPTY, "note": EMPTY},
    "address_mark": {"address": EMPTY},
    "rights_case": {"requester": EMPTY, "contact": EMPTY},
    "case_words": {"words": EMPTY, "details": NO_BODY, "back_dated_because": EMPTY},
    "case_event": {"note": EMPTY, "detail": CODES_OF_A_STEP},
    "case_attachment": {"title": EMPTY},
    "correction": {"proposed": EMPTY, "reason": EMPTY},
    "correction_told": {"name": EMPTY, "address": EMPTY, "note": EMPTY},
    "copy_plan_version": {"body": NO_BODY},
    "copy_review": {"body": NO_BODY},
    "copy_receipt": {"receiver": EMPTY, "dispatch": EMPTY, "strokes": EMPTY, "typed_name": EMPTY, "witness": EMPTY},
    "legal_hold": {"reason": EMPTY, "reference": EMPTY},
    "legal_hold_end": {"reason": EMPTY},
    "erasure_decision": {"reason": EMPTY},
    "photo_consent": {"reason": EMPTY, "series": EMPTY},
    "photo_export_item": {"boxes": "'[]'", "sha256": EMPTY},
}


def is_blankable(table: str, column: str) -> bool:
    """Tell whether an erasure may empty a column; the trigger of its table looks closer."""
    return column in BLANKS.get(table, {})


def blank(table: str, column: str, value: str) -> str:
    """Return as SQL what a column holds after an erasure; `value` is the SQL of what it held before."""
    return BLANKS[table][column].replace("{value}", value)
