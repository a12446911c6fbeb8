"""California: narcotic treatment programs, and a review that Medi-Cal asks for.

Scope: minutes of counseling in maintenance treatment and the record of a session (9 CCR
10345), the maintenance treatment plan, its updates, who signs it and what it has
(10305), drug tests (10310), and the physician's review that Drug Medi-Cal asks for (22
CCR 51341.1, as the agency's page tells it).

What does not count as counseling is left to whoever records a session: what staff say
while a dose is given is the giving of the dose, and a meeting of a self-help group is
mutual help.

Not covered, because a plan does not say it here: that a short-term goal is one of 90
days or less. Not covered, because no figure goes with it: how the medical director may
adjust the minutes. Not covered, because no text was read: levels 2.1 and 2.5 of the
Drug Medi-Cal organized delivery system; intensive outpatient treatment and the sessions
of outpatient services under Drug Medi-Cal. Not covered: mental health residential
programs, whose plans are reviewed weekly, or every 30 or 60 days (9 CCR 5322).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind, Party
from continuum.periods import CALENDAR_MONTH, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    Counting,
    Due,
    EachSession,
    Excusable,
    Happened,
    PlanHas,
    PlanTrait,
    Repeats,
    SessionHeld,
    Signed,
    Since,
    minutes,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Format, ServiceFilter, ServiceKind, StaffRole
from continuum.systems import us_ca
from continuum.terms import calendar_days, months

__all__ = [
    "COUNSELING",
    "DRUG_MEDI_CAL_HISTORY_REVIEW",
    "DRUG_TESTS",
    "GROUP_COUNSELING",
    "INDIVIDUAL_COUNSELING",
    "NTP_COUNSELING",
    "NTP_COUNSELING_MINUTES",
    "NTP_DRUG_TESTS",
    "NTP_MAINTENANCE_PLAN",
    "NTP_PLAN_CONTENTS",
    "NTP_PLAN_COUNTERSIGNATURE",
    "NTP_PLAN_UPDATE",
    "NTP_SESSION_RECORD",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "California Code of Regulations"

COUNSELING: Final = ServiceFilter.of(
    ServiceKind.COUNSELING, ServiceKind.PSYCHOTHERAPY, label="counseling"
)
# 9 CCR 10345(b)(3): one patient and a counselor, one patient and the medical director,
# or a group. Sessions of families are none of these.
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
NTP_COUNSELING: Final = (INDIVIDUAL_COUNSELING | GROUP_COUNSELING).called(
    "individual or group counseling"
)
DRUG_TESTS: Final = ServiceFilter.of(ServiceKind.DRUG_TEST, label="drug tests")

# The section is headed as one on maintenance treatment, and its sessions are those.
NTP_SESSION_RECORD: Final = Rule(
    code="US-CA-001",
    name="ntp-session-record",
    level=us_ca.NARCOTIC_TREATMENT_PROGRAM,
    judges=Basis.DOCUMENTED,
    population=(Fact("maintenance-treatment"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Due(
                DocumentKind.PROGRESS_NOTE,
                within=calendar_days(14),
                after=SessionHeld(COUNSELING),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="9 CCR 10345(d)",
                url=(
                    "https://regulations.justia.com/states/california/title-9/division-"
                    "4/chapter-4/subchapter-5/article-3/section-10345"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Register 2024, No. 38",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# The clock is that of maintenance treatment, which may begin after admission. A patient
# who is detoxified has none; whose treatment it is, the caller says.
NTP_MAINTENANCE_PLAN: Final = Rule(
    code="US-CA-002",
    name="ntp-maintenance-plan",
    level=us_ca.NARCOTIC_TREATMENT_PROGRAM,
    judges=Basis.DOCUMENTED,
    population=(Fact("maintenance-treatment"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(28),
                after=Happened("maintenance-treatment-start", always=True),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="9 CCR 10305(e)",
                url=(
                    "https://regulations.justia.com/states/california/title-9/division-"
                    "4/chapter-4/subchapter-5/article-3/section-10305"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Register 2024, No. 38",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# The three months run from admission, whenever a plan was made. The plan that is
# updated is the one of maintenance treatment.
NTP_PLAN_UPDATE: Final = Rule(
    code="US-CA-003",
    name="ntp-plan-update",
    level=us_ca.NARCOTIC_TREATMENT_PROGRAM,
    judges=Basis.DOCUMENTED,
    population=(Fact("maintenance-treatment"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW, every=months(3), since=Since.ANCHOR
            ),
            citation=Citation(
                instrument=_CODE,
                provision="9 CCR 10305(f)",
                url=(
                    "https://regulations.justia.com/states/california/title-9/division-"
                    "4/chapter-4/subchapter-5/article-3/section-10305"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Register 2024, No. 38",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

# Each plan of maintenance treatment, and each update of it.
NTP_PLAN_COUNTERSIGNATURE: Final = Rule(
    code="US-CA-004",
    name="ntp-plan-countersignature",
    level=us_ca.NARCOTIC_TREATMENT_PROGRAM,
    judges=Basis.DOCUMENTED,
    population=(Fact("maintenance-treatment"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AllOf(
                (
                    Signed(
                        DocumentKind.TREATMENT_PLAN,
                        by=(Party.SUPERVISING_COUNSELOR, Party.MEDICAL_DIRECTOR),
                        within=calendar_days(14),
                        from_effective=True,
                    ),
                    Signed(
                        DocumentKind.PLAN_REVIEW,
                        by=(Party.SUPERVISING_COUNSELOR, Party.MEDICAL_DIRECTOR),
                        within=calendar_days(14),
                        from_effective=True,
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="9 CCR 10305(g)-(h)",
                url=(
                    "https://regulations.justia.com/states/california/title-9/division-"
                    "4/chapter-4/subchapter-5/article-3/section-10305"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Register 2024, No. 38",
                note=(
                    "The start is the day of the copy. The supervising counselor "
                    "countersigns. The medical director's review is read as a "
                    "signature, since nothing else would show it; an update is read "
                    "as a plan of its own."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

NTP_PLAN_CONTENTS: Final = Rule(
    code="US-CA-005",
    name="ntp-plan-contents",
    level=us_ca.NARCOTIC_TREATMENT_PROGRAM,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=AllOf(
                (
                    PlanHas(PlanTrait.GOALS),
                    PlanHas(PlanTrait.INTERVENTIONS),
                    PlanHas(PlanTrait.INTERVENTION_HAS_FREQUENCY),
                    PlanHas(PlanTrait.RESPONSIBLE),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="9 CCR 10305",
                url="http://carules.elaws.us/code/t.9_d.4_ch.4_subch.5_art3_sec.10305",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on carules.elaws.us",
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "The paragraphs of these elements were not noted. Tasks and target "
                    "days of goals are left out."
                ),
            ),
        ),
    ),
)

# Drug Medi-Cal pays for care and is no level. The review is of the personal, medical
# and substance use history.
DRUG_MEDI_CAL_HISTORY_REVIEW: Final = Rule(
    code="US-CA-006",
    name="drug-medi-cal-history-review",
    level=None,
    judges=Basis.DOCUMENTED,
    population=(Fact("drug-medi-cal"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                "history-review",
                within=calendar_days(30),
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="22 CCR 51341.1(h)(1)(A)(iii)",
                url="https://www.dhcs.ca.gov/services/adp/Pages/dmc_FAQs.aspx",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="the agency's page of questions and answers, dhcs.ca.gov",
                note=(
                    "The section was not read. The page bears no day, so the start is "
                    "the day it was read. That the review is signed is a reading."
                ),
            ),
        ),
    ),
)

# A group of fewer than two or more than twelve patients is not forbidden; it does not
# count. The duty begins once the initial plan is complete, which is a fact from some
# day on; a month that begins before that day is not judged.
NTP_COUNSELING_MINUTES: Final = Rule(
    code="US-CA-007",
    name="ntp-counseling-minutes",
    level=us_ca.NARCOTIC_TREATMENT_PROGRAM,
    judges=Basis.DELIVERED,
    population=(Fact("maintenance-treatment"), Fact("initial-plan-complete")),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=Excusable(
                Counting(
                    AtLeast(minutes(50), of=NTP_COUNSELING, per=CALENDAR_MONTH),
                    only=EachSession(of=GROUP_COUNSELING, fewest=2, most=12),
                ),
                unless=("counseling-adjusted-or-waived-by-medical-order",),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="9 CCR 10345(a)-(c) and (e)",
                url=(
                    "https://regulations.justia.com/states/california/title-9/division-"
                    "4/chapter-4/subchapter-5/article-3/section-10345"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Register 2024, No. 38",
                note=(
                    "The start is the day of the copy. The medical director may adjust "
                    "or waive the minutes by a medical order, the reason for which is "
                    "documented; an order that adjusts them excuses as one that waives "
                    "them."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

NTP_DRUG_TESTS: Final = Rule(
    code="US-CA-008",
    name="ntp-drug-tests",
    level=us_ca.NARCOTIC_TREATMENT_PROGRAM,
    judges=Basis.DELIVERED,
    population=(Fact("maintenance-treatment"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 20)),
            requirement=AtLeast(sessions(1), of=DRUG_TESTS, per=CALENDAR_MONTH),
            citation=Citation(
                instrument=_CODE,
                provision="9 CCR 10310(e)",
                url=(
                    "https://regulations.justia.com/states/california/title-9/division-"
                    "4/chapter-4/subchapter-5/article-3/section-10310"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through Register 2024, No. 38",
                note=(
                    "The start is the day of the copy. Monthly is read as once in each "
                    "calendar month."
                ),
            ),
            verified_through=date(2024, 9, 20),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-CA",
        name="California",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        NTP_SESSION_RECORD,
        NTP_MAINTENANCE_PLAN,
        NTP_PLAN_UPDATE,
        NTP_PLAN_COUNTERSIGNATURE,
        NTP_PLAN_CONTENTS,
        DRUG_MEDI_CAL_HISTORY_REVIEW,
        NTP_COUNSELING_MINUTES,
        NTP_DRUG_TESTS,
    ),
    revised=date(2026, 11, 22),
)
