"""What was recommended by whose criteria, and the level the patient came to."""

from __future__ import annotations

import enum
from datetime import date
from typing import Protocol, TypeVar

import attrs

from continuum import _fields
from continuum.errors import FieldValueError, Unquoted
from continuum.levels import Level
from continuum.suitability._record import Judge, Judgment
from continuum.verdicts import Verdict

__all__ = [
    "Criteria",
    "Difference",
    "Placement",
    "Rating",
    "Recommendation",
    "VarianceReason",
]

_LONGEST_TOKEN = 32


@attrs.frozen(kw_only=True)
class Rating:
    """What the caller's instrument says of one of its dimensions; never interpreted.

    A token has no order and no number here, even where it reads like one: nothing is
    added or averaged, and the same token may mean another thing in another dimension.

    Args:
        dimension: The caller's name of the dimension.
        token: The caller's token for it: one word, so that no narrative gets in.
    """

    dimension: str
    token: str = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        _fields.text("Rating", "dimension", self.dimension)
        token = _fields.text("Rating", "token", self.token)
        if len(token) > _LONGEST_TOKEN or token.split() != [token]:
            expected = f"one word of at most {_LONGEST_TOKEN} characters"
            raise FieldValueError("Rating", "token", Unquoted("str"), expected)


@attrs.frozen(kw_only=True)
class Recommendation:
    """The levels that somebody recommends by criteria of their own.

    Args:
        levels: What the patient needs: one level, or several that are needed together,
            where two sides of the patient's condition point to two levels.
        by: In what role.
        on: Day of the recommendation.
        criteria: Name of the criteria, with their edition.
        judgments: The factors it rests on, as far as they may be told.
        ratings: The instrument's ratings, each dimension once.
    """

    levels: tuple[Level, ...]
    by: Judge
    on: date
    criteria: str
    judgments: tuple[Judgment, ...] = ()
    ratings: tuple[Rating, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.all_of("Recommendation", "levels", self.levels, Level)
        if not self.levels or len(set(self.levels)) < len(self.levels):
            expected = "one level or more, none twice"
            raise FieldValueError("Recommendation", "levels", None, expected)
        _fields.instance("Recommendation", "by", self.by, Judge)
        _fields.day("Recommendation", "on", self.on)
        _fields.text("Recommendation", "criteria", self.criteria)
        _fields.all_of("Recommendation", "judgments", self.judgments, Judgment)
        _fields.all_of("Recommendation", "ratings", self.ratings, Rating)
        dimensions = [rating.dimension for rating in self.ratings]
        if len(set(dimensions)) < len(dimensions):
            expected = "each dimension once"
            raise FieldValueError("Recommendation", "ratings", None, expected)

    def __str__(self) -> str:
        levels = " and ".join(str(level) for level in self.levels)
        return f"{levels}, by {self.by} on {self.on} under {self.criteria}"


_Assessment_contra = TypeVar("_Assessment_contra", contravariant=True)


class Criteria(Protocol[_Assessment_contra]):
    """Criteria of the caller's own, licensed or not, that recommend levels.

    The library holds none, and looks neither into them nor into the assessment.
    """

    def recommend(
        self, assessment: _Assessment_contra, /, *, on: date
    ) -> Recommendation:
        """Recommend levels from the caller's own *assessment*, as of the day *on*."""
        ...


class Difference(enum.StrEnum):
    """How the level a patient came to lies to what was recommended."""

    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_COMPARABLE = "not-comparable"
    """Of another system, of equal rank, or only a part of what is needed together."""


class VarianceReason(enum.StrEnum):
    """Why a patient came to another level than the one recommended."""

    LEVEL_NOT_AVAILABLE = "level-not-available"
    """Not offered within reach; some payers then authorize the next higher that is."""

    NO_BED = "no-bed"
    """Offered, but full."""

    WAITING_LIST = "waiting-list"
    """The patient waits for the recommended level at the actual one."""

    NOT_ACCEPTED = "not-accepted"
    """The program did not take the patient."""

    NOT_AUTHORIZED = "not-authorized"
    """The payer did not authorize the recommended level."""

    COST = "cost"
    """No insurance, or more than the patient can pay."""

    DISTANCE = "distance"
    """Too far, or no transport."""

    DUTIES = "duties"
    """Work, school or the care of others does not allow it."""

    PATIENT_CHOICE = "patient-choice"
    """The patient prefers the actual level."""

    CONSENT_WITHDRAWN = "consent-withdrawn"
    """The patient no longer consents to the recommended level."""

    CLINICAL_JUDGMENT = "clinical-judgment"
    """A clinician judged otherwise than the criteria."""

    COURT_ORDER = "court-order"
    """A court ordered the actual level."""

    OTHER_DOCUMENTED = "other-documented"
    """Another reason, which the patient's record documents."""


@attrs.frozen(kw_only=True)
class Placement:
    """The level a patient came to, beside what was recommended; neither is corrected.

    Args:
        recommendation: What was recommended.
        actual: The level the patient came to; of several at once, one for each record.
        on: First day there.
        reasons: Why it is another level; empty where none is documented, None where
            nobody has looked.

    >>> from continuum.systems import asam3
    >>> asked = Recommendation(
    ...     levels=(asam3.LEVEL_2_1,),
    ...     by=Judge.CLINICIAN,
    ...     on=date(2026, 3, 2),
    ...     criteria="in-house, 2026",
    ... )
    >>> placed = Placement(
    ...     recommendation=asked, actual=asam3.LEVEL_2_5, on=date(2026, 3, 4)
    ... )
    >>> placed.difference, placed.explained
    (<Difference.HIGHER: 'higher'>, <Verdict.UNKNOWN: 'unknown'>)
    """

    recommendation: Recommendation
    actual: Level
    on: date
    reasons: tuple[VarianceReason, ...] | None = None

    def __attrs_post_init__(self) -> None:
        _fields.instance(
            "Placement", "recommendation", self.recommendation, Recommendation
        )
        _fields.instance("Placement", "actual", self.actual, Level)
        _fields.day("Placement", "on", self.on)
        if self.reasons is not None:
            _fields.all_of("Placement", "reasons", self.reasons, VarianceReason)

    @property
    def difference(self) -> Difference:
        """Whether the actual level is higher, lower or the same."""
        found = {_compared(self.actual, one) for one in self.recommendation.levels}
        return found.pop() if len(found) == 1 else Difference.NOT_COMPARABLE

    @property
    def explained(self) -> Verdict:
        """Whether a coded reason is given for the difference; met where there is none.

        Unknown where nobody has looked for a reason, or where it is not known whether
        levels of two systems differ.
        """
        levels = self.recommendation.levels
        if self.reasons or levels == (self.actual,):
            return Verdict.MET
        differs = any(
            level != self.actual and level.system == self.actual.system
            for level in levels
        )
        return Verdict.UNMET if self.reasons == () and differs else Verdict.UNKNOWN

    def __str__(self) -> str:
        why = "no reason known" if self.reasons is None else "no reason documented"
        if self.difference is Difference.SAME:
            why = "nothing to explain"
        if self.reasons:
            why = ", ".join(self.reasons)
        return f"{self.actual} from {self.on}, {self.difference}: {why}"


def _compared(actual: Level, recommended: Level) -> Difference:
    if actual == recommended:
        return Difference.SAME
    rise = actual.intensity - recommended.intensity
    if actual.system != recommended.system or rise == 0:
        return Difference.NOT_COMPARABLE
    return Difference.HIGHER if rise > 0 else Difference.LOWER
