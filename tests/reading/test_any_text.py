"""What holds of the reading of any text whatever: arbitrary characters, and readouts cut up and shuffled."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plain import LEAD, ReadText

from kg.graph import to_graphs
from kg.reading.records import Reading, Span
from kg.source import legal
from kg.vocab import DEFAULT_BASE

PIECES = (
    # layout
    "\n", "\r\n", "\n\n", "1. ", "(a) ", "• ", "\t", "\u00a0", "\u2028", "\u200b", " ",
    # marks
    ".", ". ", ", ", ", and ", "; ", " and ", " that ", "“", "”", '"', "‘", "’", "’s ", "(", ")", "…", "–", "-",
    "?", "!",
    # other scripts and signs
    "\U0001f1f3\U0001f1f4", "\u05e9\u05dc\u05d5\u05dd", "\u202eabc", "e\u0301", "İ", "ß", "ﬁ", "\ufffd",
    "x" * 300,
    # who
    "Ms. Ada Varga", "Mr. Ben Okoro", "H.E. ", "Prime Minister", "President Okoro ", "Prime Minister of Norway",
    "The two leaders ", "both sides ", "They ", "he ", "she ", "her ", "each other ",
    "the international community ", "Norway, Chile and Kenya ", "Norway-Chile ", "Kenya’s citizens ", "the UK ",
    "the United Nations Security Council (UNSC) ", "the ministers ", "Both ",
    # verbs, attitudes and links
    "met with ", "held a meeting with ", "who was visiting Nairobi, Kenya, to attend the World Kite Forum ",
    "stated that ", "agreed ", "also noted that ", "shared the view on ", "explained Chile’s position on ",
    "he hopes to ", "was pleased to ", "need to ", "will ", "is important ", "in order to ", "by building ",
    "including by ", "by which he wants to ", "It was agreed that ", "with a view to ",
    # matters, events and days
    "With regard to Kenya, ", "trade ", "pressure on Kenya ", "relations ", "the “whaling” issue ",
    "this momentum ", "nuclear test ", "three telephone talks with ", "their meeting ", "after ", "following ",
    "in July", "on May 3", "May 3, 2021", "last month (April)", "31 February 2020",
    "at 9:05 a.m. (local time) ", "for about 50 minutes ", "Photo: ", "Back to ", "At the beginning, ",
)  # fmt: skip
TEXTS = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=30).map(lambda pieces: LEAD + "".join(pieces))
    | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
)  # fmt: skip
MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def _is_trimmed(text: str, span: Span) -> bool:
    return span.end <= len(text) and span.of(text) == span.of(text).strip()


@given(TEXTS)
@MANY
def test_blocks_cover_the_text(read_text: ReadText, text: str) -> None:
    """Blocks are trimmed, ascend without overlap, and hold every character that is not white space."""
    blocks = read_text(text).blocks

    assert all(_is_trimmed(text, block.span) and block.body.start < block.span.end for block in blocks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(blocks))
    covered = {at for block in blocks for at in range(block.span.start, block.span.end)}
    assert "".join(letter for at, letter in enumerate(text) if at not in covered).strip() == ""


@given(TEXTS)
@MANY
def test_sentences_lie_in_their_blocks(read_text: ReadText, text: str) -> None:
    """Sentences are numbered from 1 upwards, trimmed, in order, and inside the body of their block."""
    reading = read_text(text)

    assert list(range(1, len(reading.sentences) + 1)) == [sentence.number for sentence in reading.sentences]
    assert all(one.span.end <= other.span.start for one, other in pairwise(reading.sentences))
    for sentence in reading.sentences:
        assert _is_trimmed(text, sentence.span)
        assert reading.blocks[sentence.block].body.covers(sentence.span)
        assert sentence.reason or sentence.status in ("read", "event")


@given(TEXTS)
@MANY
def test_statements_lie_in_their_sentences(read_text: ReadText, text: str) -> None:
    """The source, cues and contents of a statement are trimmed parts of its sentence; the head lies in a cue."""
    reading = read_text(text)
    sentences = {sentence.number: sentence.span for sentence in reading.sentences}

    for statement in reading.statements:
        for span in (statement.head, *statement.cues, *statement.contents, *statement.sources):
            assert _is_trimmed(text, span)
            assert sentences[statement.sentence].covers(span)
        assert any(cue.covers(statement.head) for cue in statement.cues)
        assert not any(one.meets(other) for one, other in pairwise(sorted(statement.contents)))


@given(TEXTS)
@MANY
def test_keys_name_what_there_is(read_text: ReadText, text: str) -> None:
    """Keys of statements and events are unique, and means and purposes are statements of the same sentence."""
    reading = read_text(text)

    keys = [statement.key for statement in reading.statements]
    assert sorted(set(keys)) == sorted(keys)
    for statement in reading.statements:
        assert {*statement.means, *statement.purposes} <= {
            s.key for s in reading.statements if s.sentence == statement.sentence
        }
        assert set(statement.speakers).isdisjoint(statement.addressees)
        assert statement.speakers or statement.review


@given(TEXTS)
@MANY
def test_mentions_lie_in_the_text(read_text: ReadText, text: str) -> None:
    """Mentions are trimmed parts of the text, sorted, and quoted only within quotation marks."""
    mentions = read_text(text).mentions

    assert all(_is_trimmed(text, mention.span) for mention in mentions)
    assert all((one.span, one.kind) < (other.span, other.kind) for one, other in pairwise(mentions))
    assert all(mention.span.of(text)[0] in "“\"‘'" for mention in mentions if mention.quoted)


@given(TEXTS)
@MANY
def test_reading_twice_gives_the_same(read_text: ReadText, text: str) -> None:
    """Reading a text twice gives equal records, so nothing is kept from one reading to the next."""
    assert read_text(text) == read_text(text)


@given(TEXTS)
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_reading_becomes_a_graph(read_text: ReadText, text: str) -> None:
    """Records never contradict each other: every key that is used is declared, so that a graph can be made."""
    reading: Reading = read_text(legal(text))

    assert to_graphs(reading, DEFAULT_BASE, "0").quads_bytes()


HASHING = """
import sys
from pathlib import Path
from kg import files
from kg.graph import to_graphs
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import load
from kg.vocab import DEFAULT_BASE
lexicon = Lexicon.load(files.vocabulary())
graphs = to_graphs(read(load(Path(sys.argv[1])), lexicon), DEFAULT_BASE, lexicon.version)
sys.stdout.buffer.write(graphs.quads_bytes())
"""


@pytest.mark.parametrize("document", ["data/japan-rok-2017-09-07.txt"])
def test_hash_seed_is_no_matter(document: str, pytestconfig: pytest.Config) -> None:
    """The graph of a document has the same bytes in every process, however Python orders its sets."""
    root = pytestconfig.rootpath

    one, other = (
        subprocess.run(
            [sys.executable, "-c", HASHING, str(root / document)],
            check=True, capture_output=True, cwd=root, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )  # fmt: skip

    assert len(one) > 100_000
    assert one == other
