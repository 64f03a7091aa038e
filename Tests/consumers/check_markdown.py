"""Renders Markdown as GitHub would: check_markdown.py FILE

Fails for markup that only a text of the graph could have brought in. Prints the headings of the third
level as a list in JSON.
"""

import json
import sys

from markdown_it import MarkdownIt

text = open(sys.argv[1], encoding="utf-8").read()
tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text)
allowed = {
    "heading_open", "heading_close", "inline", "bullet_list_open", "bullet_list_close",
    "list_item_open", "list_item_close", "paragraph_open", "paragraph_close", "blockquote_open",
    "blockquote_close", "text", "softbreak", "strong_open", "strong_close", "em_open", "em_close",
    "text_special", "entity", "hardbreak",
}
headings = []
for index, token in enumerate(tokens):
    for part in [token, *(token.children or [])]:
        assert part.type in allowed, f"{part.type}: {part.content!r}"
    if token.type == "heading_open" and token.tag == "h3":
        headings.append("".join(child.content for child in tokens[index + 1].children))
json.dump(headings, sys.stdout)
