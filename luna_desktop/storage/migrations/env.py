"""Alembic's entry: runs revisions on the connection that `runner` hands over. Opens nothing by itself."""

from __future__ import annotations

from alembic import context

from luna_desktop.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
    include_name=lambda name, kind, _: not (kind == "table" and name is not None and name.startswith("search_")),
)
context.run_migrations()
