"""Reads what a widget says."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget


def words_in(widget: QWidget | None) -> str:
    """Return all words of a widget's labels."""
    assert widget is not None
    return " ".join(label.text() for label in widget.findChildren(QLabel))
