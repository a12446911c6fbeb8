"""Laws of measures: partitions, monotony, sums, and orders that do not matter."""

from __future__ import annotations

import statistics
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import attrs
from hypothesis import given
from hypothesis import strategies as st

from continuum.circumstances import Circumstances
from continuum.episode import steps_of
from continuum.levels import Level, Outside, Setting
from continuum.measures import (
    Contact,
    ContactKind,
    ContactWithin,
    Flow,
    IndexEvent,
    LevelFilter,
    Measure,
    Nights,
    PatientRecord,
    Rate,
    TransitionCounts,
    census,
    census_series,
    continuity_after_inpatient,
    continuity_after_withdrawal,
    engagement,
    flow,
    follow_up_after_emergency,
    follow_up_after_high_intensity,
    initiation,
    lengths_of_stay,
    rate,
    retention,
    transition_counts,
)
from continuum.periods import DateRange
from continuum.services import ServiceKind
from continuum.sessions import Attendance, Session
from continuum.stay import DischargeReason, Stay

FIRST = date(2026, 1, 1)
LAST = 120
"""Days lie close together, so that windows, stays and leaves meet often."""

YEAR = DateRange(date(2025, 1, 1), date(2027, 1, 1))

INPATIENT, OPEN, RESIDENTIAL, IOP, DETOX, VAGUE = LEVELS = tuple(
    Level(
        system="toy",
        code=code,
        name=code,
        intensity=intensity,
        setting=setting,
        supervised=supervised,
        withdrawal_management=code.endswith("WM"),
    )
    for code, intensity, setting, supervised in (
        ("4", 6, Setting.INPATIENT, True),
        ("3.7", 5, None, True),
        ("3.5", 4, Setting.RESIDENTIAL, True),
        ("2.1", 2, Setting.AMBULATORY, False),
        ("1-WM", 2, Setting.AMBULATORY, False),
        ("vague", 1, None, None),
    )
)

WITHOUT_LOOK_BACK = (
    follow_up_after_emergency(within=7),
    follow_up_after_high_intensity(within=30),
    continuity_after_inpatient(within=14),
    continuity_after_withdrawal(within=7, first=0),
    initiation(look_back=0),
    engagement(look_back=0),
)
MEASURES = (*WITHOUT_LOOK_BACK, initiation(look_back=20), engagement(look_back=20))


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def days_within(first: int = 0, last: int = LAST) -> st.SearchStrategy[date]:
    return st.integers(first, last).map(day)


# --- strategies -----------------------------------------------------------------------


@st.composite
def stays(draw: st.DrawFn, *, levels: tuple[Level, ...] = LEVELS) -> Stay:
    start = draw(st.integers(0, LAST))
    nights = draw(st.none() | st.integers(0, 40))
    period = DateRange(day(start), None if nights is None else day(start + nights + 1))
    leaves: list[DateRange] = []
    room = 10 if nights is None else nights
    if room and draw(st.booleans()):
        away = draw(st.integers(1, room))
        back = draw(st.integers(away, room))
        leaves.append(DateRange(day(start + away), day(start + back + 1)))
    offsets = draw(st.lists(st.integers(0, nights or 0), max_size=2, unique=True))
    sessions = [
        Session(
            day=day(start + offset),
            minutes=60,
            kind=draw(
                st.sampled_from([ServiceKind.COUNSELING, ServiceKind.PEER_SUPPORT])
            ),
        )
        for offset in offsets
    ]
    reasons = st.none() | st.sampled_from(DischargeReason)
    return Stay(
        level=draw(st.sampled_from(levels)),
        period=period,
        ended=None if nights is None else draw(reasons),
        leaves=tuple(leaves),
        line=draw(st.sampled_from(["main", "other"])),
        attendance=Attendance.attended(sessions),
    )


def contacts() -> st.SearchStrategy[Contact]:
    return st.builds(Contact, day=days_within(), kind=st.sampled_from(ContactKind))


@st.composite
def observed_days(draw: st.DrawFn) -> DateRange | None:
    if draw(st.booleans()):
        return YEAR
    start = draw(st.integers(-30, 60))
    last = draw(st.integers(start, LAST + 60))
    return draw(st.none() | st.just(DateRange(day(start), day(last + 1))))


