"""Laws of the agenda: nothing open is lost, nothing done is told."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta
from operator import itemgetter

import attrs
import icalendar
from hypothesis import given
from hypothesis import strategies as st

from continuum.agenda import Agenda, AgendaItem, AgendaStatus, agenda
from continuum.assess import Assessment, Filed
from continuum.checks import check
from continuum.circumstances import Circumstances
from continuum.conditions import Age, Fact
from continuum.documents import (
    Document,
    DocumentKind,
    Landmark,
    LandmarkKind,
    Party,
    Signature,
)
from continuum.episode import Episode
from continuum.findings import Finding
from continuum.periods import DateRange
from continuum.plan import Goal, GoalLifecycle, Objective, Review, TreatmentPlan
from continuum.requirements import (
    ADMISSION,
    AllOf,
    AnyOf,
    Completed,
    Due,
    Given,
    Happened,
    PlanHas,
    PlanTrait,
    Repeats,
    Requirement,
    SessionHeld,
    Signed,
    Since,
)
from continuum.rules import Basis, Rulebook
from continuum.services import StaffRole
from continuum.sessions import Attendance
from continuum.stay import Stay
from continuum.terms import (
    ANY_TIME,
    Earliest,
    Latest,
    Limit,
    Term,
    calendar_days,
    hours_after,
    months,
    nth_session,
    service_days,
    weeks,
    working_days,
)
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    IOP,
    MONDAY,
    OUTPATIENT,
    book,
    rule,
    session_lists,
)
from tests.unit.test_agenda_drawing import Picture

SECRET = "PATIENT-SAID"
DAYS = 45
OVERDUE, DUE, UNDATED = AgendaStatus
KINDS = (
    DocumentKind.TREATMENT_PLAN,
    DocumentKind.PLAN_REVIEW,
    DocumentKind.PROGRESS_NOTE,
    "interval-note",
)
ROLES = (Party.PATIENT, StaffRole.COUNSELOR)

# --- strategies -----------------------------------------------------------------------

kinds = st.sampled_from(KINDS)
days = st.integers(0, DAYS).map(lambda number: MONDAY + timedelta(number))
times = st.none() | st.integers(0, 23).map(time)
signers = st.sampled_from([(), ROLES[:1], ROLES])

ANY_LIMIT = calendar_days(9)

terms: st.SearchStrategy[Term] = st.one_of(
    st.builds(
        calendar_days, st.integers(0, 20), first_counts=st.none() | st.booleans()
    ),
    st.builds(working_days, st.integers(0, 10)),
    st.builds(hours_after, st.integers(0, 72)),
    st.builds(weeks, st.integers(1, 3)),
    st.builds(months, st.integers(1, 2)),
    st.builds(service_days, st.integers(1, 6)),
    st.builds(nth_session, st.integers(1, 6)),
)
several = st.lists(terms, min_size=2, max_size=3).map(tuple)
limits: st.SearchStrategy[Limit] = st.one_of(
    terms, terms, st.builds(Earliest, several), st.builds(Latest, several)
)
anchors = st.one_of(
    st.just(ADMISSION),
    st.builds(Completed, kinds),
    st.builds(Happened, st.just("transfer"), each=st.booleans()),
    st.just(Happened(LandmarkKind.FIRST_SERVICE)),
    st.just(Happened(LandmarkKind.DISCHARGE)),
)
documents_due = st.builds(
    Due,
    kinds,
    within=st.none() | limits,
    after=anchors | st.just(SessionHeld()),
    before=st.sampled_from([None, ANY_TIME, calendar_days(5)]),
    signed_by=signers,
)
recurrences = st.builds(
    Repeats,
    kinds,
    every=st.integers(5, 20).map(calendar_days),
    at=st.lists(st.integers(1, 9).map(calendar_days), max_size=1).map(tuple),
    since=st.sampled_from(Since),
    signed_by=signers,
)
signatures = st.builds(
    Signed, kinds, by=st.sampled_from([ROLES[:1], ROLES]), within=st.none() | terms
)
on_paper = st.one_of(documents_due, documents_due, recurrences, signatures)
traits = st.sampled_from(PlanTrait).map(PlanHas)


def joined(parts: st.SearchStrategy[Requirement]) -> st.SearchStrategy[Requirement]:
    members = st.lists(parts, min_size=1, max_size=3).map(tuple)
    conditions = st.sampled_from([Age(at_least=18), Fact("employed")])
    return st.one_of(
        st.builds(AllOf, members),
        st.builds(AnyOf, members),
        st.builds(Given, conditions, then=parts, otherwise=parts),
    )


anything = st.recursive(on_paper | traits, joined, max_leaves=4)
"""Whatever a rule about a record may ask."""

parts = st.lists(on_paper, min_size=1, max_size=3, unique=True).map(tuple)
plain = on_paper | parts.map(AllOf)
"""Of which every part must hold, whatever else is known."""


@st.composite
def documents(draw: st.DrawFn) -> Document:
    on = draw(days)
    signed = draw(st.lists(st.tuples(st.sampled_from(ROLES), st.integers(0, 9))))
    return Document(
        kind=draw(kinds),
        on=on,
        at=draw(times),
        signatures=tuple(
            Signature(roles=(role,), on=on + timedelta(later)) for role, later in signed
        ),
    )


@st.composite
def plans(draw: st.DrawFn) -> TreatmentPlan:
    reviews = draw(st.lists(st.tuples(days, st.none() | days), max_size=3))
    objectives = draw(st.lists(st.none() | days, max_size=4))
    end = draw(st.none() | st.integers(1, DAYS))
    return TreatmentPlan(
        in_force=DateRange(MONDAY, None if end is None else MONDAY + timedelta(end)),
        written=draw(st.none() | days),
        goals=(
            Goal(
                code="G1",
                statement=SECRET,
                lifecycle=draw(st.sampled_from(GoalLifecycle)),
            ),
        ),
        objectives=tuple(
            Objective(
                code=f"O{number}",
                statement=SECRET,
                goal=draw(st.sampled_from([None, "G1"])),
                due=due,
            )
            for number, due in enumerate(objectives)
        ),
        reviews=tuple(
            Review(on=on, next_by=by) for on, by in sorted(reviews, key=itemgetter(0))
        ),
        review_by=draw(st.none() | days),
        needs=(SECRET,),
    )


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    end = draw(st.none() | st.integers(15, DAYS))
    happened = draw(
        st.none() | st.lists(st.builds(Landmark, kind=st.just("transfer"), on=days))
    )
    return Stay(
        level=IOP,
        period=DateRange(MONDAY, None if end is None else MONDAY + timedelta(end)),
        documents=draw(st.none() | st.lists(documents(), max_size=5).map(tuple)),
        landmarks=None if happened is None else tuple(happened),
        attendance=draw(st.none() | session_lists().map(Attendance.attended)),
        plan=draw(st.none() | plans()),
        circumstances=draw(st.sampled_from([Circumstances(), Circumstances.aged(30)])),
    )


@st.composite
def rulebooks(
    draw: st.DrawFn, asked: st.SearchStrategy[Requirement] = anything
) -> Rulebook:
    found = draw(st.lists(asked, min_size=1, max_size=3))
    population = (Fact("insured"),) if asked is anything and draw(st.booleans()) else ()
    return book(
        *(
            rule(item, judges=Basis.DOCUMENTED, number=number, population=population)
            for number, item in enumerate(found, start=1)
        )
    )


holidays = st.none() | st.just(frozenset({MONDAY + timedelta(3)}))


statuses = st.lists(st.sampled_from(AgendaStatus), max_size=12)


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """Agendas of any record under any rules."""
    on = MONDAY + timedelta(DAYS)
    items: list[AgendaItem] = []
    for status in sorted(draw(statuses), key=[OVERDUE, DUE, UNDATED].index):
        past = status is OVERDUE
        ahead = draw(st.integers(-900, -1) if past else st.integers(0, 900))
        dated = status is DUE or draw(st.booleans())
        known = None if not dated and draw(st.booleans()) else on + timedelta(ahead)
        back = draw(st.none() | st.integers(0, 900))
        items.append(
            AgendaItem(
                what=draw(st.sampled_from(["plan", "progress note " * 9, "W" * 90])),
                status=status,
                level=draw(st.sampled_from([IOP, OUTPATIENT])),
                admitted=MONDAY,
                due=known if dated else None,
                not_before=None if dated else known,
                since=None if back is None else on - timedelta(back),
                missing=draw(st.sampled_from([(), ("age", "attendance to come")])),
                instead=draw(st.sampled_from([(), ("nursing assessment " * 9, "x")])),
            )
        )
    return Agenda(on=on, items=tuple(items))


# --- what is on it --------------------------------------------------------------------


def open_leaves(
    found: tuple[Finding, ...],
) -> Iterator[tuple[str, Assessment]]:
    """The parts of rules about documents that are not met and not made either."""
    for finding in found:
        for leaf in finding.assessment.leaves():
            seen = leaf.observed
            done = isinstance(seen, Filed) and seen.done is not None
            if leaf.verdict is not Verdict.MET and not done:
                yield finding.code, leaf


@given(stays(), rulebooks(plain), days, holidays)
def test_items_are_the_open_parts_of_a_check(
    stay: Stay, under: Rulebook, on: date, off: frozenset[date] | None
) -> None:
    report = check(stay, under=under, on=on, holidays=off)
    found = agenda(stay, under=under, on=on, holidays=off)
    of_rules = [item for item in found if item.why is not None]
    told = Counter(
        (item.code, item.asked, item.since, item.due, item.status) for item in of_rules
    )
    expected: Counter[object] = Counter()
    for code, leaf in open_leaves(report.findings):
        seen = leaf.observed
        filed = seen if isinstance(seen, Filed) else None
        due = None if filed is None else filed.due
        status = UNDATED if due is None or due < on else DUE
        if leaf.verdict is Verdict.UNMET:
            status = OVERDUE
        since = None if filed is None else filed.starts
        expected[code, leaf.requirement, since, due, status] += 1
    assert told == expected


@given(stays(), rulebooks(), days, holidays)
def test_an_agenda_keeps_its_order_and_its_words(
    stay: Stay, under: Rulebook, on: date, off: frozenset[date] | None
) -> None:
    found = agenda(stay, under=under, on=on, holidays=off)
    order = [
        ([OVERDUE, DUE, UNDATED].index(item.status), item.due or item.not_before)
        for item in found
    ]
    known = [(status, day or date.max) for status, day in order]
    assert known == sorted(known)
    for item in found:
        if item.status is DUE:
            assert item.due is not None
            assert item.due >= on
        if item.status is OVERDUE and item.due is not None:
            assert item.due < on
        if item.status is UNDATED:
            assert item.missing or item.when == "no text says by when"
        assert str(item).count("\n") == 0
        assert not str(item).endswith(", ")
    assert agenda(stay, under=under, on=on, holidays=off) == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(pickle.loads(pickle.dumps(found))) == hash(found)


@given(stays(), rulebooks(), days)
def test_what_is_met_is_not_on_it_and_what_is_unmet_is_overdue_for_certain(
    stay: Stay, under: Rulebook, on: date
) -> None:
    report = check(stay, under=under, on=on)
    found = agenda(stay, under=under, on=on)
    for item in found:
        assert item.why is None or item.why in report.findings
        assert item.why is None or item.why.verdict is not Verdict.MET
    for item in found.overdue:
        assert item.why is None or item.why.verdict is Verdict.UNMET


@given(stays(), rulebooks(), days)
def test_no_text_of_the_patient_is_on_it(stay: Stay, under: Rulebook, on: date) -> None:
    found = agenda(stay, under=under, on=on)
    for shown in (str(found), repr(found), found._repr_html_()):
        assert SECRET not in shown
    assert SECRET not in found.to_ical(owner=SECRET)


@given(stays(), stays(), rulebooks(), days)
def test_the_agenda_of_an_episode_is_that_of_its_stays(
    one: Stay, other: Stay, under: Rulebook, on: date
) -> None:
    parts = [agenda(stay, under=under, on=on) for stay in (one, other)]
    whole = agenda(Episode((one, other)), under=under, on=on)
    assert Counter(whole) == Counter(item for part in parts for item in part)


dated = st.builds(Due, kinds, within=st.integers(0, DAYS).map(calendar_days))


@given(st.lists(dated, min_size=1, max_size=4).map(tuple), days)
def test_of_several_ways_the_last_day_of_all_is_the_one_by_which_it_is_due(
    ways: tuple[Due, ...], on: date
) -> None:
    nothing = Stay(level=IOP, period=DateRange(MONDAY), documents=())
    under = book(rule(AnyOf(ways), judges=Basis.DOCUMENTED))
    (item,) = agenda(nothing, under=under, on=on)
    alone = [
        agenda(nothing, under=book(rule(way, judges=Basis.DOCUMENTED)), on=on).items[0]
        for way in ways
    ]
    assert item.due == max(each.due or MONDAY for each in alone)
    still_open = [each for each in alone if each.status is DUE]
    assert item.status is (DUE if still_open else OVERDUE)
    # No way that is closed is named, and each open one once.
    words = {f"{each.what} by {each.due}" for each in still_open}
    assert words >= {*item.instead}
    assert {each.what for each in still_open} == (
        {way.partition(" by ")[0] for way in item.instead}
        | ({item.what} if still_open else set())
    )


@given(stays(), days)
def test_while_a_stay_lasts_a_plan_is_in_force_or_a_new_version_is_overdue(
    stay: Stay, on: date
) -> None:
    under = book(rule(Due("never", within=ANY_LIMIT), judges=Basis.DOCUMENTED))
    found = agenda(stay, under=under, on=on)
    known = [plan for plan in stay.plans if (plan.written or on) <= on]
    begun = [plan for plan in known if plan.in_force.start <= on]
    ran_out = bool(begun) and not any(on in plan.in_force for plan in begun)
    new = [item for item in found.overdue if item.what.startswith("new version")]
    assert len(new) == (ran_out and on in stay.period)
    for item in found:
        assert item.why is not None or (on in stay.period and begun)


# --- from one day to the next ---------------------------------------------------------


def key(item: AgendaItem) -> tuple[object, ...]:
    return item.code, item.asked, item.what, item.since, item.number


def quiet(stay: Stay, day: date) -> bool:
    """Whether nothing happened on *day*, and the stay did not end the day before."""
    on_day = {item.on for item in stay.landmarks or ()}
    for document in stay.documents or ():
        on_day |= {document.on, *(item.on for item in document.signatures)}
    if stay.attendance is not None:
        on_day |= {record.session.day for record in stay.attendance.records}
    for plan in stay.plans:
        on_day |= {review.on for review in plan.reviews}
        on_day |= {plan.in_force.end or day - timedelta(9), plan.in_force.start}
        on_day.add(plan.written or plan.in_force.start)
    ends = {stay.last_day, stay.period.end}
    return day not in on_day and day not in ends


@given(stays(), rulebooks(plain), days, holidays)
def test_from_a_day_to_the_next_only_what_fell_due_moves(
    stay: Stay, under: Rulebook, on: date, off: frozenset[date] | None
) -> None:
    tomorrow = on + timedelta(1)
    if not quiet(stay, tomorrow):
        return
    first = agenda(stay, under=under, on=on, holidays=off)
    later = agenda(stay, under=under, on=tomorrow, holidays=off)
    now = {key(item): item for item in later}
    assert len(now) == len(later)
    for item in first:
        same = now.pop(key(item))
        if item.status is OVERDUE:
            assert same == attrs.evolve(item, why=same.why, missing=same.missing)
        elif item.status is DUE:
            assert (same.due, same.at) == (item.due, item.at)
            fell = {DUE: item.due != on, OVERDUE: item.due == on, UNDATED: True}
            assert fell[same.status]
            if same.status is UNDATED:
                assert item.due == on
                assert same.missing
        else:
            assert same.status in {UNDATED, OVERDUE}
    # A recurrence goes on once its day has passed.
    for item in now.values():
        assert isinstance(item.asked, Repeats)
        assert item.since is not None
        assert item.since >= on - timedelta(1)


@given(stays(), rulebooks(plain), days)
def test_an_identifier_lasts_as_long_as_what_is_due(
    stay: Stay, under: Rulebook, on: date
) -> None:
    tomorrow = on + timedelta(1)
    if not quiet(stay, tomorrow):
        return
    first, later = (
        agenda(stay, under=under, on=day, holidays=frozenset())
        for day in (on, tomorrow)
    )
    now = uids(first)
    assert len(set(now)) == len(now) == sum(item.due is not None for item in first)
    assert set(now) <= set(uids(later))


# --- parts of it ----------------------------------------------------------------------


@given(agendas(), st.integers(-900, 900))
def test_what_is_due_comes_before_another_day_or_from_it_on(
    found: Agenda, ahead: int
) -> None:
    cut = found.on + timedelta(ahead)
    before, after = (
        found.within(days)
        for days in (DateRange(date(1950, 1, 1), cut), DateRange(cut))
    )
    assert Counter((*before.due, *after.due)) == Counter(found.due)
    # The rest is in one of the two at least, and what is overdue never leaves.
    assert {*found} == {*before, *after}
    assert ahead < 0 or after.overdue == found.overdue
    assert (*before.overdue, *before.due, *before.undated) == tuple(
        sorted(before, key=lambda item: [OVERDUE, DUE, UNDATED].index(item.status))
    )


# --- written out ----------------------------------------------------------------------


def uids(found: Agenda) -> list[str]:
    text = found.to_ical(owner="7").replace("\r\n ", "")
    return re.findall(r"^UID:(.+)\r$", text, re.MULTILINE)


owners = st.text(min_size=1).filter(str.strip) | st.sampled_from(
    ["\r\nEND:VCALENDAR", "\ud800", "x" * 1000]
)


@given(agendas(), owners, st.booleans())
def test_another_reader_finds_as_many_entries_as_items_with_a_day(
    found: Agenda,
    owner: str,
    events: bool,  # noqa: FBT001  # hypothesis gives it
) -> None:
    text = found.to_ical(owner=owner, events=events)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert all(char.isprintable() for line in text.split("\r\n") for char in line)
    calendar = icalendar.Calendar.from_ical(text)
    entries = calendar.events if events else calendar.todos
    assert len(entries) == sum(item.due is not None for item in found)
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    assert all(part.errors == [] for part in calendar.walk())


@given(agendas())
def test_a_picture_holds_every_item_and_no_words_meet(found: Agenda) -> None:
    picture = Picture(found)
    picture.check()
    assert [row.title for row in picture.rows] == [
        " ".join(str(item).split()) for item in found
    ]
    assert picture.text == found.to_svg()


@given(stays(), rulebooks(), days)
def test_a_picture_of_a_real_agenda_holds_every_item(
    stay: Stay, under: Rulebook, on: date
) -> None:
    found = agenda(stay, under=under, on=on)
    picture = Picture(found)
    picture.check()
    assert len(picture.rows) == len(found)
