/// The JSON Schema of the native format.
public enum GraphSchema {
  /// The schema, in the dialect of 2020-12; a text with one final newline.
  ///
  /// It states what one value can state. That ends exist and are of the relation's kinds, and that
  /// ranges fit their quotations, is what `Graph.problems()` checks.
  public static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:newsgraph:graph:1",
      "title": "newsgraph graph, version 1",
      "description": "Actors, organizations and positions of news articles, with the words that carry every tie. Offsets count Unicode scalars of the document's text, half-open.",
      "type": "object",
      "additionalProperties": false,
      "required": ["format", "generator", "documents", "nodes", "edges"],
      "properties": {
        "format": {
          "description": "Name and version; a minor version only adds members.",
          "type": "string", "pattern": "^newsgraph/1(\\.[0-9]+)?$"
        },
        "generator": { "description": "The program and its version.", "type": "string", "minLength": 1 },
        "documents": { "type": "array", "items": { "$ref": "#/$defs/document" } },
        "nodes": {
          "description": "Sorted by kind, then id.",
          "type": "array", "items": { "$ref": "#/$defs/node" }
        },
        "edges": {
          "description": "Sorted by source, relation, target, id.",
          "type": "array", "items": { "$ref": "#/$defs/edge" }
        }
      },
      "$defs": {
        "nodeID": {
          "description": "Readable, and legal as a name in XML, DOT and Turtle.",
          "type": "string", "pattern": "^[A-Za-z][^\\s!-,/:-@\\[-^`{-~]*$"
        },
        "share": { "type": "number", "minimum": 0, "maximum": 1 },
        "offset": { "type": "integer", "minimum": 0 },
        "isoDate": {
          "description": "ISO 8601, of the precision that the text gives.",
          "type": "string",
          "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
        },
        "attributeName": { "pattern": "^[a-z][A-Za-z0-9]*$" },
        "attributeValue": {
          "type": ["boolean", "number", "string", "array"],
          "items": { "type": "string" }
        },
        "document": {
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "language", "scalars"],
          "properties": {
            "id": { "type": "string", "minLength": 1 },
            "title": { "type": "string" },
            "date": { "$ref": "#/$defs/isoDate" },
            "source": { "description": "Who published it.", "type": "string" },
            "language": {
              "description": "A BCP 47 tag.",
              "type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
            },
            "sha256": {
              "description": "Of the file's bytes.",
              "type": "string", "pattern": "^[0-9a-f]{64}$"
            },
            "scalars": {
              "description": "The length of the text in Unicode scalars.",
              "$ref": "#/$defs/offset"
            }
          }
        },
        "node": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "id", "kind", "label", "aliases", "mentions", "salience", "confidence", "attributes"
          ],
          "properties": {
            "id": { "$ref": "#/$defs/nodeID" },
            "kind": { "enum": ["person", "organization", "group", "place", "position", "statement"] },
            "label": { "description": "The fullest name.", "type": "string", "minLength": 1 },
            "aliases": {
              "description": "Other surface forms, by frequency, then text.",
              "type": "array", "items": { "type": "string", "minLength": 1 }
            },
            "mentions": { "type": "array", "items": { "$ref": "#/$defs/mention" } },
            "salience": {
              "description": "The share of the document's weighted mentions.",
              "$ref": "#/$defs/share"
            },
            "confidence": { "$ref": "#/$defs/share" },
            "attributes": { "$ref": "#/$defs/nodeAttributes" }
          },
          "allOf": [
            {
              "if": { "properties": { "kind": { "const": "organization" } } },
              "then": {
                "properties": { "attributes": { "properties": { "type": { "enum": [
                  "party", "media", "military", "police", "court", "government", "ministry",
                  "legislature", "company", "ngo", "igo", "armedGroup", "criminal", "team",
                  "university", "other"
                ] } } } }
              }
            },
            {
              "if": { "properties": { "kind": { "const": "place" } } },
              "then": {
                "properties": { "attributes": { "properties": { "type": {
                  "enum": ["country", "region", "city", "other"]
                } } } }
              }
            }
          ]
        },
        "nodeAttributes": {
          "description": "What else is known; the names below are defined, further ones may occur.",
          "type": "object",
          "propertyNames": { "$ref": "#/$defs/attributeName" },
          "additionalProperties": { "$ref": "#/$defs/attributeValue" },
          "properties": {
            "named": { "description": "False for an actor the text does not name.", "type": "boolean" },
            "honorific": { "type": "string" },
            "type": { "type": "string" },
            "acronym": { "type": "string" },
            "count": { "type": "integer", "minimum": 1 },
            "iso3": { "type": "string", "pattern": "^[A-Z]{3}$" },
            "title": { "description": "Bare, in lower case.", "type": "string" },
            "vacant": { "type": "boolean" },
            "content": { "description": "The words of a statement.", "type": "string" },
            "speechKind": { "enum": ["direct", "indirect", "mixed"] },
            "stance": { "enum": [
              "asserts", "supports", "opposes", "denies", "proposes", "demands", "threatens",
              "questions"
            ] },
            "cue": { "type": "string" }
          }
        },
        "mention": {
          "type": "object",
          "additionalProperties": false,
          "required": ["document", "start", "end", "text", "form"],
          "properties": {
            "document": { "type": "string", "minLength": 1 },
            "start": { "$ref": "#/$defs/offset" },
            "end": { "$ref": "#/$defs/offset" },
            "text": { "type": "string", "minLength": 1 },
            "form": { "enum": ["name", "nominal", "pronoun"] },
            "link": {
              "description": "Why the mention was joined to the node; absent where it founds it.",
              "enum": [
                "exact", "part-of-name", "acronym", "alias-in-text", "apposition", "title",
                "pronoun", "same-head", "demonym"
              ]
            }
          }
        },
        "edge": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "id", "source", "relation", "target", "attributes", "confidence", "origin", "evidence"
          ],
          "properties": {
            "id": {
              "description": "A hash of relation, ends, status, modality and polarity.",
              "type": "string", "pattern": "^edge\\.[0-9a-f]{16}$"
            },
            "source": { "$ref": "#/$defs/nodeID" },
            "relation": { "enum": [
              "holds", "of", "memberOf", "worksFor", "speaksFor", "partOf", "basedIn", "citizenOf",
              "familyOf", "associateOf", "opponentOf", "appointed", "succeeded", "founded", "owns",
              "funds",
              "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request",
              "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
              "states", "reportedBy", "about", "addressedTo"
            ] },
            "target": { "$ref": "#/$defs/nodeID" },
            "attributes": { "$ref": "#/$defs/edgeAttributes" },
            "confidence": { "$ref": "#/$defs/share" },
            "origin": {
              "description": "Derived where no single clause says it.",
              "enum": ["extracted", "derived"]
            },
            "evidence": {
              "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/evidence" }
            }
          }
        },
        "edgeAttributes": {
          "description": "What else is known; the names below are defined, further ones may occur.",
          "type": "object",
          "propertyNames": { "$ref": "#/$defs/attributeName" },
          "additionalProperties": { "$ref": "#/$defs/attributeValue" },
          "properties": {
            "status": { "enum": [
              "current", "former", "elect", "incoming", "outgoing", "acting", "nominee", "candidate"
            ] },
            "modality": { "$ref": "#/$defs/modality" },
            "quad": { "enum": [
              "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"
            ] },
            "since": { "$ref": "#/$defs/isoDate" },
            "until": { "$ref": "#/$defs/isoDate" },
            "kin": { "type": "string" },
            "position": { "type": "string" },
            "predicate": { "type": "string" },
            "mode": { "type": "string" },
            "event": { "type": "string" },
            "reciprocal": { "type": "boolean" }
          }
        },
        "modality": { "enum": ["actual", "planned", "hypothetical", "negated"] },
        "evidence": {
          "type": "object",
          "additionalProperties": false,
          "required": ["document", "sentence", "start", "end", "quote", "reportedBy"],
          "properties": {
            "document": { "type": "string", "minLength": 1 },
            "sentence": { "$ref": "#/$defs/offset" },
            "start": { "$ref": "#/$defs/offset" },
            "end": { "$ref": "#/$defs/offset" },
            "quote": { "description": "The exact words, text[start:end].", "type": "string", "minLength": 1 },
            "cue": { "description": "The words that carry the relation.", "type": "string" },
            "modality": { "$ref": "#/$defs/modality" },
            "reportedBy": {
              "description": "The chain of sources, innermost first; empty where the article itself says so.",
              "type": "array", "items": { "$ref": "#/$defs/nodeID" }
            }
          }
        }
      }
    }

    """#
}
