"""Short forms of a correction after its denial: the patient's statement, the clinic's answer, how both are attached."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from luna_desktop.domain.rights.disagreements import ATTACH_NAMES, LONGEST_STATEMENT, Attach, statement_problem
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.texts import _, shown
from luna_desktop.ui.privacy.restrictions_forms import SectionForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.inputs import LinesField, Option
from luna_desktop.ui.widgets.labels import paragraph, words


class SaidForm(SectionForm):
    """One text of at most 2,000 characters, with a count.

    Signals:
        wanted: keep it.
    """

    wanted = Signal()

    def __init__(self, title: str, explains: str, label: str, to: CaseState) -> None:
        super().__init__("correctionSaid", title)
        self.to = to
        self.statement = LinesField("statement", label, required=True, lines=8)
        self.count = words("", "caption")
        self.save = Button(_("Keep it"), "correctionSaidSave", kind=Kind.PRIMARY)
        self.column.addWidget(paragraph(explains))
        self.add(self.statement)
        self.column.addWidget(self.count)
        self.finish(self.save)
        self.save.clicked.connect(self.wanted)
        self.statement.edited.connect(self.fit)
        self.fit()

    def given(self) -> Mapping[str, object]:
        """Return what the step of the case needs."""
        return {"statement": self.statement.value()}

    def problems(self) -> dict[str, str]:
        """Return what is wrong with the text."""
        problem = statement_problem(self.statement.value())
        return {"statement": shown(problem)} if problem is not None else {}

    def fit(self) -> None:
        """Count the characters."""
        used = len(self.statement.value())
        self.count.setText(_("{used} of {most} characters", used=f"{used:,}", most=f"{LONGEST_STATEMENT:,}"))


class LinkForm(SectionForm):
    """How a disagreement goes with its entry.

    Signals:
        wanted: attach it.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("correctionLink", _("Attach the disagreement to the record"))
        self.to = CaseState.LINKED
        modes = [Option(each.value, shown(ATTACH_NAMES[each])) for each in Attach]
        self.mode = SegmentedField("attach_mode", _("What goes with the entry"), modes)
        self.summary = LinesField("summary", _("The summary"), required=True, lines=5)
        self.save = Button(_("Attach"), "correctionLinkSave", kind=Kind.PRIMARY)
        self.column.addWidget(
            paragraph(
                _("From now on it stands beside the entry, and goes with every copy and disclosure that holds it.")
            )
        )
        self.add(self.mode, self.summary)
        self.finish(self.save)
        self.save.clicked.connect(self.wanted)
        self.mode.edited.connect(self.fit)

    def begin(self, values: Mapping[str, object]) -> None:
        """Begin with everything attached as it is."""
        super().begin({"attach_mode": Attach.ALL.value, **values})
        self.fit()

    def given(self) -> Mapping[str, object]:
        """Return what the step of the case needs."""
        mode = str(self.mode.value() or "")
        return {"attach_mode": mode, "summary": self.summary.value()} if self._is_summary() else {"attach_mode": mode}

    def problems(self) -> dict[str, str]:
        """Return what is missing."""
        problem = statement_problem(self.summary.value()) if self._is_summary() else None
        return {"summary": shown(problem)} if problem is not None else {}

    def fit(self) -> None:
        """Ask for the summary only where one is attached."""
        self.summary.setVisible(self._is_summary())

    def _is_summary(self) -> bool:
        return self.mode.value() == Attach.SUMMARY.value


def statement_form() -> SaidForm:
    """Return the form for the patient's statement."""
    return SaidForm(
        _("Statement of disagreement"),
        _("Write it down word for word. It stands beside the entry and goes with every later copy of it."),
        _("What the patient says"),
        CaseState.DISAGREEMENT,
    )


def rebuttal_form() -> SaidForm:
    """Return the form for the clinic's answer to it."""
    return SaidForm(
        _("Answer of the clinic"),
        _("The patient gets a copy of it. It stands beside the statement."),
        _("What the clinic says to it"),
        CaseState.REBUTTAL,
    )
