"""The receipt of a copy can be signed by a typed name before a witness."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from luna_desktop.storage import guards

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema forward; going back means restoring the backup made before it."""
    for name in ("typed_name", "witness"):
        op.add_column("copy_receipt", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    guards.make_anew(op.get_bind(), ("copy_receipt",))
