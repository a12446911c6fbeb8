"""What `import continuum` costs, and the first use of every name in it.

Whole processes: a new interpreter starts, imports and ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from benchmarks._pairs import Row, compare, show

# Left set, it would have every import of a child parse source again.
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name != "PYTHONDONTWRITEBYTECODE"
}

NOTHING = "pass"
ATTRS = "import attrs"
NETWORKX = "import networkx"
OURS = "import continuum"
EVERY_NAME = (
    "import continuum\nfor name in continuum.__all__:\n    getattr(continuum, name)"
)

LEFT_ALONE = ("networkx", "dateutil", "narwhals")


def process(code: str) -> Callable[[], str]:
    """A call that runs *code* in a new interpreter and gives what it printed."""
    command = [sys.executable, "-c", code]

    def run() -> str:
        done = subprocess.run(
            command, check=True, capture_output=True, env=ENVIRONMENT, text=True
        )
        return done.stdout

    return run


def loaded_by(code: str) -> set[str]:
    """Names of the top-level packages that *code* loads."""
    packages = "{name.partition('.')[0] for name in sys.modules}"
    return set(process(f"{code}\nimport sys\nprint(*{packages})")().split())


def main() -> None:
    for code in (NOTHING, ATTRS, NETWORKX, OURS, EVERY_NAME):
        process(code)()  # writes the compiled files
    loaded, touched = process(OURS), process(EVERY_NAME)
    attrs, networkx = process(ATTRS), process(NETWORKX)
    show(
        "Import, whole process",
        (
            Row("import continuum / import attrs", compare(loaded, attrs), 2),
            Row("import continuum / import networkx", compare(loaded, networkx)),
            Row("import continuum / nothing", compare(loaded, process(NOTHING))),
            Row("every public name / import attrs", compare(touched, attrs), 2),
            Row("every public name / import networkx", compare(touched, networkx)),
        ),
        unit="ms",
    )
    for label, code in (("import continuum", OURS), ("every public name", EVERY_NAME)):
        found = loaded_by(code)
        said = (f"{name}: {'yes' if name in found else 'no'}" for name in LEFT_ALONE)
        print(f"  loaded after {label}: {', '.join(said)}")
    print()


if __name__ == "__main__":
    main()
