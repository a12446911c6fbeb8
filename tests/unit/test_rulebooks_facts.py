"""The figures and days of every bundled rule, typed a second time from the sources.

A slip of the finger in a rulebook shows here: this table was not copied from the rules
but written from the texts, in the short hand of `figures`.
"""

from __future__ import annotations

from typing import assert_never

import pytest

from continuum.documents import Signer
from continuum.periods import (
    Blocks,
    CalendarDay,
    CalendarMonth,
    InPhase,
    Rolling,
    ServiceDay,
    Week,
    WholeStay,
    Window,
    Year,
)
from continuum.requirements import (
    ADMISSION,
    Above,
    AllOf,
    Amount,
    Anchor,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Capped,
    Completed,
    Counting,
    Due,
    EachSession,
    Excusable,
    Gap,
    Given,
    Happened,
    Length,
    LevelAbsent,
    Load,
    OnPaper,
    PlanHas,
    PlanTrait,
    Ratio,
    Repeats,
    Requirement,
    Scaled,
    SessionHeld,
    Share,
    Signed,
    Since,
    Unit,
)
from continuum.services import CLINICAL
from continuum.terms import AnyTime, Earliest, Latest, Limit, Term, TermUnit
from tests.discovery import rulebooks

# code, provision, first day, day after the last, verified through, figures
FACTS = """
PROGRAMS-001 | - | 2026-11-21 | - | 2026-11-21 | 9h+/week
PROGRAMS-002 | - | 2026-11-21 | - | 2026-11-21 | 15h+/week, 3..5 days/week
PROGRAMS-003 | - | 2026-11-21 | - | 2026-11-21 | 5+ days/week, mean 3h+/day
PROGRAMS-004 | - | 2026-11-21 | - | 2026-11-21 | 3..4 days/week
PROGRAMS-005 | - | 2026-11-21 | - | 2026-11-21 | 3+ days of 3h/week
PROGRAMS-006 | - | 2026-11-21 | - | 2026-11-21 | <=30h/week, <=5 days/week
PROGRAMS-007 | - | 2026-11-21 | - | 2026-11-21 | 6..30h/week
US-MEDICARE-001 | 410.43(c)(1) | 2015-10-01 | - | 2017-06-09 | 20h+/week
US-MEDICARE-002 | 410.44 | 2024-01-01 | - | 2024-01-01 | 9h+/week
US-MEDICARE-003 | 88 FR 81540 | 2024-01-01 | - | 2024-01-01 | 3+ sessions/day
US-MEDICARE-004 | 88 FR 81540 | 2024-01-01 | - | 2024-01-01 | 4+ sessions/day
US-MEDICARE-005 | - | 2026-11-21 | - | 2026-11-21 | 3..4 days of 3h/week
US-MEDICARE-006 | - | 2024-01-01 | - | 2024-01-01 | 9..19h/week
US-MEDICARE-007 | 410.67 | 2024-01-01 | - | 2024-01-01 | 9+ sessions/week
US-MEDICARE-008 | section 1861(ff) | 2024-01-01 | - | 2024-01-01 | 9h+/week
US-SAMHSA-001 | - | 2021-12-31 | - | 2021-12-31 | [under 18] 6h+/week, 9h+/week
US-SAMHSA-002 | chapter 4 | 2012-12-31 | - | 2012-12-31 | 3+ days of 2h/week
US-TRICARE-001 | chapter 7, section 3.16 | 2018-06-15 | - | 2023-04-27 | 6h+/week
US-TRICARE-002 | chapter 7, section 3.16 | 2018-06-15 | - | 2023-04-27 | 2h+/day
US-VA-001 | 12VAC30-130-5090(A) | 2024-12-08 | - | 2024-12-08 | [under 18] 2h+/day, \
mean 6..19h/week, [21 or older] 3h+/day, mean 9..19h/week, \
[adolescent as the chapter defines it] 2h+/day, mean 6..19h/week, 3h+/day, \
mean 9..19h/week
US-VA-002 | 12VAC30-130-5100(A)(2) | 2024-12-08 | - | 2024-12-08 | 20h+/week, 5h+/day
US-VA-003 | 12VAC30-130-5110(A) | 2024-12-08 | - | 2024-12-08 | 5h+/week
US-VA-004 | 12VAC35-105-1740(1) | 2023-02-17 | - | 2023-02-17 | 3h+/day, 9..19h/week
US-NC-001 | SAIOP | 2023-04-27 | 2025-01-01 | 2023-04-27 | 3+ days of 3h/week, \
<=19h/week, gap <=2 days
US-NC-001 | SAIOP | 2026-01-01 | - | 2026-01-07 | [under 18] 6..19h/week, 9..19h/week
US-NC-002 | SACOT | 2026-01-01 | - | 2026-01-07 | 20h+/week
US-NC-003 | 10A NCAC 27G .4503(b)-(c) | 2006-04-01 | - | 2006-04-01 | 20h+/week, \
5+ days of 4h/week, gap <=2 days
US-NC-004 | 10A NCAC 27G .4503(e) | 2006-04-01 | - | 2006-04-01 | 1+ sessions/day, \
1min+/day
US-NC-005 | SAIOP | 2023-04-27 | 2025-01-01 | 2023-04-27 | 1+ sessions/day, \
1min+/day
US-NC-006 | SAIOP | 2023-04-27 | 2025-01-01 | 2023-04-27 | 3h+/day
US-NJ-001 | 8:111-10.1(b)2 | 2024-11-04 | - | 2024-11-04 | 12h+/week, \
6+ occasions/week, 1h+/week, 10h+/week
US-NJ-002 | 8:111-10.1(b)3 | 2024-11-04 | - | 2024-11-04 | 8h+/week, \
5+ occasions/week, 1h+/week, 7h+/week
US-NJ-003 | 8:111-10.1(b)4 | 2024-11-04 | - | 2024-11-04 | 6h+/week, \
3+ occasions/week, 1h+/week, 5h+/week
US-NJ-004 | 8:111-10.1(b)5 | 2024-11-04 | - | 2024-11-04 | 3h+/week, 1h+/week, \
2h+/week
US-NJ-005 | 10:161B-11.8(b)1 | 2024-09-16 | - | 2024-09-16 | 1+ sessions/week, \
4+ sessions/month, 1+ sessions/month
US-NJ-006 | 10:161B-11.8(b)2 | 2024-09-16 | - | 2024-09-16 | 2+ sessions/month, \
1+ sessions/month
US-NJ-007 | 10:162-6.3 | 2016-08-02 | - | 2016-08-02 | \
16+ sessions of 1h/first 112 days, 1+ sessions of 1h/7 days of the stay
US-DC-001 | 22-A DCMR 6328.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 1..8h/week
US-DC-001 | 22-A DCMR 6331.1 | 2024-12-06 | - | 2024-12-06 | <=8h/week
US-DC-002 | 22-A DCMR 6329.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | \
[under 21] 6..19h/week, 9..19h/week
US-DC-003 | 22-A DCMR 6330.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 20h+/week
US-DC-004 | 22-A DCMR 6331.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 5h+/week
US-DC-004 | 22-A DCMR 6334.1 | 2024-06-21 | - | 2024-06-21 | 5h+/week
US-DC-005 | 22-A DCMR 6332.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 20h+/week
US-DC-005 | 22-A DCMR 6335.1 | 2024-06-21 | - | 2024-06-21 | 20h+/week
US-DC-006 | 22-A DCMR 6333.1 | 2017-09-13 | 2024-06-21 | 2017-09-13 | 20h+/week
US-DC-006 | 22-A DCMR 6336.1 | 2024-06-21 | - | 2024-06-21 | 25h+/week
US-WA-001 | 388-877B-0350(6)(a) | 2016-11-23 | 2018-04-01 | 2016-11-23 | \
72h+/first 84 days
US-WA-001 | 246-341-0740(2)(a) | 2021-07-01 | 2023-05-01 | 2021-07-01 | \
72h+/first 84 days unless written-court-approval
US-WA-002 | 388-877B-0350(6)(a)(i)-(ii) | 2016-11-23 | 2018-04-01 | 2016-11-23 | \
3+ days/7 days of the stay, each 1h+
US-WA-002 | 246-341-0740(2)(a)(i)-(ii) | 2021-07-01 | 2023-05-01 | 2021-07-01 | \
(3+ days/7 days of the stay, each 1h+) unless written-court-approval
US-WA-003 | 246-341-0815(1) | 2023-12-31 | - | 2023-12-31 | \
1+ sessions of 30min/first 60 days, 1+ sessions/7 days of the stay
US-WA-004 | 246-341-0815(2)(b) | 2023-12-31 | - | 2023-12-31 | \
1+ sessions of 30min/60 days of the stay
US-WA-005 | 388-877B-0270 | 2016-07-16 | 2018-04-01 | 2016-11-23 | 2h+/week, 2h+/week
US-WA-006 | 388-877B-0350(2) | 2015-12-31 | 2018-04-01 | 2016-11-23 | 1+ sessions/month
US-MEDICARE-019 | - | 2024-01-01 | 2025-01-01 | 2024-01-01 | 3+ sessions/day
US-TRICARE-003 | 199.14(a)(2)(ix) | 2015-12-31 | - | 2015-12-31 | 6h+/day
US-TRICARE-004 | 199.14(a)(2)(ix) | 2015-12-31 | - | 2015-12-31 | 3h+/day
US-OTP-003 | 8.12(f)(6) | 2015-10-01 | 2024-04-02 | 2015-10-01 | 8+ sessions/year
US-OTP-004 | 8.12(j) | 2015-10-01 | 2024-04-02 | 2015-10-01 | stay of <=120d
US-NIDA-001 | principle 5 | 1999-10-12 | - | 2019-12-15 | stay of 90d+ unless \
treatment-continued-at-another-level
US-NIDA-002 | - | 1999-10-12 | - | 2026-11-21 | stay of 12mo+
US-CA-007 | 9 CCR 10345(a)-(c) and (e) | 2024-09-20 | - | 2024-09-20 | 50min+/month \
counting each group of 2..12 unless counseling-adjusted-or-waived-by-medical-order
US-CA-008 | 9 CCR 10310(e) | 2024-09-20 | - | 2024-09-20 | 1+ sessions/month
US-CO-001 | 4.6.1(E) | 2025-03-25 | - | 2025-03-25 | each group of at most 12
US-CT-001 | 17b-262-822(a)(1) | 2024-12-27 | - | 2024-12-27 | <=1 sessions/calendar \
day, <=1 sessions/calendar day, <=1 sessions/calendar day, <=1 sessions/calendar day
US-CT-002 | 17b-262-822(a)(2) | 2024-12-27 | - | 2024-12-27 | [intermediate care \
program] each 30min+, each 45min+
US-CT-003 | 17b-262-822(a)(4), (6) | 2024-12-27 | - | 2024-12-27 | each group of at \
most 12 unless larger-group-allowed, each group of at most 24
US-CT-004 | 17-226d-7(a)(4) | 2024-10-16 | - | 2024-10-16 | ([drug detoxification] \
stay of <=14d, stay of <=5d) unless signed-statement-for-a-longer-stay
US-DC-008 | 22-A DCMR 6329.2 | 2017-09-13 | 2024-06-21 | 2017-09-13 | stay of 30d..60d
US-DC-009 | 29 DCMR 5208.1 | 2017-09-13 | - | 2017-09-13 | 5h+/day
US-DC-010 | 29 DCMR 5208.1 | 2017-09-13 | - | 2017-09-13 | <=7 days/stay unless \
preauthorized
US-DC-011 | 22-A DCMR 6329.5(a)(2) | 2017-09-13 | 2024-06-21 | 2017-09-13 | <=2 \
sessions/any 60 days
US-DC-012 | 22-A DCMR 6329.5(a)(2) | 2017-09-13 | 2024-06-21 | 2017-09-13 | ongoing \
assessment apart from comprehensive assessment
US-FL-011 | 65D-30.009(2) | 2019-08-29 | - | 2024-09-24 | 1+ sessions/week, (3h+/day, \
12h+/week) unless fewer-hours-justified-in-latter-stages
US-FL-012 | 65D-30.0081(1) | 2024-12-31 | - | 2024-12-31 | 5h+/day, 25h+/week
US-FL-013 | 65D-30.0061(4) | 2024-09-24 | - | 2024-09-24 | 14h+/week
US-GA-001 | 111-8-19-.20(b) | 2013-09-29 | - | 2024-09-23 | 8h+/calendar day
US-GA-002 | 82-2-1-.07(2) | 2024-03-20 | - | 2024-09-23 | 3h+/week
US-GA-003 | 82-2-1-.07(1) | 2024-03-20 | - | 2024-09-23 | stay of <=12mo unless \
stays-by-own-choice
US-GA-004 | children and adolescents | 2015-07-13 | - | 2015-07-13 | 50%+/week
US-IL-003 | 2060.410 | 2026-11-21 | - | 2026-11-21 | [under 16] mean <6h/week, [23 or \
older] mean <9h/week, [admitted to adolescent treatment] mean <6h/week, mean <9h/week
US-IL-004 | 2060.410 | 2026-11-21 | - | 2026-11-21 | [under 16] mean 6..19h/week, [23 \
or older] mean 9..19h/week, [admitted to adolescent treatment] mean 6..19h/week, mean \
9..19h/week
US-IL-005 | 92 Ill. Adm. Code 1001.440 | 2026-11-21 | - | 2026-11-21 | [minimal risk] \
10h+/stay, [moderate risk] 10h+/stay, 12h+/stay, [significant risk] 10h+/stay, \
20h+/stay, 75h+/stay
US-IN-003 | 405 IAC 5-21.5-11(d)(1) | 2026-11-21 | - | 2026-11-21 | 3h+/day, 3+ \
days/week
US-KS-008 | R03-704 | 2026-11-21 | - | 2026-11-21 | [under 18] 6h+/week, 9h+/week
US-KY-001 | 189A.040(1)(a) | 2024-12-31 | - | 2024-12-31 | stay of 90d+ unless \
completed-the-recommended-program
US-LA-004 | LAC 48:I.5698(A)(2)-(3) | 2024-09-20 | - | 2024-09-20 | [under 18] \
20h+/week, 20h+/week, 3+ days/week
US-LA-005 | LAC 48:I.5698(B)(4) | 2024-09-20 | - | 2024-09-20 | 25 per \
psychologist/social-worker/therapist/counselor/addiction-specialist
US-LA-006 | LAC 48:I.5705(A) | 2024-09-20 | - | 2024-09-20 | 20h+/week
US-LA-007 | LAC 48:I.5705(B) | 2024-09-20 | - | 2024-09-20 | 12 per \
psychologist/social-worker/therapist/counselor/addiction-specialist
US-LA-008 | LAC 48:I.5707(B) | 2024-09-20 | - | 2024-09-20 | [under 18] 8 per \
psychologist/social-worker/therapist/counselor/addiction-specialist, 12 per \
psychologist/social-worker/therapist/counselor/addiction-specialist
US-LA-009 | LAC 48:I.5725(B)(2) | 2024-09-20 | - | 2024-09-20 | 1+ sessions/week
US-LA-010 | LAC 48:I.5725(B)(2) | 2024-09-20 | - | 2024-09-20 | 1+ sessions/month
US-LA-012 | LAC 50:XV.9303(B)(2) | 2024-11-20 | - | 2024-11-20 | 1h+/week, <=9h/week \
unless medical-necessity
US-LA-013 | LAC 50:XV.9303(C)(2) | 2024-11-20 | - | 2024-11-20 | 6h+/week, <=20h/week \
unless medical-necessity
US-LA-014 | LAC 48:I.5603 | 2024-09-20 | - | 2024-09-20 | gap <=89 days
US-LA-015 | LAC 48:I.5725(B)(2)(b) | 2024-09-20 | - | 2024-09-20 | 4+ sessions/phase \
early stabilization
US-MA-002 | 105 CMR 164.423(B)(1) | 2024-12-06 | - | 2024-12-06 | 4h+/calendar day
US-MA-003 | 105 CMR 164.452(B)(1) | 2024-12-06 | - | 2024-12-06 | stay of 14d+
US-MA-004 | 101 CMR 346.02 | 2024-09-27 | - | 2024-09-27 | <=1h/week, each 15min+
US-MA-005 | - | 2026-11-21 | - | 2026-11-21 | no such level
US-MA-006 | - | 2026-11-21 | - | 2026-11-21 | no such level
US-MD-013 | 10.47.02.04(A) | 2024-11-01 | - | 2024-11-01 | [under 18] <6h/week, <9h/week
US-MD-014 | 10.47.02.04(C) | 2024-11-01 | - | 2024-11-01 | [under 18] 25 weekly per \
FTE counselor, 30 weekly per FTE counselor
US-MD-015 | 10.47.02.06(A) | 2024-11-01 | - | 2024-11-01 | 5h+/week
US-MD-016 | 10.47.02.06(D)(5) | 2024-11-01 | - | 2024-11-01 | 1+ sessions/month
US-MD-017 | 10.47.02.06(C)(3) | 2024-11-01 | - | 2024-11-01 | 15 per FTE counselor
US-MD-018 | 10.47.02.07(C)(2) | 2024-11-01 | - | 2024-11-01 | 15 per FTE counselor
US-MD-019 | 10.47.02.08(C)(3) | 2024-12-13 | - | 2024-12-13 | 15 per FTE counselor
US-MD-020 | 10.63.03.03(A)(2) | 2026-11-21 | - | 2026-11-21 | [under 18] 6..20h/week, \
9..20h/week
US-MD-021 | 10.09.06.06(A)(1) | 2024-09-20 | - | 2024-09-20 | 5h+/week
US-MD-022 | 10.09.06.06(B)(1) | 2024-09-20 | - | 2024-09-20 | 20..35h/week
US-MD-023 | 10.09.06.06(C)(1) | 2024-09-20 | - | 2024-09-20 | 36h+/week
US-MD-024 | 10.09.06.06(D)(1) | 2024-09-20 | - | 2024-09-20 | 36h+/week
US-MI-005 | R 325.14901(2) | 1981-12-31 | 2020-09-10 | 1981-12-31 | 10 per FTE counselor
US-MN-012 | 245G.22, subdivision 15(a) | 2026-11-21 | - | 2026-11-21 | [documented \
reason for cumulative therapy] 1+ occasions of 50min/7 days of the stay or 1h+ of \
15min/7 days of the stay, 1+ occasions of 50min/7 days of the stay
US-MN-013 | 245G.22, subdivision 15(a) | 2026-11-21 | - | 2026-11-21 | [documented \
reason for cumulative therapy] 1+ occasions of 50min/month or 1h+ of 15min/month, 1+ \
occasions of 50min/month
US-MO-001 | 9 CSR 30-3.110(1)(B) | 2024-11-01 | - | 2024-11-01 | each group of at most \
12
US-MS-004 | 24 Miss. Code R. 2-31.4(C)(1)-(3) | 2024-12-10 | - | 2024-12-10 | \
5h+/week, 1h+/week, 2h+/week
US-MS-005 | 24 Miss. Code R. 2-22.1(D) | 2024-09-24 | - | 2024-09-24 | [under 18] each \
group of 2..10, each group of 2..12
US-MS-006 | 24 Miss. Code R. 2-49.1(B)(7) | 2024-09-24 | 2024-12-10 | 2024-09-24 | gap \
<=90 days
US-MS-006 | 24 Miss. Code R. 2-49.1(B)(7) | 2024-12-10 | - | 2024-12-10 | gap <=180 days
US-MT-001 | 37.106.1471(2) | 2022-09-24 | - | 2026-11-21 | 5h+/week
US-MT-002 | (1)(g) | 2026-11-21 | - | 2026-11-21 | 16h+/calendar day
US-NC-007 | 10A NCAC 27G .3813(c)(2)(C) | 2026-11-21 | - | 2026-11-21 | 20h+/stay, \
stay of 30d+
US-NC-008 | 10A NCAC 27G .3813(c)(2)(C) | 2026-11-21 | - | 2026-11-21 | 1+ sessions/week
US-NC-009 | 10A NCAC 27G .3813(c)(3) | 2026-11-21 | - | 2026-11-21 | 40h+/stay, stay \
of 60d+
US-ND-013 | 75-09.1-02.1-02(6) | 2024-10-31 | - | 2024-10-31 | 5h+/week
US-NH-003 | - | 2026-11-21 | - | 2026-11-21 | [under 18] 6h+/week, 9h+/week
US-NJ-008 | 8:111-10.1(b)2 | 2024-11-04 | - | 2024-11-04 | 8 per FTE counselor
US-NJ-009 | 8:111-10.1(b)3 | 2024-11-04 | - | 2024-11-04 | 12 per FTE counselor
US-NJ-010 | 8:111-10.1(b)4 | 2024-11-04 | - | 2024-11-04 | 15 per FTE counselor
US-NJ-011 | 8:111-10.1(b)5 | 2024-11-04 | - | 2024-11-04 | 20 per FTE counselor
US-NJ-012 | 10:161B-10.1(b) | 2024-03-18 | - | 2024-03-18 | 35 per FTE counselor
US-NJ-013 | 10:161B-10.1(b) | 2024-03-18 | - | 2024-03-18 | 24 per FTE counselor
US-NJ-014 | 10:161B-10.1(b) | 2024-03-18 | - | 2024-03-18 | 12 per FTE counselor
US-NJ-015 | 10:161B-10.1(b) | 2024-03-18 | - | 2024-03-18 | 24 per FTE counselor
US-NJ-016 | 10:161B-10.1(b)5 | 2024-03-18 | - | 2024-03-18 | 50 per FTE counselor, 35 \
per counselor
US-NJ-017 | 10:161B-10.1(d) | 2024-03-18 | - | 2024-03-18 | 1+ sessions/week unless \
family-counseling-contraindicated or family-counseling-refused
US-NJ-018 | 10:161B-10.1(d) | 2024-03-18 | - | 2024-03-18 | 1+ sessions/month unless \
family-counseling-contraindicated or family-counseling-refused
US-NJ-019 | 10:161B-10.1(d) | 2024-03-18 | - | 2024-03-18 | 1+ sessions/month unless \
family-counseling-contraindicated or family-counseling-refused
US-NJ-020 | 10:161B-11.8(b)2iii | 2024-09-16 | - | 2024-09-16 | 1+ sessions/week
US-NJ-021 | 10:161B-11.9(b) | 2024-09-16 | - | 2024-09-16 | [in the first 89 days] 1+ \
sessions/14 days of the stay, 1+ sessions/14 days of the stay unless \
drug-test-schedule-set-anew-by-the-team
US-NJ-022 | 10:161B-11.9(b) | 2024-09-16 | - | 2024-09-16 | 1+ sessions/month
US-NJ-023 | 10:66-2.3(b) | 2024-05-06 | - | 2024-05-06 | 1+ sessions/week
US-NJ-024 | 10:66-2.3(b) | 2024-05-06 | - | 2024-05-06 | 1+ sessions/14 days of the stay
US-NY-005 | 819.9(b) | 2024-09-25 | - | 2024-09-25 | 40h+/week
US-NY-006 | 820.11 | 2026-11-21 | - | 2026-11-21 | each group of at most 15
US-NY-007 | 822.6(e) | 2022-10-01 | - | 2024-05-08 | <=0 sessions/day or 1+ sessions/day
US-OH-001 | 5160-27-09(B)(1) | 2018-01-01 | - | 2024-09-16 | [under 18] <6h/week, [21 \
or older] <9h/week, [adolescent as the chapter defines it] <6h/week, <9h/week
US-OK-001 | 450:18-13-101.1(a) | 2021-03-11 | - | 2021-03-11 | 37h+/week
US-OK-002 | 450:18-13-161(a) | 2021-03-11 | 2025-01-02 | 2021-03-11 | 21h+/week, \
10h+/week
US-OK-002 | 450:18-13-161(a) | 2025-01-02 | - | 2025-01-02 | 24h+/week
US-OK-003 | 450:18-13-161(a) | 2021-03-11 | 2025-01-02 | 2021-03-11 | 15h+/week, \
10h+/week
US-OK-004 | 317:30-5-95.46(b)(1)(A) | 2023-09-11 | - | 2024-09-16 | each group of at \
most 6, each group of 8 with 1 staff, 16 with 2, 24 with 3, 32 with 4
US-OR-001 | 309-019-0195(5)-(6) | 2024-09-01 | - | 2024-09-01 | 12h+/stay with <=4h of \
films and recordings, 4+ sessions/stay
US-PA-003 | 28 Pa. Code 704.12(a)(1) | 2024-08-31 | - | 2024-08-31 | [ratio suspended \
in opioid epidemic] 10 per FTE \
physician/nurse-practitioner/nurse/psychologist/social-worker/therapist/counselor, 7 \
per FTE \
physician/nurse-practitioner/nurse/psychologist/social-worker/therapist/counselor
US-PA-004 | 28 Pa. Code 704.12(a)(2) | 2024-08-31 | - | 2024-08-31 | 5 per FTE \
physician/nurse-practitioner/nurse/psychologist/social-worker/therapist/counselor
US-PA-005 | 28 Pa. Code 704.12(a)(3) | 2024-08-31 | - | 2024-08-31 | [project serves \
adolescents] 6 per FTE counselor, 8 per FTE counselor
US-PA-006 | 28 Pa. Code 704.12(a)(4) | 2024-08-31 | - | 2024-08-31 | [project serves \
adolescents] 5 per FTE counselor, 7 per FTE counselor
US-PA-007 | 55 Pa. Code 1223.53(1) | 2024-06-15 | - | 2024-06-15 | <=1 sessions/day, \
clinic visits apart from psychotherapy
US-PA-008 | 55 Pa. Code 1223.53(2) | 2024-06-15 | - | 2024-06-15 | <=7 sessions/week
US-PA-009 | 55 Pa. Code 1223.53(3) | 2024-06-15 | - | 2024-06-15 | <=42 sessions/any \
365 days
US-PA-010 | 55 Pa. Code 1223.53(5) | 2024-06-15 | - | 2024-06-15 | <=8h/any 30 days
US-PA-011 | 55 Pa. Code 1153.53(a)(2) | 2005-08-29 | 2019-10-12 | 2019-10-11 | 3..6h/day
US-PA-011 | 55 Pa. Code 1153.53(1) | 2019-10-12 | - | 2026-11-21 | 3h+/day
US-PA-012 | 55 Pa. Code 1153.53(a)(1) | 2005-08-29 | 2019-10-12 | 2019-10-11 | (<=180 \
sessions of 3h/fiscal year, <=540h/fiscal year) unless state-blind-pension
US-PA-013 | 55 Pa. Code 1153.53(a)(1) | 2005-08-29 | 2019-10-12 | 2019-10-11 | <=240 \
sessions of 3h/any 365 days, <=720h/any 365 days
US-SD-001 | 67:61:16:02(3) | 2023-11-27 | - | 2026-11-21 | <=40h/week
US-TN-001 | 0940-05-42-.14(3) | 2026-11-21 | - | 2026-11-21 | 2+ sessions of 30min/week
US-TN-002 | 0940-05-42-.14(3) | 2026-11-21 | - | 2026-11-21 | 1+ sessions of 30min/week
US-TN-003 | 0940-05-42-.14(3) | 2026-11-21 | - | 2026-11-21 | 2+ sessions of 30min/month
US-TN-004 | 0940-05-42-.17(2) | 2024-09-10 | - | 2024-09-10 | 1+ sessions/week
US-TN-005 | 0940-05-42-.17(2) | 2024-09-10 | - | 2024-09-10 | 1+ sessions/month
US-TN-006 | 0940-05-42-.17(3) | 2024-09-10 | - | 2024-09-10 | 1+ sessions/week
US-TX-003 | 26 TAC 564.903(d) | 2024-04-30 | - | 2026-11-21 | [adolescent program] \
mean 30h+/week, mean 10h+/week, mean 1h+/week, mean 20h+/week, mean 10h+/week, \
5h+/week in the evening or on weekends, mean 30h+/week, mean 10h+/week, mean 1h+/week, \
mean 20h+/week, mean 10h+/week, 5h+/week in the evening or on weekends
US-TX-004 | 26 TAC 564.903(e) | 2024-04-30 | - | 2026-11-21 | 16 awake per \
direct-care-worker, 32 asleep per direct-care-worker
US-TX-005 | 26 TAC 564.903(f) | 2024-04-30 | - | 2026-11-21 | 10 per counselor
US-TX-006 | 26 TAC 564.903(g) | 2024-04-30 | - | 2026-11-21 | 6h+/week, 3h+/week, \
1h+/month
US-TX-007 | 26 TAC 564.905(a)(4) | 2024-04-30 | - | 2024-09-20 | mean 15h+/week, \
10h+/week in the evening or on weekends
US-TX-008 | 26 TAC 564.905(a)(5) | 2024-04-30 | - | 2024-09-20 | 8 awake per \
direct-care-worker, 16 asleep per direct-care-worker
US-TX-009 | 26 TAC 564.905(a)(5) | 2024-04-30 | - | 2024-09-20 | 8 awake per \
direct-care-worker, 16 asleep per direct-care-worker
US-TX-010 | 26 TAC 564.905(c) | 2024-04-30 | - | 2024-09-20 | 15h+/week, 1h+/week
US-TX-011 | 26 TAC 564.901(b) | 2024-04-30 | - | 2026-11-21 | each group of at most \
16, each group of at most 35 unless event-for-a-large-audience
US-TX-012 | 8.10.2 | 2016-01-01 | 2017-01-01 | 2016-12-31 | <=135h/year
US-TX-012 | 1 TAC 354.1311(d)(2) | 2024-09-20 | - | 2024-10-25 | <=135 sessions/year \
unless documented-medical-necessity
US-TX-013 | 8.10.2 | 2016-01-01 | 2017-01-01 | 2016-12-31 | <=26h/year
US-TX-013 | 1 TAC 354.1311(d)(3) | 2024-09-20 | - | 2024-10-25 | <=26h/year unless \
documented-medical-necessity
US-TX-014 | 8.10.2 | 2016-12-01 | - | 2016-12-31 | stay of <=35d
US-TX-015 | 8.10.2 | 2016-12-01 | - | 2016-12-31 | stay of <=35d
US-UT-001 | R501-21-4(3) | 2026-11-21 | - | 2026-11-21 | <=19h/week
US-UT-002 | R501-21-5(2)(a) | 2024-03-15 | - | 2024-03-15 | 65 per FTE counselor
US-UT-003 | R501-21-5(3)(c) | 2024-03-15 | - | 2024-03-15 | 8+ sessions/year
US-UT-004 | R501-21-5(3)(d) | 2024-03-15 | - | 2024-03-15 | 1h+/month per 10 patients
US-VA-005 | 12VAC35-105-1430(1) | 2023-02-17 | - | 2023-02-17 | 16h+/calendar day
US-VA-006 | 12VAC35-105-980(A) | 2023-02-17 | 2025-12-01 | 2024-11-05 | 1+ \
sessions/month
US-VA-007 | 12VAC35-105-980(B) | 2023-02-17 | 2025-12-01 | 2024-11-05 | 1+ sessions/week
US-VA-008 | 12VAC35-105-980(B) | 2023-02-17 | 2025-12-01 | 2024-11-05 | 1+ sessions/week
US-WA-011 | 246-341-0815(2) | 2023-12-31 | - | 2023-12-31 | 1+ sessions/any 14 days
US-WI-001 | DHS 75.48(1)(a)-(b) | 2022-10-01 | - | 2024-12-30 | [under 18] <6h/week, \
<9h/week
US-WI-002 | DHS 75.48(1)(a)-(b) | 2022-10-01 | - | 2024-12-30 | [under 18] 6h+/week, \
9h+/week
US-WI-003 | DHS 75.48(1)(a) | 2022-10-01 | - | 2024-12-30 | [under 18] 12h+/week, \
15h+/week
US-WI-004 | DHS 75.48(1)(a)2 | 2022-10-01 | - | 2024-12-30 | 1h+/week
US-WI-005 | DHS 75.48(1)(a)3 | 2022-10-01 | - | 2024-12-30 | gap <=72h
US-WI-006 | DHS 75.13(1) | 2000-08-01 | 2022-10-01 | 2022-09-30 | <12h/week
US-WI-008 | DHS 40.10(3)(a) | 2020-07-01 | - | 2026-11-21 | 1h+/week per 4 patients
US-WI-009 | DHS 40.10(3)(a) | 2020-07-01 | - | 2026-11-21 | 6h+/week
US-WI-010 | DHS 40.10(3)(a)3 | 2020-07-01 | - | 2026-11-21 | each group of 10 with 1 \
staff, 12 with 2
US-WI-011 | DHS 40.10(3)(a) | 2020-07-01 | - | 2026-11-21 | 1h+/week per 2 patients
US-WY-001 | section 12(a) | 2024-12-21 | - | 2024-12-21 | [under 18] 6h+/week, 9h+/week
US-WY-002 | section 12(a) | 2024-12-21 | - | 2024-12-21 | 3+ occasions/week, gap <=3 \
days holidays apart
US-WY-003 | section 12(a) | 2024-12-21 | - | 2024-12-21 | stay of 8w+
US-WY-004 | section 13(b) | 2026-11-22 | - | 2026-11-22 | 12h+/week, gap <=3 days \
holidays apart
PAYER-AETNA-001 | - | 2026-11-21 | - | 2026-11-21 | [under 18] 6h+/week unless \
stepping-down-to-outpatient-care, <=19h/week, 9h+/week unless \
stepping-down-to-outpatient-care, <=19h/week
PAYER-BCBSM-001 | 0913 and 0912 | 2026-11-21 | - | 2026-11-21 | [revenue code 0913] \
21h+/week, 5..6h/day, <=20h/week
PAYER-BCBSM-002 | 0913 and 0912 | 2026-11-21 | - | 2026-11-21 | 5+ days/week
PAYER-BCBSM-003 | - | 2026-11-21 | - | 2026-11-21 | 3+ days of 3h/week
PAYER-BCBSM-004 | - | 2026-11-21 | - | 2026-11-21 | 1+ sessions/week, 3+ \
sessions/week, 1+ sessions/week, 3+ sessions/week, 1+ sessions/week
PAYER-BCBSND-001 | - | 2026-11-21 | - | 2026-11-21 | 3h+/day
PAYER-BCBSND-002 | - | 2026-11-21 | - | 2026-11-21 | 3..19h/week
PAYER-CONNECTCARE-001 | - | 2017-01-31 | - | 2017-01-31 | 4h+/day, 3..5 days/week
PAYER-CONNECTCARE-002 | - | 2017-01-31 | - | 2017-01-31 | 4h+/day
PAYER-4401-001 | - | 2026-11-21 | - | 2026-11-21 | >20h/week
PAYER-4401-002 | - | 2026-11-21 | - | 2026-11-21 | 6h+/day
PAYER-4401-004 | - | 2026-11-21 | - | 2026-11-21 | 1+ sessions/week
PAYER-PRIORITY-001 | - | 2026-11-21 | - | 2026-11-21 | >4..<8h/day
PAYER-PRIORITY-002 | - | 2026-11-21 | - | 2026-11-21 | <=4h/day, <=5 days/week
"""

