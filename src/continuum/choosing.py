"""Programs side by side, by what those who choose among them ask about.

Scope: what programs state of themselves and, from their schedules, the hours of one
week. Programs and factors stand in a fixed order; nothing is weighed, scored or ranked,
since no source gives the weights, and whoever chooses has reasons of their own.

Not covered: whether a program meets a rule, which `continuum.checks.check` tells;
whether it suits a patient (`continuum.suitability`); prices, insurers, places, waiting
times, how long a stay lasts, privacy of records, and outcomes.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from fractions import Fraction
from itertools import zip_longest
from textwrap import wrap
from typing import Final, NamedTuple, TypeAlias

import attrs

from continuum import _fields, _html
from continuum.errors import (
    FieldTypeError,
    FieldValueError,
    UnknownFactorError,
    printable,
)
from continuum.periods import DAYS_PER_WEEK, DateRange, Weekday
from continuum.program import Payment, Program, Track
from continuum.requirements import minutes
from continuum.services import CLINICAL, Format, Mode, ServiceKind, StaffRole
from continuum.sessions import Session, credited
from continuum.staffing import FULL_TIME, Staffing, StaffMember

__all__ = ["Facet", "SideBySide", "Stated", "side_by_side"]

Stated: TypeAlias = tuple[str, ...] | None
"""What a program states of a factor, line by line; no line where that is that there is
none, and None where nobody states anything."""

_NOT_STATED = "not stated"
_SOME = "some not stated"
_NONE = "none"

_NOON = time(12)
_FROM_FIVE = time(17)
_WEEK = timedelta(days=DAYS_PER_WEEK)


@attrs.frozen
class Facet:
    """What several programs state of one factor: a row of a table.

    Args:
        name: What is asked: ``hours a week``.
        cells: What each program states, in the order of the programs.

    >>> Facet("payment", (("medicaid", "sliding scale"), None)).differs
    True
    """

    name: str
    cells: tuple[Stated, ...]

    def __attrs_post_init__(self) -> None:
        _fields.text("Facet", "name", self.name)
        if not isinstance(self.cells, tuple):
            expected = "a tuple of what each program states"
            raise FieldTypeError("Facet", "cells", self.cells, expected)
        for index, cell in enumerate(self.cells):
            if cell is not None:
                for line in _fields.all_of("Facet", f"cells[{index}]", cell, str):
                    _fields.text("Facet", f"cells[{index}]", line)

    @property
    def differs(self) -> bool:
        """Whether two programs do not state the same.

        What one of them states and another leaves open differs, too.
        """
        return len(set(self.cells)) > 1

    def __iter__(self) -> Iterator[Stated]:
        return iter(self.cells)


@attrs.frozen(kw_only=True)
class SideBySide:
    """Programs side by side: a row for each factor, a column for each program.

    Args:
        programs: The programs, in the order they were given.
        week: The seven days that hours are of.
        evening: When evenings begin, for the times of day.
        factors: The rows, by names that differ.
    """

    programs: tuple[Program, ...]
    week: DateRange
    evening: time
    factors: tuple[Facet, ...]

    def __attrs_post_init__(self) -> None:
        _fields.all_of("SideBySide", "programs", self.programs, Program)
        if not self.programs:
            raise FieldValueError("SideBySide", "programs", None, "at least one")
        _fields.instance("SideBySide", "week", self.week, DateRange)
        if self.week.end != self.week.start + _WEEK:
            expected = f"{DAYS_PER_WEEK} days"
            raise FieldValueError("SideBySide", "week", str(self.week), expected)
        _fields.local_time("SideBySide", "evening", self.evening)
        _fields.all_of("SideBySide", "factors", self.factors, Facet)
        names: set[str] = set()
        for index, factor in enumerate(self.factors):
            if factor.name in names:
                field, expected = f"factors[{index}].name", "that of no other factor"
                raise FieldValueError("SideBySide", field, factor.name, expected)
            names.add(factor.name)
            if len(factor.cells) != len(self.programs):
                field = f"factors[{index}].cells"
                expected = f"as many as the programs, {len(self.programs)}"
                raise FieldValueError("SideBySide", field, len(factor.cells), expected)

    @property
    def differences(self) -> SideBySide:
        """The same without the rows in which all programs state the same."""
        differing = tuple(factor for factor in self.factors if factor.differs)
        return attrs.evolve(self, factors=differing)

    def __iter__(self) -> Iterator[Facet]:
        return iter(self.factors)

    def __len__(self) -> int:
        return len(self.factors)

    def __getitem__(self, name: str) -> Facet:
        """The row of that *name*.

        Raises:
            UnknownFactorError: There is no such row.
        """
        _fields.instance("SideBySide", "name", name, str)
        for factor in self.factors:
            if factor.name == name:
                return factor
        known = tuple(factor.name for factor in self.factors)
        raise UnknownFactorError(name, "programs side by side", known)

    def __str__(self) -> str:
        return "\n".join(_text(self))

    def _repr_html_(self) -> str:
        rows: list[tuple[_html.Cell, ...]] = [
            (factor.name, *map(_shown, factor)) for factor in self
        ]
        headers = ("factor", *_names(self.programs))
        caption, below = _caption(self), (_below(self),)
        return _html.table(headers, rows, caption=caption, below=below)


def side_by_side(
    programs: Program | Iterable[Program],
    *,
    on: date,
    starts_on: Weekday = Weekday.MONDAY,
    evening: time = _FROM_FIVE,
) -> SideBySide:
    """Lay *programs* side by side, by the factors that choosing among them asks about.

    Hours, days and times of day are those of the clinical services of the week that
    holds *on*, without what a closure cancels; credit is counted once where sessions
    overlap. Other time, such as meals and mutual help, stands in a row of its own.
    A patient follows one track: what is alike on all of them is told once, and the rest
    under their names.

    What a program lists is shown in its own words. Of those it is for, ages are told,
    and no other fact.

    Args:
        programs: The programs; the table keeps their order. Those of one name are told
            apart by their place in it.
        on: A day of the week that hours are of.
        starts_on: The first day of that week.
        evening: When evenings begin; what lies between noon and then is afternoon.

    Raises:
        FieldTypeError: An argument of the wrong type.
        FieldValueError: No program, an *evening* before noon, or a week that reaches
            beyond the years this library knows.

    >>> from continuum.sessions import Schedule
    >>> from continuum.systems import general
    >>> clock = "Mon Tue Thu 18:00-21:00"
    >>> evenings = Schedule.weekly(clock, kind=ServiceKind.COUNSELING, breaks=1)
    >>> one = Program(
    ...     name="One",
    ...     levels=(general.IOP,),
    ...     tracks=(Track(name="evening", schedule=evenings),),
    ...     services=frozenset(),
    ... )
    >>> other = attrs.evolve(one, name="Other", tracks=(), services=None)
    >>> table = side_by_side((one, other), on=date(2026, 3, 2))
    >>> table["hours a week"].cells
    (('8 hours 57 minutes',), None)
    """
    chosen = _fields.several("side_by_side", "programs", programs, Program)
    if not chosen:
        expected = "at least one program"
        raise FieldValueError("side_by_side", "programs", None, expected)
    _fields.day("side_by_side", "on", on)
    _fields.instance("side_by_side", "starts_on", starts_on, Weekday)
    _fields.local_time("side_by_side", "evening", evening)
    if evening < _NOON:
        raise FieldValueError("side_by_side", "evening", evening, "noon or later")
    first = on - timedelta(days=(on.weekday() - starts_on) % DAYS_PER_WEEK)
    if first < _fields.FIRST_DAY or first + _WEEK > _fields.LAST_DAY:
        years = f"{_fields.FIRST_DAY.year} to {_fields.LAST_DAY.year}"
        expected = f"a day whose week lies in the years {years}"
        raise FieldValueError("side_by_side", "on", on, expected)
    week = DateRange(first, first + _WEEK)
    views = [_View(program, week, evening) for program in chosen]
    factors = (
        *(Facet(name, tuple(map(state, views))) for name, state in _OF_THE_WEEK),
        *_services(chosen),
        *(Facet(name, tuple(map(state, views))) for name, state in _OF_THE_HOUSE),
    )
    return SideBySide(programs=chosen, week=week, evening=evening, factors=factors)


class _View(NamedTuple):
    """A program in the week that is looked at."""

    program: Program
    week: DateRange
    evening: time

    def by_track(self, state: Callable[[Track], Stated]) -> Stated:
        """What *state* says of each track, under its name where they differ."""
        told = [(track.name, state(track)) for track in self.program.tracks]
        stated = {lines for _, lines in told}
        if len(stated) < 2:  # noqa: PLR2004  # two need names to be told apart
            return stated.pop() if stated else None
        return tuple(f"{name}: {', '.join(_shown(lines))}" for name, lines in told)

    def sessions(self, track: Track) -> tuple[Session, ...]:
        """The clinical sessions of *track* in the week."""
        return tuple(filter(_is_clinical, track.schedule.sessions(self.week)))

    def cancelled(self, track: Track) -> tuple[Session, ...]:
        """The clinical sessions of *track* that a closure cancels in the week."""
        found = track.schedule.cancelled(self.week)
        return tuple(session for session, _ in found if _is_clinical(session))


def _is_clinical(session: Session) -> bool:
    # No trait but the kind decides it, and the kind is always known.
    return CLINICAL.matches(session.kind) is True


# --- what is stated -------------------------------------------------------------------


def _levels(view: _View) -> Stated:
    return tuple(f"{level.name} ({level})" for level in view.program.levels)


def _tracks(view: _View) -> Stated:
    return tuple(track.name for track in view.program.tracks) or None


def _hours(view: _View) -> Stated:
    def state(track: Track) -> Stated:
        lines = _minutes(view.sessions(track))
        count = len(view.cancelled(track))
        return (*lines, f"{_sessions(count)} cancelled this week") if count else lines

    return view.by_track(state)


def _minutes(found: Iterable[Session]) -> tuple[str, ...]:
    """Credited minutes, overlap counted once, and of how many they are not known."""
    sessions = tuple(found)
    unknown = [credit for _, credit in credited(sessions)].count(None)
    length = _length(sessions)
    if not unknown:
        return (length or str(minutes(0)),)
    open_ended = f"{_sessions(unknown)} of no stated length"
    return (length, open_ended) if length else (open_ended,)


def _sessions(count: int) -> str:
    return f"{count} session{'' if count == 1 else 's'}"


def _days(view: _View) -> Stated:
    def state(track: Track) -> Stated:
        days = len({session.day for session in view.sessions(track)})
        return (f"{days} day" if days == 1 else f"{days} days",)

    return view.by_track(state)


def _timetable(view: _View) -> Stated:
    def state(track: Track) -> Stated:
        # Monday first, whichever day the week begins on.
        week = sorted(view.sessions(track), key=lambda item: item.day.weekday())
        times: dict[str, list[Session]] = {}
        for session in week:
            times.setdefault(_clock(session), []).append(session)
        lines: list[str] = []
        for clock, sessions in times.items():
            days = dict.fromkeys(session.day.weekday() for session in sessions)
            lines.append(f"{_weekdays(days)} {clock}")
        return tuple(lines)

    return view.by_track(state)


def _weekdays(days: Iterable[int]) -> str:
    """Weekdays, three or more in a row by the first and the last: ``Mon-Wed Fri``."""
    rows: list[list[str]] = []
    last = None
    for day in days:
        if last is None or day != last + 1:
            rows.append([])
        rows[-1].append(f"{Weekday(day).name.capitalize():.3}")
        last = day
    return " ".join(
        f"{row[0]}-{row[-1]}" if len(row) > 2 else " ".join(row)  # noqa: PLR2004
        for row in rows
    )


def _clock(session: Session) -> str:
    if session.starts is None:
        length = session.minutes
        return "at no stated time" if length is None else str(minutes(length))
    starts = f"{session.starts:%H:%M}"
    if session.clock is None:
        return f"from {starts}"
    # A day ends at 24:00; 00:00 begins one.
    ends = session.clock[1] % _fields.MINUTES_PER_DAY or _fields.MINUTES_PER_DAY
    return f"{starts}-{ends // 60:02}:{ends % 60:02}"


_MORNING, _AFTERNOON, _EVENING, _WEEKEND = "morning", "afternoon", "evening", "weekend"
_NO_TIME = "some at no stated time"


def _times(view: _View) -> Stated:
    def state(track: Track) -> Stated:
        found: set[str] = set()
        for session in view.sessions(track):
            found.update(_parts_of_day(session, view.evening))
        if found == {_NO_TIME}:
            return None
        words = (_MORNING, _AFTERNOON, _EVENING, _WEEKEND, _NO_TIME)
        return tuple(word for word in words if word in found)

    return view.by_track(state)


def _parts_of_day(session: Session, evening: time) -> Iterator[str]:
    """Yield the parts of the day that a session lies in; a weekend has none."""
    if session.day.weekday() >= Weekday.SATURDAY:
        yield _WEEKEND
        return
    if session.starts is None:
        yield _NO_TIME
        return
    begins = _fields.minute_of(session.starts)
    # Of one whose end is not stated, its first minute.
    ends = begins + (session.elapsed or 1)
    spans = (
        (_MORNING, 0, _fields.minute_of(_NOON)),
        (_AFTERNOON, _fields.minute_of(_NOON), _fields.minute_of(evening)),
        (_EVENING, _fields.minute_of(evening), 2 * _fields.MINUTES_PER_DAY),
    )
    for word, first, last in spans:
        if max(begins, first) < min(ends, last):
            yield word


def _formats(view: _View) -> Stated:
    def state(track: Track) -> Stated:
        return _divided(view.sessions(track), lambda one: one.format, Format)

    return view.by_track(state)


def _modes(view: _View) -> Stated:
    def state(track: Track) -> Stated:
        return _divided(view.sessions(track), lambda one: one.mode, Mode)

    return view.by_track(state)


def _divided(
    found: Iterable[Session],
    trait: Callable[[Session], enum.StrEnum | None],
    order: Iterable[enum.StrEnum],
) -> Stated:
    """The time of each *trait*, overlap counted once in each by itself."""
    parts: dict[enum.StrEnum | None, list[Session]] = {}
    for session in found:
        parts.setdefault(trait(session), []).append(session)
    if parts.keys() == {None}:
        return None
    lines = [
        f"{_word(each)} {_length(parts[each]) or 'of no stated length'}"
        for each in order
        if each in parts
    ]
    if None in parts:
        length = _length(parts[None])
        lines.append(f"{length} {_NOT_STATED}" if length else _SOME)
    return tuple(lines)


def _length(found: Iterable[Session]) -> str:
    """Credited minutes, overlap counted once; nothing where none are known."""
    added = [credit for _, credit in credited(found)]
    known = sum(credit or 0 for credit in added)
    more = " and more" if None in added else ""
    return f"{minutes(known)}{more}" if known else ""


_WORDS: Final[dict[enum.StrEnum, str]] = {
    Format.MULTI_FAMILY: "multi-family",
    Payment.MEDICAID: "Medicaid",
    Payment.MEDICARE: "Medicare",
    Payment.TRICARE: "TRICARE",
    Payment.SELF_PAY: "self-pay",
}
"""Members whose names have capitals or keep their hyphen."""


def _word(member: enum.StrEnum) -> str:
    return _WORDS.get(member, _fields.spaced(member))


_NOT_IN_GROUPS = (Format.INDIVIDUAL, Format.FAMILY)


def _group_size(view: _View) -> Stated:
    def state(track: Track) -> Stated:
        # One whose format is not stated may be a group.
        groups = [
            session.participants
            for session in (*view.sessions(track), *view.cancelled(track))
            if session.format not in _NOT_IN_GROUPS
        ]
        sizes = [people for people in groups if people is not None]
        if not sizes:
            return None if groups else ()
        line = f"{_span(sizes)} patient{'' if max(sizes) == 1 else 's'}"
        return (line, _SOME) if len(sizes) < len(groups) else (line,)

    return view.by_track(state)


def _span(numbers: Sequence[int]) -> str:
    few, many = min(numbers), max(numbers)
    return f"{many}" if few == many else f"{few} to {many}"


def _other_time(view: _View) -> Stated:
    def state(track: Track) -> Stated:
        found = track.schedule.sessions(view.week)
        other = (session for session in found if not _is_clinical(session))
        return _divided(other, lambda one: one.kind, ServiceKind)

    return view.by_track(state)


def _at_hand(view: _View) -> Stated:
    available = view.program.available
    if available is None:
        return None
    return _minutes(available.sessions(view.week))


def _services(programs: Sequence[Program]) -> Iterator[Facet]:
    """Yield a row for each kind of service that any of *programs* offers."""
    words: dict[bool | None, Stated] = {True: ("yes",), False: ("no",), None: None}
    for kind in ServiceKind:
        offered = [program.offers(kind) for program in programs]
        if True in offered:
            cells = tuple(words[each] for each in offered)
            yield Facet(f"offers {_word(kind)}", cells)


def _patients(view: _View) -> Stated:
    staffing = _staffing(view)
    counts = (
        (staffing.enrolled, "enrolled"),
        (staffing.seen_weekly, "seen in a week"),
    )
    return tuple(f"{n} {what}" for n, what in counts if n is not None) or None


def _staffing(view: _View) -> Staffing:
    return view.program.staffing or Staffing()


def _by_role(view: _View, state: Callable[[Sequence[StaffMember]], str]) -> Stated:
    """What *state* says of the members of each role, if anything."""
    members = _staffing(view).members
    if members is None:
        return None
    lines: list[str] = []
    for role in StaffRole:
        those = [member for member in members if member.role is role]
        told = state(those) if those else ""
        if told:
            lines.append(f"{_word(role)} {told}")
    # Of nobody there is nothing to tell; of somebody, nobody told it.
    return tuple(lines) if lines or not members else None


def _staff(view: _View) -> Stated:
    return _by_role(
        view, lambda those: _full_time(sum(member.percent for member in those))
    )


def _full_time(percent: int) -> str:
    """Full-time equivalents, exact: ``2.5``."""
    whole, rest = divmod(percent, FULL_TIME)
    return f"{whole}.{rest:02}".rstrip("0") if rest else f"{whole}"


def _qualifications(view: _View) -> Stated:
    def state(those: Sequence[StaffMember]) -> str:
        told = [one.qualifications for one in those if one.qualifications is not None]
        names = _in_order(frozenset[str]().union(*told))
        words = [
            f"{name} {sum(name in each for each in told)} of {len(those)}"
            for name in names
        ]
        if told and not words:
            words.append(_NONE)
        if told and len(told) < len(those):
            words.append(_SOME)
        return ", ".join(words)

    return _by_role(view, state)


def _caseloads(view: _View) -> Stated:
    def state(those: Sequence[StaffMember]) -> str:
        loads = [one.caseload for one in those if one.caseload is not None]
        some = f", {_SOME}" if len(loads) < len(those) else ""
        return f"{_span(loads)}{some}" if loads else ""

    return _by_role(view, state)


def _per_counselor(view: _View) -> Stated:
    """Patients for each full-time counselor; rounded, and said to be, if no whole."""
    staffing = _staffing(view)
    enrolled, members = staffing.enrolled, staffing.members
    if enrolled is None or members is None:
        return None
    percent = sum(one.percent for one in members if one.role is StaffRole.COUNSELOR)
    if not percent:
        return (f"{enrolled} enrolled, no counselor",)
    each = Fraction(enrolled * FULL_TIME, percent)
    about = "" if each.denominator == 1 else "about "
    noun = "counselor" if percent == FULL_TIME else "counselors"
    return (f"{about}{round(each)} ({enrolled} for {_full_time(percent)} {noun})",)


def _on_duty(view: _View) -> Stated:
    shifts = _staffing(view).shifts
    if shifts is None:
        return None
    lines = (
        f"{_word(shift.role)} {shift.on_duty} for {shift.patients} "
        f"{'asleep' if shift.asleep else 'awake'}"
        for shift in shifts
    )
    return tuple(dict.fromkeys(lines))


def _ages(view: _View) -> Stated:
    low, high = view.program.patients.age_at_least, view.program.patients.age_below
    if high is None:
        return None if low is None else (f"{low} or older" if low else "all ages",)
    if not low:
        return (f"under {high}",)
    return (f"{_span((low, high - 1))} years old",)


def _listed(field: str) -> Callable[[_View], Stated]:
    """What a program lists in *field*, in its own words."""

    def state(view: _View) -> Stated:
        names: frozenset[str] | None = getattr(view.program, field)
        return None if names is None else _in_order(names)

    return state


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    """By the alphabet, capitals or not."""
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def _payments(view: _View) -> Stated:
    payments = view.program.payments
    if payments is None:
        return None
    return tuple(_word(payment) for payment in Payment if payment in payments)


_OF_THE_WEEK: tuple[tuple[str, Callable[[_View], Stated]], ...] = (
    ("level", _levels),
    ("tracks", _tracks),
    ("hours a week", _hours),
    ("days a week", _days),
    ("times of day", _times),
    ("timetable", _timetable),
    ("other time a week", _other_time),
    ("staff at hand", _at_hand),
    ("formats", _formats),
    ("modes", _modes),
    ("group size", _group_size),
)

_OF_THE_HOUSE: tuple[tuple[str, Callable[[_View], Stated]], ...] = (
    ("patients", _patients),
    ("staff, full-time", _staff),
    ("staff qualifications", _qualifications),
    ("patients per counselor", _per_counselor),
    ("caseloads", _caseloads),
    ("staff on duty", _on_duty),
    ("ages", _ages),
    ("specialties", _listed("specialties")),
    ("philosophy", _listed("philosophies")),
    ("modalities", _listed("modalities")),
    ("support services", _listed("support")),
    ("accreditation", _listed("accreditations")),
    ("licenses", _listed("licenses")),
    ("payment", _payments),
)

# --- how it prints --------------------------------------------------------------------

_WIDE = 80
_NAMES = 14
"""Width of the names of the factors."""

_NARROWEST = 12
_GAP = "  "


def _shown(cell: Stated) -> tuple[str, ...]:
    return (_NOT_STATED,) if cell is None else cell or (_NONE,)


def _names(programs: Sequence[Program]) -> Iterator[str]:
    """Yield the name of each of *programs*, with its place where another shares it."""
    names = [program.name for program in programs]
    for place, name in enumerate(names, start=1):
        yield f"{name} ({place})" if names.count(name) > 1 else name


def _caption(table: SideBySide) -> str:
    count = len(table.programs)
    noun = "program" if count == 1 else "programs"
    return f"{count} {noun} side by side, week of {table.week}"


def _below(table: SideBySide) -> str:
    if not table.factors:
        return "no factor differs"
    return (
        "hours are of clinical services, overlap counted once; morning until 12:00, "
        f"evening from {table.evening:%H:%M}"
    )


def _text(table: SideBySide) -> Iterator[str]:
    count = len(table.programs)
    width = max(_NARROWEST, (_WIDE - _NAMES) // count - len(_GAP))
    widths = (_NAMES, *(width for _ in table.programs))
    names = ((name,) for name in _names(table.programs))
    yield _caption(table)
    if table.factors:
        yield ""
        yield from _lines(("factor",), names, widths)
        yield _GAP.join("-" * each for each in widths)
    for factor in table:
        yield from _lines((factor.name,), map(_shown, factor), widths)
    yield ""
    yield from wrap(_below(table), _WIDE)


def _lines(
    name: tuple[str, ...], cells: Iterable[tuple[str, ...]], widths: Sequence[int]
) -> Iterator[str]:
    """Yield one row, each of its cells wrapped to its width."""
    columns = [
        [
            line
            for text in texts
            # A name of the caller's own may hold what a terminal obeys.
            for line in wrap(printable(text), width, break_on_hyphens=False)
        ]
        for texts, width in zip((name, *cells), widths, strict=True)
    ]
    for parts in zip_longest(*columns, fillvalue=""):
        padded = (part.ljust(each) for part, each in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()
