"""Washington: intensive outpatient care under deferred prosecution, and older rules.

Scope: 72 hours in twelve weeks under deferred prosecution (WAC 246-341-0740 and, before
it, 388-877B-0350); counseling after driving under the influence (246-341-0815); and two
sections of the repealed chapter 388-877B, on long-term residential care and on monthly
individual sessions, with their reviews of the plan and notes of sessions.

The figures were noted down as those of adults, but the texts read do not tie them to an
age, so the rules are about everyone at the level.

Deferred prosecution is a population at level 2.1, not a level. Chapter 246-341 was
reorganized on 2023-05-01, and where the 72 hours stand since was not read: that text
ends there. Neither was the text of 2019-05-17 to 2021-07-01, nor any between the repeal
of chapter 388-877B on 2018-04-01 and the first.

Section 388-877B-0350 was read in a copy of 2016 and, up to the beginning of its
paragraph (6), in one of 2015. The 72 hours stand in that paragraph and count from the
later copy; the monthly session of paragraph (2) counts from the earlier.

After driving under the influence, a session every two weeks is read as one in any
fourteen days that lie wholly in days 61 to 180, wherever the two weeks begin.

Not covered, because it cannot be said yet: the days that no whole program week of the
first sixty holds, 57 to 60.

Not covered, because no first day was read: reports to a court within three and ten
working days (246-341-0800, until 2023-05-01). Not covered, because no figure goes with
it: education and mutual help after driving under the influence. Not covered either: the
weekly sessions for the rest of the first sixty days after intensive inpatient treatment
(246-341-0815(1)(e)); and a documented reason that excuses a late note of a session
(388-877B-0350), since a fact is told of a stay and not of one note.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Elapsed, Fact
from continuum.documents import DocumentKind
from continuum.periods import (
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    WEEK,
    Blocks,
    DateRange,
    Rolling,
    WholeStay,
)
from continuum.requirements import (
    AllOf,
    AtLeast,
    Completed,
    Due,
    EachSession,
    Excusable,
    Repeats,
    SessionHeld,
    days,
    hours,
    minutes,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import (
    CLINICAL,
    GROUP,
    INDIVIDUAL,
    Format,
    ServiceFilter,
    ServiceKind,
)
from continuum.systems import asam3, us_wa
from continuum.terms import months, nth_session

__all__ = [
    "COUNSELING",
    "DEFERRED_PROSECUTION_FIRST_WEEKS",
    "DEFERRED_PROSECUTION_HOURS",
    "DUI_FIRST_SIXTY_DAYS",
    "DUI_FORTNIGHTS",
    "DUI_NEXT_DAYS",
    "EDUCATION",
    "GROUP_SESSIONS",
    "INDIVIDUAL_COUNSELING",
    "INDIVIDUAL_SESSIONS",
    "IOP_GROUP_SESSION_NOTES",
    "IOP_INDIVIDUAL_SESSION_NOTES",
    "IOP_MONTHLY_INDIVIDUAL",
    "IOP_PLAN_REVIEW",
    "LONG_TERM_PLAN_REVIEW",
    "LONG_TERM_WEEKLY_HOURS",
    "RULEBOOK",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

# Individual and group counseling, education and other activities: an open list.
# Meetings of self-help groups are due besides, and are no treatment service.
TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")
GROUP_SESSIONS: Final = (CLINICAL & GROUP).called("group sessions")
INDIVIDUAL_SESSIONS: Final = (CLINICAL & INDIVIDUAL).called("individual sessions")
# An assessment is another kind of service, as the section on driving wants it.
COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)
INDIVIDUAL_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL],
    label="individual counseling",
)
EDUCATION: Final = ServiceFilter.of(ServiceKind.EDUCATION, label="education")

# Twelve weeks are 84 days from admission, whatever weekday that is.
DEFERRED_PROSECUTION_HOURS: Final = Rule(
    code="US-WA-001",
    name="deferred-prosecution-hours",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    population=(Fact("deferred-prosecution"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 11, 23), date(2018, 4, 1)),
            requirement=AtLeast(hours(72), of=TREATMENT_SERVICES, per=WholeStay(84)),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 388-877B-0350(6)(a)",
                url="http://warules.elaws.us/wac/388-877b-0350",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on warules.elaws.us",
                note=(
                    "The start is the day of the copy, read on section 0200 of the "
                    "same chapter. Repealed with the chapter by WSR 18-06-043."
                ),
            ),
            verified_through=date(2016, 11, 23),
        ),
        RuleVersion(
            in_force=DateRange(date(2021, 7, 1), date(2023, 5, 1)),
            requirement=Excusable(
                AtLeast(hours(72), of=TREATMENT_SERVICES, per=WholeStay(84)),
                unless=("written-court-approval",),
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 246-341-0740(2)(a)-(b)",
                url="https://app.leg.wa.gov/WAC/default.aspx?cite=246-341-0740",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy bears no day after the one it took force on. The chapter "
                    "was reorganized on 2023-05-01; the present section was not read."
                ),
            ),
            verified_through=date(2021, 7, 1),
        ),
    ),
)

# Three sessions a week on separate days are three days with a session. The weeks are
# program weeks, since the first four are counted from admission. A group session must
# last an hour; an individual one need not.
DEFERRED_PROSECUTION_FIRST_WEEKS: Final = Rule(
    code="US-WA-002",
    name="deferred-prosecution-first-weeks",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    population=(Fact("deferred-prosecution"), Elapsed(below=28)),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 11, 23), date(2018, 4, 1)),
            requirement=AllOf(
                (
                    AtLeast(days(3), of=TREATMENT_SERVICES, per=PROGRAM_WEEK),
                    EachSession(of=GROUP_SESSIONS, at_least=hours(1)),
                )
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 388-877B-0350(6)(a)(i)-(ii)",
                url="http://warules.elaws.us/wac/388-877b-0350",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on warules.elaws.us",
                note=(
                    "The start is the day of the copy, read on section 0200 of the "
                    "same chapter. Repealed with the chapter by WSR 18-06-043."
                ),
            ),
            verified_through=date(2016, 11, 23),
        ),
        RuleVersion(
            in_force=DateRange(date(2021, 7, 1), date(2023, 5, 1)),
            requirement=Excusable(
                AllOf(
                    (
                        AtLeast(days(3), of=TREATMENT_SERVICES, per=PROGRAM_WEEK),
                        EachSession(of=GROUP_SESSIONS, at_least=hours(1)),
                    )
                ),
                unless=("written-court-approval",),
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 246-341-0740(2)(a)(i)-(ii), (b)",
                url="https://app.leg.wa.gov/WAC/default.aspx?cite=246-341-0740",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy bears no day after the one it took force on. The chapter "
                    "was reorganized on 2023-05-01; the present section was not read."
                ),
            ),
            verified_through=date(2021, 7, 1),
        ),
    ),
)

# Weeks are program weeks, since the phase is counted from admission. The eight that lie
# wholly in the first sixty days are judged, days 1 to 56. The ninth ends on day 63: a
# session after day 60 must not stand for one within, and four days are no week.
DUI_FIRST_SIXTY_DAYS: Final = Rule(
    code="US-WA-003",
    name="dui-first-sixty-days",
    level=us_wa.DUI_OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 12, 31)),
            requirement=AllOf(
                (
                    AtLeast(
                        sessions(1, each=minutes(30)),
                        of=INDIVIDUAL_COUNSELING,
                        per=WholeStay(60),
                    ),
                    AtLeast(sessions(1), of=COUNSELING, per=PROGRAM_WEEK),
                )
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 246-341-0815(1)(a)-(b)",
                url=(
                    "https://lawfilesext.leg.wa.gov/Law/WACArchive/2023/htm/"
                    "WAC%20246%20%20TITLE/WAC%20246%20-341%20%20CHAPTER/"
                    "WAC%20246%20-341%20-0815.htm"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Read in the archive of 2023, which bears no day; it counts from "
                    "the last day of that year."
                ),
            ),
            verified_through=date(2023, 12, 31),
        ),
    ),
)

# Blocks of sixty days from admission: days 61 to 120 and 121 to 180. The sessions every
# two weeks are a rule of their own, the last of this book.
DUI_NEXT_DAYS: Final = Rule(
    code="US-WA-004",
    name="dui-next-days",
    level=us_wa.DUI_OUTPATIENT,
    judges=Basis.DELIVERED,
    population=(Elapsed(at_least=60, below=180),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 12, 31)),
            requirement=AtLeast(
                sessions(1, each=minutes(30)),
                of=INDIVIDUAL_COUNSELING,
                per=Blocks(60),
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 246-341-0815(2)(b)",
                url=(
                    "https://lawfilesext.leg.wa.gov/Law/WACArchive/2023/htm/"
                    "WAC%20246%20%20TITLE/WAC%20246%20-341%20%20CHAPTER/"
                    "WAC%20246%20-341%20-0815.htm"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Read in the archive of 2023, which bears no day; it counts from "
                    "the last day of that year."
                ),
            ),
            verified_through=date(2023, 12, 31),
        ),
    ),
)

LONG_TERM_WEEKLY_HOURS: Final = Rule(
    code="US-WA-005",
    name="long-term-weekly-hours",
    level=us_wa.LONG_TERM_RESIDENTIAL,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 7, 16), date(2018, 4, 1)),
            requirement=AllOf(
                (
                    AtLeast(hours(2), of=COUNSELING, per=WEEK),
                    AtLeast(hours(2), of=EDUCATION, per=WEEK),
                )
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 388-877B-0270(1)-(2)",
                url="http://warules.elaws.us/wac/388-877b-0270",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on warules.elaws.us",
                note=(
                    "In these words since WSR 16-13-087. The last day is that of the "
                    "copy, read on section 0200. Repealed with the chapter by WSR "
                    "18-06-043."
                ),
            ),
            verified_through=date(2016, 11, 23),
        ),
    ),
)

# Monthly is read as once in each calendar month.
IOP_MONTHLY_INDIVIDUAL: Final = Rule(
    code="US-WA-006",
    name="iop-monthly-individual",
    level=asam3.LEVEL_2_1,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 12, 31), date(2018, 4, 1)),
            requirement=AtLeast(
                sessions(1), of=INDIVIDUAL_COUNSELING, per=CALENDAR_MONTH
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 388-877B-0350(2)",
                url="http://warules.elaws.us/wac/388-877b-0350",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on warules.elaws.us and global-regulation.com",
                note=(
                    "The oldest copy says 2015 and no day, so it counts from the last "
                    "day of that year; the later one is of 2016-11-23. Repealed with "
                    "the chapter by WSR 18-06-043."
                ),
            ),
            verified_through=date(2016, 11, 23),
        ),
    ),
)

# Monthly is read as no more than a month after the last. That the review happens in an
# individual session is left out: a document does not say in which session it was made.
IOP_PLAN_REVIEW: Final = Rule(
    code="US-WA-007",
    name="iop-plan-review",
    level=asam3.LEVEL_2_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 12, 31), date(2018, 4, 1)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=months(1),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 388-877B-0350(2)-(4)",
                url="http://warules.elaws.us/wac/388-877b-0350",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on warules.elaws.us and global-regulation.com",
                note=(
                    "The oldest copy says 2015 and no day, so it counts from the last "
                    "day of that year; the later one is of 2016-11-23. Repealed with "
                    "the chapter by WSR 18-06-043."
                ),
            ),
            verified_through=date(2016, 11, 23),
        ),
    ),
)

# The note of a session is due before the next session of the same type.
IOP_INDIVIDUAL_SESSION_NOTES: Final = Rule(
    code="US-WA-008",
    name="iop-individual-session-notes",
    level=asam3.LEVEL_2_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 12, 31), date(2018, 4, 1)),
            requirement=Due(
                DocumentKind.PROGRESS_NOTE,
                within=nth_session(1, of=INDIVIDUAL_SESSIONS),
                after=SessionHeld(INDIVIDUAL_SESSIONS),
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 388-877B-0350(2)-(4)",
                url="http://warules.elaws.us/wac/388-877b-0350",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on warules.elaws.us and global-regulation.com",
                note=(
                    "The oldest copy says 2015 and no day, so it counts from the last "
                    "day of that year; the later one is of 2016-11-23. Repealed with "
                    "the chapter by WSR 18-06-043. Types of sessions are read as "
                    "formats. Before the next session is read as by its end, since a "
                    "limit in sessions ends with the session."
                ),
            ),
            verified_through=date(2016, 11, 23),
        ),
    ),
)

IOP_GROUP_SESSION_NOTES: Final = Rule(
    code="US-WA-009",
    name="iop-group-session-notes",
    level=asam3.LEVEL_2_1,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 12, 31), date(2018, 4, 1)),
            requirement=Due(
                DocumentKind.PROGRESS_NOTE,
                within=nth_session(1, of=GROUP_SESSIONS),
                after=SessionHeld(GROUP_SESSIONS),
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 388-877B-0350(2)-(4)",
                url="http://warules.elaws.us/wac/388-877b-0350",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copies on warules.elaws.us and global-regulation.com",
                note=(
                    "The oldest copy says 2015 and no day, so it counts from the last "
                    "day of that year; the later one is of 2016-11-23. Repealed with "
                    "the chapter by WSR 18-06-043. Types of sessions are read as "
                    "formats. Before the next session is read as by its end, since a "
                    "limit in sessions ends with the session."
                ),
            ),
            verified_through=date(2016, 11, 23),
        ),
    ),
)

LONG_TERM_PLAN_REVIEW: Final = Rule(
    code="US-WA-010",
    name="long-term-plan-review",
    level=us_wa.LONG_TERM_RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 7, 16), date(2018, 4, 1)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=months(1),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 388-877B-0270(5)",
                url="http://warules.elaws.us/wac/388-877b-0270",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on warules.elaws.us",
                note=(
                    "In these words since WSR 16-13-087. The last day is that of the "
                    "copy, read on section 0200. Repealed with the chapter by WSR "
                    "18-06-043."
                ),
            ),
            verified_through=date(2016, 11, 23),
        ),
    ),
)

# The first run of fourteen days begins on day 61, the last on day 167; that one ends on
# day 180. What lies partly in another phase is not judged.
DUI_FORTNIGHTS: Final = Rule(
    code="US-WA-011",
    name="dui-fortnights",
    level=us_wa.DUI_OUTPATIENT,
    judges=Basis.DELIVERED,
    population=(Elapsed(at_least=60, below=167),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 12, 31)),
            requirement=AtLeast(sessions(1), of=COUNSELING, per=Rolling(14)),
            citation=Citation(
                instrument="Washington Administrative Code",
                provision="WAC 246-341-0815(2)(a)",
                url=(
                    "https://lawfilesext.leg.wa.gov/Law/WACArchive/2023/htm/"
                    "WAC%20246%20%20TITLE/WAC%20246%20-341%20%20CHAPTER/"
                    "WAC%20246%20-341%20-0815.htm"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Read in the archive of 2023, which bears no day; it counts from "
                    "the last day of that year. Every two weeks is read as in any "
                    "fourteen days."
                ),
            ),
            verified_through=date(2023, 12, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-WA",
        name="Washington",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        DEFERRED_PROSECUTION_HOURS,
        DEFERRED_PROSECUTION_FIRST_WEEKS,
        DUI_FIRST_SIXTY_DAYS,
        DUI_NEXT_DAYS,
        LONG_TERM_WEEKLY_HOURS,
        IOP_MONTHLY_INDIVIDUAL,
        IOP_PLAN_REVIEW,
        IOP_INDIVIDUAL_SESSION_NOTES,
        IOP_GROUP_SESSION_NOTES,
        LONG_TERM_PLAN_REVIEW,
        DUI_FORTNIGHTS,
    ),
    revised=date(2026, 11, 22),
)
