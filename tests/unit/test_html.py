"""The one writer of notebook tables."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from continuum import _html


class Reader(HTMLParser):
    """Collects the tags and the texts of a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert {name for name, _ in attrs} <= {"style"}

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data)


def test_a_table_has_a_line_of_headers_and_a_line_for_each_row() -> None:
    read = Reader(_html.table(["day", "minutes"], [["Monday", "540"], ["", "0"]]))
    assert read.tags == [
        *("table", "thead", "tr", "th", "th"),
        *("tbody", "tr", "td", "td", "tr", "td", "td"),
    ]
    assert read.texts == ["day", "minutes", "Monday", "540", "0"]


def test_a_caption_stands_in_front_of_the_headers() -> None:
    read = Reader(_html.table(["day"], [], caption="A week"))
    assert read.tags == ["table", "caption", "thead", "tr", "th", "tbody"]
    assert read.texts == ["A week", "day"]


@pytest.mark.parametrize(
    "hostile",
    [
        "</td></table><script>alert(1)</script>",
        "<b>bold</b> &amp; 'single' \"double\"",
        '" onmouseover="alert(1)',
        "<!-- comment",
    ],
)
def test_no_text_becomes_markup(hostile: str) -> None:
    written = _html.table([hostile], [[hostile]], caption=hostile)
    read = Reader(written)
    assert read.tags == [
        *("table", "caption", "thead", "tr", "th"),
        *("tbody", "tr", "td"),
    ]
    assert read.texts == [hostile] * 3


@pytest.mark.parametrize("sign", list("\x00\x07\x1b\x7f\x9b\u200f\u202e\u2066\ud800"))
def test_no_character_that_is_obeyed_and_not_shown_is_written(sign: str) -> None:
    text = f"2{sign}1"
    written = _html.table([text], [[text], [(text, text)]], caption=text, below=[text])
    assert written.count("2 1") == 6
    assert sign not in written


def style(written: str, cell: str) -> str:
    """The style of the element that holds *cell*."""
    found = re.search(f'style="([^"]*)">{cell}<', written)
    assert found
    return found[1]


def test_a_short_cell_is_kept_on_one_line_and_a_long_one_may_break() -> None:
    short, long = "s" * 24, "l" * 25
    written = _html.table(["day"], [[short, long]])
    assert "nowrap" in style(written, short)
    assert "nowrap" not in style(written, long)
