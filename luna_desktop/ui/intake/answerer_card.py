"""Who answers a child's form: the child alone, or one of the guardians on file."""

from __future__ import annotations

from PySide6.QtCore import Qt

from luna_desktop.texts import Translator
from luna_desktop.ui.intake.filling import Filling
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.option_buttons import OptionButtons


class AnswererCard(Card):
    """The choice, which goes into the filling; the page is not left without it."""

    def __init__(self, name: str, filling: Filling, _: Translator) -> None:
        ask = _("Who answers for {name}?", name=name)
        super().__init__(ask, "answererCard", icon="users")
        self._filling, self._say = filling, _
        text = _("“You” in the questions means {name}, also where somebody else answers.", name=name)
        self.add(words(text, wrap=True))
        options = [Option("0", _("{name} answers alone", name=name))]
        for one in filling.guardians:
            text = _("{name}, {relation}", name=one.name, relation=one.relation) if one.relation else one.name
            options.append(Option(str(one.fact_id), text))
        self.options = OptionButtons("answererOptions", ask, options)
        self.options.show_value(None if filling.answered_by is None else str(filling.answered_by))
        self.options.chosen.connect(self._take)
        self.add(self.options)
        self.problem = words("", "error", wrap=True)
        self.add(self.problem)
        self.problem.hide()

    def check(self) -> bool:
        """Say that nobody is chosen; tell whether the page can be left."""
        missing = self._filling.answered_by is None
        self.problem.setText(self._say("Choose who answers.") if missing else "")
        self.problem.setVisible(missing)
        return not missing

    def start(self) -> None:
        """Put the keyboard into the choice."""
        self.options.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, value: object) -> None:
        self._filling.answered_by = int(str(value))
        self.check()
