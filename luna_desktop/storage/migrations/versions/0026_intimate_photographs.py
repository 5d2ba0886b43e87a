"""Intimate photographs are told apart in their row, so that whoever may not see them is never given them."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_PHOTO = sa.table("photograph", sa.column("fact_id", sa.Integer), sa.column("is_intimate", sa.Boolean))
_FACT = sa.table("fact", sa.column("id", sa.Integer), sa.column("kind", sa.Text), sa.column("current_number", sa.Integer))
_VERSION = sa.table(
    "fact_version", sa.column("fact_id", sa.Integer), sa.column("number", sa.Integer), sa.column("body", sa.Text)
)


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    op.add_column("photograph", sa.Column("is_intimate", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection = op.get_bind()
    bodies = connection.execute(
        sa.select(_FACT.c.id, _VERSION.c.body)
        .join(_VERSION, sa.and_(_VERSION.c.fact_id == _FACT.c.id, _VERSION.c.number == _FACT.c.current_number))
        .where(_FACT.c.kind == "photograph")
    )
    for fact_id, body in bodies.all():
        if json.loads(body or "{}").get("sensitive"):
            connection.execute(sa.update(_PHOTO).where(_PHOTO.c.fact_id == fact_id).values(is_intimate=True))
