"""What an assessment is: a verdict with its evidence, under a reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import NoReturn, TypeAlias, assert_never

import attrs

from continuum import _fields
from continuum.documents import Signer
from continuum.errors import FieldTypeError, FieldValueError, UndecidedError
from continuum.ledger import Credit, Exclusion
from continuum.periods import STAY, Blocks, DateRange, Week, Weekday, Window
from continuum.requirements import (
    Above,
    Amount,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Excusable,
    Gap,
    Given,
    Requirement,
    Scaled,
    Unit,
    scope,
)
from continuum.verdicts import Verdict

__all__ = [
    "Assessment",
    "Excused",
    "Filed",
    "Lacking",
    "NothingDue",
    "Observed",
    "Portion",
    "Reading",
    "Seen",
    "Staffed",
    "limits",
]


_MONDAY_WEEK = Week(Weekday.MONDAY)
_NOON = time(12)
_WHOLE = 100


@attrs.frozen(kw_only=True)
class Reading:
    """Choices of interpretation that a text leaves open. Every report states them.

    Args:
        week: What a week is where the text does not say: from a weekday, or program
            weeks from the day of admission.
        average_over: Span of an average whose text names none.
        cut_windows: Whether windows cut by admission, discharge or a change of the rule
            are judged as if they were whole. They are listed as not applicable
            otherwise; nothing is prorated.
        first_day_counts: Whether the day a time limit runs from is its day 1, where the
            text does not say; day 0 unless given.
        evening: When the evening begins, for texts that ask for hours in it and do not
            say; None where that is not settled, which leaves them unknown.
    """

    week: Week | Blocks = _MONDAY_WEEK
    average_over: Window = STAY
    cut_windows: bool = False
    first_day_counts: bool = False
    evening: time | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.week, Week | Blocks):
            raise FieldTypeError("Reading", "week", self.week, "a week or PROGRAM_WEEK")
        if isinstance(self.week, Week) and self.week.starts_on is None:
            expected = "a week that names its first day"
            raise FieldValueError("Reading", "week", None, expected)
        if isinstance(self.week, Blocks) and self.week.days != 7:  # noqa: PLR2004  # a week
            raise FieldValueError(
                "Reading", "week", self.week.days, "a block of 7 days"
            )
        if not isinstance(self.average_over, Window):
            expected = "a window of continuum.periods"
            raise FieldTypeError("Reading", "average_over", self.average_over, expected)
        _fields.instance("Reading", "cut_windows", self.cut_windows, bool)
        counts = self.first_day_counts
        _fields.instance("Reading", "first_day_counts", counts, bool)
        if self.evening is not None:
            _fields.local_time("Reading", "evening", self.evening)
            if self.evening < _NOON:
                raise FieldValueError("Reading", "evening", self.evening, "after noon")

    def resolve(self, window: Window) -> Window:
        """The window itself, or this reading's week where *window* leaves it open."""
        return (
            self.week
            if isinstance(window, Week) and window.starts_on is None
            else window
        )

    def scope(self, requirement: Requirement) -> Window:
        """The widest window *requirement* counts in, under this reading."""
        return self.resolve(scope(requirement, average_over=self.average_over))

    def __str__(self) -> str:
        average = (
            ""
            if self.average_over == STAY
            else f"; averages over the {self.average_over}"
        )
        cut = "; cut windows judged as whole" if self.cut_windows else ""
        first = (
            "; the first day of a time limit counts" if self.first_day_counts else ""
        )
        evening = (
            "" if self.evening is None else f"; evenings from {self.evening:%H:%M}"
        )
        return f"{self.week}{average}{cut}{first}{evening}"


@attrs.frozen
class Observed:
    """What was found of an amount: at least this much, and at most that much.

    Args:
        least: What is recorded.
        most: What is recorded and possible together; None without a limit.
        unit: What is counted.
        windows: Number of windows it was summed over, for a mean.

    Raises:
        FieldValueError: *least* is less than 0, *most* less than *least*, or *windows*
            less than 1.
    """

    least: int
    most: int | None
    unit: Unit
    windows: int = 1

    def __attrs_post_init__(self) -> None:
        # Written out: built in every check, of numbers that have no greatest.
        for field, value, lowest, expected in (
            ("least", self.least, 0, "0 or more"),
            ("most", self.most, self.least, "as much as least, or more"),
            ("windows", self.windows, 1, "1 or more"),
        ):
            if value is None and field == "most":
                continue
            if not isinstance(value, int) or isinstance(value, bool):
                raise FieldTypeError("Observed", field, value, "a whole number (int)")
            if value < lowest:
                raise FieldValueError("Observed", field, value, expected)
        _fields.instance("Observed", "unit", self.unit, Unit)

    def __str__(self) -> str:
        if self.least == self.most:
            return self._mean(self.least)
        if self.most is None:
            return f"{self._mean(self.least)} so far"
        return f"between {self._mean(self.least)} and {self._mean(self.most)}"

    def _mean(self, value: int) -> str:
        if self.windows == 1:
            return str(Amount(value, self.unit))
        whole, rest = divmod(value, self.windows)
        about = "about " if rest else ""
        return f"{about}{Amount(whole, self.unit)} on average"


