"""Codes of HCPCS Level II that claims for addiction treatment carry.

Scope: the codes whose meaning was read in a public copy of the list as of April 2020,
and G0137, which is newer. Meanings are paraphrased; that a unit is not named says that
the list names none. Not covered: what a payer takes a code for, how long its unit is
where the list does not say so, which codes are still in force, and rates. Not
confirmed, and therefore not said here: that G0410 and G0411 speak of intensive
outpatient care, too, from 2024, and the full wording of G0137.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.billing import BillingCode, BillingSystem
from continuum.citations import AuthorityKind, Citation, Evidence

__all__ = [
    "CODES",
    "G0137",
    "G0176",
    "G0177",
    "G0410",
    "G0411",
    "G2067",
    "G2074",
    "G2076",
    "G2077",
    "G2080",
    "H0001",
    "H0002",
    "H0003",
    "H0004",
    "H0005",
    "H0006",
    "H0007",
    "H0008",
    "H0009",
    "H0010",
    "H0011",
    "H0012",
    "H0013",
    "H0014",
    "H0015",
    "H0016",
    "H0017",
    "H0018",
    "H0019",
    "H0020",
    "H0035",
    "H0047",
    "H2012",
    "H2034",
    "H2035",
    "H2036",
    "S0201",
    "S9475",
    "S9480",
    "T1006",
    "T1007",
    "T1012",
    "T2048",
]

_SYSTEM: Final = BillingSystem.HCPCS
_READ: Final = date(2026, 11, 21)

_LIST: Final = Citation(
    instrument="HCPCS Level II",
    provision="codes of the groups G, H, S and T",
    url=(
        "https://www.cms.gov/medicare/coding-billing/"
        "healthcare-common-procedure-system/quarterly-update"
    ),
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="wamuir/hcpcs, a public copy of the list as of April 2020",
    kind=AuthorityKind.STANDARD,
)
_OTP_IOP: Final = Citation(
    instrument="HCPCS Level II",
    provision="G0137",
    url="https://ngsmedicare.com/web/ngs/opiod-treatment?selectedArticleId=2251313",
    retrieved=_READ,
    evidence=Evidence.SECONDARY,
    read_in="page of National Government Services on opioid treatment programs",
    kind=AuthorityKind.STANDARD,
    note="The full wording of the code was not read.",
)

G0137: Final = BillingCode(
    system=_SYSTEM,
    code="G0137",
    meaning=(
        "intensive outpatient services of an opioid treatment program, added to its "
        "week, from nine services in it"
    ),
    source=_OTP_IOP,
)
G0176: Final = BillingCode(
    system=_SYSTEM,
    code="G0176",
    meaning="activity therapy, not for recreation, a session of 45 minutes or more",
    source=_LIST,
)
G0177: Final = BillingCode(
    system=_SYSTEM,
    code="G0177",
    meaning="training and education about the care, a session of 45 minutes or more",
    source=_LIST,
)
G0410: Final = BillingCode(
    system=_SYSTEM,
    code="G0410",
    meaning=(
        "group psychotherapy in partial hospitalization, but for groups of families, "
        "about 45 to 50 minutes"
    ),
    source=_LIST,
)
G0411: Final = BillingCode(
    system=_SYSTEM,
    code="G0411",
    meaning=(
        "interactive group psychotherapy in partial hospitalization, about 45 to 50 "
        "minutes"
    ),
    source=_LIST,
)
G2067: Final = BillingCode(
    system=_SYSTEM,
    code="G2067",
    meaning="a week of methadone: dispensing, counseling, therapy and drug tests",
    source=_LIST,
)
G2074: Final = BillingCode(
    system=_SYSTEM,
    code="G2074",
    meaning="a week of an opioid treatment program, without the medication",
    source=_LIST,
)
G2076: Final = BillingCode(
    system=_SYSTEM,
    code="G2076",
    meaning=(
        "intake, on top of the week: medical examination, first assessment, treatment "
        "plan"
    ),
    source=_LIST,
)
G2077: Final = BillingCode(
    system=_SYSTEM,
    code="G2077",
    meaning="periodic assessment, on top of the week, of which services are right",
    source=_LIST,
)
G2080: Final = BillingCode(
    system=_SYSTEM,
    code="G2080",
    meaning="counseling on top of the week, 30 minutes",
    source=_LIST,
)
H0001: Final = BillingCode(
    system=_SYSTEM,
    code="H0001",
    meaning="assessment of alcohol or drug use",
    source=_LIST,
)
H0002: Final = BillingCode(
    system=_SYSTEM,
    code="H0002",
    meaning="screening for admission to a program",
    source=_LIST,
)
H0003: Final = BillingCode(
    system=_SYSTEM,
    code="H0003",
    meaning="laboratory test of a specimen for alcohol or drugs",
    source=_LIST,
)
H0004: Final = BillingCode(
    system=_SYSTEM,
    code="H0004",
    meaning="counseling and therapy, 15 minutes",
    source=_LIST,
)
H0005: Final = BillingCode(
    system=_SYSTEM,
    code="H0005",
    meaning="group counseling on alcohol or drug use by a clinician",
    source=_LIST,
)
H0006: Final = BillingCode(
    system=_SYSTEM,
    code="H0006",
    meaning="case management for alcohol or drug use",
    source=_LIST,
)
H0007: Final = BillingCode(
    system=_SYSTEM,
    code="H0007",
    meaning="outpatient intervention in a crisis of alcohol or drug use",
    source=_LIST,
)
H0008: Final = BillingCode(
    system=_SYSTEM,
    code="H0008",
    meaning="sub-acute withdrawal management, inpatients of a hospital",
    source=_LIST,
)
H0009: Final = BillingCode(
    system=_SYSTEM,
    code="H0009",
    meaning="acute withdrawal management, inpatients of a hospital",
    source=_LIST,
)
H0010: Final = BillingCode(
    system=_SYSTEM,
    code="H0010",
    meaning="sub-acute withdrawal management, inpatients of a residential program",
    source=_LIST,
)
H0011: Final = BillingCode(
    system=_SYSTEM,
    code="H0011",
    meaning="acute withdrawal management, inpatients of a residential program",
    source=_LIST,
)
H0012: Final = BillingCode(
    system=_SYSTEM,
    code="H0012",
    meaning="sub-acute withdrawal management, outpatients of a residential program",
    source=_LIST,
)
H0013: Final = BillingCode(
    system=_SYSTEM,
    code="H0013",
    meaning="acute withdrawal management, outpatients of a residential program",
    source=_LIST,
)
H0014: Final = BillingCode(
    system=_SYSTEM,
    code="H0014",
    meaning="ambulatory withdrawal management",
    source=_LIST,
)
# The three hours and three days are about the program, not about one patient's week.
H0015: Final = BillingCode(
    system=_SYSTEM,
    code="H0015",
    meaning=(
        "intensive outpatient treatment of alcohol or drug use, in a program that runs "
        "three hours a day or more on three days a week or more, by an individual plan"
    ),
    source=_LIST,
)
H0016: Final = BillingCode(
    system=_SYSTEM,
    code="H0016",
    meaning="medical service for alcohol or drug use, ambulatory",
    source=_LIST,
)
H0017: Final = BillingCode(
    system=_SYSTEM,
    code="H0017",
    meaning="residential treatment in a hospital, without room and board, by the day",
    source=_LIST,
)
H0018: Final = BillingCode(
    system=_SYSTEM,
    code="H0018",
    meaning=(
        "short-term residential treatment outside a hospital, without room and board, "
        "by the day"
    ),
    source=_LIST,
)
H0019: Final = BillingCode(
    system=_SYSTEM,
    code="H0019",
    meaning=(
        "long-term residential treatment, neither medical nor acute, usually for more "
        "than 30 days, without room and board, by the day"
    ),
    source=_LIST,
)
H0020: Final = BillingCode(
    system=_SYSTEM,
    code="H0020",
    meaning="giving of methadone by a licensed program",
    source=_LIST,
)
H0035: Final = BillingCode(
    system=_SYSTEM,
    code="H0035",
    meaning="partial hospitalization for mental health, less than 24 hours",
    source=_LIST,
)
H0047: Final = BillingCode(
    system=_SYSTEM,
    code="H0047",
    meaning="another service for alcohol or drug use, not specified",
    source=_LIST,
)
H2012: Final = BillingCode(
    system=_SYSTEM,
    code="H2012",
    meaning="behavioral health day treatment, an hour",
    source=_LIST,
)
H2034: Final = BillingCode(
    system=_SYSTEM,
    code="H2034",
    meaning="halfway house for alcohol or drug use, by the day",
    source=_LIST,
)
H2035: Final = BillingCode(
    system=_SYSTEM,
    code="H2035",
    meaning="treatment program for alcohol or drug use, an hour",
    source=_LIST,
)
H2036: Final = BillingCode(
    system=_SYSTEM,
    code="H2036",
    meaning="treatment program for alcohol or drug use, by the day",
    source=_LIST,
)
S0201: Final = BillingCode(
    system=_SYSTEM,
    code="S0201",
    meaning="partial hospitalization, less than 24 hours, by the day",
    source=_LIST,
)
S9475: Final = BillingCode(
    system=_SYSTEM,
    code="S9475",
    meaning=(
        "treatment of substance use or withdrawal management, ambulatory, by the day"
    ),
    source=_LIST,
)
S9480: Final = BillingCode(
    system=_SYSTEM,
    code="S9480",
    meaning="psychiatric services of intensive outpatient care, by the day",
    source=_LIST,
)
T1006: Final = BillingCode(
    system=_SYSTEM,
    code="T1006",
    meaning="counseling of a family or couple on alcohol or drug use",
    source=_LIST,
)
T1007: Final = BillingCode(
    system=_SYSTEM,
    code="T1007",
    meaning="making or changing a treatment plan for alcohol or drug use",
    source=_LIST,
)
T1012: Final = BillingCode(
    system=_SYSTEM,
    code="T1012",
    meaning="skills training for alcohol or drug use",
    source=_LIST,
)
T2048: Final = BillingCode(
    system=_SYSTEM,
    code="T2048",
    meaning=(
        "long-term residential treatment, neither medical nor acute, usually for more "
        "than 30 days, with room and board, by the day"
    ),
    source=_LIST,
)

CODES: Final = (
    G0137,
    G0176,
    G0177,
    G0410,
    G0411,
    G2067,
    G2074,
    G2076,
    G2077,
    G2080,
    H0001,
    H0002,
    H0003,
    H0004,
    H0005,
    H0006,
    H0007,
    H0008,
    H0009,
    H0010,
    H0011,
    H0012,
    H0013,
    H0014,
    H0015,
    H0016,
    H0017,
    H0018,
    H0019,
    H0020,
    H0035,
    H0047,
    H2012,
    H2034,
    H2035,
    H2036,
    S0201,
    S9475,
    S9480,
    T1006,
    T1007,
    T1012,
    T2048,
)
