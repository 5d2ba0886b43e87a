"""The database's schema over time: Alembic revisions from the first table on, run on a connection of their own."""
