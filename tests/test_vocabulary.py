"""The vocabulary files: what they promise to the reader, to SKOS and to the people whom they name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SDO
from rdflib.term import Node

from kg import files
from kg.lexicon.terms import LEX
from kg.validate.shapes import shapes
from kg.vocab import CONCEPTS, DRO, ID, ORG, RDF, SCHEMES, SKOS
from kg.words import plural, tokens

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
NAMED = (DRO.State, DRO.Place, DRO.Organization)
FOUND_BY_NAME = ("role", "issue", "evt", "collective")
"""Schemes whose concepts are told apart by their labels; a word class may share a word with another."""

MANY = {DRO.State: 199, DRO.Place: 300, DRO.Organization: 70}
FORMS = {
    "provocations": ["provocative action", "provocation", "provocative act"],
    "nuclear-tests": ["nuclear test"],
    "missile-launches": ["missile launch", "launch of ballistic missiles"],
    "pressure": ["pressure"],
    "sanctions": ["sanctions"],
    "unsc-resolutions": ["United Nations Security Council resolution", "UNSC resolution"],
    "third-party-involvement": ["involvement of"],
    "public-anxiety": ["public anxiety", "anxiety among"],
    "coordination": ["coordinating", "collaborating", "work closely together", "working closely together"],
    "security-defence-cooperation": ["security and defense cooperation", "security and defence cooperation"],
    "exchanges": ["exchanges"],
    "bilateral-relations": ["relations", "relationship", "bilateral relations"],
    "future-oriented-relationship": ["future-oriented relationship", "future-oriented"],
    "leader-level-dialogue": ["exchange of views", "exchanges of views", "exchange views"],
    "difficult-issues": ["difficult issue"],
    "requisition-of-civilians": ["requisition of civilians", "forced labour", "forced labor"],
    "comfort-women": ["comfort women"],
    "regional-global-stability": ["regional and global stability and prosperity", "peace and stability"],
    "national-sentiment": ["national sentiment"],
    "abductions": ["abductions issue"],
    "official-development-assistance": ["ODA"],
    "un-security-council-reform": ["UN Security Council reform"],
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Return all vocabulary files together."""
    together = Graph()
    for path in files.vocabulary():
        together.parse(path)
    return together


def concepts(graph: Graph, name: str) -> set[Node]:
    """Return the concepts of a scheme."""
    return set(graph.subjects(SKOS.inScheme, SCHEMES[name]))


def entities(graph: Graph) -> set[Node]:
    """Return the states, places and organisations."""
    return {subject for kind in NAMED for subject in graph.subjects(RDF.type, kind)}


def texts(graph: Graph, subject: Node, *properties: Node) -> list[str]:
    """Return the literals of properties of a subject as plain text."""
    return [str(value) for name in properties for value in graph.objects(subject, name)]


def seen(form: str) -> tuple[str, ...]:
    """Return a form as the reader compares it."""
    return tuple(token.norm for token in tokens(form))


def with_plural(form: str) -> Iterator[str]:
    """Yield a form and the plural that the reader tries."""
    yield form
    head, _, last = form.rpartition(" ")
    if last.isalpha() and last.islower():
        yield f"{head} {plural(last)}".strip()


def shared(graph: Graph, subjects: Iterable[Node], plurals: bool = False) -> dict[tuple[str, ...], set[str]]:
    """Return the forms that belong to several subjects, with these."""
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for subject in subjects:
        for form in texts(graph, subject, *LABELS):
            for shape in with_plural(form) if plurals else (form,):
                owners[seen(shape)].add(str(subject))
    return {form: names for form, names in owners.items() if len(names) > 1}


@pytest.mark.parametrize("path", files.vocabulary(), ids=lambda path: path.name)
def test_a_file_says_first_what_it_is(path: Path) -> None:
    """A vocabulary file is Turtle without blank nodes and opens with a comment for whoever will change it."""
    assert path.read_text(encoding="utf-8").startswith("# ")
    terms = [term for triple in Graph().parse(path) for term in triple]
    assert terms
    assert not [term for term in terms if isinstance(term, BNode)]


