"""The JSON Schema of plain forms, written from the types of the values.

Run ``python -m docs.generate_schema`` in the root of the repository after a class of
values has changed. `text` gives the same for the same types; a test compares it with
the file.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import json
from pathlib import Path

from continuum.interop.plain import schema

FILE = Path(__file__).parent / "reference" / "plain.schema.json"


def text() -> str:
    """The schema of every value that has a plain form."""
    return json.dumps(schema(), indent=1) + "\n"


def main() -> None:
    """Write the file."""
    FILE.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
