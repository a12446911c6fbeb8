"""Medicare Part B: partial hospitalization and intensive outpatient services.

Scope: the weekly hours of 42 CFR 410.43 and 410.44 and, for intensive outpatient
services, of the statute, which are hours that the plan of care shows to be needed; the
counts of services per day and per week on which payment depends; what contractors of
Medicare teach providers beyond the regulation; certification by a physician and its
repetition (42 CFR 424.24), what the plan has, and the clocks of an article of
contractors (A57053).

A recertification is no review of the plan, and neither is an update of an assessment:
each has a clock of its own.

Hours and services are two measures: nine services are not nine hours. The regulation
sets no ceiling for intensive outpatient services and no hours per day or days per week.

Community mental health centers owe evaluations, assessments and plans of their own (42
CFR 485.914 and 485.916), read in the annual edition of 2015, when partial
hospitalization was the one service of theirs that this library has a level for. That
they owe them to patients of intensive outpatient programs, too, was only recalled.

Not covered, because the figure was only recalled: the need of nine hours that a
physician certifies for an opioid treatment program (42 CFR 410.67), the statute's
hours of partial hospitalization (Social Security Act, section 1861(ff)), payment
classes and tiers of partial hospitalization before and after 2024 (5863, 5864, 5853,
5854), the classes 5861 and 5862 of hospitals, the days of three and four services in
rural and federally qualified health centers from 2025. Not covered, because the list it
rests on was not read: the primary service that a paid day must hold. Not covered,
because it was a watch on claims and no duty, on hours imputed from the codes billed:
the check of partial hospitalization against 20 hours. Not covered, because a session
does not say it: whether a service of an opioid treatment program is paid in its weekly
bundle already. Not covered, because the text was only recalled: certification in an
opioid treatment program (410.67); what the plan of an intensive outpatient program has
outside rural and federally qualified health centers. Not covered, because a document is
not read here: what a certification says. Not covered, because they say who may give,
bill or receive the services, and for how much: settings, criteria of patients, services
billed separately, condition, revenue and bill codes, rates.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind
from continuum.periods import SERVICE_DAY, WEEK, DateRange
from continuum.requirements import (
    AllOf,
    AtLeast,
    Between,
    Completed,
    Due,
    PlanHas,
    PlanTrait,
    Repeats,
    SessionHeld,
    days,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import ServiceFilter, ServiceKind, StaffRole
from continuum.systems import medicare
from continuum.terms import (
    ANY_TIME,
    calendar_days,
    hours_after,
    months,
    working_days,
)

__all__ = [
    "CMHC_ASSESSMENT_UPDATE",
    "CMHC_COMPREHENSIVE_ASSESSMENT",
    "CMHC_INITIAL_EVALUATION",
    "CMHC_PLAN_REVIEW",
    "CMHC_TREATMENT_PLAN",
    "HEALTH_CENTER_IOP_DAY_OF_THREE_SERVICES",
    "HEALTH_CENTER_IOP_PLAN_CONTENTS",
    "HEALTH_CENTER_IOP_PLAN_REVIEW",
    "IOP_CERTIFICATION",
    "IOP_DAYS_OF_THREE_HOURS",
    "IOP_DAY_OF_FOUR_SERVICES",
    "IOP_DAY_OF_THREE_SERVICES",
    "IOP_PLANNED_WEEKLY_HOURS",
    "IOP_RECERTIFICATION",
    "IOP_STATUTORY_WEEKLY_HOURS",
    "IOP_USUAL_WEEKLY_HOURS",
    "OTP_IOP_SERVICES",
    "OTP_IOP_WEEKLY_SERVICES",
    "PHP_CERTIFICATION",
    "PHP_PLANNED_WEEKLY_HOURS",
    "PHP_PLAN_CONTENTS",
    "PHP_PLAN_REVIEW",
    "PHP_PROGRESS_NOTES",
    "PHP_PSYCHIATRIC_EVALUATION",
    "PHP_RECERTIFICATION",
    "RULEBOOK",
    "THERAPEUTIC",
]

_READ: Final = date(2026, 11, 21)

_EDITION: Final = (
    "copy of the annual edition of 2015 of the CFR, on GitHub (18F/allregs)"
)

# The eight families of 42 CFR 410.43(a)(4), which intensive outpatient services share
# (for these the list was read in a summary of the proposed rule): individual and group
# therapy (with social workers, nurses and other trained staff too), occupational
# therapy, drugs that are not self-administered, activity therapies, family counseling,
# patient training and education, diagnostic services. Whatever is not among them is not
# counted: meals and transport, which the statute rules out; recreation, which is no
# active treatment; breaks, mutual help, and case management, which no family names.
# Drug tests are left out too: a diagnostic service, but no hour of therapy.
THERAPEUTIC: Final = ServiceFilter.of(
    ServiceKind.ASSESSMENT,
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    ServiceKind.EDUCATION,
    ServiceKind.SKILLS,
    ServiceKind.OCCUPATIONAL_THERAPY,
    ServiceKind.ACTIVITY_THERAPY,
    ServiceKind.MEDICATION_ADMINISTRATION,
    label="therapeutic services",
)
# The weekly bundle of an opioid treatment program pays for giving and dispensing the
# medication and for drug tests, which therefore count towards nothing else. It pays for
# counseling, therapy and assessments too; of those, some are in the bundle and some are
# not, which only the caller can tell.
OTP_IOP_SERVICES: Final = (
    THERAPEUTIC - ServiceFilter.of(ServiceKind.MEDICATION_ADMINISTRATION)
).called("intensive outpatient services outside the weekly bundle")

PHP_PLANNED_WEEKLY_HOURS: Final = Rule(
    code="US-MEDICARE-001",
    name="php-planned-weekly-hours",
    level=medicare.PHP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 10, 1)),
            requirement=AtLeast(hours(20), of=THERAPEUTIC, per=WEEK),
            citation=Citation(
                instrument="42 CFR",
                provision="410.43(c)(1)",
                url="https://www.ecfr.gov/current/title-42/section-410.43",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    f"{_EDITION}; revenuecycleadvisor.com, Q&A on partial "
                    "hospitalization program requirements, 2017-06-09"
                ),
                note=(
                    "Added by a rule published on 2008-11-18 (73 FR 68502); its "
                    "effective day was not read, so the oldest text that was read is "
                    "the start: editions of this title are as of 1 October."
                ),
            ),
            verified_through=date(2017, 6, 9),
        ),
    ),
)

# The plan must show the hours; a record of attendance cannot break the rule. The
# regulation does not define a week, so the reading decides where one starts.
IOP_PLANNED_WEEKLY_HOURS: Final = Rule(
    code="US-MEDICARE-002",
    name="iop-planned-weekly-hours",
    level=medicare.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=AtLeast(hours(9), of=THERAPEUTIC, per=WEEK),
            citation=Citation(
                instrument="42 CFR",
                provision="410.44",
                url="https://www.ecfr.gov/current/title-42/section-410.44",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "medicare.gov, coverage page on intensive outpatient program "
                    "services"
                ),
                note=(
                    "The section was not read, so no paragraph is cited, and the copy "
                    "read bears no day. In force from 2024-01-01 by the correction of "
                    "the rule, 89 FR 9002."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# A service is read as a session. First Coast names days of three services and days of
# four or more; Noridian says that the lower class pays for up to three. This rule holds
# First Coast's words. Fewer services are a matter of payment, not of the patient's due.
IOP_DAY_OF_THREE_SERVICES: Final = Rule(
    code="US-MEDICARE-003",
    name="iop-day-of-three-services",
    level=medicare.IOP,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=AtLeast(sessions(3), of=THERAPEUTIC, per=SERVICE_DAY),
            citation=Citation(
                instrument="CY 2024 OPPS final rule",
                provision="88 FR 81540, payment for days of three services",
                url="https://www.federalregister.gov/citation/88-FR-81540",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "First Coast Service Options, IOP billing requirements for "
                    "institutional services"
                ),
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The rule itself was not read. Noridian describes the same class "
                    "(5851) as up to three services. The copy read bears no day."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

IOP_DAY_OF_FOUR_SERVICES: Final = Rule(
    code="US-MEDICARE-004",
    name="iop-day-of-four-services",
    level=medicare.IOP,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=AtLeast(sessions(4), of=THERAPEUTIC, per=SERVICE_DAY),
            citation=Citation(
                instrument="CY 2024 OPPS final rule",
                provision="88 FR 81540, payment for days of four or more services",
                url="https://www.federalregister.gov/citation/88-FR-81540",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="Noridian, page on IOP for JE Part A (class 5852)",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The rule itself was not read. The higher of two classes: a day "
                    "below it is paid as a day of three services. The copy read bears "
                    "no day."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# At least three hours of therapy on three to four days a week: what the page says that
# such a program delivers, and so what is offered. Only days that reach three hours are
# counted: a fourth or fifth day with less takes nothing away from the others. It is the
# teaching of one contractor, and so about those whose claims go to it.
IOP_DAYS_OF_THREE_HOURS: Final = Rule(
    code="US-MEDICARE-005",
    name="iop-days-of-three-hours",
    level=medicare.IOP,
    judges=Basis.OFFERED,
    population=(Fact("claims-go-to-noridian"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Between(
                days(3, each=hours(3)),
                days(4, each=hours(3)),
                of=THERAPEUTIC,
                per=WEEK,
            ),
            citation=Citation(
                instrument="Noridian, page on IOP for JE Part A",
                provision="(hours and days of therapy)",
                url=(
                    "https://med.noridianmedicare.com/web/jea/provider-types/"
                    "mental-health/intensive-outpatient-program"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.GUIDANCE,
                note=(
                    "One contractor's teaching, stricter than 42 CFR 410.44, which "
                    "sets no hours per day or days per week. The copy read bears no "
                    "day, so the start is the day it was read."
                ),
            ),
        ),
    ),
)

# A description that sets IOP apart from partial hospitalization, never a cap: above 19
# hours this says that a week is unusual, not that it breaks a rule.
IOP_USUAL_WEEKLY_HOURS: Final = Rule(
    code="US-MEDICARE-006",
    name="iop-usual-weekly-hours",
    level=medicare.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=Between(hours(9), hours(19), of=THERAPEUTIC, per=WEEK),
            citation=Citation(
                instrument="Noridian, page on IOP for JE Part A",
                provision="(IOP beside PHP)",
                url=(
                    "https://med.noridianmedicare.com/web/jea/provider-types/"
                    "mental-health/intensive-outpatient-program"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.GUIDANCE,
                note=(
                    "Descriptive; the regulation sets no ceiling. The copy read bears "
                    "no day. A page of CHCS on the final rules of November 2023 gives "
                    "the same range for the service as Medicare covers it from "
                    "2024-01-01: hence the start, and hence no contractor is named as "
                    "population."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# Services are counted, not hours, and a session is read as one service. The week of an
# opioid treatment program is a contiguous period of seven days, on the program's cycle
# or on the patient's (42 CFR 410.67(b)); which of the two is for the reading to say. No
# service may be counted that the weekly bundle pays for.
OTP_IOP_WEEKLY_SERVICES: Final = Rule(
    code="US-MEDICARE-007",
    name="otp-iop-weekly-services",
    level=medicare.OTP_IOP,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=AtLeast(sessions(9), of=OTP_IOP_SERVICES, per=WEEK),
            citation=Citation(
                instrument="42 CFR",
                provision="410.67, HCPCS code G0137",
                url="https://www.ecfr.gov/current/title-42/section-410.67",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="National Government Services, page on opioid treatment",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "Billed once a week from nine services on. Services paid in the "
                    "weekly bundle must not be counted twice: medication and drug "
                    "tests never count here; counseling, therapy and assessments of "
                    "the bundle are for the caller to leave out. The figure was not "
                    "read in the section itself, and the copy read bears no day."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# The need that a physician determines, and so what is planned. The determination itself
# is no dose of service; the regulation's recertification is a rule of its own.
IOP_STATUTORY_WEEKLY_HOURS: Final = Rule(
    code="US-MEDICARE-008",
    name="iop-statutory-weekly-hours",
    level=medicare.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=AtLeast(hours(9), of=THERAPEUTIC, per=WEEK),
            citation=Citation(
                instrument="Social Security Act",
                provision="section 1861(ff)",
                url="https://www.ssa.gov/OP_Home/ssact/title18/1861.htm",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "icd10monitor.medlearn.com, article that introduces the intensive "
                    "outpatient program"
                ),
                kind=AuthorityKind.STATUTE,
                note=(
                    "The article tells the figure with the proposed rule that carries "
                    "out section 4124 of the Consolidated Appropriations Act, 2023. "
                    "The statute was not read: neither the paragraph nor the duty to "
                    "determine the need again at least every other month is encoded."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# A certification that is kept with the stay is one for it, even where it was signed
# before the first day. What it must say, that inpatient care would be needed otherwise,
# nothing here reads.
PHP_CERTIFICATION: Final = Rule(
    code="US-MEDICARE-009",
    name="php-certification",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.CERTIFICATION,
                within=calendar_days(0),
                before=ANY_TIME,
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="424.24(e)(1)",
                url="https://www.ecfr.gov/current/title-42/section-424.24",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    f"{_EDITION}; a copy of the Medicare contractors' article A57053 "
                    "on verity.backworkai.com"
                ),
                note=(
                    "The edition of 2015 asks for the certification and says nothing "
                    "of when. That it comes with admission is of the article, whose "
                    "copy bears no day, so the start is the day it was read."
                ),
            ),
        ),
    ),
)

# As of day 18: nothing read says whether the day of admission is day 1 or day 0, so the
# reading decides. Each next one runs from the last, not from the day it was due. Days
# are counted, never months.
PHP_RECERTIFICATION: Final = Rule(
    code="US-MEDICARE-010",
    name="php-recertification",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 10, 1)),
            requirement=Repeats(
                DocumentKind.RECERTIFICATION,
                at=(calendar_days(18),),
                every=calendar_days(30),
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="424.24(e)(3)",
                url="https://www.ecfr.gov/current/title-42/section-424.24",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    f"{_EDITION}; a copy of the Medicare contractors' article A57053 "
                    "on verity.backworkai.com"
                ),
                note=(
                    "The oldest text that was read is the start: editions of this "
                    "title are as of 1 October. The article bears no day and says the "
                    "same. The section speaks of the 18th day of the services."
                ),
            ),
        ),
    ),
)

# The first interval is read to run from the plan that is reviewed.
PHP_PLAN_REVIEW: Final = Rule(
    code="US-MEDICARE-011",
    name="php-plan-review",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(31),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument="Medicare contractors, article A57053",
                provision="review of the plan",
                url=(
                    "https://www.cms.gov/medicare-coverage-database/view/"
                    "article.aspx?articleId=57053"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on verity.backworkai.com",
                kind=AuthorityKind.PAYER_POLICY,
                note=(
                    "An article of contractors, not a national rule. The copy read "
                    "bears no day, so the start is the day it was read. The regulation "
                    "asks for a recertification every 30 days, which is no review of "
                    "the plan."
                ),
            ),
        ),
    ),
)

PHP_PSYCHIATRIC_EVALUATION: Final = Rule(
    code="US-MEDICARE-012",
    name="php-psychiatric-evaluation",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.PSYCHIATRIC_EVALUATION, within=hours_after(48)
            ),
            citation=Citation(
                instrument="Medicare contractors, article A57053",
                provision="psychiatric evaluation",
                url=(
                    "https://www.cms.gov/medicare-coverage-database/view/"
                    "article.aspx?articleId=57053"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on verity.backworkai.com",
                kind=AuthorityKind.PAYER_POLICY,
                note=(
                    "An article of contractors, not a national rule. The copy read "
                    "bears no day, so the start is the day it was read."
                ),
            ),
        ),
    ),
)

# A service that is billed is read as a therapeutic session that was held.
PHP_PROGRESS_NOTES: Final = Rule(
    code="US-MEDICARE-013",
    name="php-progress-notes",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=Due(
                DocumentKind.PROGRESS_NOTE, within=None, after=SessionHeld(THERAPEUTIC)
            ),
            citation=Citation(
                instrument="Medicare contractors, article A57053",
                provision="progress notes",
                url=(
                    "https://www.cms.gov/medicare-coverage-database/view/"
                    "article.aspx?articleId=57053"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on verity.backworkai.com",
                kind=AuthorityKind.PAYER_POLICY,
                note=(
                    "An article of contractors, not a national rule. The copy read "
                    "bears no day, so the start is the day it was read. By when a note "
                    "is due was not noted."
                ),
            ),
        ),
    ),
)

# The type of a service is the kind of the intervention. That a physician sets the plan
# up and reviews it from time to time has no figure and is left out.
PHP_PLAN_CONTENTS: Final = Rule(
    code="US-MEDICARE-014",
    name="php-plan-contents",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 4, 30)),
            requirement=AllOf(
                (
                    PlanHas(PlanTrait.DIAGNOSIS),
                    PlanHas(PlanTrait.INTERVENTIONS),
                    PlanHas(PlanTrait.INTERVENTION_HAS_AMOUNT),
                    PlanHas(PlanTrait.INTERVENTION_HAS_FREQUENCY),
                    PlanHas(PlanTrait.INTERVENTION_HAS_DURATION),
                    PlanHas(PlanTrait.GOALS),
                )
            ),
            citation=Citation(
                instrument="Social Security Act",
                provision="section 1861(ff)(1)",
                url="https://www.law.cornell.edu/uscode/text/42/1395x",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy of the United States Code as of April 2023, on GitHub",
                kind=AuthorityKind.STATUTE,
                note=(
                    "Only the month of the copy was read; it counts from the last day "
                    "of that month. The code has it as 42 USC 1395x(ff)(1). Section "
                    "4124 of the Consolidated Appropriations Act, 2023, amends the "
                    "paragraph; the text as amended was not read."
                ),
            ),
            verified_through=date(2023, 4, 30),
        ),
    ),
)

# By when it must be signed was not noted: one that is missing is found once the stay is
# over.
IOP_CERTIFICATION: Final = Rule(
    code="US-MEDICARE-015",
    name="iop-certification",
    level=medicare.IOP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=Due(
                DocumentKind.CERTIFICATION,
                within=None,
                before=ANY_TIME,
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="424.24",
                url="https://www.ecfr.gov/current/title-42/section-424.24",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "legalclarity.org, article on billing for IOP; checkoutapi.com, "
                    "copy of 424.24(b)"
                ),
                note=(
                    "The section was not read, so no paragraph is cited, and the "
                    "copies read bear no day. In force from 2024-01-01, as the "
                    "services are."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# Sixty days, not two months, and nothing on day 18. The statute speaks of every other
# month; the days of the regulation are what is counted.
IOP_RECERTIFICATION: Final = Rule(
    code="US-MEDICARE-016",
    name="iop-recertification",
    level=medicare.IOP,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=Repeats(
                DocumentKind.RECERTIFICATION,
                every=calendar_days(60),
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="424.24",
                url="https://www.ecfr.gov/current/title-42/section-424.24",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "hancockdaniel.com, newsletter of November 2023; legalclarity.org, "
                    "article on billing for IOP"
                ),
                note=(
                    "The section was not read, so no paragraph is cited. In force from "
                    "2024-01-01, as the services are."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# The elements were read for rural and federally qualified health centers alone; that
# the plan of every intensive outpatient program has them was only recalled.
HEALTH_CENTER_IOP_PLAN_CONTENTS: Final = Rule(
    code="US-MEDICARE-017",
    name="health-center-iop-plan-contents",
    level=medicare.IOP,
    judges=Basis.DOCUMENTED,
    population=(Fact("rural-or-federally-qualified-health-center"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=AllOf(
                (
                    PlanHas(PlanTrait.DIAGNOSIS),
                    PlanHas(PlanTrait.INTERVENTIONS),
                    PlanHas(PlanTrait.INTERVENTION_HAS_AMOUNT),
                    PlanHas(PlanTrait.INTERVENTION_HAS_FREQUENCY),
                    PlanHas(PlanTrait.INTERVENTION_HAS_DURATION),
                    PlanHas(PlanTrait.GOALS),
                )
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="424.24",
                url="https://www.ecfr.gov/current/title-42/section-424.24",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="nahri.org, article on IOP requirements for FQHCs and RHCs",
                note=(
                    "Neither the section nor the instruction was read, so no paragraph "
                    "is cited. In force from 2024-01-01, as the services are."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# No less than every other month: two calendar months from the last, which may be 59
# days or 62. A recertification is no review.
HEALTH_CENTER_IOP_PLAN_REVIEW: Final = Rule(
    code="US-MEDICARE-018",
    name="health-center-iop-plan-review",
    level=medicare.IOP,
    judges=Basis.DOCUMENTED,
    population=(Fact("rural-or-federally-qualified-health-center"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=months(2),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument="Medicare, requirements of IOP for FQHCs and RHCs",
                provision="review of the plan",
                url=(
                    "https://nahri.org/articles/cms-releases-iop-requirements-fqhcs-"
                    "and-rhcs"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="nahri.org, article on IOP requirements for FQHCs and RHCs",
                kind=AuthorityKind.PAYER_POLICY,
                note=(
                    "The instruction to contractors was not read. In force from "
                    "2024-01-01, as the services are."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# In 2024 these centers were paid for days of three services, whatever more was given.
HEALTH_CENTER_IOP_DAY_OF_THREE_SERVICES: Final = Rule(
    code="US-MEDICARE-019",
    name="health-center-iop-day-of-three-services",
    level=medicare.IOP,
    judges=Basis.DELIVERED,
    population=(Fact("rural-or-federally-qualified-health-center"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 1, 1), date(2025, 1, 1)),
            requirement=AtLeast(sessions(3), of=THERAPEUTIC, per=SERVICE_DAY),
            citation=Citation(
                instrument="Medicare, requirements of IOP for FQHCs and RHCs",
                provision="payment for days of three services",
                url=(
                    "https://nahri.org/articles/cms-releases-iop-requirements-fqhcs-"
                    "and-rhcs"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="nahri.org, article on IOP requirements for FQHCs and RHCs",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The instruction to contractors was not read. What is paid from "
                    "2025 on was only recalled."
                ),
            ),
            verified_through=date(2024, 1, 1),
        ),
    ),
)

# By a licensed professional, of whichever profession: no signature shows it.
CMHC_INITIAL_EVALUATION: Final = Rule(
    code="US-MEDICARE-020",
    name="cmhc-initial-evaluation",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    population=(Fact("community-mental-health-center"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2014, 10, 29)),
            requirement=Due("initial-evaluation", within=hours_after(24)),
            citation=Citation(
                instrument="42 CFR",
                provision="485.914(b)(1)",
                url="https://www.ecfr.gov/current/title-42/section-485.914",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_EDITION,
                note=(
                    "Published on 2013-10-29 (78 FR 64604), effective 2014-10-29; "
                    "editions of this title are as of 1 October."
                ),
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

# Working days here, calendar days where the assessment and the plan are renewed.
CMHC_COMPREHENSIVE_ASSESSMENT: Final = Rule(
    code="US-MEDICARE-021",
    name="cmhc-comprehensive-assessment",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    population=(Fact("community-mental-health-center"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2014, 10, 29)),
            requirement=Due(DocumentKind.ASSESSMENT, within=working_days(4)),
            citation=Citation(
                instrument="42 CFR",
                provision="485.914(c)(2)",
                url="https://www.ecfr.gov/current/title-42/section-485.914",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_EDITION,
                note=(
                    "Published on 2013-10-29 (78 FR 64604), effective 2014-10-29; "
                    "editions of this title are as of 1 October."
                ),
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

# The first update is read to be due 30 days after the assessment that it updates.
CMHC_ASSESSMENT_UPDATE: Final = Rule(
    code="US-MEDICARE-022",
    name="cmhc-assessment-update",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    population=(Fact("community-mental-health-center"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2014, 10, 29)),
            requirement=Repeats(
                DocumentKind.ASSESSMENT_UPDATE,
                every=calendar_days(30),
                after=Completed(DocumentKind.ASSESSMENT),
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="485.914(d)(2)",
                url="https://www.ecfr.gov/current/title-42/section-485.914",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_EDITION,
                note=(
                    "Published on 2013-10-29 (78 FR 64604), effective 2014-10-29; "
                    "editions of this title are as of 1 October."
                ),
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

CMHC_TREATMENT_PLAN: Final = Rule(
    code="US-MEDICARE-023",
    name="cmhc-treatment-plan",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    population=(Fact("community-mental-health-center"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2014, 10, 29)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=working_days(7)),
            citation=Citation(
                instrument="42 CFR",
                provision="485.916(b)",
                url="https://www.ecfr.gov/current/title-42/section-485.916",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_EDITION,
                note=(
                    "Published on 2013-10-29 (78 FR 64604), effective 2014-10-29; "
                    "editions of this title are as of 1 October."
                ),
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

# The first interval is read to run from the plan that is reviewed.
CMHC_PLAN_REVIEW: Final = Rule(
    code="US-MEDICARE-024",
    name="cmhc-plan-review",
    level=medicare.PHP,
    judges=Basis.DOCUMENTED,
    population=(Fact("community-mental-health-center"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2014, 10, 29)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=calendar_days(30),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument="42 CFR",
                provision="485.916(d)",
                url="https://www.ecfr.gov/current/title-42/section-485.916",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_EDITION,
                note=(
                    "Published on 2013-10-29 (78 FR 64604), effective 2014-10-29; "
                    "editions of this title are as of 1 October."
                ),
            ),
            verified_through=date(2015, 10, 1),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-MEDICARE",
        name="Medicare",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PHP_PLANNED_WEEKLY_HOURS,
        IOP_PLANNED_WEEKLY_HOURS,
        IOP_DAY_OF_THREE_SERVICES,
        IOP_DAY_OF_FOUR_SERVICES,
        IOP_DAYS_OF_THREE_HOURS,
        IOP_USUAL_WEEKLY_HOURS,
        OTP_IOP_WEEKLY_SERVICES,
        IOP_STATUTORY_WEEKLY_HOURS,
        PHP_CERTIFICATION,
        PHP_RECERTIFICATION,
        PHP_PLAN_REVIEW,
        PHP_PSYCHIATRIC_EVALUATION,
        PHP_PROGRESS_NOTES,
        PHP_PLAN_CONTENTS,
        IOP_CERTIFICATION,
        IOP_RECERTIFICATION,
        HEALTH_CENTER_IOP_PLAN_CONTENTS,
        HEALTH_CENTER_IOP_PLAN_REVIEW,
        HEALTH_CENTER_IOP_DAY_OF_THREE_SERVICES,
        CMHC_INITIAL_EVALUATION,
        CMHC_COMPREHENSIVE_ASSESSMENT,
        CMHC_ASSESSMENT_UPDATE,
        CMHC_TREATMENT_PLAN,
        CMHC_PLAN_REVIEW,
    ),
    revised=date(2026, 11, 22),
)
