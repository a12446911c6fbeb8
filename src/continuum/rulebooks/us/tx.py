"""Texas: hours, staff and groups of licensed treatment, its plan, and Medicaid's caps.

Scope: weekly hours, staff and caseloads of intensive and supportive residential
services, and what programs for adolescents must add (26 TAC 564.903 and 564.905); sizes
of groups (564.901); signatures on the plan (564.804), and the plan in programs of the
juvenile justice department (37 TAC 353.308); and Medicaid's limits on outpatient and
residential treatment (1 TAC 354.1311 and the provider manual of 2016). Chapter 564 took
over the text of 25 TAC chapter 448 on 2024-04-30; the older chapter is not encoded.

Medicaid's limits decide what is paid, not what is due, and the license knows none of
them. Outpatient treatment is a level of Medicaid's alone; the residential levels are
the license's, so there the limit is about patients with the fact ``medicaid``. In 2016
the groups of a year were counted in hours, later in sessions. No text between was read,
so there is none from 2017 to 2024-09-19.

Not covered, because the figure was only recalled: by when the plan is due
(564.804(f)). Not covered, because the text was cut there: what the other 14 hours of
day treatment for adolescents are (564.905(c)), and the staff of supportive residential
programs for adults (564.903(h)). Not covered, because a rule speaks of services and not
of claims: which billing codes are denied on a day of residential treatment. Not
covered, because no text was read: hours of outpatient services, reviews of the plan,
the discharge summary, withdrawal management. Not covered, because they are no part of
the facts collected: therapeutic communities (564.1401).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind, Party
from continuum.periods import CALENDAR_MONTH, CALENDAR_YEAR, WEEK, DateRange
from continuum.requirements import (
    EVENINGS_AND_WEEKENDS,
    AllOf,
    AtLeast,
    AtMost,
    Average,
    Counting,
    Due,
    EachSession,
    Excusable,
    Given,
    Length,
    Load,
    Ratio,
    Signed,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import (
    CLINICAL,
    Format,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from continuum.systems import us_tx
from continuum.terms import calendar_days

__all__ = [
    "ADOLESCENT_ACTIVITIES",
    "ADOLESCENT_DAY_TREATMENT_HOURS",
    "ADOLESCENT_INTENSIVE_RESIDENTIAL_STAFF",
    "ADOLESCENT_SUPPORTIVE_RESIDENTIAL_STAFF",
    "ADULT_INTENSIVE_RESIDENTIAL_STAFF",
    "COUNSELING",
    "COUNSELING_AND_EDUCATION",
    "GROUP_COUNSELING",
    "GROUP_EDUCATION",
    "GROUP_SIZE",
    "INDIVIDUAL_COUNSELING",
    "INTENSIVE_RESIDENTIAL_CASELOAD",
    "INTENSIVE_RESIDENTIAL_HOURS",
    "JUVENILE_JUSTICE_PLAN",
    "MEDICAID_GROUP_COUNSELING",
    "MEDICAID_INDIVIDUAL_COUNSELING",
    "MEDICAID_INTENSIVE_RESIDENTIAL_LENGTH",
    "MEDICAID_SUPPORTIVE_RESIDENTIAL_LENGTH",
    "PLAN_SIGNATURES",
    "RULEBOOK",
    "SERVICES",
    "STRUCTURED_ACTIVITIES",
    "STRUCTURED_ACTIVITIES_AND_SCHOOL",
    "SUPPORTIVE_RESIDENTIAL_HOURS",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Texas Administrative Code"

COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    label="chemical dependency counseling",
)
INDIVIDUAL_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL],
    label="individual counseling",
)
GROUP_COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.GROUP],
    label="group counseling",
)
# Groups of several families are exempt from the limit on groups, and are another format
# here.
GROUP_EDUCATION: Final = ServiceFilter.of(
    ServiceKind.EDUCATION,
    ServiceKind.SKILLS,
    formats=[Format.GROUP],
    label="group education and life skills training",
)
# The second component of the hours: additional counseling, education, life skills,
# relapse prevention. Counseling beyond the first component counts in it, so the two are
# asked for together.
COUNSELING_AND_EDUCATION: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    ServiceKind.EDUCATION,
    ServiceKind.SKILLS,
    label="counseling, education and life skills training",
)
# The third component is not listed for adults. It is read as whatever is done together
# on a plan and is neither counseling nor education, since these have hours of their
# own; whether staff monitored it, the caller says by recording it.
STRUCTURED_ACTIVITIES: Final = ServiceFilter.of(
    ServiceKind.OCCUPATIONAL_THERAPY,
    ServiceKind.ACTIVITY_THERAPY,
    ServiceKind.RECREATIONAL_THERAPY,
    ServiceKind.HOLISTIC,
    ServiceKind.PEER_SUPPORT,
    ServiceKind.VOCATIONAL,
    ServiceKind.MUTUAL_HELP,
    ServiceKind.RECREATION,
    label="planned, structured activities",
)
# For adolescents 564.905(a)(4) names recreation and leisure, and lets school count.
STRUCTURED_ACTIVITIES_AND_SCHOOL: Final = (
    STRUCTURED_ACTIVITIES | ServiceFilter.of(ServiceKind.SCHOOLING)
).called("planned, structured activities or school")
# What the three components are made of.
SERVICES: Final = (COUNSELING_AND_EDUCATION | STRUCTURED_ACTIVITIES).called(
    "counseling, education and structured activities"
)
TREATMENT_SERVICES: Final = CLINICAL.called("services")

_SERVICES_AND_SCHOOL: Final = (
    COUNSELING_AND_EDUCATION | STRUCTURED_ACTIVITIES_AND_SCHOOL
).called("counseling, education, structured activities and school")

_COUNSELED: Final = (
    Average(AtLeast(hours(10), of=COUNSELING, per=WEEK)),
    Average(AtLeast(hours(1), of=INDIVIDUAL_COUNSELING, per=WEEK)),
    Average(AtLeast(hours(20), of=COUNSELING_AND_EDUCATION, per=WEEK)),
)

_RESIDENTIAL_URL: Final = (
    "https://texreg.sos.state.tx.us/public/readtac$ext.TacPage?sl=T&app=9&p_dir=N"
    "&p_rloc=217763&p_tloc=&p_ploc=1&pg=2&p_tac=&ti=26&pt=1&ch=564&rl=902"
)
_ADOLESCENT_URL: Final = (
    "https://regulations.justia.com/states/texas/title-26/part-1/chapter-564/"
    "subchapter-i/section-564-905"
)
_START: Final = (
    "The start is the day on which chapter 448 of title 25 became this chapter, read "
    "in the notes of sections 1201 and 1205."
)
_MANUAL_URL: Final = (
    "http://www.tmhp.com/Manuals_HTML1/TMPPM/Archive/2016/"
    "Vol2_Behavioral_Health_Handbook.15.142.html"
)
_MANUAL: Final = "Texas Medicaid Provider Procedures Manual"

# The qualified professional is the qualified credentialed counselor, who signs what an
# intern or a graduate wrote.
PLAN_SIGNATURES: Final = Rule(
    code="US-TX-001",
    name="plan-signatures",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 6)),
            requirement=Given(
                Fact("plan-prepared-by-intern-or-graduate"),
                then=Signed(
                    DocumentKind.TREATMENT_PLAN,
                    by=(
                        Party.PATIENT,
                        StaffRole.COUNSELOR,
                        Party.QUALIFIED_PROFESSIONAL,
                    ),
                ),
                otherwise=Signed(
                    DocumentKind.TREATMENT_PLAN, by=(Party.PATIENT, StaffRole.COUNSELOR)
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.804(e)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/texas-"
                    "administrative-code/title-26-health-and-human-services/part-1-"
                    "health-and-human-services-commission/chapter-564-chemical-"
                    "dependency-treatment-facilities/subchapter-h-screening-and-"
                    "assessment/section-564804-treatment-planning-implementation-and-"
                    "review"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-06",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 6),
        ),
    ),
)

# Complete and in the file: one day for both.
JUVENILE_JUSTICE_PLAN: Final = Rule(
    code="US-TX-002",
    name="juvenile-justice-plan",
    level=None,
    judges=Basis.DOCUMENTED,
    population=(Fact("juvenile-justice-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(7)),
            citation=Citation(
                instrument=_CODE,
                provision="37 TAC 353.308(f)",
                url=(
                    "https://www.law.cornell.edu/regulations/texas/37-Tex-Admin-Code-"
                    "SS-353-308"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on law.cornell.edu",
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

# The 30 hours are an average, and the components are what they consist of: each is read
# as an average, too, over a span that the text does not name. Read week by week, the
# components alone would make 30 hours of every week, and nothing would be left to
# average. The five hours stand in a sentence of their own and hold in each week; "these
# services" is read as the structured activities, which 564.905(a)(4) bears out by
# adding five hours of the same to both figures. In programs for adolescents school
# counts as a structured activity.
INTENSIVE_RESIDENTIAL_HOURS: Final = Rule(
    code="US-TX-003",
    name="intensive-residential-hours",
    level=us_tx.INTENSIVE_RESIDENTIAL,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=Given(
                Fact("adolescent-program"),
                then=AllOf(
                    (
                        Average(AtLeast(hours(30), of=_SERVICES_AND_SCHOOL, per=WEEK)),
                        *_COUNSELED,
                        Average(
                            AtLeast(
                                hours(10),
                                of=STRUCTURED_ACTIVITIES_AND_SCHOOL,
                                per=WEEK,
                            )
                        ),
                        Counting(
                            AtLeast(
                                hours(5),
                                of=STRUCTURED_ACTIVITIES_AND_SCHOOL,
                                per=WEEK,
                            ),
                            only=EVENINGS_AND_WEEKENDS,
                        ),
                    )
                ),
                otherwise=AllOf(
                    (
                        Average(AtLeast(hours(30), of=SERVICES, per=WEEK)),
                        *_COUNSELED,
                        Average(AtLeast(hours(10), of=STRUCTURED_ACTIVITIES, per=WEEK)),
                        Counting(
                            AtLeast(hours(5), of=STRUCTURED_ACTIVITIES, per=WEEK),
                            only=EVENINGS_AND_WEEKENDS,
                        ),
                    )
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.903(d)",
                url=_RESIDENTIAL_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    f"{_START} The address names section 902 and leads to the next "
                    "one. That the components are averages, and that the five hours "
                    "are of structured activities, are readings."
                ),
            ),
        ),
    ),
)

ADULT_INTENSIVE_RESIDENTIAL_STAFF: Final = Rule(
    code="US-TX-004",
    name="adult-intensive-residential-staff",
    level=us_tx.INTENSIVE_RESIDENTIAL,
    judges=Basis.STAFFED,
    population=(Fact("adult-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=AllOf(
                (
                    Ratio(16, of=(StaffRole.DIRECT_CARE,), load=Load.AWAKE),
                    Ratio(32, of=(StaffRole.DIRECT_CARE,), load=Load.ASLEEP),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.903(e)",
                url=_RESIDENTIAL_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    f"{_START} The address names section 902 and leads to the next one."
                ),
            ),
        ),
    ),
)

# No counselor may have more, whatever the others have.
INTENSIVE_RESIDENTIAL_CASELOAD: Final = Rule(
    code="US-TX-005",
    name="intensive-residential-caseload",
    level=us_tx.INTENSIVE_RESIDENTIAL,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=Ratio(10, of=(StaffRole.COUNSELOR,), load=Load.EACH),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.903(f)",
                url=_RESIDENTIAL_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    f"{_START} The address names section 902 and leads to the next one."
                ),
            ),
        ),
    ),
)

# Three hours of counseling and three of more counseling or education are six of both.
# Nothing is averaged here. The hour alone with the counselor is one in a month.
SUPPORTIVE_RESIDENTIAL_HOURS: Final = Rule(
    code="US-TX-006",
    name="supportive-residential-hours",
    level=us_tx.SUPPORTIVE_RESIDENTIAL,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=AllOf(
                (
                    AtLeast(hours(6), of=COUNSELING_AND_EDUCATION, per=WEEK),
                    AtLeast(hours(3), of=COUNSELING, per=WEEK),
                    AtLeast(hours(1), of=INDIVIDUAL_COUNSELING, per=CALENDAR_MONTH),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.903(g)",
                url=_RESIDENTIAL_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    f"{_START} The address names section 902 and leads to the next one."
                ),
            ),
        ),
    ),
)

# Five hours more in evenings and on weekends, beside the five of 564.903(d)(3), are
# ten, and fifteen in all beside its ten. The total is averaged as that is.
ADOLESCENT_ACTIVITIES: Final = Rule(
    code="US-TX-007",
    name="adolescent-activities",
    level=us_tx.INTENSIVE_RESIDENTIAL,
    judges=Basis.DELIVERED,
    population=(Fact("adolescent-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=AllOf(
                (
                    Average(
                        AtLeast(
                            hours(15), of=STRUCTURED_ACTIVITIES_AND_SCHOOL, per=WEEK
                        )
                    ),
                    Counting(
                        AtLeast(
                            hours(10), of=STRUCTURED_ACTIVITIES_AND_SCHOOL, per=WEEK
                        ),
                        only=EVENINGS_AND_WEEKENDS,
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.905(a)(4)",
                url=_ADOLESCENT_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 49, No. 38",
                note=(
                    f"{_START} It adds to 564.903(d)(3), which it cites under an older "
                    "number. That the fifteen hours are an average, as the ten are, is "
                    "a reading."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# The ratio is one of residential services for adolescents, so of both levels.
ADOLESCENT_INTENSIVE_RESIDENTIAL_STAFF: Final = Rule(
    code="US-TX-008",
    name="adolescent-intensive-residential-staff",
    level=us_tx.INTENSIVE_RESIDENTIAL,
    judges=Basis.STAFFED,
    population=(Fact("adolescent-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=AllOf(
                (
                    Ratio(8, of=(StaffRole.DIRECT_CARE,), load=Load.AWAKE),
                    Ratio(16, of=(StaffRole.DIRECT_CARE,), load=Load.ASLEEP),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.905(a)(5)",
                url=_ADOLESCENT_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 49, No. 38",
                note=_START,
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

ADOLESCENT_SUPPORTIVE_RESIDENTIAL_STAFF: Final = Rule(
    code="US-TX-009",
    name="adolescent-supportive-residential-staff",
    level=us_tx.SUPPORTIVE_RESIDENTIAL,
    judges=Basis.STAFFED,
    population=(Fact("adolescent-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=AllOf(
                (
                    Ratio(8, of=(StaffRole.DIRECT_CARE,), load=Load.AWAKE),
                    Ratio(16, of=(StaffRole.DIRECT_CARE,), load=Load.ASLEEP),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.905(a)(5)",
                url=_ADOLESCENT_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 49, No. 38",
                note=_START,
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# One hour alone with the counselor would make no sense for a whole facility, so the
# hours are those of each patient.
ADOLESCENT_DAY_TREATMENT_HOURS: Final = Rule(
    code="US-TX-010",
    name="adolescent-day-treatment-hours",
    level=us_tx.DAY_TREATMENT,
    judges=Basis.DELIVERED,
    population=(Fact("adolescent-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=AllOf(
                (
                    AtLeast(hours(15), of=TREATMENT_SERVICES, per=WEEK),
                    AtLeast(hours(1), of=INDIVIDUAL_COUNSELING, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.905(c)",
                url=_ADOLESCENT_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Reg. 49, No. 38",
                note=(
                    f"{_START} The copy was cut where it says of what the other 14 "
                    "hours are, so any clinical service counts."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# A seminar, an outside speaker and other events for a large audience are exempt; which
# these are, the caller says by a spell of the fact on their days.
GROUP_SIZE: Final = Rule(
    code="US-TX-011",
    name="group-size",
    level=None,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 4, 30)),
            requirement=AllOf(
                (
                    EachSession(of=GROUP_COUNSELING, most=16),
                    Excusable(
                        EachSession(of=GROUP_EDUCATION, most=35),
                        unless=("event-for-a-large-audience",),
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="26 TAC 564.901(b)",
                url=(
                    "https://texreg.sos.state.tx.us/public/readtac$ext.TacPage?sl=T"
                    "&app=9&p_dir=P&p_rloc=217763&p_tloc=&p_ploc=1&pg=2&p_tac=&ti=26"
                    "&pt=1&ch=564&rl=902"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    f"{_START} The address names section 902 and leads to the one "
                    "before. The same words were read in 25 TAC 448.901(b)."
                ),
            ),
        ),
    ),
)

# A limit of a calendar year is that of the whole year of its edition, whose sessions
# count from January on, though the text is known from December only: a year of which
# one month has a text could never be judged. What may be approved beyond it was not
# read in that edition.
MEDICAID_GROUP_COUNSELING: Final = Rule(
    code="US-TX-012",
    name="medicaid-group-counseling",
    level=us_tx.OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 1, 1), date(2017, 1, 1)),
            requirement=AtMost(hours(135), of=GROUP_COUNSELING, per=CALENDAR_YEAR),
            citation=Citation(
                instrument=_MANUAL,
                provision="December 2016, 8.10.2",
                url=_MANUAL_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The edition of December 2016, whose limit is of a calendar year, "
                    "and so read for all of it. When sessions took the place of hours "
                    "was not read."
                ),
            ),
            verified_through=date(2016, 12, 31),
        ),
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Excusable(
                AtMost(sessions(135), of=GROUP_COUNSELING, per=CALENDAR_YEAR),
                unless=("documented-medical-necessity",),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="1 TAC 354.1311(d)(2)",
                url=(
                    "https://regulations.justia.com/states/texas/title-1/part-15/"
                    "chapter-354/subchapter-a/division-22/section-354-1311"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies on regulations.justia.com, through Reg. 49, No. 38, and on "
                    "casetext.com, through No. 43"
                ),
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The start is the day of the older copy. How long a session lasts "
                    "is for the provider to judge. More may be considered, and need "
                    "not be granted."
                ),
            ),
            verified_through=date(2024, 10, 25),
        ),
    ),
)

MEDICAID_INDIVIDUAL_COUNSELING: Final = Rule(
    code="US-TX-013",
    name="medicaid-individual-counseling",
    level=us_tx.OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 1, 1), date(2017, 1, 1)),
            requirement=AtMost(hours(26), of=INDIVIDUAL_COUNSELING, per=CALENDAR_YEAR),
            citation=Citation(
                instrument=_MANUAL,
                provision="December 2016, 8.10.2",
                url=_MANUAL_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The edition of December 2016, whose limit is of a calendar year, "
                    "and so read for all of it."
                ),
            ),
            verified_through=date(2016, 12, 31),
        ),
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Excusable(
                AtMost(hours(26), of=INDIVIDUAL_COUNSELING, per=CALENDAR_YEAR),
                unless=("documented-medical-necessity",),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="1 TAC 354.1311(d)(3)",
                url=(
                    "https://regulations.justia.com/states/texas/title-1/part-15/"
                    "chapter-354/subchapter-a/division-22/section-354-1311"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copies on regulations.justia.com, through Reg. 49, No. 38, and on "
                    "casetext.com, through No. 43"
                ),
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The start is the day of the older copy. More may be considered, "
                    "and need not be granted."
                ),
            ),
            verified_through=date(2024, 10, 25),
        ),
    ),
)

# The manual says residential treatment and no more, so the limit is that of both levels
# that the license tells apart. One unit a day is no limit on days, and is left out.
MEDICAID_INTENSIVE_RESIDENTIAL_LENGTH: Final = Rule(
    code="US-TX-014",
    name="medicaid-intensive-residential-length",
    level=us_tx.INTENSIVE_RESIDENTIAL,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 12, 1)),
            requirement=Length(at_most=calendar_days(35)),
            citation=Citation(
                instrument=_MANUAL,
                provision="December 2016, 8.10.2",
                url=_MANUAL_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The start is the first day of the month of the edition. No later "
                    "edition was read; a notice says that the benefit changed on "
                    "2019-01-01, and not whether these days did. Of what span the 35 "
                    "days are is not said; they are read as those of a stay."
                ),
            ),
            verified_through=date(2016, 12, 31),
        ),
    ),
)

MEDICAID_SUPPORTIVE_RESIDENTIAL_LENGTH: Final = Rule(
    code="US-TX-015",
    name="medicaid-supportive-residential-length",
    level=us_tx.SUPPORTIVE_RESIDENTIAL,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2016, 12, 1)),
            requirement=Length(at_most=calendar_days(35)),
            citation=Citation(
                instrument=_MANUAL,
                provision="December 2016, 8.10.2",
                url=_MANUAL_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The start is the first day of the month of the edition. No later "
                    "edition was read; a notice says that the benefit changed on "
                    "2019-01-01, and not whether these days did. Of what span the 35 "
                    "days are is not said; they are read as those of a stay."
                ),
            ),
            verified_through=date(2016, 12, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-TX",
        name="Texas",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PLAN_SIGNATURES,
        JUVENILE_JUSTICE_PLAN,
        INTENSIVE_RESIDENTIAL_HOURS,
        ADULT_INTENSIVE_RESIDENTIAL_STAFF,
        INTENSIVE_RESIDENTIAL_CASELOAD,
        SUPPORTIVE_RESIDENTIAL_HOURS,
        ADOLESCENT_ACTIVITIES,
        ADOLESCENT_INTENSIVE_RESIDENTIAL_STAFF,
        ADOLESCENT_SUPPORTIVE_RESIDENTIAL_STAFF,
        ADOLESCENT_DAY_TREATMENT_HOURS,
        GROUP_SIZE,
        MEDICAID_GROUP_COUNSELING,
        MEDICAID_INDIVIDUAL_COUNSELING,
        MEDICAID_INTENSIVE_RESIDENTIAL_LENGTH,
        MEDICAID_SUPPORTIVE_RESIDENTIAL_LENGTH,
    ),
    revised=date(2026, 11, 22),
)
