"""Measures over a population, worked by hand on both sides of each boundary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import attrs
import pytest

from continuum import measures
from continuum.circumstances import Circumstances
from continuum.citations import Evidence
from continuum.conditions import Age, Elapsed, Fact
from continuum.errors import FieldTypeError, FieldValueError, UnknownLevelError
from continuum.graph import leading_to
from continuum.levels import Level, Outside, Place, Setting
from continuum.measures import (
    AdmissionWithin,
    CensusSeries,
    Contact,
    ContactIndex,
    ContactKind,
    ContactWithin,
    DischargeIndex,
    ExclusionReason,
    FollowUp,
    IndexEvent,
    IndexStay,
    LevelFilter,
    LevelSeries,
    LevelStays,
    Measure,
    MoveCount,
    Nights,
    Offsets,
    PatientRecord,
    Rate,
    TransitionCounts,
    UnknownReason,
    census,
    census_series,
    continuity_after_inpatient,
    continuity_after_withdrawal,
    continuity_by_provider,
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
from continuum.measures._table import Table
from continuum.periods import DateRange
from continuum.services import Mode, ServiceKind
from continuum.sessions import (
    Attendance,
    AttendanceRecord,
    AttendanceStatus,
    Session,
)
from continuum.stay import DischargeReason, Stay

# --- makers ---------------------------------------------------------------------------


def toy(
    code: str,
    intensity: int,
    setting: Setting | None,
    *,
    supervised: bool | None = None,
    wm: bool = False,
    treatment: bool = True,
) -> Level:
    return Level(
        system="toy",
        code=code,
        name=f"Level {code}",
        intensity=intensity,
        setting=setting,
        supervised=supervised,
        withdrawal_management=wm,
        treatment=treatment,
    )


INPATIENT = toy("4", 6, Setting.INPATIENT, supervised=True)
OPEN = toy("3.7", 5, None, supervised=True)
RESIDENTIAL = toy("3.5", 4, Setting.RESIDENTIAL, supervised=True)
PHP = toy("2.5", 3, Setting.AMBULATORY, supervised=False)
IOP = toy("2.1", 2, Setting.AMBULATORY, supervised=False)
OUTPATIENT = toy("1", 1, Setting.AMBULATORY, supervised=False)
DETOX = toy("4-WM", 6, Setting.INPATIENT, supervised=True, wm=True)
HOME_DETOX = toy("1-WM", 2, Setting.AMBULATORY, supervised=False, wm=True)
HOUSE = toy("house", 0, Setting.COMMUNITY, treatment=False)
VAGUE = toy("vague", 1, None)

DAY_0 = date(2026, 3, 31)
"""The day of the index event in every example of a rate."""

YEARS = DateRange(date(2025, 1, 1), date(2027, 1, 1))
ADULT = Circumstances(age_at_least=18, age_below=65)


def on(offset: int) -> date:
    return DAY_0 + timedelta(days=offset)


def days(first: int, last: int | None = None) -> DateRange:
    return DateRange(on(first), None if last is None else on(last + 1))


def stay(
    level: Level,
    first: int,
    last: int | None = None,
    *,
    ended: DischargeReason | None = None,
    leaves: tuple[DateRange, ...] = (),
    line: str = "main",
    sessions: Iterable[Session] = (),
    facts: Circumstances | None = None,
) -> Stay:
    """A stay from day *first* through day *last*, counted from the index day."""
    given = tuple(sessions)
    return Stay(
        level=level,
        period=days(first, last),
        ended=ended,
        leaves=leaves,
        line=line,
        attendance=Attendance.attended(given) if given else None,
        circumstances=facts or Circumstances(),
    )


def contact(kind: ContactKind, offset: int) -> Contact:
    return Contact(day=on(offset), kind=kind)


def session(
    offset: int,
    kind: ServiceKind = ServiceKind.COUNSELING,
    mode: Mode | None = None,
) -> Session:
    return Session(day=on(offset), minutes=60, kind=kind, mode=mode)


def record(
    *found: Stay | Contact,
    key: str = "a",
    observed: DateRange | None = YEARS,
    facts: Circumstances = ADULT,
) -> PatientRecord:
    return PatientRecord(
        key=key,
        stays=tuple(item for item in found if isinstance(item, Stay)),
        contacts=tuple(item for item in found if isinstance(item, Contact)),
        observed=observed,
        circumstances=facts,
    )


def outcome(
    of: Measure, *found: Stay | Contact, facts: Circumstances = ADULT
) -> bool | ExclusionReason | UnknownReason:
    """What became of the only index event, which must lie on day 0."""
    return told(rate([record(*found, facts=facts)], of=of))


def told(found: Rate) -> bool | ExclusionReason | UnknownReason:
    became: dict[IndexEvent, bool | ExclusionReason | UnknownReason] = {
        **{event: event in found.numerator for event in found.denominator},
        **dict(found.excluded),
        **dict(found.unknown),
    }
    assert list(became) == [IndexEvent("a", DAY_0)]
    return became[IndexEvent("a", DAY_0)]


def untyped(value: object) -> Any:
    """*value* as it comes from a caller without types."""
    return value


VISIT = ContactKind.OUTPATIENT
EMERGENCY = contact(ContactKind.EMERGENCY, 0)
DIAGNOSIS = contact(ContactKind.DIAGNOSIS, 0)
HOSPITAL = stay(INPATIENT, -10, 0)

FUA_7, FUA_30 = (follow_up_after_emergency(within=last) for last in (7, 30))
FUI_7, FUI_30 = (follow_up_after_high_intensity(within=last) for last in (7, 30))
CBE_3453_7, CBE_3453_14 = (continuity_after_inpatient(within=last) for last in (7, 14))
INITIATION, ENGAGEMENT = initiation(look_back=60), engagement(look_back=60)


# --- follow-up after an emergency visit (FUA) -----------------------------------------


@pytest.mark.parametrize(
    ("offset", "in_7", "in_30"),
    [
        (-1, False, False),
        (0, True, True),
        (7, True, True),
        (8, False, True),
        (30, False, True),
        (31, False, False),
    ],
)
def test_after_an_emergency_visit_its_own_day_counts_and_day_7_or_30_is_the_last(
    *, offset: int, in_7: bool, in_30: bool
) -> None:
    visit = contact(VISIT, offset)
    assert outcome(FUA_7, EMERGENCY, visit) is in_7
    assert outcome(FUA_30, EMERGENCY, visit) is in_30


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        (ContactKind.OUTPATIENT, True),
        (ContactKind.TELEHEALTH, True),
        (ContactKind.MEDICATION, True),
        (ContactKind.PEER_SUPPORT, True),
        (ContactKind.ASSESSMENT, True),
        (ContactKind.DIAGNOSIS, False),
    ],
)
def test_after_an_emergency_visit_every_service_counts_but_a_mere_diagnosis(
    *, kind: ContactKind, counts: bool
) -> None:
    assert outcome(FUA_7, EMERGENCY, contact(kind, 3)) is counts


def test_after_an_emergency_visit_an_outpatient_admission_is_a_visit() -> None:
    assert outcome(FUA_7, EMERGENCY, stay(IOP, 7, 90)) is True
    assert outcome(FUA_7, EMERGENCY, stay(INPATIENT, 1, 5)) is False


@pytest.mark.parametrize(
    ("level", "became"),
    [
        (INPATIENT, ExclusionReason.ADMITTED),
        (RESIDENTIAL, ExclusionReason.ADMITTED),
        (OPEN, ExclusionReason.ADMITTED),
        (VAGUE, ExclusionReason.ADMITTED_OPEN),
        (IOP, True),
        (HOUSE, False),
    ],
)
def test_an_emergency_visit_that_ends_in_admission_on_its_day_is_excluded(
    level: Level, became: object
) -> None:
    for of in (FUA_7, FUA_30):
        assert outcome(of, EMERGENCY, stay(level, 0)) is became
    assert outcome(FUA_7, EMERGENCY, stay(INPATIENT, -1), stay(RESIDENTIAL, 1)) is False


def test_an_admission_that_is_known_to_exclude_is_told_before_one_in_doubt() -> None:
    both = (stay(VAGUE, 0), stay(RESIDENTIAL, 0, line="b"))
    assert outcome(FUA_7, EMERGENCY, *both) is ExclusionReason.ADMITTED
    found = outcome(FUA_7, EMERGENCY, stay(VAGUE, 0), facts=Circumstances())
    assert found is ExclusionReason.AGE_UNKNOWN


def test_the_stay_of_an_index_event_is_no_admission_beside_it() -> None:
    of = attrs.evolve(FUI_7, unless_admitted=LevelFilter())
    assert outcome(of, stay(INPATIENT, 0, 0)) is False
    assert outcome(of, HOSPITAL, stay(IOP, 0)) is ExclusionReason.ADMITTED


def test_the_source_says_which_window_of_admission_was_not_read() -> None:
    assert "lucethealth.com" in (FUA_7.source.read_in or "")
    assert "beyond the day of the visit the window was not read" in (
        FUA_7.source.note or ""
    )


def test_two_emergency_visits_of_one_day_are_one_index_event() -> None:
    assert outcome(FUA_7, EMERGENCY, EMERGENCY, contact(VISIT, 1)) is True


def test_an_emergency_visit_is_no_follow_up_of_the_one_before() -> None:
    found = rate([record(EMERGENCY, contact(ContactKind.EMERGENCY, 3))], of=FUA_7)
    assert (len(found.numerator), len(found.denominator)) == (0, 2)


# --- follow-up after high-intensity care (FUI) ----------------------------------------


@pytest.mark.parametrize(
    ("offset", "in_7", "in_30"),
    [
        (0, False, False),
        (1, True, True),
        (7, True, True),
        (8, False, True),
        (30, False, True),
        (31, False, False),
    ],
)
def test_after_high_intensity_care_the_day_of_discharge_does_not_count(
    *, offset: int, in_7: bool, in_30: bool
) -> None:
    visit = contact(VISIT, offset)
    assert outcome(FUI_7, HOSPITAL, visit) is in_7
    assert outcome(FUI_30, HOSPITAL, visit) is in_30


@pytest.mark.parametrize(
    ("level", "is_index"),
    [
        (INPATIENT, True),
        (RESIDENTIAL, True),
        (OPEN, True),
        (DETOX, True),
        (HOME_DETOX, True),
        (PHP, False),
        (HOUSE, False),
    ],
)
def test_high_intensity_care_is_around_the_clock_or_manages_withdrawal(
    *, level: Level, is_index: bool
) -> None:
    found = rate([record(stay(level, -5, 0))], of=FUI_7)
    assert len(found.denominator) == is_index


@pytest.mark.parametrize(
    ("level", "became"),
    [
        (RESIDENTIAL, True),
        (IOP, True),
        (DETOX, False),
        (INPATIENT, False),
        (HOUSE, False),
        (OPEN, UnknownReason.LEVEL_OPEN),
    ],
)
def test_after_high_intensity_care_an_admission_to_less_counts(
    level: Level, became: object
) -> None:
    assert outcome(FUI_7, HOSPITAL, stay(level, 7)) is became


def test_an_open_stay_is_no_index_event() -> None:
    found = rate([record(stay(INPATIENT, -10))], of=FUI_7)
    assert not any((found.denominator, found.excluded, found.unknown))
    assert found.value is None
    assert found.bounds is None


def test_a_stay_whose_level_may_not_be_meant_is_excluded() -> None:
    assert outcome(FUI_7, stay(VAGUE, -5, 0)) is ExclusionReason.LEVEL_OPEN


def test_a_stay_that_is_surely_meant_outweighs_a_doubtful_one_of_that_day() -> None:
    assert outcome(FUI_7, HOSPITAL, stay(VAGUE, -5, 0, line="b")) is False


# --- sessions -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        (session(7), True),
        (session(8), False),
        (session(3, ServiceKind.PEER_SUPPORT), True),
        (session(3, ServiceKind.MEDICATION_ADMINISTRATION), True),
        (session(3, mode=Mode.VIDEO), True),
        (session(3, ServiceKind.TRANSPORT), False),
    ],
)
def test_a_session_that_was_given_is_a_service(*, given: Session, counts: bool) -> None:
    beside = stay(OUTPATIENT, -90, 90, line="b", sessions=[given])
    assert outcome(FUI_7, HOSPITAL, beside) is counts


def test_a_session_that_was_missed_is_no_service() -> None:
    missed = AttendanceRecord(session=session(3), status=AttendanceStatus.UNEXCUSED)
    beside = stay(OUTPATIENT, -90, 90, line="b")
    beside = attrs.evolve(beside, attendance=Attendance((missed,)))
    assert outcome(FUI_7, HOSPITAL, beside) is False


def test_a_session_within_residential_care_is_no_visit() -> None:
    """Else an admission on day 1, which does not count, would count by its groups."""
    within = stay(RESIDENTIAL, 1, sessions=[session(2)])
    assert outcome(CBE_3453_7, HOSPITAL, within) is False


def test_a_session_at_a_level_of_open_setting_leaves_it_open() -> None:
    beside = stay(VAGUE, -90, line="b", sessions=[session(3)])
    assert outcome(FUI_7, HOSPITAL, beside) is UnknownReason.LEVEL_OPEN


def test_a_session_of_the_index_stay_does_not_follow_it() -> None:
    detox = stay(
        HOME_DETOX, -3, 0, sessions=[session(0, ServiceKind.MEDICATION_ADMINISTRATION)]
    )
    measure = continuity_after_withdrawal(within=7, first=0)
    assert outcome(measure, detox) is False
    assert outcome(measure, detox, contact(ContactKind.MEDICATION, 0)) is True


def test_nor_does_the_admission_of_a_stay_of_one_day() -> None:
    detox = stay(HOME_DETOX, 0, 0)
    assert outcome(continuity_after_withdrawal(within=7, first=0), detox) is False


# --- continuity (CBE 3453, 3312, 3590) ------------------------------------------------


@pytest.mark.parametrize(
    ("found", "in_7", "in_14"),
    [
        (contact(VISIT, 0), False, False),
        (contact(VISIT, 1), True, True),
        (contact(VISIT, 7), True, True),
        (contact(VISIT, 8), False, True),
        (contact(VISIT, 14), False, True),
        (contact(VISIT, 15), False, False),
        (contact(ContactKind.TELEHEALTH, 0), False, False),
        (contact(ContactKind.TELEHEALTH, 1), True, True),
        (contact(ContactKind.MEDICATION, -1), False, False),
        (contact(ContactKind.MEDICATION, 0), True, True),
        (contact(ContactKind.MEDICATION, 7), True, True),
        (contact(ContactKind.MEDICATION, 8), False, True),
        (contact(ContactKind.PEER_SUPPORT, 3), False, False),
        (stay(RESIDENTIAL, 2), False, False),
        (stay(RESIDENTIAL, 3), True, True),
        (stay(RESIDENTIAL, 7), True, True),
        (stay(RESIDENTIAL, 8), False, True),
        (stay(RESIDENTIAL, 14), False, True),
        (stay(RESIDENTIAL, 15), False, False),
        (stay(IOP, 0), False, False),
        (stay(IOP, 1), True, True),
    ],
)
def test_continuity_counts_each_service_from_a_day_of_its_own(
    *, found: Stay | Contact, in_7: bool, in_14: bool
) -> None:
    assert outcome(CBE_3453_7, HOSPITAL, found) is in_7
    assert outcome(CBE_3453_14, HOSPITAL, found) is in_14


def test_residential_care_continues_inpatient_care_alone() -> None:
    later = stay(RESIDENTIAL, 5)
    assert outcome(CBE_3453_7, stay(RESIDENTIAL, -30, 0), later) is False
    assert outcome(CBE_3453_7, HOSPITAL, later) is True
    # Whether 3.7 was inpatient care is open, and so is what 3.7 is.
    doubt = UnknownReason.LEVEL_OPEN
    assert outcome(CBE_3453_7, stay(OPEN, -30, 0), later) is doubt
    assert outcome(CBE_3453_7, HOSPITAL, stay(OPEN, 5)) is doubt
    assert outcome(CBE_3453_7, stay(OPEN, -30, 0), stay(OPEN, 5)) is doubt


def test_a_caller_can_say_what_an_open_level_is() -> None:
    index = LevelFilter(settings=(Setting.INPATIENT,), included=(OPEN,))
    (step,) = CBE_3453_7.follow_ups
    *others, residential = step.qualifying
    assert isinstance(residential, AdmissionWithin)
    told_so = attrs.evolve(
        CBE_3453_7,
        follow_ups=(
            FollowUp(qualifying=(*others, attrs.evolve(residential, after=index))),
        ),
    )
    assert outcome(told_so, stay(OPEN, -30, 0), stay(RESIDENTIAL, 5)) is True


@pytest.mark.parametrize(("first", "on_day_0"), [(0, True), (1, False)])
@pytest.mark.parametrize(
    ("measure", "index", "shorter", "longer"),
    [
        (continuity_after_withdrawal, stay(DETOX, -5, 0), 7, 14),
        (continuity_by_provider, HOSPITAL, 7, 30),
    ],
)
def test_where_the_text_is_silent_the_caller_says_whether_the_discharge_day_counts(
    *,
    measure: Callable[..., Measure],
    index: Stay,
    shorter: int,
    longer: int,
    first: int,
    on_day_0: bool,
) -> None:
    facts = attrs.evolve(ADULT, denied=frozenset({"dual-eligible"}))
    short = measure(within=shorter, first=first)
    long = measure(within=longer, first=first)
    for offset, in_short, in_long in (
        (-1, False, False),
        (0, on_day_0, on_day_0),
        (1, True, True),
        (shorter, True, True),
        (shorter + 1, False, True),
        (longer, False, True),
        (longer + 1, False, False),
    ):
        visit = contact(VISIT, offset)
        assert outcome(short, index, visit, facts=facts) is in_short
        assert outcome(long, index, visit, facts=facts) is in_long


def test_withdrawal_management_does_not_continue_itself() -> None:
    measure = continuity_after_withdrawal(within=7, first=1)
    detox = stay(DETOX, -5, 0)
    assert outcome(measure, detox, stay(RESIDENTIAL, 1)) is True
    assert outcome(measure, detox, stay(HOME_DETOX, 1)) is False


def test_who_is_covered_twice_is_excluded_and_who_may_be_as_well() -> None:
    measure = continuity_by_provider(within=7, first=1)
    twice = attrs.evolve(ADULT, facts=frozenset({"dual-eligible"}))
    once = attrs.evolve(ADULT, denied=frozenset({"dual-eligible"}))
    assert outcome(measure, HOSPITAL, facts=twice) is ExclusionReason.POPULATION
    assert outcome(measure, HOSPITAL) is ExclusionReason.POPULATION_UNKNOWN
    assert outcome(measure, HOSPITAL, facts=once) is False


def test_what_is_known_to_exclude_is_told_before_what_is_not_known() -> None:
    measure = continuity_by_provider(within=7, first=1)
    twice = Circumstances(facts=frozenset({"dual-eligible"}))
    assert outcome(measure, HOSPITAL, facts=twice) is ExclusionReason.POPULATION
    neither = Circumstances()
    assert outcome(measure, HOSPITAL, facts=neither) is ExclusionReason.AGE_UNKNOWN


@pytest.mark.parametrize(
    ("measure", "wrong", "right"),
    [
        (follow_up_after_emergency, {"within": 14}, "7 or 30"),
        (follow_up_after_high_intensity, {"within": 29}, "7 or 30"),
        (continuity_after_inpatient, {"within": 13}, "7 or 14"),
        (continuity_after_withdrawal, {"within": 8, "first": 1}, "7 or 14"),
        (continuity_by_provider, {"within": 14, "first": 1}, "7 or 30"),
        (continuity_by_provider, {"within": 31, "first": 1}, "from 7 to 30"),
        (continuity_by_provider, {"within": 7, "first": 2}, "from 0 to 1"),
        (initiation, {"look_back": -1}, "from 0 to 3660"),
        (engagement, {"look_back": 3661}, "from 0 to 3660"),
    ],
)
def test_a_rate_that_the_measure_does_not_have_is_refused(
    measure: Callable[..., Measure], wrong: dict[str, int], right: str
) -> None:
    with pytest.raises(FieldValueError, match=f"must be {right}, not"):
        measure(**wrong)


def test_figures_that_no_text_confirmed_have_no_default() -> None:
    for episode in (initiation, engagement):
        with pytest.raises(TypeError, match="look_back"):
            episode()
    for discharge in (continuity_after_withdrawal, continuity_by_provider):
        with pytest.raises(TypeError, match="first"):
            discharge(within=7)


def test_every_measure_says_where_it_is_published() -> None:
    for measure in (FUA_7, FUI_7, INITIATION, ENGAGEMENT):
        assert measure.source.evidence is Evidence.SECONDARY
        assert measure.source.read_in
    assert CBE_3453_7.source.evidence is Evidence.PRIMARY
    assert str(CBE_3453_7) == CBE_3453_7.name


# --- initiation and engagement (IET) --------------------------------------------------


@pytest.mark.parametrize(("offset", "expected"), [(0, True), (13, True), (14, False)])
def test_initiation_is_on_the_day_of_the_episode_or_13_days_after(
    *, offset: int, expected: bool
) -> None:
    assert outcome(INITIATION, DIAGNOSIS, contact(VISIT, offset)) is expected
    assert outcome(INITIATION, DIAGNOSIS, stay(RESIDENTIAL, offset)) is expected


def test_an_inpatient_episode_is_initiated_by_the_stay_itself() -> None:
    assert outcome(INITIATION, HOSPITAL) is True
    assert outcome(INITIATION, DIAGNOSIS) is False


def test_a_diagnosis_within_an_inpatient_stay_is_no_episode_of_its_own() -> None:
    for offset in (-10, 0):
        found = contact(ContactKind.DIAGNOSIS, offset)
        assert outcome(INITIATION, HOSPITAL, found) is True
    after = contact(ContactKind.DIAGNOSIS, 1)
    found_after = rate([record(HOSPITAL, after)], of=INITIATION)
    # It follows care, so it is not new.
    assert found_after.excluded == ((IndexEvent("a", on(1)), ExclusionReason.NOT_NEW),)


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        ((1, 34), True),
        ((1, 35), False),
        ((0, 34), False),
        ((1,), False),
        ((34, 34), UnknownReason.SAME_DAY),
        ((1, 34, 34), True),
        ((35, 35), False),
    ],
)
def test_engagement_is_two_services_in_the_34_days_after_initiation(
    offsets: tuple[int, ...], expected: object
) -> None:
    """Initiated on day 0; a service of day 0 is not after it."""
    medication = (contact(ContactKind.MEDICATION, offset) for offset in offsets)
    assert outcome(ENGAGEMENT, HOSPITAL, *medication) is expected


def test_engagement_counts_from_the_day_of_initiation() -> None:
    """Initiated on day 13: the last day is 13 + 34 = 47."""
    begun = (DIAGNOSIS, contact(VISIT, 13), contact(VISIT, 14))
    assert outcome(ENGAGEMENT, *begun, contact(VISIT, 47)) is True
    assert outcome(ENGAGEMENT, *begun, contact(VISIT, 48)) is False


def test_without_initiation_there_is_no_engagement_but_a_place_in_the_denominator() -> (
    None
):
    late = (contact(VISIT, offset) for offset in (14, 15, 16))
    assert outcome(ENGAGEMENT, DIAGNOSIS, *late) is False


def test_engagement_counts_from_the_first_service_alone() -> None:
    """From day 13 the days 46 and 47 are within 34; from day 0 only day 13 is."""
    begun = [contact(VISIT, offset) for offset in (13, 46, 47)]
    assert outcome(ENGAGEMENT, DIAGNOSIS, *begun) is True
    first = contact(VISIT, 0)
    assert outcome(ENGAGEMENT, DIAGNOSIS, first, *begun) is False
    assert outcome(ENGAGEMENT, DIAGNOSIS, first, contact(VISIT, 34), *begun) is True
    assert outcome(ENGAGEMENT, DIAGNOSIS, first, contact(VISIT, 35), *begun) is False


@pytest.mark.parametrize(
    ("later", "became"),
    [
        ((14, 37), True),  # within 34 days of day 3, and of day 5
        ((38, 39), UnknownReason.LEVEL_OPEN),  # from day 3 only day 5 is within
        ((39, 40), False),  # from day 5 only day 39 is within
    ],
)
def test_an_earlier_initiation_in_doubt_leaves_open_what_hangs_on_it(
    later: tuple[int, int], became: object
) -> None:
    """A session of day 3 may be the first service, else the visit of day 5 is."""
    vague = stay(VAGUE, -90, line="b", sessions=[session(3)])
    fresh = attrs.evolve(ENGAGEMENT, look_back=None)
    visits = [contact(VISIT, offset) for offset in (5, *later)]
    assert outcome(fresh, DIAGNOSIS, vague, *visits) is became


def test_of_two_services_of_the_first_day_the_certain_one_initiates() -> None:
    vague = stay(VAGUE, -90, line="b", sessions=[session(3)])
    fresh = attrs.evolve(ENGAGEMENT, look_back=None)
    visits = [contact(VISIT, offset) for offset in (3, 36, 37)]
    assert outcome(fresh, DIAGNOSIS, vague, *visits) is True


def test_engagement_after_a_doubtful_initiation_is_doubtful() -> None:
    vague = stay(VAGUE, -90, line="b", sessions=[session(3)])
    fresh = attrs.evolve(ENGAGEMENT, look_back=None)
    further = (contact(VISIT, 20), contact(VISIT, 30))
    assert outcome(fresh, DIAGNOSIS, vague, *further) is UnknownReason.LEVEL_OPEN
    assert outcome(fresh, DIAGNOSIS, vague) is False


def test_of_two_doubts_the_level_is_told() -> None:
    """From day 5 two services of one day follow; from the doubtful day 3 a third."""
    vague = stay(VAGUE, -90, line="b", sessions=[session(3)])
    fresh = attrs.evolve(ENGAGEMENT, look_back=None)
    begun = (DIAGNOSIS, contact(VISIT, 5), *[contact(VISIT, 34)] * 2)
    assert outcome(fresh, *begun) is UnknownReason.SAME_DAY
    assert outcome(fresh, *begun, vague) is UnknownReason.LEVEL_OPEN


def test_an_index_stay_of_open_setting_leaves_open_whether_it_counts() -> None:
    around_the_clock = LevelFilter(settings=(Setting.RESIDENTIAL, Setting.INPATIENT))
    of = attrs.evolve(
        INITIATION, index=(DischargeIndex(around_the_clock),), look_back=None
    )
    assert outcome(of, HOSPITAL) is True
    assert outcome(of, stay(RESIDENTIAL, -9, 0)) is False
    assert outcome(of, stay(OPEN, -9, 0)) is UnknownReason.LEVEL_OPEN


@pytest.mark.parametrize(("offset", "is_new"), [(-61, True), (-60, False), (-1, False)])
def test_an_episode_is_new_without_care_in_the_look_back(
    *, offset: int, is_new: bool
) -> None:
    old = contact(ContactKind.EMERGENCY, offset)
    expected = False if is_new else ExclusionReason.NOT_NEW
    assert outcome(INITIATION, DIAGNOSIS, old) is expected


@pytest.mark.parametrize(("last", "is_new"), [(-61, True), (-60, False), (None, False)])
def test_a_stay_that_reaches_into_the_look_back_is_care(
    *, last: int | None, is_new: bool
) -> None:
    old = stay(RESIDENTIAL, -200, last)
    expected = False if is_new else ExclusionReason.NOT_NEW
    assert outcome(INITIATION, DIAGNOSIS, old) is expected


@pytest.mark.parametrize("last", [-30, None])
def test_a_residence_in_the_look_back_is_no_care_but_a_session_there_is(
    last: int | None,
) -> None:
    for first in (-200, -60):
        assert outcome(INITIATION, DIAGNOSIS, stay(HOUSE, first, last)) is False
        care = stay(IOP, first, last)
        assert outcome(INITIATION, DIAGNOSIS, care) is ExclusionReason.NOT_NEW
    treated = stay(HOUSE, -60, last, sessions=[session(-60)])
    assert outcome(INITIATION, DIAGNOSIS, treated) is ExclusionReason.NOT_NEW


@pytest.mark.parametrize(("offset", "is_new"), [(-71, True), (-70, False)])
def test_the_look_back_of_a_stay_ends_before_its_admission(
    *, offset: int, is_new: bool
) -> None:
    """Admitted on day -10; 60 days before are -70 to -11."""
    expected = True if is_new else ExclusionReason.NOT_NEW
    assert outcome(INITIATION, HOSPITAL, contact(VISIT, offset)) is expected


def test_the_look_back_of_two_stays_that_end_together_is_that_of_the_longer() -> None:
    both = (HOSPITAL, stay(INPATIENT, -20, 0, line="b"))
    assert outcome(INITIATION, *both, contact(VISIT, -15)) is True
    assert outcome(INITIATION, *both, contact(VISIT, -80)) is ExclusionReason.NOT_NEW
    assert outcome(INITIATION, *both, contact(VISIT, -81)) is True


@pytest.mark.parametrize(
    ("first", "expected"),
    [(-60, False), (-59, ExclusionReason.LOOK_BACK_UNOBSERVED)],
)
def test_a_look_back_that_was_not_observed_excludes(
    first: int, expected: object
) -> None:
    observed = days(first, 300)
    found = rate([record(DIAGNOSIS, observed=observed)], of=INITIATION)
    assert told(found) is expected


def test_without_a_look_back_every_episode_is_new() -> None:
    assert outcome(initiation(look_back=0), DIAGNOSIS, contact(VISIT, -1)) is False


# --- what was observed ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "index", "first", "last"),
    [
        (FUA_7, EMERGENCY, 0, 7),
        (FUA_30, EMERGENCY, 0, 30),
        (FUI_7, HOSPITAL, 1, 7),
        (CBE_3453_14, HOSPITAL, 0, 14),
        (attrs.evolve(INITIATION, look_back=None), DIAGNOSIS, 0, 13),
        (attrs.evolve(ENGAGEMENT, look_back=None), DIAGNOSIS, 0, 47),
    ],
)
def test_what_was_not_observed_to_the_last_day_is_not_yet_known(
    measure: Measure, index: Stay | Contact, first: int, last: int
) -> None:
    def among(observed: DateRange | None, *found: Contact) -> object:
        return told(rate([record(index, *found, observed=observed)], of=measure))

    visits = tuple(contact(VISIT, offset) for offset in (1, 2, 3))
    assert among(days(first, last)) is False
    assert among(days(first, last), *visits) is True
    met = UnknownReason.WINDOW_OPEN_MET
    # An admission on day 0, or an earlier initiation, would undo what was met.
    undone = measure.unless_admitted is not None or len(measure.follow_ups) > 1
    for cut in (days(first, last - 1), days(first + 1, last), None):
        settled = not undone or (cut is not None and DAY_0 in cut)
        assert among(cut) is UnknownReason.WINDOW_OPEN
        assert among(cut, *visits) is (met if settled else UnknownReason.WINDOW_OPEN)


@pytest.mark.parametrize(("last", "is_sure"), [(12, False), (13, True)])
def test_engagement_is_met_so_far_once_no_earlier_initiation_can_turn_up(
    *, last: int, is_sure: bool
) -> None:
    visits = [contact(VISIT, offset) for offset in (9, 10, 11)]
    fresh = attrs.evolve(ENGAGEMENT, look_back=None)
    found = rate([record(DIAGNOSIS, *visits, observed=days(0, last))], of=fresh)
    reason = UnknownReason.WINDOW_OPEN_MET if is_sure else UnknownReason.WINDOW_OPEN
    assert told(found) is reason


def test_what_hangs_on_a_doubt_is_not_met_so_far() -> None:
    vague = stay(VAGUE, -90, line="b", sessions=[session(3)])
    found = rate([record(HOSPITAL, vague, observed=days(-9, 5))], of=FUI_7)
    assert told(found) is UnknownReason.WINDOW_OPEN


# --- ages -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "index", "youngest", "first_too_old"),
    [
        (FUA_7, EMERGENCY, 13, None),
        (FUI_7, HOSPITAL, 13, None),
        (attrs.evolve(INITIATION, look_back=None), DIAGNOSIS, 13, None),
        (attrs.evolve(ENGAGEMENT, look_back=None), DIAGNOSIS, 13, None),
        (CBE_3453_7, HOSPITAL, 18, None),
        (continuity_after_withdrawal(within=7, first=1), stay(DETOX, -9, 0), 18, 65),
        (
            attrs.evolve(continuity_by_provider(within=7, first=1), exclusions=()),
            HOSPITAL,
            18,
            65,
        ),
    ],
)
def test_ages_are_counted_to_the_day_of_the_index_event(
    measure: Measure, index: Stay | Contact, youngest: int, first_too_old: int | None
) -> None:
    def born(years: int, *, days_younger: int = 0) -> object:
        day = DAY_0.replace(year=DAY_0.year - years) + timedelta(days=days_younger)
        return outcome(measure, index, facts=Circumstances(born=day))

    assert born(youngest) is False
    assert born(youngest, days_younger=1) is ExclusionReason.AGE
    if first_too_old is None:
        assert born(100) is False
    else:
        assert born(first_too_old, days_younger=1) is False
        assert born(first_too_old) is ExclusionReason.AGE


def test_an_age_that_is_not_known_excludes_and_is_not_guessed() -> None:
    nothing = Circumstances()
    expected = ExclusionReason.AGE_UNKNOWN
    assert outcome(FUA_7, EMERGENCY, contact(VISIT, 1), facts=nothing) is expected
    teen = Circumstances(age_at_least=12, age_below=18)
    assert outcome(FUA_7, EMERGENCY, facts=teen) is expected


def test_the_stay_of_the_index_event_tells_the_age_first() -> None:
    child = Circumstances.aged(12)
    index = stay(INPATIENT, -10, 0, facts=child)
    assert outcome(FUI_7, index, facts=ADULT) is ExclusionReason.AGE


def test_a_date_of_birth_of_any_stay_tells_the_age() -> None:
    elsewhere = stay(IOP, -300, -200, facts=Circumstances(born=date(1990, 5, 17)))
    assert outcome(FUA_7, EMERGENCY, elsewhere, facts=Circumstances()) is False


# --- a rate as a value ----------------------------------------------------------------


def population() -> list[PatientRecord]:
    """Five emergency visits: two followed, one not, one of a child, one too late."""
    visit = contact(VISIT, 3)
    return [
        record(EMERGENCY, visit, key="d"),
        record(EMERGENCY, visit, key="b"),
        record(EMERGENCY, key="c"),
        record(EMERGENCY, key="a", facts=Circumstances.aged(12)),
        record(EMERGENCY, visit, key="e", observed=days(-90, 6)),
    ]


def test_a_rate_lists_every_index_event_once_by_key() -> None:
    found = rate(population(), of=FUA_7)
    assert [event.key for event in found.numerator] == ["b", "d"]
    assert [event.key for event in found.denominator] == ["b", "c", "d"]
    assert [(event.key, why) for event, why in found.excluded] == [
        ("a", ExclusionReason.AGE)
    ]
    assert [(event.key, why) for event, why in found.unknown] == [
        ("e", UnknownReason.WINDOW_OPEN_MET)
    ]
    assert found.value == Fraction(2, 3)
    assert found.source is FUA_7.source


def test_the_bounds_hold_whatever_becomes_of_the_unknown() -> None:
    """Known: 2 of 3. One more is met so far, one is open: 3 to 4 of 5."""
    open_window = record(EMERGENCY, key="f", observed=days(-90, 6))
    found = rate([*population(), open_window], of=FUA_7)
    assert found.bounds == (Fraction(3, 5), Fraction(4, 5))


@pytest.mark.parametrize(
    ("excluded", "why", "bounds"),
    [
        (record(EMERGENCY, key="f", facts=Circumstances()), "age", (1, 2)),
        (record(EMERGENCY, stay(VAGUE, 0), key="f"), "level", (1, 2)),
        (record(EMERGENCY, stay(INPATIENT, 0), key="f"), "on the day", (1, 1)),
        (record(EMERGENCY, key="f", facts=Circumstances.aged(12)), "age", (1, 1)),
    ],
)
def test_who_is_excluded_for_a_fact_not_known_counts_in_the_bounds(
    excluded: PatientRecord, why: str, bounds: tuple[int, int]
) -> None:
    """One was met. Who may belong besides may be met or not: 1 of 2, or 2 of 2."""
    found = rate([record(EMERGENCY, contact(VISIT, 3)), excluded], of=FUA_7)
    ((_, reason),) = found.excluded
    assert why in reason
    assert found.value == 1
    assert found.bounds == (Fraction(*bounds), Fraction(1))
    assert ("50.0 % to 100.0 % once" in found._repr_html_()) is (bounds == (1, 2))


def test_each_exclusion_for_what_is_not_known_is_undecided() -> None:
    assert {reason for reason in ExclusionReason if not reason.undecided} == {
        ExclusionReason.AGE,
        ExclusionReason.POPULATION,
        ExclusionReason.ADMITTED,
        ExclusionReason.NOT_NEW,
    }
    unknown = record(DIAGNOSIS, observed=days(-59, 300))
    found = rate([unknown], of=INITIATION)
    assert found.value is None
    assert found.bounds == (Fraction(0), Fraction(1))


def test_care_in_the_look_back_is_told_before_an_age_that_is_not_known() -> None:
    old = contact(VISIT, -60)
    found = outcome(INITIATION, DIAGNOSIS, old, facts=Circumstances())
    assert found is ExclusionReason.NOT_NEW


def test_a_child_is_of_another_age_whatever_the_level_was() -> None:
    child = Circumstances.aged(12)
    found = outcome(FUI_7, stay(VAGUE, -5, 0), facts=child)
    assert found is ExclusionReason.AGE


def test_a_rate_prints_counts_and_no_key() -> None:
    secret = "MRN-4711"
    records = [attrs.evolve(one, key=f"{secret}-{one.key}") for one in population()]
    found = rate(records, of=FUA_7)
    assert str(found) == (
        "follow-up after an emergency visit within 7 days: 2 of 3 (66.7 %); "
        "1 excluded, 1 not yet known"
    )
    html = found._repr_html_()
    for text in (str(found), repr(found), html, repr(found.numerator), repr(records)):
        assert secret not in text
    for text in ("of another age", "met so far", "66.7 %", "75.0 % to 75.0 %", "FUA"):
        assert text in html


def test_a_rate_of_nothing_has_no_value_and_prints_none() -> None:
    found = rate([], of=FUA_7)
    assert found.value is None
    assert str(found).endswith("0 of 0; 0 excluded, 0 not yet known")
    assert "%" not in found._repr_html_()


def test_two_records_with_one_key_are_refused_without_naming_it() -> None:
    with pytest.raises(FieldValueError, match="one for each patient") as caught:
        rate([record(), record()], of=FUA_7)
    assert "'a'" not in str(caught.value)


# --- records --------------------------------------------------------------------------


def test_an_observed_range_has_an_end() -> None:
    with pytest.raises(FieldValueError, match=r"PatientRecord\.observed must be a ran"):
        record(observed=DateRange(DAY_0))


def test_a_record_has_no_day_of_admission_of_its_own() -> None:
    with pytest.raises(FieldValueError, match=r"circumstances\.admitted must be left"):
        record(facts=Circumstances(admitted=DAY_0))


def test_a_patient_is_born_once_and_before_any_care() -> None:
    born = Circumstances(born=on(-5))
    other = stay(IOP, 0, facts=Circumstances(born=on(-6)))
    with pytest.raises(FieldValueError, match=r"stays must be of one patient.*stays"):
        record(other, facts=born)
    assert record(stay(IOP, -5), facts=born).born == on(-5)
    assert record().born is None
    with pytest.raises(FieldValueError, match=r"stays\[1\] must be on or after the"):
        record(stay(IOP, -5), stay(IOP, -6), facts=born)
    with pytest.raises(FieldValueError, match=r"contacts\[0\] must be on or after the"):
        record(contact(VISIT, -6), facts=born)


# --- definitions ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "inpatient", "around_the_clock", "ambulatory"),
    [
        (INPATIENT, True, True, False),
        (RESIDENTIAL, False, True, False),
        (OPEN, None, True, False),
        (attrs.evolve(OPEN, supervised=False), False, False, None),
        (VAGUE, None, None, None),
        (HOUSE, False, False, False),
    ],
)
def test_a_level_of_open_setting_is_judged_by_its_staff(
    *,
    level: Level,
    inpatient: bool | None,
    around_the_clock: bool | None,
    ambulatory: bool | None,
) -> None:
    def matches(*settings: Setting) -> bool | None:
        return LevelFilter(settings=settings).matches(level)

    assert matches(Setting.INPATIENT) is inpatient
    assert matches(Setting.RESIDENTIAL, Setting.INPATIENT) is around_the_clock
    assert matches(Setting.AMBULATORY) is ambulatory


def test_a_filter_of_levels_asks_only_what_it_names() -> None:
    assert LevelFilter().matches(HOUSE) is False
    assert LevelFilter(treatment=None).matches(HOUSE) is True
    assert LevelFilter(treatment=False).matches(IOP) is False
    assert LevelFilter(withdrawal_management=True).matches(IOP) is False
    assert LevelFilter(withdrawal_management=False).matches(DETOX) is False
    assert LevelFilter(included=(HOUSE,)).matches(HOUSE) is True
    assert LevelFilter(excluded=(IOP,)).matches(IOP) is False


def test_offsets_include_both_ends() -> None:
    offsets = Offsets(first=3, last=7)
    assert [offset in offsets for offset in (2, 3, 7, 8)] == [False, True, True, False]
    assert str(offsets) == "days 3 to 7"
    assert 5 in Offsets(first=5, last=5)
    with pytest.raises(
        FieldValueError, match=r"Offsets\.last must be at least first=3"
    ):
        Offsets(first=3, last=2)


def test_a_follow_up_spans_what_any_of_it_spans() -> None:
    (step,) = CBE_3453_7.follow_ups
    assert step.offsets == CBE_3453_7.offsets == Offsets(first=0, last=7)
    assert IndexStay(LevelFilter()).offsets == Offsets(first=0, last=0)


def test_a_service_counts_once_however_many_definitions_it_fits() -> None:
    within = Offsets(first=1, last=7)
    twice = attrs.evolve(
        FUA_7,
        follow_ups=(
            FollowUp(
                qualifying=(
                    ContactWithin(kinds=(VISIT,), offsets=within),
                    ContactWithin(kinds=tuple(ContactKind), offsets=within),
                ),
                at_least=2,
            ),
        ),
    )
    assert outcome(twice, EMERGENCY, contact(VISIT, 1)) is False
    assert outcome(twice, EMERGENCY, contact(VISIT, 1), contact(VISIT, 2)) is True


def test_only_the_last_follow_up_may_ask_for_several_services() -> None:
    first, further = ENGAGEMENT.follow_ups
    with pytest.raises(
        FieldValueError, match=r"Measure\.follow_ups\[0\]\.at_least must be 1, so that"
    ):
        attrs.evolve(ENGAGEMENT, follow_ups=(further, first))


# --- lengths of stay ------------------------------------------------------------------

COMPLETED, DROPPED_OUT, DIED = (
    DischargeReason.COMPLETED,
    DischargeReason.DROPPED_OUT,
    DischargeReason.DIED,
)


def test_quantiles_lie_in_proportion_between_ranks() -> None:
    """Of 5, 1, 2, 10 the quarters lie at ranks 0.75, 1.5 and 2.25 of 1, 2, 5, 10."""
    assert Nights.of([5, 1, 2, 10]) == Nights(
        count=4,
        least=1,
        lower_quartile=Fraction(7, 4),  # 1 + 0.75 * 1
        median=Fraction(7, 2),  # 2 + 0.5 * 3
        upper_quartile=Fraction(25, 4),  # 5 + 0.25 * 5
        most=10,
        mean=Fraction(18, 4),
    )
    alone = Nights.of([3])
    assert alone.lower_quartile == alone.median == alone.upper_quartile == 3


def test_open_stays_are_told_apart_from_closed_ones() -> None:
    stays = [
        stay(IOP, 0, 10, ended=COMPLETED),
        stay(IOP, 0, 4, ended=DROPPED_OUT),
        stay(IOP, 0, 7),
        stay(IOP, 0, 30, ended=COMPLETED),  # ends after the day: open on it
        stay(IOP, 12),
        stay(IOP, 21),  # begins after the day
        stay(RESIDENTIAL, 19),
    ]
    found = lengths_of_stay(stays, on=on(20))
    assert [of_level.level for of_level in found] == [RESIDENTIAL, IOP]
    assert len(found) == 2
    iop = found[IOP]
    assert iop.closed == Nights.of([10, 4, 7])
    assert iop.open == Nights.of([20, 8])
    assert iop.by_reason == (
        (COMPLETED, Nights.of([10])),
        (DROPPED_OUT, Nights.of([4])),
        (None, Nights.of([7])),
    )
    assert found[RESIDENTIAL].closed is None
    assert found[RESIDENTIAL].open == Nights.of([1])


def test_a_stay_that_ends_on_the_day_is_closed() -> None:
    one = stay(IOP, 0, 10)
    assert lengths_of_stay([one], on=on(10))[IOP].open is None
    assert lengths_of_stay([one], on=on(9))[IOP].closed is None
    assert lengths_of_stay([one], on=on(0))[IOP].open == Nights.of([0])


def test_stays_are_taken_from_records_as_well() -> None:
    one, other = stay(IOP, 0, 10), stay(IOP, 20, 24)
    apart = lengths_of_stay([one, other], on=on(30))
    assert lengths_of_stay([record(one), other], on=on(30)) == apart


def test_lengths_print_as_a_table_and_know_their_levels() -> None:
    stays = [stay(IOP, 0, 10, ended=COMPLETED), stay(IOP, 0, 5), stay(IOP, 12)]
    found = lengths_of_stay(stays, on=on(20))
    html = found._repr_html_()
    for text in ("toy 2.1", "completed", "reason not known", "open, so far", "7.5"):
        assert text in html
    assert ">0<" in lengths_of_stay([stay(IOP, 0)], on=on(1))._repr_html_()
    with pytest.raises(UnknownLevelError, match="no level 'house' in 'toy'"):
        found[HOUSE]


@pytest.mark.parametrize(
    ("observed", "nights"),
    [
        (days(-9, 19), 19),
        (days(-9, 20), 20),
        (days(-9, 99), 20),
        (days(-9, -5), 0),
        (None, 0),
    ],
)
def test_an_open_stay_of_a_record_is_measured_on_its_last_day_observed(
    observed: DateRange | None, nights: int
) -> None:
    lasting = stay(IOP, 0)
    found = lengths_of_stay([record(lasting, observed=observed)], on=on(20))
    assert found[IOP].open == Nights.of([nights])
    assert lengths_of_stay([lasting], on=on(20))[IOP].open == Nights.of([20])
    # What is on record counts, observed or not.
    ended = record(stay(IOP, 0, 10), stay(PHP, 0, 30), observed=observed)
    known = lengths_of_stay([ended], on=on(20))
    assert known[IOP].closed == Nights.of([10])
    assert known[PHP].open == Nights.of([20])


# --- retention ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "today", "expected"),
    [
        (30, 60, (1, 0, 0, 0)),
        (29, 60, (0, 1, 0, 0)),
        (None, 30, (1, 0, 0, 0)),
        (None, 29, (0, 0, 1, 0)),
        (29, 29, (0, 0, 0, 1)),
        (29, 28, (0, 0, 1, 0)),
        (30, 29, (0, 0, 1, 0)),
        (29, 30, (0, 1, 0, 0)),
        (30, 30, (1, 0, 0, 0)),
        (5, 0, (0, 0, 1, 0)),
        (5, -1, (0, 0, 0, 0)),
    ],
)
def test_who_is_retained_30_days_after_admission(
    last: int | None, today: int, expected: tuple[int, int, int, int]
) -> None:
    found = retention([stay(IOP, 0, last)], days=30, on=on(today))
    counts = (found.retained, found.left, found.unknown, found.left_early)
    assert counts == expected


def test_retention_is_a_share_of_those_whose_day_has_come() -> None:
    """Of three, two stayed; two more came too late, of whom one left already."""
    lasts = (30, 31, 29)
    stays = [stay(IOP, 0, last) for last in lasts]
    late = [stay(IOP, 31), stay(IOP, 31, 40)]
    found = retention([*stays, *late], days=30, on=on(60))
    assert found.value == Fraction(2, 3)
    assert str(found) == (
        "in care 30 days after admission: 2 of 3 (66.7 %); 1 not yet known"
    )
    assert "66.7 % retained" in found._repr_html_()
    nobody = retention([], days=30, on=on(60))
    assert nobody.value is None
    assert str(nobody).endswith("0 of 0; 0 not yet known")
    assert "%" not in nobody._repr_html_()


@pytest.mark.parametrize(
    ("observed", "lasting", "long", "short"),
    [
        (days(-9, 29), "unknown", "unknown", "left_early"),
        (days(-9, 30), "retained", "retained", "left"),
        (None, "unknown", "unknown", "left_early"),
    ],
)
def test_the_day_of_a_record_has_come_once_it_was_observed(
    observed: DateRange | None, lasting: str, long: str, short: str
) -> None:
    for one, expected in (
        (stay(IOP, 0), lasting),
        (stay(IOP, 0, 30), long),
        (stay(IOP, 0, 29), short),
    ):
        found = retention([record(one, observed=observed)], days=30, on=on(60))
        for what in ("retained", "left", "unknown", "left_early"):
            assert getattr(found, what) == (what == expected)
    assert retention([stay(IOP, 0)], days=30, on=on(60)).retained == 1


# --- census ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offset", "present", "on_leave"),
    [
        (-1, 0, 0),
        (0, 1, 0),
        (4, 1, 0),
        (5, 0, 1),
        (6, 0, 1),
        (7, 1, 0),
        (9, 1, 0),
        (10, 0, 0),
    ],
)
def test_a_patient_is_counted_from_admission_to_the_day_before_the_last(
    offset: int, present: int, on_leave: int
) -> None:
    """On days 0 to 10, on leave on days 5 and 6."""
    one = stay(RESIDENTIAL, 0, 10, leaves=(days(5, 6),))
    found = census([one], on=on(offset))[RESIDENTIAL]
    assert (found.present, found.on_leave) == (present, on_leave)


def test_a_leave_that_lasts_to_the_end_is_counted_apart_to_the_day_before() -> None:
    away = stay(RESIDENTIAL, 0, 3, leaves=(days(2, 3),))
    ongoing = stay(RESIDENTIAL, 0, leaves=(days(2),))
    series = census_series([away, ongoing], within=days(0, 4))
    (found,) = series
    assert found.present == (2, 2, 0, 0, 0)
    assert found.on_leave == (0, 0, 2, 1, 1)
    assert len(series) == 1


def test_an_open_stay_of_a_record_is_present_through_the_last_day_observed() -> None:
    lasting = stay(IOP, 0, leaves=(days(2),))
    for observed, present, on_leave in (
        (days(-9, 3), (1, 1, 0, 0, 0), (0, 0, 1, 1, 0)),
        (days(-9, 1), (1, 1, 0, 0, 0), (0, 0, 0, 0, 0)),
        (days(-9, 0), (1, 0, 0, 0, 0), (0, 0, 0, 0, 0)),
        (days(-9, -1), (0, 0, 0, 0, 0), (0, 0, 0, 0, 0)),
        (None, (0, 0, 0, 0, 0), (0, 0, 0, 0, 0)),
    ):
        one = record(lasting, observed=observed)
        (found,) = census_series([one], within=days(0, 4))
        assert (found.present, found.on_leave) == (present, on_leave)
        assert [census([one], on=on(n))[IOP].present for n in range(5)] == [*present]
    # A stay with an end is on record to that end.
    ended = record(stay(IOP, 0, 4), observed=None)
    assert census([ended], on=on(3))[IOP].present == 1


def test_a_stay_of_one_day_is_never_counted_and_a_transfer_once() -> None:
    assert census([stay(IOP, 0, 0)], on=DAY_0)[IOP].present == 0
    moved = [stay(RESIDENTIAL, 0, 5), stay(IOP, 5, 9)]
    found = census(moved, on=on(5))
    assert [(one.level.code, one.present) for one in found] == [("3.5", 0), ("2.1", 1)]
    assert len(found) == 2


def test_a_series_starts_with_who_was_there_before_it() -> None:
    stays = [stay(IOP, -9), stay(IOP, 1, 3), stay(IOP, 99), stay(IOP, -9, 0)]
    earlier = stay(IOP, -9, 4, leaves=(days(-5, -3),))
    (found,) = census_series([*stays, earlier], within=days(0, 4))
    assert found.present == (2, 3, 3, 2, 1)
    assert found.on_leave == (0, 0, 0, 0, 0)


def test_a_census_is_possible_on_the_last_day_that_a_value_may_hold() -> None:
    last = date(2199, 12, 31)
    assert census([stay(IOP, 0)], on=last)[IOP].present == 1


COUNTS = ("present", "on_leave")


def two_days(
    *, within: Any = None, present: Any = (2, 1), on_leave: Any = (0, 1)
) -> CensusSeries:
    level = LevelSeries(level=IOP, present=present, on_leave=on_leave)
    return CensusSeries(within=within or days(0, 1), levels=(level,))


@pytest.mark.parametrize("field", COUNTS)
@pytest.mark.parametrize("numbers", [(), (1,), (1, 0, 1)])
def test_a_series_has_one_number_for_each_day(
    field: str, numbers: tuple[int, ...]
) -> None:
    assert len(two_days().on(on(1))) == 1
    with pytest.raises(FieldValueError) as caught:
        two_days(**{field: numbers})
    assert str(caught.value) == (
        f"CensusSeries.levels[0].{field} must be of 2 numbers, one for each day, "
        f"not {len(numbers)}"
    )


def test_a_series_is_of_a_range_with_an_end_and_of_levels() -> None:
    with pytest.raises(FieldValueError, match="within must be a range with an end"):
        two_days(within=days(0))
    with pytest.raises(FieldTypeError, match="within must be a DateRange, not date"):
        two_days(within=DAY_0)
    with pytest.raises(FieldTypeError, match=r"levels\[0\]\.present must be a tuple"):
        two_days(present=[2, 1])
    with pytest.raises(FieldTypeError, match="levels must be a tuple of LevelSeries"):
        attrs.evolve(two_days(), levels=[])
    with pytest.raises(FieldTypeError, match=r"levels\[0\] must be a LevelSeries"):
        attrs.evolve(two_days(), levels=(IOP,))


def test_a_census_prints_as_a_table() -> None:
    stays = [stay(IOP, 0, 3), stay(IOP, 1, 4)]
    found = census_series(stays, within=days(0, 4))
    assert found.on(on(1)) == census(stays, on=on(1))
    assert "2" in found.on(on(1))._repr_html_()
    html = found._repr_html_()
    cells = re.findall(r">([^<>]+)</td>", html)
    assert cells == ["toy 2.1", "1", "0", "1.2", "2", "0"]  # 1, 2, 2, 1, 0
    with pytest.raises(FieldValueError, match=r"CensusSeries\.day must be within"):
        found.on(on(5))
    with pytest.raises(FieldValueError, match="a range with an end"):
        census_series(stays, within=days(0))
    with pytest.raises(UnknownLevelError):
        found.on(on(1))[HOUSE]


# --- moves ----------------------------------------------------------------------------


def counted(*stays: Stay, gap: int = 0) -> dict[tuple[Place, Place], int]:
    found = transition_counts([record(*stays)], on=on(100), gap=gap)
    return {(move.origin, move.target): move.count for move in found.moves}


BEFORE, AFTER = Outside.BEFORE, Outside.AFTER


@pytest.mark.parametrize(
    ("begins", "gap", "is_move"),
    [(10, 0, True), (11, 0, True), (12, 0, False), (12, 1, True), (13, 1, False)],
)
def test_a_stay_that_begins_after_more_days_than_the_gap_is_a_readmission(
    *, begins: int, gap: int, is_move: bool
) -> None:
    found = counted(stay(RESIDENTIAL, 0, 10), stay(IOP, begins, 40), gap=gap)
    apart: dict[tuple[Place, Place], int] = {
        (BEFORE, RESIDENTIAL): 1,
        (RESIDENTIAL, AFTER): 1,
        (AFTER, IOP): 1,
        (IOP, AFTER): 1,
    }
    joined: dict[tuple[Place, Place], int] = {
        (BEFORE, RESIDENTIAL): 1,
        (RESIDENTIAL, IOP): 1,
        (IOP, AFTER): 1,
    }
    assert found == (joined if is_move else apart)


def test_lines_are_paths_of_their_own() -> None:
    found = counted(
        stay(RESIDENTIAL, 0, 10), stay(IOP, 10, 40), stay(OUTPATIENT, 10, 90, line="b")
    )
    assert found[RESIDENTIAL, IOP] == 1
    assert found[BEFORE, OUTPATIENT] == 1


def test_stays_that_overlap_in_one_line_do_not_follow_one_another() -> None:
    found = counted(stay(RESIDENTIAL, 0, 10), stay(IOP, 5, 40))
    assert (RESIDENTIAL, IOP) not in found
    assert found[BEFORE, IOP] == 1


def test_an_open_stay_is_censored_and_a_later_one_is_not_yet_there() -> None:
    stays = (
        stay(RESIDENTIAL, 0, 10, ended=COMPLETED),
        stay(IOP, 10, 40, ended=COMPLETED),
        stay(OUTPATIENT, 40),
    )
    found = transition_counts([record(*stays)], on=on(39), gap=0)
    assert found.count(RESIDENTIAL, IOP) == 1
    assert found.count(IOP, OUTPATIENT) == found.count(IOP, AFTER) == 0
    assert found[IOP] == LevelStays(level=IOP, closed=0, nights=0, open=1)
    assert [of_level.level for of_level in found.levels] == [RESIDENTIAL, IOP]
    with pytest.raises(UnknownLevelError):
        found[OUTPATIENT]
    assert transition_counts([record(*stays)], on=on(40), gap=0)[OUTPATIENT].open == 1


@pytest.mark.parametrize(("today", "is_known"), [(13, False), (14, True)])
def test_a_discharge_is_pending_while_a_stay_that_follows_may_yet_begin(
    *, today: int, is_known: bool
) -> None:
    """Ended on day 10; with a gap of 3 a next stay may begin through day 14.

    On day 14 it would be on record.
    """
    one = stay(IOP, 0, 10, ended=COMPLETED)
    found = transition_counts([record(one)], on=on(today), gap=3)
    assert found.count(IOP, AFTER) == is_known
    assert found[IOP].pending == (not is_known)
    # What was observed may end before the day.
    cut = record(one, observed=days(-9, today))
    assert transition_counts([cut], on=on(99), gap=3)[IOP] == found[IOP]


@pytest.mark.parametrize(
    ("observed", "pending"),
    [(days(10, 14), 0), (days(11, 14), 1), (days(10, 13), 1), (None, 1)],
)
def test_a_discharge_is_known_where_all_days_of_the_gap_were_observed(
    observed: DateRange | None, pending: int
) -> None:
    one = record(stay(IOP, 0, 10), stay(PHP, 0, line="b"), observed=observed)
    found = transition_counts([one], on=on(99), gap=3)
    assert found[IOP].pending == pending
    assert found.count(IOP, AFTER) == 1 - pending
    assert found[PHP].open == 1


def test_moves_of_two_records_with_one_key_are_refused_without_naming_it() -> None:
    one = record(stay(IOP, 0, 10))
    assert transition_counts([one], on=on(99), gap=0)[IOP].closed == 1
    with pytest.raises(FieldValueError, match="one for each patient") as caught:
        transition_counts([one, one], on=on(99), gap=0)
    assert "transition_counts.records" in str(caught.value)
    assert "'a'" not in str(caught.value)


def test_after_a_death_nothing_is_pending() -> None:
    one = stay(IOP, 0, 10, ended=DIED)
    found = transition_counts([record(one)], on=on(10), gap=30)
    assert found[IOP].endings == ((DIED, 1),)


def test_nights_and_reasons_are_summed_by_level() -> None:
    records = [
        record(stay(IOP, 0, 10, ended=COMPLETED), key="a"),
        record(stay(IOP, 0, 20, ended=DROPPED_OUT), key="b"),
        record(stay(IOP, 0, 30), key="c"),
        record(stay(IOP, 0, 40, ended=COMPLETED), key="d"),
        record(stay(IOP, 0), key="e"),
    ]
    found = transition_counts(records, on=on(90), gap=0)
    assert found[IOP] == LevelStays(
        level=IOP,
        closed=4,
        nights=100,
        endings=((COMPLETED, 2), (DROPPED_OUT, 1), (None, 1)),
        open=1,
    )
    html = found._repr_html_()
    assert "before" in html
    assert "toy 2.1: 1 open, 0 not yet known" in html
    assert "open" not in transition_counts(records[:1], on=on(90), gap=0)._repr_html_()


def test_moves_are_listed_from_admission_to_discharge() -> None:
    patient = record(
        stay(RESIDENTIAL, 0, 5), stay(IOP, 5, 9), stay(RESIDENTIAL, 20, 25)
    )
    moves = transition_counts([patient], on=on(90), gap=0).moves
    assert [(move.origin, move.target) for move in moves] == [
        (BEFORE, RESIDENTIAL),
        (RESIDENTIAL, IOP),
        (RESIDENTIAL, AFTER),
        (IOP, AFTER),
        (AFTER, RESIDENTIAL),
    ]


def move(origin: Place, target: Place, count: int) -> MoveCount:
    return MoveCount(origin=origin, target=target, count=count)


@pytest.mark.parametrize(
    ("moves", "levels", "problem"),
    [
        ((move(BEFORE, IOP, 1),), (), r"levels must be one entry for each level"),
        (
            (),
            (LevelStays(level=IOP, closed=0, nights=0),) * 2,
            r"levels must be one entry for each level",
        ),
        ((move(BEFORE, IOP, 1),) * 2, (), "moves must be one entry for two places"),
        (
            (move(IOP, PHP, 2),),
            (
                LevelStays(level=PHP, closed=0, nights=0),
                LevelStays(level=IOP, closed=2, nights=9, pending=1),
            ),
            r"levels\[1\]\.closed must be 2 that moved, and those pending, not 2",
        ),
        (
            (move(IOP, AFTER, 2),),
            (LevelStays(level=IOP, closed=2, nights=9, endings=((COMPLETED, 1),)),),
            r"levels\[0\]\.endings must be 2 in all, one for each discharge, not 1",
        ),
    ],
)
def test_counts_that_do_not_add_up_are_refused(
    moves: tuple[MoveCount, ...], levels: tuple[LevelStays, ...], problem: str
) -> None:
    with pytest.raises(FieldValueError, match=problem):
        TransitionCounts(on=DAY_0, gap=0, moves=moves, levels=levels)


@pytest.mark.parametrize(
    ("origin", "target", "problem"),
    [
        (IOP, BEFORE, r"target must be a level, or Outside\.AFTER"),
        (BEFORE, AFTER, "target must be a level, since the origin is none"),
    ],
)
def test_moves_that_cannot_be_are_refused(
    origin: Place, target: Place, problem: str
) -> None:
    with pytest.raises(FieldValueError, match=problem):
        move(origin, target, 1)


@pytest.mark.parametrize(
    ("endings", "problem"),
    [
        (((COMPLETED,),), r"endings\[0\] must be a reason, or None, and a number"),
        (((None, 1), (None, 1)), r"endings\[1\] must be of another reason"),
        (((COMPLETED, 0),), r"endings\[0\] must be from 1"),
    ],
)
def test_endings_that_cannot_be_are_refused(endings: object, problem: str) -> None:
    with pytest.raises(FieldValueError, match=problem):
        LevelStays(level=IOP, closed=2, nights=0, endings=endings)


def test_nights_belong_to_stays_that_ended() -> None:
    with pytest.raises(FieldValueError, match="0 where no stay has ended"):
        LevelStays(level=IOP, closed=0, nights=1)


# --- flow -----------------------------------------------------------------------------


def two_levels() -> TransitionCounts:
    """From PHP all go on to IOP; from IOP a quarter goes back, the rest is discharged.

    PHP lasts 10 nights, IOP 30. Of 6 discharges 4 are completed.
    """
    return TransitionCounts(
        on=DAY_0,
        gap=0,
        moves=(
            move(BEFORE, PHP, 3),
            move(BEFORE, IOP, 1),
            move(PHP, IOP, 8),
            move(IOP, PHP, 2),
            move(IOP, AFTER, 6),
            move(AFTER, PHP, 1),
        ),
        levels=(
            LevelStays(level=PHP, closed=8, nights=80),
            LevelStays(
                level=IOP, closed=8, nights=240, endings=((COMPLETED, 4), (None, 2))
            ),
        ),
    )


def test_the_flow_of_two_levels_is_the_one_worked_by_hand() -> None:
    """p = 1 + i, i = 1 + p/4: i = 5/3, p = 8/3. And p = 10 + i, i = 30 + p/4."""
    found = flow(two_levels())
    php, iop = found
    assert (php.level, iop.level, len(found)) == (PHP, IOP, 2)
    assert php.moves == ((IOP, Fraction(1)),)
    assert iop.moves == ((PHP, Fraction(1, 4)), (AFTER, Fraction(3, 4)))
    assert (php.steps, iop.steps) == (Fraction(8, 3), Fraction(5, 3))
    assert (php.nights, iop.nights) == (Fraction(160, 3), Fraction(130, 3))
    assert iop.endings == ((COMPLETED, Fraction(2, 3)), (None, Fraction(1, 3)))
    assert php.endings == iop.endings
    assert found.admissions == ((PHP, Fraction(3, 4)), (IOP, Fraction(1, 4)))
    assert found.readmissions == ((PHP, Fraction(1)),)
    assert found[IOP] is iop
    with pytest.raises(UnknownLevelError):
        found[HOUSE]


def test_where_a_discharge_is_not_certain_nothing_is_expected() -> None:
    """From the house nobody is known to have left; IOP may lead there, PHP may not."""
    counts = TransitionCounts(
        on=DAY_0,
        gap=0,
        moves=(
            move(IOP, HOUSE, 1),
            move(IOP, AFTER, 9),
            move(PHP, AFTER, 1),
            move(RESIDENTIAL, IOP, 1),
            move(AFTER, HOUSE, 1),
        ),
        levels=(
            LevelStays(level=IOP, closed=10, nights=100, endings=((COMPLETED, 9),)),
            LevelStays(level=HOUSE, closed=1, nights=9, pending=1, open=2),
            LevelStays(level=PHP, closed=1, nights=7, endings=((DROPPED_OUT, 1),)),
            LevelStays(level=RESIDENTIAL, closed=1, nights=7),
        ),
    )
    found = flow(counts)
    for level in (IOP, HOUSE, RESIDENTIAL):
        assert (found[level].steps, found[level].nights) == (None, None)
        assert found[level].endings == ()
    assert found[HOUSE].moves == ()
    assert (found[PHP].steps, found[PHP].nights) == (Fraction(1), Fraction(7))
    assert found[PHP].endings == ((DROPPED_OUT, Fraction(1)),)
    html = found._repr_html_()
    assert "Readmissions: toy house: 100.0 %" in html
    assert "Admissions" not in html


def test_stays_that_last_longer_at_a_level_that_repeats_add_up() -> None:
    """Half of the stays of 4 nights are followed by another: 2 stays, 8 nights."""
    counts = TransitionCounts(
        on=DAY_0,
        gap=0,
        moves=(move(IOP, IOP, 5), move(IOP, AFTER, 5)),
        levels=(LevelStays(level=IOP, closed=10, nights=40, endings=((None, 5),)),),
    )
    (found,) = flow(counts)
    assert (found.steps, found.nights) == (Fraction(2), Fraction(8))


def test_a_flow_prints_as_a_table() -> None:
    html = flow(two_levels())._repr_html_()
    for text in ("toy 2.1: 100.0 %", "after: 75.0 %", "53.3", "reason not known: 33.3"):
        assert text in html
    assert "Admissions: toy 2.5: 75.0 %, toy 2.1: 25.0 %" in html


def test_a_flow_follows_from_records() -> None:
    records = [
        record(stay(PHP, 0, 10), stay(IOP, 10, 40, ended=COMPLETED), key="a"),
        record(stay(IOP, 0, 30, ended=COMPLETED), key="b"),
    ]
    found = flow(transition_counts(records, on=on(90), gap=0))
    assert (found[PHP].steps, found[PHP].nights) == (Fraction(2), Fraction(40))


# --- reachability ---------------------------------------------------------------------


def test_a_place_leads_to_itself_and_to_what_it_reaches() -> None:
    moves: list[tuple[Place, Place]] = [(PHP, IOP), (IOP, AFTER), (HOUSE, HOUSE)]
    assert leading_to(moves, AFTER) == {PHP, IOP, AFTER}
    assert leading_to(moves, HOUSE, IOP) == {PHP, IOP, HOUSE}
    assert leading_to(moves, RESIDENTIAL) == {RESIDENTIAL}
    assert leading_to(moves) == frozenset()


@pytest.mark.parametrize(
    ("moves", "targets", "field"),
    [
        ([(PHP, "2.1")], (AFTER,), "moves"),
        ([("2.5", IOP)], (AFTER,), "moves"),
        ([(PHP, IOP)], ("after",), "targets"),
    ],
)
def test_a_place_is_a_level_or_outside(
    moves: object, targets: tuple[object, ...], field: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"leading_to\.{field} must be a Level or"
    ):
        leading_to(moves, *targets)


# --- wrong types ----------------------------------------------------------------------

WITHIN = Offsets(first=0, last=7)
LEVELS = LevelFilter()


@pytest.mark.parametrize(
    ("value", "field", "wrong"),
    [
        (EMERGENCY, "day", "2026-03-31"),
        (EMERGENCY, "kind", "emergency"),
        (record(), "key", 7),
        (record(), "stays", [HOSPITAL]),
        (record(), "stays", (EMERGENCY,)),
        (record(), "contacts", (HOSPITAL,)),
        (record(), "observed", DAY_0),
        (record(), "circumstances", None),
        (WITHIN, "first", 0.0),
        (WITHIN, "last", True),
        (LEVELS, "settings", Setting.INPATIENT),
        (LEVELS, "withdrawal_management", "no"),
        (LEVELS, "treatment", 1),
        (LEVELS, "included", ("2.1",)),
        (LEVELS, "excluded", ("2.1",)),
        (ContactIndex((VISIT,)), "kinds", VISIT),
        (ContactIndex((VISIT,)), "kinds", ("outpatient",)),
        (DischargeIndex(LEVELS), "levels", IOP),
        (ContactWithin(kinds=(VISIT,), offsets=WITHIN), "kinds", [VISIT]),
        (ContactWithin(kinds=(VISIT,), offsets=WITHIN), "offsets", 7),
        (AdmissionWithin(levels=LEVELS, offsets=WITHIN), "levels", IOP),
        (AdmissionWithin(levels=LEVELS, offsets=WITHIN), "offsets", (0, 7)),
        (AdmissionWithin(levels=LEVELS, offsets=WITHIN), "after", IOP),
        (IndexStay(LEVELS), "levels", IOP),
        (FollowUp(qualifying=(IndexStay(LEVELS),)), "qualifying", IndexStay(LEVELS)),
        (FollowUp(qualifying=(IndexStay(LEVELS),)), "qualifying", (LEVELS,)),
        (FollowUp(qualifying=(IndexStay(LEVELS),)), "at_least", None),
        (FUA_7, "name", None),
        (FUA_7, "index", (VISIT,)),
        (FUA_7, "follow_ups", ()),
        (FUA_7, "follow_ups", (WITHIN,)),
        (FUA_7, "population", (18,)),
        (FUA_7, "exclusions", ["dual-eligible"]),
        (FUA_7, "unless_admitted", INPATIENT),
        (FUA_7, "look_back", "60"),
        (FUA_7, "source", "NCQA"),
        (move(IOP, AFTER, 1), "origin", "2.1"),
        (move(IOP, AFTER, 1), "target", None),
        (move(IOP, AFTER, 1), "count", 1.0),
        (two_levels(), "on", "2026-03-31"),
        (two_levels(), "gap", None),
        (two_levels(), "moves", [1]),
        (two_levels(), "levels", (IOP,)),
        (two_levels().levels[0], "level", "2.5"),
        (two_levels().levels[0], "closed", "8"),
        (two_levels().levels[0], "nights", 8.5),
        (two_levels().levels[0], "open", None),
        (two_levels().levels[0], "pending", None),
        (two_levels().levels[0], "endings", {COMPLETED: 8}),
        (two_levels().levels[0], "endings", (("completed", 8),)),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    value: Any, field: str, wrong: object
) -> None:
    name = type(value).__name__
    kinds = (FieldTypeError, FieldValueError) if wrong == () else FieldTypeError
    with pytest.raises(kinds, match=rf"{name}\.{field}(\[0\])? must be "):
        attrs.evolve(value, **{field: wrong})


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: rate(untyped([HOSPITAL]), of=FUA_7), r"rate\.records\[0\]"),
        (lambda: rate("abc", of=FUA_7), r"rate\.records"),
        (lambda: rate([], of="FUA"), r"rate\.of"),
        (lambda: Nights.of(untyped([1.5])), r"Nights\.nights\[0\]"),
        (lambda: Nights.of([True]), r"Nights\.nights"),
        (lambda: lengths_of_stay([], on=None), r"lengths_of_stay\.on"),
        (
            lambda: lengths_of_stay(untyped(["a"]), on=DAY_0),
            r"lengths_of_stay\.stays\[0\]",
        ),
        (lambda: lengths_of_stay("a", on=DAY_0), r"lengths_of_stay\.stays"),
        (lambda: lengths_of_stay(7, on=DAY_0), r"lengths_of_stay\.stays"),
        (
            lambda: lengths_of_stay([], on=DAY_0)[untyped("2.1")],
            r"LengthsOfStay\.level",
        ),
        (lambda: retention([], days="30", on=DAY_0), r"retention\.days"),
        (lambda: retention([], days=30, on=30), r"retention\.on"),
        (lambda: census([], on="today"), r"census\.on"),
        (lambda: census_series([], within=DAY_0), r"census_series\.within"),
        (lambda: transition_counts([], on=1, gap=0), r"transition_counts\.on"),
        (lambda: transition_counts([], on=DAY_0, gap=None), r"transition_counts\.gap"),
        (
            lambda: transition_counts(untyped([HOSPITAL]), on=DAY_0, gap=0),
            r"transition_counts\.records\[0\]",
        ),
        (lambda: flow([]), r"flow\.counts"),
        (
            lambda: follow_up_after_emergency(within=7.0),
            r"follow_up_after_emergency\.within",
        ),
        (lambda: initiation(look_back=None), r"initiation\.look_back"),
        (
            lambda: continuity_after_withdrawal(within=7, first=True),
            r"continuity_after_withdrawal\.first",
        ),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused(
    call: Callable[[], object], field: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"{field} must be "):
        call()


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        (lambda: Nights.of([]), r"Nights\.nights must be one number or more"),
        (lambda: Nights.of([-1]), r"Nights\.nights must be from 0"),
        (lambda: ContactIndex(()), r"ContactIndex\.kinds must be one or more"),
        (lambda: retention([], days=0, on=DAY_0), "from 1 to 3660"),
        (lambda: transition_counts([], on=DAY_0, gap=-1), "from 0 to 3660"),
        (
            lambda: LevelFilter(included=(IOP,), excluded=(IOP,)),
            r"excluded must be other levels than those included",
        ),
        (lambda: record(key=" "), r"PatientRecord\.key must be a text"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    call: Callable[[], object], problem: str
) -> None:
    with pytest.raises(FieldValueError, match=problem):
        call()


def test_conditions_of_a_population_may_be_of_any_sort() -> None:
    of = attrs.evolve(FUA_7, population=(Age(below=65), Fact("enrolled")))
    enrolled = attrs.evolve(ADULT, facts=frozenset({"enrolled"}))
    assert outcome(of, EMERGENCY) is ExclusionReason.POPULATION_UNKNOWN
    assert outcome(of, EMERGENCY, facts=enrolled) is False


@pytest.mark.parametrize(
    ("first", "became"),
    [(-27, ExclusionReason.POPULATION), (-28, False), (-29, False)],
)
def test_the_days_elapsed_count_from_the_admission_of_the_index_stay(
    first: int, became: object
) -> None:
    of = attrs.evolve(FUI_7, population=(Elapsed(at_least=28),))
    assert outcome(of, stay(INPATIENT, first, 0)) is became
    # Of two that end together it is the longer, as for the look-back.
    short = stay(INPATIENT, -1, 0, line="b")
    for both in (
        (stay(INPATIENT, first, 0), short),
        (short, stay(INPATIENT, first, 0)),
    ):
        assert outcome(of, *both) is became
    no_stay = attrs.evolve(FUA_7, population=of.population)
    assert outcome(no_stay, EMERGENCY) is ExclusionReason.POPULATION_UNKNOWN


def test_every_exported_name_is_in_the_package() -> None:
    assert all(hasattr(measures, name) for name in measures.__all__)


def test_a_table_for_a_terminal_is_aligned_and_obeys_nobody() -> None:
    table = Table(
        ("level", "moves"),
        [("3.7", ("to 2.5: 3", "to 1: 1")), ("a\x1b[31mb", "")],
        caption="Moves",
        below=["2 open"],
    )
    assert table.text().split("\n") == [
        "Moves",
        "",
        "level    moves",
        "-------  ---------",
        "3.7      to 2.5: 3",
        "         to 1: 1",
        "a [31mb",
        "",
        "2 open",
    ]
    assert "<caption" in table.html()


def test_every_table_prints_in_a_terminal_under_its_caption() -> None:
    one = stay(IOP, 0, 10)
    counts = transition_counts([record(one)], on=on(90), gap=0)
    for found, caption in (
        (census([one], on=on(3)), "Census at the end of 2026-04-03"),
        (census_series([one], within=days(0, 4)), "Patients present at the end"),
        (lengths_of_stay([one], on=on(90)), "Nights, on 2026-06-29"),
        (counts, "Moves, as known on 2026-06-29"),
        (flow(counts), "Flow, where only the present level decides the next"),
    ):
        assert str(found).startswith(caption)
        assert "toy 2.1" in str(found)


def test_a_table_without_rows_and_lines_is_its_head() -> None:
    text = Table(("level",), [], caption="Census").text()
    assert text == "Census\n\nlevel\n-----"
