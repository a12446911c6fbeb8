"""Conditions on facts about a patient: what a rule or a move between levels presumes.

A condition says what it asks; whether it holds is told by `continuum.circumstances`.
"""

from __future__ import annotations

import enum
from typing import TypeAlias

import attrs

from continuum import _fields
from continuum.errors import FieldValueError
from continuum.terms import Term, TermUnit

__all__ = ["After", "Age", "Condition", "Elapsed", "Fact", "PatientFact", "Phase"]

OLDEST = 150
"""Years beyond which nobody lives."""

_MOST_DAYS = 10_000_000


class PatientFact(enum.StrEnum):
    """Facts that the moves between levels presume, under the names to record them by.

    A fact is recorded in `Circumstances.facts` where it holds and in
    `Circumstances.denied` where it does not; in neither, it is not known.
    """

    WITHDRAWAL_RISK = "withdrawal-risk"
    """Withdrawal is present or likely, and not yet over."""

    SEVERE_WITHDRAWAL = "severe-withdrawal"
    """Withdrawal that nursing or a hospital must manage."""

    NEEDS_24_HOUR_SUPPORT = "needs-24-hour-support"
    """Needs structure or staff around the clock, for whatever reason."""

    NEEDS_24_HOUR_NURSING = "needs-24-hour-nursing"
    """Needs nursing around the clock, for withdrawal or another medical reason."""

    UNSTABLE = "unstable"
    """Medically, psychiatrically or in withdrawal beyond what nursing holds."""

    SAFE_HOME = "safe-home"
    """Has a safe place to live, with support where that is needed at night."""

    DISORDER_IDENTIFIED = "disorder-identified"
    """A substance use disorder has been identified."""

    SUSTAINED_REMISSION = "sustained-remission"
    """The disorder is in remission, and has been for long enough to call it so."""

    OPIOID_USE_DISORDER = "opioid-use-disorder"
    """The disorder, or one of them, is opioid use disorder."""

    COGNITIVE_IMPAIRMENT = "cognitive-impairment"
    """Needs a slower pace because of cognitive impairment."""

    PREGNANT = "pregnant"
    """Is pregnant."""

    IMMINENT_RISK = "imminent-risk"
    """Return to use, or harm from it, is imminent without more support."""

    NEW_ASSESSMENT = "new-assessment"
    """Was assessed anew before the move."""


@attrs.frozen(kw_only=True)
class Age:
    """The patient's age in whole years, on the first day of the window.

    Args:
        at_least: Youngest age it holds for.
        below: Age from which it no longer holds.
    """

    at_least: int | None = None
    below: int | None = None

    def __attrs_post_init__(self) -> None:
        _band("Age", "at_least", self.at_least, "below", self.below, most=OLDEST)

    def __str__(self) -> str:
        if self.at_least is None:
            return f"under {self.below}"
        if self.below is None:
            return f"{self.at_least} or older"
        return f"{self.at_least} to {self.below - 1} years old"


@attrs.frozen(kw_only=True)
class Elapsed:
    """Days since admission, which is day 0, on the first day of the window."""

    at_least: int | None = None
    below: int | None = None

    def __attrs_post_init__(self) -> None:
        _band(
            "Elapsed",
            "at_least",
            self.at_least,
            "below",
            self.below,
            most=_MOST_DAYS,
        )

    def __str__(self) -> str:
        if self.at_least is None:
            return f"in the first {self.below} days"
        if self.below is None:
            return f"after {self.at_least} days"
        return f"on days {self.at_least + 1} to {self.below}"


@attrs.frozen
class Phase:
    """The named phase of treatment the patient is in."""

    name: str

    def __attrs_post_init__(self) -> None:
        _fields.text("Phase", "name", self.name)

    def __str__(self) -> str:
        return f"in phase {_fields.spaced(self.name)}"


@attrs.frozen
class Fact:
    """Another fact about the patient, in kebab-case: ``deferred-prosecution``."""

    name: str

    def __attrs_post_init__(self) -> None:
        _fields.text("Fact", "name", self.name)

    def __str__(self) -> str:
        return _fields.spaced(self.name)


_CLEARING = (TermUnit.CALENDAR_DAYS, TermUnit.WEEKS, TermUnit.MONTHS)


@attrs.frozen
class After:
    """Not long since something happened: from its day on, until a time without it.

    What a positive drug test brings, and what a month without one ends.

    Args:
        event: A `continuum.documents.LandmarkKind` or a name of the caller's own.
        lasts: For how long; each time it happens again, this begins anew.
        times: How many times it must have happened.
        among: The most time from the first of them to the last, inclusive; None for
            any.
        from_admission: Whether admission begins it, too: a time without the event that
            must first pass.

    >>> from continuum.terms import calendar_days, months
    >>> str(
    ...     After(
    ...         "positive-drug-test", lasts=months(1), times=2, among=calendar_days(90)
    ...     )
    ... )
    'within 1 month of the 2nd positive drug test in 90 calendar days'
    """

    event: str
    lasts: Term = attrs.field(kw_only=True)
    times: int = attrs.field(default=1, kw_only=True)
    among: Term | None = attrs.field(default=None, kw_only=True)
    from_admission: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _fields.text("After", "event", self.event)
        _fields.whole("After", "times", self.times, least=1, most=100)
        for field, term in (("lasts", self.lasts), ("among", self.among)):
            if field == "among" and term is None:
                continue
            _fields.instance("After", field, term, Term)
            if term is None or term.unit not in _CLEARING or not term.value:
                expected = "one calendar day, week or month or more"
                raise FieldValueError("After", field, str(term), expected)
        if self.among is not None and self.times == 1:
            expected = "left out where times is 1"
            raise FieldValueError("After", "among", str(self.among), expected)
        _fields.instance("After", "from_admission", self.from_admission, bool)

    def __str__(self) -> str:
        event = _fields.spaced(self.event)
        if self.times > 1:
            event = f"{_fields.ordinal(self.times)} {event}"
        among = f" in {self.among}" if self.among else ""
        or_admission = " or of admission" if self.from_admission else ""
        return f"within {self.lasts} of the {event}{among}{or_admission}"


Condition: TypeAlias = Age | Elapsed | Phase | Fact | After
"""What a rule, a population or a move may depend on."""


def _band(
    owner: str,
    low: str,
    at_least: int | None,
    high: str,
    below: int | None,
    *,
    most: int,
) -> None:
    if at_least is None and below is None:
        raise FieldValueError(owner, low, None, f"given, unless {high} is")
    for field, value, least in ((low, at_least, 0), (high, below, 1)):
        if value is not None:
            _fields.whole(owner, field, value, least=least, most=most)
    if at_least is not None and below is not None and below <= at_least:
        raise FieldValueError(owner, high, below, f"more than {low}={at_least}")
