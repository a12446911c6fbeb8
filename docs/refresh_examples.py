"""Write what the examples print into the pages.

Run ``python -m docs.refresh_examples`` in the root of the repository, then read the
changes: a `text` block that follows a `python` block without prompts is replaced by
what that block printed. Nothing else is touched.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))

_BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SKIPPED = re.compile(r"<!-- skip: next -->\s*\Z")


def refreshed(text: str, name: str) -> str:
    """*text* of the page *name* with the output of its blocks as they print it now."""
    names: dict[str, object] = {"__name__": "page"}
    printed = ""
    done: list[str] = []
    last = 0
    for block in _BLOCK.finditer(text):
        language, code = block.groups()
        if language == "python" and not _SKIPPED.search(text[: block.start()]):
            printed = _printed(code, names, name)
        elif language == "text" and printed:
            done.append(text[last : block.start(2)])
            done.append(printed.rstrip("\n") + "\n")
            last = block.end(2)
            printed = ""
    return "".join(done) + text[last:]


def pictures_of(page: Path) -> dict[str, str]:
    """The drawings that the blocks of *page* leave, by the names of their files.

    What is left under the name ``picture`` has the name of the page, and
    ``picture_agenda`` the same with ``-agenda`` behind.
    """
    names: dict[str, object] = {"__name__": "page"}
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        language, code = block.groups()
        if language == "python":
            _printed(code, names, str(page))
    return {
        f"{page.stem}{name.removeprefix('picture').replace('_', '-')}.svg": str(drawn)
        for name, drawn in names.items()
        if name == "picture" or name.startswith("picture_")
    }


def _printed(code: str, names: dict[str, object], name: str) -> str:
    if ">>> " in code:
        return ""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(code, name, "exec"), names)  # noqa: S102  # our own pages
    return out.getvalue()


def main() -> None:
    """Refresh every page that has changed."""
    for page in PAGES:
        if page.exists():
            old = page.read_text(encoding="utf-8")
            new = refreshed(old, str(page))
            if new != old:
                page.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
