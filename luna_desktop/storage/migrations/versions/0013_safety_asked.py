"""On which day the questions before a treatment were answered, worked out from the facts that are there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ZONE = ZoneInfo("Asia/Kolkata")
_FACTS = sa.text(
    "SELECT f.patient_id, f.kind, v.body, v.recorded_at FROM fact f "
    "JOIN fact_version v ON v.fact_id = f.id AND v.number = f.current_number "
    "WHERE f.kind IN ('safety_answer', 'pregnancy') AND v.status = 'current'"
)
_ANSWERED = {"yes", "no"}
_STATES = {"pregnant", "not_pregnant", "trying"}


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.create_table(
        "safety_asked",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_safety_asked_patient_id_patient")),
        sa.PrimaryKeyConstraint("patient_id", "question", name=op.f("pk_safety_asked")),
    )
    rows = op.get_bind().execute(_FACTS).all()
    found = [
        {"patient_id": row.patient_id, "question": question, "asked_on": day}
        for row in rows
        for question, day in _asked(row.kind, json.loads(row.body), row.recorded_at)
    ]
    if found:
        table = sa.table("safety_asked", *(sa.column(name) for name in ("patient_id", "question")), _day())
        op.bulk_insert(table, list({(row["patient_id"], row["question"]): row for row in found}.values()))


def _day() -> Any:
    return sa.column("asked_on", sa.Date())


def _asked(kind: str, body: dict[str, Any], recorded_at: Any) -> Iterator[tuple[str, date]]:
    day = _latest((body.get("asked") or {}).get("on"), recorded_at)
    if kind == "pregnancy":
        if body.get("state") in _STATES:
            yield "pregnancy", day
        if body.get("breastfeeding") in _ANSWERED:
            yield "breastfeeding", day
    elif body.get("answer") in _ANSWERED:
        yield str(body.get("question")), day


def _latest(told: Any, recorded_at: Any) -> date:
    """Return the day on which it was asked; one known to the month or year only counts from its first day."""
    if isinstance(told, str) and told:
        year, month, day = (*told.split("-"), "1", "1")[:3]
        return date(int(year), int(month), int(day))
    at = datetime.fromisoformat(recorded_at) if isinstance(recorded_at, str) else recorded_at
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(_ZONE).date()
