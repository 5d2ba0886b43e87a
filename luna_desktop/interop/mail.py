"""E-mail over SMTP: one connection under TLS with a checked certificate, and what the server made of each message.

Giving a message away has two steps. `MailSession.address` names sender and recipient, and nothing has left; then the
caller writes down that the message is leaving, and `MailSession.give` hands the words over. When the line breaks after
the words were begun, nobody can know whether the server took them: the verdict is UNKNOWN, and the message must not be
given again by itself (RFC 5321, section 6.1). No password and no address stands in an exception or a log.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from email.utils import format_datetime
from enum import StrEnum

from luna_desktop.domain.errors import LunaError
from luna_desktop.texts import Message, say

SECONDS = 20.0
"""How long one answer of the server is waited for."""
_TEMPORARY, _FINAL, _GO_ON = 4, 5, 354


class Security(StrEnum):
    """How the line is closed to others: TLS from the first byte, or from STARTTLS on. Never open."""

    TLS = "tls"
    STARTTLS = "starttls"


SECURITY_NAMES: dict[Security, Message] = {
    Security.TLS: say("TLS from the start (port 465)"),
    Security.STARTTLS: say("STARTTLS (port 587)"),
}
USUAL_PORTS = {Security.TLS: 465, Security.STARTTLS: 587}


@dataclass(frozen=True)
class MailAccount:
    """The server, the account on it, and who the mail is from."""

    host: str
    port: int
    security: Security
    login: str
    sender: str
    sender_name: str = ""


@dataclass(frozen=True)
class Letter:
    """One e-mail: to whom, its words, and for a booking the calendar entry that is attached."""

    to: str
    subject: str
    body: str
    header_id: str
    at: datetime
    calendar: str = ""
    can_be_stopped: bool = False


class Verdict(StrEnum):
    """What became of a message: taken, maybe later, never to this address, not to be known, or nothing goes now."""

    TAKEN = "taken"
    LATER = "later"
    NEVER = "never"
    UNKNOWN = "unknown"
    NOT_NOW = "not_now"


@dataclass(frozen=True)
class Outcome:
    """A verdict with its sentence; `code` is the server's own number, 0 where it said none."""

    verdict: Verdict
    message: Message
    code: int = 0
    is_address: bool = False


class MailTrouble(LunaError):
    """No message can leave just now; the sentence says what to look at. Nothing has left."""


class TroubleKind(StrEnum):
    """What can stand between the clinic and its mail server."""

    NAME = "name"
    REFUSED = "refused"
    SILENT = "silent"
    NO_TLS = "no_tls"
    CERTIFICATE = "certificate"
    NOT_TLS = "not_tls"
    PASSWORD = "password"  # noqa: S105 - a kind of trouble
    NO_LOGIN = "no_login"
    SENDER = "sender"
    CUT = "cut"
    SERVER = "server"


TROUBLES: dict[TroubleKind, Message] = {
    TroubleKind.NAME: say("The mail server’s name was not found. Check its spelling, and that the network is there."),
    TroubleKind.REFUSED: say("The mail server does not answer at this port. Check server and port."),
    TroubleKind.SILENT: say("The mail server did not answer in time. Check the port, or try again later."),
    TroubleKind.NO_TLS: say("The mail server offers no STARTTLS, so nothing was sent. Choose TLS from the start."),
    TroubleKind.CERTIFICATE: say(
        "The mail server’s certificate cannot be trusted, so nothing was sent. Ask the provider for the server’s name."
    ),
    TroubleKind.NOT_TLS: say("The mail server does not speak TLS at this port. Choose the other kind of security."),
    TroubleKind.PASSWORD: say("The mail server does not accept this account and password. Enter them again."),
    TroubleKind.NO_LOGIN: say("The mail server offers no way to sign in. Ask the provider which port is for sending."),
    TroubleKind.SENDER: say("The mail server does not send for this sender address. Enter the address of the account."),
    TroubleKind.CUT: say("The mail server closed the line. Try again later."),
    TroubleKind.SERVER: say("The mail server cannot take mail just now. Try again later."),
}

TAKEN = say("The mail server took it.")
LATER = say("The mail server asks to try again later.")
NEVER = say("The mail server does not know this address, or refuses it.")
REFUSED = say("The mail server refuses this message.")
UNKNOWN = say("The line broke while the message was leaving. Nobody can know whether it arrived.")


def trouble(kind: TroubleKind) -> MailTrouble:
    """Return a trouble with its sentence."""
    return MailTrouble(TROUBLES[kind])


@contextmanager
def connected(
    account: MailAccount, password: str, *, seconds: float = SECONDS, context: ssl.SSLContext | None = None
) -> Iterator[MailSession]:
    """Open a line under TLS, sign in, and close it at the end.

    Raises:
        MailTrouble: The server cannot be reached, its certificate is not right, or it does not let the account in.
    """
    client = _opened(account, seconds, context or ssl.create_default_context())
    try:
        _signed_in(client, account, password)
        yield MailSession(client, account)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            client.quit()
        client.close()


def _opened(account: MailAccount, seconds: float, context: ssl.SSLContext) -> smtplib.SMTP:
    try:
        if account.security is Security.TLS:
            client: smtplib.SMTP = smtplib.SMTP_SSL(account.host, account.port, timeout=seconds, context=context)
        else:
            client = smtplib.SMTP(account.host, account.port, timeout=seconds)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise _as_trouble(error) from None
    try:
        client.ehlo()
        if account.security is Security.STARTTLS:
            if not client.has_extn("starttls"):
                raise trouble(TroubleKind.NO_TLS)
            client.starttls(context=context)
            client.ehlo()
    except MailTrouble:
        client.close()
        raise
    except (smtplib.SMTPException, OSError) as error:
        client.close()
        raise _as_trouble(error) from None
    return client


