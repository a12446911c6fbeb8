"""Revenue codes that claims of institutions carry for addiction treatment.

Scope: the codes whose meaning was read in a public list. Meanings are paraphrased. Not
covered: which codes a payer takes, and rates. Not confirmed, and therefore left out:
0906 and 0907, intensive outpatient care for chemical dependency and day treatment,
whose labels differ between the texts; 0944 and 0945, drug and alcohol rehabilitation;
1000 to 1005, accommodation, of which 1001 and 1002 are also found exchanged.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.billing import BillingCode, BillingSystem
from continuum.citations import AuthorityKind, Citation, Evidence

__all__ = [
    "CODES",
    "REVENUE_0900",
    "REVENUE_0905",
    "REVENUE_0911",
    "REVENUE_0912",
    "REVENUE_0913",
    "REVENUE_0914",
    "REVENUE_0915",
    "REVENUE_0916",
]

_SYSTEM: Final = BillingSystem.REVENUE

_LIST: Final = Citation(
    instrument="UB-04",
    provision="revenue codes of the group 09",
    url=(
        "https://www.findacode.com/articles/"
        "common-ub-04-codes-for-behavioral-health-services-30381.html"
    ),
    retrieved=date(2026, 11, 21),
    evidence=Evidence.SECONDARY,
    read_in="Find-A-Code, article on codes for behavioral health services",
    kind=AuthorityKind.STANDARD,
    note=(
        "The National Uniform Billing Committee, whose codes these are, was not read. "
        "Another page calls 0905 recreational therapy; Medicare uses it for intensive "
        "outpatient services."
    ),
)

REVENUE_0900: Final = BillingCode(
    system=_SYSTEM,
    code="0900",
    meaning="behavioral health treatment, in general",
    source=_LIST,
)
REVENUE_0905: Final = BillingCode(
    system=_SYSTEM,
    code="0905",
    meaning="intensive outpatient services, psychiatric",
    source=_LIST,
)
REVENUE_0911: Final = BillingCode(
    system=_SYSTEM,
    code="0911",
    meaning="behavioral health rehabilitation",
    source=_LIST,
)
REVENUE_0912: Final = BillingCode(
    system=_SYSTEM,
    code="0912",
    meaning="partial hospitalization, the less intensive kind",
    source=_LIST,
)
REVENUE_0913: Final = BillingCode(
    system=_SYSTEM,
    code="0913",
    meaning="partial hospitalization, the intensive kind",
    source=_LIST,
)
REVENUE_0914: Final = BillingCode(
    system=_SYSTEM,
    code="0914",
    meaning="therapy of one patient",
    source=_LIST,
)
REVENUE_0915: Final = BillingCode(
    system=_SYSTEM,
    code="0915",
    meaning="therapy in a group",
    source=_LIST,
)
REVENUE_0916: Final = BillingCode(
    system=_SYSTEM,
    code="0916",
    meaning="therapy with the family",
    source=_LIST,
)

CODES: Final = (
    REVENUE_0900,
    REVENUE_0905,
    REVENUE_0911,
    REVENUE_0912,
    REVENUE_0913,
    REVENUE_0914,
    REVENUE_0915,
    REVENUE_0916,
)
