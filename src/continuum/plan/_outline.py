"""A treatment plan in lines of text: what hangs on what, without patient texts."""

from __future__ import annotations

from collections.abc import Iterator

from continuum.errors import printable
from continuum.plan._layout import threads_of
from continuum.plan._plan import TreatmentPlan
from continuum.plan._words import facts_of, words_of

__all__ = ["outline"]


def outline(plan: TreatmentPlan) -> str:
    """Every part under the first part it hangs on, then what is said of the whole."""
    told = map(str, facts_of(plan, texts=False))
    return "\n".join(map(printable, (*_parts(plan), *told)))


def _parts(plan: TreatmentPlan) -> Iterator[str]:
    threads = threads_of(plan)
    said = {words.code: words for words in words_of(plan, threads, texts=False)}
    first = [code for code in (*threads.problems, *said) if code not in threads.first]
    # A stack, since goals may be nested deeper than calls may be.
    waiting = [(code, 0) for code in reversed(dict.fromkeys(first))]
    while waiting:
        code, depth = waiting.pop()
        yield f"{'  ' * depth}{said[code]}"
        below = reversed(threads.beside.get(code, ()))
        waiting += [(part, depth + 1) for part in below]
