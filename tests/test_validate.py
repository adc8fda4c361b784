"""Validation reports and changes nothing, and says what is wrong with its own files."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef, Variable
from rdflib.compare import isomorphic
from shape_cases import base, cases, stored

from kg import files, validate
from kg.errors import VocabularyError
from kg.graph import to_graphs
from kg.lexicon import Lexicon
from kg.reading import read
from kg.source import load
from kg.terms import native, term
from kg.validate import COLUMNS, Finding, Report, constraints, core, reference
from kg.vocab import DEFAULT_BASE, DRS, ID, SCHEMA

SPAN, NODE = DRS["SpanQuotesText"], URIRef("https://example.org/node")
BUG = Finding("Violation", "span quotes text", SPAN, NODE, "That is not what the text has.", value=Literal("x"))
DOUBT = Finding("Warning", "sentence cited", DRS["SentenceCited"], NODE, "No fact rests on this sentence.")
OTHER = Finding("Warning", "sentence cited", DRS["SentenceCited"], ID["other"], "No fact rests on this one either.")


def example(name: str) -> Graph:
    """Return the graph of an example of the shapes."""
    [case] = [case for case in cases() if case.name == name]
    return case.graph


def test_warnings_do_not_stop_a_graph() -> None:
    """A report conforms unless there is a violation, however many warnings it has."""
    assert Report().conforms
    assert Report.of([DOUBT, OTHER]).conforms
    assert not Report.of([DOUBT, BUG]).conforms
    assert Report.of([DOUBT, BUG]).violations == (BUG,)
    assert Report.of([DOUBT, BUG]).warnings == (DOUBT,)


def test_a_report_is_sorted_and_has_nothing_twice() -> None:
    """Findings come violations first, and reports can be added up."""
    assert Report.of([OTHER, DOUBT, BUG, DOUBT]).findings == (BUG, DOUBT, OTHER)
    assert Report.of([OTHER]) + Report.of([BUG, OTHER]) == Report.of([BUG, OTHER])


def test_a_report_is_a_table() -> None:
    """A report has one row for each shape, with how often it is broken and the first finding."""
    rows = Report.of([OTHER, DOUBT, BUG]).table()

    assert COLUMNS == ("severity", "shape", "count", "message", "focus")
    assert rows == [
        ("Violation", "span quotes text", "1", BUG.message, str(NODE)),
        ("Warning", "sentence cited", "2", DOUBT.message, str(NODE)),
    ]


def test_a_report_is_a_shacl_report() -> None:
    """A report has the form that SHACL gives it, the same each time."""
    report = Report.of([DOUBT, BUG])
    [head] = report.graph.subjects(RDF.type, SH.ValidationReport)
    results = list(report.graph.objects(head, SH.result))

    assert report.graph.value(head, SH.conforms) == Literal(False)
    assert len(results) == len(set(report.graph.subjects(RDF.type, SH.ValidationResult))) == 2
    assert {report.graph.value(one, SH.sourceShape) for one in results} == {BUG.source, DOUBT.source}
    assert set(report.graph.objects(None, SH.resultSeverity)) == {SH.Violation, SH.Warning}
    assert list(report.graph.objects(None, SH.value)) == [Literal("x")]
    assert isomorphic(report.graph, Report.of([BUG, DOUBT]).graph)


def test_a_report_is_turtle() -> None:
    """As Turtle a report is the same graph, the same bytes each time, and takes no name of a blank node of the data."""
    taken = Finding("Warning", "named", DRS["Named-label"], BNode("report"), "It has no name.", value=BNode("result1"))
    report = Report.of([DOUBT, BUG, taken])
    parsed = Graph().parse(data=report.turtle)

    assert isomorphic(parsed, report.graph)
    assert report.turtle == Report.of([taken, BUG, DOUBT]).turtle
    assert len(set(parsed.subjects())) == 4
    assert "@prefix drs:" in report.turtle
    assert "@prefix foaf:" not in report.turtle


def test_a_report_says_what_kind_of_constraint_was_broken() -> None:
    """Each result has the one component that SHACL wants, of core shapes as of rules."""
    graph = Graph() + example("Statement/two-speech-acts")
    graph.remove((None, SCHEMA.sha256, None))
    report = core(graph) + constraints(stored(example("SetComplete/one-call-of-two")))
    kinds = {str(one.source).rpartition("#")[2]: one.component for one in report.findings}

    assert kinds["Readout-sha256"] == SH.MinCountConstraintComponent
    assert kinds["Statement-act"] == SH.MaxCountConstraintComponent
    assert kinds["SetComplete"] == SH.SPARQLConstraintComponent
    assert set(report.graph.objects(None, SH.sourceConstraintComponent)) == set(kinds.values())


def test_the_report_on_a_property_names_it() -> None:
    """A finding about a property has its path, and the name of the shape followed by that of the property."""
    [finding] = core(example("Group/unclear")).violations[:1]
    paths = {one.shape: one.path for one in core(example("Statement/two-speech-acts")).findings}

    assert finding.focus == ID["group-graustark-ruritania"]
    assert paths == {"statement: speech act": URIRef("https://w3id.org/readout/ontology#speechAct")}


def test_validation_adds_nothing() -> None:
    """A graph that is validated has the same triples afterwards."""
    graph = example("Agent/two-kinds")
    before = set(graph)
    core(graph)
    reference(graph, rules=())

    assert set(graph) == before


def test_literals_are_read_as_before() -> None:
    """After a validation rdflib reads literals as it always does."""
    core(base())

    assert rdflib.NORMALIZE_LITERALS
    assert Literal("1", datatype=XSD.boolean).value is True


def test_the_vocabulary_is_looked_up() -> None:
    """What the vocabulary says of a concept counts, and without it the concept is unknown."""
    nothing = (files.ontology() / "alignments.ttl",)
    broken = {one.source for one in core(base(), nothing).findings}

    assert core(base()).conforms
    assert {DRS["Statement-act"], DRS["Event-type"], DRS["Passage-type"]} <= broken


def test_a_vocabulary_of_ones_own(tmp_path: Path) -> None:
    """A concept of a user's own file is as good as one that travels with the program."""
    act, own = URIRef("https://example.org/whisper"), tmp_path / "own.ttl"
    own.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f'<{act}> a skos:Concept ; skos:prefLabel "whisper"@en ; skos:inScheme <https://w3id.org/readout/vocab/act> .\n'
    )
    graph = Graph()
    for triple in base():
        graph.add((*triple[:2], act) if triple[1].endswith("#speechAct") else triple)

    assert not core(graph).conforms
    assert core(graph, (*files.vocabulary(), own)).conforms


