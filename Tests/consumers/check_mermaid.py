"""Draws Mermaid files with Mermaid itself: check_mermaid.py FILE...

Prints the number of nodes and edges of the last file's drawing as JSON.
"""

import json
import re
import sys

import mermaidx

for path in sys.argv[1:]:
    svg = mermaidx.render(open(path, encoding="utf-8").read()).svg()
    assert "Syntax error" not in svg, path
    nodes = len(re.findall(r'<g[^>]*class="node ', svg))
    edges = len(re.findall(r'class="[^"]*flowchart-link', svg))
json.dump({"nodes": nodes, "edges": edges}, sys.stdout)
