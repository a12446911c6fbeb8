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
    CalendarMonth,
    ServiceDay,
    Week,
    WholeStay,
    Window,
)
from continuum.requirements import (
    ADMISSION,
    AllOf,
    Amount,
    Anchor,
    AnyOf,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Completed,
    Due,
    EachSession,
    Gap,
    Given,
    Happened,
    OnPaper,
    PlanHas,
    PlanTrait,
    Repeats,
    Requirement,
    SessionHeld,
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
US-MEDICARE-001 | 410.43(c)(1) | 2017-06-09 | - | 2017-06-09 | 20h+/week
US-MEDICARE-002 | 410.44 | 2024-01-01 | - | 2024-01-01 | 9h+/week
US-MEDICARE-003 | 88 FR 81540 | 2024-01-01 | - | 2024-01-01 | 3+ sessions/day
US-MEDICARE-004 | 88 FR 81540 | 2024-01-01 | - | 2024-01-01 | 4+ sessions/day
US-MEDICARE-005 | - | 2024-01-01 | - | 2024-01-01 | 3..4 days of 3h/week
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
US-NJ-004 | 8:111-10.1(b)5 | 2024-11-04 | - | 2024-11-04 | 3h+/week, 1h+/week
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
72h+/first 84 days
US-WA-002 | 388-877B-0350(6)(a)(i)-(ii) | 2016-11-23 | 2018-04-01 | 2016-11-23 | \
3+ days/7 days of the stay, each 1h+
US-WA-002 | 246-341-0740(2)(a)(i)-(ii) | 2021-07-01 | 2023-05-01 | 2021-07-01 | \
3+ days/7 days of the stay, each 1h+
US-WA-003 | 246-341-0815(1) | 2023-12-31 | - | 2023-12-31 | \
1+ sessions of 30min/first 60 days, 1+ sessions/7 days of the stay
US-WA-004 | 246-341-0815(2)(b) | 2023-12-31 | - | 2023-12-31 | \
1+ sessions of 30min/60 days of the stay
US-WA-005 | 388-877B-0270 | 2016-07-16 | 2018-04-01 | 2016-11-23 | 2h+/week, 2h+/week
US-WA-006 | 388-877B-0350(2) | 2015-12-31 | 2018-04-01 | 2016-11-23 | 1+ sessions/month
"""

# The same of rules about documents, and of what a plan has: a limit in hours, days,
# working days, service days, sessions, weeks or months; @ what the clock starts with,
# if not admission; how long before is early enough; by whom it is signed.
DOCUMENTS = """
US-MEDICARE-009 | 424.24 | 2026-11-21 | - | 2026-11-21 | certification 0d before any \
by physician
US-MEDICARE-010 | 424.24 | 2026-11-21 | - | 2026-11-21 | recertification at 18d every \
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
treatment-plan 7wd @assessment
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
US-MN-001 | 245G.06 | 2018-12-31 | 2026-11-21 | 2018-12-31 | treatment-plan 7d \
@first-service
US-MN-001 | 245G.06, subdivision 1 | 2026-11-21 | - | 2026-11-21 | treatment-plan 10d \
from day 0 @first-service by counselor
US-MN-002 | 245G.06 | 2018-12-31 | 2026-11-21 | 2018-12-31 | treatment-plan 3s \
@first-service
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
    "US-AZ-003": "plan prepared by behavioral health technician",
    "US-CA-002": "maintenance treatment",
    "US-CA-003": "maintenance treatment",
    "US-CA-004": "maintenance treatment",
    "US-CA-006": "drug medi cal",
    "US-FL-010": "plan prepared by other than qualified professional",
    "US-MEDICARE-017": "rural or federally qualified health center",
    "US-MEDICARE-018": "rural or federally qualified health center",
    "US-MN-008": "integrated dual diagnosis program",
    "US-MN-009": "integrated dual diagnosis program",
    "US-MN-010": "integrated dual diagnosis program",
    "US-MN-011": "integrated dual diagnosis program",
    "US-NC-002": "18 or older",
    "US-NC-003": "18 or older",
    "US-NC-004": "18 or older",
    "US-NJ-005": "in phase I",
    "US-NJ-006": "in phase II",
    "US-NJ-007": "driving under the influence",
    "US-PA-001": "psychiatric hospital",
    "US-PA-002": "psychiatric hospital",
    "US-TX-002": "juvenile justice program",
    "US-WA-001": "deferred prosecution",
    "US-WA-002": "deferred prosecution, in the first 28 days",
    "US-WA-004": "on days 61 to 180",
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
        case Blocks(length):
            return f"{length} days of the stay"
        case WholeStay(length) if length:
            return f"first {length} days"
        case _:
            return f"unexpected {per}"


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
        case Below(value, per=per):
            return f"<{amount(value)}/{window(per)}"
        case Between(low, high, per=per):
            return f"{amount(high, low=low)}/{window(per)}"
        case Average(bound):
            return f"mean {figures(bound)}"
        case EachSession(at_least=least):
            return f"each {amount(least, '+') if least else 'unexpected'}"
        case Gap(longest):
            return f"gap <={amount(longest)}"
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
    assert sorted(VERSIONS) == sorted((row[0], row[2]) for row in ROWS)


def test_a_rule_is_about_whom_its_source_names() -> None:
    found = {
        rule.code: ", ".join(map(str, rule.population))
        for rule in RULES
        if rule.population
    }
    assert found == POPULATIONS
