"""Pages about rules, written from the rules themselves and their golden cases.

Run ``python -m docs.generate_rules`` in the root of the repository after a rule, a
golden case or other data has changed; it also writes what `docs.generate_levels` makes.
`pages` gives the same texts for the same data; a test compares them with the files.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import TypeAlias, assert_never

from continuum.assess import Assessment, Reading
from continuum.citations import AuthorityKind, Evidence
from continuum.findings import Finding
from continuum.law import Quantity, clauses
from continuum.levels import Level
from continuum.periods import (
    Blocks,
    CalendarDay,
    CalendarMonth,
    DateRange,
    InPhase,
    Rolling,
    ServiceDay,
    Week,
    WholeStay,
    Window,
    Year,
)
from continuum.requirements import (
    Above,
    AllOf,
    AnyOf,
    Apart,
    AtLeast,
    AtMost,
    Average,
    Below,
    Between,
    Bound,
    Capped,
    Counting,
    EachSession,
    Excusable,
    Gap,
    Given,
    Length,
    LevelAbsent,
    Load,
    Ratio,
    Requirement,
    Share,
    walk,
)
from continuum.rules import Basis, Rule, Rulebook, RuleVersion
from continuum.services import Format, Mode, ServiceFilter, ServiceKind, StaffRole
from continuum.verdicts import Verdict
from docs import (
    generate_cohorts,
    generate_coverage,
    generate_deadlines,
    generate_forms,
    generate_hours,
    generate_levels,
)
from docs._forms import (
    DOCS,
    KINDS,
    RULES,
    days_unbroken,
    escaped,
    facts,
    header,
    in_words,
    is_state,
    linked,
    page,
    place,
    rule_link,
    table_of_markdown,
    unbroken,
    unique,
)
from docs._structural import FORMS, has
from docs.generate_hours import alike
from docs.generate_levels import LEVELS
from tests.discovery import public_modules

_LONGEST_SENTENCE = 200
"""Characters beyond which a requirement is only shown part by part."""

FOLDERS = (RULES, LEVELS)
"""Folders that hold generated pages and nothing else."""

GOLDEN = DOCS.parent / "tests" / "golden"

Entry: TypeAlias = tuple[Rulebook, Rule]

_HEADER = header("the rule or its golden cases")

# Hundreds of pages in the sidebar of every page would help nobody, and take minutes.
_ORPHAN = "---\norphan: true\n---"

_EVIDENCE = {
    Evidence.PRIMARY: "primary: the provision's own text was read",
    Evidence.SECONDARY: "secondary: the figure was read in another publication",
}
_BASIS = {
    Basis.PLANNED: (
        "what is planned: the plan of care or the schedule. "
        "A record of attendance cannot break it"
    ),
    Basis.DELIVERED: "what is delivered: what the patient received",
    Basis.OFFERED: "what is offered: what the program gives, whoever comes",
    Basis.AVAILABLE: (
        "what is at hand: the hours at which staff are on site or on call, whoever "
        "comes"
    ),
    Basis.STAFFED: "how the program is staffed for the patients it has",
    Basis.DOCUMENTED: (
        "what is documented: the patient's record and the treatment plan in it"
    ),
}
_LOADS = {
    Load.AVERAGE: (
        "The patients enrolled are divided by the staff in those roles, in full-time "
        "equivalents."
    ),
    Load.EACH: "The caseload of each of the staff in those roles counts for itself.",
    Load.WEEKLY: (
        "The patients seen in a week are divided by the staff in those roles, in "
        "full-time equivalents."
    ),
    Load.AWAKE: (
        "On each shift, the patients awake are divided by the staff in those roles who "
        "are on duty."
    ),
    Load.ASLEEP: (
        "On each shift, the patients asleep are divided by the staff in those roles "
        "who are on duty."
    ),
}
_LENGTH = "A stay lasts from its first day through its last: both count."
_VERDICTS = {"not-applicable": "not applicable", "no-text": "no text"}


def pages() -> dict[str, str]:
    """The text of every generated page, by its path under ``docs``."""
    found = {
        **_index_pages(),
        **generate_forms.pages(_entries()),
        **generate_cohorts.pages(_entries()),
        **generate_hours.pages(_entries()),
        **generate_coverage.pages(_books()),
        **generate_levels.pages(),
        **generate_deadlines.pages(book for _, book in _books()),
    }
    for book, rule in _entries():
        found[f"{RULES}/{_slug(rule)}.md"] = _rule_page(book, rule)
    return found


def main() -> None:
    """Write every page, and delete those of rules and systems that are gone."""
    wanted = pages()
    for folder in FOLDERS:
        for old in sorted((DOCS / folder).glob("*")):
            if f"{folder}/{old.name}" not in wanted:
                old.unlink()
    for name, text in wanted.items():
        file = DOCS / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


# --- what there is --------------------------------------------------------------------


def _books() -> tuple[tuple[ModuleType, Rulebook], ...]:
    """Every rulebook with its module: federal, states, payers, guidance, claims."""
    found = [
        (module, module.RULEBOOK)
        for module in public_modules()
        if module.__name__.startswith("continuum.rulebooks.")
        and hasattr(module, "RULEBOOK")
    ]

    def key(entry: tuple[ModuleType, Rulebook]) -> tuple[bool, bool, bool, bool, str]:
        authority = entry[1].authority
        return (
            authority.kind is AuthorityKind.PROGRAM_CLAIM,
            not authority.code.startswith(("US-", "PAYER-")),
            authority.code.startswith("PAYER-"),
            is_state(authority.code),
            authority.code,
        )

    return tuple(sorted(found, key=key))


def _entries() -> tuple[Entry, ...]:
    return tuple((book, rule) for _, book in _books() for rule in book.rules)


# --- a page for each rule -------------------------------------------------------------


def _rule_page(book: Rulebook, rule: Rule) -> str:
    latest = rule.versions[-1]
    parts = [
        _ORPHAN,
        _HEADER,
        f"# {rule.code}: {rule.name}",
        f"> {escaped(_sentence(latest.requirement))}" if _isshort(latest) else "",
        facts(_about(book, rule)),
        "## What it asks, who says so, since when",
        *(
            part
            for version in reversed(rule.versions)
            for part in _version(book, rule, version)
        ),
        *_counting(rule),
        "## Cases",
        "Worked by hand; the library is tested on each.",
        _cases(rule),
        "## Related rules",
        *_related(book, rule),
    ]
    return page(parts)


def _about(book: Rulebook, rule: Rule) -> Iterator[tuple[str, str]]:
    listed = f"index.md#{_anchor(_titled(book))}"
    yield "Authority", f"[{escaped(book.authority.name)}]({listed})"
    level = _level_heading(rule.level)
    yield "Level", f"[{escaped(level)}](by-level.md#{_anchor(level)})"
    if _no_such_level(rule):
        yield "Judged", "never: it is not applicable, and neither met nor unmet"
        return
    yield "Judged on", _BASIS[rule.judges]
    yield "About", _population(rule)
    yield "If unmet", _severity(book, rule)


def _no_such_level(rule: Rule) -> bool:
    """Whether all that the latest text says is that there is no such level."""
    return isinstance(rule.versions[-1].requirement, LevelAbsent)


def _isshort(version: RuleVersion) -> bool:
    return len(str(version.requirement)) <= _LONGEST_SENTENCE


def _severity(book: Rulebook, rule: Rule) -> str:
    version = rule.versions[-1]
    assessment = Assessment(
        version.requirement, Verdict.UNMET, DateRange(version.in_force.start)
    )
    finding = Finding(rule, version, book.authority, assessment, Reading())
    kind = book.kind_of(version)
    article = "" if kind is AuthorityKind.GUIDANCE else "a "
    return f"{finding.severity}: the text is {article}{KINDS[kind]}"


def _population(rule: Rule) -> str:
    if not rule.population:
        return "everyone at the level" if rule.level else "everyone"
    return f"patients: {_those(rule)}"


def _those(rule: Rule) -> str:
    """Of whom a rule asks something."""
    return "; and ".join(escaped(str(item)) for item in rule.population)


def _version(book: Rulebook, rule: Rule, version: RuleVersion) -> Iterator[str]:
    cited = version.citation
    if len(rule.versions) > 1:
        yield f"### In force {version.in_force}"
    if isinstance(version.requirement, Given | AllOf | AnyOf | Excusable):
        yield "\n".join(_outline(version.requirement))
    elif len(rule.versions) > 1:
        yield escaped(_sentence(version.requirement))
    where = f", {linked(cited.url)}" if cited.url else ""
    yield f"Source: **{escaped(str(cited))}**{where}"
    rows = [
        ("Kind", KINDS[book.kind_of(version)]),
        ("Evidence", _evidence(version)),
        ("In force", days_unbroken(str(version.in_force))),
        ("Verified through", unbroken(f"{version.verified_through}")),
    ]
    if cited.note:
        rows.append(("Note", escaped(cited.note)))
    yield facts(rows)


def _evidence(version: RuleVersion) -> str:
    cited = version.citation
    where = f" ({escaped(cited.read_in)})" if cited.read_in else ""
    day = unbroken(f"{cited.retrieved}")
    return f"{_EVIDENCE[cited.evidence]}{where}, on {day}"


def _outline(
    requirement: Requirement, depth: int = 0, before: str = ""
) -> Iterator[str]:
    """A requirement as a nested list, one line for each part."""
    line = f"{'  ' * depth}- {before}{', ' if before else ''}"
    match requirement:
        case AllOf(parts):
            yield f"{line}all of:"
            for part in parts:
                yield from _outline(part, depth + 1)
        case AnyOf(parts):
            yield f"{line}one of:"
            for part in parts:
                yield from _outline(part, depth + 1)
        case Given(condition, then=then, otherwise=otherwise):
            where = f"{before}, " if before else ""
            yield from _outline(then, depth, f"{where}{escaped(str(condition))}")
            last = before if before.endswith("otherwise") else f"{where}otherwise"
            yield from _outline(otherwise, depth, last)
        case Excusable(inner, unless=unless) if isinstance(inner, AllOf | AnyOf):
            reasons = escaped(" or ".join(in_words(name) for name in unless))
            where = f"{before}, " if before else ""
            yield from _outline(inner, depth, f"{where}unless on record: {reasons}")
        case _:
            where = f"{before}: " if before else ""
            yield f"{'  ' * depth}- {where}{escaped(str(requirement))}"


def _counting(rule: Rule) -> Iterator[str]:
    requirements = [
        part for version in rule.versions for part in walk(version.requirement)
    ]
    sentences = [_window(window) for window in unique(_windows(rule))]
    for version in rule.versions:
        sentences += generate_deadlines.counting(version.requirement)
    sentences += [_LOADS[part.load] for part in requirements if isinstance(part, Ratio)]
    sentences += [_LENGTH for part in requirements if isinstance(part, Length)]
    if not sentences:
        return
    yield "## How it is counted"
    yield "\n".join(unique(sentences))
    for counted in unique(_filters(requirements)):
        yield from _filter(counted)


def _filters(requirements: Iterable[Requirement]) -> Iterator[ServiceFilter]:
    for part in requirements:
        match part:
            case Above() | AtLeast() | AtMost() | Below() | Between():
                yield part.of
            case EachSession() | Gap():
                yield part.of
            case Counting(only=EachSession(of=of)):
                yield of
            case Share(part=some, whole=whole):
                yield from (some, whole)
            case Capped(part=some):
                yield some
            case Apart(one, other):
                yield from (one, other)
            case _:
                pass


def _filter(counted: ServiceFilter) -> Iterator[str]:
    limits: dict[str, list[str]] = {}
    left_out: list[str] = []
    for kind in ServiceKind:
        if counted.matches(kind) is False:
            left_out.append(in_words(kind))
        else:
            limits.setdefault(_limits(counted, kind), []).append(in_words(kind))
    lines = [f"**{escaped(str(counted)).capitalize()}**", ""]
    for limit, kinds in limits.items():
        lines.append(f"- counts{limit}: {', '.join(kinds)}")
    if left_out:
        lines.append(f"- does not count: {', '.join(left_out)}")
    yield "\n".join(lines)


def _limits(counted: ServiceFilter, kind: ServiceKind) -> str:
    """Which formats, modes and roles *counted* asks for of *kind*."""
    found = (
        (
            [
                each
                for each in Format
                if counted.matches(kind, format=each) is not False
            ],
            Format,
        ),
        (
            [each for each in Mode if counted.matches(kind, mode=each) is not False],
            Mode,
        ),
        (
            [
                each
                for each in StaffRole
                if counted.matches(kind, staff=each) is not False
            ],
            StaffRole,
        ),
    )
    asked = [
        " or ".join(in_words(each) for each in some)
        for some, every in found
        if len(some) < len(every)
    ]
    return f", if {' and '.join(asked)}" if asked else ""


def _windows(rule: Rule) -> Iterator[tuple[Window | None, bool]]:
    """The windows a rule counts in, and whether each is the span of a mean."""
    for version in rule.versions:
        for part in walk(version.requirement):
            if isinstance(part, Average):
                yield part.over, True
            elif isinstance(part, Bound | Gap | Share):
                yield part.per, False
            elif isinstance(part, EachSession | Apart):
                yield ServiceDay(), False


def _window(entry: tuple[Window | None, bool]) -> str:
    window, mean = entry
    if mean:
        if window is None:
            return (
                "The span of the average is not named: the stay, unless the reading "
                "says otherwise."
            )
        return f"The average is taken over the {window}."
    match window:
        case Week(starts_on=None):
            text = (
                "Counted by the week. No first day is named: Monday, unless the "
                "reading says otherwise."
            )
        case Week():
            text = f"Counted by the {window}."
        case ServiceDay():
            text = "Counted by the day, on each day that has such a service."
        case CalendarDay():
            text = "Counted by the day, with or without service."
        case Blocks():
            text = f"Counted in each {window}, from the day of admission."
        case Rolling(length):
            text = f"Counted in every run of {length} days."
        case CalendarMonth() | Year():
            text = f"Counted by the {window}."
        case InPhase():
            text = f"Counted over {window}, once it is over."
        case WholeStay() | None:
            text = f"Counted over the {window}."
        case _:
            assert_never(window)
    return text


def _cases(rule: Rule) -> str:
    file = GOLDEN / rule.code.lower().rpartition("-")[0] / f"{rule.code.lower()}.toml"
    if not file.exists():
        return "None yet."
    text = file.read_text(encoding="utf-8")
    rows: list[dict[str, object]] = tomllib.loads(text)["case"]
    # TOML drops comments, and the arithmetic stands in them.
    worked = re.findall(
        r'^verdict = "[a-z-]+"[ \t]*(?:#[ \t]*(.*))?$', text, re.MULTILINE
    )
    cases = [
        (
            escaped(str(row["name"])),
            unbroken(f"{row['on']}"),
            _VERDICTS.get(str(row["verdict"]), str(row["verdict"])),
            escaped(why),
        )
        for row, why in zip(rows, worked, strict=True)
    ]
    return table_of_markdown(("case", "day", "verdict", "because"), cases)


def _related(book: Rulebook, rule: Rule) -> Iterator[str]:
    others = [entry for entry in _entries() if entry[1].code != rule.code]
    own = [each for owner, each in others if owner == book]
    about_the_same = [
        each
        for owner, each in others
        if owner != book and rule.level is not None and _same_matter(rule, each)
    ]
    words = alike(rule.level)
    found = (
        (
            f"Of {book.authority.name}, at this level",
            [each for each in own if each.level == rule.level],
        ),
        (
            f"Of {book.authority.name}, at every level",
            [each for each in own if each.level is None and rule.level is not None],
        ),
        (
            "Of other authorities, about the same at this level",
            [each for each in about_the_same if each.level == rule.level],
        ),
        (
            f"About the same at levels of other systems that are called {words}, too",
            [
                each
                for each in about_the_same
                if words and each.level != rule.level and alike(each.level) == words
            ],
        ),
    )
    listed = False
    for heading, rules in found:
        if rules:
            listed = True
            yield f"{heading}:"
            yield "\n".join(_item(each) for each in rules)
    if not listed:
        yield "No other rule is about the same at this level or one like it."


def _same_matter(one: Rule, other: Rule) -> bool:
    """Whether two rules are about one quantity."""
    return bool(_quantities(one) & _quantities(other))


@cache
def _quantities(rule: Rule) -> frozenset[Quantity]:
    return frozenset(
        clause.quantity
        for version in rule.versions
        for clause in clauses(rule, on=version.in_force.start)
    )


def _item(rule: Rule) -> str:
    return f"- {rule_link(rule)} {rule.name}, at {place(rule)}{_asked(rule)}"


def _asked(rule: Rule) -> str:
    """Whom a rule is about, and what its latest text asks, where that is short."""
    latest = rule.versions[-1]
    whom = f" ({_those(rule)})" if rule.population else ""
    asks = f": {escaped(str(latest.requirement))}" if _isshort(latest) else ""
    return whom + asks


# --- the index ------------------------------------------------------------------------


def _index_pages() -> dict[str, str]:
    return {
        f"{RULES}/index.md": _index_page(),
        f"{RULES}/by-level.md": _level_page(),
        f"{RULES}/by-form.md": _form_page(),
    }


def _index_page() -> str:
    books = _books()
    parts = [
        _HEADER,
        "# Rules",
        (
            f"{sum(len(book) for _, book in books)} rules of {len(books)} authorities. "
            "Each page says what a rule asks, who says so, since when, how it is "
            "counted, and how cases on both sides come out. Codes are permanent. The "
            "same rules by level: {doc}`by-level`; by the form of what they ask: "
            "{doc}`by-form`."
        ),
        table_of_markdown(
            ("authority", "kind", "rules"),
            [
                (
                    f"[{escaped(book.authority.name)}](#{_anchor(_titled(book))})",
                    KINDS[book.authority.kind],
                    str(len(book)),
                )
                for _, book in books
            ],
        ),
    ]
    for _, book in books:
        parts.append(f"## {escaped(_titled(book))}")
        parts.append("\n".join(_by_authority(rule) for rule in book))
    parts.append("```{toctree}\n:hidden:\n:maxdepth: 1\n\nby-level\nby-form\n```")
    return page(parts)


def _titled(book: Rulebook) -> str:
    return f"{book.authority.name} ({book.authority.code})"


def _level_heading(level: Level | None) -> str:
    return "Every level" if level is None else f"{level.name} ({level})"


def _anchor(heading: str) -> str:
    """Where a heading is found on its page."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _level_page() -> str:
    parts = [
        _HEADER,
        "# Rules by level",
        "What each level is, and the moves between them: {doc}`/reference/levels`.",
    ]
    levels = sorted(
        {rule.level for _, rule in _entries() if rule.level is not None},
        key=lambda level: (level.system, -level.intensity, level.code),
    )
    for level in levels:
        parts.append(f"## {escaped(_level_heading(level))}")
        parts.append(_listed(rule for _, rule in _entries() if rule.level == level))
    parts.append(f"## {_level_heading(None)}")
    parts.append(_listed(rule for _, rule in _entries() if rule.level is None))
    return page(parts)


def _form_page() -> str:
    parts = [
        _HEADER,
        "# Rules by form",
        "What each form says, and how it is built: {doc}`/reference/forms`.",
    ]
    for form in FORMS:
        parts.append(f"## {form.name}")
        parts.append(f"{form.meaning[0].upper()}{form.meaning[1:]}.")
        parts.append(_listed(rule for _, rule in _entries() if has(form, rule)))
    return page(parts)


def _listed(rules: Iterable[Rule]) -> str:
    return "\n".join(f"- {rule_link(rule)} {rule.name}{_asked(rule)}" for rule in rules)


def _by_authority(rule: Rule) -> str:
    return f"- {rule_link(rule)} {rule.name}, at {place(rule)}, {rule.judges}"


# --- small forms ----------------------------------------------------------------------


def _sentence(requirement: Requirement) -> str:
    words = str(requirement)
    return f"{words[0].upper()}{words[1:]}."


def _slug(rule: Rule) -> str:
    return rule.code.lower()


if __name__ == "__main__":
    main()
