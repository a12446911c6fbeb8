"""The structural forms of requirements, and which rules have each.

Which rules have a form is worked out from the rules; where a form is in what a text
means and not in how the requirement is built, the rules are named here.
"""  # noqa: INP001

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from continuum.conditions import After, Age, Elapsed, Fact, Phase
from continuum.documents import LandmarkKind
from continuum.periods import (
    STAY,
    CalendarDay,
    CalendarMonth,
    InPhase,
    Rolling,
    ServiceDay,
    Week,
    WholeStay,
    Year,
)
from continuum.requirements import (
    AllOf,
    Amount,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Happened,
    Length,
    LevelAbsent,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    SessionHeld,
    Share,
    Signed,
    Since,
    Times,
    Unit,
    terms_of,
    walk,
)
from continuum.rules import Basis, Rule, RuleVersion
from continuum.terms import Earliest, Latest, Term, TermUnit

_Test = Callable[[Rule, RuleVersion], bool]


@attrs.frozen
class Form:
    """One structural form of requirement.

    Args:
        name: What it is called.
        meaning: What it says.
        built: How this library says it.
        example: Code of a rule that has it and shows it best.
        holds: Whether a version of a rule has it.
    """

    name: str
    meaning: str
    built: str
    example: str
    holds: _Test


def _any(*kinds: type) -> _Test:
    """Whether any part is one of *kinds*."""
    return lambda _, version: any(
        isinstance(part, kinds) for part in walk(version.requirement)
    )


def _part(test: Callable[[Requirement], bool]) -> _Test:
    """Whether any part passes *test*."""
    return lambda _, version: any(map(test, walk(version.requirement)))


def _named(*codes: str) -> _Test:
    """Whether it is one of the rules that are named."""
    return lambda rule, _: rule.code in codes


def _either(*tests: _Test) -> _Test:
    return lambda rule, version: any(test(rule, version) for test in tests)


def _amount(bound: Bound) -> Amount:
    return bound.low if isinstance(bound, Between) else bound.amount


def _weekly_floor(part: Requirement) -> bool:
    return (
        isinstance(part, AtLeast)
        and part.amount.unit is Unit.MINUTES
        and not isinstance(part.per, ServiceDay | CalendarDay | WholeStay)
    )


def _daily(part: Requirement) -> bool:
    return (
        isinstance(part, AtLeast | Between)
        and isinstance(part.per, ServiceDay | CalendarDay)
        and _amount(part).unit is Unit.MINUTES
    )


def _days_of(part: Requirement) -> bool:
    """A number of days of so many minutes each, which is both in one."""
    return (
        isinstance(part, AtLeast | Between)
        and _amount(part).unit is Unit.DAYS
        and _amount(part).each is not None
    )


def _weekly(part: Requirement) -> bool:
    return (
        isinstance(part, Bound)
        and isinstance(part.per, Week)
        and not isinstance(part, AtMost | Below)
    )


def _per_day_and_week(_: Rule, version: RuleVersion) -> bool:
    parts = list(walk(version.requirement))
    both = any(map(_daily, parts)) and any(map(_weekly, parts))
    return both or any(map(_days_of, parts)) or any(map(_daily, parts))


def _per_day_and_average(_: Rule, version: RuleVersion) -> bool:
    parts = list(walk(version.requirement))
    means = [part for part in parts if isinstance(part, Average)]
    return any(map(_daily, parts)) and bool(means)


def _components(_: Rule, version: RuleVersion) -> bool:
    """Two floors or more in one window, on different services."""
    found = [_floor_of(part) for part in _all_of(version.requirement)]
    floors = [floor for floor in found if floor is not None]
    return any(
        one is not other
        and one.per == other.per
        and one.of != other.of
        and one.amount.unit is other.amount.unit
        for one in floors
        for other in floors
    )


def _nested(_: Rule, version: RuleVersion) -> bool:
    """A floor of part of what another floor counts, in another window."""
    found = [_floor_of(part) for part in _all_of(version.requirement)]
    floors = [floor for floor in found if floor is not None]
    return any(
        one.per != other.per
        and not isinstance(one.per, ServiceDay)
        and not isinstance(other.per, ServiceDay)
        and not (one.of - other.of).boxes
        and not one.of.same_as(other.of)
        for one in floors
        for other in floors
    )


