"""What F1 says of each place and each tab of the chart: short tasks, and the keys that work there.

`topic_for` takes the key of a place, or of a page beside the rail, and the tab where it is a chart.
"""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.book_topics import BOOK_TOPICS
from luna_desktop.ui.help.booking_topics import BOOKING_TOPICS
from luna_desktop.ui.help.desk_topics import DESK_TOPICS
from luna_desktop.ui.help.diary_topics import DIARY_TOPICS
from luna_desktop.ui.help.inbox_topics import INBOX_TOPICS
from luna_desktop.ui.help.message_topics import MESSAGE_TOPICS
from luna_desktop.ui.help.rights_topics import RIGHTS_TOPICS
from luna_desktop.ui.help.topic import GENERAL_KEYS, KeyLine, Topic

__all__ = ["CHART", "COPY", "DISCLOSURE", "GENERAL_KEYS", "TOPICS", "KeyLine", "Topic", "topic_for"]

CHART = "patient"
COPY = "record copy"
DISCLOSURE = "disclosure"


_SAVE = KeyLine("Ctrl+S", say("Save"))
_NEXT_TO_FIX = KeyLine("F8", say("Go to the next field to fix"))
_TABS = KeyLine("Alt+1 … Alt+9", say("Go to a tab of the chart"))
_FORM = (_SAVE, _NEXT_TO_FIX, KeyLine("Esc", say("Leave the form; you are asked about unsaved changes")))
_LIST = (KeyLine("↑ ↓", say("Move in the list")), KeyLine("Enter", say("Open what is chosen")))


