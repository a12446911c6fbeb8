"""Laws of parts of what is given: shares, caps, times, excuses, lengths, ratios."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import combinations, product

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from continuum.assess import Assessment, Assessor, Observed, Reading, assess
from continuum.assess._parts import staffed
from continuum.circumstances import Circumstances, Spell, holds
from continuum.conditions import After, Fact
from continuum.documents import Landmark
from continuum.ledger import Ledger
from continuum.periods import (
    CALENDAR_DAY,
    SERVICE_DAY,
    STAY,
    WEEK,
    Week,
    Weekday,
    Window,
    windows,
)
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    AllOf,
    Apart,
    AtLeast,
    AtMost,
    Bound,
    Capped,
    Counting,
    EachSession,
    Excusable,
    Length,
    Load,
    Ratio,
    Requirement,
    Scaled,
    Share,
    Times,
    Unit,
    minutes,
    occasions,
    sessions,
)
from continuum.services import (
    CLINICAL,
    GROUP,
    INDIVIDUAL,
    Format,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.sessions import Session
from continuum.staffing import Shift, Staffing, StaffMember
from continuum.terms import calendar_days
from continuum.verdicts import Verdict
from tests.strategies_rules import (
    EDUCATION,
    FORTNIGHT,
    GROUPS,
    MONDAY,
    WHOLE_WEEK,
    bounds,
    circumstances,
    filters,
    inner_windows,
    ledgers,
    minute_amounts,
    requirements,
    served,
    session_lists,
    shares,
    span,
)

FROM_FIVE = Reading(evening=time(17))
PARTS = st.sampled_from([EDUCATION, GROUPS, CLINICAL - EDUCATION])
FLOORS = st.builds(AtLeast, minute_amounts, of=filters, per=inner_windows)


def over(requirement: Requirement, ledger: Ledger, **more: object) -> Assessment:
    return assess(requirement, ledger, FORTNIGHT, reading=FROM_FIVE, **more)


def verdict(requirement: Requirement, ledger: Ledger, **more: object) -> Verdict:
    return over(requirement, ledger, **more).verdict


# --- excuses --------------------------------------------------------------------------


def excusable(requirement: Requirement) -> Excusable:
    return Excusable(requirement, unless=("because",))


def with_reason(facts: Circumstances, *, denied: bool) -> Circumstances:
    field = "denied" if denied else "facts"
    names = getattr(facts, field) | {"because"}
    return attrs.evolve(facts, **{field: names})


def inside_a_stay(requirement: Requirement) -> Requirement:
    """The same, judged in its own windows inside a stay."""
    return AllOf((requirement, AtLeast(minutes(0), per=STAY)))


@given(requirements(), ledgers(), circumstances)
def test_what_has_a_reason_on_record_is_met(
    requirement: Requirement, ledger: Ledger, facts: Circumstances
) -> None:
    known = with_reason(facts, denied=False)
    for asked in (excusable(requirement), inside_a_stay(excusable(requirement))):
        assert verdict(asked, ledger, given=known) is Verdict.MET


@given(requirements(), ledgers(), circumstances)
def test_what_has_no_reason_is_as_without_the_excuse(
    requirement: Requirement, ledger: Ledger, facts: Circumstances
) -> None:
    judge = Assessor(ledger, with_reason(facts, denied=True), FROM_FIVE)
    kind = FROM_FIVE.scope(requirement)
    for window in windows(kind, FORTNIGHT):
        excused = judge.assess(excusable(requirement), window, kind)
        alone = judge.assess(requirement, window, kind)
        assert (excused.verdict, excused.missing) == (alone.verdict, alone.missing)


@given(
    bounds() | shares() | st.builds(Capped, FLOORS, part=PARTS, at_most=minute_amounts),
    ledgers(),
)
def test_what_has_no_reason_is_as_without_the_excuse_inside_a_stay_too(
    requirement: Requirement, ledger: Ledger
) -> None:
    known = with_reason(Circumstances(), denied=True)
    excused = inside_a_stay(excusable(requirement))
    assert verdict(excused, ledger, given=known) is verdict(
        inside_a_stay(requirement), ledger, given=known
    )


@given(requirements(), ledgers(), circumstances)
def test_a_reason_nobody_knows_leaves_open_what_is_not_met(
    requirement: Requirement, ledger: Ledger, facts: Circumstances
) -> None:
    judge = Assessor(ledger, facts, FROM_FIVE)
    kind = FROM_FIVE.scope(requirement)
    for window in windows(kind, FORTNIGHT):
        met = judge.assess(requirement, window, kind).verdict is Verdict.MET
        found = judge.assess(excusable(requirement), window, kind)
        assert found.verdict is (Verdict.MET if met else Verdict.UNKNOWN)
        assert met or "because" in found.missing


# --- shares ---------------------------------------------------------------------------

PERCENT = st.integers(0, 100)


@given(PARTS, filters, PERCENT, inner_windows, ledgers())
def test_the_share_of_the_rest_is_what_is_left_of_all(
    part: ServiceFilter,
    whole: ServiceFilter,
    percent: int,
    per: Window,
    ledger: Ledger,
) -> None:
    rest = whole - part
    assume(rest.boxes)
    most = Share(part, whole, at_most=percent, per=per)
    least = Share(rest, whole, at_least=100 - percent, per=per)
    assert verdict(most, ledger) is verdict(least, ledger)


@given(shares(), st.integers(0, 100), ledgers())
def test_a_greater_share_is_never_easier_to_reach(
    share: Share, percent: int, ledger: Ledger
) -> None:
    assume(share.at_least is not None and share.at_most is None)
    easier = attrs.evolve(share, at_least=min(percent, share.at_least or 0))
    if verdict(share, ledger) is Verdict.MET:
        assert verdict(easier, ledger) is Verdict.MET


@given(PARTS, filters, inner_windows, ledgers(overlapping=True))
def test_every_share_is_from_none_to_all(
    part: ServiceFilter, whole: ServiceFilter, per: Window, ledger: Ledger
) -> None:
    anything = Share(part, whole, at_least=0, at_most=100, per=per)
    certain = Ledger(recorded=ledger.recorded)
    assert verdict(anything, certain) is Verdict.MET
    assert verdict(anything, ledger) is not Verdict.UNMET


# --- caps -----------------------------------------------------------------------------

LARGEST = minutes(10**6)


@given(FLOORS, PARTS, session_lists(overlapping=True) | session_lists(timed=True))
def test_what_is_capped_at_nothing_counts_as_if_it_were_left_out(
    floor: AtLeast, part: ServiceFilter, found: tuple[Session, ...]
) -> None:
    # A day with the part alone is a day of service, on which nothing counts.
    assume(floor.per != SERVICE_DAY)
    ledger = Ledger(recorded=found)
    capped = Capped(floor, part=part, at_most=minutes(0))
    without = attrs.evolve(floor, of=floor.of - part)
    assert verdict(capped, ledger) is verdict(without, ledger)


@given(FLOORS, PARTS, ledgers())
def test_what_may_yet_count_is_left_out_by_a_cap_of_nothing_too(
    floor: AtLeast, part: ServiceFilter, ledger: Ledger
) -> None:
    assume(floor.per != SERVICE_DAY)
    capped = Capped(floor, part=part, at_most=minutes(0))
    without = attrs.evolve(floor, of=floor.of - part)
    assert verdict(capped, ledger) is verdict(without, ledger)


@given(FLOORS, PARTS, ledgers(overlapping=True) | ledgers())
def test_a_cap_that_nothing_reaches_is_none(
    floor: AtLeast, part: ServiceFilter, ledger: Ledger
) -> None:
    capped = over(Capped(floor, part=part, at_most=LARGEST), ledger)
    plain = over(floor, ledger)
    assert capped.verdict is plain.verdict
    assert [leaf.observed for leaf in capped.leaves()] == [
        leaf.observed for leaf in plain.leaves()
    ]


@given(FLOORS, PARTS, minute_amounts, minute_amounts, ledgers())
def test_a_higher_cap_never_takes_away(
    floor: AtLeast, part: ServiceFilter, one: object, other: object, ledger: Ledger
) -> None:
    low, high = sorted((one, other), key=lambda amount: amount.value)  # type: ignore[attr-defined]
    if verdict(Capped(floor, part=part, at_most=low), ledger) is Verdict.MET:
        capped = Capped(floor, part=part, at_most=high)
        assert verdict(capped, ledger) is Verdict.MET


# --- only some of the sessions --------------------------------------------------------

ONLY: st.SearchStrategy[Times | EachSession] = st.sampled_from(
    [
        EVENINGS_AND_WEEKENDS,
        Times(evenings=True),
        Times(weekends=True),
        EachSession(most=10),
        EachSession(of=EDUCATION, at_least=minutes(60)),
    ]
)
WHOLE_STAY = bounds(minute_amounts, st.just(STAY))


@given(WHOLE_STAY, ONLY, session_lists())
def test_of_only_some_of_the_sessions_no_more_counts_than_of_all(
    bound: Bound, only: Times | EachSession, found: tuple[Session, ...]
) -> None:
    every = over(bound, Ledger(recorded=found)).observed
    (part,) = over(Counting(bound, only=only), Ledger(recorded=found)).parts
    assert isinstance(every, Observed)
    assert isinstance(part.observed, Observed)
    assert part.observed.least <= every.least
    assert (part.observed.most or 0) <= (every.most or 0)


@given(WHOLE_STAY, ledgers())
def test_where_every_session_counts_all_do(bound: Bound, ledger: Ledger) -> None:
    anybody = EachSession(at_least=minutes(1))
    (part,) = over(Counting(bound, only=anybody), ledger).parts
    alone = over(bound, ledger)
    assert (part.verdict, part.observed) == (alone.verdict, alone.observed)


@given(st.integers(0, 1439), st.integers(1, 300), st.integers(12 * 60, 1439))
def test_the_minutes_in_the_evening_are_those_the_clock_shows(
    starts: int, length: int, evening: int
) -> None:
    session = served(2, length, time(starts // 60, starts % 60))
    inside = sum(minute >= evening for minute in range(starts, starts + length))
    counting = Counting(AtLeast(minutes(1), per=WEEK), only=Times(evenings=True))
    reading = Reading(evening=time(evening // 60, evening % 60))
    (part,) = assess(counting, [session], WHOLE_WEEK, reading=reading).parts
    assert part.observed == Observed(inside, inside, Unit.MINUTES)


# --- pieces ---------------------------------------------------------------------------

EACH = st.sampled_from([1, 30, 31, 59, 60, 61])


@given(EACH, EACH, ledgers(timed=True))
def test_of_longer_pieces_no_more_counts(one: int, other: int, ledger: Ledger) -> None:
    for make in (minutes, sessions, occasions):
        few, many = (
            over(AtLeast(make(1, each=minutes(each)), per=STAY), ledger).observed
            for each in (max(one, other), min(one, other))
        )
        assert isinstance(few, Observed)
        assert isinstance(many, Observed)
        assert few.least <= many.least
        assert (few.most or 0) <= (many.most or 0)


@given(ledgers(), bounds(minute_amounts))
def test_a_piece_of_a_minute_is_no_limit(ledger: Ledger, bound: Bound) -> None:
    assume(isinstance(bound, AtLeast | AtMost))
    assert isinstance(bound, AtLeast | AtMost)
    pieces = attrs.evolve(bound.amount, each=minutes(1))
    limited = attrs.evolve(bound, amount=pieces)
    assert verdict(limited, ledger) is verdict(bound, ledger)


@given(session_lists(overlapping=True), session_lists(at_most=1, overlapping=True))
def test_one_more_session_takes_no_minutes_of_pieces_away(
    found: tuple[Session, ...], more: tuple[Session, ...]
) -> None:
    floor = AtLeast(minutes(1, each=minutes(60)), per=STAY)
    before = over(floor, Ledger(recorded=found)).observed
    after = over(floor, Ledger(recorded=found + more)).observed
    assert isinstance(before, Observed)
    assert isinstance(after, Observed)
    assert before.least <= after.least


# --- apart ----------------------------------------------------------------------------

TWO = st.sampled_from([(EDUCATION, CLINICAL - EDUCATION), (GROUP, INDIVIDUAL)])


@given(TWO, ledgers(overlapping=True) | ledgers())
def test_what_is_apart_from_another_is_so_the_other_way_round(
    two: tuple[ServiceFilter, ServiceFilter], ledger: Ledger
) -> None:
    one, other = over(Apart(*two), ledger), over(Apart(*reversed(two)), ledger)
    assert one.verdict is other.verdict
    assert set(one.missing) == set(other.missing)
    assert [part.observed for part in one.leaves()] == [
        part.observed for part in other.leaves()
    ]


@given(session_lists(overlapping=True))
def test_two_services_are_apart_where_no_day_has_both(
    found: tuple[Session, ...],
) -> None:
    taught = {item.day for item in found if item.kind is ServiceKind.EDUCATION}
    other = {item.day for item in found if item.kind is ServiceKind.COUNSELING}
    apart = Apart(EDUCATION, CLINICAL - EDUCATION)
    expected = Verdict.UNMET if taught & other else Verdict.MET
    assert verdict(apart, Ledger(recorded=found)) is expected


# --- whatever is not recorded ---------------------------------------------------------

FORMATS = (Format.GROUP, Format.INDIVIDUAL)


@st.composite
def half_known(draw: st.DrawFn, *, overlapping: bool) -> Ledger:
    """Up to four sessions of two days; of some, format and participants are unknown."""
    starts = [None, time(16), time(16, 30), time(17, 30)]
    found: list[Session] = []
    for _ in range(draw(st.integers(0, 4))):
        session = served(
            2 + draw(st.integers(0, 1)),
            draw(st.sampled_from([30, 60, 90])),
            draw(st.sampled_from(starts)) if overlapping else None,
            kind=draw(st.sampled_from([ServiceKind.COUNSELING, ServiceKind.EDUCATION])),
            format=draw(st.none() | st.sampled_from(FORMATS)),
            participants=draw(st.sampled_from([None, 5, 15])),
        )
        found.append(session)
    cut = draw(st.integers(max(0, len(found) - 2), len(found)))
    return Ledger(recorded=tuple(found[:cut]), possible=tuple(found[cut:]))


def completed(session: Session) -> Iterator[Session]:
    """*session* with every format and number of participants it may have had."""
    formats = FORMATS if session.format is None else (session.format,)
    people = (5, 15) if session.participants is None else (session.participants,)
    for form, number in product(formats, people):
        yield attrs.evolve(session, format=form, participants=number)


def worlds(ledger: Ledger) -> Iterator[tuple[Session, ...]]:
    """Every way it may have been."""
    for size in range(len(ledger.possible) + 1):
        for taken in combinations(ledger.possible, size):
            yield from product(*map(completed, (*ledger.recorded, *taken)))


BY_WEEK: st.SearchStrategy[Window] = st.sampled_from(
    [Week(Weekday.MONDAY), CALENDAR_DAY, SERVICE_DAY]
)
OF_PARTS: st.SearchStrategy[Requirement] = st.one_of(
    st.builds(
        Share,
        st.sampled_from([GROUP, EDUCATION]),
        st.just(CLINICAL),
        at_least=st.sampled_from([0, 25, 50, 60, 100]),
        per=BY_WEEK,
    ),
    st.builds(
        Share,
        st.sampled_from([GROUP, EDUCATION]),
        st.just(CLINICAL),
        at_most=st.sampled_from([0, 40, 50, 99]),
        per=BY_WEEK,
    ),
    st.builds(
        Capped,
        st.builds(AtLeast, minute_amounts, per=BY_WEEK),
        part=st.sampled_from([GROUP, EDUCATION]),
        at_most=minute_amounts,
    ),
    st.builds(
        Counting,
        bounds(minute_amounts, BY_WEEK.filter(lambda per: per != SERVICE_DAY)),
        only=ONLY | st.just(EachSession(of=GROUP, most=12)),
    ),
    st.just(Apart(GROUP, INDIVIDUAL)),
)


def outcomes(requirement: Requirement, ledger: Ledger) -> set[Verdict]:
    return {verdict(requirement, Ledger(recorded=world)) for world in worlds(ledger)}


@given(OF_PARTS, half_known(overlapping=False))
def test_a_decided_verdict_is_that_of_whatever_may_have_been(
    requirement: Requirement, ledger: Ledger
) -> None:
    found = verdict(requirement, ledger)
    if found is not Verdict.UNKNOWN:
        assert outcomes(requirement, ledger) == {found}


@given(OF_PARTS, half_known(overlapping=True))
def test_a_decided_verdict_is_that_of_whatever_may_have_overlapped(
    requirement: Requirement, ledger: Ledger
) -> None:
    found = verdict(requirement, ledger)
    if found is not Verdict.UNKNOWN:
        assert outcomes(requirement, ledger) == {found}


@given(OF_PARTS, half_known(overlapping=True))
def test_what_is_not_known_is_named(requirement: Requirement, ledger: Ledger) -> None:
    found = over(requirement, ledger)
    assert bool(found.missing) is (found.verdict is Verdict.UNKNOWN)


# --- what grows with the patients -----------------------------------------------------


def scaled(floor: AtLeast, patients: int, enrolled: int, ledger: Ledger) -> Assessment:
    staffing = Staffing(enrolled=enrolled)
    judge = Assessor(ledger, Circumstances(), Reading(), staffing=staffing)
    return judge.assess(Scaled(floor, patients=patients), FORTNIGHT, STAY)


@given(FLOORS, st.integers(1, 10_000), ledgers())
def test_for_just_so_many_patients_the_floor_is_what_it_says(
    floor: AtLeast, patients: int, ledger: Ledger
) -> None:
    judge = Assessor(ledger, Circumstances(), Reading())
    alone = judge.assess(floor, FORTNIGHT, STAY)
    found = scaled(floor, patients, patients, ledger)
    assert (found.verdict, found.missing) == (alone.verdict, alone.missing)
    if floor.amount.value:
        assert found.parts == (alone,)


@given(FLOORS, st.integers(1, 50), st.integers(0, 100), st.integers(0, 100), ledgers())
def test_more_patients_are_never_served_by_less(
    floor: AtLeast, patients: int, one: int, other: int, ledger: Ledger
) -> None:
    few, many = sorted((one, other))
    if scaled(floor, patients, many, ledger).verdict is Verdict.MET:
        assert scaled(floor, patients, few, ledger).verdict is Verdict.MET


@given(st.integers(0, 600), st.integers(1, 50), st.integers(0, 100), st.integers(0, 50))
def test_a_floor_for_patients_is_in_exact_proportion(
    asked: int, patients: int, enrolled: int, given_days: int
) -> None:
    floor = AtLeast(minutes(asked), per=STAY)
    found = [served(2 + n % 14, 1000) for n in range(given_days)]
    enough = 1000 * given_days * patients >= asked * enrolled
    expected = Verdict.MET if enough else Verdict.UNMET
    ledger = Ledger(recorded=tuple(found))
    assert scaled(floor, patients, enrolled, ledger).verdict is expected


# --- how long a stay lasts ------------------------------------------------------------


@given(st.integers(2, 400), st.integers(1, 420))
def test_a_stay_lasts_so_many_days_unless_it_lasts_fewer(
    least: int, lasted: int
) -> None:
    stay = span(MONDAY, lasted)
    reached = assess(Length(at_least=calendar_days(least)), [], stay).verdict
    kept = assess(Length(at_most=calendar_days(least - 1)), [], stay).verdict
    assert (reached is Verdict.MET) is (lasted >= least)
    assert (reached is Verdict.MET) is (kept is Verdict.UNMET)
    assert Verdict.UNKNOWN not in (reached, kept)


# --- ratios ---------------------------------------------------------------------------

ROLES = st.sampled_from([StaffRole.COUNSELOR, StaffRole.NURSE])
PEOPLE = st.none() | st.integers(0, 60)
MEMBERS = st.builds(
    StaffMember, role=ROLES, percent=st.integers(1, 100), caseload=PEOPLE
)
SHIFTS = st.builds(
    Shift,
    role=ROLES,
    on_duty=st.integers(0, 4),
    patients=st.integers(0, 60),
    asleep=st.booleans(),
)
STAFF = st.builds(
    Staffing,
    enrolled=PEOPLE,
    seen_weekly=PEOPLE,
    members=st.none() | st.lists(MEMBERS, max_size=4).map(tuple),
    shifts=st.none() | st.lists(SHIFTS, max_size=4).map(tuple),
)
RATIOS = st.builds(
    Ratio,
    st.integers(1, 30),
    of=st.sampled_from(
        [
            (StaffRole.COUNSELOR,),
            (StaffRole.NURSE,),
            (StaffRole.NURSE, StaffRole.COUNSELOR),
        ]
    ),
    load=st.sampled_from(Load),
)


def fewer(people: int | None) -> int | None:
    return None if people is None else people // 2


@given(RATIOS, STAFF)
def test_fewer_patients_never_break_a_ratio(ratio: Ratio, staffing: Staffing) -> None:
    members, shifts = staffing.members, staffing.shifts
    emptier = Staffing(
        enrolled=fewer(staffing.enrolled),
        seen_weekly=fewer(staffing.seen_weekly),
        members=None
        if members is None
        else tuple(attrs.evolve(one, caseload=fewer(one.caseload)) for one in members),
        shifts=None
        if shifts is None
        else tuple(attrs.evolve(one, patients=one.patients // 2) for one in shifts),
    )
    before, after = staffed(ratio, staffing).verdict, staffed(ratio, emptier).verdict
    if before is Verdict.MET:
        assert after is Verdict.MET
    if after is Verdict.UNMET:
        assert before is Verdict.UNMET


@given(RATIOS, STAFF, MEMBERS)
def test_more_staff_never_breaks_a_ratio(
    ratio: Ratio, staffing: Staffing, another: StaffMember
) -> None:
    members, shifts = staffing.members, staffing.shifts
    # Whoever comes anew has no patients yet.
    newcomer = attrs.evolve(another, caseload=0)
    fuller = attrs.evolve(
        staffing,
        members=None if members is None else (*members, newcomer),
        shifts=None
        if shifts is None
        else tuple(attrs.evolve(one, on_duty=one.on_duty + 1) for one in shifts),
    )
    if staffed(ratio, staffing).verdict is Verdict.MET:
        assert staffed(ratio, fuller).verdict is Verdict.MET


@given(RATIOS, STAFF)
def test_a_ratio_names_what_is_missing_where_it_is_not_known_and_nowhere_else(
    ratio: Ratio, staffing: Staffing
) -> None:
    found = staffed(ratio, staffing)
    assert bool(found.missing) is (found.verdict is Verdict.UNKNOWN)


@given(RATIOS, STAFF)
def test_a_higher_ratio_is_never_harder_to_keep(
    ratio: Ratio, staffing: Staffing
) -> None:
    higher = attrs.evolve(ratio, at_most=ratio.at_most + 1)
    if staffed(ratio, staffing).verdict is Verdict.MET:
        assert staffed(higher, staffing).verdict is Verdict.MET


# --- what follows an event, and spells ------------------------------------------------

IN_MARCH = st.integers(0, 30)


@given(
    st.lists(IN_MARCH, max_size=5),
    st.integers(1, 3),
    st.integers(1, 10),
    st.none() | st.integers(1, 10),
    IN_MARCH,
)
def test_what_follows_events_is_what_a_look_at_every_few_of_them_finds(
    events: list[int], times: int, lasts: int, among: int | None, on: int
) -> None:
    among = None if times == 1 else among
    begun = [
        max(some)
        for some in combinations(events, times)
        if max(some) <= on and (among is None or max(some) - min(some) <= among)
    ]
    expected = any(on < day + lasts for day in begun)
    condition = After(
        "relocation",
        lasts=calendar_days(lasts),
        times=times,
        among=None if among is None else calendar_days(among),
    )
    landmarks = tuple(
        Landmark(kind="relocation", on=MONDAY + timedelta(days=day)) for day in events
    )
    known = Circumstances(landmarks=landmarks)
    assert holds(condition, known, MONDAY + timedelta(days=on)) is expected


@given(st.lists(st.tuples(IN_MARCH, st.integers(1, 9)), max_size=4), IN_MARCH)
def test_a_fact_holds_on_the_days_of_its_spells(
    spells: list[tuple[int, int]], on: int
) -> None:
    found = tuple(
        Spell("away", span(MONDAY + timedelta(days=first), days_long))
        for first, days_long in spells
    )
    day: date = MONDAY + timedelta(days=on)
    expected = any(day in spell.days for spell in found) if found else None
    assert holds(Fact("away"), Circumstances(spells=found), day) is expected
