"""SAMHSA: an advisory on intensive outpatient treatment, and the TEDS service type.

Scope: the weekly hours of the advisory of 2021, which are guidance, and the least that
the Treatment Episode Data Set calls intensive outpatient, which is a standard of data.

Not covered, because the figure was only recalled: the hours and length of TIP 47, the
hours of the facility surveys N-SSATS and N-SUMHSS, the evaluations and plans of
certified community behavioral health clinics. The standards of opioid treatment
programs (42 CFR part 8) are a rulebook of their own, and so is NIDA's guide.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.conditions import Age
from continuum.periods import WEEK, DateRange
from continuum.requirements import AtLeast, Given, days, hours
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import CLINICAL, ServiceFilter, ServiceKind
from continuum.systems import general, teds

__all__ = [
    "CORE_SERVICES",
    "IOP_WEEKLY_HOURS",
    "RULEBOOK",
    "TEDS_INTENSIVE_OUTPATIENT",
    "TREATMENT",
]

_READ: Final = date(2026, 11, 21)

# The advisory names individual counseling, group therapy, family psychoeducation and
# case management as examples of core services. What it names as further services that a
# program may add is not core: peer services, mutual help, medication, assessment,
# vocational and trauma-specific services.
CORE_SERVICES: Final = ServiceFilter.of(
    ServiceKind.COUNSELING,
    ServiceKind.PSYCHOTHERAPY,
    ServiceKind.EDUCATION,
    ServiceKind.CASE_MANAGEMENT,
    label="core services",
)
TREATMENT: Final = CLINICAL.called("treatment")

# "Adolescents" without an age: read as under 18.
IOP_WEEKLY_HOURS: Final = Rule(
    code="US-SAMHSA-001",
    name="iop-weekly-hours",
    level=general.IOP,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2021, 12, 31)),
            requirement=Given(
                Age(below=18),
                then=AtLeast(hours(6), of=CORE_SERVICES, per=WEEK),
                otherwise=AtLeast(hours(9), of=CORE_SERVICES, per=WEEK),
            ),
            citation=Citation(
                instrument=(
                    "SAMHSA Advisory (2021), Clinical Issues in Intensive Outpatient "
                    "Treatment for Substance Use Disorders"
                ),
                provision="definition of IOP treatment",
                url=(
                    "https://store.samhsa.gov/product/clinical-issues-intensive-outpatient-"
                    "treatment-substance-use-disorders/pep20-02-01-021"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="a copy that is not on the publisher's site",
                note=(
                    "Only the year of publication was read, so it counts from the last "
                    "day of that year. It takes the figures from another work of 2013. "
                    "That adolescents are under 18 is a reading."
                ),
            ),
            verified_through=date(2021, 12, 31),
        ),
    ),
)

# The code says which service a patient was admitted to, hence what is planned. It is no
# proof of nine hours a week: three days of two hours are six.
TEDS_INTENSIVE_OUTPATIENT: Final = Rule(
    code="US-SAMHSA-002",
    name="teds-intensive-outpatient",
    level=teds.INTENSIVE_OUTPATIENT,
    judges=Basis.PLANNED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2012, 12, 31)),
            requirement=AtLeast(days(3, each=hours(2)), of=TREATMENT, per=WEEK),
            citation=Citation(
                instrument="Treatment Episode Data Set, report on 2012",
                provision="chapter 4, type of service: intensive outpatient",
                url=(
                    "https://www.samhsa.gov/data/sites/default/files/TEDS2012N_Web/"
                    "TEDS2012NChp4.htm"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                kind=AuthorityKind.STANDARD,
                note=(
                    "The page is about data of 2012 and counts from the last day of "
                    "that year; its own day was not read. It defines the service and "
                    "does not show the code 6."
                ),
            ),
            verified_through=date(2012, 12, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-SAMHSA",
        name="Substance Abuse and Mental Health Services Administration",
        kind=AuthorityKind.GUIDANCE,
    ),
    rules=(IOP_WEEKLY_HOURS, TEDS_INTENSIVE_OUTPATIENT),
    revised=date(2026, 11, 21),
)