def _floor_of(part: Requirement) -> AtLeast | None:
    inner = part.bound if isinstance(part, Average) else part
    return inner if isinstance(inner, AtLeast) else None


def _all_of(requirement: Requirement) -> Iterator[Requirement]:
    """The parts that must all hold, of one branch."""
    match requirement:
        case AllOf(parts):
            for part in parts:
                yield from _all_of(part)
        case Given(then=then):
            yield from _all_of(then)
        case Excusable(inner):
            yield from _all_of(inner)
        case _:
            yield requirement


def _cap(part: Requirement) -> bool:
    """A ceiling over a month, a year or a run of days."""
    return isinstance(part, AtMost) and (
        isinstance(part.per, CalendarMonth | Year | Rolling)
        or (isinstance(part.per, Week | WholeStay) and part.amount.unit is not None)
    )


def _due(test: Callable[[Due], bool]) -> _Test:
    return _part(lambda part: isinstance(part, Due) and test(part))


def _units(limit: Term | Earliest | Latest | None) -> set[TermUnit]:
    if limit is None:
        return set()
    terms = (limit,) if isinstance(limit, Term) else limit.terms
    return {term.unit for term in terms}


_DAYS = {
    TermUnit.CALENDAR_DAYS,
    TermUnit.WORKING_DAYS,
    TermUnit.WEEKS,
    TermUnit.MONTHS,
}


def _from_admission(due: Due) -> bool:
    return isinstance(due.after, Happened) and due.after.kind in (
        LandmarkKind.ADMISSION,
        LandmarkKind.FIRST_SERVICE,
        LandmarkKind.FIRST_TREATMENT,
    )


def _counts_service(part: Requirement) -> bool:
    return isinstance(part, Due | Repeats | Signed) and any(
        term.unit is TermUnit.SERVICE_DAYS for term in terms_of(part)
    )


def _sessions_each(part: Requirement) -> bool:
    return (isinstance(part, AtLeast) and part.amount.unit is Unit.SESSIONS) or (
        isinstance(part, EachSession) and part.at_least is not None
    )


def _conditions(rule: Rule, version: RuleVersion) -> list[object]:
    inside = [
        part.condition for part in walk(version.requirement) if isinstance(part, Given)
    ]
    return [*rule.population, *inside]


def _on(*kinds: type) -> _Test:
    return lambda rule, version: any(
        isinstance(condition, kinds) for condition in _conditions(rule, version)
    )


def _soft(part: Requirement) -> bool:
    return isinstance(part, Excusable) and any(
        isinstance(inner, AtMost | Below | Between | EachSession)
        or (isinstance(inner, Length) and inner.at_most is not None)
        for inner in walk(part.requirement)
    )


def _excused(part: Requirement) -> bool:
    return isinstance(part, Excusable) and not _soft(part)


def _by_kind(part: Requirement) -> bool:
    """Whether it counts a list of services of its own."""
    return isinstance(part, Bound) and len(part.of.kinds) > 1


def _signers(part: Requirement) -> bool:
    if isinstance(part, Signed):
        return True
    return isinstance(part, Due | Repeats) and bool(part.signed_by)


