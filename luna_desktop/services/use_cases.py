"""How a use case is declared, and the catalogue of all of them.

A use case is a plain function `(work, request) -> result`. Its declaration says which permission it requires, whose
data it touches, and for which purpose; `services.desk` reads nothing else to decide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.recipients import Recipient
from luna_desktop.services.work import Work

Request = TypeVar("Request")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Use(Generic[Request]):
    """What patient data is used for, asked of the purpose gate each time.

    A ground instead of a purpose says that the law asks for the use or permits it without a consent of its own.
    """

    purpose: Purpose | Ground
    data_class: DataClass
    recipient: Callable[[Request], Recipient] = lambda _: Recipient()


@dataclass(frozen=True)
class UseCase(Generic[Request, Result]):
    """One declared use case. `writes` means a transaction that may change something, and must then be audited."""

    name: str
    requires: Permission
    function: Callable[[Work, Request], Result]
    writes: bool
    audited: bool
    patient: Callable[[Request], PatientId] | None
    use: Use[Request] | None


CATALOGUE: dict[str, UseCase[Any, Any]] = {}


def use_case(
    *,
    requires: Permission,
    writes: bool = True,
    audited: bool = True,
    patient: Callable[[Any], PatientId] | None = None,
    use: Use[Any] | None = None,
) -> Callable[[Callable[[Work, Request], Result]], UseCase[Request, Result]]:
    """Declare a use case and enter it into the catalogue.

    `writes=False` runs on a read-only connection. `audited=False` exempts what keeps no facts (drafts, lists that
    their caller audits once a session).
    """

    def declare(function: Callable[[Work, Request], Result]) -> UseCase[Request, Result]:
        case = UseCase(function.__name__, requires, function, writes, audited and writes, patient, use)
        if (patient is None) != (use is None):
            message = f"{case.name} declares a patient without a use, or a use without a patient"
            raise TypeError(message)
        if case.name in CATALOGUE:
            raise KeyError(case.name)
        CATALOGUE[case.name] = case
        return case

    return declare
