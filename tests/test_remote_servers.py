"""Real servers: an Oxigraph and a Virtuoso that got a store by `push` answer, export and validate as it does."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from builders import minimal, reading
from click.testing import CliRunner, Result
from query_corpus import CORPUS
from servers import Server, oxigraph, virtuoso
from stores import holding, made, written

import kg
from kg.cli import cli
from kg.errors import RemoteError
from kg.graph import read_at, to_graphs
from kg.picture import gather
from kg.queries import Query, Table, called, catalogue, run
from kg.remote import Endpoint, GraphStore, Pushed, copied, ledger, push
from kg.store import Readable, Store
from kg.vocab import DEFAULT_BASE, UNION

pytestmark = pytest.mark.slow

QUERIES = catalogue()
USERS = {"KG_REMOTE_USER": "dba", "KG_REMOTE_PASSWORD": "dba"}
KINDS = {"oxigraph": oxigraph, "virtuoso": virtuoso}
COUNT = Path(__file__).parent / "fixtures" / "asked" / "count.rq"
ROWS = 10_000
"""So many rows the Virtuoso gives at most."""


@pytest.fixture(scope="module")
def corpus() -> Iterator[Store]:
    """Return a store with the invented readouts that the stored queries are tested on."""
    with Store.in_memory() as store:
        store.add(ox.parse(path=CORPUS, format=ox.RdfFormat.TRIG))
        for readout in sorted({row["readout"] for row in records(store, QUERIES["texts"])}):
            store.add(read_at(readout, datetime(2031, 5, 4, tzinfo=UTC)))
        yield store


@pytest.fixture(scope="module", params=KINDS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return an empty server of each kind; it knows the user of `USERS`."""
    with KINDS[request.param](tmp_path_factory.mktemp(request.param) / "database") as running:
        yield running


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in USERS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def filled(server: Server, corpus: Store) -> Iterator[Endpoint]:
    """Return the endpoint of a server that holds the corpus."""
    with GraphStore(server.graphs) as there:
        push(corpus, there)
    with Endpoint(server.endpoint) as endpoint:
        yield endpoint


@pytest.fixture
def sound(filled: Endpoint) -> Iterator[Readable]:
    """Return what stored questions are asked: the endpoint or, where that answers them wrongly, a copy of it."""
    if not filled.merges:
        yield filled
        return
    with copied(filled) as copy:
        yield copy


def records(store: Store, query: Query) -> list[dict[str, str]]:
    """Return the rows of a query."""
    answer = run(store, query)
    assert isinstance(answer, Table)
    return answer.records()


def in_union(endpoint: Endpoint) -> int:
    """Return how many triples an endpoint shows to a query that names no graph."""
    answer = run(endpoint, kg.queries.load(COUNT))
    assert isinstance(answer, Table)
    return int(answer.rows[0][0])


def to_be_in_union(store: Store) -> int:
    """Return how many different triples the named graphs of a store hold, but for the record of runs."""
    return len({quad.triple for quad in store.quads() if not str(quad.graph_name).endswith("/runs>")})


def kg_(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli, words)


def test_answers_are_those_of_the_store(sound: Readable, corpus: Store) -> None:
    """Every stored query has the rows of the store, in their order."""
    for query in QUERIES.values():
        assert run(sound, query) == run(corpus, query), query.name


FILLED = [
    ("said_by", {"speaker": "tovan", "addressee": "Belik"}),
    ("issues_raised", {"issue": "ECONOMY", "actor": "mira"}),
    ("readouts", {"from": "2021-03-05", "to": "2021-05"}),
    ("attitudes", {"stance": "https://w3id.org/readout/vocab/stance#goal"}),
    ("who_said_what", {"actor": "quill"}),
]


@pytest.mark.parametrize(("name", "values"), FILLED)
def test_parameters_mean_the_same(name: str, values: dict[str, str], sound: Readable, corpus: Store) -> None:
    """A value narrows the answer of a server as it narrows that of the store, spelled out by the server itself."""
    query = QUERIES[name]
    spelled, unknown = called(sound, query, values)
    here = run(corpus, query, values)

    assert (spelled, unknown) == called(corpus, query, values)
    assert run(sound, query, spelled) == run(corpus, query, spelled)
    assert isinstance(here, Table)
    assert here.rows


