"""SQLAlchemy mapped classes, one module per noun: columns, constraints, relationships, nothing else."""
