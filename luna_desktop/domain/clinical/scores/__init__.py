"""Severity scores as pure formulas: parts in, a number or a stage out; nothing here advises anything."""