# The same of rules about documents, and of what a plan has: a limit in hours, days,
# working days, service days, sessions, weeks or months; @ what the clock starts with,
# if not admission; how long before is early enough; by whom it is signed.
DOCUMENTS = """
US-MEDICARE-009 | 424.24(e)(1) | 2026-11-21 | - | 2026-11-21 | certification 0d before \
any by physician
US-MEDICARE-010 | 424.24 | 2015-10-01 | - | 2026-11-21 | recertification at 18d every \
30d by physician
US-MEDICARE-011 | - | 2026-11-21 | - | 2026-11-21 | plan-review every 31d \
@treatment-plan
US-MEDICARE-012 | - | 2026-11-21 | - | 2026-11-21 | psychiatric-evaluation 48h
US-MEDICARE-013 | - | 2026-11-21 | - | 2026-11-21 | progress-note - @each therapeutic \
services
US-MEDICARE-014 | section 1861(ff)(1) | 2023-04-30 | - | 2023-04-30 | has diagnosis, \
has interventions, has amount, has frequency, has duration, has goals
US-MEDICARE-015 | 424.24 | 2024-01-01 | - | 2024-01-01 | certification - before any \
by physician
US-MEDICARE-016 | 424.24 | 2024-01-01 | - | 2024-01-01 | recertification every 60d by \
physician
US-MEDICARE-017 | 424.24 | 2024-01-01 | - | 2024-01-01 | has diagnosis, has \
interventions, has amount, has frequency, has duration, has goals
US-MEDICARE-018 | - | 2024-01-01 | - | 2024-01-01 | plan-review every 2mo \
@treatment-plan
US-DC-007 | 22-A DCMR 6329.5(a)(2) | 2017-09-13 | 2024-06-21 | 2017-09-13 | \
assessment 0d or assessment-update 7d
US-WA-007 | 388-877B-0350(2)-(4) | 2015-12-31 | 2018-04-01 | 2016-11-23 | plan-review \
every 1mo @treatment-plan
US-WA-008 | 388-877B-0350(2)-(4) | 2015-12-31 | 2018-04-01 | 2016-11-23 | \
progress-note 1s of individual sessions @each individual sessions
US-WA-009 | 388-877B-0350(2)-(4) | 2015-12-31 | 2018-04-01 | 2016-11-23 | \
progress-note 1s of group sessions @each group sessions
US-WA-010 | 388-877B-0270(5) | 2016-07-16 | 2018-04-01 | 2016-11-23 | plan-review \
every 1mo @treatment-plan
US-AZ-001 | R9-10-708(A)(2) | 2024-05-17 | - | 2024-05-17 | treatment-plan 0h \
@first-service before any or treatment-plan 48h @assessment
US-AZ-002 | R9-10-708(A)(3) | 2024-05-17 | - | 2024-05-17 | treatment-plan 48h \
@first-service before any
US-AZ-003 | R9-10-708(A)(5) | 2024-05-17 | - | 2024-05-17 | treatment-plan signed 24h \
by qualified-professional
US-AZ-004 | R9-10-707(A)(6)-(7) | 2026-11-21 | - | 2026-11-21 | physical-examination \
72h or nursing-assessment 72h or physical-examination 72h before 30d or \
nursing-assessment 72h before 30d, interval-note 7d
US-AZ-005 | R9-10-1011(B)(1)-(2) | 2024-11-01 | - | 2024-11-01 | assessment 0h \
@first-treatment-service or assessment 0h before 12mo, assessment-update 48h \
@first-treatment-service
US-CA-001 | 9 CCR 10345(d) | 2024-09-20 | - | 2024-09-20 | progress-note 14d @each \
counseling
US-CA-002 | 9 CCR 10305(e) | 2024-09-20 | - | 2024-09-20 | treatment-plan 28d \
@maintenance-treatment-start
US-CA-003 | 9 CCR 10305(f) | 2024-09-20 | - | 2024-09-20 | plan-review every 3mo fixed
US-CA-004 | 9 CCR 10305(g)-(h) | 2024-09-20 | - | 2024-09-20 | treatment-plan signed \
14d of taking effect by supervising-counselor+medical-director, plan-review signed 14d \
of taking effect by supervising-counselor+medical-director
US-CA-005 | 9 CCR 10305 | 2026-11-21 | - | 2026-11-21 | has goals, has interventions, \
has frequency, has responsible
US-CA-006 | 22 CCR 51341.1(h)(1)(A)(iii) | 2026-11-21 | - | 2026-11-21 | \
history-review 30d by physician
US-DE-001 | 6001-III-12.1.1.5 | 2025-01-01 | - | 2025-01-01 | assessment 48h
US-DE-002 | 6001-III-12.1.1.6 | 2025-01-01 | - | 2025-01-01 | treatment-plan 72h
US-DE-003 | 6001-III-12.1.1.7 | 2025-01-01 | - | 2025-01-01 | plan-review every 30d \
fixed
US-DE-004 | 6001-III-12.1.1.2-3 | 2025-01-01 | - | 2025-01-01 | physical-examination \
72h before 90d
US-FL-001 | 65D-30.0044(1)(a)1 | 2024-09-24 | - | 2024-09-24 | treatment-plan 30d \
before any
US-FL-002 | 65D-30.0044(1)(a)1 | 2024-09-24 | - | 2024-09-24 | treatment-plan 30d \
before any
US-FL-003 | 65D-30.0044(1)(a)2 | 2024-09-24 | - | 2024-09-24 | treatment-plan 3d
US-FL-004 | 65D-30.0044(1)(a)3 | 2024-09-24 | - | 2024-09-24 | treatment-plan 7d \
before any
US-FL-005 | 65D-30.0044(1)(a)4 | 2024-09-24 | - | 2024-09-24 | treatment-plan 15d \
before any
US-FL-006 | 65D-30.0044(1)(a)4 | 2024-09-24 | - | 2024-09-24 | treatment-plan 15d \
before any
US-FL-007 | 65D-30.0044(1)(a)4 | 2024-09-24 | - | 2024-09-24 | treatment-plan 15d \
before any
US-FL-008 | 65D-30.0044(1)(a)4 | 2024-09-24 | - | 2024-09-24 | treatment-plan 15d \
before any
US-FL-009 | 65D-30.0044(1)(a)5 | 2024-09-24 | - | 2024-09-24 | treatment-plan 10d \
before any
US-FL-010 | 65D-30.0044(1)(a) | 2024-09-24 | - | 2024-09-24 | [inmate program] \
treatment-plan signed 30d by qualified-professional, treatment-plan signed 10d by \
qualified-professional
US-IL-001 | 2060.440 | 2026-11-21 | - | 2026-11-21 | treatment-plan signed by \
patient+author
US-IL-002 | 2060.440 | 2026-11-21 | - | 2026-11-21 | has problem-has-goal, has \
goal-has-objective, has objective-has-measure
US-IN-001 | 440 IAC 4.4-2-4.5(d)(1) | 2024-10-23 | - | 2024-10-23 | assessment 2w \
@first-contact
US-IN-002 | 12-23-18-2.5(c) | 2026-11-21 | - | 2026-11-21 | clinical-evaluation 10d \
@each disallowed-positive-drug-test
US-KS-001 | R03-606 A.1 | 2026-11-21 | - | 2026-11-21 | treatment-plan 7d from day 0 \
@first-treatment-service
US-KS-002 | R03-606 A.1 | 2026-11-21 | - | 2026-11-21 | treatment-plan 7d from day 0 \
@first-treatment-service
US-KS-003 | R03-606 A.2 | 2026-11-21 | - | 2026-11-21 | treatment-plan 45d from day 0 \
@first-treatment-service
US-KS-004 | R03-606 A.3 | 2026-11-21 | - | 2026-11-21 | treatment-plan 30d from day 0 \
@first-treatment-service
US-KS-005 | R03-606 C.1 | 2026-11-21 | - | 2026-11-21 | plan-review every 90d \
@treatment-plan
US-KS-006 | R03-606 B.12-13 | 2026-11-21 | - | 2026-11-21 | treatment-plan signed by \
patient+staff
US-KS-007 | R03-606 B.3-6, B.9, B.11 | 2026-11-21 | - | 2026-11-21 | has goals, has \
interventions, has frequency, has responsible, has review-day
US-LA-001 | LAC 48:I.5698(A)(4) | 2024-09-20 | - | 2024-09-20 | plan-review every 30d \
@treatment-plan
US-LA-002 | LAC 48:I.5705(A)-(B) | 2024-09-20 | - | 2024-09-20 | plan-review every \
90d @treatment-plan
US-LA-003 | LAC 48:I.5707(A)-(B) | 2024-09-20 | - | 2024-09-20 | plan-review every \
30d @treatment-plan
US-MA-001 | 105 CMR 164.423(C)(1) | 2024-12-06 | - | 2024-12-06 | treatment-plan 30d \
from day 1
US-MD-001 | COMAR 10.47.02.04(D)(1) | 2024-11-01 | - | 2024-11-01 | assessment 2w
US-MD-002 | COMAR 10.47.02.04(D)(2) | 2024-11-01 | - | 2024-11-01 | treatment-plan \
7wd @assessment by counselor+patient
US-MD-003 | COMAR 10.47.02.04(D)(2) | 2024-11-01 | - | 2024-11-01 | plan-review every \
90d @treatment-plan
US-MD-004 | COMAR 10.47.02.04(E) | 2024-11-01 | - | 2024-11-01 | progress-note - \
@each counseling
US-MD-005 | COMAR 10.47.02.06(D)(1)-(2) | 2024-11-01 | - | 2024-11-01 | assessment 2w
US-MD-006 | COMAR 10.47.02.06(D)(1)-(2) | 2024-11-01 | - | 2024-11-01 | \
treatment-plan 7wd @assessment by counselor+patient
US-MD-007 | COMAR 10.47.02.06(D)(1)-(2) | 2024-11-01 | - | 2024-11-01 | plan-review \
every 60d @treatment-plan
US-MD-008 | COMAR 10.47.02.08(D)(1)-(3) | 2024-12-13 | - | 2024-12-13 | assessment 2d
US-MD-009 | COMAR 10.47.02.08(D)(1)-(3) | 2024-12-13 | - | 2024-12-13 | \
preliminary-medical-assessment 36h
US-MD-010 | COMAR 10.47.02.08(D)(1)-(3) | 2024-12-13 | - | 2024-12-13 | \
physical-examination 7d from day 1
US-MD-011 | COMAR 10.47.02.08(D)(4) | 2024-12-13 | - | 2024-12-13 | treatment-plan \
2wd @assessment by counselor+patient
US-MD-012 | COMAR 10.47.02.08(D)(4) | 2024-12-13 | - | 2024-12-13 | plan-review every \
30d @treatment-plan
US-MI-001 | R 325.1363(1)(a) | 2023-06-26 | - | 2025-03-15 | treatment-plan 1s of \
treatment @assessment
US-MI-002 | R 325.1363(1)(b) | 2023-06-26 | - | 2025-03-15 | treatment-plan 24h
US-MI-003 | R 325.1363(1)(b) | 2023-06-26 | - | 2025-03-15 | treatment-plan 24h
US-MI-004 | R 325.1363(1)(b) | 2023-06-26 | - | 2025-03-15 | treatment-plan 24h
US-MN-001 | 245G.06 | 2018-12-31 | 2023-08-01 | 2018-12-31 | treatment-plan 7d \
@first-service
US-MN-001 | 245G.06, subdivision 1 | 2026-11-21 | - | 2026-11-21 | treatment-plan 10d \
from day 0 @first-service by counselor
US-MN-002 | 245G.06, subdivision 1 | 2018-12-31 | 2023-08-01 | 2018-12-31 | \
treatment-plan 3s @first-service
US-MN-002 | 245G.06, subdivision 1 | 2026-11-21 | - | 2026-11-21 | treatment-plan \
first of 10sd from day 0 and 30d from day 0 @first-service by counselor
US-MN-003 | 245G.06, subdivision 1 | 2026-11-21 | - | 2026-11-21 | treatment-plan 21d \
from day 0 @first-service by counselor
US-MN-004 | 245G.06, subdivision 1 | 2026-11-21 | - | 2026-11-21 | treatment-plan \
signed by patient+counselor
US-MN-005 | 245G.05, subdivision 1 | 2025-12-31 | - | 2025-12-31 | [documented reason \
for late assessment] assessment - @first-service or assessment - @first-service before \
any, assessment-update - @first-service, assessment 5d from day 0 @first-service or \
assessment 5d from day 0 @first-service before any, assessment-update 5d from day 0 \
@first-service
US-MN-006 | 245G.05, subdivision 1 | 2025-12-31 | - | 2025-12-31 | [documented reason \
for late assessment] assessment - @first-service or assessment - @first-service before \
any, assessment-update - @first-service, assessment 5sd from day 0 @first-service or \
assessment 5sd from day 0 @first-service before any, assessment-update 5sd from day 0 \
@first-service
US-MN-007 | 245G.22, subdivision 15(b) | 2026-11-21 | - | 2026-11-21 | assessment 21d \
@first-service
US-MN-008 | 9533.0100 | 2018-01-03 | - | 2018-01-03 | treatment-plan 14d \
@integrated-assessment
US-MN-009 | 9533.0100 | 2018-01-03 | - | 2018-01-03 | treatment-plan 30d \
@integrated-assessment
US-MN-010 | 9533.0100 | 2018-01-03 | - | 2018-01-03 | plan-review every 14d \
@treatment-plan
US-MN-011 | 9533.0100 | 2018-01-03 | - | 2018-01-03 | plan-review every 30d \
@treatment-plan
US-MS-001 | 24 Miss. Code R. 2-31.4(B) | 2024-12-10 | - | 2024-12-10 | \
continued-stay-review every 14d
US-MS-002 | 24 Miss. Code R. 2-31.6(A) | 2024-12-10 | - | 2024-12-10 | \
continued-stay-review every 14d
US-MS-003 | 24 Miss. Code R. 2-31.6(B) | 2024-12-10 | - | 2024-12-10 | \
medical-assessment 48h
US-NH-001 | He-A 304.23(f) | 2024-10-03 | - | 2024-10-03 | treatment-plan 1s of \
treatment @assessment
US-NH-002 | He-A 304.23(h) | 2024-10-03 | - | 2024-10-03 | plan-review every last of \
4s and 4w @treatment-plan
US-NY-001 | 14 NYCRR 818.5(a)(1) and (3) | 2024-09-25 | - | 2024-09-25 | \
[transferred] treatment-plan 7d or treatment-plan 7d before any, plan-review 24h \
@transfer, treatment-plan 7d
US-NY-002 | 14 NYCRR 818.5(b)(4) | 2024-09-25 | - | 2024-09-25 | treatment-plan 10d \
by physician
US-NY-003 | 14 NYCRR 817.5(a) | 2024-09-25 | - | 2024-09-25 | [transferred] \
treatment-plan 10d or treatment-plan 10d before any, plan-review 10d @transfer, \
treatment-plan 10d
US-NY-004 | 14 NYCRR 817.5(b)(4) | 2024-09-25 | - | 2024-09-25 | treatment-plan 14d \
by physician
US-PA-001 | 28 Pa. Code 709.123(b)(2) | 2024-11-02 | - | 2024-11-02 | [regimen \
shorter than 30 days] plan-review every 15d @treatment-plan, plan-review every 30d \
@treatment-plan
US-PA-002 | 28 Pa. Code 709.123(b)(2) | 2024-11-02 | - | 2024-11-02 | [regimen \
shorter than 30 days] plan-review every 15d @treatment-plan, plan-review every 30d \
@treatment-plan
US-TX-001 | 26 TAC 564.804(e) | 2024-12-06 | - | 2024-12-06 | [plan prepared by \
intern or graduate] treatment-plan signed by \
patient+counselor+qualified-professional, treatment-plan signed by patient+counselor
US-TX-002 | 37 TAC 353.308(f) | 2026-11-21 | - | 2026-11-21 | treatment-plan 7d
US-MEDICARE-020 | 485.914(b) | 2014-10-29 | - | 2015-10-01 | initial-evaluation 24h
US-MEDICARE-021 | 485.914 | 2014-10-29 | - | 2015-10-01 | assessment 4wd
US-MEDICARE-022 | 485.914 | 2014-10-29 | - | 2015-10-01 | assessment-update every 30d \
@assessment
US-MEDICARE-023 | 485.916(b) | 2014-10-29 | - | 2015-10-01 | treatment-plan 7wd
US-MEDICARE-024 | 485.916(d) | 2014-10-29 | - | 2015-10-01 | plan-review every 30d \
@treatment-plan
US-OTP-001 | 8.12(f)(2) | 2015-10-01 | 2024-04-02 | 2015-10-01 | physical-examination \
14d before any
US-OTP-002 | 8.12(e)(1) and (2) | 2015-10-01 | 2024-04-02 | 2015-10-01 | [under 18] \
informed-consent 0d before any by patient+guardian, informed-consent 0d before any by \
patient
US-LA-011 | LAC 48:I.5725(B)(2) | 2024-09-20 | - | 2024-09-20 | plan-review 30d \
@early-stabilization
US-MD-025 | 10.47.02.07(D)(1) | 2024-11-01 | - | 2024-11-01 | assessment 1w
US-MD-026 | 10.47.02.07(D)(2) | 2024-11-01 | - | 2024-11-01 | treatment-plan 3wd \
@assessment by counselor+patient
US-MD-027 | 10.47.02.07(D)(2) | 2024-11-01 | - | 2024-11-01 | plan-review every 30d \
@treatment-plan
US-MT-003 | (2)(a) | 2026-11-21 | - | 2026-11-21 | physical-examination 24h
US-ND-001 | 75-09.1-01-15(3)(a) | 2024-10-31 | - | 2024-10-31 | treatment-plan 1d from \
day 1
US-ND-002 | 75-09.1-01-15(3)(b) | 2024-10-31 | - | 2024-10-31 | treatment-plan 3s
US-ND-003 | 75-09.1-01-15(3)(b) | 2024-10-31 | - | 2024-10-31 | treatment-plan 3s
US-ND-004 | 75-09.1-01-15(3)(c) | 2024-10-31 | - | 2024-10-31 | treatment-plan 5wd
US-ND-005 | 75-09.1-01-15(3)(c) | 2024-10-31 | - | 2024-10-31 | treatment-plan 5wd
US-ND-006 | 75-09.1-01-15(3)(c) | 2024-10-31 | - | 2024-10-31 | treatment-plan 5wd
US-ND-007 | 75-09.1-01-15(3)(c) | 2024-10-31 | - | 2024-10-31 | treatment-plan 5wd
US-ND-008 | 75-09.1-01-15(5)(a) | 2024-10-31 | - | 2024-10-31 | plan-review every \
first of 2mo and 8s @treatment-plan
US-ND-009 | 75-09.1-01-15(5)(b) | 2024-10-31 | - | 2024-10-31 | plan-review every 1mo \
@treatment-plan
US-ND-010 | 75-09.1-01-15(5)(c) | 2024-10-31 | - | 2024-10-31 | plan-review every 2w \
@treatment-plan
US-ND-011 | 75-09.1-01-15(5)(d) | 2024-10-31 | - | 2024-10-31 | plan-review every 1w \
@treatment-plan
US-ND-012 | 75-09.1-01-15(5)(d) | 2024-10-31 | - | 2024-10-31 | plan-review every 1w \
@treatment-plan
US-NV-001 | NAC 458.246(2) | 2024-10-11 | - | 2024-10-11 | treatment-plan first of 3s \
of services other than medication and 3sd of services other than medication unless \
detoxification
US-PA-014 | 55 Pa. Code 5210.35(b) | 2024-08-31 | - | 2024-08-31 | treatment-plan 5sd
US-PA-015 | 55 Pa. Code 5210.35(b) | 2024-08-31 | - | 2024-08-31 | plan-review every \
20sd @treatment-plan
US-WI-007 | DHS 75.15(13)(b) | 2020-01-28 | 2022-10-01 | 2020-01-28 | serum-level at \
0d at 3mo at 6mo every 12mo
US-WV-001 | 69-11-25.2 | 2024-12-13 | - | 2024-12-13 | admission-test-results 14d
US-WV-002 | 69-11-25.5 | 2024-12-13 | - | 2024-12-13 | post-admission-assessment 7d, \
initial-plan 7d, coordination-of-care-agreement 7d
US-WV-003 | 69-11-25.4 | 2024-12-13 | - | 2024-12-13 | assessment-update every 90d \
@assessment
US-WV-004 | 69-11-29.2 | 2024-12-13 | - | 2024-12-13 | treatment-plan 30d
US-WV-005 | 69-11-29.3 | 2024-12-13 | - | 2024-12-13 | plan-review every 90d \
@treatment-plan
PAYER-BCBSM-005 | - | 2026-11-21 | - | 2026-11-21 | psychiatric-evaluation 24h
PAYER-CONNECTCARE-003 | - | 2017-01-31 | - | 2017-01-31 | psychiatric-evaluation at \
48h every 1w by psychiatrist
PAYER-4401-003 | - | 2026-11-21 | - | 2026-11-21 | psychiatric-evaluation 2d from day 1
PLAN-001 | CTS.03.01.03 | 2022-04-06 | - | 2022-04-06 | has goals
PLAN-002 | 3.MEP.20 | 2008-10-01 | - | 2008-10-01 | has interventions
PLAN-003 | CTS.03.01.03 | 2022-04-06 | - | 2022-04-06 | has strengths
PLAN-004 | CTS.03.01.03 | 2022-04-06 | - | 2022-04-06 | has needs
PLAN-005 | CTS.03.01.03 | 2022-04-06 | - | 2022-04-06 | has preferences
PLAN-006 | CTS.03.01.03 EP 2 | 2017-07-01 | - | 2017-07-01 | has discharge-criteria
PLAN-007 | R03-606 B.9 | 2026-11-21 | - | 2026-11-21 | has responsible
PLAN-008 | R03-606 B.11 | 2026-11-21 | - | 2026-11-21 | has review-day
PLAN-009 | - | 2015-05-04 | - | 2015-05-04 | has problem-has-goal
PLAN-010 | - | 2015-05-04 | - | 2015-05-04 | has goal-has-problem
PLAN-011 | 2060.440(e) | 2026-11-21 | - | 2026-11-21 | has goal-has-objective
PLAN-012 | 2060.440(e) | 2026-11-21 | - | 2026-11-21 | has goal-has-intervention
PLAN-013 | - | 2015-05-04 | - | 2015-05-04 | has objective-has-goal
PLAN-014 | - | 2015-05-04 | - | 2015-05-04 | has intervention-has-goal
PLAN-015 | - | 2015-05-04 | - | 2015-05-04 | has objective-has-measure
PLAN-016 | section 1 | 2026-11-21 | - | 2026-11-21 | has objective-has-baseline
PLAN-017 | section 1 | 2026-11-21 | - | 2026-11-21 | has objective-has-target
PLAN-018 | - | 2015-05-04 | - | 2015-05-04 | has objective-has-day
PLAN-019 | CTS.03.01.03 | 2022-04-06 | - | 2022-04-06 | has target-asks
PLAN-020 | - | 2015-05-04 | - | 2015-05-04 | has due-after-start
PLAN-021 | 3.MEP.20 | 2008-10-01 | - | 2008-10-01 | has intervention-has-role
PLAN-022 | section 1861(ff)(1) | 2023-04-30 | - | 2023-04-30 | has amount
PLAN-023 | section 1861(ff)(1) | 2023-04-30 | - | 2023-04-30 | has frequency
PLAN-024 | section 1861(ff)(1) | 2023-04-30 | - | 2023-04-30 | has duration
PLAN-025 | - | 2015-05-04 | - | 2015-05-04 | has individual
PLAN-026 | - | 2026-11-21 | - | 2026-11-21 | has more-than-attendance
PLAN-027 | CTS.03.01.03 | 2022-04-06 | - | 2022-04-06 | has own-text
PLAN-028 | CTS.03.01.03 | 2022-04-06 | - | 2022-04-06 | has reviewed
PLAN-029 | 12VAC30-60-181(E) | 2026-11-21 | - | 2026-11-21 | has in-force
PLAN-030 | 12VAC30-60-185(A) | 2026-11-21 | - | 2026-11-21 | has sessions-prescribed
"""

