"""Filters of services behave as the sets of services they count."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from continuum.services import (
    ANY_SERVICE,
    Format,
    Mode,
    ServiceFilter,
    ServiceKind,
    StaffRole,
)
from tests import strategies as draw

NOTHING = ANY_SERVICE - ANY_SERVICE

filters = draw.service_filters()


@given(draw.described_filters(), st.data())
def test_a_known_service_counts_when_the_set_holds_it(
    described: draw.Described, data: st.DataObject
) -> None:
    counted, services = described
    near = st.sampled_from(sorted(services or draw.EVERY_SERVICE))
    anywhere = st.sampled_from(sorted(draw.EVERY_SERVICE))
    service = data.draw(near | anywhere)
    kind, form, mode, staff = service
    matched = counted.matches(kind, format=form, mode=mode, staff=staff)
    assert matched is (service in services)


@given(
    draw.described_filters(),
    st.sampled_from(tuple(ServiceKind)[:6]),
    st.none() | st.sampled_from(Format),
    st.none() | st.sampled_from(Mode),
    st.none() | st.sampled_from(tuple(StaffRole)[:5]),
)
def test_a_service_is_undecided_exactly_when_its_completions_disagree(
    described: draw.Described,
    kind: ServiceKind,
    form: Format | None,
    mode: Mode | None,
    staff: StaffRole | None,
) -> None:
    completions = itertools.product(
        [kind],
        [form] if form else Format,
        [mode] if mode else Mode,
        [staff] if staff else StaffRole,
    )
    answers = {service in described.services for service in completions}
    expected = answers.pop() if len(answers) == 1 else None
    counted = described.filter
    assert counted.matches(kind, format=form, mode=mode, staff=staff) is expected
    if expected is None:
        assert counted.undecided_by(form, mode, staff)


@given(draw.described_filters(), draw.described_filters())
def test_two_filters_are_the_same_exactly_when_their_sets_are(
    first: draw.Described, second: draw.Described
) -> None:
    same = first.services == second.services
    assert first.filter.same_as(second.filter) is same
    assert second.filter.same_as(first.filter) is same
    assert first.filter.same_as(first.filter)
    assert bool(first.filter.boxes) is bool(first.services)


@given(filters, filters)
def test_both_and_either_do_not_mind_the_order(
    first: ServiceFilter, second: ServiceFilter
) -> None:
    assert (first & second).same_as(second & first)
    assert (first | second).same_as(second | first)


@given(filters, filters, filters)
def test_both_and_either_do_not_mind_the_grouping(
    first: ServiceFilter, second: ServiceFilter, third: ServiceFilter
) -> None:
    assert ((first & second) & third).same_as(first & (second & third))
    assert ((first | second) | third).same_as(first | (second | third))


@given(filters, filters, filters)
def test_both_and_either_distribute_over_each_other(
    first: ServiceFilter, second: ServiceFilter, third: ServiceFilter
) -> None:
    assert (first & (second | third)).same_as((first & second) | (first & third))
    assert (first | (second & third)).same_as((first | second) & (first | third))
    assert (first - (second | third)).same_as((first - second) & (first - third))
    assert (first - (second & third)).same_as((first - second) | (first - third))


@given(filters, filters)
def test_what_is_left_and_what_is_shared_make_the_whole(
    first: ServiceFilter, second: ServiceFilter
) -> None:
    left, shared = first - second, first & second
    assert (left | shared).same_as(first)
    assert (left & second).same_as(NOTHING)
    assert (left & shared).same_as(NOTHING)


@given(filters)
def test_everything_and_nothing_are_neutral(counted: ServiceFilter) -> None:
    assert (counted & counted).same_as(counted)
    assert (counted | counted).same_as(counted)
    assert (counted & ANY_SERVICE).same_as(counted)
    assert (counted | NOTHING).same_as(counted)
    assert (counted - NOTHING).same_as(counted)
    assert (ANY_SERVICE - (ANY_SERVICE - counted)).same_as(counted)


@given(filters, filters)
def test_the_pieces_of_a_difference_do_not_overlap(
    first: ServiceFilter, second: ServiceFilter
) -> None:
    pieces = (ANY_SERVICE - first - second).boxes
    assert not any(one & other for one, other in itertools.combinations(pieces, 2))
