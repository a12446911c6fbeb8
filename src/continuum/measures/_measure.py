"""What a measure counts, as values: index events, what must follow them, and when."""

from __future__ import annotations

from types import UnionType
from typing import TypeAlias, cast

import attrs

from continuum import _fields
from continuum.citations import Citation
from continuum.conditions import Condition
from continuum.errors import FieldTypeError, FieldValueError
from continuum.levels import Level, Setting
from continuum.measures._records import ContactKind

__all__ = [
    "AdmissionWithin",
    "ContactIndex",
    "ContactWithin",
    "DischargeIndex",
    "FollowUp",
    "Index",
    "IndexStay",
    "LevelFilter",
    "Measure",
    "Offsets",
    "Qualifying",
]

LONGEST = 3660
"""Most days of an offset or a look-back: ten years."""


@attrs.frozen(kw_only=True)
class Offsets:
    """Days after another day, both ends included; that day itself is day 0.

    Args:
        first: First day that counts.
        last: Last day that counts.

    >>> week = Offsets(first=1, last=7)
    >>> 0 in week, 1 in week, 7 in week, 8 in week
    (False, True, True, False)
    """

    first: int
    last: int

    def __attrs_post_init__(self) -> None:
        _fields.whole("Offsets", "first", self.first, least=0, most=LONGEST)
        _fields.whole("Offsets", "last", self.last, least=0, most=LONGEST)
        if self.last < self.first:
            expected = f"at least first={self.first}"
            raise FieldValueError("Offsets", "last", self.last, expected)

    def __contains__(self, offset: int) -> bool:
        return self.first <= offset <= self.last

    def __str__(self) -> str:
        return f"days {self.first} to {self.last}"


_DAY_0 = Offsets(first=0, last=0)

_POSSIBLE = {
    True: frozenset({Setting.RESIDENTIAL, Setting.INPATIENT}),
    False: frozenset({Setting.COMMUNITY, Setting.AMBULATORY}),
    None: frozenset(Setting),
}
"""Where a level may be given, by whether staff are present 24 hours a day."""


@attrs.frozen(kw_only=True)
class LevelFilter:
    """Which levels are meant, by what a level says of itself, in whatever system.

    Args:
        settings: Settings that are meant; none named means every setting.
        withdrawal_management: Whether it must manage withdrawal, or must not; None for
            either.
        treatment: Whether it must treat, or must not; None for either.
        included: Levels that are meant whatever they say of themselves.
        excluded: Levels that are not.

    >>> from continuum.systems import asam3
    >>> inpatient = LevelFilter(settings=(Setting.INPATIENT,))
    >>> inpatient.matches(asam3.LEVEL_4), inpatient.matches(asam3.LEVEL_2_1)
    (True, False)
    >>> inpatient.matches(asam3.LEVEL_3_7) is None  # in hospitals, and elsewhere
    True
    """

    settings: tuple[Setting, ...] = ()
    withdrawal_management: bool | None = None
    treatment: bool | None = True
    included: tuple[Level, ...] = ()
    excluded: tuple[Level, ...] = ()

    def __attrs_post_init__(self) -> None:
        _fields.all_of("LevelFilter", "settings", self.settings, Setting)
        for field in ("withdrawal_management", "treatment"):
            if getattr(self, field) is not None:
                _fields.instance("LevelFilter", field, getattr(self, field), bool)
        for field in ("included", "excluded"):
            _fields.all_of("LevelFilter", field, getattr(self, field), Level)
        both = set(self.included) & set(self.excluded)
        if both:
            expected = "other levels than those included"
            raise FieldValueError("LevelFilter", "excluded", None, expected)

    def matches(self, level: Level) -> bool | None:
        """Whether *level* is meant; None where that hangs on a setting it leaves open.

        A level with staff around the clock is residential or inpatient, any other one
        is neither.
        """
        if level in self.included:
            return True
        if level in self.excluded:
            return False
        for asked, found in (
            (self.withdrawal_management, level.withdrawal_management),
            (self.treatment, level.treatment),
        ):
            if asked is not None and asked is not found:
                return False
        if not self.settings or level.setting in self.settings:
            return True
        if level.setting is not None:
            return False
        possible = _POSSIBLE[level.supervised]
        if possible.issubset(self.settings):
            return True
        return None if possible.intersection(self.settings) else False


@attrs.frozen
class ContactIndex:
    """Each day with a contact of one of *kinds* is an index event."""

    kinds: tuple[ContactKind, ...]

    def __attrs_post_init__(self) -> None:
        _check_kinds("ContactIndex", self.kinds)


@attrs.frozen
class DischargeIndex:
    """Each last day of a stay at one of *levels* is an index event."""

    levels: LevelFilter

    def __attrs_post_init__(self) -> None:
        _fields.instance("DischargeIndex", "levels", self.levels, LevelFilter)


Index: TypeAlias = ContactIndex | DischargeIndex
"""What starts the clock."""


@attrs.frozen(kw_only=True)
class ContactWithin:
    """A contact of one of *kinds*, or such a session, on a day within *offsets*.

    Sessions count where a stay's attendance says that they were given, at ambulatory
    levels and in the community: what is given within a residential or inpatient stay is
    no visit.
    """

    kinds: tuple[ContactKind, ...]
    offsets: Offsets

    def __attrs_post_init__(self) -> None:
        _check_kinds("ContactWithin", self.kinds)
        _fields.instance("ContactWithin", "offsets", self.offsets, Offsets)


