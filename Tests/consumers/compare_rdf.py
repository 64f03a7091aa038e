"""Checks that Turtle and JSON-LD say the same and fit the shapes: compare_rdf.py TTL JSONLD SHAPES

Prints {"labels": {identifier: label}, "ties": count, "quotes": […]} as JSON.
"""

import json
import sys

import pyshacl
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS

turtle = rdflib.Graph().parse(sys.argv[1], format="turtle")
jsonld = rdflib.Graph().parse(sys.argv[2], format="json-ld")
if not isomorphic(turtle, jsonld):
    for triple in list(turtle - jsonld)[:5]:
        print("only in Turtle:", triple, file=sys.stderr)
    for triple in list(jsonld - turtle)[:5]:
        print("only in JSON-LD:", triple, file=sys.stderr)
    sys.exit(1)
blank = [triple for triple in turtle if any(isinstance(term, rdflib.BNode) for term in triple)]
assert not blank, blank[:3]
conforms, _, report = pyshacl.validate(turtle, shacl_graph=sys.argv[3], advanced=False)
if not conforms:
    sys.exit(report[:3000])
ng = rdflib.Namespace("urn:newsgraph:vocabulary:")
schema = rdflib.Namespace("https://schema.org/")
oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
labels = {}
for subject in turtle.subjects(ng.kind):
    labels[str(turtle.value(subject, schema.identifier))] = str(turtle.value(subject, RDFS.label))
ties = len(list(turtle.subjects(RDF.type, ng.Tie)))
quotes = sorted(str(quote) for quote in turtle.objects(None, oa.exact))
json.dump({"labels": labels, "ties": ties, "quotes": quotes}, sys.stdout)
