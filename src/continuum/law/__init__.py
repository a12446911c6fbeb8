"""Law beside law: what is odd in it, what differs, what changed, who asks, what binds.

Everything here reads rules as they are written; nothing is judged by them. A rule is
taken apart into clauses, each one bound on one quantity, and clauses are set beside
each other:

- `lint` tells what is odd about one rulebook: amounts that belong to no level, floors
  above ceilings, texts that have run out;
- `compare` sets two rulebooks beside each other at a level;
- `changes` tells what each text of a rule changed;
- `who_requires` asks many rulebooks for one quantity: how many hours is an IOP?
- `combine` puts together what several authorities ask of one program, and tells which
  clauses bind and which contradict each other.

Not covered: what follows only from three clauses or more, and whether any schedule can
meet them all. What is called a contradiction is one, in every reading; where it hangs
on a reading, such as the day a week begins on, nothing is said.
"""

from continuum.law._asked import Asked as Asked
from continuum.law._asked import clauses as clauses
from continuum.law._changes import Changes as Changes
from continuum.law._changes import Revision as Revision
from continuum.law._changes import changes as changes
from continuum.law._clauses import Clause as Clause
from continuum.law._clauses import Quantity as Quantity
from continuum.law._combine import Combination as Combination
from continuum.law._combine import Topic as Topic
from continuum.law._combine import combine as combine
from continuum.law._compare import Comparison as Comparison
from continuum.law._compare import compare as compare
from continuum.law._conflicts import Conflict as Conflict
from continuum.law._lint import Lint as Lint
from continuum.law._lint import LintKind as LintKind
from continuum.law._lint import lint as lint
from continuum.law._matches import Aspect as Aspect
from continuum.law._matches import Match as Match
from continuum.law._survey import Survey as Survey
from continuum.law._survey import who_requires as who_requires

__all__ = [
    "Asked",
    "Aspect",
    "Changes",
    "Clause",
    "Combination",
    "Comparison",
    "Conflict",
    "Lint",
    "LintKind",
    "Match",
    "Quantity",
    "Revision",
    "Survey",
    "Topic",
    "changes",
    "clauses",
    "combine",
    "compare",
    "lint",
    "who_requires",
]
