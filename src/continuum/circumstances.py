"""Facts about a patient, and whether a condition of a rule holds of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import assert_never, cast

import attrs

from continuum import _fields
from continuum.conditions import OLDEST, After, Age, Condition, Elapsed, Fact, Phase
from continuum.documents import Landmark
from continuum.errors import FieldTypeError, FieldValueError, Unquoted
from continuum.periods import DateRange, InPhase, Window, windows
from continuum.terms import Term, TermUnit, months_later

__all__ = ["Circumstances", "Spell", "excuse", "fact_name", "holds"]

_DAYS = {TermUnit.CALENDAR_DAYS: 1, TermUnit.WEEKS: 7}


@attrs.frozen
class Spell:
    """The days on which a fact holds, or on which a patient is in a phase.

    Args:
        name: Name of the fact or phase; never printed.
        days: The days.

    >>> from datetime import date
    >>> week = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    >>> str(Spell("family-refused", week).days)
    '2026-03-02 to 2026-03-08'
    """

    name: str = attrs.field(repr=False)
    days: DateRange

    def __attrs_post_init__(self) -> None:
        _fields.text("Spell", "name", self.name)
        _fields.instance("Spell", "days", self.days, DateRange)


@attrs.frozen(kw_only=True)
class Circumstances:
    """Facts about the patient that a requirement may depend on; None means unknown.

    Prints no more than bounds of the age and the day of admission.

    Args:
        born: Date of birth, for an exact age on every day.
        age_at_least: Youngest possible age, where the date of birth is not given:
            18 for a program for adults.
        age_below: Age the patient has not reached, for the same purpose.
        admitted: Day of admission, which program weeks count from.
        phase: Named phase of treatment.
        phases: Phases of treatment with their days, where they change; they share none.
        facts: Names of other facts known to hold.
        denied: Names of other facts known not to hold.
        spells: Facts that hold on some days and, on all others, do not.
        landmarks: What happened, for conditions on what follows; None where nobody
            says. Those of a stay are taken from it.
    """

    born: date | None = attrs.field(default=None, repr=False)
    age_at_least: int | None = None
    age_below: int | None = None
    admitted: date | None = None
    phase: str | None = attrs.field(default=None, repr=False)
    phases: tuple[Spell, ...] = attrs.field(default=(), repr=False)
    facts: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    denied: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    spells: tuple[Spell, ...] = attrs.field(default=(), repr=False)
    landmarks: tuple[Landmark, ...] | None = attrs.field(default=None, repr=False)

    @classmethod
    def aged(cls, years: int) -> Circumstances:
        """Circumstances of a patient of whom no more than the age in years is known.

        >>> Circumstances.aged(17)
        Circumstances(age_at_least=17, age_below=18, admitted=None)
        """
        _fields.whole("Circumstances", "age", years, least=0, most=OLDEST - 1)
        return cls(age_at_least=years, age_below=years + 1)

    def __attrs_post_init__(self) -> None:
        for field in ("born", "admitted"):
            if getattr(self, field) is not None:
                _fields.day("Circumstances", field, getattr(self, field))
        for field, youngest in (("age_at_least", 0), ("age_below", 1)):
            age = getattr(self, field)
            if age is not None:
                _fields.whole("Circumstances", field, age, least=youngest, most=OLDEST)
                if self.born is not None:
                    expected = "left out where born is given"
                    raise FieldValueError("Circumstances", field, age, expected)
        if self.age_at_least is not None and self.age_below is not None:
            _fields.whole(
                "Circumstances",
                "age_below",
                self.age_below,
                least=self.age_at_least + 1,
                most=OLDEST,
            )
        if self.phase is not None:
            _fields.text("Circumstances", "phase", self.phase)
        for field in ("facts", "denied"):
            names = getattr(self, field)
            if not isinstance(names, frozenset):
                expected = "a frozenset of names"
                raise FieldTypeError("Circumstances", field, names, expected)
            for name in cast("frozenset[object]", names):
                _fields.text("Circumstances", field, name)
        if self.facts & self.denied:
            expected = "names that facts does not hold"
            raise FieldValueError("Circumstances", "denied", None, expected)
        for field in ("phases", "spells"):
            _fields.all_of("Circumstances", field, getattr(self, field), Spell)
        if self.phases and self.phase is not None:
            expected = "left out where phase is given"
            raise FieldValueError(
                "Circumstances", "phases", Unquoted("tuple"), expected
            )
        for one, other in combinations(self.phases, 2):
            if one.days.overlaps(other.days):
                expected = "phases that share no day"
                raise FieldValueError(
                    "Circumstances", "phases", str(other.days), expected
                )
        if any(spell.name in self.facts | self.denied for spell in self.spells):
            expected = "of names that neither facts nor denied holds"
            raise FieldValueError("Circumstances", "spells", None, expected)
        if self.landmarks is not None:
            _fields.all_of("Circumstances", "landmarks", self.landmarks, Landmark)


def _age(born: date, day: date) -> int:
    """Whole years on *day*; who was born on 29 February has a birthday on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def holds(condition: Condition, given: Circumstances, on: date) -> bool | None:
    """Whether *condition* holds on day *on*; None when that is not known.

    >>> holds(Age(below=18), Circumstances(born=date(2008, 3, 2)), date(2026, 3, 1))
    True
    >>> holds(Age(below=21), Circumstances(age_at_least=18), date(2026, 3, 1)) is None
    True
    """
    match condition:
        case Age(at_least=low, below=high):
            if given.born is not None:
                if on < given.born:
                    expected = "on or after the date of birth"
                    raise FieldValueError("holds", "on", on, expected)
                youngest = oldest = _age(given.born, on)
            else:
                youngest = given.age_at_least or 0
                oldest = OLDEST if given.age_below is None else given.age_below - 1
            return _within(youngest, oldest, low, high)
        case Elapsed(at_least=low, below=high):
            if given.admitted is None:
                return None
            elapsed = (on - given.admitted).days
            return _within(elapsed, elapsed, low, high)
        case Phase(name):
            phase = given.phase
            for spell in given.phases:
                if on in spell.days:
                    phase = spell.name
            return None if phase is None else phase == name
        case Fact(name):
            return _fact(name, given, on, on)
        case After():
            return _follows(condition, given, on)
        case _:
            assert_never(condition)