def test_everything_has_one_preferred_label(graph: Graph) -> None:
    """A concept, scheme or named entity has exactly one preferred label."""
    wanted = {*graph.subjects(SKOS.inScheme), *graph.subjects(RDF.type, SKOS.ConceptScheme), *entities(graph)}
    assert {subject for subject in wanted if len(texts(graph, subject, SKOS.prefLabel)) != 1} == set()


def test_labels_are_english_and_used_once(graph: Graph) -> None:
    """Every label is tagged as English, and no subject has one label in two roles."""
    for name in LABELS:
        assert {value.language for value in graph.objects(None, name) if isinstance(value, Literal)} <= {"en"}
    for subject in set(graph.subjects()):
        labels = texts(graph, subject, *LABELS)
        assert len(labels) == len(set(labels)), subject


def test_concepts_stand_in_the_scheme_of_their_namespace(graph: Graph) -> None:
    """A concept is in one declared scheme, whose IRI its own begins with, and is defined."""
    for concept in set(graph.subjects(SKOS.inScheme)):
        (home,) = graph.objects(concept, SKOS.inScheme)
        assert (home, RDF.type, SKOS.ConceptScheme) in graph, concept
        assert str(concept).startswith(f"{home}#")
        assert texts(graph, concept, SKOS.definition), concept


def test_hierarchies_end_in_the_top_concepts(graph: Graph) -> None:
    """Wider concepts exist in the same scheme and form no circle; what has none is a listed top concept."""
    wider = {concept: set(graph.objects(concept, SKOS.broader)) for concept in graph.subjects(SKOS.inScheme)}
    for concept, above in wider.items():
        homes = {home for each in (concept, *above) for home in graph.objects(each, SKOS.inScheme)}
        assert len(homes) == 1, concept
        assert above <= wider.keys(), concept
    tuple(TopologicalSorter(wider).static_order())
    tops = {concept for concept, above in wider.items() if not above}
    assert set(graph.objects(None, SKOS.hasTopConcept)) == tops
    assert set(graph.subjects(SKOS.topConceptOf)) == tops


@pytest.mark.parametrize("name", FOUND_BY_NAME)
def test_a_form_means_one_concept(graph: Graph, name: str) -> None:
    """No form, and no plural that the reader tries, belongs to two concepts of a scheme."""
    assert shared(graph, concepts(graph, name), plurals=True) == {}


def test_a_name_means_one_entity(graph: Graph) -> None:
    """No name belongs to two states, places or organisations, and no demonym to two states."""
    assert shared(graph, entities(graph)) == {}
    demonyms = [str(word) for word in graph.objects(None, LEX.demonym)]
    assert len(demonyms) == len(set(demonyms))


def test_a_name_is_not_an_issue(graph: Graph) -> None:
    """No issue has the bare name of a state, place or organisation: what is meant depends on the sentence."""
    names = {seen(form) for entity in entities(graph) for form in texts(graph, entity, *LABELS)}
    issues = {seen(form) for concept in concepts(graph, "issue") for form in texts(graph, concept, *LABELS)}
    assert names & issues == set()


def test_issues_are_concepts_and_issues(graph: Graph) -> None:
    """What is in the issue scheme, and nothing else, is both a concept and an issue."""
    issues = concepts(graph, "issue")
    assert set(graph.subjects(RDF.type, DRO.Issue)) == issues
    assert issues <= set(graph.subjects(RDF.type, SKOS.Concept))


def test_issues_that_compose_say_how(graph: Graph) -> None:
    """A composed label stands exactly where a composition does, and has one place for the states."""
    assert set(graph.subjects(LEX.composes)) == set(graph.subjects(LEX.composedLabel))
    for concept in set(graph.subjects(LEX.composes)):
        (label,) = texts(graph, concept, LEX.composedLabel)
        assert label.count("{}") == 1, concept


@pytest.mark.parametrize("name", FORMS)
def test_issues_of_the_first_readout_keep_their_names(graph: Graph, name: str) -> None:
    """These issues keep their local names and are found by these forms."""
    assert set(FORMS[name]) <= set(texts(graph, CONCEPTS["issue"][name], *LABELS, LEX.boundForm))


