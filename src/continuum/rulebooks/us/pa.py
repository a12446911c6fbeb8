"""Pennsylvania: reviews, staffing, what Medicaid pays, and partial hospitalization.

Scope: reviews of the plan in psychiatric hospitals (28 Pa. Code 709.123); clients for
each full-time equivalent of staff in detoxification and rehabilitation (704.12); what
Medical Assistance, the state's Medicaid, pays a drug and alcohol clinic for (55 Pa.
Code 1223.53) and, as mental health care, for psychiatric partial hospitalization
(1153.53, also as it stood until October 2019); the plan of partial hospitalization of
children and youth (5210.35), which is mental health care, too.

What is paid for is not what may be given: care beyond a limit of payment is not paid,
and that is all that an unmet rule says of it. The level of the clinic is that of
Medical Assistance alone; partial hospitalization is licensed, too, so there the limits
of payment are about patients with the fact ``medicaid``.

Not covered, because only recalled: staff of partial hospitalization and licensed
outpatient care (704.12(a)(5)-(6)), reviews of outpatient plans (709.92), psychotherapy
in narcotic treatment (715.19). Not encoded: the physician on call in detoxification
(704.12(a)(1)(ii)); of section 1223.53 the three visits in thirty days of those who are
neither on methadone nor in detoxification (paragraph (4)), and evaluations (paragraphs
(6) and (7)); of section 1153.53 what it said of psychiatric clinics until 2019.

Two things are open. The Administrative Code suspends some of the ratios of section
704.12 while an opioid epidemic lasts (71 P.S. 613.3): its list was read up to
704.12(a)(1), but neither what follows nor when it ends. And in a copy of 2024-11-02, 55
Pa. Code 1101.31(b)(3)(ii) still has the yearly limit of partial hospitalization that
section 1153.53 lost in 2019; how the two stand to each other was not read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.documents import DocumentKind
from continuum.periods import SERVICE_DAY, WEEK, DateRange, Rolling, Year
from continuum.requirements import (
    AllOf,
    Apart,
    AtLeast,
    AtMost,
    Between,
    Completed,
    Due,
    Excusable,
    Given,
    Load,
    Ratio,
    Repeats,
    hours,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind, StaffRole
from continuum.systems import us_pa
from continuum.terms import calendar_days, service_days

__all__ = [
    "CHILDRENS_PARTIAL_HOSPITALIZATION_PLAN",
    "CHILDRENS_PARTIAL_HOSPITALIZATION_REVIEW",
    "CLINIC_VISITS",
    "CLINIC_VISIT_A_DAY",
    "DETOXIFICATION_VISITS",
    "DETOXIFICATION_VISITS_A_YEAR",
    "HOSPITAL_DETOXIFICATION_STAFF",
    "HOSPITAL_REHABILITATION_COUNSELORS",
    "METHADONE_VISITS",
    "METHADONE_VISITS_A_WEEK",
    "NONHOSPITAL_DETOXIFICATION_STAFF",
    "NONHOSPITAL_REHABILITATION_COUNSELORS",
    "PARTIAL_HOSPITALIZATION",
    "PARTIAL_HOSPITALIZATION_DAY",
    "PARTIAL_HOSPITALIZATION_YEAR",
    "PARTIAL_HOSPITALIZATION_YEAR_BLIND_PENSION",
    "PRIMARY_CARE_STAFF",
    "PSYCHIATRIC_DETOXIFICATION_REVIEW",
    "PSYCHIATRIC_REHABILITATION_REVIEW",
    "PSYCHOTHERAPY",
    "PSYCHOTHERAPY_HOURS",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Pennsylvania Code"

_RATIOS_URL: Final = (
    "https://pacodeandbulletin.gov/Display/pacode?file=%2Fsecure%2Fpacode%2Fdata%2F028"
    "%2Fchapter704%2Fs704.12.html"
)
_CLINIC_URL: Final = (
    "https://casetext.com/regulation/pennsylvania-code-rules-and-regulations/title-55-"
    "human-services/part-iii-medical-assistance-manual/chapter-1223-outpatient-drug-and-"
    "alcohol-clinic-services/payment-for-outpatient-drugalcohol-clinic-services/section-"
    "122353-limitations-on-payment"
)
_PARTIAL_URL: Final = (
    "http://parules.elaws.us/pacode/title55_partiii_chapter1153_section1153.53"
)
_CHILDREN_URL: Final = (
    "https://pacodeandbulletin.gov/Display/pacode?d=reduce&file=%2Fsecure%2Fpacode%2F"
    "data%2F055%2Fchapter5210%2Fs5210.35.html"
)

# Whom the chapter calls primary care staff was not read: whoever treats clients counts.
PRIMARY_CARE_STAFF: Final = (
    StaffRole.PHYSICIAN,
    StaffRole.NURSE_PRACTITIONER,
    StaffRole.NURSE,
    StaffRole.PSYCHOLOGIST,
    StaffRole.SOCIAL_WORKER,
    StaffRole.THERAPIST,
    StaffRole.COUNSELOR,
)

# Individual, family and group alike. Nonmedical counseling is no psychotherapy and is
# not paid at all (1223.14(1)).
PSYCHOTHERAPY: Final = ServiceFilter.of(
    ServiceKind.PSYCHOTHERAPY, label="psychotherapy"
)
# A chemotherapy visit gives a drug, too, and is told from a methadone visit by whom it
# is for.
METHADONE_VISITS: Final = ServiceFilter.of(
    ServiceKind.MEDICATION_ADMINISTRATION, label="methadone maintenance clinic visits"
)
DETOXIFICATION_VISITS: Final = ServiceFilter.of(
    ServiceKind.WITHDRAWAL_MANAGEMENT, label="opiate detoxification clinic visits"
)
# For methadone, chemotherapy and detoxification. The fourth kind, drug-free visits, is
# left out: what they give was not read.
CLINIC_VISITS: Final = ServiceFilter.of(
    ServiceKind.MEDICATION_MANAGEMENT,
    ServiceKind.MEDICATION_ADMINISTRATION,
    ServiceKind.WITHDRAWAL_MANAGEMENT,
    label="clinic visits",
)
# The fee of a session is for all that is given in it.
PARTIAL_HOSPITALIZATION: Final = CLINICAL.called("partial hospitalization")

PSYCHIATRIC_DETOXIFICATION_REVIEW: Final = Rule(
    code="US-PA-001",
    name="psychiatric-detoxification-review",
    level=us_pa.HOSPITAL_DETOXIFICATION,
    judges=Basis.DOCUMENTED,
    population=(Fact("psychiatric-hospital"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 2)),
            requirement=Given(
                Fact("regimen-shorter-than-30-days"),
                then=Repeats(
                    DocumentKind.PLAN_REVIEW,
                    every=calendar_days(15),
                    after=Completed(DocumentKind.TREATMENT_PLAN),
                ),
                otherwise=Repeats(
                    DocumentKind.PLAN_REVIEW,
                    every=calendar_days(30),
                    after=Completed(DocumentKind.TREATMENT_PLAN),
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="28 Pa. Code 709.123(b)(2)",
                url=(
                    "https://regulations.justia.com/states/pennsylvania/title-28/part-"
                    "v/chapter-709/subchapter-k/section-709-123"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-11-02",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 2),
        ),
    ),
)

PSYCHIATRIC_REHABILITATION_REVIEW: Final = Rule(
    code="US-PA-002",
    name="psychiatric-rehabilitation-review",
    level=us_pa.HOSPITAL_REHABILITATION,
    judges=Basis.DOCUMENTED,
    population=(Fact("psychiatric-hospital"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 11, 2)),
            requirement=Given(
                Fact("regimen-shorter-than-30-days"),
                then=Repeats(
                    DocumentKind.PLAN_REVIEW,
                    every=calendar_days(15),
                    after=Completed(DocumentKind.TREATMENT_PLAN),
                ),
                otherwise=Repeats(
                    DocumentKind.PLAN_REVIEW,
                    every=calendar_days(30),
                    after=Completed(DocumentKind.TREATMENT_PLAN),
                ),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="28 Pa. Code 709.123(b)(2)",
                url=(
                    "https://regulations.justia.com/states/pennsylvania/title-28/part-"
                    "v/chapter-709/subchapter-k/section-709-123"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2024-11-02",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 11, 2),
        ),
    ),
)

# The fact says that the ratio of seven is not applied, since an opioid epidemic lasts.
NONHOSPITAL_DETOXIFICATION_STAFF: Final = Rule(
    code="US-PA-003",
    name="nonhospital-detoxification-staff",
    level=us_pa.NONHOSPITAL_DETOXIFICATION,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 8, 31)),
            requirement=Given(
                Fact("ratio-suspended-in-opioid-epidemic"),
                then=Ratio(10, of=PRIMARY_CARE_STAFF, load=Load.AVERAGE),
                otherwise=Ratio(7, of=PRIMARY_CARE_STAFF, load=Load.AVERAGE),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="28 Pa. Code 704.12(a)(1); 71 P.S. 613.3(a)(4)",
                url=_RATIOS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "the code itself, through 54 Pa.B. 5598, and a copy of the act on "
                    "cloudfront.net, through Act 2024-111"
                ),
                note=(
                    "The start is the day of the code that was read. It asks for the "
                    "staff in primary care hours; a family may count as one client, "
                    "and clients of the project with another diagnosis count, too. "
                    "The act suspends the ratio for one of ten."
                ),
            ),
            verified_through=date(2024, 8, 31),
        ),
    ),
)

HOSPITAL_DETOXIFICATION_STAFF: Final = Rule(
    code="US-PA-004",
    name="hospital-detoxification-staff",
    level=us_pa.HOSPITAL_DETOXIFICATION,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 8, 31)),
            requirement=Ratio(5, of=PRIMARY_CARE_STAFF, load=Load.AVERAGE),
            citation=Citation(
                instrument=_CODE,
                provision="28 Pa. Code 704.12(a)(2)",
                url=_RATIOS_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The start is the day of the code that was read, through 54 Pa.B. "
                    "5598. It asks for the staff in primary care hours; a family may "
                    "count as one client, and clients of the project with another "
                    "diagnosis count, too."
                ),
            ),
            verified_through=date(2024, 8, 31),
        ),
    ),
)

# Up to what age a client is an adolescent was not read. A project that serves adults,
# too, is held to the closer ratio.
NONHOSPITAL_REHABILITATION_COUNSELORS: Final = Rule(
    code="US-PA-005",
    name="nonhospital-rehabilitation-counselors",
    level=us_pa.NONHOSPITAL_REHABILITATION,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 8, 31)),
            requirement=Given(
                Fact("project-serves-adolescents"),
                then=Ratio(6, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
                otherwise=Ratio(8, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="28 Pa. Code 704.12(a)(3)",
                url=_RATIOS_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The start is the day of the code that was read, through 54 Pa.B. "
                    "5598. It is kept in primary care hours; a family may count as one "
                    "client, and clients of the project with another diagnosis count, "
                    "too."
                ),
            ),
            verified_through=date(2024, 8, 31),
        ),
    ),
)

# Of adolescents the text says a counselor, not a full-time equivalent; its title speaks
# of these alone.
HOSPITAL_REHABILITATION_COUNSELORS: Final = Rule(
    code="US-PA-006",
    name="hospital-rehabilitation-counselors",
    level=us_pa.HOSPITAL_REHABILITATION,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 8, 31)),
            requirement=Given(
                Fact("project-serves-adolescents"),
                then=Ratio(5, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
                otherwise=Ratio(7, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="28 Pa. Code 704.12(a)(4)",
                url=_RATIOS_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The start is the day of the code that was read, through 54 Pa.B. "
                    "5598. It is kept in primary care hours; a family may count as one "
                    "client, and clients of the project with another diagnosis count, "
                    "too."
                ),
            ),
            verified_through=date(2024, 8, 31),
        ),
    ),
)

# Twenty-four hours are read as a day. On a day with psychotherapy that is paid, and no
# visit is.
CLINIC_VISIT_A_DAY: Final = Rule(
    code="US-PA-007",
    name="clinic-visit-a-day",
    level=us_pa.OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 6, 15)),
            requirement=AllOf(
                (
                    AtMost(sessions(1), of=CLINIC_VISITS, per=SERVICE_DAY),
                    Apart(CLINIC_VISITS, PSYCHOTHERAPY),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 1223.53(1)",
                url=_CLINIC_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Register Vol. 54, No. 24",
                kind=AuthorityKind.PAYMENT,
                note="A limit of payment. The start is the day of the copy.",
            ),
            verified_through=date(2024, 6, 15),
        ),
    ),
)

METHADONE_VISITS_A_WEEK: Final = Rule(
    code="US-PA-008",
    name="methadone-visits-a-week",
    level=us_pa.OUTPATIENT,
    judges=Basis.DELIVERED,
    population=(Fact("methadone-maintenance"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 6, 15)),
            requirement=AtMost(sessions(7), of=METHADONE_VISITS, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 1223.53(2)",
                url=_CLINIC_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Register Vol. 54, No. 24",
                kind=AuthorityKind.PAYMENT,
                note="A limit of payment. The start is the day of the copy.",
            ),
            verified_through=date(2024, 6, 15),
        ),
    ),
)

# A period of 365 days, and below of 30, is read as any run of so many days.
DETOXIFICATION_VISITS_A_YEAR: Final = Rule(
    code="US-PA-009",
    name="detoxification-visits-a-year",
    level=us_pa.OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 6, 15)),
            requirement=AtMost(
                sessions(42), of=DETOXIFICATION_VISITS, per=Rolling(365)
            ),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 1223.53(3)",
                url=_CLINIC_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Register Vol. 54, No. 24",
                kind=AuthorityKind.PAYMENT,
                note="A limit of payment. The start is the day of the copy.",
            ),
            verified_through=date(2024, 6, 15),
        ),
    ),
)

PSYCHOTHERAPY_HOURS: Final = Rule(
    code="US-PA-010",
    name="psychotherapy-hours",
    level=us_pa.OUTPATIENT,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 6, 15)),
            requirement=AtMost(hours(8), of=PSYCHOTHERAPY, per=Rolling(30)),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 1223.53(5)",
                url=_CLINIC_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on casetext.com, through Register Vol. 54, No. 24",
                kind=AuthorityKind.PAYMENT,
                note="A limit of payment. The start is the day of the copy.",
            ),
            verified_through=date(2024, 6, 15),
        ),
    ),
)

# A period of 24 hours is read as a day with partial hospitalization.
PARTIAL_HOSPITALIZATION_DAY: Final = Rule(
    code="US-PA-011",
    name="partial-hospitalization-day",
    level=us_pa.MENTAL_HEALTH_PARTIAL_HOSPITALIZATION,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2005, 8, 29), date(2019, 10, 12)),
            requirement=Between(
                hours(3), hours(6), of=PARTIAL_HOSPITALIZATION, per=SERVICE_DAY
            ),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 1153.53(a)(2)",
                url=_PARTIAL_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on parules.elaws.us",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "A limit of payment. The days are those of the section's own "
                    "history, which has no change between them."
                ),
            ),
            verified_through=date(2019, 10, 11),
        ),
        RuleVersion(
            in_force=DateRange(date(2019, 10, 12)),
            requirement=AtLeast(hours(3), of=PARTIAL_HOSPITALIZATION, per=SERVICE_DAY),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 1153.53(1)",
                url=(
                    "https://pacodeandbulletin.gov/Display/pacode?d=reduce&file=%2F"
                    "secure%2Fpacode%2Fdata%2F055%2Fchapter1153%2Fs1153.53.html"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.PAYMENT,
                note="A limit of payment. The copy of the code bears no day.",
            ),
        ),
    ),
)

# The state's fiscal year, from July. Recipients of the State Blind Pension have a limit
# of their own, the next rule.
PARTIAL_HOSPITALIZATION_YEAR: Final = Rule(
    code="US-PA-012",
    name="partial-hospitalization-year",
    level=us_pa.MENTAL_HEALTH_PARTIAL_HOSPITALIZATION,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"), Age(at_least=21)),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2005, 8, 29), date(2019, 10, 12)),
            requirement=Excusable(
                AllOf(
                    (
                        AtMost(
                            sessions(180, each=hours(3)),
                            of=PARTIAL_HOSPITALIZATION,
                            per=Year(first_month=7),
                        ),
                        AtMost(
                            hours(540),
                            of=PARTIAL_HOSPITALIZATION,
                            per=Year(first_month=7),
                        ),
                    )
                ),
                unless=("state-blind-pension",),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 1153.53(a)(1)",
                url=_PARTIAL_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on parules.elaws.us",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "A limit of payment. The days are those of the section's own "
                    "history, which has no change between them."
                ),
            ),
            verified_through=date(2019, 10, 11),
        ),
    ),
)

PARTIAL_HOSPITALIZATION_YEAR_BLIND_PENSION: Final = Rule(
    code="US-PA-013",
    name="partial-hospitalization-year-blind-pension",
    level=us_pa.MENTAL_HEALTH_PARTIAL_HOSPITALIZATION,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"), Age(at_least=21), Fact("state-blind-pension")),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2005, 8, 29), date(2019, 10, 12)),
            requirement=AllOf(
                (
                    AtMost(
                        sessions(240, each=hours(3)),
                        of=PARTIAL_HOSPITALIZATION,
                        per=Rolling(365),
                    ),
                    AtMost(hours(720), of=PARTIAL_HOSPITALIZATION, per=Rolling(365)),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 1153.53(a)(1)",
                url=_PARTIAL_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on parules.elaws.us",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "A limit of payment. The days are those of the section's own "
                    "history, which has no change between them."
                ),
            ),
            verified_through=date(2019, 10, 11),
        ),
    ),
)

# Days of service are days on which the child was given any; the first is day 1.
CHILDRENS_PARTIAL_HOSPITALIZATION_PLAN: Final = Rule(
    code="US-PA-014",
    name="childrens-partial-hospitalization-plan",
    level=us_pa.MENTAL_HEALTH_PARTIAL_HOSPITALIZATION,
    judges=Basis.DOCUMENTED,
    population=(Fact("children-and-youth-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 8, 31)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=service_days(5)),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 5210.35(b)",
                url=_CHILDREN_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The start is the day of the code that was read, through 54 Pa.B. "
                    "5598."
                ),
            ),
            verified_through=date(2024, 8, 31),
        ),
    ),
)

# The day on which the plan or the last review was made is not one of the twenty. That
# the psychiatrist and the team make the review is left out: by whom it is signed, the
# text does not say.
CHILDRENS_PARTIAL_HOSPITALIZATION_REVIEW: Final = Rule(
    code="US-PA-015",
    name="childrens-partial-hospitalization-review",
    level=us_pa.MENTAL_HEALTH_PARTIAL_HOSPITALIZATION,
    judges=Basis.DOCUMENTED,
    population=(Fact("children-and-youth-program"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 8, 31)),
            requirement=Repeats(
                DocumentKind.PLAN_REVIEW,
                every=service_days(20),
                after=Completed(DocumentKind.TREATMENT_PLAN),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="55 Pa. Code 5210.35(b)",
                url=_CHILDREN_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The start is the day of the code that was read, through 54 Pa.B. "
                    "5598."
                ),
            ),
            verified_through=date(2024, 8, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-PA",
        name="Pennsylvania",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        PSYCHIATRIC_DETOXIFICATION_REVIEW,
        PSYCHIATRIC_REHABILITATION_REVIEW,
        NONHOSPITAL_DETOXIFICATION_STAFF,
        HOSPITAL_DETOXIFICATION_STAFF,
        NONHOSPITAL_REHABILITATION_COUNSELORS,
        HOSPITAL_REHABILITATION_COUNSELORS,
        CLINIC_VISIT_A_DAY,
        METHADONE_VISITS_A_WEEK,
        DETOXIFICATION_VISITS_A_YEAR,
        PSYCHOTHERAPY_HOURS,
        PARTIAL_HOSPITALIZATION_DAY,
        PARTIAL_HOSPITALIZATION_YEAR,
        PARTIAL_HOSPITALIZATION_YEAR_BLIND_PENSION,
        CHILDRENS_PARTIAL_HOSPITALIZATION_PLAN,
        CHILDRENS_PARTIAL_HOSPITALIZATION_REVIEW,
    ),
    revised=date(2026, 11, 22),
)