@pytest.mark.parametrize("form", ["turtle", "nquads"])
def test_export_has_the_same_bytes(form: str, filled: Endpoint, corpus: Store) -> None:
    """What a server holds is exported as the store would export it, to the byte: nothing was lost on the way."""
    assert written(filled, form) == written(corpus, form)  # type: ignore[arg-type]


def test_questions_of_every_form(filled: Endpoint, corpus: Store, tmp_path: Path) -> None:
    """A server answers ASK with yes or no, CONSTRUCT with triples, and each triple is seen once."""
    asked = {
        "yes.rq": "ASK { ?readout a <https://w3id.org/readout/ontology#Readout> }",
        "no.rq": "ASK { ?readout a <https://w3id.org/readout/ontology#Nothing> }",
        "count.rq": "SELECT (COUNT(*) AS ?n) { ?readout a <https://w3id.org/readout/ontology#Readout> }",
        "built.rq": "CONSTRUCT { ?r a ?c } { VALUES ?c { <https://w3id.org/readout/ontology#Readout> } ?r a ?c }",
    }
    queries = {}
    for name, text in asked.items():
        (tmp_path / name).write_text(text)
        queries[name] = kg.queries.load(tmp_path / name)
    built = queries.pop("built.rq")
    answers = {name: run(filled, query) for name, query in queries.items()}

    assert answers["yes.rq"] is True
    assert answers["no.rq"] is False
    assert answers["count.rq"].rows == ((str(len(corpus.readouts())),),)  # type: ignore[union-attr]
    if filled.merges:
        with pytest.raises(RemoteError, match="leaves triples out of long answers to CONSTRUCT without a word"):
            run(filled, built)
    else:
        assert len(run(filled, built).table.rows) == len(corpus.readouts())  # type: ignore[union-attr]


def test_push_sends_what_differs(server: Server) -> None:
    """A push again sends nothing; then it sends what is new or has changed, and takes away what has gone."""
    one, two = (made(minimal(words, name=f"{words}.txt")) for words in ("One.", "Two."))
    again = to_graphs(reading(), DEFAULT_BASE, "another vocabulary")
    steps = [
        (holding(made(), one), Pushed(2, 0, 0)),
        (holding(made(), one), Pushed(0, 0, 2)),
        (holding(made(), one, two), Pushed(1, 0, 2)),
        (holding(again, one, two), Pushed(1, 0, 2)),
        (holding(again, two), Pushed(0, 1, 2)),
    ]
    with Store.in_memory() as nothing, GraphStore(server.graphs) as there:
        push(nothing, there)
        with Endpoint(server.endpoint) as endpoint:
            for store, done in steps:
                assert push(store, there) == done
                assert written(endpoint, "nquads") == written(store, "nquads")  # type: ignore[arg-type]
                assert in_union(endpoint) == to_be_in_union(store)