@attrs.frozen(kw_only=True)
class Filed:
    """What the record shows of one document that is due.

    Args:
        kind: What kind of document.
        starts: Day its clock started.
        due: Day by which it is due; None where that is not known, or no text says.
        at: Local time on that day, where it is due in hours.
        not_before: Day it is due at the earliest, where the day is not known.
        done: Day on which it was made and signed; None while it is not.
        done_at: Local time of that day, where it is due in hours and recorded.
        unsigned: Who has still to sign what is made.
    """

    kind: str
    starts: date
    due: date | None = None
    at: time | None = None
    not_before: date | None = None
    done: date | None = None
    done_at: time | None = None
    unsigned: tuple[Signer, ...] = ()

    @property
    def late(self) -> int | None:
        """Days from the day it was due to the day it was made; None if not late.

        It is 0 where hours alone were missed.
        """
        if self.done is None or self.due is None:
            return None
        days = (self.done - self.due).days
        in_time = self.at is None or self.done_at is None or self.done_at <= self.at
        return None if days < 0 or (days == 0 and in_time) else days

    def __str__(self) -> str:
        due = ""
        if self.due is not None:
            due = f"due {_when(self.due, self.at)}; "
        elif self.not_before is not None:
            due = f"due {self.not_before} or later; "
        if self.done is not None:
            days = "day" if self.late == 1 else "days"
            late = f", {self.late} {days} late" if self.late else ""
            return f"{due}made {_when(self.done, self.done_at)}{late}"
        if self.unsigned:
            names = ", ".join(map(_fields.spaced, self.unsigned))
            return f"{due}not signed by {names}"
        return f"{due}not made"


def _when(day: date, at: time | None) -> str:
    return f"{day}" if at is None else f"{day} {at:%H:%M}"


@attrs.frozen(kw_only=True)
class Lacking:
    """Where a plan lacks what is asked of it.

    Args:
        paths: The parts that lack it: ``goals[0]``; ``plan`` for the whole.
        of: How many parts were looked at.
        minutes: Minutes concerned, where they are what is asked about.
    """

    paths: tuple[str, ...]
    of: int
    minutes: int | None = None

    def __str__(self) -> str:
        if not self.paths:
            return f"{self.of} of {self.of}"
        if self.paths == ("plan",):
            return "no"
        told = f"{self.of - len(self.paths)} of {self.of}"
        minutes = "" if self.minutes is None else f", {self.minutes} minutes"
        shown = ", ".join(self.paths[:_MOST_PATHS])
        more = len(self.paths) - _MOST_PATHS
        rest = f" and {more} more" if more > 0 else ""
        return f"{told}{minutes}; not {shown}{rest}"


_MOST_PATHS = 3


@attrs.frozen
class NothingDue:
    """Nothing was due.

    No clock started, the stay ended before it did, or the plan has no such part. A part
    of a requirement that asks for nothing fails nothing; a whole one is not
    applicable, and not met.
    """

    def __str__(self) -> str:
        return "nothing due"


@attrs.frozen
class Portion:
    """What was found of a part and of the rest of a whole, in minutes.

    Args:
        part: Minutes of the part.
        rest: Minutes of the whole that are not of the part.
    """

    part: Observed
    rest: Observed

    def __str__(self) -> str:
        part, rest = self.part, self.rest
        whole = part.least + rest.least
        if not whole or part.least != part.most or rest.least != rest.most:
            return f"{part} beside {rest}"
        percent, odd = divmod(_WHOLE * part.least, whole)
        return f"{part} beside {rest} ({'about ' * bool(odd)}{percent} percent)"


@attrs.frozen
class Staffed:
    """Patients, and the staff that is there for them.

    Args:
        patients: How many patients.
        percent: Staff in hundredths of one person, or of a full-time equivalent.
    """

    patients: int
    percent: int

    def __str__(self) -> str:
        whole, rest = divmod(self.percent, 100)
        staff = f"{whole}.{rest:02}".rstrip("0") if rest else f"{whole}"
        noun = "patient" if self.patients == 1 else "patients"
        return f"{self.patients} {noun} for {staff} staff"


@attrs.frozen
class Excused:
    """A reason on record for which the requirement need not hold.

    Args:
        reason: Name of the fact, as the requirement has it.
    """

    reason: str

    def __str__(self) -> str:
        return f"on record: {_fields.spaced(self.reason)}"


