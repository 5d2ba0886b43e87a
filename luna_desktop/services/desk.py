"""The Desk: the only way to run a use case.

In this order: permission; one transaction; inside it whether the person still holds their roles, the care team, the
purpose gate, the function, the assertion that a write left an audit entry; commit; announcement of what changed. A
refusal is written to the audit log in a transaction of its own, and so are a stop that was shown and a password that
was wrong. Where the commit fails, what a use case did outside the database is taken back (`Work.if_undone`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from luna_desktop.domain.access import Actor, PatientId, Reach
from luna_desktop.domain.errors import NotPermitted, SafetyStop, StorageTrouble, UnlockRefused
from luna_desktop.services.clinic.accounts import still_holds_roles
from luna_desktop.services.privacy import ledger
from luna_desktop.services.rights.opening import NO_CASE, note_opening, reaches
from luna_desktop.services.use_cases import Request, Result, UseCase
from luna_desktop.services.work import EXECUTED, MINOR_FAILURE, SERIOUS_FAILURE, Change, Premises, Work
from luna_desktop.storage.troubles import storage_trouble
from luna_desktop.texts import Message, say

Listener = Callable[[frozenset[Change]], None]


class Desk:
    """Runs use cases against an opened clinic."""

    def __init__(self, premises: Premises, engine: Engine, reading: Engine) -> None:
        self.premises = premises
        self._engine = engine
        self._reading = reading
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call this with every set of changes after it was committed, on the thread that did the work."""
        self._listeners.append(listener)

    def perform(self, actor: Actor, case: UseCase[Request, Result], request: Request) -> Result:
        """Run a use case on behalf of an actor.

        Raises:
            NotPermitted: The roles, the care team or the purpose gate stand in the way.
            StorageTrouble: The clinic was locked meanwhile.
            LunaError: Whatever the use case refuses, and StorageTrouble for the disk.
        """
        if self.premises.keys.is_forgotten:
            raise StorageTrouble(say("The clinic is locked. Sign in again."))
        if not actor.may(case.requires):
            self._deny(actor, case, _whose(case, request), _not_your_role())
        with self._translated():
            try:
                work, result = self._run(actor, case, request)
            except NotPermitted as refused:
                self._deny(actor, case, _whose(case, request), refused.message, missing=refused.permission)
            except SafetyStop as stopped:
                with self._noting(actor) as noted:  # how many, never which
                    about, stops = Change("use case", case.name, _whose(case, request)), len(stopped.stops)
                    noted.record("stop shown", about, kind=EXECUTED, detail={"stops": stops})
                raise
            except UnlockRefused:
                with self._noting(actor) as noted:
                    about = Change("use case", case.name, _whose(case, request))
                    noted.record("password refused", about, kind=EXECUTED, outcome=MINOR_FAILURE)
                raise
        self._announce(work)
        return result

    def _run(self, actor: Actor, case: UseCase[Request, Result], request: Request) -> tuple[Work, Result]:
        with Session(self._engine if case.writes else self._reading, expire_on_commit=False) as session:
            # No `session.begin()` around it: a backup lets go of its transaction while it copies, and takes a new one.
            work = Work(session, actor, self.premises)
            with work.committed():
                self._check(work, case, request)
                result = case.function(work, request)
                if case.audited and not work.records:
                    message = f"{case.name} wrote without an audit entry"
                    raise AssertionError(message)
            return work, result

    @staticmethod
    def _check(work: Work, case: UseCase[Request, Any], request: Request) -> None:
        if not still_holds_roles(work):
            raise NotPermitted(_not_any_more())
        if case.patient is None:
            return
        patient = case.patient(request)
        if not reaches(work, case.requires, patient):
            ledger.refuse_merged(work, patient)
            reach = work.actor.reach(case.requires)
            raise NotPermitted(NO_CASE if reach is Reach.CASE else _not_your_patient())
        if case.writes:
            note_opening(work, case.requires, patient)
        if case.use is not None:
            ledger.require(work, patient, case.use.purpose, case.use.data_class, case.use.recipient(request))

    def _deny(
        self,
        actor: Actor,
        case: UseCase[Any, Any],
        patient: PatientId | None,
        reason: Message,
        *,
        missing: str = "",
    ) -> None:
        with self._translated(), self._noting(actor) as work:
            work.record(
                "refused",
                Change("use case", case.name, patient),
                kind=EXECUTED,
                outcome=SERIOUS_FAILURE,
                detail={"requires": missing or case.requires.value, "reason": reason.text},
            )
        raise NotPermitted(reason)

    @contextmanager
    def _noting(self, actor: Actor) -> Iterator[Work]:
        """Keep what became of an act that wrote nothing, in a transaction of its own."""
        with Session(self._engine) as session, session.begin():
            yield Work(session, actor, self.premises)

    @staticmethod
    @contextmanager
    def _translated() -> Iterator[None]:
        try:
            yield
        except (DBAPIError, OSError) as error:  # the key file and sealed files are written without the database
            trouble = storage_trouble(error)
            if trouble is None:
                raise
            raise trouble from None

    def _announce(self, work: Work) -> None:
        if work.changes:
            for listener in self._listeners:
                listener(frozenset(work.changes))


def _whose(case: UseCase[Request, Any], request: Request) -> PatientId | None:
    """Return the patient that a refused request was about; one without any content is about nobody."""
    return case.patient(request) if case.patient is not None and request is not None else None


def _not_your_role() -> Message:
    return say("Your role cannot do this. Ask the owner or the administrator of the clinic.")


def _not_any_more() -> Message:
    return say("Your account or your roles were changed since you signed in. Lock, and sign in again.")


def _not_your_patient() -> Message:
    return say(
        "You are not on this patient’s care team, so the chart stays closed. Ask reception or the treating clinician "
        "to add you."
    )
