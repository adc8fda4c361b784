"""Prose cut into sentences. The sentences are made up."""

import pytest
from plain import ReadText

from kg.reading.records import Part


def _sentences(read_text: ReadText, prose: str) -> list[str]:
    reading = read_text(f"A title\n\nA lead stands before.\n\n{prose}")
    return [sentence.span.of(reading.source.text) for sentence in reading.sentences[1:]]


@pytest.mark.parametrize(
    "sentences",
    [
        ["They met.", "They ate."],
        ["Did they meet?", "They did!", "All was well."],
        ["Mr. Okoro met Dr. Quill.", "They ate."],
        ["H.E. Mr. Okoro came at 9 a.m. on Monday.", "They ate."],
        ["He came at 9 a.m. in the rain.", "It rained."],
        ["They met in the U.S. Senate.", "They ate."],
        ["They met in the U.S.", "The talks went well."],
        ["It cost 3.5 million.", "They paid."],
        ["He read (Art. 5 applies. See below.) the text.", "They ate."],
        ["He said “Come in. Sit down.” to her.", "They ate."],
        ["They met (in Oslo).", "They ate."],
        ["He said “come in.”", "They ate."],
        ["(They met.)", "They ate."],
        ["They met in No. 10.", "They ate."],
        ["They met.", "“Peace” was the word."],
        ["They met.", "2021 was good."],
        ["They met.", "Ångström spoke."],
        ["They met. they ate."],
        ["The forum.com site opened."],
        ["J. Quill and A. B. Varga met.", "They ate."],
        ["They met..."],
        [
            "They met.",
            "No stop stands here, but nobody can take this for a heading, as it is longer than any heading would "
            + "be" * 9,
        ],
    ],
)
def test_sentences(read_text: ReadText, sentences: list[str]) -> None:
    """A sentence ends at its last mark, if what follows opens another: not behind abbreviations, nor in brackets."""
    assert sentences == _sentences(read_text, " ".join(sentences))


@pytest.mark.parametrize("mark", ["(", "[", "“", "\x1b["])
def test_bracket_that_is_never_closed(read_text: ReadText, mark: str) -> None:
    """A bracket that nothing closes holds no sentences together: the next party keeps its own words."""
    assert _sentences(read_text, f"They met {mark}in Oslo. They ate.") == [f"They met {mark}in Oslo.", "They ate."]


def test_bracket_that_is_never_opened(read_text: ReadText) -> None:
    """A closing bracket alone changes nothing, and another pair still holds together."""
    prose = ["They met) in Oslo.", "They (all. Every one.) ate."]
    assert _sentences(read_text, " ".join(prose)) == prose


def test_space_between_sentences_belongs_to_none(read_text: ReadText) -> None:
    """White space between and behind sentences, no-break spaces too, is in no sentence."""
    assert _sentences(read_text, "They met. \u00a0They ate.\u00a0\n") == ["They met.", "They ate."]


def test_numbers_and_blocks(read_text: ReadText) -> None:
    """Sentences are numbered from 1 through the prose; titles, headings and credits have none."""
    reading = read_text("A title\n\nOne. Two.\n\nA heading\n\nPhoto: Nobody\n\n1. Three. Four.\n\nBack to start")

    assert [sentence.number for sentence in reading.sentences] == [1, 2, 3, 4]
    assert [reading.blocks[s.block].part for s in reading.sentences] == [Part.LEAD, Part.LEAD, Part.ITEM, Part.ITEM]


def test_list_marker_is_in_no_sentence(read_text: ReadText) -> None:
    """The number of an item is no part of its first sentence."""
    assert _sentences(read_text, "1. They met. They ate.") == ["They met.", "They ate."]