def test_imports_are_not_followed() -> None:
    """A graph that imports something from the network is validated without a look there."""
    graph = example("SetComplete/uncounted-set") + Graph().parse(
        data="<https://example.org/o> a <http://www.w3.org/2002/07/owl#Ontology> ;"
        " <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/none> ."
    )

    assert core(graph).conforms


def test_a_triple_in_two_graphs_counts_once() -> None:
    """In a union of graphs the same fact may come twice: rules count it once and report it once."""
    store = stored(example("SetComplete/one-call-of-two"))
    twice = [ox.Quad(*quad.triple, ox.NamedNode("https://example.org/again")) for quad in store]
    before = constraints(store)
    store.extend(twice)

    assert len(before.findings) == 1
    assert constraints(store) == before


def test_a_rule_looks_at_its_own_kind() -> None:
    """A rule about concepts says nothing of other things that have the same properties."""
    store = stored(base())
    store.load(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <urn:x:a> skos:broader <urn:x:a> .",
        ox.RdfFormat.TURTLE,
    )

    assert constraints(store).findings == ()


def test_messages_have_the_values_in_them() -> None:
    """The words of a finding name what was found, also where the text has braces of its own."""
    store = stored(base())
    store.update(
        "PREFIX oa: <http://www.w3.org/ns/oa#> INSERT { ?s oa:exact '{?start} {0}' } WHERE { ?s oa:exact 'On May 3' }"
    )
    [finding] = constraints(store).findings

    assert finding.message == "“{?start} {0}” is not what the text has at [44,52)."
    assert finding.value == Literal("{?start} {0}")


def test_terms_of_the_database() -> None:
    """Every term of the database has its like in rdflib, and nothing else has."""
    given = [
        ox.NamedNode("urn:x:a"), ox.BlankNode("b"), ox.Literal("c"), ox.Literal("d", language="en"), ox.Literal(1),
    ]  # fmt: skip
    expected = [URIRef("urn:x:a"), BNode("b"), Literal("c"), Literal("d", lang="en"), Literal(1)]

    assert [term(one) for one in given] == expected
    assert [native(one) for one in expected] == given
    with pytest.raises(TypeError, match="not a term"):
        native(Variable("v"))
    with pytest.raises(TypeError, match="not a term"):
        term(ox.Triple(ox.NamedNode("urn:x:a"), ox.NamedNode("urn:x:a"), ox.NamedNode("urn:x:a")))


def test_broken_shapes_are_named(ontology: Path) -> None:
    """A shapes file that is not Turtle is an error that says which file, and leaves rdflib as it was."""
    (ontology / "shapes.ttl").write_text("drs:Broken a")

    with pytest.raises(VocabularyError, match=r"shapes\.ttl.*mend the file"):
        core(base())
    assert rdflib.NORMALIZE_LITERALS


def test_a_missing_file_is_named(ontology: Path) -> None:
    """An ontology that is not there is an error that says so."""
    (ontology / "diplomacy.ttl").unlink()

    with pytest.raises(VocabularyError, match=r"diplomacy\.ttl"):
        core(base())


def test_a_broken_rule_is_named(ontology: Path) -> None:
    """A rule whose query cannot be parsed is an error that says which rule."""
    path = ontology / "shapes.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("SELECT DISTINCT $this ?value ?start ?end WHERE {", "SELECT $this WHERE {{", 1))

    with pytest.raises(VocabularyError, match=r"shapes\.ttl.*SpanQuotesText"):
        constraints(stored(base()))


def test_a_shape_that_makes_no_sense_is_named(ontology: Path) -> None:
    """A shape that is Turtle but no shape is an error about the shapes file."""
    path = ontology / "shapes.ttl"
    path.write_text(path.read_text(encoding="utf-8") + '\ndrs:Span-start sh:minCount "many" .\n')

    with pytest.raises(VocabularyError, match=r"shapes\.ttl.*minCount"):
        core(base())


def test_the_first_readout_passes() -> None:
    """What is read from the first document breaks no core shape and is all cited but for one sentence."""
    source = load(files.ontology().parent / "data" / "japan-rok-2017-09-07.txt", "japan-rok-2017-09-07.txt")
    lexicon = Lexicon.load(files.vocabulary())
    graphs = to_graphs(read(source, lexicon), DEFAULT_BASE, lexicon.version)
    graph = graphs.stated + graphs.inferred + graphs.provenance
    report = validate.core(graph) + constraints(stored(graph))

    assert report.violations == ()
    assert {one.shape for one in report.warnings} == {
        "commitment for absent", "readout: address known", "sentence cited",
    }  # fmt: skip