@st.composite
def populations(draw: st.DrawFn) -> list[PatientRecord]:
    ages = (
        Circumstances(age_at_least=18, age_below=65),
        Circumstances.aged(12),
        Circumstances(),
    )
    return [
        PatientRecord(
            key=key,
            stays=tuple(draw(st.lists(stays(), max_size=4))),
            contacts=tuple(draw(st.lists(contacts(), max_size=6))),
            observed=draw(observed_days()),
            circumstances=draw(st.sampled_from(ages)),
        )
        for key in draw(st.sets(st.sampled_from("abcd"), max_size=4))
    ]


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[list[PatientRecord], list[PatientRecord]]:
    """A population, and the same with records, stays and contacts in other orders."""
    records = draw(populations())
    mixed = [
        attrs.evolve(
            one,
            stays=tuple(draw(st.permutations(one.stays))),
            contacts=tuple(draw(st.permutations(one.contacts))),
        )
        for one in records
    ]
    return records, draw(st.permutations(mixed))


def measures() -> st.SearchStrategy[Measure]:
    return st.sampled_from(MEASURES)


# --- rates ----------------------------------------------------------------------------


def parts(found: Rate) -> tuple[list[IndexEvent], list[IndexEvent], list[IndexEvent]]:
    excluded = [event for event, _ in found.excluded]
    unknown = [event for event, _ in found.unknown]
    return list(found.denominator), excluded, unknown


@given(populations(), measures())
def test_the_numerator_is_part_of_the_denominator(
    records: list[PatientRecord], of: Measure
) -> None:
    found = rate(records, of=of)
    assert set(found.numerator) <= set(found.denominator)
    if found.value is not None and found.bounds is not None:
        assert 0 <= found.value <= 1
        assert 0 <= found.bounds[0] <= found.bounds[1] <= 1


HIGH_INTENSITY = frozenset({INPATIENT, OPEN, RESIDENTIAL, DETOX, VAGUE})


@given(populations())
def test_denominator_excluded_and_unknown_partition_the_index_events(
    records: list[PatientRecord],
) -> None:
    discharges = {
        IndexEvent(one.key, stay.last_day)
        for one in records
        for stay in one.stays
        if stay.level in HIGH_INTENSITY and stay.last_day is not None
    }
    visits = {
        IndexEvent(one.key, contact.day)
        for one in records
        for contact in one.contacts
        if contact.kind is ContactKind.EMERGENCY
    }
    for of, events in (
        (follow_up_after_high_intensity(within=30), discharges),
        (follow_up_after_emergency(within=7), visits),
    ):
        found = [event for part in parts(rate(records, of=of)) for event in part]
        assert len(found) == len(events)
        assert set(found) == events


ONE_STEP = tuple(of for of in WITHOUT_LOOK_BACK if len(of.follow_ups) == 1)


@given(populations(), st.sampled_from(ONE_STEP), st.data())
def test_a_further_service_never_lowers_a_numerator(
    records: list[PatientRecord], of: Measure, data: st.DataObject
) -> None:
    """Of engagement it may: an earlier initiation moves the days that follow it."""
    kinds = {
        kind
        for step in of.follow_ups
        for item in step.qualifying
        if isinstance(item, ContactWithin)
        for kind in item.kinds
    }
    further = data.draw(
        st.builds(Contact, day=days_within(), kind=st.sampled_from(sorted(kinds)))
    )
    more = [attrs.evolve(one, contacts=(*one.contacts, further)) for one in records]
    before, after = rate(records, of=of), rate(more, of=of)
    assert set(before.numerator) <= set(after.numerator)
    assert parts(before)[1] == parts(after)[1]


@given(populations(), measures())
def test_to_observe_more_never_leaves_the_bounds(
    records: list[PatientRecord], of: Measure
) -> None:
    before = rate(records, of=of)
    after = rate([attrs.evolve(one, observed=YEAR) for one in records], of=of)
    assert set(before.denominator) <= set(after.denominator)
    assert set(before.numerator) <= set(after.numerator)
    if before.bounds is not None and after.bounds is not None:
        assert before.bounds[0] <= after.bounds[0]
        assert after.bounds[1] <= before.bounds[1]


@given(shuffled(), measures())
def test_the_order_of_records_stays_and_contacts_changes_no_rate(
    pair: tuple[list[PatientRecord], list[PatientRecord]], of: Measure
) -> None:
    records, mixed = pair
    assert rate(records, of=of) == rate(mixed, of=of)


@given(populations(), measures(), st.integers(-400, 400))
def test_only_distances_between_days_matter(
    records: list[PatientRecord], of: Measure, shift: int
) -> None:
    by = timedelta(days=shift)
    moved = [
        attrs.evolve(
            one,
            stays=tuple(later(stay, by) for stay in one.stays),
            contacts=tuple(
                attrs.evolve(contact, day=contact.day + by) for contact in one.contacts
            ),
            observed=None if one.observed is None else moved_range(one.observed, by),
        )
        for one in records
    ]
    before, after = rate(records, of=of), rate(moved, of=of)
    for mine, theirs in zip(parts(before), parts(after), strict=True):
        assert [IndexEvent(event.key, event.day + by) for event in mine] == theirs


