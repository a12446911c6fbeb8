"""New York: plans of inpatient rehabilitation and of residences for youth.

Scope: when the plan is due, when a physician has signed it, and when the plan of a
program that the patient came from may serve (14 NYCRR 818.5 and 817.5). Whether the
patient was transferred is a fact that the caller gives, and the hour of it a landmark;
without a transfer, a plan from before admission is no plan of this program. A plan that
is carried over is signed anew by a physician of this program, on or after admission.

Not covered, because no text was read: plans and hours of outpatient programs (part
822), whose plans are said to be kept up to date in progress notes, and of part 820.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Fact
from continuum.documents import DocumentKind, LandmarkKind
from continuum.periods import DateRange
from continuum.requirements import AllOf, AnyOf, Due, Given, Happened, Requirement
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import StaffRole
from continuum.systems import us_ny
from continuum.terms import ANY_TIME, Limit, calendar_days, hours_after

__all__ = [
    "INPATIENT_PHYSICIAN",
    "INPATIENT_PLAN",
    "RULEBOOK",
    "YOUTH_RESIDENTIAL_PHYSICIAN",
    "YOUTH_RESIDENTIAL_PLAN",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "New York Codes, Rules and Regulations"

# Where the patient was transferred at all, a record without the transfer lacks a fact.
_TRANSFER: Final = Happened(LandmarkKind.TRANSFER, always=True)


def _made_or_carried(within: Limit, *, reviewed: Limit) -> Requirement:
    """A new plan, or that of the program before, *reviewed* within a limit."""
    new = Due(DocumentKind.TREATMENT_PLAN, within=within)
    carried = attrs.evolve(new, before=ANY_TIME)
    review = Due(DocumentKind.PLAN_REVIEW, within=reviewed, after=_TRANSFER)
    return AnyOf((new, AllOf((carried, review))))


INPATIENT_PLAN: Final = Rule(
    code="US-NY-001",
    name="inpatient-plan",
    level=us_ny.INPATIENT_REHABILITATION,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=Given(
                Fact("transferred"),
                then=_made_or_carried(calendar_days(7), reviewed=hours_after(24)),
                otherwise=Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(7)),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 818.5(a)(1) and (3)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-818/section-818-5"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

# The limit runs from admission, not from the plan: a plan made in time and signed on
# day 11 is late.
INPATIENT_PHYSICIAN: Final = Rule(
    code="US-NY-002",
    name="inpatient-physician",
    level=us_ny.INPATIENT_REHABILITATION,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(10),
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 818.5(b)(4)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-818/section-818-5"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

YOUTH_RESIDENTIAL_PLAN: Final = Rule(
    code="US-NY-003",
    name="youth-residential-plan",
    level=us_ny.RESIDENTIAL_REHABILITATION_FOR_YOUTH,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=Given(
                Fact("transferred"),
                then=_made_or_carried(calendar_days(10), reviewed=calendar_days(10)),
                otherwise=Due(DocumentKind.TREATMENT_PLAN, within=calendar_days(10)),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 817.5(a)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-817/section-817-5"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note="The start is the day of the copy.",
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

YOUTH_RESIDENTIAL_PHYSICIAN: Final = Rule(
    code="US-NY-004",
    name="youth-residential-physician",
    level=us_ny.RESIDENTIAL_REHABILITATION_FOR_YOUTH,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2024, 9, 25)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                within=calendar_days(14),
                signed_by=(StaffRole.PHYSICIAN,),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="14 NYCRR 817.5(b)(4)",
                url=(
                    "https://regulations.justia.com/states/new-york/title-14/chapter-"
                    "xxi/part-817/section-817-5"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=(
                    "copy on regulations.justia.com, through Register Vol. 46, No. 39"
                ),
                note=("The start is the day of the copy."),
            ),
            verified_through=date(2024, 9, 25),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-NY",
        name="New York",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        INPATIENT_PLAN,
        INPATIENT_PHYSICIAN,
        YOUTH_RESIDENTIAL_PLAN,
        YOUTH_RESIDENTIAL_PHYSICIAN,
    ),
)