@attrs.frozen(kw_only=True)
class AdmissionWithin:
    """An admission to one of *levels* on a day within *offsets*.

    Args:
        levels: Levels that count.
        offsets: Days that count.
        after: Levels that the stay of the index event must have had; None for any, and
            for index events that are no stays.
    """

    levels: LevelFilter
    offsets: Offsets
    after: LevelFilter | None = None

    def __attrs_post_init__(self) -> None:
        _fields.instance("AdmissionWithin", "levels", self.levels, LevelFilter)
        _fields.instance("AdmissionWithin", "offsets", self.offsets, Offsets)
        if self.after is not None:
            _fields.instance("AdmissionWithin", "after", self.after, LevelFilter)


@attrs.frozen
class IndexStay:
    """The stay of the index event, at one of *levels*, counted on its last day."""

    levels: LevelFilter

    def __attrs_post_init__(self) -> None:
        _fields.instance("IndexStay", "levels", self.levels, LevelFilter)

    @property
    def offsets(self) -> Offsets:
        """Day 0 alone."""
        return _DAY_0


Qualifying: TypeAlias = ContactWithin | AdmissionWithin | IndexStay
"""What counts as a service that follows."""


@attrs.frozen(kw_only=True)
class FollowUp:
    """What must follow a day: at least so many services of those that qualify.

    Args:
        qualifying: What qualifies; a service counts once, however many it fits.
        at_least: How many. Services of different days are different services; whether
            two of one day are two is not decided here.
    """

    qualifying: tuple[Qualifying, ...]
    at_least: int = 1

    def __attrs_post_init__(self) -> None:
        expected = "a ContactWithin, an AdmissionWithin or an IndexStay"
        _check_members("FollowUp", "qualifying", self.qualifying, Qualifying, expected)
        _fields.whole("FollowUp", "at_least", self.at_least, least=1, most=LONGEST)

    @property
    def offsets(self) -> Offsets:
        """From the first day that any of it may count to the last."""
        return Offsets(
            first=min(item.offsets.first for item in self.qualifying),
            last=max(item.offsets.last for item in self.qualifying),
        )


@attrs.frozen(kw_only=True)
class Measure:
    """One rate of one published measure, as data.

    Args:
        name: Name in plain words.
        index: What is an index event; whatever fits one of them. Those of one patient
            on one day are one index event.
        follow_ups: What must follow. The first counts from the day of the index event,
            each further one from the first service that met the one before it.
        population: What must hold of the patient on the day of the index event.
        exclusions: What must not.
        unless_admitted: Levels to which no admission may be on the day of the index
            event; None where the measure does not ask.
        look_back: Days before the index event in which no care may lie; None where the
            measure asks for none. Of a stay, these are days before its admission. A
            stay at a level that does not treat, such as a residence, is no care; a
            clinical session on record there is.
        source: Where it is published.
    """

    name: str
    index: tuple[Index, ...]
    follow_ups: tuple[FollowUp, ...]
    population: tuple[Condition, ...] = ()
    exclusions: tuple[Condition, ...] = ()
    unless_admitted: LevelFilter | None = None
    look_back: int | None = None
    source: Citation

    def __attrs_post_init__(self) -> None:
        _fields.text("Measure", "name", self.name)
        expected = "a ContactIndex or a DischargeIndex"
        _check_members("Measure", "index", self.index, Index, expected)
        _fields.all_of("Measure", "follow_ups", self.follow_ups, FollowUp)
        if not self.follow_ups:
            raise FieldValueError("Measure", "follow_ups", None, "one or more")
        for index, follow_up in enumerate(self.follow_ups[:-1]):
            if follow_up.at_least != 1:
                field = f"follow_ups[{index}].at_least"
                expected = "1, so that one day is known which the next counts from"
                raise FieldValueError("Measure", field, follow_up.at_least, expected)
        for field in ("population", "exclusions"):
            conditions = getattr(self, field)
            if conditions != ():
                expected = "an Age, Elapsed, Phase or Fact"
                _check_members("Measure", field, conditions, Condition, expected)
        if self.unless_admitted is not None:
            _fields.instance(
                "Measure", "unless_admitted", self.unless_admitted, LevelFilter
            )
        if self.look_back is not None:
            _fields.whole("Measure", "look_back", self.look_back, least=0, most=LONGEST)
        _fields.instance("Measure", "source", self.source, Citation)

    @property
    def offsets(self) -> Offsets:
        """The days after an index event that must be observed to tell what followed."""
        return Offsets(
            first=self.follow_ups[0].offsets.first,
            last=sum(follow_up.offsets.last for follow_up in self.follow_ups),
        )

    def __str__(self) -> str:
        return self.name


def _check_kinds(owner: str, kinds: object) -> None:
    _check_members(owner, "kinds", kinds, ContactKind, "a ContactKind")


def _check_members(
    owner: str, field: str, values: object, kind: type | UnionType, expected: str
) -> None:
    """Check for a tuple that is not empty, and of which every item is a *kind*."""
    if not isinstance(values, tuple):
        raise FieldTypeError(owner, field, values, f"a tuple, each {expected}")
    if not values:
        raise FieldValueError(owner, field, None, "one or more")
    for index, value in enumerate(cast("tuple[object, ...]", values)):
        if not isinstance(value, kind):
            raise FieldTypeError(owner, f"{field}[{index}]", value, expected)
