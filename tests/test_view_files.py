"""The files that `kg view` writes: well-formed, closed to the network, the same every time."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from fictional_rows import DOCUMENT, IMAGE, LINK, MEETING, SCRIPT, hostile, many, meeting, row, statements_from

from kg.files import templates
from kg.said import Document, Statement
from kg.views.grid import code
from kg.views.page import MANY, flow_page
from kg.views.render import content_hash
from kg.views.svg import flow_svg, matrix_svg

TALKS = statements_from(meeting())
HOSTILE = statements_from(hostile())
SVG = "{http://www.w3.org/2000/svg}"


class Reader(HTMLParser):
    """What a browser sees: elements with attributes in order, and the text inside scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[dict[str, str | None], str]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the text, that of scripts and styles apart."""
        if self.cdata_elem:
            self.raw.append((self.elements[-1][1], data))
        else:
            self.words += data


def page_of(statements: tuple[Statement, ...]) -> str:
    """Return the page with a title that is markup."""
    return flow_page(statements, SCRIPT)


def test_policy_comes_first_and_names_exactly_what_is_inline() -> None:
    """The content security policy comes first in the head and holds the hashes of style and script."""
    read = Reader(page_of(HOSTILE))
    tags = [tag for tag, _ in read.elements]
    name, policy = read.elements[tags.index("head") + 1]
    assert name == "meta"
    style, data, script = (text for _, text in read.raw)
    assert policy["content"] == (
        f"default-src 'none'; script-src '{content_hash(script)}'; style-src '{content_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert SCRIPT in {issue["label"] for issue in json.loads(data)["issues"]}


def test_hostile_text_stays_text() -> None:
    """Markup from a document makes no element and no attribute, and it can still be read."""
    read = Reader(page_of(HOSTILE))
    tags = [tag for tag, _ in read.elements]
    assert tags.count("script") == 2
    assert "img" not in tags
    assert not {name for _, attributes in read.elements for name in attributes if name.startswith("on")}
    assert SCRIPT in read.words
    assert IMAGE in read.words


def test_data_block_cannot_be_left() -> None:
    """The data hold none of the characters that could end a script element."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page_of(HOSTILE))
    assert found
    assert not set("<>&\u2028\u2029") & set(found.group(1))


def test_page_is_closed_to_the_network_and_to_inline_style() -> None:
    """A page refers to nothing but itself and its source, which is a link, and has no style attributes."""
    read = Reader(page_of(TALKS))
    values = [(name, value or "") for _, attributes in read.elements for name, value in attributes.items()]
    assert {value for name, value in values if name == "href" and not value.startswith("#")} == {DOCUMENT.address}
    assert not {name for name, _ in values} & {"src", "srcset", "style", "xlink:href", "action"}


@pytest.mark.parametrize("address", [LINK, "data:text/html,x", "file:///x", "//example.org", " javascript:x"])
def test_only_web_addresses_are_linked(address: str) -> None:
    """An address that is not http or https is not made a link."""
    statements = tuple(replace(one, document=Document(MEETING, "x", address=address)) for one in TALKS)
    links = [a for tag, a in Reader(page_of(statements)).elements if tag == "a"]
    assert all((link["href"] or "").startswith("#") for link in links)


@pytest.mark.parametrize("statements", [TALKS, HOSTILE, many(70), ()], ids=["talks", "hostile", "many", "none"])
def test_links_within_the_page_lead_somewhere(statements: tuple[Statement, ...]) -> None:
    """Every part has its own name, and every link within the page leads to a part."""
    elements = Reader(page_of(statements)).elements
    names = [a["id"] for _, a in elements if "id" in a]
    assert len(names) == len(set(names))
    assert {(a["href"] or "")[1:] for tag, a in elements if tag == "a" and a["href"] != DOCUMENT.address} <= set(names)


def test_every_statement_is_a_chip_and_an_entry_with_its_sentence() -> None:
    """Without scripts, each statement is a chip and a row with the content marked in its sentence."""
    read = Reader(page_of(TALKS))
    assert sum(a.get("class") == "node chip" for _, a in read.elements) == len(TALKS)
    assert sum(tag == "mark" for tag, _ in read.elements) == len(TALKS)
    assert "Norland–Sudmark talks, 2031-05-04" in read.words
    assert "characters 1033–1058" in read.words