def moved_range(days: DateRange, by: timedelta) -> DateRange:
    return DateRange(days.start + by, None if days.end is None else days.end + by)


def later(stay: Stay, by: timedelta) -> Stay:
    sessions = () if stay.attendance is None else stay.attendance.sessions()
    return attrs.evolve(
        stay,
        period=moved_range(stay.period, by),
        leaves=tuple(moved_range(leave, by) for leave in stay.leaves),
        attendance=Attendance.attended(
            attrs.evolve(session, day=session.day + by) for session in sessions
        ),
    )


@given(st.sampled_from(LEVELS), st.sets(st.sampled_from(Setting)))
def test_a_filter_and_the_one_of_all_other_settings_agree(
    level: Level, settings: set[Setting]
) -> None:
    """What surely fits one does not fit the other; what is open in one is in both."""
    others = set(Setting) - settings
    if settings and others:
        mine = LevelFilter(settings=tuple(sorted(settings))).matches(level)
        other = LevelFilter(settings=tuple(sorted(others))).matches(level)
        assert other is (None if mine is None else not mine)


# --- lengths and retention ------------------------------------------------------------


@given(st.lists(st.integers(0, 400), min_size=2))
def test_quartiles_are_those_of_the_standard_library(nights: list[int]) -> None:
    found = Nights.of(nights)
    exact = [Fraction(night) for night in nights]
    lower, middle, upper = statistics.quantiles(exact, n=4, method="inclusive")
    assert (found.lower_quartile, found.median, found.upper_quartile) == (
        lower,
        middle,
        upper,
    )
    assert found.median == statistics.median(exact)
    assert found.mean == statistics.mean(exact)
    assert found.least <= lower <= middle <= upper <= found.most


@given(st.lists(stays()), days_within(-5, LAST + 50))
def test_every_stay_that_has_begun_is_open_or_closed_at_its_level(
    found: list[Stay], on: date
) -> None:
    begun = Counter(stay.level for stay in found if stay.admitted <= on)
    lengths = lengths_of_stay(found, on=on)
    assert {of_level.level for of_level in lengths} == set(begun)
    for of_level in lengths:
        closed = of_level.closed.count if of_level.closed else 0
        ongoing = of_level.open.count if of_level.open else 0
        assert closed + ongoing == begun[of_level.level]
        assert sum(nights.count for _, nights in of_level.by_reason) == closed


@given(st.lists(stays()), st.integers(1, 60), days_within(-5, LAST + 50))
def test_retention_falls_with_the_days_and_counts_every_stay_once(
    found: list[Stay], days: int, on: date
) -> None:
    now, later_on = (retention(found, days=n, on=on) for n in (days, days + 1))
    begun = sum(stay.admitted <= on for stay in found)
    assert now.retained + now.left + now.unknown + now.left_early == begun
    assert later_on.retained <= now.retained


# --- census ---------------------------------------------------------------------------


@given(st.lists(stays(), max_size=6), days_within(-5, LAST), st.integers(1, 30))
def test_a_series_is_the_census_of_each_day(
    found: list[Stay], first: date, days: int
) -> None:
    within = DateRange(first, first + timedelta(days=days))
    series = census_series(found, within=within)
    for number in range(days):
        on = first + timedelta(days=number)
        assert series.on(on) == census(found, on=on)


@given(st.lists(stays(), max_size=6), days_within(-5, LAST + 50))
def test_a_census_is_the_stays_that_hold_the_night(found: list[Stay], on: date) -> None:
    counted = census(found, on=on)
    for of_level in counted:
        there = [
            stay
            for stay in found
            if stay.level == of_level.level
            and stay.admitted <= on
            and (stay.last_day is None or on < stay.last_day)
        ]
        assert of_level.on_leave == sum(stay.away(on) for stay in there)
        assert of_level.present == len(there) - of_level.on_leave


@given(st.lists(stays(), max_size=6))
def test_the_days_of_a_census_add_up_to_the_nights(found: list[Stay]) -> None:
    closed = [stay for stay in found if stay.nights is not None]
    series = census_series(closed, within=YEAR)
    counted = sum(sum(item.present) + sum(item.on_leave) for item in series)
    assert counted == sum(stay.nights or 0 for stay in closed)


