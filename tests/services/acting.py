"""What tests of services do all the time: run a use case as the person signed in, look at rows, watch statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from luna_desktop.models.audit import AuditEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.use_cases import Request, Result, UseCase
from luna_desktop.services.work import Work


def act(clinic: OpenClinic, case: UseCase[Request, Result], request: Request) -> Result:
    """Run a use case as the person who is signed in."""
    return clinic.desk.perform(clinic.actor, case, request)


@contextmanager
def working(clinic: OpenClinic) -> Iterator[Work]:
    """Open a unit of work as a use case gets it; what it wrote is committed at the end."""
    with Session(clinic.engines[0], expire_on_commit=False) as session, session.begin():
        yield Work(session, clinic.actor, clinic.premises)


def entries(clinic: OpenClinic, action: str) -> list[AuditEntry]:
    """Return the audit entries of one action, oldest first."""
    with Session(clinic.engines[0]) as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.seq)))


@dataclass
class Watched:
    """The statements that ran, with their values as text."""

    statements: list[tuple[str, str]] = field(default_factory=list)

    def about(self, table: str) -> list[tuple[str, str]]:
        """Return the statements that name a table."""
        return [(text, values) for text, values in self.statements if table in text]


@contextmanager
def watching(clinic: OpenClinic) -> Iterator[Watched]:
    """Note every statement that the clinic's engines run meanwhile."""
    seen = Watched()

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        seen.statements.append((statement, repr(values)))

    for engine in clinic.engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        for engine in clinic.engines:
            event.remove(engine, "before_cursor_execute", note)
