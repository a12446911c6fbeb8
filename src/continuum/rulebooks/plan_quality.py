"""Marks of a good treatment plan, as published guidance tells them.

Scope: what can be seen of a plan without reading its sentences: that its parts hang
together both ways, from problem to goal, objective and intervention, and on to the
sessions given; what an objective and an intervention state; that the plan is the
patient's own; and that it is reviewed and in force. Every rule is about every level.

Not covered: the prose. Whether a goal is in the patient's words, whether a measure fits
its objective, whether a step can be done, and whether the plan is wise, nobody can tell
from structure. So no rule here says that a plan is good, and neither do all of them
together: a plan may have every mark and be a poor one. Not covered either: by when a
plan is due and who signs it, which the rulebooks of jurisdictions hold.

The texts are trainings, a standard of accreditation, rules of states, a statute, the
procedure of an agency and a guide. Each binds somebody else than the plan at hand, if
anybody; here they are cited for what a plan holds. So all of them count as guidance,
and a plan that falls short breaks no law by it. The standards of the Joint Commission
are licensed: what they ask is told as the publications named tell it.

Not covered, because no text that was found says so: that every intervention has been
given once its time came. That a problem carries a diagnosis is no mark of a good plan
but a duty to a payer, and stands there (US-MEDICARE-014).

A text that bears a day counts from it, and is not known to stand after it; one that
bears none counts from the day on which it was read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from continuum.citations import Authority, AuthorityKind, Citation, Evidence
from continuum.periods import DateRange
from continuum.requirements import PlanHas, PlanTrait
from continuum.rules import Basis, Rule, Rulebook, RuleVersion

__all__ = [
    "DISCHARGE_CRITERIA",
    "GOALS",
    "GOAL_FOR_EACH_INTERVENTION",
    "GOAL_FOR_EACH_OBJECTIVE",
    "GOAL_FOR_EACH_PROBLEM",
    "INDIVIDUAL_GOALS",
    "INTERVENTIONS",
    "INTERVENTION_AMOUNTS",
    "INTERVENTION_DURATIONS",
    "INTERVENTION_FOR_EACH_GOAL",
    "INTERVENTION_FREQUENCIES",
    "INTERVENTION_ROLES",
    "MORE_THAN_ATTENDANCE",
    "NEEDS",
    "OBJECTIVE_BASELINES",
    "OBJECTIVE_DUE_DAYS",
    "OBJECTIVE_FOR_EACH_GOAL",
    "OBJECTIVE_MEASURES",
    "OBJECTIVE_TARGETS",
    "OWN_TEXT",
    "PLAN_IN_FORCE",
    "PREFERENCES",
    "PRESCRIBED_SESSIONS",
    "PROBLEM_FOR_EACH_GOAL",
    "RESPONSIBLE_PERSON",
    "REVIEWS_IN_TIME",
    "REVIEW_DAY",
    "RULEBOOK",
    "STRENGTHS",
    "TARGETS_AHEAD",
    "TIME_TO_WORK",
]

_READ: Final = date(2026, 11, 21)
_UNDATED: Final = "The copy read bears no day, so the start is the day it was read."

_JOINT_COMMISSION: Final = (
    "Joint Commission, standards on behavioral health care and human services"
)
_NEWSLETTER: Final = "Joint Commission Online, 2022-04-06, notice of a book"
_NEWSLETTER_URL: Final = (
    "https://www.jointcommission.org/resources/news-and-multimedia/newsletters/"
    "newsletters/joint-commission-online/april-6-2022/new-jcr-book-treatment-planning-"
    "in-behavioral-health-care-and-human-services-organizations"
)
_SURVEYED: Final = (
    "The notice tells it among the faults that surveyors report most often under this "
    "standard."
)

_MATRS: Final = "Northwest ATTC, Treatment Planning MATRS, revised April 2015"
_MATRS_URL: Final = (
    "https://abcdocz.com/doc/892395/treatment-planning-matrs---anchorage-annual-school"
)
_MATRS_COPY: Final = "transcript of the slides on abcdocz.com"
_MATRS_DAY: Final = (
    "Revised in April 2015 for a training on 2015-05-04, from which it counts."
)

_COMMUNITY_CARE: Final = "Community Care, policy manual"
_COMMUNITY_CARE_URL: Final = (
    "http://apps.comcareme.org/policymanual/?code=3.MEP.20&nonav=yes"
)
_COMMUNITY_CARE_COPY: Final = "the agency's policy manual, apps.comcareme.org"
_ONE_AGENCY: Final = "The procedure of one agency, in its revision of 2008-10-01."

_KANSAS: Final = "Kansas standards for alcohol and other drug treatment services"
_KANSAS_URL: Final = (
    "http://www.aging.ks.gov/WebCourses/StandardsTrainingTool/section_6/R03606.html"
)
_KANSAS_TOOL: Final = "the agency's Standards Training Tool, aging.ks.gov"

_ILLINOIS: Final = "Illinois Administrative Code"
_ILLINOIS_URL: Final = "https://ilga.gov/ftp/JCAR/AdminCode/077/077020600D04400R.html"

_STATUTE: Final = "Social Security Act"
_STATUTE_URL: Final = "https://www.law.cornell.edu/uscode/text/42/1395x"
_STATUTE_COPY: Final = "copy of the United States Code as of April 2023, on GitHub"
_STATUTE_NOTE: Final = (
    "About plans of partial hospitalization. Only the month of the copy was read; it "
    "counts from the last day of that month."
)

_MENTALYC: Final = "Mentalyc, How to Write Substance Abuse Treatment Plans"
_MENTALYC_URL: Final = "https://mentalyc.com/blog/substance-abuse-treatment-plan"
_MENTALYC_COPY: Final = "the vendor's guide, mentalyc.com"

GOALS: Final = Rule(
    code="PLAN-001",
    name="goals",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 4, 6)),
            requirement=PlanHas(PlanTrait.GOALS),
            citation=Citation(
                instrument=_JOINT_COMMISSION,
                provision="CTS.03.01.03",
                url=_NEWSLETTER_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_NEWSLETTER,
            ),
            verified_through=date(2022, 4, 6),
        ),
    ),
)

INTERVENTIONS: Final = Rule(
    code="PLAN-002",
    name="interventions",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2008, 10, 1)),
            requirement=PlanHas(PlanTrait.INTERVENTIONS),
            citation=Citation(
                instrument=_COMMUNITY_CARE,
                provision="3.MEP.20, item 4",
                url=_COMMUNITY_CARE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COMMUNITY_CARE_COPY,
                note=_ONE_AGENCY,
            ),
            verified_through=date(2008, 10, 1),
        ),
    ),
)

STRENGTHS: Final = Rule(
    code="PLAN-003",
    name="strengths",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 4, 6)),
            requirement=PlanHas(PlanTrait.STRENGTHS),
            citation=Citation(
                instrument=_JOINT_COMMISSION,
                provision="CTS.03.01.03",
                url=_NEWSLETTER_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_NEWSLETTER,
            ),
            verified_through=date(2022, 4, 6),
        ),
    ),
)

NEEDS: Final = Rule(
    code="PLAN-004",
    name="needs",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 4, 6)),
            requirement=PlanHas(PlanTrait.NEEDS),
            citation=Citation(
                instrument=_JOINT_COMMISSION,
                provision="CTS.03.01.03",
                url=_NEWSLETTER_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_NEWSLETTER,
            ),
            verified_through=date(2022, 4, 6),
        ),
    ),
)

PREFERENCES: Final = Rule(
    code="PLAN-005",
    name="preferences",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 4, 6)),
            requirement=PlanHas(PlanTrait.PREFERENCES),
            citation=Citation(
                instrument=_JOINT_COMMISSION,
                provision="CTS.03.01.03",
                url=_NEWSLETTER_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_NEWSLETTER,
            ),
            verified_through=date(2022, 4, 6),
        ),
    ),
)

DISCHARGE_CRITERIA: Final = Rule(
    code="PLAN-006",
    name="discharge-criteria",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2017, 7, 1)),
            requirement=PlanHas(PlanTrait.DISCHARGE_CRITERIA),
            citation=Citation(
                instrument=_JOINT_COMMISSION,
                provision="CTS.03.01.03 EP 2",
                url=(
                    "http://barrins-assoc.com/resources/compliance-updates/"
                    "revisions-bh-standards-effective-july-1-2017/"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="Barrins & Associates, post on revisions effective 2017-07-01",
                note=(
                    "It asks too that they be discussed with the patient, which a "
                    "plan does not show here."
                ),
            ),
            verified_through=date(2017, 7, 1),
        ),
    ),
)

# The standard asks for the name of the primary counselor.
RESPONSIBLE_PERSON: Final = Rule(
    code="PLAN-007",
    name="responsible-person",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.RESPONSIBLE),
            citation=Citation(
                instrument=_KANSAS,
                provision="R03-606 B.9",
                url=_KANSAS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_KANSAS_TOOL,
                note=_UNDATED,
            ),
        ),
    ),
)

REVIEW_DAY: Final = Rule(
    code="PLAN-008",
    name="review-day",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.REVIEW_DAY),
            citation=Citation(
                instrument=_KANSAS,
                provision="R03-606 B.11",
                url=_KANSAS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_KANSAS_TOOL,
                note=_UNDATED,
            ),
        ),
    ),
)

# A problem may be put off, if the plan says why.
GOAL_FOR_EACH_PROBLEM: Final = Rule(
    code="PLAN-009",
    name="goal-for-each-problem",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 5, 4)),
            requirement=PlanHas(PlanTrait.PROBLEM_HAS_GOAL),
            citation=Citation(
                instrument=_MATRS,
                provision="treatment planning process",
                url=_MATRS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MATRS_COPY,
                note=_MATRS_DAY,
            ),
            verified_through=date(2015, 5, 4),
        ),
    ),
)

PROBLEM_FOR_EACH_GOAL: Final = Rule(
    code="PLAN-010",
    name="problem-for-each-goal",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 5, 4)),
            requirement=PlanHas(PlanTrait.GOAL_HAS_PROBLEM),
            citation=Citation(
                instrument=_MATRS,
                provision="goals based on problem statements",
                url=_MATRS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MATRS_COPY,
                note=_MATRS_DAY,
            ),
            verified_through=date(2015, 5, 4),
        ),
    ),
)

OBJECTIVE_FOR_EACH_GOAL: Final = Rule(
    code="PLAN-011",
    name="objective-for-each-goal",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.GOAL_HAS_OBJECTIVE),
            citation=Citation(
                instrument=_ILLINOIS,
                provision="77 Ill. Adm. Code 2060.440(e)",
                url=_ILLINOIS_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

INTERVENTION_FOR_EACH_GOAL: Final = Rule(
    code="PLAN-012",
    name="intervention-for-each-goal",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.GOAL_HAS_INTERVENTION),
            citation=Citation(
                instrument=_ILLINOIS,
                provision="77 Ill. Adm. Code 2060.440(e)",
                url=_ILLINOIS_URL,
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=_UNDATED,
            ),
        ),
    ),
)

GOAL_FOR_EACH_OBJECTIVE: Final = Rule(
    code="PLAN-013",
    name="goal-for-each-objective",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 5, 4)),
            requirement=PlanHas(PlanTrait.OBJECTIVE_HAS_GOAL),
            citation=Citation(
                instrument=_MATRS,
                provision="objectives based on goals",
                url=_MATRS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MATRS_COPY,
                note=_MATRS_DAY,
            ),
            verified_through=date(2015, 5, 4),
        ),
    ),
)

# An intervention may serve a goal itself: many a plan lists no other way.
GOAL_FOR_EACH_INTERVENTION: Final = Rule(
    code="PLAN-014",
    name="goal-for-each-intervention",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 5, 4)),
            requirement=PlanHas(PlanTrait.INTERVENTION_HAS_GOAL),
            citation=Citation(
                instrument=_MATRS,
                provision="interventions based on objectives",
                url=_MATRS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MATRS_COPY,
                note=_MATRS_DAY,
            ),
            verified_through=date(2015, 5, 4),
        ),
    ),
)

OBJECTIVE_MEASURES: Final = Rule(
    code="PLAN-015",
    name="objective-measures",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 5, 4)),
            requirement=PlanHas(PlanTrait.OBJECTIVE_HAS_MEASURE),
            citation=Citation(
                instrument=_MATRS,
                provision="measurable",
                url=_MATRS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MATRS_COPY,
                note=_MATRS_DAY,
            ),
            verified_through=date(2015, 5, 4),
        ),
    ),
)

OBJECTIVE_BASELINES: Final = Rule(
    code="PLAN-016",
    name="objective-baselines",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.OBJECTIVE_HAS_BASELINE),
            citation=Citation(
                instrument=_MENTALYC,
                provision="section 1, well-written goals",
                url=_MENTALYC_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MENTALYC_COPY,
                note=(
                    "A vendor's guide. Its model objective goes from one score to "
                    "another. "
                    f"{_UNDATED}"
                ),
            ),
        ),
    ),
)

OBJECTIVE_TARGETS: Final = Rule(
    code="PLAN-017",
    name="objective-targets",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.OBJECTIVE_HAS_TARGET),
            citation=Citation(
                instrument=_MENTALYC,
                provision="section 1, well-written goals",
                url=_MENTALYC_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MENTALYC_COPY,
                note=(
                    "A vendor's guide. Its model objective goes from one score to "
                    "another. "
                    f"{_UNDATED}"
                ),
            ),
        ),
    ),
)

OBJECTIVE_DUE_DAYS: Final = Rule(
    code="PLAN-018",
    name="objective-due-days",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 5, 4)),
            requirement=PlanHas(PlanTrait.OBJECTIVE_HAS_DAY),
            citation=Citation(
                instrument=_MATRS,
                provision="time-limited",
                url=_MATRS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MATRS_COPY,
                note=_MATRS_DAY,
            ),
            verified_through=date(2015, 5, 4),
        ),
    ),
)

# "Up to three" is reached by doing nothing.
TARGETS_AHEAD: Final = Rule(
    code="PLAN-019",
    name="targets-ahead",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 4, 6)),
            requirement=PlanHas(PlanTrait.TARGET_ASKS),
            citation=Citation(
                instrument=_JOINT_COMMISSION,
                provision="CTS.03.01.03, progress towards goals",
                url=_NEWSLETTER_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_NEWSLETTER,
                note=(
                    "The notice tells among the faults that surveyors report goals "
                    "that can show no progress. That one whose target is reached at "
                    "the start is such a goal is read into it."
                ),
            ),
            verified_through=date(2022, 4, 6),
        ),
    ),
)

TIME_TO_WORK: Final = Rule(
    code="PLAN-020",
    name="time-to-work",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 5, 4)),
            requirement=PlanHas(PlanTrait.DUE_AFTER_START),
            citation=Citation(
                instrument=_MATRS,
                provision="attainable and time-limited",
                url=_MATRS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MATRS_COPY,
                note=(
                    "That a step is not attainable which is due before it starts is "
                    "read into it. "
                    f"{_MATRS_DAY}"
                ),
            ),
            verified_through=date(2015, 5, 4),
        ),
    ),
)

INTERVENTION_ROLES: Final = Rule(
    code="PLAN-021",
    name="intervention-roles",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2008, 10, 1)),
            requirement=PlanHas(PlanTrait.INTERVENTION_HAS_ROLE),
            citation=Citation(
                instrument=_COMMUNITY_CARE,
                provision="3.MEP.20, item 5",
                url=_COMMUNITY_CARE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_COMMUNITY_CARE_COPY,
                note=_ONE_AGENCY,
            ),
            verified_through=date(2008, 10, 1),
        ),
    ),
)

INTERVENTION_AMOUNTS: Final = Rule(
    code="PLAN-022",
    name="intervention-amounts",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 4, 30)),
            requirement=PlanHas(PlanTrait.INTERVENTION_HAS_AMOUNT),
            citation=Citation(
                instrument=_STATUTE,
                provision="section 1861(ff)(1)",
                url=_STATUTE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_STATUTE_COPY,
                note=_STATUTE_NOTE,
            ),
            verified_through=date(2023, 4, 30),
        ),
    ),
)

INTERVENTION_FREQUENCIES: Final = Rule(
    code="PLAN-023",
    name="intervention-frequencies",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 4, 30)),
            requirement=PlanHas(PlanTrait.INTERVENTION_HAS_FREQUENCY),
            citation=Citation(
                instrument=_STATUTE,
                provision="section 1861(ff)(1)",
                url=_STATUTE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_STATUTE_COPY,
                note=_STATUTE_NOTE,
            ),
            verified_through=date(2023, 4, 30),
        ),
    ),
)

# A plan that ends says for how long all that it prescribes is given.
INTERVENTION_DURATIONS: Final = Rule(
    code="PLAN-024",
    name="intervention-durations",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2023, 4, 30)),
            requirement=PlanHas(PlanTrait.INTERVENTION_HAS_DURATION),
            citation=Citation(
                instrument=_STATUTE,
                provision="section 1861(ff)(1)",
                url=_STATUTE_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_STATUTE_COPY,
                note=_STATUTE_NOTE,
            ),
            verified_through=date(2023, 4, 30),
        ),
    ),
)

# The process leads from the assessment to problems, and from these to goals.
INDIVIDUAL_GOALS: Final = Rule(
    code="PLAN-025",
    name="individual-goals",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2015, 5, 4)),
            requirement=PlanHas(PlanTrait.INDIVIDUAL),
            citation=Citation(
                instrument=_MATRS,
                provision="treatment planning process",
                url=_MATRS_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_MATRS_COPY,
                note=_MATRS_DAY,
            ),
            verified_through=date(2015, 5, 4),
        ),
    ),
)

# The training shows a plan of attendance alone as one that fits any patient.
MORE_THAN_ATTENDANCE: Final = Rule(
    code="PLAN-026",
    name="more-than-attendance",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.MORE_THAN_ATTENDANCE),
            citation=Citation(
                instrument="NIDA and SAMHSA, training on treatment plans with the ASI",
                provision="program-driven plans",
                url=(
                    "https://powershow.com./view1/4acc9-ZDc1Z/"
                    "What_is_a_Treatment_Plan_powerpoint_ppt_presentation"
                ),
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in="transcript of the slides on powershow.com",
                note=_UNDATED,
            ),
        ),
    ),
)

OWN_TEXT: Final = Rule(
    code="PLAN-027",
    name="own-text",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 4, 6)),
            requirement=PlanHas(PlanTrait.OWN_TEXT),
            citation=Citation(
                instrument=_JOINT_COMMISSION,
                provision="CTS.03.01.03, plans of several patients",
                url=_NEWSLETTER_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_NEWSLETTER,
                note=_SURVEYED,
            ),
            verified_through=date(2022, 4, 6),
        ),
    ),
)

# By when a review is due, the plan says itself.
REVIEWS_IN_TIME: Final = Rule(
    code="PLAN-028",
    name="reviews-in-time",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2022, 4, 6)),
            requirement=PlanHas(PlanTrait.REVIEWED),
            citation=Citation(
                instrument=_JOINT_COMMISSION,
                provision="CTS.03.01.03, reviews of goals",
                url=_NEWSLETTER_URL,
                retrieved=_READ,
                evidence=Evidence.SECONDARY,
                read_in=_NEWSLETTER,
                note=_SURVEYED,
            ),
            verified_through=date(2022, 4, 6),
        ),
    ),
)

PLAN_IN_FORCE: Final = Rule(
    code="PLAN-029",
    name="plan-in-force",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.IN_FORCE),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC30-60-181(E)",
                url=(
                    "https://law.lis.virginia.gov/admincode/title12/agency30/"
                    "chapter60/section181"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The plan is developed upon admission to the levels named. "
                    f"{_UNDATED}"
                ),
            ),
        ),
    ),
)

PRESCRIBED_SESSIONS: Final = Rule(
    code="PLAN-030",
    name="prescribed-sessions",
    level=None,
    judges=Basis.DOCUMENTED,
    versions=(
        RuleVersion(
            in_force=DateRange(date(2026, 11, 21)),
            requirement=PlanHas(PlanTrait.SESSIONS_PRESCRIBED),
            citation=Citation(
                instrument="Virginia Administrative Code",
                provision="12VAC30-60-185(A)",
                url=(
                    "http://law.lis.virginia.gov/admincode/title12/agency30/"
                    "chapter60/section185"
                ),
                retrieved=_READ,
                evidence=Evidence.PRIMARY,
                note=(
                    "The note of each service that is billed tells of progress "
                    "towards the plan. That a service the plan does not prescribe "
                    "leads nowhere in it is read into it. "
                    f"{_UNDATED}"
                ),
            ),
        ),
    ),
)

RULEBOOK: Final = Rulebook(
    authority=Authority(
        code="PLAN",
        name="Published guidance on treatment plans",
        kind=AuthorityKind.GUIDANCE,
    ),
    rules=(
        GOALS,
        INTERVENTIONS,
        STRENGTHS,
        NEEDS,
        PREFERENCES,
        DISCHARGE_CRITERIA,
        RESPONSIBLE_PERSON,
        REVIEW_DAY,
        GOAL_FOR_EACH_PROBLEM,
        PROBLEM_FOR_EACH_GOAL,
        OBJECTIVE_FOR_EACH_GOAL,
        INTERVENTION_FOR_EACH_GOAL,
        GOAL_FOR_EACH_OBJECTIVE,
        GOAL_FOR_EACH_INTERVENTION,
        OBJECTIVE_MEASURES,
        OBJECTIVE_BASELINES,
        OBJECTIVE_TARGETS,
        OBJECTIVE_DUE_DAYS,
        TARGETS_AHEAD,
        TIME_TO_WORK,
        INTERVENTION_ROLES,
        INTERVENTION_AMOUNTS,
        INTERVENTION_FREQUENCIES,
        INTERVENTION_DURATIONS,
        INDIVIDUAL_GOALS,
        MORE_THAN_ATTENDANCE,
        OWN_TEXT,
        REVIEWS_IN_TIME,
        PLAN_IN_FORCE,
        PRESCRIBED_SESSIONS,
    ),
    revised=date(2026, 11, 21),
)
