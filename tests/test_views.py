"""From rows to places: the statements, and where everything stands in the flow picture."""

import re
from itertools import combinations, pairwise

import pytest
from fictional_rows import MEETING, SCRIPT, hostile, many, meeting, row, statements_from
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.said import Statement, listed
from kg.views.keys import keys_of
from kg.views.layout import ISSUE_WIDTH, flow, spread
from kg.views.order import in_order_of_text, with_few_crossings
from kg.views.palette import GREY, INK, PAINTS
from kg.views.text import ELLIPSIS, shorten, width, wrap

MEETING_OF_TWO = statements_from(meeting())
HOSTILE = statements_from(hostile())


def test_joint_statement_is_one_with_two_speakers() -> None:
    """A joint statement is one statement of two actors, however many rows tell of it."""
    shared = next(s for s in MEETING_OF_TWO if s.cue == "shared the view")
    assert [node.label for node in shared.speakers] == ["Ada Brook", "Ilias Quill"]
    assert shared.summary == "Ada Brook and Ilias Quill jointly shared the view: herring quotas"


def test_rows_without_speaker_or_issue_are_kept_and_said() -> None:
    """A statement without speaker or issue is shown, and its summary says what is missing."""
    bare = statements_from([row(speaker="", issue="", cue="")])[0]
    assert bare.summary == "An unnamed speaker state: (no issue recognised)"


def test_order_of_rows_does_not_matter_to_the_order_of_statements() -> None:
    """Statements stand in the order of the text, whatever the order of the rows."""
    backwards = statements_from(reversed(meeting()))
    assert [s.iri for s in backwards] == [s.iri for s in MEETING_OF_TWO]


def test_pieces_mark_the_content_by_code_points() -> None:
    """Content is marked by code points, also after characters beyond the basic plane."""
    assert [piece for piece, content in HOSTILE[0].pieces if content] == [SCRIPT]


@settings(deadline=None)
@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_pieces_are_the_sentence(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever the spans, the pieces put together are the sentence."""
    rows = [row(sentence=text, sentenceStart="10", start=str(a), end=str(b)) for a, b in spans] or [row(sentence=text)]
    statement = statements_from(rows)[0]
    assert "".join(piece for piece, _ in statement.pieces) == statement.sentence


@pytest.mark.parametrize(
    ("cue", "illocution", "stance", "expected"),
    [
        ("stated", "assertive", "hope", "hope"),
        ("hopes", "expressive", "hope", ""),
        ("noted", "assertive", "assertion", ""),
    ],
)
def test_aspect_is_shown_only_where_it_adds_something(cue: str, illocution: str, stance: str, expected: str) -> None:
    """The stance stands in the chip unless it repeats the cue or the kind of act."""
    statement = statements_from([row(cue=cue, illocution=illocution, stance=stance)])[0]
    assert statement.aspect == expected


def test_names_are_listed_as_in_a_sentence() -> None:
    """Several names are joined by commas and a last "and"."""
    assert [listed("A"), listed("AB"), listed("ABC"), listed("")] == ["A", "A and B", "A, B and C", ""]


def test_keys_are_plain_short_and_unique() -> None:
    """Every part of the page has a name of its own that needs no escaping in a link."""
    keys = keys_of(HOSTILE + many(30))
    names = [*keys.statements.values(), *keys.actors.values(), *keys.issues.values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,70}", name) for name in names)


def test_key_of_a_statement_is_its_fragment() -> None:
    """With one document, a statement is linked by its own fragment."""
    assert keys_of(MEETING_OF_TWO).statements[f"{MEETING}#s1b"] == "s1b"


def test_sweeps_never_add_crossings_and_keep_documents_together() -> None:
    """The order that is drawn crosses no more curves than the text's, and each document is one block."""
    statements = many(60)
    swept = with_few_crossings(statements)
    assert swept.crossings <= in_order_of_text(statements).crossings
    documents = [statement.document.iri for statement in swept.statements]
    assert documents == sorted(documents)


def test_joint_statements_stand_between_those_of_their_speakers() -> None:
    """What two actors said together stands between what each said alone."""
    speakers = [len(s.speakers) for s in with_few_crossings(MEETING_OF_TWO).statements]
    assert speakers in ([1, 1, 1, 2, 2, 2, 1], [1, 2, 2, 2, 1, 1, 1])


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(1, 50)), max_size=12))
def test_spread_keeps_order_and_distance(parts: list[tuple[float, float]]) -> None:
    """Parts keep their order and never come nearer than the space between them."""
    heights = [height for _, height in parts]
    places = spread([want for want, _ in parts], heights, 5)
    for (y1, h1), (y2, h2) in pairwise(zip(places, heights, strict=True)):
        assert y2 - y1 >= (h1 + h2) / 2 + 5 - 1e-6


@pytest.mark.parametrize("statements", [MEETING_OF_TWO, HOSTILE, many(70)], ids=["meeting", "hostile", "many"])
def test_nothing_overlaps_and_nothing_is_outside(statements: tuple[Statement, ...]) -> None:
    """Names and chips of a column never touch each other, and all stand within the picture."""
    scene = flow(statements)
    for column in (scene.actors, scene.chips, scene.issues):
        for one, other in combinations(column, 2):
            assert abs(one.y - other.y) >= (one.height + other.height) / 2
        for part in column:
            assert scene.head <= part.y - part.height / 2 + scene.shift + 1e-6
            assert part.y + part.height / 2 + scene.shift <= scene.height
    assert all(mark.width <= ISSUE_WIDTH for mark in scene.issues)


@settings(deadline=None)
@given(st.text(max_size=200), st.integers(20, 300), st.integers(1, 5))
def test_wrapped_lines_fit(text: str, limit: int, lines: int) -> None:
    """No line is wider than the limit unless a single character is, and there are never too many lines."""
    wrapped = wrap(text, limit, 13, lines)
    assert 1 <= len(wrapped) <= lines
    assert all(width(line, 13) <= limit or len(line) < 9 for line in wrapped)


def test_wrapping_loses_nothing_and_breaks_where_a_reader_would() -> None:
    """Lines break after spaces and hyphens and between wide characters; an ellipsis ends what is cut."""
    assert wrap("future-oriented relationship", 100, 13, 3) == ("future-", "oriented", "relationship")
    assert "".join(wrap("港湾の整備と連絡船の再開", 60, 13, 9)) == "港湾の整備と連絡船の再開"
    assert wrap("one two three four", 60, 13, 2)[-1].endswith(ELLIPSIS)
    assert shorten("e\u0301" * 40, 60, 13).count("e") == shorten("e\u0301" * 40, 60, 13).count("\u0301")


def test_east_asian_characters_are_twice_as_wide() -> None:
    """East Asian characters take about the width of two letters, and marks take none."""
    assert width("港", 10) > 1.6 * width("a", 10)
    assert width("e\u0301", 10) == width("e", 10)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("fill", [paint.fill for paint in PAINTS.values()] + ["#ffffff"])
def test_text_stands_out_from_every_fill(fill: str) -> None:
    """Both colours of text have a contrast of 4.5 to 1 or more with every fill."""
    for ink in (INK, GREY):
        assert (_luminance(fill) + 0.05) / (_luminance(ink) + 0.05) >= 4.5


def test_lines_stand_out_from_white() -> None:
    """The outline of a chip and its curves have a contrast of 3 to 1 or more with the page."""
    assert all(1.05 / (_luminance(paint.line) + 0.05) >= 3 for paint in PAINTS.values())
