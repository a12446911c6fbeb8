"""The few shapes of SVG that pictures are made of."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from continuum import _svg
from continuum._svg import Entry, Stroke

LINE = Stroke("#000000")

HOSTILE = (
    "</text></svg><script>alert(1)</script>",
    "<b>bold</b> &amp; 'single' \"double\"",
    '" onload="alert(1)',
    "]]> <!-- <?xml",
    "line\nbreak\r\n\u2028\u0007bell\x00",
    "\ud800 lone, \ufffe no character",
    "\u202eturned \u200bround",
)


def read(markup: str) -> ET.Element:
    return ET.fromstring(markup)


# --- text -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "width"),
    [
        ("", 0),
        ("il", 10),  # 2 x 40 % of 12, rounded up
        ("cs", 13),  # 2 x 54 %
        ("ab", 17),  # 2 x 68 %
        ("AB", 21),  # 2 x 86 %
        ("MW", 25),  # 2 x 103 %
        ("\x7f\u017f", 21),  # 2 x 86 %
        ("\u0180\U0001f600", 30),  # 2 x 125 %
    ],
)
def test_the_width_of_a_text_is_that_of_the_broadest_usual_font(
    words: str, width: int
) -> None:
    assert _svg.width_of(words, 12) == width


def test_a_bold_text_is_broader() -> None:
    assert _svg.width_of("MW", 12, bold=True) == 29  # 115 % of 24.72, rounded up


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_becomes_markup_or_a_control_character(words: str) -> None:
    for markup in (
        _svg.text((0, 0), words),
        _svg.group([_svg.text((0, 0), words)], title=words),
        _svg.document((9, 9), [], title=words, description=words),
    ):
        root = read(markup)
        assert {part.tag.rpartition("}")[2] for part in root.iter()} <= {
            *("text", "g", "svg", "title", "desc", "rect")
        }
        assert _svg.plain(words) in {part.text for part in root.iter()}
        assert all(char.isprintable() or char == "\n" for char in markup)


def test_a_text_says_what_differs_from_the_usual() -> None:
    usual = read(_svg.text((3, 4), "plain"))
    assert dict(usual.attrib) == {
        "x": "3",
        "y": "4",
        "font-size": "12",
        "fill": _svg.INK,
    }
    other = read(_svg.text((3, 4), "bold", size=16, bold=True, anchor="middle"))
    assert other.get("font-weight") == "bold"
    assert other.get("text-anchor") == "middle"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", [""]),
        ("one two", ["one two"]),
        ("one two three", ["one two", "three"]),
        ("one-two three", ["one-two", "three"]),
        ("one-two-three", ["one-two-", "three"]),
        ("--------one", ["--------", "one"]),
        ("mmmmmmmmmm", ["mmmm", "mmmm", "mm"]),
        ("a mmmmmmmmmm b", ["a", "mmmm", "mmmm", "mm b"]),
        ("a-mmmmmmmmmm", ["a-mmm", "mmmm", "mmm"]),
    ],
)
def test_a_text_is_broken_between_words_and_only_then_inside(
    words: str, lines: list[str]
) -> None:
    assert _svg.wrapped(words, 60) == lines
    assert all(_svg.width_of(line) <= 60 for line in lines)


def test_an_ellipsis_stands_for_lines_that_there_is_no_room_for() -> None:
    assert _svg.wrapped("one two three", 60, most=2) == ["one two", "three"]
    assert _svg.wrapped("one two three", 60, most=1) == ["one tw…"]
    assert _svg.wrapped("mmmm mmmm", 60, most=1) == ["mmm…"]
    long = _svg.wrapped("x " * 100_000, 60)
    assert len(long) == 12
    assert long[-1].endswith("…")


# --- shapes ---------------------------------------------------------------------------


def test_a_box_is_drawn_in_its_stroke() -> None:
    drawn = read(_svg.box((1, 2), (30, 40), Stroke("#123456", "2", "3 4"), fill="#fff"))
    assert dict(drawn.attrib) == {
        "x": "1",
        "y": "2",
        "width": "30",
        "height": "40",
        "rx": "4",
        "fill": "#fff",
        "stroke": "#123456",
        "stroke-width": "2",
        "stroke-dasharray": "3 4",
    }


def outline(*points: tuple[int, int]) -> str | None:
    return read(_svg.path(points, LINE)).get("d")


def test_a_path_turns_in_rounded_corners() -> None:
    assert outline((0, 0), (0, 30)) == "M0 0L0 30"
    assert outline((0, 0), (0, 30), (50, 30)) == "M0 0L0 24Q0 30 6 30L50 30"


def test_a_corner_is_smaller_where_the_lines_are_short() -> None:
    # The first line has one corner, and gives all of its length; the second has two.
    assert outline((0, 0), (0, 4), (50, 4)) == "M0 0L0 0Q0 4 4 4L50 4"
    assert (
        outline((0, 0), (0, 30), (8, 30), (8, 60))
        == "M0 0L0 26Q0 30 4 30L4 30Q8 30 8 34L8 60"
    )


def corners(triangle: str) -> list[str]:
    return triangle.strip("MZ").split("L")


@pytest.mark.parametrize(
    ("end", "base", "head"),
    [
        ((30, 0), "M0 0L21 0", "M30 0L21 -4L21 4Z"),
        ((-30, 0), "M0 0L-21 0", "M-30 0L-21 -4L-21 4Z"),
        ((0, 30), "M0 0L0 21", "M0 30L-4 21L4 21Z"),
        ((0, -30), "M0 0L0 -21", "M0 -30L4 -21L-4 -21Z"),
    ],
)
def test_an_arrow_head_has_its_tip_at_the_end(
    end: tuple[int, int], base: str, head: str
) -> None:
    markup = _svg.path([(0, 0), end], LINE._replace(head="#ffffff"))
    line, tip = read(_svg.group([markup]))
    assert (line.get("d"), line.get("fill")) == (base, "none")
    assert sorted(corners(tip.get("d") or "")) == sorted(corners(head))
    assert (tip.get("fill"), tip.get("stroke")) == ("#ffffff", "#000000")


def test_a_group_says_only_what_it_is_told() -> None:
    assert _svg.group(["<a/>", "<b/>"]) == "<g><a/><b/></g>"
    assert (
        _svg.group(["<a/>"], kind="care-x", title="a <b>", at=(3, 0))
        == '<g class="care-x" transform="translate(3 0)">'
        "<title>a &lt;b&gt;</title><a/></g>"
    )


# --- legends --------------------------------------------------------------------------


def places(markup: str) -> dict[str, tuple[int, int]]:
    return {
        text.text or "": (int(text.get("x", "")), int(text.get("y", "")))
        for text in read(markup).iter("text")
    }


def test_a_legend_starts_a_line_for_each_group_and_stands_in_columns() -> None:
    groups = [
        [Entry("<a/>", "one"), Entry("<a/>", "two")],
        [],
        [Entry("<a/>", "a longer entry"), Entry("<a/>", "four")],
    ]
    markup, height = _svg.legend(groups, ["A note."], at=(20, 30), width=400)
    assert places(markup) == {
        "one": (52, 12),
        "two": (172, 12),
        "a longer entry": (52, 34),
        "four": (232, 34),
        "A note.": (0, 56),
    }
    assert height == 59
    assert markup.startswith('<g class="care-legend" transform="translate(20 30)">')


def test_a_legend_breaks_what_is_too_broad() -> None:
    groups = [[Entry("<a/>", "one"), Entry("<a/>", "one two three four five")]]
    markup, height = _svg.legend(
        groups, ["one two three four five"], at=(0, 0), width=150
    )
    assert height == 22 + 22 + 15 + 2 * 15
    for words, (x, _) in places(markup).items():
        assert x + _svg.width_of(words) <= 150


def test_an_empty_legend_takes_no_room() -> None:
    assert _svg.legend([], [], at=(0, 0), width=150) == (
        '<g class="care-legend"></g>',
        0,
    )


# --- documents ------------------------------------------------------------------------


def test_a_picture_tells_a_screen_reader_what_it_shows() -> None:
    root = read(_svg.document((30, 20), ["<a/>"], title="Care", description="A level."))
    assert root.get("role") == "img"
    assert (root.get("width"), root.get("height")) == ("30", "20")
    assert root.get("viewBox") == "0 0 30 20"
    told = {part.get("id"): part.text for part in root}
    names = (root.get("aria-labelledby") or "").split()
    assert [told[name] for name in names] == ["Care", "A level."]


def test_names_of_parts_differ_between_pictures_and_agree_between_equal_ones() -> None:
    def names(title: str, *parts: str) -> set[str]:
        markup = _svg.document((9, 9), parts, title=title, description="d")
        return set(re.findall(r'id="([^"]+)"', markup))

    assert names("a") == names("a")
    assert names("a").isdisjoint(names("b"))
    assert names("a").isdisjoint(names("a", "<a/>"))