POPULATIONS = {
    "PAYER-PRIORITY-001": "treated for a psychiatric disorder",
    "PAYER-PRIORITY-002": "treated for a psychiatric disorder",
    "US-AZ-003": "plan prepared by behavioral health technician",
    "US-CA-001": "maintenance treatment",
    "US-CA-002": "maintenance treatment",
    "US-CA-003": "maintenance treatment",
    "US-CA-004": "maintenance treatment",
    "US-CA-006": "drug medi cal",
    "US-CA-007": "maintenance treatment, initial plan complete",
    "US-CA-008": "maintenance treatment",
    "US-CT-001": "medicaid behavioral health clinic",
    "US-CT-002": "medicaid behavioral health clinic",
    "US-CT-003": "medicaid behavioral health clinic",
    "US-DC-010": "earlier episode within 12 months",
    "US-FL-010": "plan prepared by other than qualified professional",
    "US-GA-002": "driving under the influence, longer term treatment recommended",
    "US-GA-003": "driving under the influence, complied with the treatment plan",
    "US-GA-004": "adolescent program",
    "US-IL-005": "driving under the influence",
    "US-KY-001": "first offense of driving under the influence",
    "US-LA-009": "in phase early stabilization",
    "US-LA-010": "in phase early stabilization",
    "US-LA-012": "under 21",
    "US-LA-013": "under 18",
    "US-MA-003": "residential second offender program",
    "US-MD-021": "medicaid, 18 or older",
    "US-MD-022": "medicaid, 18 or older",
    "US-MD-023": "medicaid, 18 or older",
    "US-MD-024": "medicaid, 18 or older",
    "US-MEDICARE-005": "claims go to noridian",
    "US-MEDICARE-017": "rural or federally qualified health center",
    "US-MEDICARE-018": "rural or federally qualified health center",
    "US-MEDICARE-019": "rural or federally qualified health center",
    "US-MEDICARE-020": "community mental health center",
    "US-MEDICARE-021": "community mental health center",
    "US-MEDICARE-022": "community mental health center",
    "US-MEDICARE-023": "community mental health center",
    "US-MEDICARE-024": "community mental health center",
    "US-MN-008": "integrated dual diagnosis program",
    "US-MN-009": "integrated dual diagnosis program",
    "US-MN-010": "integrated dual diagnosis program",
    "US-MN-011": "integrated dual diagnosis program",
    "US-MN-012": "in the first 70 days",
    "US-MN-013": "after 70 days",
    "US-NC-001": "medicaid",
    "US-NC-002": "medicaid, 18 or older",
    "US-NC-003": "18 or older",
    "US-NC-004": "18 or older",
    "US-NC-005": "medicaid",
    "US-NC-006": "medicaid",
    "US-ND-013": "adolescent program",
    "US-NIDA-002": "methadone maintenance",
    "US-NJ-005": "in phase I",
    "US-NJ-006": "in phase II",
    "US-NJ-007": "driving under the influence",
    "US-NJ-020": (
        "in phase II, within 1 month of the 2nd positive drug test in 90 calendar days"
    ),
    "US-NJ-021": "within 3 months of the positive drug test or of admission",
    "US-NJ-023": (
        "medicaid independent clinic, "
        "within 3 months of the first treatment service or of admission"
    ),
    "US-NJ-024": "medicaid independent clinic",
    "US-NY-007": "medicaid",
    "US-OH-001": "medicaid",
    "US-OK-002": "13 to 17 years old, not attending school",
    "US-OK-003": "13 to 17 years old, attending school",
    "US-OK-004": "medicaid, 13 to 17 years old",
    "US-OR-001": "duii education",
    "US-OTP-002": "maintenance treatment",
    "US-OTP-003": "maintenance treatment",
    "US-OTP-004": "interim maintenance treatment",
    "US-PA-001": "psychiatric hospital",
    "US-PA-002": "psychiatric hospital",
    "US-PA-008": "methadone maintenance",
    "US-PA-011": "medicaid",
    "US-PA-012": "medicaid, 21 or older",
    "US-PA-013": "medicaid, 21 or older, state blind pension",
    "US-PA-014": "children and youth program",
    "US-PA-015": "children and youth program",
    "US-TN-001": "in the first 30 days",
    "US-TN-002": "on days 31 to 120",
    "US-TN-003": "on days 121 to 210",
    "US-TN-004": "in the first 30 days",
    "US-TN-005": "after 30 days",
    "US-TN-006": "after 30 days, within 14 calendar days of the positive drug test",
    "US-TRICARE-003": "freestanding program",
    "US-TRICARE-004": "freestanding program",
    "US-TX-002": "juvenile justice program",
    "US-TX-004": "adult program",
    "US-TX-007": "adolescent program",
    "US-TX-008": "adolescent program",
    "US-TX-009": "adolescent program",
    "US-TX-010": "adolescent program",
    "US-TX-014": "medicaid",
    "US-TX-015": "medicaid",
    "US-UT-003": "program provides methadone, maintenance treatment",
    "US-UT-004": "program provides methadone",
    "US-VA-001": "medicaid",
    "US-VA-002": "medicaid",
    "US-VA-003": "medicaid",
    "US-VA-007": "within 8 calendar days of the positive drug test",
    "US-VA-008": "weekly drug tests indicated",
    "US-WA-001": "deferred prosecution",
    "US-WA-002": "deferred prosecution, in the first 28 days",
    "US-WA-004": "on days 61 to 180",
    "US-WA-011": "on days 61 to 167",
}

