"""E-mail against a real server on this computer: under TLS, refusing, slow, greylisting, dying at the worst time."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import logging
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from luna_desktop.interop import mail
from luna_desktop.interop.mail import Letter, MailAccount, MailTrouble, Outcome, Security, TroubleKind, Verdict

AT = dt.datetime(2026, 11, 23, 10, 31, tzinfo=dt.UTC)
PASSWORD = "orbit lantern"
LETTER = Letter(
    "tara@mail.example",
    "Your booking",
    "Aranya: 24-Nov-2026 at 09:00.\n.\nधन्यवाद।",
    "abc123",
    AT,
    "BEGIN:VCALENDAR\r\n",
)


@dataclass
class Papers:
    """A certificate authority of the test's own, and the server's certificate from it."""

    ca: Path
    chain: Path
    key: Path


def _certificate(name: str, key: Any, issuer: str, signer: Any, *, is_ca: bool) -> x509.Certificate:
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2120, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if is_ca:
        usage = x509.KeyUsage(
            digital_signature=True,
            key_cert_sign=True,
            crl_sign=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )
        made = made.add_extension(usage, critical=True)
    else:
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        made = made.add_extension(here, critical=False)
    return made.sign(signer, hashes.SHA256())


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    folder = tmp_path_factory.mktemp("papers")
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = _certificate("The test's own authority", ca_key, "The test's own authority", ca_key, is_ca=True)
    own = _certificate("127.0.0.1", key, "The test's own authority", ca_key, is_ca=False)
    found = Papers(folder / "ca.pem", folder / "chain.pem", folder / "key.pem")
    found.ca.write_bytes(ca.public_bytes(serialization.Encoding.PEM))
    found.chain.write_bytes(own.public_bytes(serialization.Encoding.PEM))
    found.key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return found


class Handler:
    """What the server does with a message: keeps it, or answers as it is told to."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.to: list[str] = []
        self.answers: dict[str, str] = {}
        self.dies_after_words = False
        self.waits = 0.0

    async def handle_MAIL(self, server: SMTP, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        del server
        if "mail" not in self.answers:
            envelope.mail_from = address
        return self.answers.get("mail", "250 OK")

    async def handle_RCPT(self, server: SMTP, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        del server
        if "rcpt" not in self.answers:
            envelope.rcpt_tos.append(address)
            self.to.append(address)
        return self.answers.get("rcpt", "250 OK")

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.dies_after_words:
            server.transport.abort()
        await asyncio.sleep(self.waits)
        self.got.append(envelope.content)
        return self.answers.get("data", "250 taken")


class OnAnyPort(Controller):
    """A server on a port that the system chose."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Server:
    """A real server on this computer."""

    def __init__(self, papers: Papers, *, security: Security = Security.STARTTLS, offers_tls: bool = True) -> None:
        self.handler = Handler()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(papers.chain, papers.key)
        is_closed = security is Security.TLS  # the server does not know by itself that the whole line is under TLS
        options: dict[str, Any] = {"authenticator": self._let_in, "auth_require_tls": not is_closed}
        if security is Security.TLS:
            options["ssl_context"] = context
        elif offers_tls:
            options |= {"tls_context": context, "require_starttls": True}
        self.controller = OnAnyPort(self.handler, hostname="127.0.0.1", port=0, **options)
        self.controller.start()
        self.account = MailAccount(
            "127.0.0.1", self.controller.port, security, "desk", "desk@aranya.example", "Aranya, the Clinic"
        )

    @staticmethod
    def _let_in(_server: SMTP, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        is_right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
        return AuthResult(success=is_right, handled=False)

    def stop(self) -> None:
        if not self.controller.loop.is_closed():
            self.controller.stop()


@pytest.fixture(autouse=True)
def quiet_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server writes about itself is not what these tests are about."""
    monkeypatch.setattr(logging.getLogger("mail.log"), "disabled", True)


@pytest.fixture
def server(papers: Papers) -> Iterator[Server]:
    made = Server(papers)
    yield made
    made.stop()


@pytest.fixture
def trusting(papers: Papers) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(papers.ca))


def give(server: Server, context: ssl.SSLContext, letter: Letter = LETTER) -> Outcome:
    with mail.connected(server.account, PASSWORD, seconds=5, context=context) as session:
        return session.address(letter) or session.give(letter)


def fails(server: Server, context: ssl.SSLContext | None, password: str = PASSWORD, **other: Any) -> str:
    account = replace(server.account, **other)
    with (
        pytest.raises(MailTrouble) as trouble,
        mail.connected(account, password, seconds=2, context=context) as session,
    ):
        session.address(LETTER)
    assert password not in str(trouble.value)
    return str(trouble.value.message)


def said(kind: TroubleKind) -> str:
    return str(mail.TROUBLES[kind])


def test_a_letter_arrives_as_it_was_written(server: Server, trusting: ssl.SSLContext) -> None:
    assert give(server, trusting) == Outcome(Verdict.TAKEN, mail.TAKEN, 250)
    got = message_from_bytes(server.handler.got[0], policy=policy.default)
    assert isinstance(got, EmailMessage)
    assert server.handler.to == ["tara@mail.example"]
    assert got["Subject"] == "Your booking"
    assert got["Message-ID"] == "<abc123@aranya.example>"
    assert got["From"] == '"Aranya, the Clinic" <desk@aranya.example>'
    assert got["List-Unsubscribe"] is None
    body = got.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == LETTER.body
    calendar = next(got.iter_attachments())
    assert (calendar.get_content_type(), calendar.get_filename()) == ("text/calendar", "booking.ics")
    assert calendar.get_content().startswith("BEGIN:VCALENDAR")


def test_tls_from_the_first_byte(papers: Papers, trusting: ssl.SSLContext) -> None:
    server = Server(papers, security=Security.TLS)
    try:
        assert give(server, trusting).verdict is Verdict.TAKEN
        assert fails(server, trusting, security=Security.STARTTLS) in {said(TroubleKind.SILENT), said(TroubleKind.CUT)}
    finally:
        server.stop()


def test_several_letters_over_one_line(server: Server, trusting: ssl.SSLContext) -> None:
    server.handler.answers["rcpt"] = "550 no such mailbox"
    with mail.connected(server.account, PASSWORD, seconds=5, context=trusting) as session:
        refused = session.address(LETTER)
        assert refused == Outcome(Verdict.NEVER, mail.NEVER, 550, is_address=True)
        server.handler.answers.clear()
        assert session.address(LETTER) is None
        session.let_be()
        assert session.address(LETTER) is None
        assert session.give(LETTER).verdict is Verdict.TAKEN
    assert len(server.handler.got) == 1


@pytest.mark.parametrize(
    ("where", "answer", "verdict", "is_address"),
    [
        ("rcpt", "451 greylisted, try again", Verdict.LATER, False),
        ("rcpt", "550 unknown", Verdict.NEVER, True),
        ("data", "452 no room", Verdict.LATER, False),
        ("data", "554 refused", Verdict.NEVER, False),
    ],
)
def test_what_the_server_answers_decides(
    server: Server, trusting: ssl.SSLContext, where: str, answer: str, verdict: Verdict, *, is_address: bool
) -> None:
    server.handler.answers[where] = answer
    outcome = give(server, trusting)
    assert (outcome.verdict, outcome.code, outcome.is_address) == (verdict, int(answer[:3]), is_address)


def test_a_server_that_dies_while_the_words_leave_leaves_it_unknown(server: Server, trusting: ssl.SSLContext) -> None:
    server.handler.dies_after_words = True
    assert give(server, trusting).verdict is Verdict.UNKNOWN


def test_a_line_that_is_dead_before_the_words_is_only_later(server: Server, trusting: ssl.SSLContext) -> None:
    with mail.connected(server.account, PASSWORD, seconds=5, context=trusting) as session:
        assert session.address(LETTER) is None
        session.client.close()
        assert session.give(LETTER).verdict is Verdict.LATER
        with pytest.raises(MailTrouble):
            session.address(LETTER)
    assert server.handler.got == []


@pytest.mark.parametrize(("answer", "kind"), [("550 not yours", TroubleKind.SENDER), ("421 busy", TroubleKind.SERVER)])
def test_a_sender_that_is_refused_stops_everything(
    server: Server, trusting: ssl.SSLContext, answer: str, kind: TroubleKind
) -> None:
    server.handler.answers["mail"] = answer
    assert fails(server, trusting) == said(kind)


def test_every_failure_has_its_own_sentence(server: Server, papers: Papers, trusting: ssl.SSLContext) -> None:
    assert fails(server, trusting, "wrong") == said(TroubleKind.PASSWORD)
    assert fails(server, None) == said(TroubleKind.CERTIFICATE)
    assert fails(server, trusting, security=Security.TLS) == said(TroubleKind.NOT_TLS)
    plain = Server(papers, offers_tls=False)
    try:
        assert fails(plain, trusting) == said(TroubleKind.NO_TLS)
    finally:
        plain.stop()
    server.stop()
    assert fails(server, trusting) == said(TroubleKind.REFUSED)
    assert server.handler.got == []


def test_a_server_that_says_nothing_is_not_waited_for(trusting: ssl.SSLContext) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account = MailAccount("127.0.0.1", silent.getsockname()[1], Security.STARTTLS, "", "desk@aranya.example")
        with pytest.raises(MailTrouble) as trouble, mail.connected(account, "", seconds=0.2, context=trusting):
            pass
    assert str(trouble.value.message) == said(TroubleKind.SILENT)


def test_a_line_break_makes_no_other_header() -> None:
    account = MailAccount("h", 1, Security.TLS, "", "desk@aranya.example", "A\r\nBcc: x@y.z")
    letter = replace(LETTER, subject="Hello\r\nBcc: all@world.example", can_be_stopped=True)
    made = mail.written(letter, account)
    assert made["Bcc"] is None
    assert made["Subject"] == "Hello Bcc: all@world.example"
    assert made["List-Unsubscribe"] == "<mailto:desk@aranya.example?subject=STOP>"


def test_the_words_end_with_a_dot_of_their_own() -> None:
    account = MailAccount("h", 1, Security.TLS, "", "desk@aranya.example")
    words = mail.wire(LETTER, account)
    assert words.endswith(b"\r\n.\r\n")
    assert words.count(b"\r\n.\r\n") == 1
    assert b"\n" not in words.replace(b"\r\n", b"")
    assert set(mail.TROUBLES) == set(TroubleKind)


ODD = [
    "अनन्या@mail.example",
    "a@मेल.example",
    "a@b.example\r\nRCPT TO:<c@d.example>",
    "a@b.example, c@d.example",
    "a..b@c.d",
]


@pytest.mark.parametrize("address", ODD)
def test_an_address_that_fits_no_envelope_fails_alone(server: Server, trusting: ssl.SSLContext, address: str) -> None:
    with mail.connected(server.account, PASSWORD, seconds=5, context=trusting) as session:
        assert session.address(replace(LETTER, to=address)) == Outcome(Verdict.NEVER, mail.NEVER, is_address=True)
        assert session.address(LETTER) is None
        assert session.give(LETTER).verdict is Verdict.TAKEN
    assert server.handler.to == ["tara@mail.example"]


def test_letters_that_smtp_cannot_write_are_troubles_of_their_own(server: Server, trusting: ssl.SSLContext) -> None:
    assert fails(server, trusting, "पासवर्ड") == said(TroubleKind.PASSWORD)
    assert fails(server, trusting, sender="डेस्क@aranya.example") == said(TroubleKind.SENDER)


def test_a_name_that_no_name_can_be_is_not_found(
    server: Server, trusting: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_place, **_more: "a..b".encode("idna"))
    assert fails(server, trusting, host="a..b") == said(TroubleKind.NAME)


def test_a_server_that_answers_after_the_wait_is_over_leaves_it_unknown(
    server: Server, trusting: ssl.SSLContext
) -> None:
    with mail.connected(server.account, PASSWORD, seconds=5, context=trusting) as session:
        assert session.address(LETTER) is None
        server.handler.waits = 0.3
        session.client.sock.settimeout(0.05)
        assert session.give(LETTER).verdict is Verdict.UNKNOWN
        session.client.close()


def test_a_name_with_quotes_stays_one_sender() -> None:
    account = MailAccount("h", 1, Security.TLS, "", "desk@aranya.example", 'Dr "Rao", <all@world.example>')
    (sender,) = mail.written(LETTER, account)["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (account.sender_name, account.sender)
    again = message_from_bytes(mail.written(LETTER, account).as_bytes(), policy=policy.default)
    assert [each.addr_spec for each in again["From"].addresses] == ["desk@aranya.example"]
