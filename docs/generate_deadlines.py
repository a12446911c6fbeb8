"""Write the pages about documents: what is due by when, and the marks of a good plan.

`docs.generate_rules` writes these pages together with those about rules.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

from collections.abc import Iterable, Iterator

from continuum.requirements import (
    AllOf,
    AnyOf,
    Due,
    Given,
    PlanHas,
    PlanTrait,
    Repeats,
    Requirement,
    SessionHeld,
    Signed,
    Since,
    terms_of,
    walk,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.terms import Earliest, Latest, Limit, TermUnit
from docs._forms import escaped, header, page, place, rule_link, table_of_markdown

_HEADER = header("the rule")


def pages(books: Iterable[Rulebook]) -> dict[str, str]:
    """The text of both pages, by their path under ``docs``."""
    books = tuple(books)
    return {
        "reference/deadlines.md": _deadlines(books),
        "reference/plan-rules.md": _plan_rules(books),
    }


def _deadlines(books: tuple[Rulebook, ...]) -> str:
    rows = [
        (
            f"{escaped(book.authority.name)}<br>{rule_link(rule)}",
            escaped(place(rule)),
            "<br>".join(escaped(line) for line in _lines(version.requirement)),
            _since(version),
            _source(version),
        )
        for book in books
        for rule in book
        for version in reversed(rule.versions)
        if _is_about_documents(rule)
    ]
    return page(
        [
            _HEADER,
            "# What is due, by when",
            (
                "Every rule of this library about the documents of a patient's record: "
                "when they are due, how often again, and who signs. "
                "{doc}`/how-to/what-is-due-this-week` shows how to ask it for one stay."
            ),
            table_of_markdown(("who", "level", "asks", "since", "source"), rows),
            "## How days are counted",
            _COUNTING,
        ]
    )


_COUNTING = """\
- The day a limit runs from is day 0, and the last day of the limit belongs to it,
  unless the rule says otherwise. Where no text says, `Reading(first_day_counts=True)`
  counts it as day 1.
- Working days are Monday to Friday without the holidays the caller names; without them
  a verdict that hangs on a holiday is unknown.
- Service days are the days on which a clinical service was given, the first one
  included.
- Months keep the day of the month, or take the last one of a shorter month. 60 days are
  never two months.
- What is due on the day of the judgment is not yet overdue.
- What a stay did not reach, because it ended before, is not owed.
- Where a rule changes, the text that stood when a clock started says by when; a clock
  that started before the oldest text is that text's, if what is due falls due under it.
  Of days that are fixed in a row, the text of each asks for it.
- A signature that names a profession alone does not tell whether its signer is the
  author, the medical director, the supervising counselor or a qualified professional:
  then it is unknown. One that names any of these names all that its signer is."""


def _is_about_documents(rule: Rule) -> bool:
    return rule.judges is Basis.DOCUMENTED and any(
        isinstance(part, Due | Repeats | Signed)
        for version in rule.versions
        for part in walk(version.requirement)
    )


def _lines(requirement: Requirement) -> Iterator[str]:
    match requirement:
        case Given(condition, then=then, otherwise=otherwise):
            yield f"{condition}: {then};"
            yield from _lines(otherwise)
        case AllOf(parts):
            for index, part in enumerate(parts):
                yield f"{'and ' if index else ''}{part}"
        case AnyOf(parts):
            for index, part in enumerate(parts):
                yield f"{'or ' if index else ''}{part}"
        case _:
            yield str(requirement)


def _since(version: RuleVersion) -> str:
    start, end = version.in_force.start, version.in_force.end
    return f"{start}" if end is None else f"{start}, until {end}"


def _source(version: RuleVersion) -> str:
    cited = version.citation
    words = escaped(str(cited))
    return f"[{words}](<{cited.url}>)" if cited.url else words


def _plan_rules(books: tuple[Rulebook, ...]) -> str:
    asked: dict[PlanTrait, list[Rule]] = {}
    for book in books:
        for rule in book:
            for version in rule.versions:
                for part in walk(version.requirement):
                    if isinstance(part, PlanHas) and rule not in asked.setdefault(
                        part.trait, []
                    ):
                        asked[part.trait].append(rule)
    rows = [
        (
            escaped(trait.value[0].upper() + trait.value[1:]),
            f"`PlanTrait.{trait.name}`",
            ", ".join(rule_link(rule) for rule in asked.get(trait, []))
            or "no rule yet",
        )
        for trait in PlanTrait
    ]
    return page(
        [
            _HEADER,
            "# What a plan can be seen to have",
            (
                "A rule of plan quality looks at how the parts of a plan hang "
                "together, never at its sentences. Each mark below is one of "
                "`PlanTrait`; a rule asks for it with `PlanHas`. A finding names the "
                "parts that lack it by their place in the plan, such as "
                "`objectives[2]`. A mark that has nothing to look at, such as the "
                "measures of a plan without objectives, is not applicable, and never "
                "met."
            ),
            table_of_markdown(("mark", "name", "asked by"), rows),
            "## What structure cannot see",
            (
                "Whether a goal is in the patient's words, whether a measure fits its "
                "objective, or whether a plan is wise. A plan may have every mark and "
                "be a poor plan; {doc}`/how-to/judge-the-quality-of-a-plan` shows one."
            ),
        ]
    )


# --- how a rule about documents is counted --------------------------------------------


def counting(requirement: Requirement) -> Iterator[str]:
    """One sentence for each thing a reader must know of how a deadline is counted."""
    for part in walk(requirement):
        if isinstance(part, PlanHas):
            yield "Seen in the structure of the plan in force on the day judged."
        if not isinstance(part, Due | Repeats | Signed):
            continue
        for term in terms_of(part):
            yield _UNITS[term.unit]
            open_start = term.first_counts is None and term.unit in _FROM_A_DAY
            if open_start:
                yield (
                    "The text does not say whether the day the limit runs from counts: "
                    "it is day 0 unless the reading says otherwise."
                )
        for limit in _limits(part):
            if isinstance(limit, Earliest):
                yield "Whichever of the limits ends first holds."
            elif isinstance(limit, Latest):
                yield "Whichever of the limits ends last holds."
        if isinstance(part, Repeats):
            if part.since is Since.LAST:
                yield "Each limit runs from the last document: an early one moves it."
            else:
                yield "The days are fixed, whenever a document is made."
        if isinstance(part, Due) and isinstance(part.after, SessionHeld):
            yield "Each session needs a document of its own."


_FROM_A_DAY = (
    TermUnit.CALENDAR_DAYS,
    TermUnit.WORKING_DAYS,
    TermUnit.WEEKS,
    TermUnit.MONTHS,
)

_UNITS = {
    TermUnit.HOURS: "Hours run by the clock; a day without a time leaves doubt.",
    TermUnit.CALENDAR_DAYS: "Calendar days run through weekends and holidays.",
    TermUnit.WORKING_DAYS: (
        "Working days are Monday to Friday, without the holidays the caller names."
    ),
    TermUnit.SERVICE_DAYS: "A service day is a day on which such a service was given.",
    TermUnit.SESSIONS: "Sessions are counted as they were held.",
    TermUnit.WEEKS: "A week is seven days.",
    TermUnit.MONTHS: (
        "A month keeps the day of the month, or takes the last of a shorter month."
    ),
}


def _limits(part: Due | Repeats | Signed) -> Iterator[Limit]:
    found = (*part.at, part.every) if isinstance(part, Repeats) else (part.within,)
    yield from (limit for limit in found if limit is not None)
