"""Laws of plans, their doses, their differences and their pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from random import Random

import attrs
from hypothesis import given
from hypothesis import strategies as st

from continuum import _svg
from continuum.measuring import Metric, Target
from continuum.periods import (
    CALENDAR_DAY,
    CALENDAR_MONTH,
    PROGRAM_WEEK,
    STAY,
    WEEK,
    Blocks,
    CalendarMonth,
    DateRange,
    Week,
    Weekday,
    Window,
    windows,
)
from continuum.plan import (
    Coding,
    Dose,
    Goal,
    GoalLifecycle,
    Intervention,
    Objective,
    Problem,
    TreatmentPlan,
)
from continuum.plan._status import status_of
from continuum.progress import Achievement, progress
from continuum.services import Format, Mode, ServiceKind, StaffRole
from tests.strategies_rules import MONDAY, march, span
from tests.unit.test_continuum_svg import Box, tag
from tests.unit.test_plan_drawing import Tree

# --- plans of any shape ---------------------------------------------------------------

SECRET = "secret words of a patient"

lifecycles = st.sampled_from(GoalLifecycle)
lengths = st.integers(0, 6)


def some(codes: Sequence[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    if not codes:
        return st.just(())
    return st.lists(st.sampled_from(codes), max_size=most).map(tuple)


def one_or_none(codes: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(codes) if codes else st.none()


@st.composite
def plans(
    draw: st.DrawFn, names: st.SearchStrategy[str] | None = None
) -> TreatmentPlan:
    """A plan of a few parts, each of which may lack anything.

    Args:
        draw: Given by hypothesis.
        names: Codes; short ones by kind and number unless given.
    """

    def codes(letter: str) -> list[str]:
        return [f"{letter}{number}" for number in range(draw(lengths))]

    problems, goals, steps, items = map(codes, "PGOI")
    if names is not None:
        given = draw(st.lists(names, unique_by=_svg.plain, min_size=1, max_size=12))
        problems, goals, steps, items = (given[index::4] for index in range(4))
    return TreatmentPlan(
        in_force=DateRange(MONDAY),
        problems=tuple(
            Problem(
                code=code,
                statement=SECRET,
                priority=draw(st.none() | st.integers(1, 5)),
                deferred=draw(st.none() | st.just(SECRET)),
                condition=draw(st.none() | st.just(Coding("a", SECRET))),
            )
            for code in problems
        ),
        goals=tuple(
            Goal(
                code=code,
                statement=SECRET,
                addresses=draw(some(problems)),
                part_of=draw(one_or_none(goals[:index])),
                lifecycle=draw(lifecycles),
            )
            for index, code in enumerate(goals)
        ),
        objectives=tuple(
            Objective(
                code=code,
                statement=SECRET,
                goal=draw(one_or_none(goals)),
                measure=draw(st.none() | st.just(Metric(name=SECRET, unit="days"))),
                target=draw(st.none() | st.just(Target(at_least=3))),
                due=draw(st.none() | st.just(march(30))),
            )
            for code in steps
        ),
        interventions=tuple(
            Intervention(
                code=code,
                kind=draw(st.sampled_from(ServiceKind)),
                serves=draw(some([*goals, *steps])),
                statement=draw(st.none() | st.just(SECRET)),
                dose=draw(st.none() | st.just(Dose(times=2, minutes=50))),
                format=draw(st.none() | st.sampled_from(Format)),
                mode=draw(st.none() | st.sampled_from(Mode)),
                staff=draw(st.none() | st.sampled_from(StaffRole)),
            )
            for code in items
        ),
    )


any_names = st.text(min_size=1, max_size=90).filter(
    lambda text: bool(_svg.plain(text)) and ":" not in text
)


# --- differences ----------------------------------------------------------------------


@given(plans())
def test_a_plan_does_not_differ_from_itself(plan: TreatmentPlan) -> None:
    assert plan.diff(attrs.evolve(plan)).changes == ()


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_parts_means_nothing(plan: TreatmentPlan, random: Random) -> None:
    turned: dict[str, object] = {}
    for field in ("problems", "goals", "objectives", "interventions"):
        parts = list(getattr(plan, field))
        random.shuffle(parts)
        turned[field] = tuple(parts)
    assert plan.diff(attrs.evolve(plan, **turned)).changes == ()


@given(plans(), plans())
def test_a_difference_is_the_same_in_both_directions(
    one: TreatmentPlan, other: TreatmentPlan
) -> None:
    there, back = one.diff(other).changes, other.diff(one).changes
    turned = {
        (change.part, change.field, change.after, change.before) for change in back
    }
    assert turned == {
        (change.part, change.field, change.before, change.after) for change in there
    }


@given(plans(), plans())
def test_no_difference_prints_a_text(one: TreatmentPlan, other: TreatmentPlan) -> None:
    found = one.diff(other)
    assert SECRET not in f"{found}{found!r}{found._repr_html_()}"


@given(plans(), st.integers(0, 60))
def test_a_revision_begins_nothing_anew(plan: TreatmentPlan, days: int) -> None:
    later = plan.revise(on=MONDAY + timedelta(days=days))
    changed = {change.field for change in plan.diff(later).changes}
    assert changed <= {"in_force", "written", "version", "signatures"}


# --- doses ----------------------------------------------------------------------------

pers: st.SearchStrategy[Window] = st.sampled_from(
    [
        WEEK,
        PROGRAM_WEEK,
        CALENDAR_DAY,
        CALENDAR_MONTH,
        Blocks(4),
        Blocks(10),
        Blocks(14),
    ]
)
"""How often a dose is given."""

kinds: st.SearchStrategy[Window] = st.sampled_from(
    [
        *(STAY, PROGRAM_WEEK, Blocks(6), Blocks(30)),
        *(CALENDAR_DAY, CALENDAR_MONTH, Week(Weekday.THURSDAY)),
    ]
)


def days_of_dose(per: Window, admitted: date) -> dict[date, int]:
    """Number of the window of *per* that each day of half a year lies in."""
    if isinstance(per, Week):
        per = PROGRAM_WEEK
    reach = span(admitted, 200)
    return {
        found.start + timedelta(days=day): number
        for number, found in enumerate(windows(per, reach, admitted=admitted))
        for day in range(found.days or 0)
    }


@given(pers, kinds, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.data())
def test_a_dose_falls_in_each_window_as_often_as_the_calendar_has_it(
    per: Window, kind: Window, admitted: date, data: st.DataObject
) -> None:
    """Counted out for doses that begin with the stay, or on the first of a month."""
    if per in {WEEK, PROGRAM_WEEK} and isinstance(kind, Week):
        return  # such a dose falls wholly in each week, whatever day begins it
    reach = span(admitted, 80)
    found = [
        window
        for window in windows(kind, reach, admitted=admitted)
        if reach.covers(window)
    ]
    if not found:
        return
    window = data.draw(st.sampled_from(found))
    numbers = days_of_dose(per, admitted)
    inside: dict[int, int] = {}
    whole: dict[int, int] = {}
    for day, number in numbers.items():
        whole[number] = whole.get(number, 0) + 1
        if day in window:
            inside[number] = inside.get(number, 0) + 1
    certain = sum(inside[number] == whole[number] for number in inside)
    fewest, most = Dose(times=1, minutes=None, per=per).bounds(window, kind)
    assert fewest <= certain <= len(inside) <= most
    if isinstance(per, CalendarMonth) or kind == STAY:
        assert (fewest, most) == (certain, len(inside))


@given(pers, kinds, st.integers(1, 100), st.integers(1, 5), st.integers(1, 5))
def test_more_days_never_hold_fewer_sessions(
    per: Window, kind: Window, days: int, times: int, more: int
) -> None:
    dose = Dose(times=times, minutes=None, per=per, most=times + more)
    short, long = (dose.bounds(span(MONDAY, count), kind) for count in (days, days + 1))
    assert 0 <= short[0] <= long[0] <= long[1]
    assert short[1] <= long[1]


# --- goals from objectives ------------------------------------------------------------


METRIC = Metric(name="x")
GOAL = Goal(code="G", statement="x")


def reached(steps: Sequence[Achievement | None]) -> Achievement | None:
    """How far a goal is reached whose objectives have come so far."""
    blank = progress(METRIC, (), on=MONDAY)
    come = {
        f"O{number}": attrs.evolve(blank, achievement=step)
        for number, step in enumerate(steps)
    }
    return status_of(GOAL, come).achievement


@given(st.lists(st.none() | st.sampled_from(Achievement), min_size=1), st.data())
def test_what_is_learned_of_an_objective_undoes_nothing_that_was_known_of_the_goal(
    known: list[Achievement | None], data: st.DataObject
) -> None:
    learned = [step or data.draw(st.sampled_from(Achievement)) for step in known]
    before, after = reached(known), reached(learned)
    assert after is not None
    if before is not None:
        assert (after.broader or after) is (before.broader or before)


# --- pictures -------------------------------------------------------------------------


@given(plans(any_names), st.booleans())
def test_a_picture_is_well_formed_and_refers_to_nothing_outside(
    plan: TreatmentPlan,
    texts: bool,  # noqa: FBT001
) -> None:
    picture = Tree(plan.to_svg(texts=texts))
    assert {tag(part) for part in picture.root.iter()} <= {
        *("svg", "title", "desc", "rect", "g", "text", "path")
    }
    attributes = {name for part in picture.root.iter() for name in part.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name]
    assert "url(" not in re.sub(">[^<]*<", "><", picture.markup)
    assert (SECRET in picture.described) is (
        texts and SECRET in str(attrs.asdict(plan))
    )


@given(plans(any_names))
def test_no_picture_holds_a_text_that_nobody_asked_for(plan: TreatmentPlan) -> None:
    assert SECRET not in plan.to_svg()
    assert plan.to_svg() == attrs.evolve(plan).to_svg()


@given(plans(any_names), st.booleans())
def test_every_part_stands_on_the_paper_once_and_apart_from_others(
    plan: TreatmentPlan,
    texts: bool,  # noqa: FBT001
) -> None:
    picture = Tree(plan.to_svg(texts=texts))
    expected = [
        f"{name} {_svg.plain(part.code)}"
        for name, parts in (
            ("problem", plan.problems),
            ("goal", plan.goals),
            ("objective", plan.objectives),
            ("intervention", plan.interventions),
        )
        for part in parts
    ]
    assert sorted(picture.parts) == sorted(expected)
    for one, other in combinations(picture.parts.values(), 2):
        assert not one.overlaps(other)
    for box in (*picture.boxes, *(text.box for text in picture.texts)):
        assert picture.paper.holds(box)
    for text in picture.texts:
        around = [box for box in picture.parts.values() if box.overlaps(text.box)]
        assert all(box.holds(text.box) for box in around)
    for first, second in combinations(picture.texts, 2):
        assert not first.box.overlaps(second.box)


@given(plans())
def test_every_line_leads_from_part_to_part_and_crosses_no_other(
    plan: TreatmentPlan,
) -> None:
    picture = Tree(plan.to_svg())
    boxes = {name.split()[1]: box for name, box in picture.parts.items()}
    obstacles = [*boxes.values(), *(text.box for text in picture.texts)]
    for ends, link in picture.links.items():
        origin, target = (boxes[code] for code in ends.split(" to "))
        x, y = link[0]
        assert (x == origin.right and origin.top < y < origin.bottom) or (
            y == origin.bottom and origin.left < x < origin.right
        )
        x, y = link[-1]
        assert x == target.left
        assert target.top < y < target.bottom
        for leg in legs(link):
            assert picture.paper.holds(leg)
            assert not [box for box in obstacles if crosses(leg, box)]


def legs(link: Sequence[tuple[int, int]]) -> list[Box]:
    return [
        Box(*map(min, zip(a, b, strict=True)), *map(max, zip(a, b, strict=True)))
        for a, b in pairwise(link)
        if a != b
    ]


def crosses(leg: Box, box: Box) -> bool:
    # A leg has no breadth, so it may lie on an edge.
    return (
        leg.left < box.right
        and box.left < leg.right + (leg.left == leg.right)
        and leg.top < box.bottom
        and box.top < leg.bottom + (leg.top == leg.bottom)
        and not (leg.left == leg.right == box.left or leg.top == leg.bottom == box.top)
    )


@given(plans())
def test_no_two_lines_run_on_each_other_but_from_or_to_one_part(
    plan: TreatmentPlan,
) -> None:
    picture = Tree(plan.to_svg())
    lines = [
        (set(ends.split(" to ")), leg)
        for ends, link in picture.links.items()
        for leg in legs(link)
    ]
    for (ends, leg), (others, beside) in combinations(lines, 2):
        if ends.isdisjoint(others):
            assert not along(leg, beside)


def along(leg: Box, other: Box) -> bool:
    """Whether the two lie on each other for some length."""
    if leg.left == leg.right == other.left == other.right:
        return leg.top < other.bottom and other.top < leg.bottom
    if leg.top == leg.bottom == other.top == other.bottom:
        return leg.left < other.right and other.left < leg.right
    return False


@given(plans())
def test_lines_lead_to_all_that_a_part_names(plan: TreatmentPlan) -> None:
    origins: dict[str, set[str]] = {}
    for ends in Tree(plan.to_svg()).links:
        origin, target = ends.split(" to ")
        origins.setdefault(target, set()).add(origin)

    def above(code: str) -> set[str]:
        found = set(origins.get(code, ()))
        return found.union(*(above(origin) for origin in found))

    for goal in plan.goals:
        named = {*goal.addresses, *filter(None, [goal.part_of])}
        assert named <= above(goal.code)
    for step in plan.objectives:
        assert (step.goal is None) or origins[step.code] == {step.goal}
    for item in plan.interventions:
        assert set(item.serves) <= above(item.code)
        assert bool(item.serves) is (item.code in origins)
