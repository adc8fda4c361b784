"""Each shape finds what it is for and nothing else, in pySHACL and over a whole store alike."""

import re
from functools import cache

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node
from shape_cases import EXAMPLES, Case, base, cases, found, stored

from kg.validate import Report, constraints, core, reference, shapes
from kg.validate.background import described
from kg.vocab import PREFIXES

SHAPES = shapes.shapes()
RULES = {str(rule.shape).rpartition("#")[2]: rule for rule in shapes.rules()}
ALONE = (SH.nodeKind, SH["or"], SH.xone, SH.closed, SH.sparql)
"""What a shape may demand of its nodes directly, beside demands on their properties."""
TARGETS = (SH.targetClass, SH.targetSubjectsOf)
LACKING = {
    "Correction-found", "Encounter-participants", "Office-owner-known", "OfficeHolding-time-known", "Passage-read",
    "Readout-about-known", "Readout-issued-known", "Readout-perspective-known", "Readout-source-known",
    "Readout-title", "Statement-encounter-known", "Statement-issue-known", "Statement-source-known",
    "Statement-speaker-known",
}  # fmt: skip
"""What real readouts may well lack."""
UNUSUAL = {
    "AgreementJoint", "CommitmentForAbsent", "ContestedName", "EventBeforeIssue", "JointSides", "MadeAtSubject",
    "MentionOfOne", "OneSentence", "OtherPartyAddressed", "ParticipantOffice", "PerspectiveIsSide", "SentenceCited",
    "SpeakerPresent",
}  # fmt: skip
"""What real readouts may well contain."""

each_case = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def local(node: Node | None) -> str:
    """Return the local name of an IRI."""
    return str(node).rpartition("#")[2]


def lines(report: Report) -> list[tuple[str, ...]]:
    """Return the findings of a report as text, blank nodes without their names."""
    rows = ((one.source, one.severity, one.focus, one.path, one.value, one.message) for one in report.findings)
    return sorted(tuple("_:" if isinstance(part, BNode) else str(part) for part in row) for row in rows)


def targeted() -> set[Node]:
    """Return the shapes that say which nodes they are about."""
    return {shape for target in TARGETS for shape in SHAPES.subjects(target)}


def finding() -> set[Node]:
    """Return the shapes that can find something: those of properties, and those with a demand of their own."""
    alone = {shape for shape in targeted() if any((shape, demand, None) in SHAPES for demand in ALONE)}
    return alone | {part for shape in targeted() for part in SHAPES.objects(shape, SH.property)}


@cache
def both(case: Case) -> Report:
    """Return what the core shapes find in an example, with what the rules find in a store that holds it."""
    return core(case.graph) + constraints(stored(case.graph))


def test_every_example_is_found() -> None:
    """No example is left out of the tests below, and each stands in the folder of a shape."""
    assert len(cases()) == 102
    assert {case.shape for case in cases()} == {local(shape) for shape in targeted()}
    assert {path.name for path in EXAMPLES.iterdir() if path.is_file()} == {"base.ttl"}


def test_every_demand_has_its_error() -> None:
    """For everything that a shape demands there is an example that breaks it."""
    planted = {shape for case in cases() for shape, _, _ in case.expected}

    assert len(finding()) == 132
    assert planted == {local(shape) for shape in finding()}


def test_every_shape_has_nodes_in_the_valid_example() -> None:
    """The valid example has a node for every shape, so that passing means something."""
    graph = described(base())
    classes = {up for kind in graph.objects(None, RDF.type) for up in graph.transitive_objects(kind, RDFS.subClassOf)}

    for shape in targeted():
        aims = {one for target in TARGETS for one in SHAPES.objects(shape, target)}
        assert aims & classes or aims & set(graph.predicates()), shape


def test_the_valid_example_is_valid() -> None:
    """In the valid example nothing is found, not even a warning, neither in a document nor in a store."""
    assert core(base()).findings == ()
    assert constraints(stored(base())).findings == ()


def test_pyshacl_finds_nothing_in_the_valid_example() -> None:
    """All shapes at once, left to pySHACL, find nothing in the valid example."""
    assert reference(base()).findings == ()


@each_case
def test_an_example_breaks_what_it_says(case: Case) -> None:
    """In each example exactly that is found which the example lists."""
    assert found(both(case)) == case.expected