MINUTES_PER_HOUR = 60

RULES = tuple(rule for book in rulebooks() for rule in book)
VERSIONS = {
    (rule.code, str(version.in_force.start)): version
    for rule in RULES
    for version in rule.versions
}
ROWS = [
    tuple(map(str.strip, row.split("|")))
    for row in (*FACTS.strip().splitlines(), *DOCUMENTS.strip().splitlines())
]
UNITS = {
    TermUnit.HOURS: "h",
    TermUnit.CALENDAR_DAYS: "d",
    TermUnit.WORKING_DAYS: "wd",
    TermUnit.SERVICE_DAYS: "sd",
    TermUnit.SESSIONS: "s",
    TermUnit.WEEKS: "w",
    TermUnit.MONTHS: "mo",
}
TRAITS = {
    PlanTrait.INTERVENTION_HAS_AMOUNT: "amount",
    PlanTrait.INTERVENTION_HAS_FREQUENCY: "frequency",
    PlanTrait.INTERVENTION_HAS_DURATION: "duration",
}
LOADS = {
    Load.AVERAGE: " per FTE",
    Load.EACH: " per",
    Load.WEEKLY: " weekly per FTE",
    Load.AWAKE: " awake per",
    Load.ASLEEP: " asleep per",
}


def time(minutes: int) -> str:
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    return f"{minutes}min" if rest else f"{hours}h"