TOPICS: dict[str, Topic] = {
    **BOOKING_TOPICS,
    **DESK_TOPICS,
    **DIARY_TOPICS,
    **RIGHTS_TOPICS,
    **INBOX_TOPICS,
    "patients": Topic(
        say("Patients"),
        (
            say("Type part of a name, a phone number, a record number or a year of birth. Typing errors are forgiven."),
            say("Check the birth date and the phone number before you open somebody: names repeat."),
            say("Press Enter to open the person who is chosen."),
            say("“Alert – see clinician” means: ask a clinician before you book or treat. The desk does not see why."),
            say("Press ↓ in the empty box to recall the last ten patients whom you opened."),
            say("Nobody found? Try the last digits of the phone number, then register the person as new."),
        ),
        (*_LIST, KeyLine("Ctrl+N", say("Register a new patient"))),
    ),
    "register": Topic(
        say("New patient"),
        (
            say("Only the family name is required. Write a single name there."),
            say("Watch “In the register already?” at the right. If the person is there, open that record instead."),
            say("Archived and deceased people stand there too, marked. Take an archived record back in its Details."),
            say("Enter the birth as far as it is known: a date, a month, a year, or an age."),
            say("Give the notice at the right to read, then record the answer about care."),
            say("Save. The record number is made then."),
        ),
        (*_FORM, KeyLine("Ctrl+N", say("Begin with an empty form"))),
    ),
    "counts": Topic(
        say("Counts"),
        (
            say("Choose weeks and a practitioner. Everything on the page follows; no patient is named anywhere."),
            say("Choose above the plot what it shows. Each dot is a week; the table says the same."),
            say("Save the numbers as a file for a spreadsheet, or print the page. Both stand in the audit log."),
        ),
        (KeyLine("Alt+L", say("Show the table, or the plot again")),),
    ),
    "audit": Topic(
        say("Audit log"),
        (
            say("Read from the top: the newest entry is first. Patients appear as record numbers only."),
            say("Narrow the list by words, person, kind of act, outcome, record number or days."),
            say("Choose an entry to see all of it at the right, with the check of its own seal."),
            say("Red rows are acts that were refused. Look at who tried, and why it was refused."),
            say("Press “Check the log” to prove every entry from the first to the last."),
            say("If the log does not hold, note the entry’s number, tell the owner, and change nothing."),
        ),
        (
            KeyLine("↑ ↓", say("Move in the list")),
            KeyLine("Enter", say("Go to the entry at the right")),
            KeyLine("Esc", say("Go back from the entry to the list")),
            KeyLine("F5", say("Read the log again")),
        ),
    ),
    "catalogues": Topic(
        say("Catalogues"),
        (
            say("Names and codes are used as they are. What advises is silent until a doctor approves it here."),
            say(
                "Approve a whole catalogue, a column, or one entry; take it back the same way. Each act is in the log."
            ),
            say("A new version of a file waits for a new approval."),
            say("Add an entry of the clinic’s own with its source. Charts keep the words of their day."),
            say("Switch an entry off to offer it no longer. Allergies still stop it."),
        ),
        (
            KeyLine("Ctrl+F", say("Find an entry")),
            KeyLine("Insert", say("Add an entry of the clinic’s own")),
            KeyLine("Ctrl+Shift+A", say("See who approved what")),
            *_LIST,
        ),
    ),
    "health": Topic(
        say("Health of the system"),
        (
            say("Look whether the last proven backup is recent. A backup counts once it was restored and counted."),
            say("Press “Back up now” before you take a disk away or change a computer."),
            say("Press “Examine” to check key file, database, photographs, audit log, backups and disk."),
            say("A red line says what is wrong and what to do. Do that first."),
            say("A damaged photograph is named by its record’s number. “Restore this file” takes it out of a backup."),
        ),
        (KeyLine("F5", say("Examine the system")), KeyLine("Ctrl+Shift+B", say("Back up now"))),
    ),
    "staff": Topic(
        say("Staff"),
        (
            say("Choose a person to see their roles and whether they open photographs."),
            say("Add a person with a first password, hand it over yourself, and have it changed at the first sign-in."),
            say("Change roles only as the work asks. Nobody changes their own."),
            say(
                "What somebody other than the owner adds waits in “For the owner’s approval”. It ends after two weeks."
            ),
            say("Confirm photo access for a colleague if your own key opens photographs."),
            say("Close the account of somebody who leaves. What they wrote stays theirs; drafts go to a colleague."),
            say("Change your own password with “Change my password”."),
        ),
        (
            KeyLine("↑ ↓", say("Move in the list")),
            KeyLine("Insert", say("Add a person")),
            KeyLine("Delete", say("Close the account that is chosen; you are asked first")),
        ),
    ),
    "settings": Topic(
        say("Settings"),
        (
            say("Enter the clinic’s name, address and registration as they stand on its letters."),
            say("Enter the privacy contact. Record copies cannot be handed over without it."),
            say("Choose the folder for backups, best on another disk."),
            say("Choose how many minutes of quiet lock Luna, and how it looks on this computer."),
            say("Under “Care”, choose how long answers and consents count."),
            say("Change your own password here too."),
            say("“About” shows the version and the libraries that Luna is built from."),
        ),
        (_SAVE, _NEXT_TO_FIX),
    ),
    "review": Topic(
        say("Review"),
        (
            say("At the left stand the lists of what waits, each with its count. “Late” marks what is past its day."),
            say("Press → to go into a list and ← to come back to the lists."),
            say("Press Enter on a row to open the patient’s chart where the work is done."),
            say("“Corrections to decide” are about what you wrote. Enter shows both wordings, and only you answer."),
            say("The lists hold only patients of your care team. What is done disappears from them by itself."),
        ),
        _LIST,
    ),
    "recipients": Topic(
        say("Recipients"),
        (
            say("Enter everybody to whom data may go: laboratories, insurers, doctors, companies, authorities."),
            say("Enter an agreement before a company gets anything. Its last day still belongs to it."),
            say("An agreement is never changed. End it early and say why, then enter a new one."),
            say("Tell the recipients under “To be told to stop”, and note how. They have 7 days."),
        ),
        (KeyLine("Insert", say("Enter a recipient")), *_FORM),
    ),
    "openings": Topic(
        say("Openings"),
        (
            say("Read who opened a closed record, why and in which words. Say whether it was justified."),
            say("What was not justified opens an incident note: write what happened and what follows."),
            say("Under “Noticed openings” stands, once a week is over, what asks for a second look. Close each."),
            say("Enter phones, births and addresses of staff there, so that relatives and neighbours are noticed."),
            say("Answer requests for access. A yes puts the person on the care team."),
            say("Nobody reviews or closes what is about themselves."),
        ),
        _LIST,
    ),
    "care texts": Topic(
        say("Treatment texts"),
        (
            say("Choose a treatment and read its text in each language. Patients see nothing else."),
            say("Approve it. “Edit” makes a new version that waits for approval."),
            say("An approved edit of the English text ends the translations of the old one."),
        ),
        _LIST,
    ),
    "certificates": Topic(
        say("Register of certificates"),
        (
            say("Choose a year. Every number stands here in order, cancelled ones too."),
            say("What is certified is shown to whoever issued it, and to nobody else."),
            say("Print it for the clinic’s own file. The log keeps pages and hash."),
        ),
        _LIST,
    ),
    "notices": Topic(
        say("Notices"),
        (
            say("“Write a new version” begins from the newest text. Save draft keeps your text for all."),
            say("A notice needs its table and four parts: changing your mind, rights, complaints, whom to ask."),
            say("The steps are: reviewed, approved by the owner, published. A change takes the approval away."),
            say("A translation goes out only after a named person approved it. Read both texts before you do."),
            say("“Compare with the one before” marks what is put in and what is taken out, and lists it."),
            say("When you publish, say whether the change matters. Then every patient is put on “To be given”."),
            say("A published version never changes. It prints the same for as long as it is kept."),
            say("“Rights poster…” makes the page for the waiting room, in English or Hindi."),
        ),
        (KeyLine("Insert", say("Begin a version")), KeyLine("Enter", say("Read the chosen version")), *_FORM),
    ),
    "to-be-given": Topic(
        say("To be given"),
        (
            say("Give the patient the text to read, or read it out. Then note what came of it."),
            say("“Would not sign”, “Not able” and “Put off” ask why. Care goes on the same, whatever stands there."),
            say("Who was not able, or was put off, stays on the list until somebody tries again."),
            say("“Print for this page…” prints a copy for each patient on the page, with a slip to sign."),
            say("“To be asked again” lists consents that ran out, lapsed at 18, or were put off."),
        ),
        _LIST,
    ),
    COPY: Topic(
        say("Record copy"),
        (
            say("A copy answers a request: the clock at the left says until when. Without one you can only look."),
            say("Choose the parts, the dates, the photographs, the language, and how the copy leaves."),
            say("Look for other people: tick whose names and numbers are left out. A mark with a code stands there."),
            say("Send it for clinical review, or say why none is needed. Then approve it."),
            say("Print or save. Tell a passphrase by another way than the file."),
            say("Hand over: whoever takes the copy signs, or types the name before a witness, and the clock stops."),
        ),
        (
            KeyLine("Ctrl+Return", say("Take the next step of the copy")),
            KeyLine("Ctrl+Shift+Return", say("Take the other step that is offered")),
            KeyLine("Ctrl+S", say("Keep the choices as a draft")),
            KeyLine("Ctrl+P", say("Print the approved copy")),
        ),
    ),
    "disclosures": Topic(
        say("Disclosures"),
        (
            say("“Waiting” holds what somebody has to approve, or what is approved and has not left yet."),
            say("“Outcome open” means: pages were made, and nobody knows whether they left. Find out, and note it."),
            say("Choose one to read to whom, why, what and on which basis, and every step with its name and time."),
            say("Look at the pages before you approve. Nobody approves their own request."),
            say("Note when the recipient confirms, when something did not arrive, and when you asked it back."),
            say("Nothing here is ever changed. What was wrong is entered anew from the patient’s Privacy tab."),
        ),
        (KeyLine("↑ ↓", say("Move in the list")),),
    ),
    DISCLOSURE: Topic(
        say("A disclosure"),
        (
            say("Choose the recipient from the register, and how you made sure who asks."),
            say("Choose what it rests on. A legal request needs its document and the owner’s approval."),
            say("Tick only what the recipient needs. For the whole record you say why."),
            say("“Check and enter” asks the gate. If it says no, you read what stands in the way and who can lift it."),
            say("Turn the pages, then save the sealed file or print. It leaves once; Luna notes pages and seal."),
            say("If the patient withdraws before it left, nothing leaves."),
        ),
        (
            KeyLine("Ctrl+S", say("Check and enter; with the pages open, save the sealed file")),
            KeyLine("Ctrl+P", say("Print the pages")),
            _NEXT_TO_FIX,
            KeyLine("Esc", say("Leave the form; you are asked about unsaved changes")),
        ),
    ),
    "batches": Topic(
        say("Batches"),
        (
            say("Type a part of the product’s name or of the batch number. Dashes and blanks do not matter."),
            say("Choose a batch, say why, and list the people. The list is written to the audit log."),
            say("Save the list as a PDF and note on it who was told."),
            say("People whom a restriction keeps from you are counted and not named."),
        ),
        (KeyLine("Enter", say("Open the visit in which the batch was used")),),
    ),
    f"{CHART}:summary": Topic(
        say("Summary of the chart"),
        (
            say("Read the band above the tabs first: severe allergies stand in red."),
            say("Each card shows what is current. Press “Open” to go to its tab."),
            say("“Not known” means that nobody has asked yet. It never means no."),
        ),
        (_TABS,),
    ),
    f"{CHART}:details": Topic(
        say("Details"),
        (
            say("Change a name, a birth date, a phone number or an address, then save."),
            say("Press “End” on a phone number or an address that is no longer right. It stays in the history."),
            say("Choose under “Source” who told you."),
            say("Choose or paste an identity photo, move the square onto the face, and keep that part."),
            say("Open “History of these details” to see what was changed, when and by whom."),
        ),
        (
            *_FORM,
            KeyLine("Ctrl+V", say("Paste a picture on the card of the identity photo")),
            KeyLine("← → ↑ ↓", say("Move the square over the picture; Shift moves it further")),
            _TABS,
        ),
    ),
    f"{CHART}:history": Topic(
        say("Medical history"),
        (
            say("Type into the rows where they stand; Ctrl+S saves all of them at once."),
            say("A date may be a year, a month or a full date. Enter takes the best match of a list."),
            say("Before treating: a letter answers. A “no” grows old and is asked again; a “yes” stays until ended."),
            say("F4 says that nothing changed in this entry, Ctrl+Shift+N says it of all that you left."),
            say("Strike out what was entered in error and say why. It stays readable."),
            say("An entry in the wrong chart: open its history (F3) and press “Move to another patient…”."),
        ),
        (
            KeyLine("Insert", say("Add a row")),
            KeyLine("F4", say("No change in this entry")),
            KeyLine("Ctrl+Shift+N", say("Rest: no change; once more takes it back")),
            KeyLine("F3", say("History of this entry")),
            KeyLine("F7", say("More about this entry")),
            KeyLine("Ctrl+Delete", say("Take a row away, or strike it out")),
            KeyLine("Ctrl+PgDown", say("Next section")),
            KeyLine("Ctrl+PgUp", say("The section before")),
            KeyLine("Ctrl+Up", say("Routine: move a step up; Ctrl+Down moves it down")),
            *_FORM,
            _TABS,
        ),
    ),
    f"{CHART}:lifestyle": Topic(
        say("Lifestyle"),
        (
            say("Ask each question today. Leave “Not known” where there is no answer."),
            say("Tick “No change” to take over the last answer as asked again today; one key does so for the rest."),
            say("The hand at the end of a row notes that the patient prefers not to say."),
            say("Pack-years and weekly minutes are worked out from their parts and are never typed."),
            say("“Preferences” at the left holds what the patient wants of their care."),
            say("“Patient fills in…” turns the screen. 1 takes an answer over, 2 changes it, 3 refuses it."),
        ),
        (
            KeyLine("Insert", say("Begin a new assessment")),
            KeyLine("Ctrl+Shift+N", say("The rest: no change; once more takes it back")),
            KeyLine("Ctrl+Shift+Y", say("The patient prefers not to say")),
            *_FORM,
            _TABS,
        ),
    ),
    f"{CHART}:allergies": Topic(
        say("Allergies"),
        (
            say("Set whether the patient was asked, and what they said. The answer is never left blank."),
            say("Add each allergy with trigger, reaction and severity. Severe ones show on every page of the chart."),
            say("Press “Confirm now” after you asked again and nothing has changed."),
            say("“None known” can be chosen only while the list is empty."),
            say("Severity is about the worst reaction so far; the risk to come is another question."),
            say("The panel names what stands in one reaction group. Enter patch tests under the list."),
            say("What the list names is not added. A doctor goes on with a reason; it ends when the allergy changes."),
        ),
        (
            KeyLine("Insert", say("Add an allergy")),
            KeyLine("Ctrl+Insert", say("Add a patch test")),
            KeyLine("Ctrl+Shift+C", say("Confirm that nothing has changed")),
            *_FORM,
            _TABS,
        ),
    ),
    f"{CHART}:photos": Topic(
        say("Photos"),
        (
            say("Photographs need the patient’s consent. Without it, care goes on without pictures."),
            say("Add files or a folder, or drop them onto the page. Place, camera and other tags are taken out."),
            say("Say the body region, the view and the day of each picture; more than 40 are described once."),
            say("An import that was stopped goes on with Continue, and nothing comes in twice."),
            say("Choose a picture to read about it; Enter shows it large. Narrow what is shown at the left."),
            say("A guided set leads from view to view. What a patient declines is entered, and drawn on the body map."),
            say("Intimate pictures stay covered. Who may see them presses “Show intimate”, which is logged."),
            say("Strike out a picture in the wrong chart and say why."),
        ),
        (
            KeyLine("← → ↑ ↓", say("Move among the pictures, or turn to the next one")),
            KeyLine("E", say("Prepare photographs for a recipient")),
            KeyLine("Enter", say("Show the picture large")),
            KeyLine("Space", say("Select the picture for a comparison, or let go of it")),
            KeyLine("Ctrl+A", say("Select all pictures under this heading")),
            KeyLine("Alt+L", say("Show the pictures as a table, or as tiles again")),
            KeyLine("Ctrl+G", say("Begin a guided set of views")),
            KeyLine("Ctrl+P", say("Print a placard, to be photographed first")),
            KeyLine("Ctrl+Enter", say("In a guided set: save the picture as this view")),
            KeyLine("Esc", say("Leave the large picture or the guided set")),
            KeyLine("Ctrl+V", say("Add the pictures that were copied")),
            _TABS,
        ),
    ),
    f"{CHART}:visits": Topic(
        say("Visits"),
        (
            say("The newest visit stands first. Choose one and press Enter to open it."),
            say("Press “Start visit” above the tabs. What you type is kept by itself, and saved when you go back."),
            say("Add what was done with “Add procedure”. Its fields, sites and products with batch are asked for."),
            say("The list at the right says what is missing. Sign when it is empty; the text is locked then."),
            say("Change a signed note with “Amend…” and a reason. The signed text stays legible beside it."),
            say("Beside a colleague’s visit, write a note of your own. A visit in the wrong chart can be moved."),
            say("A visit “From another clinic” came with its record. It can be read and not changed."),
            say("“Papers” holds prescriptions, certificates, and what a treatment needs. Issue, then print or save."),
        ),
        (
            KeyLine("Ctrl+Shift+V", say("Start a visit")),
            KeyLine("Ctrl+1", say("Go to the complaint; with 2, 3 or 4 to findings, assessment or plan")),
            KeyLine("Ctrl+Shift+K", say("Start from the last plan")),
            KeyLine("Ctrl+Shift+P", say("Add a procedure")),
            KeyLine("F8", say("Go to the next thing that is missing")),
            KeyLine("Ctrl+S", say("Save the draft")),
            KeyLine("Ctrl+Return", say("Sign the visit, or save the amendment")),
            KeyLine("Enter", say("Open the visit")),
            KeyLine("Ctrl+PgDown", say("Go to the next view of the visits")),
            KeyLine("Ctrl+PgUp", say("Go to the view before")),
            _TABS,
        ),
    ),
    f"{CHART}:privacy": Topic(
        say("Privacy"),
        (
            say("Read the notice with the patient, or give it to them, before you record an answer."),
            say("Press “Yes…” or “No…” for each purpose, as the patient says. A refusal never stops care."),
            say("Let the patient answer alone: turn the screen with Ctrl+Shift+T. Your password gives it back to you."),
            say("Press “Withdraw…” when the patient takes a consent back. It takes no more steps than giving it."),
            say("Turn the chips under “Messages” to what the patient wants on each number, then save the wishes."),
            say("Press “Record copy…” when the patient asks for their record. It is due within 72 hours."),
            say("“Copies and disclosures” lists what left the clinic; “Kept until when, and why” what stays, and why."),
            say("Write down under “Restrictions” what the patient asks the clinic not to do. Nobody asks why."),
        ),
        (_TABS, KeyLine("Ctrl+Shift+T", say("Turn the screen to the patient"))),
    ),
}

TOPICS |= BOOK_TOPICS | MESSAGE_TOPICS

_ANYWHERE = Topic(
    say("Luna Desktop"),
    (
        say("Go to a place with the rail at the left, or press Ctrl+K and type."),
        say("Press Ctrl+L when you leave the screen, even for a moment."),
        say("What you see depends on your role. Ask the administrator if something you need is missing."),
    ),
)


def topic_for(page: str, tab: str = "") -> Topic:
    """Return the help for a page, by its key and for a chart by its tab; a page without any gets the general one."""
    return TOPICS.get(f"{page}:{tab}") or TOPICS.get(page) or _ANYWHERE