@given(populations(), days_within(-5, LAST + 50), st.integers(1, 60))
def test_what_is_observed_through_the_day_counts_as_its_bare_stays(
    records: list[PatientRecord], on: date, days: int
) -> None:
    seen = [attrs.evolve(one, observed=YEAR) for one in records]
    bare = [stay for one in records for stay in one.stays]
    assert census(seen, on=on) == census(bare, on=on)
    assert lengths_of_stay(seen, on=on) == lengths_of_stay(bare, on=on)
    assert retention(seen, days=days, on=on) == retention(bare, days=days, on=on)


# --- moves and flow -------------------------------------------------------------------


@given(populations(), days_within(-5, LAST + 90), st.integers(0, 20))
def test_every_stay_is_entered_once_and_left_once_at_most(
    records: list[PatientRecord], on: date, gap: int
) -> None:
    counts = transition_counts(records, on=on, gap=gap)
    begun = Counter(
        stay.level for one in records for stay in one.stays if stay.admitted <= on
    )
    assert {found.level for found in counts.levels} == set(begun)
    for found in counts.levels:
        into = sum(item.count for item in counts.moves if item.target == found.level)
        away = sum(item.count for item in counts.moves if item.origin == found.level)
        assert into == found.closed + found.open == begun[found.level]
        assert away + found.pending == found.closed


@given(populations(), st.integers(0, 20))
def test_moves_are_those_of_the_path_of_each_patient(
    records: list[PatientRecord], gap: int
) -> None:
    """Long after the last day nothing is pending, and nothing is cut off."""
    long_after = DateRange(day(-1), day(3001))
    observed = [attrs.evolve(one, observed=long_after) for one in records]
    counts = transition_counts(observed, on=day(3000), gap=gap)
    expected: Counter[tuple[str, str]] = Counter()
    for one in records:
        for step in steps_of(one.stays, longest_gap=gap):
            into = "" if step.target is None else step.target.level.code
            expected["" if step.origin is None else step.origin.level.code, into] += 1
    found: Counter[tuple[str, str]] = Counter()
    for item in counts.moves:
        ends = (
            "" if isinstance(place, Outside) else place.code
            for place in (item.origin, item.target)
        )
        first, second = ends
        found[first, second] += item.count
    assert found == expected


def flows() -> st.SearchStrategy[tuple[TransitionCounts, Flow]]:
    def both(records: list[PatientRecord]) -> tuple[TransitionCounts, Flow]:
        counts = transition_counts(records, on=day(LAST), gap=5)
        return counts, flow(counts)

    return populations().map(both)


@given(flows())
def test_shares_add_up_to_one(pair: tuple[TransitionCounts, Flow]) -> None:
    _, found = pair
    for of_level in found:
        assert sum(share for _, share in of_level.moves) in {0, 1}
        if of_level.steps is not None:
            assert sum(share for _, share in of_level.endings) == 1
    for shares in (found.admissions, found.readmissions):
        assert sum(share for _, share in shares) in {0, 1}


@given(flows())
def test_what_is_expected_is_what_the_next_levels_expect_and_one_stay_more(
    pair: tuple[TransitionCounts, Flow],
) -> None:
    counts, found = pair
    for of_level in found:
        onward = [
            (found[place], share)
            for place, share in of_level.moves
            if isinstance(place, Level)
        ]
        certain = bool(of_level.moves) and all(
            next_level.steps is not None for next_level, _ in onward
        )
        if of_level.steps is None or of_level.nights is None:
            assert not certain
            assert (of_level.steps, of_level.nights, of_level.endings) == (
                None,
                None,
                (),
            )
            continue
        assert certain
        stayed = counts[of_level.level]
        steps, nights = Fraction(1), Fraction(stayed.nights, stayed.closed)
        for next_level, share in onward:
            steps += share * (next_level.steps or 0)
            nights += share * (next_level.nights or 0)
        assert (of_level.steps, of_level.nights) == (steps, nights)


@given(shuffled(), days_within(0, LAST + 50))
def test_the_order_of_records_and_stays_changes_no_count(
    pair: tuple[list[PatientRecord], list[PatientRecord]], on: date
) -> None:
    records, mixed = pair
    within = DateRange(on, on + timedelta(days=9))
    assert lengths_of_stay(records, on=on) == lengths_of_stay(mixed, on=on)
    assert retention(records, days=7, on=on) == retention(mixed, days=7, on=on)
    assert census_series(records, within=within) == census_series(mixed, within=within)
    counts = transition_counts(records, on=on, gap=3)
    assert counts == transition_counts(mixed, on=on, gap=3)
    assert flow(counts) == flow(transition_counts(mixed, on=on, gap=3))