def test_broken_push_goes_on(server: Server, corpus: Store, filled: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """A push that breaks off, wherever, leaves what the next one completes: answers are those of the store."""
    post, put = GraphStore.post, GraphStore.put
    for step in (0, 3, 8):
        left = [step]

        def failing(call: object, left: list[int] = left) -> object:
            def failed(self: GraphStore, graph: str, triples: object) -> None:
                left[0] -= 1
                if left[0] < 0:
                    raise self.error("breaks off")
                call(self, graph, triples)  # type: ignore[operator]

            return failed

        with Store.in_memory() as nothing, GraphStore(server.graphs) as there:
            push(nothing, there)
        monkeypatch.setattr(GraphStore, "post", failing(post))
        monkeypatch.setattr(GraphStore, "put", failing(put))
        with GraphStore(server.graphs) as there, pytest.raises(RemoteError, match="breaks off"):
            push(corpus, there)
        monkeypatch.setattr(GraphStore, "post", post)
        monkeypatch.setattr(GraphStore, "put", put)
        with GraphStore(server.graphs) as there:
            push(corpus, there)

        assert written(filled, "nquads") == written(corpus, "nquads")  # type: ignore[arg-type]
        assert in_union(filled) == to_be_in_union(corpus)


def test_long_ledger(server: Server) -> None:
    """A ledger of a thousand readouts is kept whole."""
    names = [f"https://readouts.example/id/{number}#{'x' * 60}" for number in range(1000)]
    entries = [ledger.Entry(name, "a" * 64, 1000) for name in names]
    with Store.in_memory() as nothing, GraphStore(server.graphs) as there:
        push(nothing, there)  # what other tests have put there goes with its ledger
        ledger.write(there, entries)
        assert ledger.read(there) == {entry.name: {entry} for entry in entries}
        ledger.write(there, [])


def test_runs_stay_at_home(filled: Endpoint, tmp_path: Path) -> None:
    """When and where a readout was read is not sent."""
    (tmp_path / "runs.rq").write_text("ASK { ?s <http://www.w3.org/ns/prov#endedAtTime> ?when }")

    assert run(filled, kg.queries.load(tmp_path / "runs.rq")) is False


def test_commands_ask_a_server(server: Server, built: Path) -> None:
    """query, validate and export print the same for an endpoint as for the store that was pushed there."""
    said = kg_("push", server.graphs, "--store", str(built))
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.startswith("1 readout sent, ")
    with Endpoint(server.endpoint) as endpoint:
        merges = endpoint.merges
    for words in (["query", "stances"], ["export"] if merges else ["validate"]):
        here, there = kg_(*words, "--store", str(built)), kg_(*words, "--endpoint", server.endpoint)
        assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout), there.stderr
        assert ("Virtuoso answers nested questions wrongly, so" in there.stderr) == (words[0] == "query" and merges)


def test_picture_of_a_server(sound: Readable, corpus: Store) -> None:
    """The picture is drawn from a server as from the store, and so is that of one readout."""
    for narrowing in ({}, {"document": "arvania/a.txt"}):
        assert gather(sound, **narrowing) == gather(corpus, **narrowing)


def test_foreign_default_graph_is_left_alone(tmp_path: Path, corpus: Store) -> None:
    """Triples that somebody else put into the default graph are not replaced; a graph of a name may hold the union."""
    with oxigraph(tmp_path / "database") as running:
        with GraphStore(running.graphs) as there:
            name = ox.NamedNode("https://example.org/mine")
            there.post("", [ox.Triple(name, name, name)])
            with pytest.raises(RemoteError, match="holds triples in its default graph"):
                push(corpus, there)
            assert len(there.get("")) == 1
        with GraphStore(running.graphs, union=str(UNION)) as there:
            push(corpus, there)
        with Endpoint(f"{running.endpoint}?default-graph-uri={UNION}") as endpoint:
            assert run(endpoint, QUERIES["statements"]) == run(corpus, QUERIES["statements"])


def test_answers_that_are_cut_off(filled: Endpoint, tmp_path: Path) -> None:
    """An answer of which a server leaves rows out is an error that says how many it gives; it gives others whole."""
    (tmp_path / "all.rq").write_text("SELECT ?a ?b { ?a a ?c . ?b a ?d }")
    everything = kg.queries.load(tmp_path / "all.rq")
    if filled.merges:
        with pytest.raises(RemoteError, match=f"cuts answers off after {ROWS:,} rows; raise ResultSetMaxRows"):
            run(filled, everything)
    else:
        assert len(run(filled, everything).rows) > ROWS  # type: ignore[union-attr]


def test_wrong_password_is_said(server: Server, corpus: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that wants a name says so, and what the user set is never repeated."""
    monkeypatch.setenv("KG_REMOTE_PASSWORD", "open sesame")
    with Endpoint(server.endpoint) as endpoint:
        if not endpoint.merges:
            pytest.skip("this server asks nobody for a name")
    with pytest.raises(RemoteError, match="the server answers 401") as caught, GraphStore(server.graphs) as there:
        push(corpus, there)
    assert "sesame" not in str(caught.value)


def test_oxigraph_out_of_time(tmp_path: Path, corpus: Store) -> None:
    """An answer that Oxigraph breaks off is an error, though it says 200."""
    (tmp_path / "long.rq").write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    with oxigraph(tmp_path / "database", "--timeout-s", "1") as running:
        with GraphStore(running.graphs) as there:
            push(corpus, there)
        with Endpoint(running.endpoint) as endpoint, pytest.raises(RemoteError, match=r"broken|breaks off|answers 5"):
            run(endpoint, kg.queries.load(tmp_path / "long.rq"))