def test_places_have_a_zone_and_a_state(graph: Graph) -> None:
    """A place has a zone of the time zone database, and lies in one known state or has a note why not."""
    zones = available_timezones()
    for place in graph.subjects(RDF.type, DRO.Place):
        (zone,) = texts(graph, place, LEX.zone)
        assert zone in zones, place
        states = set(graph.objects(place, SDO.containedInPlace))
        assert len(states) == (not texts(graph, place, SKOS.editorialNote)), place
        assert all((state, RDF.type, DRO.State) in graph for state in states), place


def test_every_state_has_a_place(graph: Graph) -> None:
    """A meeting in any state can be placed and timed."""
    assert set(graph.subjects(RDF.type, DRO.State)) == set(graph.objects(None, SDO.containedInPlace))


def test_a_state_is_known_by_its_code(graph: Graph) -> None:
    """The notation of a state is two capital letters, and its IRI is made of them."""
    for state in graph.subjects(RDF.type, DRO.State):
        (code,) = texts(graph, state, SKOS.notation)
        assert (len(code), code.isalpha(), code.isupper()) == (2, True, True)
        assert state == ID[f"state-{code.lower()}"]


def test_names_that_are_only_asked_for(graph: Graph) -> None:
    """What people ask for stands for one state, has no other owner among the names, and three letters are a code."""
    asked = [(str(value), state) for state, value in graph.subject_objects(LEX.askedAs)]
    assert len(asked) == len({name for name, _ in asked}) > 190
    assert {state for _, state in asked} <= set(graph.subjects(RDF.type, DRO.State))
    for name, state in asked:
        owners = {subject for label in LABELS for subject in graph.subjects(label, Literal(name, lang="en"))}
        assert owners <= {state}, name


def test_the_shapes_allow_what_is_said_of_states(graph: Graph) -> None:
    """The shape of states, which is closed, knows every property that the vocabulary gives them."""
    allowed = shapes().value(URIRef("https://w3id.org/readout/shapes#State"), SH.ignoredProperties)
    used = {name for state in graph.subjects(RDF.type, DRO.State) for name in graph.predicates(state)}

    assert used <= set(Collection(shapes(), allowed))


def test_links_lead_to_known_things(graph: Graph) -> None:
    """The whole that a body belongs to, and the issue that an event raises, are in the vocabulary."""
    assert set(graph.objects(None, ORG.subOrganizationOf)) <= entities(graph)
    assert set(graph.objects(None, LEX.issue)) <= concepts(graph, "issue")


def test_contested_names_stand_side_by_side(graph: Graph) -> None:
    """What has an editorial note has two names or more that are shown."""
    noted = set(graph.subjects(SKOS.editorialNote))
    assert {each for each in noted if len(texts(graph, each, *LABELS[:2])) < 2} == set()


def test_double_names_are_in_alphabetical_order(graph: Graph) -> None:
    """A label of two names has them in alphabetical order, each also alone, and a note on whose they are."""
    for concept in concepts(graph, "issue"):
        names = [part.casefold() for part in texts(graph, concept, SKOS.prefLabel)[0].split(" / ")]
        assert names == sorted(names), concept
        if len(names) > 1:
            assert set(names) <= {form.casefold() for form in texts(graph, concept, *LABELS[1:], LEX.boundForm)}
            assert texts(graph, concept, SKOS.editorialNote), concept


def test_second_mention_finds_the_office(graph: Graph) -> None:
    """A bare "Minister" may be the foreign minister, a "Secretary" that of State, but no deputy is either."""
    role = CONCEPTS["role"]
    assert (role["minister-for-foreign-affairs"], SKOS.broader, role["minister"]) in graph
    assert (role["secretary-of-state"], SKOS.broader, role["secretary"]) in graph
    deputies = {each for each in concepts(graph, "role") if "#deputy-" in str(each) or "#vice-" in str(each)}
    assert deputies
    assert deputies.isdisjoint(graph.subjects(SKOS.broader))


def test_gender_is_one_of_two_letters(graph: Graph) -> None:
    """A word that tells the gender of its holder says m or f."""
    assert {str(value) for value in graph.objects(None, LEX.gender)} == {"m", "f"}


def test_the_vocabulary_is_large_enough(graph: Graph) -> None:
    """States, places, organisations, roles and issues are not lost by accident."""
    for kind, least in MANY.items():
        assert len(set(graph.subjects(RDF.type, kind))) >= least
    assert len(concepts(graph, "issue")) >= 250
    assert len(concepts(graph, "role")) >= 50
