"""Examples of FHIR that nobody here wrote: what is read of them, and what is not.

Their sources and licences stand beside them. ``read.json`` holds all that is not read
and all that is assumed, so that a change of either is seen; `python -m
tests.test_fhir_examples` prints what it should hold.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from continuum.checks import check
from continuum.errors import DocumentError
from continuum.interop.fhir import (
    Assumption,
    DroppedReason,
    EpisodeReading,
    PlanReading,
    code_of,
    read_encounters,
    read_episodes_of_care,
    read_plans,
    write_plan,
)
from continuum.measuring import Metric, Target
from continuum.periods import WEEK, DateRange
from continuum.plan import Goal, GoalLifecycle, Objective, Problem
from continuum.requirements import AtLeast, hours
from continuum.services import ServiceKind
from continuum.systems import general
from continuum.verdicts import Verdict
from tests.strategies_rules import IOP, book, rule

FOLDER: Final = Path(__file__).parent / "corpus" / "fhir"
RECORDED: Final = FOLDER / "read.json"

SNOMED: Final = "http://snomed.info/sct"
COLORADO: Final = (
    "http://bha.colorado.gov/fhir/bha-ig/CodeSystem/bha-episode-identifier-cs"
)
SERVICES: Final = {
    (SNOMED, "60112009"): ServiceKind.COUNSELING,
    (SNOMED, "61480009"): ServiceKind.WITHDRAWAL_MANAGEMENT,
    (SNOMED, "266707007"): ServiceKind.PSYCHOTHERAPY,
    (SNOMED, "313071005"): ServiceKind.COUNSELING,
    (SNOMED, "408935001"): ServiceKind.EDUCATION,
    (SNOMED, "24165007"): ServiceKind.COUNSELING,
    (SNOMED, "710081004"): ServiceKind.COUNSELING,
}
LEVELS: Final = {
    (COLORADO, "01"): general.WITHDRAWAL_MANAGEMENT,
    (SNOMED, "183807002"): general.INPATIENT,
    (
        "http://terminology.hl7.org/CodeSystem/episodeofcare-type",
        "hacc",
    ): general.OUTPATIENT,
}
NAMES: Final = tuple(
    str(file.relative_to(FOLDER)) for file in sorted(FOLDER.glob("*/*.json"))
)
OTHER_VERSION: Final = "synthea/stu3.json"


def loaded(*names: str) -> Any:
    documents = [
        json.loads((FOLDER / name).read_text(encoding="utf-8")) for name in names
    ]
    return documents[0] if len(documents) == 1 else documents


def plans_of(*names: str) -> PlanReading:
    return read_plans(loaded(*names), services=SERVICES)


def episodes_of(*names: str) -> EpisodeReading:
    return read_episodes_of_care(loaded(*names), levels=LEVELS)


def told(found: PlanReading | EpisodeReading) -> dict[str, list[str]]:
    return {
        "dropped": [f"{one.path} {one.reason.name}" for one in found.dropped],
        "assumed": [f"{one.path} {one.what.name}" for one in found.assumed],
    }


def readings(name: str) -> dict[str, Any]:
    """Everything to be recorded of one example."""
    if name == OTHER_VERSION:
        return {}
    if "EpisodeOfCare" in name:
        episodes = episodes_of(name)
        return {"episodes": len(episodes.episodes), **told(episodes)}
    plans = plans_of(name)
    return {"plans": len(plans.plans), **told(plans)}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_read_of_an_example_is_what_is_recorded(name: str) -> None:
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    assert readings(name) == recorded[name]


def test_there_are_examples() -> None:
    assert len(NAMES) == 25
    assert set(json.loads(RECORDED.read_text(encoding="utf-8"))) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_reader_takes_every_example(name: str) -> None:
    document = loaded(name)
    read_encounters(document, levels=LEVELS, observed=None)
    read_episodes_of_care(document, levels=LEVELS)
    if name != OTHER_VERSION:
        read_plans(document)


def test_another_version_of_fhir_is_refused_where_it_differs() -> None:
    """In STU3 a condition is verified by a code; in R4 by a CodeableConcept."""
    with pytest.raises(DocumentError) as caught:
        plans_of(OTHER_VERSION)
    assert caught.value.problems == (
        "$.entry[2].resource.verificationStatus must be an object",
    )


# --- the standard's own examples ------------------------------------------------------


def test_a_plan_with_its_goal_is_read_across_resources() -> None:
    found = plans_of("hl7/CarePlan-example.json", "hl7/Goal-example.json")
    (one,) = found.plans
    assert one.plan.in_force == DateRange(date(2016, 1, 1), date(2017, 6, 2))
    assert one.plan.goals == (
        Goal(
            code="example",
            statement="Target weight is 160 to 180 lbs.",
            lifecycle=GoalLifecycle.ON_HOLD,
            starts=date(2015, 4, 5),
        ),
    )
    assert one.plan.objectives == (
        Objective(
            code="example-target-1",
            statement="Target weight is 160 to 180 lbs.",
            goal="example",
            measure=Metric(name="Weight Measured", unit="lbs"),
            target=Target(at_least=160, at_most=180),
            due=date(2016, 4, 5),
        ),
    )
    assert one.plan.problems == (Problem(code="p1", statement="Obesity"),)


def test_what_is_not_to_be_done_is_not_prescribed() -> None:
    """The example asks for a heart not to be operated on."""
    found = plans_of("hl7/CarePlan-f001.json")
    assert found.plans[0].plan.interventions == ()
    assert DroppedReason.PROHIBITED in {item.reason for item in found.dropped}


def test_a_goal_that_was_achieved_is_completed_and_no_more() -> None:
    (one,) = plans_of("hl7/CarePlan-f001.json").plans
    (goal,) = one.plan.goals
    assert goal.lifecycle is GoalLifecycle.COMPLETED
    assert one.plan.reviews == ()


def test_a_plan_without_days_is_not_read() -> None:
    found = plans_of("hl7/CarePlan-obesity-narrative.json")
    assert found.plans == ()
    assert [item.reason for item in found.dropped] == [DroppedReason.NO_START]


def test_an_inpatient_stay_is_a_stay() -> None:
    found = read_encounters(
        loaded("hl7/Encounter-f203.json"), levels=LEVELS, observed=None
    )
    (record,) = found.records
    assert str(record.stays[0].period) == "2013-03-11 to 2013-03-20"
    unused = {item.path for item in found.dropped}
    assert "$.reasonCode" in unused
    # It says nothing of a leave, and the days alone say that it is over.
    assert unused.isdisjoint({"$.period", "$.status", "$.subject", "$.type"})


def test_an_episode_that_began_is_a_stay_that_lasts() -> None:
    (one,) = episodes_of("hl7/EpisodeOfCare-example.json").episodes
    (stay,) = one.episode.stays
    assert (stay.level, stay.period) == (
        general.OUTPATIENT,
        DateRange(date(2014, 9, 1)),
    )


# --- Colorado -------------------------------------------------------------------------


def test_an_episode_whose_type_is_a_level_needs_days() -> None:
    """Its encounter has days, and does not say its level: neither is guessed."""
    found = episodes_of(
        "colorado/EpisodeOfCare-BHAEpisodeExample.json",
        "colorado/Encounter-BHAEncounterExample.json",
    )
    assert found.episodes == ()
    assert [item.reason for item in found.dropped] == [
        DroppedReason.NO_START,
        DroppedReason.OTHER_CODE,
    ]
    levels = {**LEVELS, (SNOMED, "261665006"): general.WITHDRAWAL_MANAGEMENT}
    read = read_episodes_of_care(
        loaded(
            "colorado/EpisodeOfCare-BHAEpisodeExample.json",
            "colorado/Encounter-BHAEncounterExample.json",
        ),
        levels=levels,
    )
    (stay,) = read.episodes[0].episode.stays
    assert str(stay.period) == "2025-11-14"


# --- Synthea --------------------------------------------------------------------------


@pytest.mark.parametrize("letter", ["a", "b", "c", "d", "e"])
def test_a_plan_of_an_invented_patient_is_read(letter: str) -> None:
    found = plans_of(f"synthea/{letter}.json")
    treating = [one for one in found.plans if one.plan.interventions]
    assert treating
    for one in treating:
        # None of these plans says how often anything is given.
        assert {item.dose for item in one.plan.interventions} == {None}
        assert one.plan.written is None
    assert Assumption.CREATED not in {item.what for item in found.assumed}


def test_what_is_not_said_is_unknown_to_a_rule() -> None:
    (one,) = plans_of("synthea/d.json").plans
    assert [item.kind for item in one.plan.interventions] == [
        ServiceKind.COUNSELING,
        ServiceKind.WITHDRAWAL_MANAGEMENT,
        ServiceKind.PSYCHOTHERAPY,
    ]
    floor = rule(AtLeast(hours(9), per=WEEK))
    (finding,) = check(
        one.plan, under=book(floor), at=IOP, on=date(2026, 3, 2)
    ).findings
    assert finding.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("name", [name for name in NAMES if name != OTHER_VERSION])
def test_a_plan_that_was_read_is_written_and_read_again(name: str) -> None:
    levels = {code_of(level): level for level in general.CARE.levels}
    for one in plans_of(name).plans:
        written = write_plan(one.plan, subject="Patient/1", code="1")
        (again,) = read_plans(written.resources, levels=levels).plans
        assert again.plan == one.plan
        assert written.lost == ()


if __name__ == "__main__":
    print(json.dumps({name: readings(name) for name in NAMES}, indent=1))
