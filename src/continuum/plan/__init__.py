"""Treatment plans: problem, goal, objective, intervention, with what surrounds them.

What a plan prescribes, its dose, is what a plan-of-care rule judges; how its parts hang
together is what a rule of plan quality judges. Texts are kept and never printed.
"""

from continuum.plan._diff import Change as Change
from continuum.plan._diff import ChangeKind as ChangeKind
from continuum.plan._diff import Flip as Flip
from continuum.plan._diff import PlanDiff as PlanDiff
from continuum.plan._dose import Dose as Dose
from continuum.plan._goal import Coding as Coding
from continuum.plan._goal import Goal as Goal
from continuum.plan._goal import GoalLifecycle as GoalLifecycle
from continuum.plan._goal import Objective as Objective
from continuum.plan._goal import Problem as Problem
from continuum.plan._parts import Consent as Consent
from continuum.plan._parts import ConsentScope as ConsentScope
from continuum.plan._parts import Criterion as Criterion
from continuum.plan._parts import CriterionKind as CriterionKind
from continuum.plan._parts import GoalJudgment as GoalJudgment
from continuum.plan._parts import Intervention as Intervention
from continuum.plan._parts import Participant as Participant
from continuum.plan._parts import Review as Review
from continuum.plan._plan import TreatmentPlan as TreatmentPlan
from continuum.plan._status import GoalStatus as GoalStatus

__all__ = [
    "Change",
    "ChangeKind",
    "Coding",
    "Consent",
    "ConsentScope",
    "Criterion",
    "CriterionKind",
    "Dose",
    "Flip",
    "Goal",
    "GoalJudgment",
    "GoalLifecycle",
    "GoalStatus",
    "Intervention",
    "Objective",
    "Participant",
    "PlanDiff",
    "Problem",
    "Review",
    "TreatmentPlan",
]
