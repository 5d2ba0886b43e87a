"""What a patient has filled in so far; lives only while the screen is turned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from luna_desktop.domain.clinical.intake import PAGES, Answer, AnswerState
from luna_desktop.domain.clinical.intake_question import Page
from luna_desktop.domain.measures import Birth
from luna_desktop.services.privacy.consent_form import Guardian


@dataclass(frozen=True)
class Whom:
    """Who the form is about, as it stands on the screen."""

    name: str
    number: str
    birth: Birth
    today: date


@dataclass
class Filling:
    """The language and the text size, the page that is open, and the answers given since the screen was turned.

    `earlier` are questions that were answered before and lie sealed; answering one again replaces that answer.
    `pages` are those that apply to the patient. For a child, `answered_by` is who answers today: a guardian's fact, 0
    for the child alone, None while nobody chose.
    """

    language: str = "en"
    text_size: int = 100
    page: int = 0
    answers: dict[str, Answer] = field(default_factory=dict, repr=False)
    earlier: frozenset[str] = frozenset()
    pages: tuple[Page, ...] = PAGES
    is_minor: bool = False
    guardians: tuple[Guardian, ...] = ()
    answered_by: int | None = None

    def answer(self, answer: Answer) -> None:
        """Take an answer; one without content takes it back, also one that was given earlier."""
        self.answers[answer.key] = answer

    def given(self, key: str) -> Answer | None:
        """Return the answer to a question of this turn, or None."""
        return self.answers.get(key)

    def is_answered(self, key: str) -> bool:
        """Tell whether a question has an answer, given now or earlier."""
        now = self.answers.get(key)
        if now is None:
            return key in self.earlier
        return now.state is AnswerState.DECLINED or bool(now.value.strip() or now.lines)

    @property
    def answered(self) -> int:
        """Return how many questions have an answer."""
        return sum(self.is_answered(question.key) for page in self.pages for question in page.questions)

    @property
    def asked(self) -> int:
        """Return how many questions there are."""
        return sum(len(page.questions) for page in self.pages)

    @property
    def at_end(self) -> bool:
        """Tell whether every page was shown and only handing in is left."""
        return self.page >= len(self.pages)

    def clear(self) -> None:
        """Throw all answers of this turn away."""
        self.answers.clear()