def test_many_statements_are_drawn_and_the_matrix_comes_first() -> None:
    """Above sixty statements the flow is still complete, and the matrix is what is seen first."""
    page = page_of(many(MANY + 1))
    assert page.count('class="node chip"') == MANY + 1
    assert 'class="view other" id="view-flow"' in page
    assert 'class="view other" id="view-matrix"' in page_of(many(MANY))


def test_page_of_a_readout_is_small() -> None:
    """A page of one readout with thirty statements stays below 130 kB."""
    assert len(page_of(many(30)).encode()) < 130_000


@pytest.mark.parametrize("statements", [TALKS, HOSTILE, many(70), ()], ids=["talks", "hostile", "many", "none"])
def test_svg_is_well_formed_and_stands_alone(statements: tuple[Statement, ...]) -> None:
    """The SVG file is XML with a title and a description, and has no script, style sheet, link or image."""
    root = ElementTree.fromstring(flow_svg(statements, SCRIPT))  # noqa: S314
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == SCRIPT
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "text", "tspan", "path"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name in {"style", "class"} or name.startswith(("on", "href", "data"))}


def test_svg_shows_joint_by_form() -> None:
    """A joint statement has square corners and thick curves from each speaker."""
    root = ElementTree.fromstring(flow_svg(TALKS))  # noqa: S314
    thick = next(g for g in root.iter(f"{SVG}g") if g.get("stroke-width") == "2.8")
    assert len(thick.findall(f"{SVG}path")) == 3 * 2 + 3
    chips = [g for g in root.iter(f"{SVG}g") if "jointly" in (g.findtext(f"{SVG}title") or "")]
    assert {g.find(f"{SVG}rect").get("rx") for g in chips} == {"1"}  # type: ignore[union-attr]


@pytest.mark.parametrize("draw", [flow_svg, matrix_svg])
def test_doubt_is_never_silent(draw: Callable[..., str]) -> None:
    """A statement in doubt has a question mark in its chip, the reason on hover, and an entry in the key."""
    doubted = (replace(TALKS[0], review="the speaker is a guess"), *TALKS[1:])
    root = ElementTree.fromstring(draw(doubted))  # noqa: S314
    words = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]

    assert sum(word.startswith("stated\u00a0?") for word in words) == 1
    assert "?: in doubt" in words
    assert any("(in doubt: the speaker is a guess)" in (one.text or "") for one in root.iter(f"{SVG}title"))
    assert "?: in doubt" not in draw(TALKS)


def test_doubt_is_in_the_page_without_scripts() -> None:
    """The table marks a statement in doubt, and so does a chip that has room for two letters alone."""
    crowd = tuple(replace(one, review="a guess") for one in many(70))

    assert page_of(crowd).count("stated\u00a0?") >= 70
    assert code(crowd[0]) == "st?"
    assert "?: in doubt" in page_of(crowd)
    assert "?: in doubt" not in page_of(many(70))


def test_svg_says_the_sentence_on_hover() -> None:
    """Each chip of the SVG file has the statement and its sentence as a title, shown on hover."""
    titles = [title.text or "" for title in ElementTree.fromstring(flow_svg(TALKS)).iter(f"{SVG}title")]  # noqa: S314
    assert any(t.splitlines()[0] == TALKS[0].summary and TALKS[0].sentence in t for t in titles)


def test_files_are_the_same_every_time() -> None:
    """The same statements give the same bytes, whatever the order of the rows."""
    shuffled = statements_from(sorted(meeting(), key=lambda cells: (cells["speaker"] or "", cells["statement"] or "")))
    assert page_of(shuffled) == page_of(TALKS)
    assert flow_svg(shuffled) == flow_svg(TALKS)


def test_control_characters_become_replacement_characters() -> None:
    """A character that XML forbids is replaced one for one, so that positions hold."""
    assert statements_from([row(sentence="a\x07b\ud800c")])[0].sentence == "a\ufffdb\ufffdc"


def test_templates_never_turn_text_into_markup() -> None:
    """No template writes text as markup, and none marks text from a document as safe."""
    for template in templates().iterdir():
        source = template.read_text()
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b", source), template
        assert set(re.findall(r"\{\{([^}]*)\|\s*safe", source)) <= {' "</a>"|safe if embedded else "</g>"'}, template
