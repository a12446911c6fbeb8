"""Requirements about what a treatment plan has: structure alone, never its prose."""

from __future__ import annotations

import enum

import attrs

from continuum import _fields

__all__ = ["PlanHas", "PlanTrait"]


class PlanTrait(enum.StrEnum):
    """What can be seen of a treatment plan without reading its sentences.

    Goals that ended, and their objectives, are not looked at: neither has to have
    anything any more.
    """

    GOALS = "there is a goal"
    INTERVENTIONS = "there is an intervention"
    DIAGNOSIS = "a problem carries a diagnosis"
    STRENGTHS = "strengths are stated"
    NEEDS = "needs are stated"
    PREFERENCES = "preferences are stated"
    DISCHARGE_CRITERIA = "criteria for discharge or transfer are stated"
    RESPONSIBLE = "somebody is named as responsible for the plan"
    REVIEW_DAY = "the day of the next review is stated"

    PROBLEM_HAS_GOAL = "every problem that is not deferred has a goal"
    GOAL_HAS_PROBLEM = "every goal addresses a problem"
    GOAL_HAS_OBJECTIVE = "every goal has an objective"
    GOAL_HAS_INTERVENTION = "every goal is served by an intervention"
    OBJECTIVE_HAS_GOAL = "every objective leads to a goal"
    INTERVENTION_HAS_GOAL = "every intervention serves a goal or an objective"

    OBJECTIVE_HAS_MEASURE = "every objective says what is measured"
    OBJECTIVE_HAS_BASELINE = "every objective has a baseline"
    OBJECTIVE_HAS_TARGET = "every objective has a target"
    OBJECTIVE_HAS_DAY = "every objective has a day by which it is due"
    TARGET_ASKS = "no target is reached by the baseline already"
    DUE_AFTER_START = "no objective is due before it starts"

    INTERVENTION_HAS_ROLE = "every intervention has somebody responsible"
    INTERVENTION_HAS_AMOUNT = "every intervention says how long each time"
    INTERVENTION_HAS_FREQUENCY = "every intervention says how often"
    INTERVENTION_HAS_DURATION = "every intervention says for how long"

    INDIVIDUAL = "every goal leads from a problem found in the patient's assessment"
    MORE_THAN_ATTENDANCE = "an objective asks for more than attendance"
    OWN_TEXT = "no text is that of another patient's plan"

    REVIEWED = "no review that the plan asks for was late or is overdue"
    IN_FORCE = "a plan is in force at every session of treatment"
    """An assessment is what the plan is made from, and may come before it.

    No plan is in force before the day on which it was written.
    """

    SESSIONS_PRESCRIBED = "every session of treatment is one the plan prescribes"
    """Assessments aside, and what is done in a crisis, which no plan foresees."""

    INTERVENTIONS_GIVEN = "every intervention has been given once its time came"


@attrs.frozen
class PlanHas:
    """The treatment plan has a trait.

    >>> str(PlanHas(PlanTrait.PROBLEM_HAS_GOAL))
    'every problem that is not deferred has a goal'
    """

    trait: PlanTrait

    def __attrs_post_init__(self) -> None:
        _fields.instance("PlanHas", "trait", self.trait, PlanTrait)

    def __str__(self) -> str:
        return self.trait.value
