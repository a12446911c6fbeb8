"""What a stay refuses, and what its days are."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import permutations
from typing import cast

import attrs
import pytest

from continuum.circumstances import Circumstances
from continuum.documents import Document, DocumentKind, Landmark, LandmarkKind
from continuum.errors import FieldTypeError, FieldValueError
from continuum.periods import DateRange
from continuum.plan import TreatmentPlan
from continuum.sessions import Attendance
from continuum.stay import DischargeReason, LevelSpan, Stay, own_days
from tests.strategies_paths import day, decided, stay, through
from tests.strategies_rules import IOP, MONDAY, WHOLE_WEEK, march, served

STAY = Stay(level=IOP, period=DateRange(MONDAY))
CLOSED = Stay(level=IOP, period=through(2, 9))
SPAN = LevelSpan(level=IOP, period=through(2, 9))
PLAN = TreatmentPlan(in_force=DateRange(MONDAY))
NOTE = Document(kind=DocumentKind.PROGRESS_NOTE, on=MONDAY)
CONTACT = Landmark(kind=LandmarkKind.FIRST_CONTACT, on=day(1))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("level", "2.1", "a Level"),
        ("period", MONDAY, "a DateRange"),
        ("ended", "completed", "a DischargeReason"),
        ("ended", 1, "a DischargeReason"),
        ("leaves", [], "a tuple of DateRange"),
        ("leaves", through(3, 4), "a tuple of DateRange"),
        ("line", None, "a str"),
        ("line", 7, "a str"),
        ("recommended", SPAN, "a tuple of LevelSpan"),
        ("recommended", [SPAN], "a tuple of LevelSpan"),
        ("authorized", {SPAN}, "a tuple of LevelSpan"),
        ("denied", SPAN, "a tuple of LevelSpan"),
        ("denied", None, "a tuple of LevelSpan"),
        ("schedule", (), "a Schedule"),
        ("attendance", (), "an Attendance"),
        ("plan", {}, "a TreatmentPlan"),
        ("superseded", None, "a tuple of TreatmentPlan"),
        ("superseded", [], "a tuple of TreatmentPlan"),
        ("superseded", "", "a tuple of TreatmentPlan"),
        ("documents", [], "a tuple of Document"),
        ("documents", False, "a tuple of Document"),
        ("landmarks", [], "a tuple of Landmark"),
        ("landmarks", "", "a tuple of Landmark"),
        ("landmarks", False, "a tuple of Landmark"),
        ("circumstances", None, "a Circumstances"),
    ],
)
def test_a_field_of_the_wrong_type_is_refused(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(FieldTypeError, match=rf"Stay\.{field} must be {expected}, not"):
        attrs.evolve(STAY, **{field: value})


def test_the_day_of_admission_is_the_first_of_the_period() -> None:
    same = attrs.evolve(STAY, circumstances=Circumstances(admitted=MONDAY))
    assert same.circumstances.admitted == MONDAY
    with pytest.raises(
        FieldValueError,
        match=r"Stay\.circumstances\.admitted must be left out, or the day of "
        r"admission, 2026-03-02, not datetime.date\(2026, 3, 1\)",
    ):
        attrs.evolve(STAY, circumstances=Circumstances(admitted=date(2026, 3, 1)))


def test_nobody_is_admitted_before_birth() -> None:
    newborn = attrs.evolve(STAY, circumstances=Circumstances(born=MONDAY))
    assert newborn.circumstances.born == MONDAY
    with pytest.raises(
        FieldValueError,
        match=r"Stay\.circumstances\.born must be on or before the day of admission, "
        r"2026-03-02; what it is stays out of this message",
    ):
        attrs.evolve(STAY, circumstances=Circumstances(born=date(2026, 3, 3)))


@pytest.mark.parametrize("day", [1, 9])
def test_attendance_on_a_day_outside_the_stay_is_refused(day: int) -> None:
    """It would count nowhere, and nobody would see that it was lost."""
    kept = attrs.evolve(
        STAY, period=WHOLE_WEEK, attendance=Attendance.attended([served(2), served(8)])
    )
    assert kept.attendance is not None
    with pytest.raises(
        FieldValueError,
        match=r"Stay\.attendance\.records\[1\] must be of a day of the stay, "
        r"2026-03-02 to 2026-03-08, not",
    ):
        attrs.evolve(
            kept,
            attendance=Attendance.attended(
                [served(2), attrs.evolve(served(2), day=march(day))]
            ),
        )


@pytest.mark.parametrize(
    ("field", "values", "expected"),
    [
        ("leaves", (through(3, 4), MONDAY), "a DateRange, not date"),
        ("recommended", (SPAN, IOP), "a LevelSpan, not Level"),
        ("authorized", (SPAN, (IOP, through(2))), "a LevelSpan, not tuple"),
        ("denied", (SPAN, None), "a LevelSpan, not NoneType"),
        ("superseded", (PLAN, None), "a TreatmentPlan, not NoneType"),
        ("documents", (NOTE, CONTACT), "a Document, not Landmark"),
        ("landmarks", (CONTACT, NOTE), "a Landmark, not Document"),
    ],
)
def test_an_item_of_the_wrong_type_is_refused_by_its_place(
    field: str, values: object, expected: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"^Stay\.{field}\[1\] must be {expected}$"
    ):
        attrs.evolve(STAY, **{field: values})


# --- its plans, documents and landmarks -----------------------------------------------


def version(number: int) -> TreatmentPlan:
    return attrs.evolve(PLAN, version=number)


def test_a_stay_has_every_version_of_its_plan_in_order() -> None:
    assert STAY.plans == ()
    assert attrs.evolve(STAY, plan=version(3)).plans == (version(3),)
    earlier = (version(1), version(3))
    one = attrs.evolve(STAY, plan=version(4), superseded=earlier)
    assert one.plans == (version(1), version(3), version(4))


@pytest.mark.parametrize(
    ("versions", "index", "found", "later"),
    [
        ((4, 4), 0, 4, 4),
        ((5, 4), 0, 5, 4),
        ((1, 1, 4), 0, 1, 1),
        ((1, 3, 2, 4), 1, 3, 2),
        ((1, 2, 4, 4), 2, 4, 4),
    ],
)
def test_each_version_is_later_than_the_one_before_it(
    versions: tuple[int, ...], index: int, found: int, later: int
) -> None:
    *earlier, latest = map(version, versions)
    with pytest.raises(FieldValueError) as caught:
        attrs.evolve(STAY, plan=latest, superseded=tuple(earlier))
    assert str(caught.value) == (
        f"Stay.superseded[{index}].version must be less than {later}, the version "
        f"after it, not {found}"
    )


def test_no_version_is_superseded_without_a_plan() -> None:
    with pytest.raises(
        FieldValueError,
        match=r"^Stay\.superseded must be left out where there is no plan, not 2$",
    ):
        attrs.evolve(STAY, superseded=(version(1), version(2)))


def test_no_documents_are_not_the_same_as_documents_nobody_gives() -> None:
    none = attrs.evolve(STAY, documents=(), landmarks=())
    assert (STAY.documents, STAY.landmarks) == (None, None)
    assert (none.documents, none.landmarks) == ((), ())
    kept = attrs.evolve(STAY, documents=(NOTE,), landmarks=(CONTACT,))
    assert (kept.documents, kept.landmarks) == ((NOTE,), (CONTACT,))


def test_a_landmark_adds_the_time_of_admission_and_not_another_day() -> None:
    admitted = Landmark(kind=LandmarkKind.ADMISSION, on=MONDAY, at=time(9, 30))
    kept = attrs.evolve(STAY, landmarks=(CONTACT, admitted))
    assert kept.landmarks == (CONTACT, admitted)
    for wrong in (day(1), day(3)):
        with pytest.raises(
            FieldValueError,
            match=r"^Stay\.landmarks\[1\]\.on must be 2026-03-02, as period says, not",
        ):
            attrs.evolve(STAY, landmarks=(CONTACT, attrs.evolve(admitted, on=wrong)))


# --- how it ended ---------------------------------------------------------------------


@pytest.mark.parametrize("reason", DischargeReason)
def test_a_stay_that_lasts_has_no_reason_for_its_end(reason: DischargeReason) -> None:
    assert attrs.evolve(CLOSED, ended=reason).ended is reason
    with pytest.raises(
        FieldValueError,
        match=rf"^Stay\.ended must be left out while the period is .*, not '{reason}'",
    ):
        attrs.evolve(STAY, ended=reason)


def test_why_a_stay_ended_may_be_unknown() -> None:
    assert CLOSED.ended is None


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (DischargeReason.COMPLETED, 1),
        (DischargeReason.DROPPED_OUT, 2),
        (DischargeReason.TERMINATED, 3),
        (DischargeReason.TRANSFERRED, 4),
        (DischargeReason.INCARCERATED, 5),
        (DischargeReason.DIED, 6),
        (DischargeReason.OTHER, 7),
    ],
)
def test_reasons_have_the_codes_of_the_public_files(
    reason: DischargeReason, code: int
) -> None:
    assert reason.teds_code == code


def test_there_are_seven_reasons() -> None:
    assert {reason.teds_code for reason in DischargeReason} == set(range(1, 8))


# --- its days -------------------------------------------------------------------------


@pytest.mark.parametrize(("last", "nights", "days"), [(2, 0, 1), (3, 1, 2), (9, 7, 8)])
def test_a_stay_of_one_day_has_no_night(last: int, nights: int, days: int) -> None:
    one = stay(IOP, 2, last)
    assert (one.admitted, one.last_day) == (MONDAY, day(last))
    assert (one.nights, one.period.days) == (nights, days)


def test_a_stay_that_lasts_has_neither_a_last_day_nor_a_length() -> None:
    assert (STAY.admitted, STAY.last_day, STAY.nights) == (MONDAY, None, None)


def test_the_last_day_of_all_can_be_the_last_day_of_a_stay() -> None:
    first = date(2199, 12, 30)
    one = Stay(level=IOP, period=DateRange(first, date(2199, 12, 31)))
    assert (one.last_day, one.nights) == (first, 0)


# --- leaves ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leaves", "index", "expected"),
    [
        ((through(1, 3),), 0, "within the stay, 2026-03-02 to 2026-03-09"),
        ((through(9, 10),), 0, "within the stay, 2026-03-02 to 2026-03-09"),
        ((through(10, 11),), 0, "within the stay, 2026-03-02 to 2026-03-09"),
        ((through(5),), 0, "within the stay, 2026-03-02 to 2026-03-09"),
        ((through(2, 3),), 0, "after the day of admission"),
        ((through(2, 9),), 0, "after the day of admission"),
        (
            (through(4, 6), through(6, 7)),
            1,
            "after the leave before it, 2026-03-04 to 2026-03-06",
        ),
        (
            (through(6, 7), through(3, 4)),
            1,
            "after the leave before it, 2026-03-06 to 2026-03-07",
        ),
        (
            (through(4, 4), through(4, 4)),
            1,
            "after the leave before it, 2026-03-04",
        ),
    ],
)
def test_a_leave_falls_within_the_stay_and_after_the_leave_before_it(
    leaves: tuple[DateRange, ...], index: int, expected: str
) -> None:
    with pytest.raises(FieldValueError) as caught:
        attrs.evolve(CLOSED, leaves=leaves)
    assert str(caught.value) == (
        f"Stay.leaves[{index}] must be {expected}, not '{leaves[index]}'"
    )


@pytest.mark.parametrize(
    "leaves",
    [
        (),
        (through(3, 3),),
        (through(3, 9),),
        (through(9, 9),),
        (through(4, 6), through(7, 7)),
        (through(4, 6), through(8, 9)),
    ],
)
def test_leaves_may_touch_and_may_last_to_the_end(
    leaves: tuple[DateRange, ...],
) -> None:
    assert attrs.evolve(CLOSED, leaves=leaves).leaves == leaves


def test_the_last_leave_is_open_while_it_lasts_and_no_other_one() -> None:
    assert attrs.evolve(STAY, leaves=(through(4, 5), through(7))).away(day(99))
    with pytest.raises(
        FieldValueError,
        match=r"leaves\[1\] must be after the leave before it, from 2026-03-04, not",
    ):
        attrs.evolve(STAY, leaves=(through(4), through(7)))


def test_a_day_of_leave_is_a_day_away_and_the_day_of_return_is_not() -> None:
    one = attrs.evolve(CLOSED, leaves=(through(4, 5), through(7, 7)))
    assert [number for number in range(12) if one.away(day(number))] == [4, 5, 7]


@pytest.mark.parametrize("leaves", [(), (through(4, 5),)])
@pytest.mark.parametrize("wrong", ["2026-03-04", None, 4, datetime(2026, 3, 4)])  # noqa: DTZ001
def test_whether_somebody_is_away_is_asked_of_a_day(
    leaves: tuple[DateRange, ...], wrong: object
) -> None:
    with pytest.raises(FieldTypeError, match=r"^Stay\.day must be a datetime\.date"):
        attrs.evolve(CLOSED, leaves=leaves).away(cast(date, wrong))


# --- levels that were decided on ------------------------------------------------------


def test_levels_may_be_decided_on_for_any_days() -> None:
    spans = (decided(IOP, 2, 9), decided(IOP, 20), decided(IOP, 1, 1))
    assert attrs.evolve(STAY, authorized=spans).authorized == spans


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("level", "2.1", "a Level, not str"),
        ("level", None, "a Level, not NoneType"),
        ("period", MONDAY, "a DateRange, not date"),
        ("period", (MONDAY, None), "a DateRange, not tuple"),
    ],
)
def test_a_level_that_was_decided_on_has_a_level_and_days(
    field: str, value: object, expected: str
) -> None:
    with pytest.raises(
        FieldTypeError, match=rf"^LevelSpan\.{field} must be {expected}$"
    ):
        attrs.evolve(SPAN, **{field: value})


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_line_has_a_name(blank: str) -> None:
    with pytest.raises(FieldValueError, match=r"^Stay\.line .* not blank"):
        attrs.evolve(STAY, line=blank)


# --- the days that a stay answers for -------------------------------------------------

TRANSFERRED, COMPLETED = DischargeReason.TRANSFERRED, DischargeReason.COMPLETED


def own(one: Stay, *others: Stay) -> str | None:
    """The days *one* answers for, whatever the order of the others."""
    found = {own_days(one, order) for order in permutations((one, *others))}
    (days,) = found
    return None if days is None else str(days)


@pytest.mark.parametrize(
    ("begins", "line", "days"),
    [
        (8, "main", "2026-03-02 to 2026-03-09"),  # not on the day of a move
        (9, "main", "2026-03-02 to 2026-03-08"),
        (10, "main", "2026-03-02 to 2026-03-09"),
        (9, "other", "2026-03-02 to 2026-03-09"),
    ],
)
def test_the_day_of_a_move_is_the_next_stays_own(
    begins: int, line: str, days: str
) -> None:
    assert own(CLOSED, stay(IOP, begins, line=line)) == days
    assert own(CLOSED, stay(IOP, begins, begins, line=line)) == days


def test_a_stay_that_nothing_follows_has_all_its_days() -> None:
    assert own(STAY) == "from 2026-03-02"
    assert own(CLOSED, stay(IOP, 1, 2)) == "2026-03-02 to 2026-03-09"
    assert own(STAY, stay(IOP, 1, 2)) == "from 2026-03-02"


def test_of_two_stays_of_one_day_the_day_is_the_lasts() -> None:
    first, last = stay(IOP, 5, 5, TRANSFERRED), stay(IOP, 5, 5, COMPLETED)
    open_ = stay(IOP, 5)
    assert own(first, last) is None
    assert own(last, first) == "2026-03-05"
    assert own(last, open_) is None
    assert own(last, stay(IOP, 5, 6)) is None
    assert own(stay(IOP, 5, 6), last) == "2026-03-05 to 2026-03-06"
    assert own(open_, first, last) == "from 2026-03-05"


def test_of_equal_stays_of_one_day_none_loses_it() -> None:
    one = stay(IOP, 5, 5, COMPLETED)
    assert own(one, stay(IOP, 5, 5, COMPLETED)) == "2026-03-05"


def test_the_landmark_of_discharge_is_the_last_day() -> None:
    ended = attrs.evolve(STAY, period=DateRange(march(2), march(10)), landmarks=())
    told = Landmark(kind="discharge", on=march(9))
    assert attrs.evolve(ended, landmarks=(told,)).landmarks == (told,)
    with pytest.raises(FieldValueError) as caught:
        attrs.evolve(ended, landmarks=(attrs.evolve(told, on=march(8)),))
    assert str(caught.value) == (
        "Stay.landmarks[0].on must be 2026-03-09, as period says, not "
        "datetime.date(2026, 3, 8)"
    )
    lasting = attrs.evolve(ended, period=DateRange(march(2)))
    with pytest.raises(FieldValueError, match="must be left out, as period says"):
        attrs.evolve(lasting, landmarks=(told,))