def amount(amount: Amount, sign: str = "", low: Amount | None = None) -> str:
    """The amount in short hand: ``9h``, ``3+ days of 3h``, ``9..19h``."""
    minutes = amount.unit is Unit.MINUTES
    value = time(amount.value) if minutes else str(amount.value)
    if low is not None:
        start = low.value // MINUTES_PER_HOUR if minutes else low.value
        value = f"{start}..{value}"
    unit = "" if minutes else f" {amount.unit}"
    each = f" of {time(amount.each.value)}" if amount.each else ""
    return f"{value}{sign}{unit}{each}"


def window(per: Window) -> str:
    match per:
        case Week(None):
            return "week"
        case ServiceDay():
            return "day"
        case CalendarMonth():
            return "month"
        case Year(1):
            return "year"
        case Blocks(length):
            return f"{length} days of the stay"
        case WholeStay(length) if length:
            return f"first {length} days"
        case CalendarDay() | Rolling() | WholeStay() | Year() | InPhase():
            return str(per)
        case Week():
            return f"unexpected {per}"
        case _:
            assert_never(per)


def band(between: Between) -> str:
    """A band; an end that does not belong to it is marked: ``>4..<8h/day``."""
    low, high = ">" * between.low_open, "<" * between.high_open
    both = amount(between.high, low=between.low).replace("..", f"..{high}")
    return f"{low}{both}/{window(between.per)}"


