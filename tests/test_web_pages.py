"""The pages, asked of a real server over an invented readout with hostile text in it."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from served import serving
from talks import OTHER, TALKS

from kg.build import Settings, build
from kg.store import Store
from kg.vocab import DEFAULT_BASE, DRO, ONTOLOGY, SCHEMES, SKOS

HOSTILE = "<script>document.title='run'</script> \"><img src=x onerror=alert(1)> & {{ 7*7 }}"
TEXT = TALKS.replace("cooperation on climate change", f"cooperation on climate change ({HOSTILE})")
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PERSON, STATE = "/id/person-ada-testperson", "/id/state-us"
CLIMATE = f"{SCHEMES['issue']}#climate-change"
PAGES = [
    "/", "/readouts", "/find?q=a", PERSON, STATE, "/queries",
    "/queries/said_by?speaker=Ada", "/queries/statements", "/queries/readouts",
    "/editor", "/editor?query=ASK%7B%7D", "/editor?query=nonsense", "/view", "/ontology", "/lexicon", "/vocab",
    "/vocab/act", f"/about?iri={quote(CLIMATE)}", "/nowhere",
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with two readouts, one of them hostile."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "talks.txt").write_text(TEXT)
    (folder / "other.txt").write_text(OTHER)
    build([folder / "talks.txt", folder / "other.txt"], folder / "store")
    return folder / "store"


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[httpx.Client]:
    """Return a client that asks as a browser does."""
    with serving(store) as client:
        client.headers.update(HTML)
        yield client


@pytest.fixture(scope="module")
def readout(store: Path) -> str:
    """Return the address of the page of the hostile readout."""
    with Store.open(store) as opened:
        (iri,) = [one.iri for one in opened.readouts() if one.source == "talks.txt"]
    return f"/{iri.removeprefix(DEFAULT_BASE)}"


class Tags(HTMLParser):
    """The tags of a page, with what they load and where they lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.loaded: set[str] = set()
        self.links: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.names.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("src", "action") or (tag == "link" and name == "href"):
                self.loaded.add(value or "")
            elif name == "href":
                self.links.add(value or "")


