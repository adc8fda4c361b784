"""Lists that grow with the store, asked of a real server over many readouts: a page at a time, and nothing lost."""

import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest
from served import serving
from talks import TALKS

from kg.build import build
from kg.vocab import DEFAULT_BASE
from kg.web.paging import Paged, wanted
from kg.web.problems import RequestError

MONTHS = ("January", "March", "May", "July", "August", "October", "December")
READOUTS = 56
PERSON = "/id/person-ada-testperson"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server over the readouts of two years."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(READOUTS):
        day = f"{1 + number % 28} {MONTHS[number % 7]} {2031 + number // 28}"
        (folder / f"talks-{number:02}.txt").write_text(TALKS.replace("3 May 2031", day))
    build([folder], folder / "store")
    with serving(folder / "store") as client:
        client.headers["Accept"] = "text/html"
        yield client


def walked(client: httpx.Client, address: str, wanted: str) -> list[list[str]]:
    """Return what a pattern finds on each page of a list, by following the links to the next page."""
    found, path = [], address
    while path:
        page = client.get(path).text
        found.append(re.findall(wanted, page))
        following = re.findall(r'<a href="([^"]*)" rel="next">', page)
        path = address.partition("?")[0] + unescape(following[0]) if following else ""
    return found


def test_all_readouts(client: httpx.Client) -> None:
    """Every readout stands once in the list, the newest first; words narrow it."""
    pages = walked(client, "/readouts", r'<p class="what"><a href="(/id/[^"]*)">')
    found = [readout for page in pages for readout in page]

    assert [len(page) for page in pages] == [50, 6]
    assert len(set(found)) == READOUTS
    assert found == sorted(found, key=lambda path: path[4:14], reverse=True)
    assert "28 readouts with" in client.get("/readouts?q=2032%20GRAUSTARK").text
    assert "1 readout with" in client.get("/readouts?q=talks-07").text
    assert "0 readouts with" in client.get("/readouts?q=nowhere").text


def test_statements_of_a_person(client: httpx.Client) -> None:
    """Every statement stands once on the pages of a person, and those of a year on its own."""
    pattern = r'<a href="(/id/[^"#]*#s\w+)">in the text'
    pages = walked(client, PERSON, pattern)
    years = [walked(client, f"{PERSON}?year={year}", pattern) for year in (2031, 2032)]
    found = [one for page in pages for one in page]

    assert [len(page) for page in pages] == [50, 50, 12]
    assert len(set(found)) == 2 * READOUTS
    assert set(found) == {one for year in years for page in year for one in page}
    assert "Said in 2032" in client.get(f"{PERSON}?year=2032").text


def test_lists_of_a_person(client: httpx.Client) -> None:
    """A long list begins on the page of a thing, and stands whole on a page of its own."""
    page = client.get(PERSON).text
    whole = client.get(f"{PERSON}?part=accounts").text
    row = r'<li><p class="when">[^<]*</p><div><p class="what"><a href="/id/'

    assert f'<a href="?part=accounts">All {READOUTS} readouts</a>' in page
    assert len(re.findall(row, whole)) == READOUTS
    assert "in the text, characters" not in whole
    assert "Named in" not in client.get(f"{PERSON}?part=speaker").text
    assert client.get(f"{PERSON}?part=nonsense").status_code == 400


def test_pages_of_what_only_has_a_name(client: httpx.Client) -> None:
    """On a page that names its thing in a field, the links to other parts keep the field."""
    iri = f"{DEFAULT_BASE}{PERSON.removeprefix('/')}"
    page = client.get("/about", params={"iri": iri}).text
    links = [unescape(link) for link in re.findall(r'href="(\?(?:iri|part|year|page)[^"]*)"', page)]

    assert len(links) > 3
    assert all(link.startswith("?iri=https%3A") for link in links)
    assert all(client.get(f"/about{link}").status_code == 200 for link in links if "format" not in link)


def test_rows_of_a_question(client: httpx.Client) -> None:
    """The answer to a question comes in pages, which together have what a download has."""
    cells = [cell for page in walked(client, "/queries/mentions", r"<td[^>]*>(.*?)</td>") for cell in page]
    rows = client.get("/queries/mentions?format=csv").text.strip().split("\n")

    assert len(rows) > 500
    assert f"{len(rows) - 1:,} rows" in client.get("/queries/mentions?page=2").text
    assert len(cells) == (len(rows) - 1) * len(rows[0].split(","))


def test_empty_answers(client: httpx.Client) -> None:
    """Where nothing is found, the page says so, and what to do."""
    assert "An empty field means any" in client.get("/queries/said_by?speaker=Ada&issue=trade").text
    assert "0 names have" in client.get("/find?q=zzz").text
    assert "nothing here" in client.get("/readouts?page=99").text
    assert client.get("/readouts?page=0").status_code == 400
    assert client.get("/readouts?page=x").status_code == 400


def test_find(client: httpx.Client) -> None:
    """Whatever has some words in its name is found, by code or other name too, and leads to its page."""
    persons = client.get("/find?q=testperson").text
    states = client.get("/find?q=DPRK").text

    assert f'<a href="{PERSON}"><bdi>Ada Testperson</bdi></a>' in persons
    assert "North Korea" in states
    assert 'value="DPRK"' in states
    assert "<script>" not in client.get("/find", params={"q": "<script>"}).text
    assert client.get("/find").status_code == 200


def test_picture_is_narrowed(client: httpx.Client) -> None:
    """The picture shows what its fields leave; a name that is unknown or a wrong date is told above an empty page."""
    newest, whole = client.get("/view").text, client.get("/view?readout=").text
    some = client.get("/view?actor=Ada&from=2032-05").text

    assert "2 statements" in newest
    assert f"{2 * READOUTS} statements" in whole
    assert "40 statements" in some
    assert "/view.svg?actor=Ada&amp;from=2032-05" in some
    assert client.get("/view.svg?actor=Ada&from=2032-05").status_code == 200
    for wrong in ("/view?actor=Zaphod", "/view?from=yesterday", "/view?actor=Ada&issue=trade"):
        answer = client.get(wrong)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
        assert "<img" not in answer.text


def test_pages_of_a_list() -> None:
    """Each row is on one page; the address keeps what else was asked, and the first page needs no number."""
    rows = list(range(23))
    pages = [Paged(number, 10, len(rows), {"q": "a b"}) for number in (1, 2, 3)]

    assert [row for page in pages for row in page.of(rows)] == rows
    assert [(page.start, page.end, page.last) for page in pages] == [(0, 10, 3), (10, 20, 3), (20, 23, 3)]
    assert (pages[0].address(1), pages[0].address(2)) == ("?q=a+b", "?q=a+b&page=2")
    assert (Paged(1, 10, 0).last, Paged(1, 10, 10).last, Paged(1, 10, 11).last) == (1, 1, 2)


@pytest.mark.parametrize("given", ["0", "-1", "x", "", "1.5", "٣", "1" * 30])
def test_no_page_number(given: str) -> None:
    """What is no number from 1 is refused."""
    with pytest.raises(RequestError):
        wanted({"page": given})