def each_session(each: EachSession) -> str:
    parts: list[str] = []
    if each.at_least is not None:
        parts.append(amount(each.at_least, "+"))
    if each.at_most is not None:
        parts.append(f"<={amount(each.at_most)}")
    if each.fewest is not None:
        parts.append(f"group of {each.fewest}..{each.most}")
    elif each.most is not None:
        parts.append(f"group of at most {each.most}")
    if each.by_staff:
        first, *more = each.by_staff
        rest = (f", {most} with {staff}" for staff, most in enumerate(more, 2))
        parts.append(f"group of {first} with 1 staff{''.join(rest)}")
    return f"each {' and '.join(parts)}"


def share(part: Share) -> str:
    limits = "" if part.at_least is None else f"{part.at_least}%+"
    if part.at_most is not None:
        limits += f"<={part.at_most}%"
    return f"{limits}/{window(part.per)}"


def length(of_stay: Length) -> str:
    low, high = of_stay.at_least, of_stay.at_most
    if low is None:
        return f"stay of <={limit(high)}"
    return f"stay of {limit(low)}{'+' if high is None else f'..{limit(high)}'}"


def limit(within: Limit | None) -> str:
    """The time limit in short hand: ``30d``, ``7d from day 1``, ``first of ...``."""
    match within:
        case None:
            return "-"
        case Earliest(terms):
            return f"first of {' and '.join(map(limit, terms))}"
        case Latest(terms):
            return f"last of {' and '.join(map(limit, terms))}"
        case Term(value, unit, of=of, first_counts=counts):
            of_what = "" if of == CLINICAL else f" of {of}"
            first = "" if counts is None else f" from day {int(counts)}"
            return f"{value}{UNITS[unit]}{of_what}{first}"


