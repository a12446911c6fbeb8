"""Rules as validators of fields: in attrs, inside pydantic, and called by hand."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import attrs
import pytest

from continuum.assess import Reading
from continuum.circumstances import Circumstances
from continuum.citations import AuthorityKind
from continuum.conditions import Age
from continuum.errors import (
    ContinuumError,
    DuplicateCodeError,
    FieldTypeError,
    FieldValueError,
)
from continuum.findings import Severity
from continuum.periods import WEEK, DateRange, Week, Weekday
from continuum.plan import TreatmentPlan
from continuum.program import Program, Track
from continuum.requirements import AtLeast, AtMost, Excusable, hours
from continuum.rules import Basis, Rulebook
from continuum.sessions import Attendance, Schedule
from continuum.stay import Stay
from continuum.validators import Meets, NotMetError, meets
from continuum.verdicts import Verdict
from tests.meta.test_docs import evaluate
from tests.strategies_rules import (
    FORTNIGHT,
    IOP,
    MONDAY,
    OUTPATIENT,
    book,
    march,
    rule,
    served,
    version,
)

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "validate-values.md"
SKIP = "<!-- skip: next -->\n"

FLOOR = AtLeast(hours(9), per=WEEK)
LAW = book(rule(FLOOR))
CLAIM = book(
    rule(AtMost(hours(9), per=WEEK), code="CLAIM"),
    code="CLAIM",
    kind=AuthorityKind.PROGRAM_CLAIM,
)
POLICY = book(
    rule(AtLeast(hours(8), per=WEEK), code="PAYER"),
    code="PAYER",
    kind=AuthorityKind.PAYER_POLICY,
)
VALID = meets(LAW, at=IOP, on=MONDAY)


def week_of(minutes: int) -> Schedule:
    return Schedule(extra=(served(2, minutes),))


ENOUGH, SHORT, MORE = week_of(540), week_of(539), week_of(541)

# --- called by hand -------------------------------------------------------------------


def test_a_value_that_meets_the_rules_comes_back_as_it_was() -> None:
    assert VALID(ENOUGH) is ENOUGH


def test_a_value_a_minute_short_is_refused_with_what_falls_short() -> None:
    with pytest.raises(NotMetError) as caught:
        VALID(SHORT)
    error = caught.value
    assert isinstance(error, ContinuumError)
    assert isinstance(error, ValueError)
    (finding,) = error.findings
    assert (finding.code, finding.verdict) == ("US-XX-001", Verdict.UNMET)
    assert error.report.findings == (finding,)
    assert str(error) == str(finding)
    assert "1 minute too little" in str(error)


def test_the_error_comes_back_from_a_pickle_as_it_was() -> None:
    with pytest.raises(NotMetError) as caught:
        VALID(SHORT)
    again = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(again, NotMetError)
    assert again.findings == caught.value.findings
    assert again.report == caught.value.report
    assert str(again) == str(caught.value)


def test_every_finding_that_falls_short_is_told_in_the_order_of_the_report() -> None:
    two = book(rule(FLOOR), rule(AtLeast(hours(10), per=WEEK), number=2))
    with pytest.raises(NotMetError) as caught:
        meets(two, at=IOP, on=MONDAY)(SHORT)
    assert [item.code for item in caught.value.findings] == ["US-XX-001", "US-XX-002"]
    assert repr(caught.value) == "NotMetError(US-XX-001, US-XX-002)"
    assert str(caught.value).splitlines() == list(map(str, caught.value.findings))
    with pytest.raises(NotMetError) as caught:
        meets(two, at=IOP, on=MONDAY)(ENOUGH)
    assert [item.code for item in caught.value.findings] == ["US-XX-002"]
    assert len(caught.value.report) == 2


@pytest.mark.parametrize(("rules", "last"), [(5, "US-XX-005"), (7, "and 2 more")])
def test_a_message_spells_out_five_findings_at_most(rules: int, last: str) -> None:
    many = book(*(rule(FLOOR, number=number) for number in range(1, rules + 1)))
    with pytest.raises(NotMetError) as caught:
        meets(many, at=IOP, on=MONDAY)(SHORT)
    lines = str(caught.value).splitlines()
    assert len(lines) == min(rules, 6)
    assert lines[-1].startswith(last)
    assert len(caught.value.findings) == rules


@pytest.mark.parametrize("value", [None, "Mon 18:00-21:00", LAW, served(2)])
def test_what_cannot_be_judged_is_refused_by_its_type(value: Any) -> None:
    with pytest.raises(
        FieldTypeError,
        match=(
            r"^meets\.value must be a Schedule, a TreatmentPlan, a Stay, a Program or "
            r"an Episode, not"
        ),
    ):
        VALID(value)


# --- what is judged, and what is not --------------------------------------------------


def test_a_report_without_any_finding_shows_nothing_and_is_refused() -> None:
    elsewhere = meets(LAW, at=OUTPATIENT, on=MONDAY)
    with pytest.raises(
        NotMetError, match=r"^no rule was judged: other level$"
    ) as caught:
        elsewhere(ENOUGH)
    assert caught.value.findings == ()
    assert [item.reason.value for item in caught.value.report.not_applicable] == [
        "other level"
    ]
    for more in ({"severity": Severity.ERROR}, {"unknown": True}):
        with pytest.raises(NotMetError, match="no rule was judged"):
            meets(LAW, at=OUTPATIENT, on=MONDAY, **more)(ENOUGH)


def test_each_reason_for_judging_nothing_is_told_once() -> None:
    old = version(FLOOR, start=march(9))
    several = book(
        rule(FLOOR),
        rule(FLOOR, number=2),
        rule(old, number=3, level=OUTPATIENT),
    )
    with pytest.raises(
        NotMetError,
        match=r"^no rule was judged: no text read for that day, other level$",
    ):
        meets(several, at=OUTPATIENT, on=MONDAY)(ENOUGH)


ADULTS = book(rule(FLOOR, population=(Age(at_least=18),)))


def test_what_cannot_be_decided_passes_only_where_that_is_said() -> None:
    with pytest.raises(NotMetError) as caught:
        meets(ADULTS, at=IOP, on=MONDAY)(ENOUGH)
    (finding,) = caught.value.findings
    assert (finding.verdict, finding.missing) == (Verdict.UNKNOWN, ("age",))
    assert meets(ADULTS, at=IOP, on=MONDAY, unknown=True)(ENOUGH) is ENOUGH
    # What is known to fall short does not pass by that.
    with pytest.raises(NotMetError):
        meets(LAW, at=IOP, on=MONDAY, unknown=True)(SHORT)


def test_facts_about_those_it_is_for_decide() -> None:
    grown = meets(ADULTS, at=IOP, on=MONDAY, given=Circumstances.aged(18))
    assert grown(ENOUGH) is ENOUGH
    with pytest.raises(NotMetError):
        grown(SHORT)
    excused = meets(
        book(rule(Excusable(FLOOR, unless=("holiday",)))),
        at=IOP,
        on=MONDAY,
        given=Circumstances(facts=frozenset({"holiday"})),
    )
    assert excused(SHORT) is SHORT


def test_the_reading_decides_where_the_text_is_open() -> None:
    sunday = Schedule(extra=(served(1, 539), served(8, 1)))
    by = {
        day: meets(LAW, at=IOP, on=march(2), reading=Reading(week=Week(day)))
        for day in (Weekday.SUNDAY, Weekday.MONDAY)
    }
    with pytest.raises(NotMetError, match="1 minute too little"):
        by[Weekday.SUNDAY](sunday)  # from 1 to 7 March
    with pytest.raises(NotMetError, match="8 hours 59 minutes too little"):
        by[Weekday.MONDAY](sunday)  # from 2 to 8 March


@pytest.mark.parametrize(
    ("severity", "refused"),
    [
        (Severity.INFORMATION, ["US-XX-001", "PAYER-001"]),
        (Severity.WARNING, ["US-XX-001", "PAYER-001"]),
        (Severity.ERROR, ["US-XX-001"]),
    ],
)
def test_only_what_weighs_enough_is_refused(
    severity: Severity, refused: list[str]
) -> None:
    valid = meets((LAW, POLICY, CLAIM), at=IOP, on=MONDAY, severity=severity)
    assert valid(ENOUGH) is ENOUGH
    with pytest.raises(NotMetError) as caught:
        valid(week_of(479))
    assert [item.code for item in caught.value.findings] == refused
    # A published claim alone weighs least.
    if severity is Severity.INFORMATION:
        with pytest.raises(NotMetError, match=r"^CLAIM-001 unmet"):
            valid(MORE)
    else:
        assert valid(MORE) is MORE


def test_a_warning_is_not_an_error() -> None:
    little = week_of(1)
    lax = meets(POLICY, at=IOP, on=MONDAY, severity=Severity.ERROR)
    assert lax(little) is little
    for severity in (Severity.WARNING, Severity.INFORMATION):
        with pytest.raises(NotMetError):
            meets(POLICY, at=IOP, on=MONDAY, severity=severity)(week_of(1))


def test_everything_counts_and_the_unknown_too_unless_said() -> None:
    assert VALID.gravest == tuple(Severity)
    assert VALID.unknown is False


# --- the day --------------------------------------------------------------------------

CHANGED = book(
    rule(
        version(AtLeast(hours(9), per=WEEK), end=march(9)),
        version(AtLeast(hours(10), per=WEEK), start=march(9)),
    )
)


@pytest.mark.parametrize(("day", "passes"), [(8, True), (9, False)])
def test_the_day_of_the_judgment_tells_by_which_text(*, day: int, passes: bool) -> None:
    weekly = Schedule(extra=(served(2, 540), served(9, 540)))
    for on in (march(day), lambda _: march(day)):
        valid = meets(CHANGED, at=IOP, on=on)
        if passes:
            assert valid(weekly) is weekly
        else:
            with pytest.raises(NotMetError, match="1 hour too little"):
                valid(weekly)


def test_the_day_may_be_told_by_the_value_itself() -> None:
    def first(plan: TreatmentPlan) -> date:
        return plan.in_force.start

    asked = book(rule(AtMost(hours(9), per=WEEK)))
    valid = meets(asked, at=IOP, on=first)
    plan = TreatmentPlan(in_force=DateRange(march(9)))
    assert valid(plan) is plan
    late = attrs.evolve(plan, in_force=DateRange(date(2019, 12, 31)))
    with pytest.raises(NotMetError, match="no rule was judged"):
        valid(late)


def test_a_day_told_by_the_value_is_a_day() -> None:
    moment = datetime(2026, 3, 2)  # noqa: DTZ001  # on purpose
    with pytest.raises(FieldTypeError, match=r"check\.on must be a datetime\.date"):
        meets(LAW, at=IOP, on=lambda _: moment)(ENOUGH)


# --- other values ---------------------------------------------------------------------


def test_a_stay_and_a_program_are_judged_at_their_own_levels() -> None:
    delivered = meets(book(rule(FLOOR, judges=Basis.DELIVERED)), on=march(31))
    attended = Attendance.attended([served(2, 540), served(9, 540)])
    stay = Stay(level=IOP, period=FORTNIGHT, attendance=attended)
    assert delivered(stay) is stay
    with pytest.raises(NotMetError):
        delivered(attrs.evolve(stay, attendance=Attendance.attended([served(2, 540)])))
    offered = meets(LAW, on=MONDAY)
    program = Program(
        name="p", levels=(IOP,), tracks=(Track(name="a", schedule=ENOUGH),)
    )
    assert offered(program) is program
    short = Track(name="b", schedule=SHORT)
    with pytest.raises(NotMetError, match="track b"):
        offered(attrs.evolve(program, tracks=(*program.tracks, short)))


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("rulebook", "US-XX", "a Rulebook or several, not str"),
        ("rulebook", None, "a Rulebook or several, not NoneType"),
        ("on", "2026-03-02", "a datetime.date without a time, not str"),
        ("on", None, "a datetime.date without a time, not NoneType"),
        ("at", "2.1", "a Level or several, not str"),
        ("given", {}, "a Circumstances, not dict"),
        ("reading", WEEK, "a Reading, not Week"),
        ("severity", "error", "a Severity, not str"),
        ("severity", None, "a Severity, not NoneType"),
        ("unknown", 0, "a bool, not int"),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused_by_its_name(
    field: str, value: Any, expected: str
) -> None:
    given: dict[str, Any] = {"rulebook": LAW, "at": IOP, "on": MONDAY, field: value}
    with pytest.raises(FieldTypeError) as caught:
        meets(given.pop("rulebook"), **given)
    assert str(caught.value) == f"meets.{field} must be {expected}"


def test_the_one_of_several_rulebooks_or_levels_that_is_wrong_is_named() -> None:
    with pytest.raises(FieldTypeError, match=r"^meets\.rulebook\[1\] must be"):
        meets((LAW, IOP), at=IOP, on=MONDAY)
    with pytest.raises(FieldTypeError, match=r"^meets\.at\[1\] must be a Level"):
        meets(LAW, at=(IOP, "2.1"), on=MONDAY)


def test_no_rulebook_at_all_is_refused() -> None:
    with pytest.raises(
        FieldValueError, match=r"^meets\.rulebook must be at least one rulebook"
    ):
        meets((), at=IOP, on=MONDAY)


def test_no_level_at_all_is_refused_when_the_validator_is_made() -> None:
    with pytest.raises(
        FieldValueError, match=r"^meets\.at must be at least one level, or left out"
    ):
        meets(LAW, at=(), on=MONDAY)


def test_two_rulebooks_of_one_authority_are_refused_when_it_is_made() -> None:
    with pytest.raises(
        DuplicateCodeError,
        match=r"^meets rulebook= holds two rulebooks with the code 'US-XX'$",
    ):
        meets((LAW, POLICY, ADULTS), at=IOP, on=MONDAY)


def test_a_rulebook_or_several_and_a_level_or_several() -> None:
    assert meets(LAW, at=IOP, on=MONDAY) == meets([LAW], at=[IOP], on=MONDAY)
    both: tuple[Rulebook, ...] = (LAW, POLICY)
    assert meets(iter(both), at=(IOP, OUTPATIENT), on=MONDAY).rulebooks == both
    assert meets(LAW, on=MONDAY).at is None


def test_a_validator_is_a_value() -> None:
    again = meets(LAW, at=IOP, on=MONDAY)
    assert isinstance(again, Meets)
    assert (again, hash(again)) == (VALID, hash(VALID))
    assert pickle.loads(pickle.dumps(again)) == VALID


# --- in attrs and inside pydantic -----------------------------------------------------


@attrs.define
class Offer:
    hours: Schedule = attrs.field(validator=VALID)
    name: str = ""


def test_a_field_of_attrs_refuses_what_falls_short() -> None:
    offer = Offer(ENOUGH)
    assert offer.hours is ENOUGH
    with pytest.raises(NotMetError):
        Offer(SHORT)
    with pytest.raises(NotMetError):
        offer.hours = SHORT
    assert offer.hours is ENOUGH
    with pytest.raises(FieldTypeError, match=r"^meets\.value must be a Schedule"):
        Offer(None)


def test_a_field_of_attrs_may_have_two_validators() -> None:
    valid = attrs.validators.and_(VALID, meets(CLAIM, at=IOP, on=MONDAY))
    kind = attrs.make_class("Exact", {"hours": attrs.field(validator=valid)})
    assert kind(ENOUGH).hours is ENOUGH
    for wrong in (SHORT, MORE):
        with pytest.raises(NotMetError):
            kind(wrong)
    maybe = attrs.field(validator=attrs.validators.optional(VALID))
    assert attrs.make_class("Maybe", {"hours": maybe})(None).hours is None


def test_called_as_attrs_calls_it_gives_nothing_back() -> None:
    attribute = attrs.fields(Offer).hours
    assert VALID(Offer(ENOUGH), attribute, ENOUGH) is None
    # The value is judged, and the instance is not.
    with pytest.raises(NotMetError):
        VALID(ENOUGH, attribute, SHORT)


def test_a_field_of_pydantic_refuses_what_falls_short() -> None:
    pydantic = pytest.importorskip("pydantic")
    model = pydantic.create_model(
        "Offer",
        __config__=pydantic.ConfigDict(arbitrary_types_allowed=True),
        hours=(Annotated[Schedule, pydantic.AfterValidator(VALID)], ...),
    )
    assert model(hours=ENOUGH).hours is ENOUGH
    with pytest.raises(pydantic.ValidationError) as caught:
        model(hours=SHORT)
    (problem,) = caught.value.errors()
    assert (problem["type"], problem["loc"]) == ("value_error", ("hours",))
    assert isinstance(problem["ctx"]["error"], NotMetError)
    assert "1 minute too little" in problem["msg"]
    with pytest.raises(pydantic.ValidationError, match="instance of Schedule"):
        model(hours="Mon 18:00-21:00")


def test_what_the_page_shows_of_pydantic_is_so(tmp_path: Path) -> None:
    pytest.importorskip("pydantic")
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(SKIP) == 1
    page = tmp_path / PAGE.name
    page.write_text(text.replace(SKIP, ""), encoding="utf-8")
    assert evaluate(page) == evaluate(PAGE) - 1  # the mark is one of its parts
