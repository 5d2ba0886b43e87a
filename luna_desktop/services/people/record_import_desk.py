"""What a record from another clinic asks this one to keep to: refusals, wishes against messages, restrictions.

A yes that was given elsewhere counts for nothing here. A no protects the patient wherever the record goes, so it counts
from the moment at which the record is here, as if it had been said to this clinic; whoever hears otherwise from the
patient records that as always. Restrictions that name people of the other clinic are left to a person.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.elsewhere import VISIT_KIND, Act, ActElsewhere, PrivacyElsewhere, Said
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.interop.record_zip import BroughtRecord
from luna_desktop.services.people.imports_writing import WISH_SOURCE
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.consent_lines import offered_purposes
from luna_desktop.services.privacy.consents import ConsentAnswer, append
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, record_preferences
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from luna_desktop.services.privacy.restrictions import put_in_force
from luna_desktop.services.work import Work
from luna_desktop.texts import ENGLISH, Message, say, say_n

NOES = frozenset({ConsentState.REFUSED.value, ConsentState.WITHDRAWN.value})
ASKED_ON_ARRIVAL = frozenset({Purpose.CARE, Purpose.SHARING})
"""Care is what the patient comes for, and sharing is asked for each recipient apart: neither goes ahead unasked."""
DESK_COMING: Mapping[Act, Callable[[int], Message]] = {
    Act.CONSENT: lambda count: say_n(
        "{count} answer about the use of data comes along, to be read. A no counts here too; a yes is asked for anew.",
        "{count} answers about the use of data come along, to be read. A no counts here too; a yes is asked for anew.",
        count,
    ),
    Act.RESTRICTION: lambda count: say_n(
        "{count} restriction comes along. What can be kept to here counts at once.",
        "{count} restrictions come along. What can be kept to here counts at once.",
        count,
    ),
    Act.WISH: lambda count: say_n(
        "{count} wish about messages comes along. A no counts here too.",
        "{count} wishes about messages come along. A no counts here too.",
        count,
    ),
    Act.APPOINTMENT: lambda count: say_n(
        "{count} appointment comes along, to be read.", "{count} appointments come along, to be read.", count
    ),
    Act.MESSAGE: lambda count: say_n(
        "{count} message comes along, to be read.", "{count} messages come along, to be read.", count
    ),
    Act.NOTICE: lambda count: say_n(
        "{count} notice given comes along, to be read.", "{count} notices given come along, to be read.", count
    ),
    Act.CORRECTION: lambda count: say_n(
        "{count} correction comes along, with what the patient said to it.",
        "{count} corrections come along, with what the patient said to them.",
        count,
    ),
    Act.OPENING: lambda count: say_n(
        "{count} line about who opened the record there comes along.",
        "{count} lines about who opened the record there come along.",
        count,
    ),
    Act.DISCLOSURE: lambda count: say_n(
        "{count} line about what left comes along.", "{count} lines about what left come along.", count
    ),
}
"""What is said before an import of what the desk of another clinic did, by how much of each sort."""


def pointing_here(body: object, ids: Mapping[str, int]) -> object:
    """Return a correction that names its entry by the number that it has here; every other body as it is."""
    if not isinstance(body, ActElsewhere) or body.act is not Act.CORRECTION:
        return body
    kind = body.said("about").partition("/")[0]
    number = ids.get(body.said("entry_address")) or ids.get(body.said("about"))
    says = tuple(each for each in body.says if each.name not in {"about", "entry_address"})
    if not number:
        return replace(body, says=says)
    return replace(body, says=(*says, Said("about", f"{VISIT_KIND if kind == 'visit' else kind}/{number}")))


def keep_to(
    work: Work, patient: PatientId, record: BroughtRecord, *, agreed: Collection[Purpose] = ()
) -> tuple[Message, ...]:
    """Let every no of a record count here; returns what there is to say. `agreed` was signed here on this occasion."""
    acts = [each.body for each in record.acts if isinstance(each.body, ActElsewhere)]
    return (
        *_refusals(work, patient, [each for each in acts if each.act is Act.CONSENT], record, agreed),
        *_wishes(work, patient, [each for each in acts if each.act is Act.WISH]),
        *_restrictions(work, patient, [each for each in acts if each.act is Act.RESTRICTION], record),
    )


def _told_by(act: ActElsewhere, record: BroughtRecord) -> str:
    """Return where a no comes from, as rows of this clinic keep it."""
    return ENGLISH.render(say("As {clinic} told in copy {number}", clinic=act.clinic, number=record.number))


def _refusals(
    work: Work,
    patient: PatientId,
    consents: Sequence[ActElsewhere],
    record: BroughtRecord,
    agreed: Collection[Purpose],
) -> Iterator[Message]:
    asked = set(offered_purposes(work)) - ASKED_ON_ARRIVAL - set(agreed)
    refused: dict[Purpose, ActElsewhere] = {}
    for each in consents:
        if each.said("state_code") in NOES and not each.said("is_earlier") and each.code:
            refused.setdefault(Purpose(each.code), each)
    kept = [purpose for purpose in refused if purpose in asked]
    for purpose in kept:
        reason = _told_by(refused[purpose], record)
        answer = ConsentAnswer(patient, purpose, ConsentState.REFUSED, ConsentMethod.NONE, reason=reason)
        append(work, answer, under_notice=False)
    if kept:
        yield say_n(
            "{count} refusal of the other clinic counts here too.",
            "{count} refusals of the other clinic count here too.",
            len(kept),
        )


def _wishes(work: Work, patient: PatientId, wishes: Sequence[ActElsewhere]) -> Iterator[Message]:
    against = tuple(dict.fromkeys(_against(each) for each in wishes if each.said("wish_code") == Wish.NO.value))
    if against:
        record_preferences.function(work, NewWishes(patient, against, WISH_SOURCE))
        yield say_n(
            "{count} wish against messages counts here too.",
            "{count} wishes against messages count here too.",
            len(against),
        )


def _against(wish: ActElsewhere) -> NewWish:
    way = Way(Channel(wish.said("channel_code")), wish.said("address"))
    return NewWish(Topic(wish.said("topic_code")), way, Wish.NO)


def _restrictions(
    work: Work, patient: PatientId, restrictions: Sequence[ActElsewhere], record: BroughtRecord
) -> Iterator[Message]:
    known = {each.terms for each in ledger.restrictions_of(work, patient)}
    for each in restrictions:
        terms = terms_of(each)
        if terms is None or terms in known:
            continue
        request = RestrictionRequest(patient, terms, each.said("topic"), asked_by=each.clinic, identity=None)
        try:
            put_in_force(work, request, _told_by(each, record))
        except InvalidInput:  # a number that is none, a purpose that cannot be restricted: a person looks at it
            continue
        known.add(terms)
        yield say("Restriction kept to here: {words}", words=each.said("topic"))
    if any(waits(each, known) for each in restrictions):
        yield say("A restriction of the other clinic cannot be kept to by itself. Decide about it on the Privacy tab.")


def terms_of(restriction: ActElsewhere) -> Terms | None:
    """Return what a restriction of another clinic covers here, or None where only a person can tell."""
    kind = kind_of(restriction)
    if kind is None or kind is RestrictionKind.STAFF:
        return None
    channel = restriction.said("channel_code")
    covered: dict[RestrictionKind, Terms] = {
        RestrictionKind.PERSON: Terms(kind, clean_line(restriction.said("party"))),
        RestrictionKind.USE: Terms(kind, purposes=frozenset(map(Purpose, restriction.said("purpose_codes").split()))),
        RestrictionKind.CHANNEL: Terms(
            kind, channel=Channel(channel) if channel else None, address=restriction.said("address")
        ),
    }
    return covered.get(kind, Terms(kind))


def kind_of(restriction: ActElsewhere) -> RestrictionKind | None:
    """Return what sort of restriction it is, or None for one that only tells of an opening."""
    code = restriction.said("kind_code")
    return RestrictionKind(code) if code else None


def waits(act: ActElsewhere, known: Collection[Terms]) -> bool:
    """Tell whether a restriction of another clinic waits for somebody here; `known` is what was ever in force here."""
    if not isinstance(act, PrivacyElsewhere) or act.act is not Act.RESTRICTION or act.settled:
        return False
    return kind_of(act) is not None and terms_of(act) not in known
