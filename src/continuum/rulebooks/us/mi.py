"""Michigan: when the service plan is due, and residential counselors in former rules.

Scope: the service plan of substance use disorder programs (R 325.1363(1)); residents
for each full-time counselor by the rules of 1981 (R 325.14901(2)), which R 325.1301 to
325.1399 replaced. On which day was not read: the new rules were first amended on
2020-09-10, and there the old text ends here, at the latest.

Not covered, because no text was read: counselors in residential programs by the present
rules; intensive outpatient care, which the rule on plans does not set apart; hours of
service. Not covered, because its rule number was cut off: reviews of the plan in
medication treatment.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.documents import DocumentKind
from continuum.periods import DateRange
from continuum.requirements import Completed, Due, Load, Ratio
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import TREATMENT, StaffRole
from continuum.systems import us_mi
from continuum.terms import hours_after, nth_session

__all__ = [
    "METHADONE_PLAN",
    "OUTPATIENT_PLAN",
    "RESIDENTIAL_COUNSELORS_UNTIL_2020",
    "RESIDENTIAL_PLAN",
    "RESIDENTIAL_WITHDRAWAL_MANAGEMENT_PLAN",
    "RULEBOOK",
]

_READ: Final = date(2026, 11, 21)

_CODE: Final = "Michigan Administrative Code"

# The next session is the first of treatment that the patient attends after the
# assessment at admission.
OUTPATIENT_PLAN: Final = Rule(
    code="US-MI-001",
    name="outpatient-plan",
    level=us_mi.OUTPATIENT_COUNSELING,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 6, 26)),
            requirement=Due(
                DocumentKind.TREATMENT_PLAN,
                # The session in which the assessment is made is not the next one.
                within=nth_session(1, of=TREATMENT),
                after=Completed(DocumentKind.ASSESSMENT),
            ),
            citation=Citation(
                instrument=_CODE,
                provision="R 325.1363(1)(a)",
                url=(
                    "https://regulations.justia.com/states/michigan/licensing-and-"
                    "regulatory-affairs/bureau-of-community-and-health-systems/"
                    "substance-use-disorder-programs/substance-use-disorder-programs/"
                    "part-3/subpart-d/section-r-325-1363"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2025-03-15",
                note=(
                    "The start is the day on which the last amendments that the copy "
                    "names took force."
                ),
            ),
            verified_through=date(2025, 3, 15),
        ),
    ),
)

METHADONE_PLAN: Final = Rule(
    code="US-MI-002",
    name="methadone-plan",
    level=us_mi.METHADONE,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 6, 26)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=hours_after(24)),
            citation=Citation(
                instrument=_CODE,
                provision="R 325.1363(1)(b)",
                url=(
                    "https://regulations.justia.com/states/michigan/licensing-and-"
                    "regulatory-affairs/bureau-of-community-and-health-systems/"
                    "substance-use-disorder-programs/substance-use-disorder-programs/"
                    "part-3/subpart-d/section-r-325-1363"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2025-03-15",
                note=(
                    "The start is the day on which the last amendments that the copy "
                    "names took force."
                ),
            ),
            verified_through=date(2025, 3, 15),
        ),
    ),
)

RESIDENTIAL_PLAN: Final = Rule(
    code="US-MI-003",
    name="residential-plan",
    level=us_mi.RESIDENTIAL,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 6, 26)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=hours_after(24)),
            citation=Citation(
                instrument=_CODE,
                provision="R 325.1363(1)(b)",
                url=(
                    "https://regulations.justia.com/states/michigan/licensing-and-"
                    "regulatory-affairs/bureau-of-community-and-health-systems/"
                    "substance-use-disorder-programs/substance-use-disorder-programs/"
                    "part-3/subpart-d/section-r-325-1363"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2025-03-15",
                note=(
                    "The start is the day on which the last amendments that the copy "
                    "names took force."
                ),
            ),
            verified_through=date(2025, 3, 15),
        ),
    ),
)

RESIDENTIAL_WITHDRAWAL_MANAGEMENT_PLAN: Final = Rule(
    code="US-MI-004",
    name="residential-withdrawal-management-plan",
    level=us_mi.RESIDENTIAL_WITHDRAWAL_MANAGEMENT,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 6, 26)),
            requirement=Due(DocumentKind.TREATMENT_PLAN, within=hours_after(24)),
            citation=Citation(
                instrument=_CODE,
                provision="R 325.1363(1)(b)",
                url=(
                    "https://regulations.justia.com/states/michigan/licensing-and-"
                    "regulatory-affairs/bureau-of-community-and-health-systems/"
                    "substance-use-disorder-programs/substance-use-disorder-programs/"
                    "part-3/subpart-d/section-r-325-1363"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="copy on regulations.justia.com, through 2025-03-15",
                note=(
                    "The start is the day on which the last amendments that the copy "
                    "names took force."
                ),
            ),
            verified_through=date(2025, 3, 15),
        ),
    ),
)

# The equivalent of a full-time counselor: two at half time are one.
RESIDENTIAL_COUNSELORS_UNTIL_2020: Final = Rule(
    code="US-MI-005",
    name="residential-counselors-until-2020",
    level=us_mi.RESIDENTIAL,
    judges=Basis.STAFFED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(1981, 12, 31), date(2020, 9, 10)),
            requirement=Ratio(10, of=(StaffRole.COUNSELOR,), load=Load.AVERAGE),
            citation=Citation(
                instrument=_CODE,
                provision="R 325.14901(2)",
                url=(
                    "http://www.state.mi.us/orr/emi/admincode.asp?AdminCode=Single&"
                    "Admin_Num=32514901&Dpt=&RngHigh=32599408"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The text is of 1981 without a day, so it counts from the last day "
                    "of that year; the copy bears no day. It ends where its successor "
                    "was first amended: it had been replaced by then, on which day was "
                    "not read."
                ),
            ),
            verified_through=date(1981, 12, 31),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="US-MI",
        name="Michigan",
        kind=AuthorityKind.REGULATION,
    ),
    rules=(
        OUTPATIENT_PLAN,
        METHADONE_PLAN,
        RESIDENTIAL_PLAN,
        RESIDENTIAL_WITHDRAWAL_MANAGEMENT_PLAN,
        RESIDENTIAL_COUNSELORS_UNTIL_2020,
    ),
    revised=date(2026, 11, 22),
)
