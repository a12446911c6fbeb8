"""Minnesota: assessments, plans and the counseling of opioid treatment.

Scope: the comprehensive assessment (Minnesota Statutes, 245G.05 and 245G.22), the
individual treatment plan and its signatures (245G.06), in the present text and in that
of 2018, the counseling that opioid treatment offers (245G.22), and plans of integrated
treatment of two disorders (Minnesota Rules 9533.0100). Service is taken to be initiated
by the first session of any kind, unless a landmark of the kind ``first-service`` says
otherwise. The ten weeks of counseling follow that day in the text, and run from the day
of admission here. The present texts of 245G.05 and 245G.06 leave out the day of
initiation; of US-MN-007 that was not noted. Between the text of 2018, which Laws 2023,
chapter 50, amended, and the present one, which bears no day, 245G.06 has no text here
from 2023-08-01 to 2026-11-20. Days of service and sessions are those of clinical
services.

For a patient in integrated treatment, US-MN-008 to US-MN-011 stand in the place of
US-MN-001 to US-MN-004. A rule cannot leave some patients out, so the latter are judged
of such a patient, too, and what they find does not bind.

Not covered, because no text was read: reviews of the plan (245G.06, subdivision 3), and
weekly hours at levels of the ASAM Criteria (254B.19), of which no more was read than
news of a bill. Not covered, because nobody confirmed them: the weekly hours of high,
medium and low intensity that residential rates told apart before (254B.05). Not
covered, because from what its weeks run was not noted: the weekly review of 2018. Not
covered: a patient's approval given by voice in telehealth, which stands for a
signature; record it as one.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Elapsed, Fact
from continuum.documents import DocumentKind, LandmarkKind, Party
from continuum.periods import CALENDAR_MONTH, PROGRAM_WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AnyOf,
    AtLeast,
    Completed,
    Due,
    Given,
    Happened,
    Repeats,
    Requirement,
    Signed,
    minutes,
    occasions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Format, ServiceFilter, ServiceKind, StaffRole
from continuum.systems import us_mn
from continuum.terms import (
    ANY_TIME,
    Earliest,
    Limit,
    calendar_days,
    nth_session,
    service_days,
)

__all__ = [
    "INTEGRATED_NONRESIDENTIAL_PLAN",
    "INTEGRATED_NONRESIDENTIAL_REVIEW",
    "INTEGRATED_RESIDENTIAL_PLAN",
    "INTEGRATED_RESIDENTIAL_REVIEW",
    "NONRESIDENTIAL_ASSESSMENT",
    "NONRESIDENTIAL_PLAN",
    "OTP_ASSESSMENT",
    "OTP_PLAN",
    "OTP_THERAPY_AFTER_TEN_WEEKS",
    "OTP_THERAPY_FIRST_TEN_WEEKS",
    "PLAN_SIGNATURES",
    "RESIDENTIAL_ASSESSMENT",
    "RESIDENTIAL_PLAN",
    "RULEBOOK",
    "THERAPY",
]

_READ: Final = date(2026, 11, 21)

_STATUTES: Final = "Minnesota Statutes"
_FIRST_SERVICE: Final = Happened(LandmarkKind.FIRST_SERVICE, always=True)

# The text takes them from a clause of 245G.07 that was not read, and names no other
# service.
THERAPY: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL, Format.GROUP],
    label="individual or group therapy",
)

# The present text leaves out the day of initiation; whether that of 2018 did was not
# noted. By the present text there is a plan once the counselor has signed it, so one
# that was signed late is late.
RESIDENTIAL_PLAN: Final = Rule(
    code="US-MN-001",
    name="residential-plan",
    level=us_mn.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 12, 31), date(2023, 8, 1)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(7),
                after=_FIRST_SERVICE,
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.06, subdivision 1 (2018)",
                url="https://www.revisor.mn.gov/statutes/2018/cite/245G.06",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Read in the edition of 2018; it counts from the last day of that "
                    "year. Laws 2023, chapter 50, amended the subdivision. From when "
                    "its section on it has force was not read; the chapter has from "
                    "2023-08-01 unless it says otherwise, so this text is not relied "
                    "on from then on."
                ),
            ),
            verified_through=date(2018, 12, 31),
        ),
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(10, first_counts=False),
                after=_FIRST_SERVICE,
                signed_by=(StaffRole.COUNSELOR,),
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.06, subdivision 1",
                url="https://www.revisor.mn.gov/statutes/cite/245G.06",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

# Days with a session are counted, up to thirty days in all.
NONRESIDENTIAL_PLAN: Final = Rule(
    code="US-MN-002",
    name="nonresidential-plan",
    level=us_mn.NONRESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 12, 31), date(2023, 8, 1)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN, within=nth_session(3), after=_FIRST_SERVICE
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.06, subdivision 1 (2018)",
                url="https://www.revisor.mn.gov/statutes/2018/cite/245G.06",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Read in the edition of 2018; it counts from the last day of that "
                    "year. Laws 2023, chapter 50, amended the subdivision. From when "
                    "its section on it has force was not read; the chapter has from "
                    "2023-08-01 unless it says otherwise, so this text is not relied "
                    "on from then on."
                ),
            ),
            verified_through=date(2018, 12, 31),
        ),
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=Earliest(
                    (
                        service_days(10, first_counts=False),
                        calendar_days(30, first_counts=False),
                    )
                ),
                after=_FIRST_SERVICE,
                signed_by=(StaffRole.COUNSELOR,),
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.06, subdivision 1",
                url="https://www.revisor.mn.gov/statutes/cite/245G.06",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

OTP_PLAN: Final = Rule(
    code="US-MN-003",
    name="otp-plan",
    level=us_mn.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(21, first_counts=False),
                after=_FIRST_SERVICE,
                signed_by=(StaffRole.COUNSELOR,),
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.06, subdivision 1",
                url="https://www.revisor.mn.gov/statutes/cite/245G.06",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note="The copy read bears no day, so the start is the day it was read.",
            ),
        ),
    ),
)

# A plan that was changed is a treatment plan again, and is signed again.
PLAN_SIGNATURES: Final = Rule(
    code="US-MN-004",
    name="plan-signatures",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Signed(
                DocumentKind.TREATMENT_PLAN, by=(Party.PATIENT, StaffRole.COUNSELOR)
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.06, subdivision 1",
                url="https://www.revisor.mn.gov/statutes/cite/245G.06",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "By when they sign was not noted."
                ),
            ),
        ),
    ),
)


_LATE: Final = Fact("documented-reason-for-late-assessment")


def _assessed(within: Limit | None) -> Requirement:
    """A new assessment, or an earlier one and its review, *within* a limit."""
    first = _FIRST_SERVICE
    new = Due(DocumentKind.ASSESSMENT, within=within, after=first)
    earlier = attrs.evolve(new, before=ANY_TIME)
    review = Due(DocumentKind.ASSESSMENT_UPDATE, within=within, after=first)
    return AnyOf((new, AllOf((earlier, review))))


# Late is allowed for a reason that lies with the patient and stands in the record;
# whether one does, the caller says. It names the day on which the assessment is planned
# then, which no text sets.
RESIDENTIAL_ASSESSMENT: Final = Rule(
    code="US-MN-005",
    name="residential-assessment",
    level=us_mn.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2025, 12, 31)),
            requirement=Given(
                _LATE,
                then=_assessed(None),
                otherwise=_assessed(calendar_days(5, first_counts=False)),
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.05, subdivision 1",
                url="https://www.revisor.mn.gov/statutes/2025/cite/245G.05",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Read in the edition of 2025; it counts from the last day of that "
                    "year. The review of an earlier assessment is recorded as an "
                    "update."
                ),
            ),
            verified_through=date(2025, 12, 31),
        ),
    ),
)

NONRESIDENTIAL_ASSESSMENT: Final = Rule(
    code="US-MN-006",
    name="nonresidential-assessment",
    level=us_mn.NONRESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2025, 12, 31)),
            requirement=Given(
                _LATE,
                then=_assessed(None),
                otherwise=_assessed(service_days(5, first_counts=False)),
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.05, subdivision 1",
                url="https://www.revisor.mn.gov/statutes/2025/cite/245G.05",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "Read in the edition of 2025; it counts from the last day of that "
                    "year. The review of an earlier assessment is recorded as an "
                    "update."
                ),
            ),
            verified_through=date(2025, 12, 31),
        ),
    ),
)

OTP_ASSESSMENT: Final = Rule(
    code="US-MN-007",
    name="otp-assessment",
    level=us_mn.OPIOID_TREATMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.ASSESSMENT, within=calendar_days(21), after=_FIRST_SERVICE
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.22, subdivision 15(b)",
                url="https://www.senate.mn/chamber/amendment/sch1403a-1.html",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "an amendment to a bill, on senate.mn, that repeats the subdivision"
                ),
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "The section itself was not read."
                ),
            ),
        ),
    ),
)

INTEGRATED_RESIDENTIAL_PLAN: Final = Rule(
    code="US-MN-008",
    name="integrated-residential-plan",
    level=us_mn.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    population=(Fact("integrated-dual-diagnosis-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 1, 3)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(14),
                after=Completed("integrated-assessment"),
            ),
            citation=Citation(
                instrument="Minnesota Rules",
                provision="9533.0100",
                url="https://www.revisor.mn.gov/rules/9533.0100/",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.REGULATION,
                note="The start is the day of the copy.",
            ),
            verified_through=date(2018, 1, 3),
        ),
    ),
)

# The rule speaks of outpatient programs.
INTEGRATED_NONRESIDENTIAL_PLAN: Final = Rule(
    code="US-MN-009",
    name="integrated-nonresidential-plan",
    level=us_mn.NONRESIDENTIAL,
    judges=Basis.DOCUMENTED,
    population=(Fact("integrated-dual-diagnosis-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 1, 3)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(30),
                after=Completed("integrated-assessment"),
            ),
            citation=Citation(
                instrument="Minnesota Rules",
                provision="9533.0100",
                url="https://www.revisor.mn.gov/rules/9533.0100/",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.REGULATION,
                note="The start is the day of the copy.",
            ),
            verified_through=date(2018, 1, 3),
        ),
    ),
)

INTEGRATED_RESIDENTIAL_REVIEW: Final = Rule(
    code="US-MN-010",
    name="integrated-residential-review",
    level=us_mn.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    population=(Fact("integrated-dual-diagnosis-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 1, 3)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(14),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument="Minnesota Rules",
                provision="9533.0100",
                url="https://www.revisor.mn.gov/rules/9533.0100/",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.REGULATION,
                note="The start is the day of the copy.",
            ),
            verified_through=date(2018, 1, 3),
        ),
    ),
)

INTEGRATED_NONRESIDENTIAL_REVIEW: Final = Rule(
    code="US-MN-011",
    name="integrated-nonresidential-review",
    level=us_mn.NONRESIDENTIAL,
    judges=Basis.DOCUMENTED,
    population=(Fact("integrated-dual-diagnosis-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2018, 1, 3)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument="Minnesota Rules",
                provision="9533.0100",
                url="https://www.revisor.mn.gov/rules/9533.0100/",
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.REGULATION,
                note="The start is the day of the copy.",
            ),
            verified_through=date(2018, 1, 3),
        ),
    ),
)

# Sixty minutes in pieces of fifteen or more do instead where the record holds the
# reason for it; that it was clinically appropriate is part of the reason. The first ten
# weeks and the months after them are a rule each, since a month would hide the weeks it
# holds. A month belongs to the stretch of days in which it begins.
_CUMULATIVE: Final = Fact("documented-reason-for-cumulative-therapy")
_UNBROKEN: Final = occasions(1, each=minutes(50))
_IN_PIECES: Final = minutes(60, each=minutes(15))

OTP_THERAPY_FIRST_TEN_WEEKS: Final = Rule(
    code="US-MN-012",
    name="otp-therapy-first-ten-weeks",
    level=us_mn.OPIOID_TREATMENT,
    judges=Basis.OFFERED,
    population=(Elapsed(below=70),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                _CUMULATIVE,
                then=AnyOf(
                    (
                        AtLeast(_UNBROKEN, of=THERAPY, per=PROGRAM_WEEK),
                        AtLeast(_IN_PIECES, of=THERAPY, per=PROGRAM_WEEK),
                    )
                ),
                otherwise=AtLeast(_UNBROKEN, of=THERAPY, per=PROGRAM_WEEK),
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.22, subdivision 15(a)",
                url=(
                    "https://monqcle.com/answers/minnesota/laws/medication-assisted-"
                    "treatment-licensure-and-operations-1580241579/what-types-of-"
                    "services-is-an-otp-required-to-provide"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy of the paragraph on monqcle.com",
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "The ten weeks follow the day of service initiation there, and are "
                    "counted from admission here."
                ),
            ),
        ),
    ),
)

OTP_THERAPY_AFTER_TEN_WEEKS: Final = Rule(
    code="US-MN-013",
    name="otp-therapy-after-ten-weeks",
    level=us_mn.OPIOID_TREATMENT,
    judges=Basis.OFFERED,
    population=(Elapsed(at_least=70),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Given(
                _CUMULATIVE,
                then=AnyOf(
                    (
                        AtLeast(_UNBROKEN, of=THERAPY, per=CALENDAR_MONTH),
                        AtLeast(_IN_PIECES, of=THERAPY, per=CALENDAR_MONTH),
                    )
                ),
                otherwise=AtLeast(_UNBROKEN, of=THERAPY, per=CALENDAR_MONTH),
            ),
            citation=Citation(
                instrument=_STATUTES,
                provision="section 245G.22, subdivision 15(a)",
                url=(
                    "https://monqcle.com/answers/minnesota/laws/medication-assisted-"
                    "treatment-licensure-and-operations-1580241579/what-types-of-"
                    "services-is-an-otp-required-to-provide"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy of the paragraph on monqcle.com",
                note=(
                    "The copy read bears no day, so the start is the day it was read. "
                    "The ten weeks follow the day of service initiation there, and are "
                    "counted from admission here."
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-MN",
        name="Minnesota",
        kind=AuthorityKind.STATUTE,
    ),
    rules=(
        RESIDENTIAL_PLAN,
        NONRESIDENTIAL_PLAN,
        OTP_PLAN,
        PLAN_SIGNATURES,
        RESIDENTIAL_ASSESSMENT,
        NONRESIDENTIAL_ASSESSMENT,
        OTP_ASSESSMENT,
        INTEGRATED_RESIDENTIAL_PLAN,
        INTEGRATED_NONRESIDENTIAL_PLAN,
        INTEGRATED_RESIDENTIAL_REVIEW,
        INTEGRATED_NONRESIDENTIAL_REVIEW,
        OTP_THERAPY_FIRST_TEN_WEEKS,
        OTP_THERAPY_AFTER_TEN_WEEKS,
    ),
    revised=date(2026, 11, 22),
)