def clock(after: Anchor) -> str:
    match after:
        case SessionHeld(of):
            return f" @each {of}"
        case Happened(kind, each=each):
            return "" if after == ADMISSION else f" @{'each ' if each else ''}{kind}"
        case Completed(kind):
            return f" @{kind}"


def signers(by: tuple[Signer, ...]) -> str:
    return f" by {'+'.join(by)}" if by else ""


def on_paper(requirement: OnPaper) -> str:
    kind = requirement.document
    match requirement:
        case Due(within=within, after=after, before=before, signed_by=by):
            early = ""
            if before is not None:
                any_time = isinstance(before, AnyTime)
                early = f" before {'any' if any_time else limit(before)}"
            return f"{kind} {limit(within)}{clock(after)}{early}{signers(by)}"
        case Repeats(every=every, at=at, since=since, after=after, signed_by=by):
            first = "".join(f" at {limit(item)}" for item in at)
            fixed = " fixed" if since is Since.ANCHOR else ""
            again = f" every {limit(every)}{clock(after)}{fixed}"
            return f"{kind}{first}{again}{signers(by)}"
        case Signed(by=by, within=within, from_effective=effective):
            due = "" if within is None else f" {limit(within)}"
            start = " of taking effect" if effective else ""
            return f"{kind} signed{due}{start}{signers(by)}"


