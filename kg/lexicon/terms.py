"""The terms of the lexicon: a closed namespace, where a misspelt term raises."""

# ruff: noqa: N815  (the terms are spelled as in the ontology)

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace

from kg.vocab import LEXICON


class LEX(DefinedNamespace):
    """The properties and individuals that tell the reader how words are used."""

    _fail = True
    _NS = LEXICON

    Composition: URIRef
    Implication: URIRef
    Bearer: URIRef
    JointActors: URIRef
    Delegation: URIRef
    Others: URIRef
    Own: URIRef
    Parties: URIRef
    People: URIRef
    Persons: URIRef
    Reference: URIRef
    Sides: URIRef
    Target: URIRef
    Topic: URIRef

    agency: URIRef
    agentless: URIRef
    askedAs: URIRef
    attitude: URIRef
    boundForm: URIRef
    composedLabel: URIRef
    composes: URIRef
    cue: URIRef
    defaultStance: URIRef
    demonym: URIRef
    expects: URIRef
    form: URIRef
    futureStance: URIRef
    gender: URIRef
    impliedBy: URIRef
    issue: URIRef
    marker: URIRef
    narrows: URIRef
    objectNoun: URIRef
    ofBody: URIRef
    opensAct: URIRef
    ownFutureStance: URIRef
    sameDay: URIRef
    serves: URIRef
    standsFor: URIRef
    verb: URIRef
    whenAlone: URIRef
    whenJoint: URIRef
    whenNegated: URIRef
    whenOwnFuture: URIRef
    whenPlain: URIRef
    whenPurpose: URIRef
    whenUnknown: URIRef
    withholds: URIRef
    zone: URIRef