def is_steady(condition: Condition, given: Circumstances) -> bool:
    """Whether it is the same on every day if *condition* holds."""
    match condition:
        case Age():
            return given.born is None
        case Phase():
            return not given.phases
        case Fact(name):
            return all(spell.name != name for spell in given.spells)
        case Elapsed() | After():
            return False
        case _:
            assert_never(condition)


def windows_of(
    per: Window, within: DateRange, given: Circumstances
) -> Iterator[DateRange]:
    """The whole windows of a patient's stay that share a day with *within*."""
    name = per.name if isinstance(per, InPhase) else None
    phase = [spell.days for spell in given.phases if spell.name == name]
    phase.sort(key=lambda days: days.start)
    return windows(per, within, admitted=given.admitted, phase=phase)


def first_day(window: DateRange, given: Circumstances) -> date:
    """The first day of *window* on which the patient was there, as far as is known.

    >>> week = DateRange(date(2026, 3, 2), date(2026, 3, 9))
    >>> str(first_day(week, Circumstances(admitted=date(2026, 3, 5))))
    '2026-03-05'
    """
    admitted = given.admitted
    later = admitted is not None and admitted in window
    return admitted if admitted and later else window.start


def excuse(
    names: Iterable[str], given: Circumstances, window: DateRange
) -> tuple[str | None, tuple[str, ...]]:
    """The first of *names* that holds on a day of *window*, and those not known.

    >>> from datetime import date
    >>> march = DateRange(date(2026, 3, 1), date(2026, 4, 1))
    >>> given = Circumstances(denied=frozenset({"family-refused"}))
    >>> excuse(("family-refused", "contraindicated"), given, march)
    (None, ('contraindicated',))
    """
    unknown: list[str] = []
    for name in names:
        last = None if window.end is None else window.end - timedelta(days=1)
        known = _fact(name, given, window.start, last)
        if known:
            return name, ()
        if known is None:
            unknown.append(name)
    return None, tuple(unknown)


def _fact(
    name: str, given: Circumstances, first: date, last: date | None
) -> bool | None:
    """Whether a fact holds on any day from *first* to *last*."""
    if name in given.facts:
        return True
    if name in given.denied:
        return False
    spells = [spell.days for spell in given.spells if spell.name == name]
    if not spells:
        return None
    return any(
        (last is None or days.start <= last) and (days.end is None or first < days.end)
        for days in spells
    )


def _follows(condition: After, given: Circumstances, on: date) -> bool | None:
    """Whether *on* lies within the time that an event begins."""
    begun: list[date] = []
    if condition.from_admission and given.admitted is not None:
        begun.append(given.admitted)
    events = sorted(
        landmark.on
        for landmark in given.landmarks or ()
        if landmark.kind == condition.event and landmark.on <= on
    )
    for index in range(condition.times - 1, len(events)):
        first, last = events[index - condition.times + 1], events[index]
        if condition.among is None or last <= days_later(first, condition.among):
            begun.append(last)
    if any(day <= on < days_later(day, condition.lasts) for day in begun):
        return True
    unknown = given.landmarks is None or (
        condition.from_admission and given.admitted is None
    )
    return None if unknown else False


def days_later(day: date, term: Term) -> date:
    """The first day after *term* from *day*."""
    if term.unit is TermUnit.MONTHS:
        return months_later(day, term.value)
    return day + timedelta(days=term.value * _DAYS[term.unit])


def _within(least: int, most: int, low: int | None, high: int | None) -> bool | None:
    """Whether a number from *least* to *most* lies in ``[low, high)``."""
    low = 0 if low is None else low
    if most < low or (high is not None and least >= high):
        return False
    return True if least >= low and (high is None or most < high) else None


def fact_name(condition: Condition) -> str:
    """Name of the fact that would tell whether *condition* holds."""
    match condition:
        case Age():
            return "age"
        case Elapsed():
            return "day of admission"
        case Phase():
            return "phase"
        case Fact(name):
            return str(name)  # of an enum of names, the name alone
        case After(event):
            return str(event)
        case _:
            assert_never(condition)
