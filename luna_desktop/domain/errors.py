"""What can go wrong in the clinic's own terms. Anything that is none of these is a bug."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from luna_desktop.texts import Message, say


class LunaError(Exception):
    """Base of every refusal; carries the sentence that the person reads, never patient data."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class InvalidInput(LunaError):
    """Some fields cannot be accepted; `problems` maps a field's name to what is wrong and what to do."""

    def __init__(self, problems: Mapping[str, Message]) -> None:
        super().__init__(say("Some fields need another look."))
        self.problems = dict(problems)


class NotPermitted(LunaError):
    """The actor's roles, care team or the purpose gate stand in the way; the sentence says who can help.

    `permission` names what was missing where a use case asks for more than it declares.
    """

    def __init__(self, message: Message, *, permission: str = "") -> None:
        super().__init__(message)
        self.permission = permission


class StaleRecord(LunaError):
    """Somebody saved a newer version after the form was read; nothing was written."""

    def __init__(self, message: Message, *, theirs: object = None) -> None:
        super().__init__(message)
        self.theirs = theirs


class NotFound(LunaError):
    """What was asked for does not exist, or is not to be known by this actor."""


class MergedRecord(NotFound):
    """The record was merged into another one, `into`, which stands under `mrn`; nothing was read or written."""

    def __init__(self, into: int, mrn: str) -> None:
        super().__init__(say("This record was merged into {mrn}. Everything stands there now.", mrn=mrn))
        self.into, self.mrn = into, mrn


class StorageTrouble(LunaError):
    """The disk, the files or the key stand in the way: full, locked, read-only, damaged, foreign, too new."""


class UnlockRefused(LunaError):
    """The name or the password was not accepted, or a waiting time is running (`wait_seconds`)."""

    def __init__(self, message: Message, *, wait_seconds: float = 0.0) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds


class AccountWaits(UnlockRefused):
    """The password is right, but somebody else has to approve the account or its roles first."""


class Cancelled(LunaError):
    """The person stopped it; nothing is shown."""

    def __init__(self) -> None:
        super().__init__(say("Stopped."))


class SafetyStop(LunaError):
    """An allergy on the list names what was to be added; nothing was added.

    `stops` are `domain.clinical.stops.Stop`, the most direct first, and `card` is the patient's, for the two
    identifiers beside them. Going on needs a doctor's reason.
    """

    def __init__(self, stops: Sequence[object], card: object = None) -> None:
        super().__init__(say("The allergy list names this. Nothing was added: decide first what to do."))
        self.stops, self.card = tuple(stops), card