def _signed_in(client: smtplib.SMTP, account: MailAccount, password: str) -> None:
    if not account.login:
        return
    try:
        client.login(account.login, password)
    except smtplib.SMTPAuthenticationError as error:
        is_wrong = error.smtp_code // 100 == _FINAL
        raise trouble(TroubleKind.PASSWORD if is_wrong else TroubleKind.SERVER) from None
    except smtplib.SMTPNotSupportedError:
        raise trouble(TroubleKind.NO_LOGIN) from None
    except UnicodeError:  # `smtplib` signs in with plain letters only
        raise trouble(TroubleKind.PASSWORD) from None
    except (smtplib.SMTPException, OSError) as error:
        raise _as_trouble(error) from None


_KINDS: tuple[tuple[type[Exception], TroubleKind], ...] = (
    (ssl.SSLCertVerificationError, TroubleKind.CERTIFICATE),
    (ssl.SSLError, TroubleKind.NOT_TLS),
    (socket.gaierror, TroubleKind.NAME),
    (UnicodeError, TroubleKind.NAME),
    (TimeoutError, TroubleKind.SILENT),
    (ConnectionRefusedError, TroubleKind.REFUSED),
    (ConnectionError, TroubleKind.CUT),
    (smtplib.SMTPServerDisconnected, TroubleKind.CUT),
    (smtplib.SMTPException, TroubleKind.SERVER),
)
"""The narrow ones first: most of them are kinds of others below."""


def _as_trouble(error: Exception) -> MailTrouble:
    """`smtplib` says of whatever the line does that the server closed it; what it was stands behind that."""
    behind = error.__context__
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(behind, OSError):
        error = behind
    return trouble(next((kind for found, kind in _KINDS if isinstance(error, found)), TroubleKind.REFUSED))


@dataclass
class MailSession:
    """A line to the server on which an account is signed in."""

    client: smtplib.SMTP = field(repr=False)
    account: MailAccount

    def address(self, letter: Letter) -> Outcome | None:
        """Name sender and recipient; None means that the words may be given now. Nothing has left yet.

        An address that cannot be written on an envelope is refused here: it must not hold up the letters behind it.

        Raises:
            MailTrouble: The line broke, or the server does not send for this sender.
        """
        if not is_plain(self.account.sender):
            raise trouble(TroubleKind.SENDER)
        if not is_plain(letter.to):
            return Outcome(Verdict.NEVER, NEVER, is_address=True)
        code = self._named(letter.to)
        if code // 100 == _FINAL:
            self.let_be()
            return Outcome(Verdict.NEVER, NEVER, code, is_address=True)
        if code // 100 != _TEMPORARY:
            return None
        self.let_be()
        return Outcome(Verdict.LATER, LATER, code)

    def _named(self, to: str) -> int:
        try:
            code, _said = self.client.mail(self.account.sender)
            if code // 100 == _FINAL:
                raise trouble(TroubleKind.SENDER)
            if code // 100 == _TEMPORARY:
                raise trouble(TroubleKind.SERVER)
            return self.client.rcpt(to)[0]
        except (smtplib.SMTPException, OSError) as error:
            raise _as_trouble(error) from None

    def give(self, letter: Letter) -> Outcome:
        """Hand the words over and return what the server answered; never raises for what the line does."""
        words = wire(letter, self.account)
        try:
            code, _said = self.client.docmd("DATA")
        except (smtplib.SMTPException, OSError):
            return Outcome(Verdict.LATER, LATER)  # no word of it had left
        if code != _GO_ON:
            return _answered(code)
        try:
            self.client.send(words)
            code, _said = self.client.getreply()
        except (smtplib.SMTPException, OSError):
            return Outcome(Verdict.UNKNOWN, UNKNOWN)
        return _answered(code)

    def let_be(self) -> None:
        """Forget sender and recipient, as before a message that does not leave after all."""
        with suppress(smtplib.SMTPException, OSError):
            self.client.rset()


def is_plain(address: str) -> bool:
    """Tell whether an address is one that every mail server takes: one, in ASCII, with nothing that ends a line."""
    try:
        return address.isascii() and Address(addr_spec=address).addr_spec == address
    except (ValueError, IndexError, MessageError):  # `email` breaks in many ways over what is no address
        return False


def _answered(code: int) -> Outcome:
    if code // 100 == _FINAL:
        return Outcome(Verdict.NEVER, REFUSED, code)
    if code // 100 == _TEMPORARY:
        return Outcome(Verdict.LATER, LATER, code)
    return Outcome(Verdict.TAKEN, TAKEN, code)


def wire(letter: Letter, account: MailAccount) -> bytes:
    """Return a letter as it goes over the line: dots doubled, and ended by a line with one dot."""
    words = written(letter, account).as_bytes(policy=WIRE)
    if not words.endswith(b"\r\n"):
        words += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", words) + b".\r\n"


def written(letter: Letter, account: MailAccount) -> EmailMessage:
    """Return a letter with its headers; one line breaks no other header."""
    made = EmailMessage(policy=WIRE)
    made["From"] = Address(_line(account.sender_name), addr_spec=account.sender)
    made["To"] = Address(addr_spec=letter.to)
    made["Subject"] = _line(letter.subject)
    made["Date"] = format_datetime(letter.at)
    made["Message-ID"] = f"<{letter.header_id}@{account.sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    if letter.can_be_stopped:
        made["List-Unsubscribe"] = f"<mailto:{account.sender}?subject=STOP>"
    made.set_content(letter.body, cte="base64")
    if letter.calendar:
        made.add_attachment(letter.calendar, subtype="calendar", filename="booking.ics", params={"method": "PUBLISH"})
    return made


def _line(text: str) -> str:
    return " ".join(text.split())
