"""Oklahoma: hours of residential treatment, and groups in Medicaid's halfway houses.

Scope: hours of intensive residential treatment for adults (OAC 450:18-13-101.1) and of
residential treatment for adolescents (450:18-13-161), and sizes of groups in halfway
houses for the young that Medicaid pays for (317:30-5-95.46), which are about patients
with the fact ``medicaid``.

Two texts on adolescents were read. The older, in a copy of 2021, told apart those in
school and those not, set ten hours of therapy among the hours and said what fills the
rest. The newer, in a copy of 2025, asks three hours more of those not in school and, in
what was read of it, says nothing of the others. The day of the change was not read; it
lies on 2025-01-02 at the latest, and the older text ends there.

Not covered, because no figure was read: hours of adults at level 3.5 (450:18-13-101)
and in halfway houses. Not covered, because they are no part of the facts collected: who
must be on site (317:30-5-95.46(b)(1)(A)(ii)), and Medicaid's other levels.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age, Fact
from continuum.periods import WEEK, DateRange
from continuum.requirements import AllOf, AtLeast, EachSession, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, Format, ServiceFilter, ServiceKind
from continuum.systems import asam3, us_ok

__all__ = [
    "ADOLESCENT_RESIDENTIAL_HOURS",
    "ADOLESCENT_RESIDENTIAL_HOURS_IN_SCHOOL",
    "ADOLESCENT_TREATMENT",
    "GROUP_REHABILITATION",
    "GROUP_THERAPY",
    "HALFWAY_HOUSE_GROUP_SIZE",
    "INTENSIVE_RESIDENTIAL_HOURS",
    "RULEBOOK",
    "THERAPEUTIC_SERVICES",
    "TREATMENT_SERVICES",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Oklahoma Administrative Code"

TREATMENT_SERVICES: Final = CLINICAL.called("treatment services")
# The older section 161 splits its hours: therapy, an open list of group, individual and
# family therapy, and the rest, which is life and social skills and recreation.
THERAPEUTIC_SERVICES: Final = (
    CLINICAL - ServiceFilter.of(ServiceKind.SKILLS, ServiceKind.RECREATIONAL_THERAPY)
).called("therapeutic treatment services")
ADOLESCENT_TREATMENT: Final = (
    CLINICAL | ServiceFilter.of(ServiceKind.RECREATION)
).called("treatment related services")
GROUP_THERAPY: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.GROUP],
    label="group therapy",
)
# Rehabilitation is education and the training of skills.
GROUP_REHABILITATION: Final = ServiceFilter.of(
    ServiceKind.EDUCATION,
    ServiceKind.SKILLS,
    formats=[Format.GROUP],
    label="group rehabilitation services",
)

# Adults take part in these hours: what they received is judged.
INTENSIVE_RESIDENTIAL_HOURS: Final = Rule(
    code="US-OK-001",
    name="intensive-residential-hours",
    level=us_ok.INTENSIVE_RESIDENTIAL,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2021, 3, 11)),
            requirement=AtLeast(hours(37), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="OAC 450:18-13-101.1(a)",
                url="http://okrules.elaws.us/oac/450:18-13-101.1",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on okrules.elaws.us",
                note=(
                    "The start is the day of the copy, read on section 161 of the same "
                    "chapter."
                ),
            ),
            verified_through=date(2021, 3, 11),
        ),
    ),
)

# The ages are those of the newer text; the older said adolescents. Whether the newer
# still splits its hours was not read: it asks for no therapy among them, and counts no
# recreation.
ADOLESCENT_RESIDENTIAL_HOURS: Final = Rule(
    code="US-OK-002",
    name="adolescent-residential-hours",
    level=asam3.LEVEL_3_5,
    judges=Basis.DELIVERED,
    population=(Age(at_least=13, below=18), Fact("not-attending-school")),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2021, 3, 11), date(2025, 1, 2)),
            requirement=AllOf(
                (
                    AtLeast(hours(21), of=ADOLESCENT_TREATMENT, per=WEEK),
                    AtLeast(hours(10), of=THERAPEUTIC_SERVICES, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="OAC 450:18-13-161(a)",
                url="http://okrules.elaws.us/oac/450:18-13-161",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on okrules.elaws.us, last updated 2021-03-11",
                note=(
                    "The start is the day of the copy. Changed on 2025-01-02 at the "
                    "latest. Its part named no level of the ASAM Criteria yet."
                ),
            ),
            verified_through=date(2021, 3, 11),
        ),
        RuleVersion(
            in_force=DateRange(date(2025, 1, 2)),
            requirement=AtLeast(hours(24), of=TREATMENT_SERVICES, per=WEEK),
            citation=Citation(
                instrument=_CODE,
                provision="OAC 450:18-13-161(a)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/oklahoma-"
                    "administrative-code/title-450-department-of-mental-health-and-"
                    "substance-abuse-services/chapter-18-standards-and-criteria-for-"
                    "substance-related-and-addictive-disorder-treatment-services/"
                    "subchapter-13-substance-use-disorder-treatment-services/part-17-"
                    "residential-treatment-for-adolescents-asam-level-35/"
                    "section-45018-13-161-residential-treatment-for-adolescents"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through Vol. 42, No. 8",
                note="The start is the day of the copy.",
            ),
            verified_through=date(2025, 1, 2),
        ),
    ),
)

ADOLESCENT_RESIDENTIAL_HOURS_IN_SCHOOL: Final = Rule(
    code="US-OK-003",
    name="adolescent-residential-hours-in-school",
    level=asam3.LEVEL_3_5,
    judges=Basis.DELIVERED,
    population=(Age(at_least=13, below=18), Fact("attending-school")),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2021, 3, 11), date(2025, 1, 2)),
            requirement=AllOf(
                (
                    AtLeast(hours(15), of=ADOLESCENT_TREATMENT, per=WEEK),
                    AtLeast(hours(10), of=THERAPEUTIC_SERVICES, per=WEEK),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="OAC 450:18-13-161(a)",
                url="http://okrules.elaws.us/oac/450:18-13-161",
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on okrules.elaws.us, last updated 2021-03-11",
                note=(
                    "The start is the day of the copy. Left out of the text on "
                    "2025-01-02 at the latest."
                ),
            ),
            verified_through=date(2021, 3, 11),
        ),
    ),
)

# One qualified provider for every eight: sixteen with two, and so on.
HALFWAY_HOUSE_GROUP_SIZE: Final = Rule(
    code="US-OK-004",
    name="halfway-house-group-size",
    level=asam3.LEVEL_3_1,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid"), Age(at_least=13, below=18)),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 9, 11)),
            requirement=AllOf(
                (
                    EachSession(of=GROUP_THERAPY, most=6),
                    EachSession(of=GROUP_REHABILITATION, by_staff=(8, 16, 24, 32)),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="OAC 317:30-5-95.46(b)(1)(A)(i)",
                url=(
                    "https://oklahoma.gov/ohca/policies-and-rules/xpolicy/"
                    "medical-providers-fee-for-service/"
                    "individual-providers-and-specialties/inpatient-psychiatric-services/"
                    "residential-substance-use-disorder-covered-services-and-medical-"
                    "necessity-criteria.html"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "the agency's unofficial copy, oklahoma.gov, and a copy on "
                    "regulations.justia.com, through Vol. 42, No. 1"
                ),
                note="The start is the day on which the agency's copy was revised.",
            ),
            verified_through=date(2024, 9, 16),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-OK",
        name="Oklahoma",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        INTENSIVE_RESIDENTIAL_HOURS,
        ADOLESCENT_RESIDENTIAL_HOURS,
        ADOLESCENT_RESIDENTIAL_HOURS_IN_SCHOOL,
        HALFWAY_HOUSE_GROUP_SIZE,
    ),
    revised=date(2026, 11, 22),
)
