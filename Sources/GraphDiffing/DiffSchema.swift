import GraphFormats
import KnowledgeGraph

/// The JSON Schema of differences.
public enum DiffSchema {
  /// The schema of what `DiffFormat` writes, in the dialect of 2020-12; a text with one final newline.
  ///
  /// The schema of graphs is a part of it, under its own identifier, so that the file needs no other.
  public static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:newsgraph:diff:1",
      "title": "newsgraph difference, version 1",
      "description": "What changed between two graphs, as news and exactly.",
      "type": "object",
      "additionalProperties": false,
      "required": ["format", "a", "b", "alignment", "doubtful", "changes", "agreements", "delta"],
      "properties": {
        "format": {
          "description": "Name and version; a minor version only adds members.",
          "type": "string", "pattern": "^newsgraph-diff/1(\\.[0-9]+)?$"
        },
        "a": { "description": "The first graph.", "$ref": "#/$defs/side" },
        "b": { "description": "The second graph.", "$ref": "#/$defs/side" },
        "alignment": {
          "description": "Nodes that are the same, in the order of the first graph.",
          "type": "array", "items": { "$ref": "#/$defs/pair" }
        },
        "doubtful": {
          "description": "Nodes that may be the same and are kept apart.",
          "type": "array", "items": { "$ref": "#/$defs/pair" }
        },
        "changes": {
          "description": "The news, the biggest first.",
          "type": "array", "items": { "$ref": "#/$defs/change" }
        },
        "agreements": {
          "description": "What both graphs say.",
          "type": "array", "items": { "$ref": "#/$defs/agreement" }
        },
        "delta": { "$ref": "#/$defs/delta" }
      },
      "$defs": {
        "count": { "type": "integer", "minimum": 0 },
        "text": { "type": "string", "minLength": 1 },
        "side": {
          "type": "object",
          "additionalProperties": false,
          "required": ["documents", "nodes", "edges"],
          "properties": {
            "documents": {
              "type": "array", "items": { "$ref": "urn:newsgraph:graph:1#/$defs/document" }
            },
            "nodes": { "$ref": "#/$defs/count" },
            "edges": { "$ref": "#/$defs/count" }
          }
        },
        "reference": {
          "description": "A node of one of the graphs.",
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "kind", "label"],
          "properties": {
            "id": { "$ref": "urn:newsgraph:graph:1#/$defs/nodeID" },
            "kind": { "enum": \#(words(NodeKind.self)) },
            "label": { "$ref": "#/$defs/text" }
          }
        },
        "pair": {
          "type": "object",
          "additionalProperties": false,
          "required": ["a", "b", "score", "reasons"],
          "properties": {
            "a": { "$ref": "#/$defs/reference" },
            "b": { "$ref": "#/$defs/reference" },
            "score": { "type": "number", "minimum": 0, "maximum": 1 },
            "reasons": {
              "type": "array",
              "items": { "enum": \#(words(AlignmentReason.self)) }
            }
          }
        },
        "change": {
          "type": "object",
          "additionalProperties": false,
          "required": ["topic", "verdict", "sentence", "newsValue", "before", "after"],
          "properties": {
            "topic": { "enum": \#(words(GraphChange.Topic.self)) },
            "verdict": { "enum": \#(words(GraphChange.Verdict.self)) },
            "sentence": { "$ref": "#/$defs/text" },
            "newsValue": { "type": "integer" },
            "before": { "type": "array", "items": { "$ref": "#/$defs/fact" } },
            "after": { "type": "array", "items": { "$ref": "#/$defs/fact" } }
          }
        },
        "fact": {
          "description": "What one graph says: of a node, by an edge, or as a statement.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "quote": { "type": "string" },
            "document": { "$ref": "#/$defs/text" },
            "node": { "$ref": "#/$defs/reference" },
            "edge": { "$ref": "#/$defs/text" },
            "relation": { "enum": \#(words(Relation.self)) },
            "source": { "$ref": "#/$defs/reference" },
            "target": { "$ref": "#/$defs/reference" },
            "attributes": { "$ref": "urn:newsgraph:graph:1#/$defs/edgeAttributes" },
            "statement": { "$ref": "#/$defs/reference" },
            "speaker": { "$ref": "#/$defs/reference" },
            "stance": { "type": "string" }
          },
          "oneOf": [
            { "required": ["node"] },
            { "required": ["edge", "relation", "source", "target", "attributes"] },
            { "required": ["statement"] }
          ]
        },
        "agreement": {
          "type": "object",
          "additionalProperties": false,
          "required": ["sentence", "placesA", "placesB"],
          "properties": {
            "sentence": { "$ref": "#/$defs/text" },
            "a": { "description": "The edge of the first graph.", "$ref": "#/$defs/text" },
            "b": { "description": "The edge of the second graph.", "$ref": "#/$defs/text" },
            "placesA": { "$ref": "#/$defs/count" },
            "placesB": { "$ref": "#/$defs/count" }
          }
        },
        "delta": {
          "description": "All that differs; applied to the first graph it gives the second.",
          "type": "object",
          "additionalProperties": false,
          "required": ["renamed", "documents", "nodes", "edges"],
          "properties": {
            "renamed": {
              "description": "Identifiers of paired nodes that differ.",
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["from", "to"],
                "properties": {
                  "from": { "$ref": "urn:newsgraph:graph:1#/$defs/nodeID" },
                  "to": { "$ref": "urn:newsgraph:graph:1#/$defs/nodeID" }
                }
              }
            },
            "generator": {
              "type": "object",
              "additionalProperties": false,
              "required": ["from", "to"],
              "properties": {
                "from": { "$ref": "#/$defs/text" }, "to": { "$ref": "#/$defs/text" }
              }
            },
    \#(parts)
          }
        },
    \#(graph)
      }
    }

    """#

  private static func words<Word: CaseIterable & RawRepresentable>(_: Word.Type) -> String
  where Word.RawValue == String {
    "[" + Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + "]"
  }

  /// What is removed, added and changed among documents, nodes and edges.
  private static var parts: String {
    ["document", "node", "edge"].map { name in
      let value = "{ \"$ref\": \"urn:newsgraph:graph:1#/$defs/\(name)\" }"
      return #"""
                "\#(name)s": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["removed", "added", "changed"],
                  "properties": {
                    "removed": { "type": "array", "items": \#(value) },
                    "added": { "type": "array", "items": \#(value) },
                    "changed": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["from", "to"],
                        "properties": { "from": \#(value), "to": \#(value) }
                      }
                    }
                  }
                }
        """#
    }
    .joined(separator: ",\n")
  }

  /// The schema of graphs, as a member.
  private static var graph: String {
    let lines = GraphSchema.json.split(separator: "\n").map { "    " + $0 }
    return "    \"graph\": " + lines.joined(separator: "\n").drop { $0 == " " }
  }
}
