"""Registers a person: looks for the same one while typing, keeps the draft, saves, and opens the new chart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.contact import Address, Email, Phone, parse_phone
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.measures import Birth
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import (
    Likeness,
    NewPatient,
    Registered,
    SearchSession,
    find_similar,
    note_search,
    register_patient,
)
from luna_desktop.services.privacy.consents import read_notice
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.patient_mode.mode import may_turn
from luna_desktop.ui.patients.care_card import FIELD_NAMES
from luna_desktop.ui.patients.registration_view import Alike, RegistrationView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.widgets.toasts import News

PLACE = DraftPlace("registration")


def registration_page(context: Context, typed: str = "") -> RegistrationView:
    """Make the New patient page; what was typed into the search box goes where it belongs."""
    view = RegistrationView(context.desk.premises.clock().astimezone(CLINIC_ZONE).date())
    RegistrationPresenter(view, context).start(typed)
    return view


class RegistrationPresenter(Presenter):
    """Stands between the New patient page and registration."""

    def __init__(self, view: RegistrationView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._is_look_noted = False
        self._drafts = DraftKeeper(view.frame, context, PLACE)
        view.likeness_changed.connect(self.look_for_same)
        view.open_wanted.connect(self._open_instead)
        view.frame.save_wanted.connect(lambda _values: self.save())
        view.frame.discard_wanted.connect(self._ask_to_discard)
        view.frame.closed.connect(lambda: context.navigation.go("patients"))
        view.frame.banner.acted.connect(self.discard)

    def start(self, typed: str = "") -> None:
        """Read the notice, bring a kept draft back, or begin with what was typed into the search box."""
        self.ask("notice", self._context.job(read_notice, None), self._view.notice.show_notice)
        if typed.strip():
            self._view.show_typed(self._placed(typed.strip()))
            self.look_for_same()
        else:
            self._drafts.offer(self._show_draft)
        self._view.identity.family.control.setFocus()

    def look_for_same(self) -> None:
        """Look for people who may be the one being registered."""
        birth = self._view.identity.birth.birth()
        likeness = Likeness(
            self._view.identity.family.value(),
            self._view.identity.given.value(),
            self._phone(),
            birth if isinstance(birth, Birth) else Birth(),
        )
        if not likeness.family_name and not likeness.phone:
            self.forget("alike")
            self._view.alike.show_alike(Alike(()))
            return
        self.ask(
            "alike",
            self._context.job(find_similar, likeness),
            lambda cards: self._show_alike(likeness.phone, cards),
        )

    def save(self) -> None:
        """Register, unless fields need another look."""
        problems = self._problems()
        if problems:
            self.complain(InvalidInput(problems))
            return
        self._view.show_trouble("")
        self._view.frame.set_saving(True)
        self.act(self._context.job(register_patient, self._request()), self._registered, self._not_registered)

    def discard(self) -> None:
        """Throw away what was typed."""
        self._view.show_empty()
        self._view.show_trouble("")
        self._view.alike.show_alike(Alike(()))
        self._drafts.done()

    def _request(self) -> NewPatient:
        view = self._view
        bodies = [
            row.body()
            for rows in (view.phones, view.emails, view.addresses)
            for row in rows.rows()
            if not row.is_blank()
        ]
        return NewPatient(
            view.identity.identity(),
            phones=tuple(body for body in bodies if isinstance(body, Phone)),
            emails=tuple(body for body in bodies if isinstance(body, Email)),
            addresses=tuple(body for body in bodies if isinstance(body, Address)),
            care=view.care.state(),
            care_method=view.care.consent_method(),
            care_given_by=view.care.guardian(),
            care_reason=view.care.put_off_because(),
        )

    def _problems(self) -> dict[str, Message]:
        view = self._view
        found = view.identity.problems()
        for rows in (view.phones, view.emails, view.addresses):
            found |= rows.problems()
        return found

    def _registered(self, registered: Registered) -> None:
        self._view.frame.set_saving(False)
        self._view.show_empty()
        self._drafts.done()
        self._context.navigation.saved(_("{mrn} registered", mrn=registered.mrn))
        self._context.navigation.open_patient(registered.patient_id)
        if may_turn(self._context.actor):
            patient = registered.patient_id
            self._context.navigation.news(
                News(
                    _("Registered"),
                    _("The patient can answer the other questions now, on this screen."),
                    tone="info",
                    action=_("Turn the screen to the patient…"),
                    act=lambda: self._context.navigation.turn_to_patient(patient),
                )
            )

    def _not_registered(self, error: Exception) -> None:
        self._view.frame.set_saving(False)
        if isinstance(error, InvalidInput):
            error = InvalidInput({FIELD_NAMES.get(name, name): text for name, text in error.problems.items()})
        self.complain(error)

    def _show_alike(self, phone: str, cards: list[CardRow]) -> None:
        if cards and not self._is_look_noted:
            self._is_look_noted = True  # people were shown: one entry for the whole registration, as for a search
            self.act(self._context.job(note_search, SearchSession(1, len(cards))), lambda _none: None)
        number = parse_phone(phone) if phone else ""
        same = sum(1 for card in cards if isinstance(number, str) and number and card.phone == number)
        self._view.alike.show_alike(Alike(tuple(cards), same))

    def _show_draft(self, draft: KeptDraft) -> None:
        self._view.show_typed(typed_values(draft))
        when = draft.saved_at
        text = _("What was typed here is back. It was not registered yet.")
        if isinstance(when, datetime):
            text = _(
                "What was typed at {time} is back. It was not registered yet.",
                time=f"{when.astimezone(CLINIC_ZONE):%H:%M}",
            )
        self._view.frame.banner.say("info", text, action=_("Start empty"), icon="history")
        self.look_for_same()

    def _open_instead(self, patient: PatientId) -> None:
        self._view.frame.flush_draft()
        self._context.navigation.open_patient(patient)

    def _ask_to_discard(self, count: int) -> None:
        question = Question(
            _("Discard what was typed?"),
            _("Nobody is registered. What was typed is thrown away, the draft too."),
            _("Discard 1 change") if count == 1 else _("Discard {count} changes", count=count),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self.discard() if yes else None)

    def _phone(self) -> str:
        numbers = [str(row.parts["number"].value()) for row in self._view.phones.rows()]
        return next((number for number in numbers if isinstance(parse_phone(number), str)), "")

    def _placed(self, typed: str) -> Mapping[str, object]:
        if sum(letter.isdigit() for letter in typed) >= 5:
            row = self._view.phones.rows()[0]
            return {row.parts["number"].name: typed}
        *given, family = typed.split()
        return {"given_name": " ".join(given), "family_name": family}