Seen: TypeAlias = Observed | Filed | Lacking | NothingDue | Portion | Staffed | Excused
"""What was found: an amount, a share, a document, parts of a plan, staff, a reason, or
nothing to find."""


# Built by the dozen in every check: without slots a frozen value is built a third
# faster, and the whole check takes an eighth less time (benchmarks/check_stay.py).
@attrs.frozen(slots=False)
class Assessment:
    """The verdict on one requirement in one window, with its evidence.

    A tree: `parts` holds the assessments of what the requirement is made of, and of the
    narrower windows inside this one.

    Args:
        requirement: What was judged.
        verdict: The outcome.
        window: The days it was judged over.
        observed: What was found: an amount, a document, parts of a plan, or that
            nothing was due.
        counted: Sessions that counted, at this node only.
        excluded: Sessions of the window that did not, at this node only.
        parts: Assessments below this one.
        missing: Names of the facts that would decide an unknown verdict.
    """

    requirement: Requirement
    verdict: Verdict
    window: DateRange
    observed: Seen | None = None
    counted: tuple[Credit, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    parts: tuple[Assessment, ...] = ()
    missing: tuple[str, ...] = ()

    def __bool__(self) -> NoReturn:
        raise UndecidedError("Assessment")

    def leaves(self) -> Iterator[Assessment]:
        """Yield the assessments of this tree that have no parts, in order.

        What a reason on record excuses is one of them.
        """
        if not self.parts or isinstance(self.observed, Excused):
            yield self
            return
        for part in self.parts:
            yield from part.leaves()

    @property
    def owes_nothing(self) -> bool:
        """Whether no document it is about was due, or the plan has no such part."""
        if isinstance(self.observed, Lacking):
            return not self.observed.of
        if self.parts and isinstance(self.requirement, Given | Excusable | Scaled):
            return all(part.owes_nothing for part in self.parts)
        return isinstance(self.observed, NothingDue)

    @property
    def deciding(self) -> Assessment:
        """The leaf that best tells why the whole has its verdict.

        The first one with that verdict; where all is met, one that is excused, or else
        the first over the most days.
        """
        leaves = [leaf for leaf in self.leaves() if leaf.verdict is self.verdict]
        if self.verdict is Verdict.MET:
            leaves.sort(key=_telling)
        return leaves[0] if leaves else self

    @property
    def asked(self) -> Requirement:
        """The requirement, without the branches that known circumstances ruled out."""
        node = self
        while isinstance(node.requirement, Given) and len(node.parts) == 1:
            node = node.parts[0]
        return node.requirement

    @property
    def shortfall(self) -> int | None:
        """How far a floor is missed, in its unit, and for a mean over the whole span.

        For an unknown verdict, what is still to be shown. None where no floor is
        missed.
        """
        if not isinstance(self.observed, Observed):
            return None
        low, _ = _limits_of(self.requirement, self.observed)
        found = self.observed.least
        if self.verdict is Verdict.UNMET and self.observed.most is not None:
            # What may yet count is not missing.
            found = max(found, self.observed.most)
        return low - found if found < low else None

    @property
    def excess(self) -> int | None:
        """How far a ceiling is exceeded for certain, in its unit; None if it is not."""
        if not isinstance(self.observed, Observed):
            return None
        _, high = _limits_of(self.requirement, self.observed)
        if high is None or self.observed.least <= high:
            return None
        return self.observed.least - high


def _telling(leaf: Assessment) -> tuple[bool, int]:
    return not isinstance(leaf.observed, Excused), -(leaf.window.days or 0)


def _limits_of(requirement: Requirement, observed: Observed) -> tuple[int, int | None]:
    """The least and the most that *requirement* allows of the amount observed."""
    match requirement:
        case Gap(at_most):
            return 0, at_most.value
        case Apart():
            return 0, 0
        case Average(bound):
            return limits(bound, observed.windows)
        case Capped(floor):
            return limits(floor)
        case Above() | AtLeast() | AtMost() | Below() | Between():
            return limits(requirement, observed.windows)
        case _:
            return 0, None


def amount_of(bound: Bound) -> Amount:
    """The amount that says what a bound counts: of two, the lower."""
    return bound.low if isinstance(bound, Between) else bound.amount


def limits(bound: Bound, times: int = 1) -> tuple[int, int | None]:
    """The least and the most whole number a bound allows, *times* over."""
    match bound:
        case AtLeast(amount):
            return amount.value * times, None
        case AtMost(amount):
            return 0, amount.value * times
        case Above(amount):
            return amount.value * times + 1, None
        case Below(amount):
            return 0, amount.value * times - 1
        case Between(low, high):
            least = low.value * times + bound.low_open
            return least, high.value * times - bound.high_open
        case _:
            assert_never(bound)