def plain(page: str) -> str:
    """Return the words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())


def test_every_page_is_protected(client: httpx.Client, readout: str) -> None:
    """No page may run a script, load from elsewhere or stand in a frame, and what a text says is never markup."""
    for path in [*PAGES, readout]:
        answer = client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        edits = path.startswith("/editor")
        assert ("script-src 'self'; connect-src 'self'" in policy) is edits
        assert ("script-src" in policy) is edits
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        tags = Tags(answer.text)
        assert not {"style", "iframe"} & tags.names, path
        assert ("script" in tags.names) is edits, path
        assert not {name for name in tags.attributes if name == "style" or name.startswith("on")}, path
        assert all(address.startswith(("/", "?", "/view.svg")) for address in tags.loaded), path
        assert all(address.startswith(("/", "#", "?", "http")) for address in tags.links), path
        assert answer.text.startswith("<!doctype html>\n<html lang=")


def test_home(client: httpx.Client, readout: str) -> None:
    """The first page tells what the store holds, the latest meetings and what needs a look."""
    page = client.get("/").text

    assert "readouts2 meetings2 statements4 speakers2 issues3" in plain(page)
    assert f'<a href="{readout}">' in page
    assert "Needs review" in page
    assert page.index("2031-05-04") < page.index("2031-05-03")


def test_readout(client: httpx.Client, readout: str) -> None:
    """The page of a readout has its whole text, and leads from each statement to its characters and back."""
    page = client.get(readout).text
    (text,) = re.findall(r'<div class="reading" dir="auto">(.*?)</div>', page, re.DOTALL)
    keys = re.findall(r'<li id="(s\w+)" class="k\d+">', page)

    assert unescape(re.sub(r"<[^>]*>", "", text)) == TEXT
    assert len(keys) == 2
    for key in keys:
        assert f'href="#{key}"' in text
        assert f'id="t-{key}"' in text
        assert f'href="#t-{key}"' in page
    assert "Ada Testperson" in page
    assert re.findall("<dt>(person|issue|state)</dt>", page) == ["issue", "person"]
    marks = client.get("/marks.css", params={"upto": "2"})
    assert client.get("/marks.css", params={"upto": "9" * 5_000}).status_code == 200
    assert client.get("/readouts", params={"page": "9" * 5_000}).status_code == 400
    assert ".t2:target" in marks.text
    assert marks.headers["Content-Type"].startswith("text/css")


def test_person(client: httpx.Client, readout: str) -> None:
    """The page of a person tells what they said over time, newest first, with links to the text."""
    page = client.get(PERSON).text

    assert "Said 4 statements" in plain(page)
    assert "Encounters and events" in page
    assert f'href="{readout}#s' in page
    assert page.index("2031-05-04 ·") < page.index("2031-05-03 ·")


def test_issue(client: httpx.Client, readout: str) -> None:
    """The page of an issue of the vocabulary tells who spoke about it."""
    page = client.get("/about", params={"iri": CLIMATE}).text

    assert "Said about it 1 statement" in plain(page)
    assert "Ada Testperson" in plain(page)
    assert f'href="{readout}#s' in page


def test_questions(client: httpx.Client) -> None:
    """A stored question is a form; its answer is a table with links, and a file in three formats."""
    asked = {"speaker": "Ada", "issue": ""}
    page = client.get("/queries/said_by", params=asked)
    rows = list(csv.DictReader(io.StringIO(client.get("/queries/said_by", params={**asked, "format": "csv"}).text)))
    found = json.loads(client.get("/queries/said_by", params={**asked, "format": "json"}).text)
    turtle = client.get("/queries/said_by", params={**asked, "format": "ttl"})
    subjects = {quad.subject.value for quad in ox.parse(turtle.content, format=ox.RdfFormat.TURTLE)}

    assert 'name="speaker" value="Ada"' in page.text
    assert 'name="addressee" value=""' in page.text
    assert len(rows) == len(found["results"]["bindings"]) > 0
    assert {row["statement"] for row in rows} <= subjects
    assert f'href="/{rows[0]["statement"].removeprefix(DEFAULT_BASE)}"' in page.text
    assert "attachment" in turtle.headers["Content-Disposition"]


def test_questions_that_cannot_be_answered(client: httpx.Client) -> None:
    """An unknown question, format or name is told."""
    assert client.get("/queries/nothing").status_code == 404
    assert client.get("/queries/said_by", params={"format": "docx"}).status_code == 400
    assert "Nothing in the store is called “Zaphod”" in client.get("/queries/said_by?speaker=Zaphod").text
    assert "Did you mean Japan?" in client.get("/queries/said_by?speaker=Jappan").text
    refused = client.get("/queries/readouts", params={"from": "soon"})
    assert (refused.status_code, "is no date" in refused.text) == (400, True)


def test_editor(client: httpx.Client) -> None:
    """The page for SPARQL shows the answer, or what is wrong with the query, and keeps what was written."""
    query = "SELECT ?s WHERE { ?s a <" + DRO.Readout + "> } ORDER BY ?s"
    page = client.get("/editor", params={"query": query})
    wrong = client.get("/editor", params={"query": "SELECT </textarea><b>"})
    refused = client.get("/editor", params={"query": "SELECT * { SERVICE <http://x.example/> {} }"})

    assert "2 rows" in page.text
    assert client.get("/editor").text.count("PREFIX dro:") == 2
    assert (wrong.status_code, refused.status_code) == (400, 403)
    assert "&lt;/textarea&gt;" in wrong.text
    assert "SERVICE asks another machine" in refused.text
    assert client.get("/sparql", follow_redirects=False).headers["Location"] == "/editor"


def test_picture(client: httpx.Client, readout: str) -> None:
    """The picture is shown for one readout or all, as an image, and as the page that `kg view` writes."""
    chosen = {"readout": f"{DEFAULT_BASE}{readout[1:]}"}
    image = client.get("/view.svg", params=chosen)
    page = client.get("/view.html", params=chosen)

    assert image.headers["Content-Type"] == "image/svg+xml"
    assert "2 statements" in image.text
    assert "4 statements" in client.get("/view.svg").text
    assert re.search(r"script-src 'sha256-[^']+'", page.headers["Content-Security-Policy"])
    assert f"/view.svg?readout={quote(chosen['readout'], safe='')}" in client.get("/view", params=chosen).text


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_names_lead_to_data(client: httpx.Client, readout: str, media: str, form: ox.RdfFormat) -> None:
    """Every name gives a page to a person and a graph about itself to a program."""
    for path in (readout, PERSON, "/ontology", "/vocab/act", f"/about?iri={quote(CLIMATE)}"):
        answer = client.get(path, headers={"Accept": f"{media}, text/html;q=0.5"})
        subjects = {quad.subject.value for quad in ox.parse(answer.content, format=form) if str(quad.subject)[0] == "<"}
        name = CLIMATE if "?" in path else f"{DEFAULT_BASE}{path[1:]}"
        assert answer.headers["Content-Type"].startswith(media)
        assert answer.headers["Vary"] == "Accept"
        assert any(subject.startswith(name) for subject in subjects), path
        assert client.get(path).headers["Content-Type"].startswith("text/html")


def test_names_that_are_unknown(client: httpx.Client) -> None:
    """A name that the store does not know is not there in any form, and other types are not to be had."""
    assert client.get("/id/nobody").status_code == 404
    assert client.get("/id/nobody", headers={"Accept": "text/turtle"}).status_code == 404
    assert client.get("/id/no%20name%22").status_code == 404
    assert client.get(PERSON, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(PERSON, params={"format": "csv"}).status_code == 400


def test_graphs_lead_to_their_triples(client: httpx.Client, readout: str) -> None:
    """The name of a graph leads to what stands in it."""
    answer = client.get(f"{readout}/stated", follow_redirects=True)

    assert answer.headers["Content-Type"].startswith("text/turtle")
    assert len(list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE))) > 100


def test_terms(client: httpx.Client) -> None:
    """Every term of the ontology and of a scheme stands on a page at its fragment, with label and definition."""
    ontology, acts = client.get("/ontology").text, client.get("/vocab/act").text

    for term in (DRO.ReportedStatement, DRO.speaker, DRO.joint):
        assert f'id="{term.removeprefix(ONTOLOGY + "#")}"' in ontology
    assert "skos:closeMatch" in ontology
    assert 'href="http://www.w3.org/ns/prov#Entity"' in ontology
    assert 'id="concur"' in acts
    assert "President Ada Varga" in acts
    assert client.get("/shapes").headers["Content-Type"].startswith("text/turtle")
    assert str(SKOS.closeMatch) in {
        quad.predicate.value for quad in ox.parse(client.get("/alignments").content, format=ox.RdfFormat.TURTLE)
    }


def test_methods(client: httpx.Client) -> None:
    """Pages are only read."""
    assert client.post("/").status_code == 405
    assert client.post("/editor", data={"query": "ASK {}"}).status_code == 405
    assert client.head("/").status_code == 200


def test_names_of_the_newest_build_lead_to_pages(tmp_path: Path) -> None:
    """When a store is made anew with another base while it is shown, its names still lead to pages here."""
    (tmp_path / "talks.txt").write_text(TALKS)
    build([tmp_path / "talks.txt"], tmp_path / "store")
    with serving(tmp_path / "store") as client:
        before = client.get("/readouts").text
        shutil.rmtree(tmp_path / "store")
        build([tmp_path / "talks.txt"], tmp_path / "store", Settings(base="https://kg.example/"))
        after = client.get("/readouts").text

    assert 'href="/id/' in before
    assert 'href="/id/' in after
    assert "https://kg.example/id" not in after


def test_newest_build_is_shown(tmp_path: Path) -> None:
    """A server that runs shows what is built meanwhile, and does not hold the build up."""
    (tmp_path / "talks.txt").write_text(TALKS)
    (tmp_path / "other.txt").write_text(OTHER)
    build([tmp_path / "talks.txt"], tmp_path / "store")
    with serving(tmp_path / "store") as client:
        before = client.get("/queries/readouts?format=csv").text
        build([tmp_path / "other.txt"], tmp_path / "store")
        after = client.get("/queries/readouts?format=csv").text

    assert (before.count("\n"), after.count("\n")) == (2, 3)
