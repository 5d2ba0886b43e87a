"""Decisions against safety rules on paper, each as it stood then: the rule, what was known, the doctor's reason."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports.care_frame import PaperFrame, PaperPerson, open_paper, print_person
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.texts import Translator


@dataclass(frozen=True, kw_only=True)
class DecisionBlock:
    """One decision in words: its heading, and pairs of label and value as they were known on that day."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    signed: str


@dataclass(frozen=True, kw_only=True)
class DecisionsPage:
    """Every decision that is printed, newest first."""

    frame: PaperFrame
    person: PaperPerson
    decisions: tuple[DecisionBlock, ...]


def render_decisions(page: DecisionsPage, *, translator: Translator) -> tuple[bytes, int]:
    """Return the decisions as a PDF, and how many pages it has."""
    _ = translator
    canvas, document = open_paper(page.frame, _=_)
    print_person(document, page.person, (), _=_)
    document.paragraph(
        _("Decision support for the doctor: each decision is printed as it was known on its day."), MUTED, after=6
    )
    if not page.decisions:
        document.paragraph(_("No decision against a rule is in this chart."), STRONG)
    for block in page.decisions:
        document.heading(3, block.heading, bookmark=False, keep=80)
        for label, value in block.rows:
            document.paragraph(_("{label}: {value}", label=label, value=value), after=2)
        document.paragraph(block.signed, MUTED, after=10)
    return canvas.finish(), len(canvas.pages)