FORMS = (
    Form(
        "window-minimum",
        "a floor on an amount in a window",
        "`AtLeast(hours(9), of=…, per=WEEK)`",
        "US-KS-008",
        _part(_weekly_floor),
    ),
    Form(
        "window-strict-ceiling",
        "a ceiling that the amount must stay under, which tells levels apart",
        "`Below(hours(9), of=…, per=WEEK)`",
        "US-OH-001",
        _any(Below),
    ),
    Form(
        "window-band",
        "a floor and a ceiling together; each end belongs to the band or not",
        "`Between(hours(9), hours(20), of=…, per=WEEK)`",
        "US-MD-020",
        _any(Between),
    ),
    Form(
        "per-day-min-and-per-week",
        "a floor for each day of service, and one for the hours or days of the week",
        "`AllOf` of two floors, or `days(3, each=hours(3))`",
        "US-FL-012",
        _per_day_and_week,
    ),
    Form(
        "per-day-min-to-reach-average-band",
        "a floor for each day of service, and a band for the average week",
        "`AllOf((AtLeast(…, per=SERVICE_DAY), Average(Between(…))))`",
        "US-VA-001",
        _per_day_and_average,
    ),
    Form(
        "average-over-period",
        "a bound on the mean of a span that the text often does not name",
        "`Average(bound, over=None)`; the reading names the span",
        "US-IL-003",
        _any(Average),
    ),
    Form(
        "composition-with-component-minima",
        "a total made of parts, each with a floor of its own",
        "`AllOf` of floors whose filters differ",
        "US-MS-004",
        _components,
    ),
    Form(
        "nested-minimum-other-window",
        "a floor on a part of a total, over another window than the total",
        "`AllOf` of floors whose windows differ",
        "US-TX-006",
        _nested,
    ),
    Form(
        "time-of-day-placement",
        "some of the hours must lie in evenings or on weekends",
        "`Counting(bound, only=EVENINGS_AND_WEEKENDS)`",
        "US-TX-007",
        _part(lambda part: isinstance(part, Counting) and isinstance(part.only, Times)),
    ),
    Form(
        "distinct-occasions",
        "hours that are spread over so many separate occasions or days",
        "`AtLeast(occasions(6), …)`, `AtLeast(days(3), …)`",
        "US-NJ-001",
        _part(
            lambda part: (
                isinstance(part, AtLeast)
                and part.amount.unit in (Unit.OCCASIONS, Unit.DAYS)
            )
        ),
    ),
    Form(
        "max-gap",
        "the longest stretch without service",
        "`Gap(hours(72), of=…, per=WEEK)`",
        "US-WI-005",
        _any(Gap),
    ),
    Form(
        "total-over-bounded-duration",
        "a total over a stay of bounded length, or over its first days",
        "`AtLeast(hours(72), per=WholeStay(84))`, or with a `Length`",
        "US-NC-007",
        _part(
            lambda part: isinstance(part, AtLeast) and isinstance(part.per, WholeStay)
        ),
    ),
    Form(
        "phase-schedule",
        "another amount in each phase, or after so many days",
        "`Given(Phase(…))`, `Given(Elapsed(…))`, or these as the rule's population",
        "US-NJ-005",
        _either(
            _on(Phase, Elapsed),
            _part(
                lambda part: isinstance(part, Bound) and isinstance(part.per, InPhase)
            ),
        ),
    ),
    Form(
        "event-triggered-escalation",
        "an event changes what is asked, until a time without it has passed",
        "the condition `After(event, lasts=…)`",
        "US-TN-006",
        _either(
            _on(After),
            _due(
                lambda due: (
                    isinstance(due.after, Happened)
                    and due.after.each
                    and due.after.kind not in tuple(LandmarkKind)
                )
            ),
        ),
    ),
    Form(
        "session-count-with-length",
        "a number of sessions, each of some least length",
        "`AtLeast(sessions(1, each=minutes(30)), …)`",
        "US-WA-003",
        _part(_sessions_each),
    ),
    Form(
        "consecutive-or-cumulative-alternative",
        "one unbroken block, or more in pieces of some least length",
        "`AnyOf` of `occasions(1, each=minutes(50))` and `minutes(60, each=…)`",
        "US-MN-012",
        _either(
            _part(
                lambda part: (
                    isinstance(part, Bound)
                    and _amount(part).unit in (Unit.MINUTES, Unit.OCCASIONS)
                    and _amount(part).each is not None
                )
            ),
            _named("US-MA-004"),
        ),
    ),
    Form(
        "calendar-month-min-waivable",
        "a floor for each month of the calendar that an order on record may waive",
        "`Excusable(AtLeast(…, per=CALENDAR_MONTH), unless=…)`",
        "US-CA-007",
        _part(
            lambda part: (
                isinstance(part, Excusable)
                and any(
                    isinstance(inner, AtLeast)
                    and isinstance(inner.per, CalendarMonth)
                    and inner.amount.unit is Unit.MINUTES
                    for inner in walk(part.requirement)
                )
            )
        ),
    ),
    Form(
        "utilization-cap",
        "a ceiling over a week, a month, a year or a run of days; perhaps in two units",
        "`AtMost(hours(8), of=…, per=Rolling(30))`",
        "US-PA-010",
        _part(_cap),
    ),
    Form(
        "duration-limit",
        "how long a stay lasts at least or at most",
        "`Length(at_least=…, at_most=…)`",
        "US-DC-008",
        _any(Length),
    ),
    Form(
        "frequency-cap-and-exclusion",
        "a ceiling on a number, and services that exclude each other on one day",
        "`AtMost(sessions(1), per=SERVICE_DAY)` and `Apart(one, other)`",
        "US-PA-007",
        _either(
            _any(Apart),
            _part(
                lambda part: (
                    isinstance(part, AtMost)
                    and part.amount.unit is Unit.SESSIONS
                    and isinstance(part.per, ServiceDay)
                )
            ),
        ),
    ),
    Form(
        "deadline-calendar-days",
        "due so many days, weeks or months after admission or the first service",
        "`Due(document, within=calendar_days(7))`",
        "US-NY-001",
        _due(lambda due: _from_admission(due) and bool(_units(due.within) & _DAYS)),
    ),
    Form(
        "deadline-service-days-with-cap",
        "due by a day of service, in so many calendar days at most",
        "`Due(…, within=Earliest((service_days(10), calendar_days(30))))`",
        "US-MN-002",
        _part(_counts_service),
    ),
    Form(
        "deadline-by-session",
        "due by a session",
        "`Due(…, within=nth_session(3))`",
        "US-MI-001",
        _due(lambda due: TermUnit.SESSIONS in _units(due.within)),
    ),
    Form(
        "n-sessions-or-n-weeks",
        "two clocks, of which the later or the earlier one governs",
        "`Repeats(…, every=Latest((nth_session(4), weeks(4))))`",
        "US-NH-002",
        _part(
            lambda part: (
                isinstance(part, Repeats) and isinstance(part.every, Latest | Earliest)
            )
        ),
    ),
    Form(
        "interval-depends-on-expected-stay",
        "an interval that hangs on how long the stay is expected to last",
        "`Given(Fact(…), then=Repeats(…), otherwise=Repeats(…))`",
        "US-PA-001",
        lambda _, version: (
            isinstance(version.requirement, Given)
            and isinstance(version.requirement.condition, Fact)
            and isinstance(version.requirement.then, Repeats)
        ),
    ),
    Form(
        "deadline-from-other-event",
        "due from another event than admission: an assessment, a contact, a test",
        "`Due(…, after=Completed(…))`, `Signed(…, within=…)`",
        "US-MD-002",
        _either(
            _due(lambda due: not _from_admission(due)),
            _part(lambda part: isinstance(part, Signed) and part.within is not None),
        ),
    ),
    Form(
        "deadline-in-hours",
        "due in so many hours",
        "`Due(…, within=hours_after(48))`",
        "US-DE-001",
        _due(lambda due: TermUnit.HOURS in _units(due.within)),
    ),
    Form(
        "fixed-anchor-recurrence",
        "due again on days that are fixed from the first, whenever the last was made",
        "`Repeats(…, since=Since.ANCHOR)`",
        "US-DE-003",
        _part(lambda part: isinstance(part, Repeats) and part.since is Since.ANCHOR),
    ),
    Form(
        "prior-document-credit",
        "an earlier document serves if it is fresh enough, perhaps with an update",
        "`Due(…, before=months(12))`, `AnyOf` with an update",
        "US-AZ-005",
        _due(lambda due: due.before is not None),
    ),
    Form(
        "ratio-caseload",
        "the most patients for the staff there is",
        "`Ratio(24, of=(…,), load=Load.AVERAGE)`",
        "US-NJ-016",
        _any(Ratio),
    ),
    Form(
        "group-size",
        "the most, or the fewest, in a group; by age, kind of session or staff present",
        "`EachSession(of=GROUP, fewest=2, most=12)`",
        "US-MS-005",
        _part(
            lambda part: (
                isinstance(part, EachSession)
                and (part.most is not None or bool(part.by_staff))
            )
        ),
    ),
    Form(
        "share-or-cap-within-total",
        "a part of a total may not exceed, or must reach, an amount or a percentage",
        "`Share(part, whole, …)`, `Capped(floor, part=…, at_most=…)`",
        "US-OR-001",
        _either(_any(Share, Capped), _named("US-SD-001")),
    ),
    Form(
        "counts-and-excludes",
        "what counts and what does not, rule by rule",
        "a `ServiceFilter` of the rule's own",
        "US-MT-001",
        _part(_by_kind),
    ),
    Form(
        "conditional-on-client-attribute",
        "a value that hangs on a fact about the patient",
        "`Given(Fact(…), then=…, otherwise=…)`, or a population",
        "US-OK-002",
        _on(Fact, Age),
    ),
    Form(
        "offer-or-availability-not-receipt",
        "a duty to offer, or to have at hand, whoever comes",
        "`judges=Basis.OFFERED` or `Basis.AVAILABLE`",
        "US-VA-005",
        lambda rule, _: rule.judges in (Basis.OFFERED, Basis.AVAILABLE),
    ),
    Form(
        "excusable-service",
        "asked unless contraindicated, refused or waived, and on record so",
        "`Excusable(requirement, unless=…)`",
        "US-NJ-017",
        _part(_excused),
    ),
    Form(
        "documented-deviation",
        "less, or later, where a reason is on record",
        "`Excusable(…)`, or `Given(Fact(…))` with the lighter duty",
        "US-FL-011",
        _named("US-FL-011", "US-MN-005", "US-MN-006", "US-MN-012", "US-MN-013"),
    ),
    Form(
        "per-year-count",
        "a number in each year",
        "`AtLeast(sessions(8), per=CALENDAR_YEAR)`",
        "US-UT-003",
        _part(lambda part: isinstance(part, AtLeast) and isinstance(part.per, Year)),
    ),
    Form(
        "soft-ceiling",
        "a ceiling that necessity, on record, may exceed",
        "`Excusable(AtMost(…), unless=…)`",
        "US-LA-013",
        _part(_soft),
    ),
    Form(
        "signature-set",
        "who must sign, or countersign, and by when",
        "`Signed(document, by=…)`, `Due(…, signed_by=…)`",
        "US-CA-004",
        _part(_signers),
    ),
    Form(
        "per-event",
        "asked on each event: each session, each day of the program",
        "`Due(…, after=SessionHeld(…))`, a floor per `SERVICE_DAY`",
        "US-MD-004",
        _either(
            _due(lambda due: isinstance(due.after, SessionHeld)),
            _named("US-NC-004", "US-NC-005"),
        ),
    ),
    Form(
        "rolling-interval",
        "at least every so many days since the last",
        "`Repeats(document, every=calendar_days(90))`",
        "US-MD-003",
        _part(
            lambda part: (
                isinstance(part, Repeats)
                and part.since is Since.LAST
                and bool(_units(part.every) & _DAYS)
            )
        ),
    ),
    Form(
        "milestone-list",
        "a list of times",
        "`Repeats(document, at=(…), every=…)`",
        "US-WI-007",
        _part(lambda part: isinstance(part, Repeats) and bool(part.at)),
    ),
    Form(
        "scaled-by-census",
        "hours of a program in proportion to its patients",
        "`Scaled(AtLeast(hours(1), …), patients=4)`",
        "US-WI-008",
        _any(Scaled),
    ),
    Form(
        "inactivity-definition",
        "how long without contact until a patient counts as gone",
        "`Gap(days(90), of=…, per=STAY)`",
        "US-MS-006",
        _part(lambda part: isinstance(part, Gap) and part.per == STAY),
    ),
    Form(
        "two-sided-window",
        "before the anchor within a limit, or after it within another",
        "`Due(…, before=calendar_days(30), within=hours_after(72))`",
        "US-AZ-004",
        _due(lambda due: isinstance(due.before, Term) and due.within is not None),
    ),
    Form(
        "no-such-level",
        "the authority has no license or category for the level",
        "`LevelAbsent()`: never met, never unmet, not applicable",
        "US-MA-005",
        _any(LevelAbsent),
    ),
)


def forms_of(rule: Rule) -> tuple[str, ...]:
    """The names of the forms that any version of *rule* has."""
    return tuple(
        form.name
        for form in FORMS
        if any(form.holds(rule, version) for version in rule.versions)
    )


def has(form: Form, rule: Rule) -> bool:
    """Whether any version of *rule* has *form*."""
    return any(form.holds(rule, version) for version in rule.versions)