@each_case
def test_pyshacl_agrees(case: Case) -> None:
    """pySHACL, with the shapes as they stand, reports the same nodes, shapes, paths, values and words."""
    broken = {case.shape, *(shape for shape, _, _ in case.expected)}
    rules = {RULES[name].shape for name in broken & RULES.keys()}

    assert lines(reference(case.graph, rules=rules)) == lines(both(case))


def test_every_shape_is_named() -> None:
    """A shape that can find something has an IRI, a name and one message: a sentence that says what is wrong."""
    for shape in finding() | targeted():
        name = SHAPES.value(shape, RDFS.label) or SHAPES.value(shape, SH.name)
        assert isinstance(shape, URIRef)
        assert isinstance(name, Literal)
        assert name.language == "en"
    for shape in finding():
        body = SHAPES.value(shape, SH.sparql) or shape
        [message] = SHAPES.objects(body, SH.message)
        assert re.fullmatch(r"[A-Z“{].*[.”…]", str(message)), message


def test_severities_are_chosen() -> None:
    """A warning is what real readouts may lack or contain; everything else can only be a bug."""
    warnings = {local(shape) for shape in SHAPES.subjects(SH.severity, SH.Warning)}

    assert warnings == LACKING | UNUSUAL
    assert set(SHAPES.objects(None, SH.severity)) == {SH.Warning}
    assert {name for name, rule in RULES.items() if rule.severity == "Warning"} == UNUSUAL


def test_every_rule_is_run() -> None:
    """There are twenty-six rules in SPARQL, each a shape of its own."""
    assert len(RULES) == 26
    assert len(set(SHAPES.objects(None, SH.sparql))) == 26


@each_rule
def test_a_rule_stands_alone(rule: shapes.Rule) -> None:
    """A rule declares the prefixes it uses, as everywhere, and the words of its message are variables it selects."""
    used = set(re.findall(r"(?<![\w?$])([a-z]+):(?=\w)", rule.select))
    selected = set(re.findall(r"[?$](\w+)", rule.select.partition("WHERE")[0]))

    assert used <= set(rule.prefixes)
    assert rule.prefixes.items() <= PREFIXES.items()
    assert set(re.findall(r"\{\?(\w+)\}", rule.message)) <= selected


@each_rule
def test_a_rule_is_portable(rule: shapes.Rule) -> None:
    """A rule begins with $this, yields no row twice, and uses nothing that SHACL forbids in a constraint."""
    words = set(re.findall(r"\b[A-Z]{2,}\b", rule.select))

    assert re.match(r"\s*SELECT (DISTINCT )?\$this\b", rule.select)
    assert not re.search(r"SELECT (?!(DISTINCT )?\$this\b)", rule.select)  # a subquery returns what is bound before it
    assert re.search(r"\{\s*(\{\s*)?(SELECT DISTINCT \$this[^{]*\{\s*)?\$this\s", rule.select)
    assert words & {"DISTINCT", "GROUP"}
    assert not words & {"MINUS", "VALUES", "SERVICE", "FROM", "GRAPH"}
    assert re.findall(r"COUNT\((?!DISTINCT|\?speaker\)|\?person\))", rule.select) == []
    assert rule.classes


def test_the_quick_form_demands_the_same() -> None:
    """The core shapes hold every demand of the shapes file but the rules, and every target."""
    quick, parts = shapes.core_shapes(), {part for shape in targeted() for part in SHAPES.objects(shape, SH.property)}
    demands = {(part, predicate) for part in parts for predicate in SHAPES.predicates(part)}

    assert not set(quick.objects(None, SH.sparql))
    assert all((part, predicate, None) in quick for part, predicate in demands)
    assert {part for part in parts if any((part, target, None) in quick for target in TARGETS)} == parts


def test_a_closed_shape_stays_closed() -> None:
    """In the quick form a closed shape still allows exactly the properties that it has shapes for."""
    whole, quick = shapes.shapes(), shapes.core_shapes()
    [statement] = [shape for shape in targeted() if local(shape) == "Statement"]
    allowed = set(Graph.items(quick, quick.value(statement, SH.ignoredProperties)))
    listed = {path for part in whole.objects(statement, SH.property) for path in whole.objects(part, SH.path)}

    assert len(listed) > 20
    assert listed <= allowed


def test_the_shapes_are_shapes() -> None:
    """The shapes file, as it stands, is well-formed by SHACL's own shapes for shapes."""
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=Graph() + SHAPES, meta_shacl=True)

    assert conforms, text
