"""An agenda as iCalendar text, read by hand against RFC 5545 and by another reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import attrs
import icalendar
import pytest

from continuum.agenda import Agenda, AgendaItem, AgendaStatus, agenda
from continuum.documents import DocumentKind
from continuum.errors import FieldTypeError, FieldValueError
from continuum.findings import Finding
from continuum.periods import DateRange
from continuum.requirements import Due, Repeats, Since
from continuum.rules import Basis
from continuum.stay import Stay
from continuum.terms import calendar_days, working_days
from tests.strategies_rules import IOP, MONDAY, OUTPATIENT, book, march, rule

ON = march(10)
OVERDUE, DUE, UNDATED = AgendaStatus
OWNER = "stay 7"
WRONG: Any = 7

# --- the grammar of section 3.1 -------------------------------------------------------

NAME = r"[A-Za-z0-9-]+"
SAFE = r"[^\x00-\x08\x0a-\x1f\x7f\";:,]*"
LINE = re.compile(rf"{NAME}(?:;{NAME}={SAFE})*:[^\x00-\x08\x0a-\x1f\x7f]*")
TEXT = re.compile(r"(?:[^\\;,\x00-\x1f\x7f]|\\[\\;,nN])*")
VALUES = {
    "UID": TEXT,
    "SUMMARY": TEXT,
    "DESCRIPTION": TEXT,
    "DTSTAMP": re.compile(r"\d{8}T\d{6}Z"),
    "DUE": re.compile(r"\d{8}T\d{6}"),
    "DTSTART": re.compile(r"\d{8}T\d{6}"),
    "DUE;VALUE=DATE": re.compile(r"\d{8}"),
    "DTSTART;VALUE=DATE": re.compile(r"\d{8}"),
    "PRIORITY": re.compile(r"[0-9]"),
    "STATUS": re.compile(r"NEEDS-ACTION|CONFIRMED|TENTATIVE"),
    "TRANSP": re.compile(r"TRANSPARENT"),
    "VERSION": re.compile(r"2\.0"),
    "PRODID": TEXT,
    "TZID": TEXT,
    "TZOFFSETFROM": re.compile(r"[+-]\d{4}"),
    "TZOFFSETTO": re.compile(r"[+-]\d{4}"),
    "BEGIN": re.compile(NAME),
    "END": re.compile(NAME),
}


def unfolded(file: str) -> list[tuple[str, str]]:
    """The names and values of a file whose every line keeps the grammar."""
    data = file.encode("utf-8")
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    for octets in physical:
        assert len(octets) <= 75
        assert b"\r" not in octets
        assert b"\n" not in octets
        octets.decode("utf-8")  # no character is cut in two
    lines = data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n")
    found: list[tuple[str, str]] = []
    for line in lines.split("\r\n"):
        assert LINE.fullmatch(line)
        name, _, value = line.partition(":")
        assert VALUES[name].fullmatch(value), line
        found.append((name, value))
    return found


def entries(file: str) -> Iterator[dict[str, str]]:
    """The properties of each entry; a component closes before the next begins."""
    lines = unfolded(file)
    assert lines[0] == ("BEGIN", "VCALENDAR")
    assert lines[-1] == ("END", "VCALENDAR")
    assert [name for name, _ in lines[1:3]] == ["VERSION", "PRODID"]
    entry: dict[str, str] = {}
    for name, value in lines[3:-1]:
        if name == "BEGIN":
            assert not entry
        elif name == "END":
            assert entry.pop("BEGIN") == value
            yield entry
            entry = {}
            continue
        assert name not in entry  # none of these may come twice
        entry[name] = value


# --- makers ---------------------------------------------------------------------------


def item(what: str = "treatment plan", **more: Any) -> AgendaItem:
    return AgendaItem(
        **{
            "what": what,
            "status": DUE,
            "level": IOP,
            "admitted": MONDAY,
            "due": march(20),
            "since": MONDAY,
            **more,
        }
    )


def written(*items: AgendaItem, owner: str = OWNER, events: bool = False) -> str:
    return Agenda(on=ON, items=items).to_ical(owner=owner, events=events)


def only(*items: AgendaItem, events: bool = False) -> dict[str, str]:
    (entry,) = entries(written(*items, events=events))
    return entry


def finding(asked: Due) -> Finding:
    found = agenda(
        Stay(level=IOP, period=DateRange(MONDAY), documents=()),
        under=book(rule(asked, judges=Basis.DOCUMENTED)),
        on=ON,
        holidays=frozenset(),
    )
    (one,) = found
    assert one.why is not None
    return one.why


# --- calls ----------------------------------------------------------------------------


@pytest.mark.parametrize("owner", [WRONG, None, b"7"])
def test_the_owner_is_a_text(owner: Any) -> None:
    with pytest.raises(FieldTypeError, match=r"^Agenda\.to_ical\.owner must be a str"):
        written(owner=owner)


def test_the_owner_is_not_blank() -> None:
    with pytest.raises(FieldValueError, match=r"to_ical\.owner must be a text that"):
        written(owner=" \n")


def test_events_or_not_is_a_bool() -> None:
    with pytest.raises(FieldTypeError, match=r"to_ical\.events must be a bool"):
        written(events=WRONG)


# --- entries --------------------------------------------------------------------------


def test_what_is_due_is_a_to_do_with_a_due_day() -> None:
    assert written(item()).splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//continuum-of-care//agenda//EN",
        "BEGIN:VTODO",
        f"UID:{only(item())['UID']}",
        "DTSTAMP:20260310T000000Z",
        "DUE;VALUE=DATE:20260320",
        "SUMMARY:treatment plan",
        "DESCRIPTION:the treatment plan",
        "STATUS:NEEDS-ACTION",
        "END:VTODO",
        "END:VCALENDAR",
    ]


def test_an_event_lasts_the_day_due_and_keeps_nobody_busy() -> None:
    entry = only(item(), events=True)
    assert entry == {
        "UID": entry["UID"],
        "DTSTAMP": "20260310T000000Z",
        "DTSTART;VALUE=DATE": "20260320",
        "SUMMARY": "treatment plan",
        "DESCRIPTION": "the treatment plan",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
    }


def test_a_time_of_day_is_local_and_has_no_length() -> None:
    noon = item(at=time(12, 5))
    assert only(noon)["DUE"] == "20260320T120500"
    entry = only(noon, events=True)
    assert entry["DTSTART"] == "20260320T120500"
    assert "DTEND" not in entry


def test_what_is_overdue_says_so_and_is_urgent() -> None:
    late = item(status=OVERDUE, due=march(3), unsigned=("patient",))
    for events in (False, True):
        entry = only(late, events=events)
        words = "treatment plan: signature of patient (overdue)"
        assert (entry["SUMMARY"], entry["PRIORITY"]) == (words, "1")


def test_what_may_not_be_due_at_all_says_what_is_missing() -> None:
    doubtful = item(status=UNDATED, missing=("age", "phase"))
    assert only(doubtful)["SUMMARY"] == "treatment plan (unsettled)"
    entry = only(doubtful, events=True)
    assert entry["STATUS"] == "TENTATIVE"
    assert entry["DESCRIPTION"] == r"the treatment plan\; not known: age\, phase"


def test_what_has_no_day_has_no_place_in_it() -> None:
    nowhere = item(status=UNDATED, due=None, not_before=march(12))
    assert [*entries(written(nowhere, item("plan review")))] == [
        only(item("plan review"))
    ]


def test_the_description_tells_the_rule() -> None:
    why = finding(Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(9)))
    assert only(item(why=why))["DESCRIPTION"] == (
        r"US-XX-001: treatment plan within 9 calendar days of admission (XX Code "
        r"10.20\, in force from 2020-01-01)"
    )


def test_of_several_stays_each_entry_names_its_own() -> None:
    both = written(item(), item(level=OUTPATIENT, admitted=march(5)))
    assert [entry["DESCRIPTION"] for entry in entries(both)] == [
        r"the treatment plan\; toy 2.1 from 2026-03-02",
        r"the treatment plan\; toy 1 from 2026-03-05",
    ]


# --- identifiers ----------------------------------------------------------------------


def uids(found: Agenda, owner: str = OWNER, *, events: bool = False) -> list[str]:
    return [
        entry["UID"]
        for entry in entries(found.to_ical(owner=owner, events=events))
        if "UID" in entry
    ]


def test_an_identifier_is_that_of_no_other_obligation() -> None:
    why = finding(Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(9)))
    others = [
        item(),
        item("plan review"),
        item(since=march(3)),
        item(since=None),
        item(level=OUTPATIENT),
        item(level=attrs.evolve(IOP, system="play")),
        item(admitted=march(1)),
        item(number=2),
        item(why=why),
    ]
    together = uids(Agenda(on=ON, items=tuple(others)))
    assert len(set(together)) == len(others)
    (mine,) = uids(Agenda(on=ON, items=(item(),)))
    assert mine == together[0]
    assert mine not in uids(Agenda(on=ON, items=(item(),)), "stay 8")
    assert mine not in uids(Agenda(on=ON, items=(item(),)), events=True)


def test_parts_of_an_identifier_do_not_run_together() -> None:
    one = item("1", level=attrs.evolve(IOP, code="x1"))
    other = item("1", level=attrs.evolve(IOP, system="toyx", code="1"))
    assert len(set(uids(Agenda(on=ON, items=(one, other))))) == 2


def test_what_nothing_tells_apart_has_identifiers_of_its_own_as_well() -> None:
    same = uids(Agenda(on=ON, items=(item(), item(), item())))
    assert len(set(same)) == 3
    assert uids(Agenda(on=ON, items=(item(), item()))) == same[:2]


def test_an_identifier_is_32_hexadecimal_digits_in_every_release() -> None:
    """One that changes would leave the old entry beside the new one."""
    assert uids(Agenda(on=ON, items=(item(),))) == ["20d624dfe40d7bdaf96a8c44fcbaf223"]


@pytest.mark.parametrize("on", [3, 9, 10, 20])
def test_the_same_obligation_keeps_its_identifier_on_a_later_day(on: int) -> None:
    plan = Due(DocumentKind.TREATMENT_PLAN, within=working_days(5))
    subject = Stay(level=IOP, period=DateRange(MONDAY), documents=())
    under = book(rule(plan, judges=Basis.DOCUMENTED))
    first, later = (
        agenda(subject, under=under, on=march(day), holidays=off)
        # A holiday that was learned of moves the day it is due.
        for day, off in ((2, frozenset[date]()), (on, frozenset({march(4)})))
    )
    assert first.items[0].due != later.items[0].due
    assert uids(first) == uids(later)


def test_each_term_of_a_recurrence_has_an_identifier_of_its_own() -> None:
    review = Repeats(
        DocumentKind.PLAN_REVIEW, every=calendar_days(7), since=Since.ANCHOR
    )
    subject = Stay(level=IOP, period=DateRange(MONDAY), documents=())
    under = book(rule(review, judges=Basis.DOCUMENTED))
    found = [uids(agenda(subject, under=under, on=march(day))) for day in (9, 10, 17)]
    assert [len(each) for each in found] == [1, 2, 3]
    assert found[2][:2] == found[1]
    assert found[1][:1] == found[0]
    assert len(set(found[2])) == 3


# --- whatever the words ---------------------------------------------------------------

HOSTILE = (
    "a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT",
    "a\nATTACH:file:///etc/passwd",
    'back\\slash; semi, comma: colon "quote"',
    "\\n \\; \\\\",
    "\ud800 lone surrogate",
    "\x00\x07\x7f\x85\u2028\u2029 control",
    "\u202eturned",
    "x" * 5000,
    "\u00e9" * 500,
    "\U0001f600" * 300,
    "e\u0301" * 100,
    "word " * 1000,
)


@pytest.mark.parametrize("owner", HOSTILE)
@pytest.mark.parametrize("events", [False, True])
def test_no_owner_breaks_the_file_or_stands_in_it(owner: str, *, events: bool) -> None:
    file = written(item(), owner=owner, events=events)
    (entry,) = entries(file)
    assert re.fullmatch("[0-9a-f]{32}", entry["UID"])
    assert owner not in file
    assert len({*uids(Agenda(on=ON, items=(item(),)), owner), *uids_of("a")}) == 2


def uids_of(owner: str) -> list[str]:
    return uids(Agenda(on=ON, items=(item(),)), owner)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_file(words: str) -> None:
    hostile = item(words, status=OVERDUE, unsigned=(words,), missing=(words, words))
    for events in (False, True):
        (entry,) = entries(written(hostile, events=events))
        plain = re.sub(r"\\([\\;,])", r"\1", entry["SUMMARY"])
        shown = "".join(char if char.isprintable() else " " for char in words)
        assert plain == f"{shown}: signature of {shown} (overdue)"


@pytest.mark.parametrize("length", range(60, 80))
@pytest.mark.parametrize("char", ["x", "\u00e9", "\u20ac", "\U0001f600", ","])
def test_a_line_is_folded_at_75_octets_and_never_within_a_character(
    length: int, char: str
) -> None:
    words = "a" * length + char * 60
    assert only(item(words))["SUMMARY"].replace("\\", "") == words


def test_a_line_of_75_octets_is_not_folded() -> None:
    exact = "a" * (75 - len("SUMMARY:"))
    assert f"\r\nSUMMARY:{exact}\r\nDESCRIPTION" in written(item(exact))
    assert f"\r\nSUMMARY:{exact}\r\n a\r\nDESCRIPTION" in written(item(f"{exact}a"))


# --- nothing --------------------------------------------------------------------------


def test_an_empty_file_still_holds_a_component_as_the_format_asks() -> None:
    """RFC 5545, section 3.4: one component or more."""
    lines = unfolded(written())
    assert ("BEGIN", "VTIMEZONE") in lines
    assert ("BEGIN", "VTODO") not in lines
    calendar = icalendar.Calendar.from_ical(written())
    assert calendar.events == []
    assert calendar.todos == []


# --- another reader -------------------------------------------------------------------


def test_another_reader_finds_the_same() -> None:
    items = (
        item(status=OVERDUE, due=march(3), unsigned=("patient", "counselor")),
        item("plan; review, \\", at=time(12, 5)),
        item("a" * 300, due=date(2199, 12, 31)),
        item("unknown", status=UNDATED, missing=("age",)),
    )
    calendar = icalendar.Calendar.from_ical(written(*items))
    assert [str(each["SUMMARY"]) for each in calendar.todos] == [
        "treatment plan: signatures of patient and counselor (overdue)",
        "plan; review, \\",
        "a" * 300,
        "unknown (unsettled)",
    ]
    assert [each.decoded("DUE") for each in calendar.todos] == [
        march(3),
        datetime(2026, 3, 20, 12, 5),  # noqa: DTZ001  # local, without a zone
        date(2199, 12, 31),
        march(20),
    ]
    assert all(each.errors == [] for each in calendar.walk())
    events = icalendar.Calendar.from_ical(written(*items, events=True)).events
    assert [event.start for event in events] == [
        each.decoded("DUE") for each in calendar.todos
    ]
    assert [event.duration for event in events] == [
        timedelta(days=1),
        timedelta(),
        timedelta(days=1),
        timedelta(days=1),
    ]
