"""Lints the script and the style sheet of a page as they are sent: lint_page.py PAGE"""

import pathlib
import re
import subprocess
import sys
import tempfile

page = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
folder = pathlib.Path(__file__).parent
parts = {
    "page.js": re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
    "page.css": re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
}
with tempfile.TemporaryDirectory() as work:
    for name, texts in parts.items():
        assert len(texts) == 1, name
        pathlib.Path(work, name).write_text(texts[0], encoding="utf-8")
    biome = pathlib.Path(sys.executable).with_name("biome")
    sys.exit(subprocess.run(
        [biome, "lint", "--error-on-warnings", f"--config-path={folder}", *parts], cwd=work).returncode)
