"""The blocks of a page: which element makes one, what is no text of it, and in which parts of the page it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.source import LIMIT, markup
from kg.source.markup import Block, Page
from kg.source.tags import BLOCKS, UNSEEN

TAGS = ("p", "div", "ul", "ol", "li", "h2", "main", "nav", "article", "a", "q", "b", "pre", "table", "td", "hr", "br")
ATTRIBUTES = ("", " class=menu", " hidden", " role=main", " value=3", " reversed start=4", " id='side nav'")


def parse(text: str) -> Page:
    """Return what is found in a page."""
    return markup.parse(text, "page.html")


def blocks(markup: str) -> list[Block]:
    """Return the blocks of a page."""
    return parse(markup).blocks


def texts(markup: str) -> list[str]:
    """Return the texts of the blocks of a page."""
    return [block.text for block in blocks(markup)]


# --- where a block begins and ends ---------------------------------------------------------------


@pytest.mark.parametrize("tag", sorted(BLOCKS - {"hr", "table", "tbody", "thead", "tfoot", "tr", "body", "li"}))
def test_blocks_stand_on_lines_of_their_own(tag: str) -> None:
    """What stands before, in and behind an element that is a block are three blocks."""
    assert texts(f"<div>before<{tag}>in it</{tag}>behind</div>") == ["before", "in it", "behind"]


@pytest.mark.parametrize("tag", ["a", "b", "em", "span", "sup", "time", "unheard-of"])
def test_other_elements_stay_in_their_line(tag: str) -> None:
    """An element that is no block breaks no word and no line."""
    assert texts(f"<p>be<{tag}>fo</{tag}>re") == ["before"]


def test_a_rule_divides() -> None:
    """A horizontal rule ends the block before it, though nothing stands in it."""
    assert texts("<div>above<hr>below</div>") == ["above", "below"]


@pytest.mark.parametrize("tag", sorted(UNSEEN - {"head", "frameset", "title"}))
def test_what_is_never_seen(tag: str) -> None:
    """Scripts, pictures, controls and the like are no text, and the text behind them goes on."""
    assert texts(f"<p>seen <{tag}>unseen</{tag}>again") == ["seen again"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p> a \n\t b ", ["a b"]),
        ("<p>a<br> b <br>c", ["a\nb\nc"]),
        ("<p>a\u200bb\ufeffc\u00add", ["abcd"]),
        ("<p>a\u00a0 b", ["a\u00a0 b"]),
        ("<p> <b> </b> ", []),
        ("<pre>  a\r\n   b  \n</pre>", ["  a\n   b"]),
        ("<pre>a  b</pre><p>c  d", ["a  b", "c d"]),
        ("<p>He said <q>yes</q>.", ["He said “yes”."]),
        ("just words", ["just words"]),
        ("", []),
    ],
)
def test_white_space(markup: str, expected: list[str]) -> None:
    """White space is one blank but in preformatted text; breaks are kept, marks without width are not."""
    assert texts(markup) == expected


# --- what a block is -----------------------------------------------------------------------------


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_have_levels(level: int) -> None:
    """A heading has its level, what follows it has none."""
    found = blocks(f"<h{level}>Title</h{level}><p>Text")

    assert [(block.text, block.heading) for block in found] == [("Title", level), ("Text", 0)]


@pytest.mark.parametrize("tag", ["h0", "h7", "hx", "hgroup"])
def test_what_is_no_heading(tag: str) -> None:
    """Only six levels are headings."""
    assert {block.heading for block in blocks(f"<{tag}>Title</{tag}>")} == {0}


@pytest.mark.parametrize(
    ("markup", "share"),
    [
        ("<p>nothing linked", 0.0),
        ("<p><a href=x>all of it</a>", 1.0),
        ("<p>half <a>half</a>", 4 / 9),
        ("<p><a>half</a> half", 4 / 9),
        ("<p><a><b>x</b></a><a>y</a>", 1.0),
    ],
)
def test_share_of_links(markup: str, share: float) -> None:
    """A block knows which share of its characters is linked."""
    assert [block.linked for block in blocks(markup)] == [pytest.approx(share)]


def test_marks_of_items() -> None:
    """The mark belongs to the first block of an item; lists in lists count for themselves and the outer one goes on."""
    markup = "<ol><li><p>one<p>more<ul><li>dot</ul><li>two</ol><li>stray"

    assert texts(markup) == ["1. one", "more", "• dot", "2. two", "• stray"]


def test_an_empty_item_takes_its_mark_along() -> None:
    """An item without text gives no block, and the next item its own number."""
    assert texts("<ol><li></li><li>two</ol>") == ["2. two"]


# --- where in the page it stands -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "aside"),
    [
        ("class=menu", True),
        ("class='x-side-bar'", False),
        ("class=sidebar", True),
        ("class=mainNav", True),
        ("class=navigator", False),
        ("id=SHARE_box", True),
        ("id=shared", False),
        ("role=Navigation", True),
        ("role=list", False),
        ("hidden", True),
        ("aria-hidden=true", True),
        ("aria-hidden=false", False),
        ("style='color: red; DISPLAY:  none'", True),
        ("style='display: block'", False),
    ],
)
def test_parts_beside_the_text(attributes: str, aside: bool) -> None:
    """A part is beside the text by a whole word of its class or id, by its role, or because it is hidden."""
    (block,) = blocks(f"<div {attributes}>text</div>")

    assert bool(block.asides) is aside


@pytest.mark.parametrize("tag", ["body", "html", "a"])
def test_class_of_a_page_or_link_tells_nothing(tag: str) -> None:
    """The class of the page as a whole and of a link does not set anything aside."""
    assert [block.asides for block in blocks(f"<{tag} class=menu>text</{tag}>")] == [()]


def test_the_head_of_a_main_part_belongs_to_it() -> None:
    """A header is beside the text, but not in a main part; navigation is so everywhere."""
    markup = "<header>site</header><main><header>title</header><nav>way</nav></main>"

    assert [(block.text, bool(block.asides)) for block in blocks(markup)] == [
        ("site", True), ("title", False), ("way", True),
    ]  # fmt: skip


@pytest.mark.parametrize("opening", ["<main>", "<article>", "<div role=main>", "<div itemprop=articleBody>"])
def test_main_parts(opening: str) -> None:
    """Main parts are told by element, role or property, and end where they close."""
    outside, inside, behind = blocks(f"<p>a</p>{opening}<p>b</p></{opening[1:].split()[0].strip('>')}><p>c</p>")

    assert [len(block.mains) for block in (outside, inside, behind)] == [0, 1, 0]


def test_nested_parts_have_numbers_of_their_own() -> None:
    """A block in a part in a part has the numbers of both, the outer first; a second part has another number."""
    inner, second = blocks("<main><article>a</article><article>b</article></main>")

    assert inner.mains[0] == second.mains[0] < inner.mains[1] < second.mains[1]


def test_deep_nesting_is_bounded() -> None:
    """Thousands of nested parts are noted only so far down, and the text is found all the same."""
    deep = "<div role=main><div class=menu>" * 2_000

    (block,) = blocks(f"{deep}text")

    assert block.text == "text"
    assert len(block.mains) <= 64
    assert len(block.asides) <= 64


# --- what the page says of itself ----------------------------------------------------------------


def test_facts_in_their_order() -> None:
    """Names come in lower case and in the order of the page, one meta element may have several."""
    page = parse(
        "<html lang=' en-GB '><title>T</title><meta property='OG:Title' itemprop=name content=c>"
        "<link rel='nofollow Canonical' href=h><time datetime=d>day</time><!-- note -->"
    )

    assert page.language == "en-GB"
    assert page.facts == [
        ("title", "T"), ("og:title", "c"), ("name", "c"), ("canonical", "h"), ("time", "d"), ("comment", " note "),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        "<svg><title>drawing</title></svg>",
        "<meta name=date>",
        "<meta content=x>",
        "<link rel=stylesheet href=x>",
        "<time>noon</time>",
        "<script type=text/javascript>{}</script>",
        "<style type=application/ld+json>{}</style>",
    ],
)
def test_what_is_no_fact(markup: str) -> None:
    """The title of a drawing, a name without a value, other links and scripts say nothing of the page."""
    assert parse(markup).facts == []


def test_a_fact_is_what_stands_in_its_element() -> None:
    """The title is what stands between its tags, and data are kept as they are; nothing around them belongs to it."""
    page = parse("<p>before<title>T &amp; U</title>behind<script type=Application/LD+JSON>{ 1 }</script><p>more")

    assert page.facts == [("title", "T & U"), ("json", "{ 1 }")]


def test_comments_are_bounded() -> None:
    """Of many long comments only so many are kept, each no longer than so."""
    comment = f"<!--{'y' * 3_000}-->"

    page = parse(f"<p>x{comment * 600}")

    assert page.facts == [("comment", "y" * 2_000)] * 500


def test_facts_are_bounded() -> None:
    """Of a page that says ever more of itself only so much is kept, each no longer than so."""
    page = parse(f"<meta name=a content={'x' * 9_000}>" * 1_000)

    assert len(page.facts) == 500
    assert {len(value) for _, value in page.facts} == {2_000}


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.booleans()), max_size=30))
def test_any_nesting_gives_sound_blocks(pieces: list[tuple[str, str, bool]]) -> None:
    """However elements are opened and closed, blocks have text without blank ends and parts in ascending order."""
    page: Page = parse("".join(f"<{tag}{more}>x" if opens else f"</{tag}>y" for tag, more, opens in pieces))

    for block in page.blocks:
        assert block.text.strip()
        assert block.text == block.text.strip("\n")
        assert 0 <= block.linked <= 1
        assert list(block.mains) == sorted(set(block.mains))
        assert list(block.asides) == sorted(set(block.asides))


def test_blocks_share_what_stands_around_them() -> None:
    """However many blocks stand in nested parts, the numbers of these parts are kept once, and of so many at most."""
    page = parse(f"{'<main>' * 40}{'<div class=nav>' * 40}{'<p>a' * 1_000}")

    assert len(page.blocks) == 1_000
    assert {len(block.mains) for block in page.blocks} == {16}
    assert {len(block.asides) for block in page.blocks} == {16}
    assert len({id(block.mains) for block in page.blocks} | {id(block.asides) for block in page.blocks}) == 2


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<p>a" * (LIMIT // 2), "holds too much text: more than 1,000,000 characters; give one readout a file"),
        (f"<p>{'a' * LIMIT}<p>b", "holds too much text: more than 1,000,000 characters; give one readout a file"),
        ("<b>" * 20_000, "is nested too deeply; save its text in a .txt file"),
    ],
    ids=["many blocks", "long blocks", "nested"],
)
def test_what_would_fill_the_memory(page: str, told: str) -> None:
    """A page is given up as soon as there is more in it than one text may have."""
    with pytest.raises(SourceError, match=f"page.html: {told}"):
        parse(page)