def figures(requirement: Requirement) -> str:
    match requirement:
        case AtLeast(value, per=per):
            return f"{amount(value, '+')}/{window(per)}"
        case AtMost(value, per=per):
            return f"<={amount(value)}/{window(per)}"
        case Above(value, per=per):
            return f">{amount(value)}/{window(per)}"
        case Below(value, per=per):
            return f"<{amount(value)}/{window(per)}"
        case Between():
            return band(requirement)
        case Average(bound):
            return f"mean {figures(bound)}"
        case EachSession():
            return each_session(requirement)
        case Gap(longest, holidays_apart=apart):
            return f"gap <={amount(longest)}{' holidays apart' if apart else ''}"
        case Share():
            return share(requirement)
        case Capped(floor, part=part, at_most=most):
            return f"{figures(floor)} with <={amount(most)} of {part}"
        case Counting(bound, only=EachSession() as only):
            return f"{figures(bound)} counting {each_session(only)}"
        case Counting(bound, only=only):
            return f"{figures(bound)} {only}"
        case Apart(one, other):
            return f"{one} apart from {other}"
        case Length():
            return length(requirement)
        case Ratio(most, of=roles, load=load):
            return f"{most}{LOADS[load]} {'/'.join(roles)}"
        case Scaled(floor, patients=patients):
            return f"{figures(floor)} per {patients} patients"
        case LevelAbsent():
            return "no such level"
        case Due() | Repeats() | Signed():
            return on_paper(requirement)
        case PlanHas(trait):
            return f"has {TRAITS.get(trait) or trait.name.lower().replace('_', '-')}"
        case AllOf(parts):
            return ", ".join(map(figures, parts))
        case AnyOf(parts):
            return " or ".join(map(figures, parts))
        case Given(condition, then=then, otherwise=otherwise):
            return f"[{condition}] {figures(then)}, {figures(otherwise)}"
        case Excusable(inner, unless=reasons):
            joined = isinstance(inner, AllOf | AnyOf | Given)
            whole = f"({figures(inner)})" if joined else figures(inner)
            return f"{whole} unless {' or '.join(reasons)}"
        case _:
            assert_never(requirement)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[2]}")
def test_a_version_says_what_its_source_says(row: tuple[str, ...]) -> None:
    code, provision, start, end, verified, expected = row
    version = VERSIONS[code, start]
    assert figures(version.requirement) == expected
    assert str(version.in_force.end or "-") == end
    assert str(version.verified_through) == verified
    assert provision == "-" or provision in version.citation.provision


def test_no_version_is_without_a_second_reading() -> None:
    """An authority none of whose texts was read again is new, and waits for it."""
    read = {row[0].rpartition("-")[0] for row in ROWS}
    due = [key for key in VERSIONS if key[0].rpartition("-")[0] in read]
    assert len(read) >= 50
    assert sorted(due) == sorted((row[0], row[2]) for row in ROWS)


def test_a_rule_is_about_whom_its_source_names() -> None:
    found = {
        rule.code: ", ".join(map(str, rule.population))
        for rule in RULES
        if rule.population
    }
    read = {row[0].rpartition("-")[0] for row in ROWS}
    assert {
        code: whom for code, whom in found.items() if code.rpartition("-")[0] in read
    } == POPULATIONS
