"""Programs side by side: what each states, what nobody states, and how it prints."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, time
from typing import Any

import attrs
import pytest

from continuum.choosing import Facet, SideBySide, Stated, side_by_side
from continuum.circumstances import Circumstances
from continuum.errors import FieldTypeError, FieldValueError, UnknownFactorError
from continuum.periods import DateRange, Weekday
from continuum.program import Payment, Program, Track
from continuum.services import Format, Mode, ServiceKind, StaffRole
from continuum.sessions import Closure, ClosureReason, Schedule
from continuum.staffing import Shift, Staffing, StaffMember
from tests.strategies_rules import IOP, MONDAY, OUTPATIENT, WHOLE_WEEK, march, served

COUNSELING, EDUCATION = ServiceKind.COUNSELING, ServiceKind.EDUCATION
GROUP, ALONE = Format.GROUP, Format.INDIVIDUAL


def weekly(
    text: str, kind: ServiceKind = COUNSELING, form: Format | None = GROUP, **more: Any
) -> Schedule:
    return Schedule.weekly(text, kind=kind, format=form, **more)


def program(*schedules: Schedule, **more: Any) -> Program:
    """A program with a track for each of *schedules*, named by its number."""
    tracks = tuple(
        Track(name=f"track {number}", schedule=schedule)
        for number, schedule in enumerate(schedules, start=1)
    )
    return Program(**{"name": "A program", "levels": (IOP,), "tracks": tracks, **more})


BARE = program()
EVENINGS = weekly("Mon Tue Thu 18:00-21:00")


def stated(one: Program, factor: str, **more: Any) -> Stated:
    (cell,) = side_by_side(one, **{"on": MONDAY, **more})[factor]
    return cell


# --- what nobody states ---------------------------------------------------------------


def test_what_nobody_states_is_shown_as_such_and_never_as_no() -> None:
    table = side_by_side((BARE, program(EVENINGS)), on=MONDAY)
    for factor in table:
        if factor.name not in ("level", "offers counseling"):
            assert factor.cells[0] is None, factor.name
    assert table["offers counseling"].cells == (None, ("yes",))
    text = str(side_by_side(BARE, on=MONDAY))
    assert text.count("not stated") == len(side_by_side(BARE, on=MONDAY)) - 1
    assert " no\n" not in text
    assert "none" not in text


def test_what_is_stated_to_be_none_is_none() -> None:
    nothing = program(
        Schedule(),
        available=Schedule(),
        services=frozenset(),
        staffing=Staffing(enrolled=0, seen_weekly=0, members=(), shifts=()),
        accreditations=frozenset(),
        licenses=frozenset(),
        philosophies=frozenset(),
        modalities=frozenset(),
        support=frozenset(),
        payments=frozenset(),
        specialties=frozenset(),
    )
    table = side_by_side(nothing, on=MONDAY)
    assert {factor.name: factor.cells[0] for factor in table} == {
        "level": ("Intensive outpatient (toy 2.1)",),
        "tracks": ("track 1",),
        "hours a week": ("0 minutes",),
        "days a week": ("0 days",),
        "times of day": (),
        "timetable": (),
        "other time a week": (),
        "staff at hand": ("0 minutes",),
        "formats": (),
        "modes": (),
        "group size": (),
        "patients": ("0 enrolled", "0 seen in a week"),
        "staff, full-time": (),
        "staff qualifications": (),
        "patients per counselor": ("0 enrolled, no counselor",),
        "caseloads": (),
        "staff on duty": (),
        "ages": None,
        "specialties": (),
        "philosophy": (),
        "modalities": (),
        "support services": (),
        "accreditation": (),
        "licenses": (),
        "payment": (),
    }
    assert str(table).count(" none\n") == 17


# --- hours and days -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schedule", "hours", "days"),
    [
        (EVENINGS, ("9 hours",), ("3 days",)),
        (
            weekly("Mon Tue Thu 18:00-21:00", breaks=1),
            ("8 hours 57 minutes",),
            ("3 days",),
        ),
        (weekly("Mon 18:00-19:00"), ("1 hour",), ("1 day",)),
        (weekly("Mon 1min"), ("1 minute",), ("1 day",)),
        (weekly("Mon 61min"), ("1 hour 1 minute",), ("1 day",)),
        (weekly("Mon 59min"), ("59 minutes",), ("1 day",)),
        (weekly("Mon 122min"), ("2 hours 2 minutes",), ("1 day",)),
        # Overlap counts once, and two sessions of a day are one day.
        (
            weekly("Mon 18:00-20:00") + weekly("Mon 19:00-21:00"),
            ("3 hours",),
            ("1 day",),
        ),
        (weekly("Mon ?"), ("1 session of no stated length",), ("1 day",)),
        (weekly("Mon Tue ?"), ("2 sessions of no stated length",), ("2 days",)),
        (
            weekly("Mon 60min; Tue ?"),
            ("1 hour and more", "1 session of no stated length"),
            ("2 days",),
        ),
        (weekly("Mon 18:00-21:00", ServiceKind.MEAL), ("0 minutes",), ("0 days",)),
    ],
)
def test_the_hours_of_a_week_are_exact(
    schedule: Schedule, hours: Stated, days: Stated
) -> None:
    assert stated(program(schedule), "hours a week") == hours
    assert stated(program(schedule), "days a week") == days


@pytest.mark.parametrize(
    ("on", "minutes"), [(1, None), (2, "1 hour"), (8, "1 hour"), (9, None)]
)
def test_hours_are_those_of_the_week_of_the_day(on: int, minutes: str | None) -> None:
    once = program(Schedule(extra=(served(5, 60),)))
    expected = ("0 minutes",) if minutes is None else (minutes,)
    assert stated(once, "hours a week", on=march(on)) == expected


def test_the_first_day_of_the_week_is_the_callers() -> None:
    sunday = program(Schedule(extra=(served(8, 60),)))
    assert stated(sunday, "hours a week") == ("1 hour",)
    from_sunday = {"starts_on": Weekday.SUNDAY}
    assert stated(sunday, "hours a week", **from_sunday) == ("0 minutes",)
    later = stated(sunday, "hours a week", on=march(14), **from_sunday)
    assert later == ("1 hour",)
    assert side_by_side(sunday, on=MONDAY).week == WHOLE_WEEK


def test_what_a_closure_cancels_is_not_counted_and_is_told() -> None:
    def closed(*days: int) -> Stated:
        reason = ClosureReason.HOLIDAY
        closures = [Closure.on(march(day), reason) for day in days]
        lunch = weekly("Mon Wed 12:00-13:00", ServiceKind.MEAL)
        return stated(program((EVENINGS + lunch).closed(*closures)), "hours a week")

    assert closed(9) == ("9 hours",)
    assert closed(2) == ("6 hours", "1 session cancelled this week")
    assert closed(2, 3) == ("3 hours", "2 sessions cancelled this week")
    # A meal is no treatment, and neither is one that is cancelled.
    assert closed(4) == ("9 hours",)


def test_other_time_stands_apart_from_treatment() -> None:
    schedule = (
        EVENINGS
        + weekly("Mon 17:00-18:00", ServiceKind.MEAL)
        + weekly("Sat 10:00-11:30", ServiceKind.MUTUAL_HELP)
        + weekly("Sun ?", ServiceKind.MUTUAL_HELP)
    )
    assert stated(program(schedule), "other time a week") == (
        "mutual help 1 hour 30 minutes and more",
        "meal 1 hour",
    )
    assert stated(program(schedule), "days a week") == ("3 days",)


# --- times of day ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "parts"),
    [
        ("Mon 09:00-12:00", ("morning",)),
        ("Mon 09:00-12:01", ("morning", "afternoon")),
        ("Mon 11:59-12:01", ("morning", "afternoon")),
        ("Mon 12:00-17:00", ("afternoon",)),
        ("Mon 12:00-17:01", ("afternoon", "evening")),
        ("Mon 17:00-18:00", ("evening",)),
        ("Mon 16:59-17:00", ("afternoon",)),
        ("Mon 00:00-24:00", ("morning", "afternoon", "evening")),
        ("Sat 09:00-12:00", ("weekend",)),
        ("Sun 18:00-21:00", ("weekend",)),
        ("Sat 60min", ("weekend",)),
        ("Mon 60min", None),
        ("Mon 60min; Tue 09:00-10:00", ("morning", "some at no stated time")),
        ("Fri 18:00-19:00; Sat 09:00-10:00", ("evening", "weekend")),
    ],
)
def test_a_session_lies_in_the_parts_of_the_day_the_clock_shows(
    clock: str, parts: Stated
) -> None:
    assert stated(program(weekly(clock)), "times of day") == parts


def test_when_the_evening_begins_is_the_callers() -> None:
    late = program(weekly("Mon 17:00-18:00"))
    assert stated(late, "times of day", evening=time(18)) == ("afternoon",)
    assert stated(late, "times of day", evening=time(17, 59)) == (
        "afternoon",
        "evening",
    )
    assert stated(late, "times of day", evening=time(12, 1)) == ("evening",)


def test_a_session_without_an_end_lies_where_it_begins() -> None:
    def begins(at: time) -> Stated:
        return stated(program(Schedule(extra=(served(2, None, at),))), "times of day")

    assert [begins(time(11, 59)), begins(time(12)), begins(time(17))] == [
        ("morning",),
        ("afternoon",),
        ("evening",),
    ]


def test_a_session_into_the_night_is_in_the_evening() -> None:
    night = program(Schedule(extra=(served(2, 120, time(23)),)))
    assert stated(night, "times of day") == ("evening",)
    assert stated(night, "timetable") == ("Mon 23:00-01:00",)


@pytest.mark.parametrize(
    ("schedule", "lines"),
    [
        (EVENINGS, ("Mon Tue Thu 18:00-21:00",)),
        (weekly("Sun Mon 09:00-10:00"), ("Mon Sun 09:00-10:00",)),
        (weekly("Mon 60min; Wed 60min"), ("Mon Wed 1 hour",)),
        (weekly("Mon Wed ?"), ("Mon Wed at no stated time",)),
        (Schedule(extra=(served(2, None, time(9)),)), ("Mon from 09:00",)),
        (weekly("Mon 22:00-23:59"), ("Mon 22:00-23:59",)),
        (weekly("Mon 22:00-24:00"), ("Mon 22:00-24:00",)),
        (weekly("Mon 00:00-24:00"), ("Mon 00:00-24:00",)),
        (Schedule(extra=(served(2, 121, time(22)),)), ("Mon 22:00-00:01",)),
        # Two in a row are told one by one, and three by their ends.
        (weekly("Mon Tue 09:00-10:00"), ("Mon Tue 09:00-10:00",)),
        (weekly("Mon-Wed Fri 09:00-10:00"), ("Mon-Wed Fri 09:00-10:00",)),
        (weekly("Mon Wed-Fri Sun 60min"), ("Mon Wed-Fri Sun 1 hour",)),
        (weekly("Mon Tue Thu-Sun 60min"), ("Mon Tue Thu-Sun 1 hour",)),
        (
            weekly("Mon 09:00-10:00 18:00-19:00; Wed 09:00-10:00"),
            ("Mon Wed 09:00-10:00", "Mon 18:00-19:00"),
        ),
        # Two groups at one time are one line, and its day stands once.
        (EVENINGS + weekly("Mon 18:00-21:00"), ("Mon Tue Thu 18:00-21:00",)),
    ],
)
def test_a_timetable_tells_days_and_clock(schedule: Schedule, lines: Stated) -> None:
    assert stated(program(schedule), "timetable") == lines


def test_a_timetable_begins_on_monday_whichever_day_the_week_does() -> None:
    found = stated(
        program(weekly("Mon-Sun 09:00-10:00")), "timetable", starts_on=Weekday.THURSDAY
    )
    assert found == ("Mon-Sun 09:00-10:00",)


# --- tracks ---------------------------------------------------------------------------


def test_what_is_alike_on_all_tracks_is_told_once_and_the_rest_by_name() -> None:
    assert stated(program(EVENINGS), "tracks") == ("track 1",)
    both = program(EVENINGS, weekly("Mon-Fri 09:00-12:00; Sat 60min"))
    assert stated(both, "tracks") == ("track 1", "track 2")
    assert stated(both, "hours a week") == ("track 1: 9 hours", "track 2: 16 hours")
    assert stated(both, "times of day") == (
        "track 1: evening",
        "track 2: morning, weekend",
    )
    assert stated(both, "other time a week") == ()
    assert stated(both, "formats") == (
        "track 1: group 9 hours",
        "track 2: group 16 hours",
    )
    mornings = program(EVENINGS, weekly("Mon Tue Thu 09:00-12:00"))
    assert stated(mornings, "hours a week") == ("9 hours",)
    assert stated(mornings, "days a week") == ("3 days",)
    one, two = side_by_side((program(EVENINGS), mornings), on=MONDAY)["formats"]
    assert one == two == ("group 9 hours",)


def test_what_one_track_states_and_the_other_does_not_is_told_of_each() -> None:
    sized = weekly("Mon 18:00-21:00", participants=8)
    assert stated(program(EVENINGS, sized), "group size") == (
        "track 1: not stated",
        "track 2: 8 patients",
    )
    assert stated(program(EVENINGS, EVENINGS), "group size") is None


# --- formats and groups ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("schedule", "formats", "size"),
    [
        (weekly("Mon 60min", participants=8), ("group 1 hour",), ("8 patients",)),
        (
            weekly("Mon 60min", participants=8) + weekly("Tue 60min", participants=12),
            ("group 2 hours",),
            ("8 to 12 patients",),
        ),
        (
            weekly("Mon 60min", participants=8) + weekly("Tue 60min"),
            ("group 2 hours",),
            ("8 patients", "some not stated"),
        ),
        (weekly("Mon 60min"), ("group 1 hour",), None),
        (weekly("Mon ?"), ("group of no stated length",), None),
        (weekly("Mon 60min; Tue ?"), ("group 1 hour and more",), None),
        (weekly("Mon 60min", form=None), None, None),
        (weekly("Mon 60min", form=None, participants=9), None, ("9 patients",)),
        (
            weekly("Mon 60min", form=None) + weekly("Tue 61min", form=ALONE),
            ("individual 1 hour 1 minute", "1 hour not stated"),
            None,
        ),
        (
            weekly("Mon ?", form=None) + weekly("Tue 60min", form=ALONE),
            ("individual 1 hour", "some not stated"),
            None,
        ),
        # One patient alone and a family are no group, whoever is counted.
        (
            weekly("Mon 60min", form=ALONE, participants=1),
            ("individual 1 hour",),
            (),
        ),
        (
            weekly("Mon 60min", form=Format.FAMILY, participants=4),
            ("family 1 hour",),
            (),
        ),
        (
            weekly("Mon 60min", form=Format.MULTI_FAMILY, participants=1),
            ("multi-family 1 hour",),
            ("1 patient",),
        ),
        # What overlaps is counted once in each format, and by itself in two.
        (
            weekly("Mon 18:00-19:00")
            + weekly("Mon 18:30-19:30")
            + weekly("Mon 19:00-20:00", form=ALONE),
            ("individual 1 hour", "group 1 hour 30 minutes"),
            None,
        ),
        # A meal is no group.
        (weekly("Mon 60min", ServiceKind.MEAL, participants=40), (), ()),
    ],
)
def test_formats_and_the_size_of_groups(
    schedule: Schedule, formats: Stated, size: Stated
) -> None:
    assert stated(program(schedule), "formats") == formats
    assert stated(program(schedule), "group size") == size


def test_groups_keep_their_size_in_a_week_in_which_they_are_closed() -> None:
    closed = Closure.on(MONDAY, ClosureReason.HOLIDAY)
    away = program(weekly("Mon 18:00-21:00", participants=8).closed(closed))
    assert stated(away, "group size") == ("8 patients",)
    assert stated(away, "formats") == ()
    assert stated(away, "hours a week") == (
        "0 minutes",
        "1 session cancelled this week",
    )
    meals = weekly("Mon 12:00-13:00", ServiceKind.MEAL, participants=40)
    assert stated(program(meals.closed(closed)), "group size") == ()


@pytest.mark.parametrize(
    ("schedule", "modes"),
    [
        (weekly("Mon 60min"), None),
        (weekly("Mon 60min", mode=Mode.IN_PERSON), ("in person 1 hour",)),
        (
            weekly("Mon 60min", mode=Mode.VIDEO) + weekly("Tue 90min"),
            ("video 1 hour", "1 hour 30 minutes not stated"),
        ),
        (
            weekly("Mon 60min", mode=Mode.AUDIO)
            + weekly("Tue 60min", mode=Mode.IN_PERSON)
            + weekly("Wed 60min", ServiceKind.MEAL, mode=Mode.RECORDED),
            ("in person 1 hour", "audio 1 hour"),
        ),
    ],
)
def test_modes_tell_what_a_patient_must_come_for(
    schedule: Schedule, modes: Stated
) -> None:
    assert stated(program(schedule), "modes") == modes


# --- services -------------------------------------------------------------------------


def test_a_service_that_one_offers_has_a_row_for_all() -> None:
    taught = program(weekly("Mon 60min", EDUCATION), services=frozenset())
    more = attrs.evolve(BARE, services=frozenset({ServiceKind.VOCATIONAL}))
    table = side_by_side((taught, more, BARE), on=MONDAY)
    offers = [factor for factor in table if factor.name.startswith("offers ")]
    assert offers == [
        Facet("offers education", (("yes",), ("no",), None)),
        Facet("offers vocational", (("no",), ("yes",), None)),
    ]
    # They stand between the hours and the house.
    names = [factor.name for factor in table]
    assert names.index("offers education") == names.index("group size") + 1
    assert names.index("offers vocational") == names.index("patients") - 1


# --- staff ----------------------------------------------------------------------------


def staffed(enrolled: int | None, *members: StaffMember) -> Program:
    return attrs.evolve(BARE, staffing=Staffing(enrolled=enrolled, members=members))


def counselor(percent: int = 100, caseload: int | None = None) -> StaffMember:
    return StaffMember(role=StaffRole.COUNSELOR, percent=percent, caseload=caseload)


NURSE = StaffMember(role=StaffRole.NURSE, percent=25, caseload=99)


@pytest.mark.parametrize(
    ("members", "staff"),
    [
        ((counselor(),), ("counselor 1",)),
        ((counselor(), counselor(50)), ("counselor 1.5",)),
        ((counselor(5),), ("counselor 0.05",)),
        ((counselor(), counselor(20), NURSE), ("nurse 0.25", "counselor 1.2")),
        (
            (StaffMember(role=StaffRole.CASE_MANAGER),) * 10,
            ("case manager 10",),
        ),
    ],
)
def test_staff_is_told_in_full_time_equivalents(
    members: tuple[StaffMember, ...], staff: Stated
) -> None:
    assert stated(staffed(None, *members), "staff, full-time") == staff


@pytest.mark.parametrize(
    ("enrolled", "members", "told"),
    [
        (24, (counselor(),), ("24 (24 for 1 counselor)",)),
        (24, (counselor(50), counselor(50)), ("24 (24 for 1 counselor)",)),
        (30, (counselor(), counselor(50)), ("20 (30 for 1.5 counselors)",)),
        # 20.67
        (31, (counselor(), counselor(50)), ("about 21 (31 for 1.5 counselors)",)),
        (1, (counselor(30),), ("about 3 (1 for 0.3 counselors)",)),
        (0, (counselor(),), ("0 (0 for 1 counselor)",)),
        (24, (NURSE,), ("24 enrolled, no counselor",)),
        (None, (NURSE,), None),
        (None, (counselor(),), None),
        (None, (counselor(100, 12),), None),
    ],
)
def test_patients_for_each_counselor(
    enrolled: int | None, members: tuple[StaffMember, ...], told: Stated
) -> None:
    assert stated(staffed(enrolled, *members), "patients per counselor") == told


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ((counselor(),), None),
        ((counselor(100, 0),), ("counselor 0",)),
        ((counselor(100, 12),), ("counselor 12",)),
        ((counselor(100, 14), counselor(100, 10)), ("counselor 10 to 14",)),
        ((counselor(100, 10), counselor()), ("counselor 10, some not stated",)),
        # Whoever has patients in their own care, and of those who have none nothing.
        (
            (
                counselor(100, 10),
                StaffMember(role=StaffRole.THERAPIST, caseload=8),
                StaffMember(role=StaffRole.PHYSICIAN),
            ),
            ("therapist 8", "counselor 10"),
        ),
    ],
)
def test_caseloads_are_told_for_each_role(
    members: tuple[StaffMember, ...], told: Stated
) -> None:
    assert stated(staffed(None, *members), "caseloads") == told


def qualified(*names: str) -> StaffMember:
    return attrs.evolve(counselor(), qualifications=frozenset(names))


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ((counselor(),), None),
        ((qualified("LADC"),), ("counselor LADC 1 of 1",)),
        ((qualified(),), ("counselor none",)),
        ((qualified(), counselor()), ("counselor none, some not stated",)),
        ((qualified("LADC"), qualified()), ("counselor LADC 1 of 2",)),
        (
            (qualified("MSW", "LADC"), qualified("LADC"), counselor()),
            ("counselor LADC 2 of 3, MSW 1 of 3, some not stated",),
        ),
        (
            (qualified("LADC"), attrs.evolve(NURSE, qualifications=frozenset({"RN"}))),
            ("nurse RN 1 of 1", "counselor LADC 1 of 1"),
        ),
    ],
)
def test_qualifications_are_told_with_how_many_hold_them(
    members: tuple[StaffMember, ...], told: Stated
) -> None:
    assert stated(staffed(None, *members), "staff qualifications") == told


@pytest.mark.parametrize(
    ("staffing", "told"),
    [
        (Staffing(), None),
        (Staffing(enrolled=24), ("24 enrolled",)),
        (Staffing(seen_weekly=30), ("30 seen in a week",)),
        (Staffing(enrolled=24, seen_weekly=30), ("24 enrolled", "30 seen in a week")),
    ],
)
def test_patients_are_told_whoever_looks_after_them(
    staffing: Staffing, told: Stated
) -> None:
    assert stated(attrs.evolve(BARE, staffing=staffing), "patients") == told


def test_shifts_are_told_awake_and_asleep_and_equal_ones_once() -> None:
    day = Shift(role=StaffRole.DIRECT_CARE, on_duty=2, patients=32)
    night = attrs.evolve(day, on_duty=1, asleep=True)
    staffing = Staffing(shifts=(day, night, day))
    assert stated(attrs.evolve(BARE, staffing=staffing), "staff on duty") == (
        "direct care worker 2 for 32 awake",
        "direct care worker 1 for 32 asleep",
    )


def test_without_any_staff_named_nothing_is_known_of_counselors() -> None:
    counted = attrs.evolve(BARE, staffing=Staffing(enrolled=24))
    assert stated(counted, "patients per counselor") is None
    assert stated(counted, "staff, full-time") is None


def test_the_hours_at_which_staff_are_at_hand_are_of_any_service() -> None:
    open_all_day = attrs.evolve(BARE, available=weekly("Mon-Sun 00:00-24:00"))
    assert stated(open_all_day, "staff at hand") == ("168 hours",)
    on_call = attrs.evolve(BARE, available=weekly("Mon ?", ServiceKind.ADMINISTRATION))
    assert stated(on_call, "staff at hand") == ("1 session of no stated length",)


# --- the rest -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("patients", "ages"),
    [
        (Circumstances(), None),
        (Circumstances(age_at_least=18), ("18 or older",)),
        (Circumstances(age_below=18), ("under 18",)),
        (Circumstances(age_below=1), ("under 1",)),
        (Circumstances(age_at_least=0, age_below=18), ("under 18",)),
        (Circumstances(age_at_least=0), ("all ages",)),
        (Circumstances(age_at_least=1), ("1 or older",)),
        (Circumstances(age_at_least=1, age_below=3), ("1 to 2 years old",)),
        (Circumstances.aged(17), ("17 years old",)),
        (Circumstances(age_at_least=13, age_below=18), ("13 to 17 years old",)),
        (Circumstances(facts=frozenset({"roe"})), None),
    ],
)
def test_of_those_it_is_for_no_more_than_ages_is_told(
    patients: Circumstances, ages: Stated
) -> None:
    one = attrs.evolve(BARE, patients=patients)
    assert stated(one, "ages") == ages
    assert "roe" not in str(side_by_side(one, on=MONDAY))


@pytest.mark.parametrize(
    ("factor", "field"),
    [
        ("philosophy", "philosophies"),
        ("modalities", "modalities"),
        ("support services", "support"),
        ("accreditation", "accreditations"),
        ("licenses", "licenses"),
        ("specialties", "specialties"),
    ],
)
def test_what_a_program_lists_is_in_its_own_words_and_by_the_alphabet(
    factor: str, field: str
) -> None:
    names = frozenset({"b", "License 12-34", "B", "harm-reduction", "a"})
    listed = attrs.evolve(BARE, **{field: names})
    assert stated(listed, factor) == ("a", "B", "b", "harm-reduction", "License 12-34")


def test_ways_to_pay_are_told_by_name() -> None:
    assert stated(attrs.evolve(BARE, payments=frozenset(Payment)), "payment") == (
        "insurance",
        "Medicaid",
        "Medicare",
        "TRICARE",
        "sliding scale",
        "financing",
        "self-pay",
    )
    paid = frozenset({Payment.SLIDING_SCALE, Payment.MEDICAID})
    assert stated(attrs.evolve(BARE, payments=paid), "payment") == (
        "Medicaid",
        "sliding scale",
    )


def test_a_program_of_several_levels_names_each() -> None:
    both = attrs.evolve(BARE, levels=(IOP, OUTPATIENT))
    assert stated(both, "level") == (
        "Intensive outpatient (toy 2.1)",
        "Outpatient (toy 1)",
    )


# --- rows and columns -----------------------------------------------------------------

ONE = program(EVENINGS, name="One", payments=frozenset({Payment.MEDICAID}))
OTHER = program(EVENINGS, name="Other", services=frozenset({EDUCATION}))


def test_programs_stand_in_the_order_they_were_given() -> None:
    forth, back = (
        side_by_side((ONE, OTHER), on=MONDAY),
        side_by_side([OTHER, ONE], on=MONDAY),
    )
    assert [one.name for one in forth.programs] == ["One", "Other"]
    assert [one.name for one in back.programs] == ["Other", "One"]
    assert [factor.name for factor in forth] == [factor.name for factor in back]
    for there, here in zip(forth, back, strict=True):
        assert there.cells == here.cells[::-1]
    assert side_by_side(iter((ONE, OTHER)), on=MONDAY) == forth


def test_only_the_rows_that_differ_are_differences() -> None:
    table = side_by_side((ONE, OTHER), on=MONDAY)
    differences = table.differences
    assert [factor.name for factor in differences] == ["offers education", "payment"]
    assert differences["payment"].cells == (("Medicaid",), None)
    assert differences.programs == table.programs
    assert differences.differences == differences
    assert len(differences) == 2 < len(table)


def test_programs_that_state_the_same_do_not_differ() -> None:
    for several in ((ONE,), (ONE, ONE), (BARE, BARE)):
        differences = side_by_side(several, on=MONDAY).differences
        assert list(differences) == []
        assert str(differences).endswith("\n\nno factor differs")
        assert "no factor differs" in differences._repr_html_()


def test_a_row_is_found_by_its_name() -> None:
    table = side_by_side((ONE, OTHER), on=MONDAY)
    assert table["level"] is table.factors[0]
    with pytest.raises(UnknownFactorError, match="no factor 'score' in 'programs side"):
        table["score"]
    with pytest.raises(UnknownFactorError, match="it holds offers education, payment"):
        table.differences["level"]
    with pytest.raises(
        FieldTypeError, match=r"SideBySide\.name must be a str, not int"
    ):
        table[0]  # type: ignore[index]


def test_a_factor_gives_its_cells() -> None:
    factor = Facet("ages", (("18 or older",), None, ()))
    assert list(factor) == [("18 or older",), None, ()]
    assert factor.differs
    assert not Facet("ages", (None, None)).differs
    assert not Facet("ages", ()).differs
    assert Facet("ages", (None, ())).differs


def test_a_table_is_a_value() -> None:
    table = side_by_side((ONE, OTHER), on=MONDAY)
    again = side_by_side((ONE, OTHER), on=march(8))
    assert (again, hash(again)) == (table, hash(table))
    assert pickle.loads(pickle.dumps(table)) == table
    assert side_by_side((ONE, OTHER), on=march(9)) != table


@pytest.mark.parametrize(
    "more",
    [
        {"levels": (OUTPATIENT,)},
        {"tracks": (Track(name="a", schedule=EVENINGS),)},
        {"available": EVENINGS},
        {"services": frozenset({EDUCATION})},
        {"staffing": Staffing(enrolled=1)},
        {"staffing": Staffing(seen_weekly=1)},
        {"staffing": Staffing(members=(NURSE,))},
        {"staffing": Staffing(shifts=())},
        {"patients": Circumstances(age_below=18)},
        {"accreditations": frozenset({"a"})},
        {"licenses": frozenset({"a"})},
        {"philosophies": frozenset({"a"})},
        {"modalities": frozenset({"a"})},
        {"support": frozenset({"a"})},
        {"payments": frozenset({Payment.SELF_PAY})},
        {"specialties": frozenset({"a"})},
    ],
)
def test_whatever_a_program_states_is_a_difference_to_one_that_does_not(
    more: dict[str, Any],
) -> None:
    says_more = attrs.evolve(BARE, **more)
    assert len(side_by_side((BARE, says_more), on=MONDAY).differences) > 0


def test_programs_of_one_name_are_told_apart_by_their_place() -> None:
    later = attrs.evolve(ONE, payments=None)
    table = side_by_side((ONE, OTHER, later), on=MONDAY).differences
    assert str(table).splitlines()[2].split() == [
        *("factor", "One", "(1)", "Other", "One", "(3)")
    ]
    html = table._repr_html_()
    for header in (">One (1)</th>", ">Other</th>", ">One (3)</th>"):
        assert header in html
    # The programs keep their names.
    assert [one.name for one in table.programs] == ["One", "Other", "One"]


# --- how it prints --------------------------------------------------------------------


def test_a_table_prints_for_a_terminal() -> None:
    table = side_by_side((ONE, OTHER), on=MONDAY).differences
    gap = "  "
    assert str(table).splitlines() == [
        "2 programs side by side, week of 2026-03-02 to 2026-03-08",
        "",
        f"{'factor':14}{gap}{'One':31}{gap}Other",
        f"{'-' * 14}{gap}{'-' * 31}{gap}{'-' * 31}",
        f"{'offers':14}{gap}{'not stated':31}{gap}yes",
        "education",
        f"{'payment':14}{gap}{'Medicaid':31}{gap}not stated",
        "",
        "hours are of clinical services, overlap counted once; morning until 12:00,",
        "evening from 17:00",
    ]
    alone = str(side_by_side(ONE, on=MONDAY, evening=time(18, 30)))
    assert alone.startswith("1 program side by side, week of ")
    assert alone.endswith("evening from 18:30")


@pytest.mark.parametrize(
    ("count", "most"), [(1, 80), (2, 80), (3, 80), (4, 80), (5, 84)]
)
def test_a_table_of_three_programs_is_80_wide_at_most(count: int, most: int) -> None:
    wordy = attrs.evolve(
        ONE,
        name="An intensive outpatient program of quite some name, by the river",
        modalities=frozenset({"x" * 200, "cognitive-behavioral-therapy"}),
    )
    text = str(side_by_side((wordy,) * count, on=MONDAY))
    lines = text.splitlines()
    assert max(map(len, lines)) <= most
    assert not any(line != line.rstrip() for line in lines)
    assert "cognitive" in text


def test_a_notebook_shows_the_same_table() -> None:
    html = side_by_side((ONE, OTHER), on=MONDAY)._repr_html_()
    assert html.count("<tr>") == 1 + len(side_by_side((ONE, OTHER), on=MONDAY))
    for text in (
        "2 programs side by side, week of 2026-03-02 to 2026-03-08",
        ">One</th>",
        ">Other</th>",
        ">Mon Tue Thu 18:00-21:00</td>",
        ">not stated</td>",
        ">none</td>",
        "evening from 17:00",
    ):
        assert text in html
    both = program(EVENINGS, weekly("Mon 60min"))
    assert (
        "track 1: 9 hours<br>track 2: 1 hour"
        in side_by_side(both, on=MONDAY)._repr_html_()
    )


def test_what_a_caller_named_gives_a_terminal_and_a_browser_nothing_to_obey() -> None:
    hostile = attrs.evolve(
        ONE,
        name="<b>\x1b[2J",
        modalities=frozenset({"<i>\x07"}),
        support=frozenset("&"),
        tracks=(
            Track(name="<s>\x1b", schedule=EVENINGS),
            Track(name="'", schedule=EVENINGS),
        ),
        staffing=Staffing(members=(qualified("<u>\x07"),)),
    )
    table = side_by_side(hostile, on=MONDAY)
    for text in (str(table), table._repr_html_()):
        assert not {"\x1b", "\x07"} & set(text)
    for tag in "bisu":
        assert f"<{tag}>" not in table._repr_html_()
        assert f"&lt;{tag}&gt;" in table._repr_html_()


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("programs", "One", "a Program or several, not str"),
        ("programs", None, "a Program or several, not NoneType"),
        ("on", "2026-03-02", "a datetime.date without a time, not str"),
        ("on", datetime(2026, 3, 2), "a datetime.date without a time, not datetime"),  # noqa: DTZ001
        ("starts_on", 0, "a Weekday, not int"),
        ("evening", "17:00", "a datetime.time, not str"),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused_by_its_name(
    field: str, value: Any, expected: str
) -> None:
    given: dict[str, Any] = {"programs": ONE, "on": MONDAY, field: value}
    with pytest.raises(FieldTypeError) as caught:
        side_by_side(given.pop("programs"), **given)
    assert str(caught.value) == f"side_by_side.{field} must be {expected}"


def test_the_one_of_several_that_is_no_program_is_named() -> None:
    with pytest.raises(FieldTypeError, match=r"^side_by_side\.programs\[1\] must be"):
        side_by_side((ONE, EVENINGS), on=MONDAY)


def test_no_program_at_all_is_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"^side_by_side\.programs must be at least one program"
    ):
        side_by_side((), on=MONDAY)


@pytest.mark.parametrize("evening", [time(0), time(11, 59)])
def test_no_evening_begins_before_noon(evening: time) -> None:
    with pytest.raises(
        FieldValueError, match=r"^side_by_side\.evening must be noon or later, not"
    ):
        side_by_side(ONE, on=MONDAY, evening=evening)
    afternoon = program(weekly("Mon 11:00-13:00"))
    assert stated(afternoon, "times of day", evening=time(12)) == ("morning", "evening")


@pytest.mark.parametrize(
    ("evening", "said"),
    [
        (time(17, tzinfo=UTC), "a local time without a time zone"),
        (time(17, 0, 1), "in whole minutes"),
    ],
)
def test_an_evening_begins_at_a_minute_of_the_local_clock(
    evening: time, said: str
) -> None:
    with pytest.raises(
        FieldValueError, match=rf"^side_by_side\.evening must be {said}"
    ):
        side_by_side(ONE, on=MONDAY, evening=evening)


FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)  # a Monday, and a Tuesday


@pytest.mark.parametrize(
    ("on", "starts_on"),
    [
        (FIRST, Weekday.TUESDAY),
        (LAST, Weekday.MONDAY),
        (LAST, Weekday.TUESDAY),
        (LAST, Weekday.WEDNESDAY),
    ],
)
def test_a_week_that_reaches_beyond_what_is_known_is_refused_by_its_day(
    on: date, starts_on: Weekday
) -> None:
    with pytest.raises(FieldValueError) as caught:
        side_by_side(ONE, on=on, starts_on=starts_on)
    assert str(caught.value).startswith(
        "side_by_side.on must be a day whose week lies in the years 1900 to 2199, not"
    )


def test_the_first_and_the_last_week_are_known() -> None:
    assert side_by_side(ONE, on=FIRST).week.start == FIRST
    # The end of a range is no day of it, and must be known all the same.
    last = side_by_side(ONE, on=date(2199, 12, 30), starts_on=Weekday.TUESDAY).week
    assert last.end == LAST


@pytest.mark.parametrize(
    ("name", "cells", "error", "said"),
    [
        ("", (), FieldValueError, "Facet.name must be a text that is not blank"),
        (1, (), FieldTypeError, "Facet.name must be a str, not int"),
        ("a", [], FieldTypeError, "Facet.cells must be a tuple of what each program"),
        ("a", ("yes",), FieldTypeError, "Facet.cells[0] must be a tuple of str, not"),
        (
            "a",
            (None, (1,)),
            FieldTypeError,
            "Facet.cells[1][0] must be a str, not int",
        ),
        ("a", ((" ",),), FieldValueError, "Facet.cells[0] must be a text that is not"),
    ],
)
def test_a_factor_has_a_name_and_lines_or_nothing(
    name: Any, cells: Any, error: type[Exception], said: str
) -> None:
    with pytest.raises(error) as caught:
        Facet(name, cells)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("field", "value", "error", "said"),
    [
        ("programs", (), FieldValueError, "SideBySide.programs must be at least one"),
        ("programs", [ONE], FieldTypeError, "SideBySide.programs must be a tuple of"),
        ("week", MONDAY, FieldTypeError, "SideBySide.week must be a DateRange, not"),
        ("evening", 17, FieldTypeError, "SideBySide.evening must be a datetime.time"),
        (
            "factors",
            ("ages",),
            FieldTypeError,
            "SideBySide.factors[0] must be a Facet",
        ),
        (
            "week",
            DateRange(MONDAY),
            FieldValueError,
            "SideBySide.week must be 7 days, not 'from 2026-03-02'",
        ),
        (
            "week",
            DateRange(MONDAY, march(8)),
            FieldValueError,
            "SideBySide.week must be 7 days, not '2026-03-02 to 2026-03-07'",
        ),
        (
            "factors",
            (Facet("ages", (None,)), Facet("ages", (None,))),
            FieldValueError,
            "SideBySide.factors[1].name must be that of no other factor, not 'ages'",
        ),
        (
            "factors",
            (Facet("ages", (None,)), Facet("level", (None, None))),
            FieldValueError,
            "SideBySide.factors[1].cells must be as many as the programs, 1, not 2",
        ),
    ],
)
def test_a_table_has_a_cell_for_each_program(
    field: str, value: Any, error: type[Exception], said: str
) -> None:
    table: SideBySide = side_by_side(ONE, on=MONDAY)
    with pytest.raises(error) as caught:
        attrs.evolve(table, **{field: value})
    assert str(caught.value).startswith(said)
