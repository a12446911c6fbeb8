"""Connecticut: what Medicaid pays of psychotherapy in a clinic, and detoxification.

Scope: visits, sessions and groups of psychotherapy that Medicaid pays behavioral health
clinics for (Regulations of Connecticut State Agencies, 17b-262-822), and the longest
stay in residential medical detoxification funded by the state (17-226d-7). The clinic
is a category of payment and no level, so its rules are about every level of whoever is
treated in one.

Not covered, because the text was cut: who signs the statement that lets a stay of
detoxification go on, and when a group may be larger than twelve (subsection (d)(8)),
so that the caller must say that either is so. Not covered, because no text was read:
chemical maintenance and the other subsections of 17b-262-822; the other modalities of
17-226d-7; licensing.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.periods import CALENDAR_DAY, DateRange
from continuum.requirements import (
    AllOf,
    AtMost,
    EachSession,
    Excusable,
    Given,
    Length,
    minutes,
    sessions,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Format, ServiceFilter, ServiceKind
from continuum.systems import us_ct
from continuum.terms import calendar_days

__all__ = [
    "CLINIC_GROUP_SIZE",
    "CLINIC_SESSION_LENGTH",
    "CLINIC_VISITS_PER_DAY",
    "DETOXIFICATION_STAY",
    "FAMILY_PSYCHOTHERAPY",
    "GROUP_PSYCHOTHERAPY",
    "INDIVIDUAL_PSYCHOTHERAPY",
    "MULTI_FAMILY_PSYCHOTHERAPY",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Regulations of Connecticut State Agencies"

# The section names four types of psychotherapy; counseling, education and case
# management are none of them.
INDIVIDUAL_PSYCHOTHERAPY: Final = ServiceFilter.of(
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.INDIVIDUAL],
    label="individual psychotherapy",
)
GROUP_PSYCHOTHERAPY: Final = ServiceFilter.of(
    ServiceKind.PSYCHOTHERAPY, formats=[Format.GROUP], label="group psychotherapy"
)
FAMILY_PSYCHOTHERAPY: Final = ServiceFilter.of(
    ServiceKind.PSYCHOTHERAPY, formats=[Format.FAMILY], label="family psychotherapy"
)
MULTI_FAMILY_PSYCHOTHERAPY: Final = ServiceFilter.of(
    ServiceKind.PSYCHOTHERAPY,
    formats=[Format.MULTI_FAMILY],
    label="multiple-family psychotherapy",
)

_SHORT: Final = (GROUP_PSYCHOTHERAPY | FAMILY_PSYCHOTHERAPY).called(
    "group and family psychotherapy"
)

# One visit of each type from one provider. A session is a visit; with two providers on
# one day the caller checks the sessions of each.
CLINIC_VISITS_PER_DAY: Final = Rule(
    code="US-CT-001",
    name="clinic-visits-per-day",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid-behavioral-health-clinic"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 27)),
            requirement=AllOf(
                (
                    AtMost(sessions(1), of=INDIVIDUAL_PSYCHOTHERAPY, per=CALENDAR_DAY),
                    AtMost(sessions(1), of=GROUP_PSYCHOTHERAPY, per=CALENDAR_DAY),
                    AtMost(sessions(1), of=FAMILY_PSYCHOTHERAPY, per=CALENDAR_DAY),
                    AtMost(
                        sessions(1), of=MULTI_FAMILY_PSYCHOTHERAPY, per=CALENDAR_DAY
                    ),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="17b-262-822(a)(1)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/connecticut-"
                    "administrative-code/title-17b-social-services/requirements-for-"
                    "payment-of-home-health-agencies/payment-of-behavioral-health-"
                    "clinic-services/section-17b-262-822-service-limitations"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-27",
                kind=AuthorityKind.PAYMENT,
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 27),
        ),
    ),
)

# The sentence names family and group sessions, not the multiple-family ones that the
# section elsewhere sets apart.
CLINIC_SESSION_LENGTH: Final = Rule(
    code="US-CT-002",
    name="clinic-session-length",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid-behavioral-health-clinic"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 27)),
            requirement=Given(
                Fact("intermediate-care-program"),
                then=EachSession(of=_SHORT, at_least=minutes(30)),
                otherwise=EachSession(of=_SHORT, at_least=minutes(45)),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="17b-262-822(a)(2)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/connecticut-"
                    "administrative-code/title-17b-social-services/requirements-for-"
                    "payment-of-home-health-agencies/payment-of-behavioral-health-"
                    "clinic-services/section-17b-262-822-service-limitations"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-27",
                kind=AuthorityKind.PAYMENT,
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 12, 27),
        ),
    ),
)

# All who take part count, whoever pays for them.
CLINIC_GROUP_SIZE: Final = Rule(
    code="US-CT-003",
    name="clinic-group-size",
    level=None,
    judges=Basis.DELIVERED,
    population=(Fact("medicaid-behavioral-health-clinic"),),
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 12, 27)),
            requirement=AllOf(
                (
                    Excusable(
                        EachSession(of=GROUP_PSYCHOTHERAPY, most=12),
                        unless=("larger-group-allowed",),
                    ),
                    EachSession(of=MULTI_FAMILY_PSYCHOTHERAPY, most=24),
                )
            ),
            citation=Citation(
                instrument=_CODE,
                provision="17b-262-822(a)(4), (6)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/connecticut-"
                    "administrative-code/title-17b-social-services/requirements-for-"
                    "payment-of-home-health-agencies/payment-of-behavioral-health-"
                    "clinic-services/section-17b-262-822-service-limitations"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-12-27",
                kind=AuthorityKind.PAYMENT,
                note=(
                    "The start is the day of the copy. Subsection (d)(8), which allows "
                    "larger groups, was not read."
                ),
            ),
            verified_through=date(2024, 12, 27),
        ),
    ),
)

# Who withdraws from alcohol and drugs both has the longer limit: a reading. The first
# day and the last are days of the stay.
DETOXIFICATION_STAY: Final = Rule(
    code="US-CT-004",
    name="detoxification-stay",
    level=us_ct.RESIDENTIAL_MEDICAL_DETOXIFICATION,
    judges=Basis.DELIVERED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 10, 16)),
            requirement=Excusable(
                Given(
                    Fact("drug-detoxification"),
                    then=Length(at_most=calendar_days(14)),
                    otherwise=Length(at_most=calendar_days(5)),
                ),
                unless=("signed-statement-for-a-longer-stay",),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="17-226d-7(a)(4)",
                url=(
                    "https://d1tvxue8o4w0fl.cloudfront.net/regulation/connecticut-"
                    "administrative-code/title-17-public-assistance-and-welfare-"
                    "services/minimum-standards-of-eligibility-for-commission-funding-"
                    "for-private-nonprofit-organizations-and-municipalities/section-17-"
                    "226d-7-treatment-and-rehabilitation-program-requirements-for-"
                    "specific-modalities"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on cloudfront.net, through 2024-10-16",
                note=(
                    "The start is the day of the copy. The copy was cut before it said "
                    "who signs the statement."
                ),
            ),
            verified_through=date(2024, 10, 16),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-CT",
        name="Connecticut",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        CLINIC_VISITS_PER_DAY,
        CLINIC_SESSION_LENGTH,
        CLINIC_GROUP_SIZE,
        DETOXIFICATION_STAY,
    ),
    revised=date(2026, 11, 22),
)
