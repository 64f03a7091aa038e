"""Checks a page of the sample article in a browser: check_page.py CHECK PAGE…

The page holds the invented article of Tests/GraphViewingTests/HarbourArticle.swift.
"""

import csv
import io
import json
import sys

from axe_playwright_python.sync_playwright import Axe
from browser import DESKTOP, PHONE, click_words, is_in_view, opened, wait_until


def shows_all(path):
    with opened(path) as page:
        assert page.locator("h1").inner_text() == "Quarrel at the quay"
        assert page.locator("svg .node").count() == 8
        assert page.locator(".text .block").count() == 5
        assert page.locator(".list").is_hidden() and page.locator(".details").is_hidden()
        page.click(".views [data-view=list]")
        assert page.locator(".list").is_visible() and page.locator(".diagram").is_hidden()
        heads = page.locator(".list h3").all_inner_texts()
        assert heads == ["People", "Organizations", "Places", "Offices", "Ties",
                         "Who did what to whom", "Who said what"], heads


def works_without_script(path):
    with opened(path, java_script_enabled=False) as page:
        for selector in ["svg", ".list", ".text", "h1", "#person\\.ilka-brandt"]:
            assert page.locator(selector).first.is_visible(), selector
        assert page.locator(".tools").is_hidden() and page.locator(".filters").is_hidden()
        tie = page.locator(".tie", has_text="might sanction")
        assert "Westhaven Courier" in tie.locator("footer").inner_text()
        tie.locator("footer a").click()
        assert page.evaluate("document.querySelector(':target').textContent").startswith("Brandt, a")


def lights(path):
    with opened(path) as page:
        page.locator("svg .node.person").first.hover()
        assert page.locator("svg .node.lit").count() >= 4
        assert page.locator(".m.lit").all_inner_texts()[:1] == ["Ilka Brandt"]
        page.mouse.move(5, 5)
        assert page.locator(".lit").count() == 0
        page.locator(".m", has_text="Joran Pell").first.hover()
        assert page.locator("svg .node.lit[aria-label^='Joran Pell']").count() == 1


def edges_show_quotations(path):
    with opened(path, viewport={"width": 1000, "height": 420}) as page:
        page.locator("svg .edge.sanction text").first.click()
        assert page.locator(".details").is_visible()
        assert "may sue Harbour Lines" in page.locator(".details blockquote").inner_text()
        assert page.locator(".details mark").inner_text() == "may sue"
        chosen = page.locator(".s.chosen")
        assert chosen.count() == 1 and is_in_view(chosen)
        assert page.evaluate("location.hash").startswith("#edge.")
        page.click(".details .close")
        assert page.locator(".details").is_hidden() and page.locator(".chosen").count() == 0


def words_show_what_was_read(path):
    with opened(path) as page:
        click_words(page, 1)
        ties = page.locator(".details .sentence").all_inner_texts()
        assert any("might sanction" in tie for tie in ties), ties
        assert any("is a member of" in tie for tie in ties), ties
        page.locator(".m", has_text="Joran Pell").first.click()
        assert page.locator(".details-title").inner_text() == "Joran Pell"
        # Words that are selected, as a keyboard or a finger does it.
        page.evaluate("""() => {
          const words = document.querySelectorAll(".s.q")[3];
          getSelection().selectAllChildren(words);
        }""")
        wait_until(page, "document.querySelector('.details').innerText.includes('talks with')")


def searches(path):
    with opened(path) as page:
        page.fill(".search", "PELL")
        assert page.locator(".details-title").inner_text() == "1 name, 2 passages"
        page.press(".search", "Enter")
        page.keyboard.press("Enter")
        assert page.locator(".details-title").inner_text() == "Joran Pell"
        page.fill(".search", "Hafenlinien Zürich")
        assert page.locator(".details-title").inner_text() == "0 names, 0 passages"
        page.keyboard.press("Escape")
        assert page.input_value(".search") == "" and page.locator(".details").is_hidden()


def filters(path):
    with opened(path) as page:
        def off():
            return page.locator("svg .edge.off").count()

        def count():
            return page.locator(".filter-count").inner_text()
        page.click(".open-filters")
        page.uncheck(".filters [name=modality][value=hypothetical]")
        assert off() == 1 and count() == ": 9 of 10", count()
        page.uncheck(".filters [name=kind][value=place]")
        assert page.locator("svg .node.place.off").count() == 1
        page.click(".filters [type=reset]")
        wait_until(page, "!document.querySelector('svg .off')")
        assert count() == ""
        page.uncheck(".filters [name=relation][value=memberOf]")
        assert count() == ": 9 of 10"
        page.click(".filters [type=reset]")
        wait_until(page, "!document.querySelector('svg .off')")
        # What the article says itself is taken away: what two sources report is left.
        page.uncheck(".filters [name=source][value=article]")
        assert count() == ": 4 of 10", count()
        page.click(".filters [type=reset]")
        wait_until(page, "!document.querySelector('svg .off')")
        page.fill(".filters [name=to]", "2031-03-03")
        page.dispatch_event(".filters [name=to]", "change")
        assert count() == ": 1 of 10", count()
        page.click(".filters .close")
        page.click(".views [data-view=list]")
        assert page.locator(".list .tie:visible").count() == 1


def moves(path):
    with opened(path, has_touch=True) as page:
        def box():
            return [float(n) for n in page.get_attribute(".sheet.on svg", "viewBox").split()]
        whole = box()
        page.mouse.move(400, 400)
        page.mouse.wheel(0, -300)
        wait_until(page, f"document.querySelector('svg').viewBox.baseVal.width < {whole[2] - 1}")
        closer = box()
        page.mouse.down()
        page.mouse.move(460, 440, steps=4)
        page.mouse.up()
        assert box()[0] < closer[0] and box()[1] < closer[1] and page.locator(".chosen").count() == 0
        for name in ["out", "fit"]:
            page.click(f"[data-zoom={name}]")
        assert box() == whole
        page.click("[data-pan=right]")
        assert box()[0] > whole[0]
        page.focus(".canvas")
        for key in ["0", "+", "ArrowDown", "ArrowLeft"]:
            page.keyboard.press(key)
        assert box()[2] < whole[2] and box()[1] > 0
        page.keyboard.press("0")
        # Two fingers that part.
        client = page.context.new_cdp_session(page)
        def touch(kind, *points):
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [
                {"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]})
        touch("touchStart", (300, 400), (400, 400))
        touch("touchMove", (250, 400), (450, 400))
        touch("touchMove", (200, 400), (500, 400))
        touch("touchEnd")
        wait_until(page, f"document.querySelector('svg').viewBox.baseVal.width < {whole[2] * .6}")


def keyboard_only(path):
    with opened(path) as page:
        def focused():
            return page.evaluate("document.activeElement.className.baseVal ?? document.activeElement.className")

        def tab_to(selector, limit=40):
            for _ in range(limit):
                page.keyboard.press("Tab")
                if page.evaluate("(s) => document.activeElement.matches(s)", selector):
                    return
            raise AssertionError(f"Tab does not lead to {selector}")
        tab_to(".skip", 1)
        tab_to(".search", 3)
        tab_to("[data-view=diagram]", 1)
        tab_to("[data-view=list]", 2)
        page.keyboard.press("Enter")
        assert page.locator(".list").is_visible()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        tab_to(".open-filters", 3)
        page.keyboard.press("Enter")
        tab_to(".filters [name=kind]")
        page.keyboard.press("Space")
        assert page.locator("svg .off").count() > 0
        page.keyboard.press("Space")
        page.keyboard.press("Escape")
        assert page.locator(".filters").is_hidden() and focused() == "open-filters"
        tab_to(".menu summary", 1)
        page.keyboard.press("Enter")
        tab_to("[data-action=theme]")
        page.keyboard.press("Enter")
        assert page.get_attribute("html", "data-theme") == "light"
        page.keyboard.press("Escape")
        tab_to(".canvas")
        tab_to(".node", 1)
        page.keyboard.press("ArrowRight")
        assert "node" in focused()
        page.keyboard.press("Enter")
        assert page.locator(".details").is_visible() and focused() == "details"
        tab_to(".details .lines a", 3)
        page.keyboard.press("Enter")
        assert page.locator(".details blockquote").count() >= 1
        assert page.locator(".s.chosen").count() >= 1
        page.keyboard.press("Escape")
        assert page.locator(".details").is_hidden()
        tab_to(".texts")
        for sentence in [0, 1, 0]:
            page.keyboard.press("ArrowLeft" if sentence == 0 else "ArrowRight")
            assert page.locator(".s.q").nth(sentence).evaluate("(s) => s.matches('.chosen')")
            assert page.locator(".details").is_visible()
        page.keyboard.press("Escape")
        # No trap: Tab leaves the page in the end.
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
        else:
            raise AssertionError("Tab never leaves the page")


def is_accessible(path):
    for theme in ["light", "dark"]:
        for viewport in [DESKTOP, PHONE]:
            with opened(path, viewport=viewport, color_scheme=theme, bypass_csp=True) as page:
                states = {
                    "start": lambda: None,
                    "chosen": lambda: page.evaluate(
                        "document.querySelector('svg .node').dispatchEvent(new MouseEvent('click', {bubbles: true}))"),
                    "filters": lambda: page.click(".open-filters"),
                    "list": lambda: (page.keyboard.press("Escape"), page.click(".views [data-view=list]")),
                }
                for name, enter in states.items():
                    enter()
                    found = Axe().run(page, options={"runOnly": [
                        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
                    assert found.violations_count == 0, (theme, viewport, name, found.generate_report())
            fits = "document.documentElement.scrollWidth <= innerWidth"
            with opened(path, viewport=viewport, color_scheme=theme) as page:
                assert page.evaluate(fits)


def follows_addresses(path):
    for address in ["#person.joran-pell", "#n-person.joran-pell"]:
        with opened(path, address=address) as page:
            assert page.locator(".details-title").inner_text() == "Joran Pell"
            assert page.locator("svg .node.chosen").count() == 1


def saves(path):
    with opened(path) as page:
        page.click(".menu summary")
        with page.expect_download() as download:
            page.click("[data-action=json]")
        with open(download.value.path(), encoding="utf-8") as file:
            graph = json.load(file)
        assert graph["format"] == "newsgraph/1" and len(graph["edges"]) == 10
        page.click(".menu summary")
        with page.expect_download() as download:
            page.click("[data-action=csv]")
        with open(download.value.path(), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(io.StringIO(file.read())))
        assert len(rows) == 10 and rows[0].keys() >= {"source", "relation", "target", "quote"}
        assert any(row["reported by"] == "Westhaven Courier" for row in rows)


def has_both_themes(path):
    colors = set()
    for theme in ["light", "dark"]:
        with opened(path, color_scheme=theme) as page:
            colors.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
            page.click(".menu summary")
            page.click("[data-action=theme]")
            page.click("[data-action=theme]")
            assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 23, 26)"
    assert len(colors) == 2, colors


def prints(path):
    with opened(path, color_scheme="dark") as page:
        page.emulate_media(media="print")
        for selector in [".sheet.on svg", ".list", ".text", "body > footer"]:
            assert page.locator(selector).first.is_visible(), selector
        for selector in [".tools", ".zoom", ".details"]:
            assert page.locator(selector).first.is_hidden(), selector
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def has_a_small_screen(path):
    with opened(path, viewport=PHONE, has_touch=True) as page:
        assert page.locator(".texts").is_hidden()
        page.tap(".views [data-view=text]")
        assert page.locator(".texts").is_visible() and page.locator(".diagram").is_hidden()
        click_words(page, 0)
        assert page.locator(".details").is_visible()
        for button in page.locator("button:visible, a:visible, summary:visible").all():
            box = button.bounding_box()
            assert button.evaluate("(e) => e.matches('p a, li a, footer a, .skip')") or (
                box["width"] >= 24 and box["height"] >= 24), button.inner_text()


def shows_several(path):
    with opened(path) as page:
        tabs = page.locator(".tabs a")
        assert tabs.count() == 3
        assert page.locator(".sheet.on").count() == 1 and page.locator(".text:visible").count() == 1
        tabs.nth(1).click()
        assert tabs.nth(1).get_attribute("aria-current") == "page"
        page.locator(".sheet.on svg .node").first.click()
        assert page.locator(".details").is_visible()
        tabs.nth(2).click()
        assert page.locator(".text:visible").count() == 2 and page.locator(".details").is_hidden()


def shows_changes(path):
    with opened(path) as page:
        page.click(".views [data-view=list]")
        assert page.locator(".change").all_inner_texts() == ["+ The quarrel is new.", "− No longer a member."]
        assert page.locator(".tie.c-added").count() == 1 and page.locator(".s.c-removed").count() == 1
        page.click(".open-filters")
        page.uncheck(".filters [name=change][value=same]")
        assert page.locator(".tie:visible").count() == 2


def click_all(page, selector):
    page.evaluate(
        """(selector) => {
          for (const element of document.querySelectorAll(selector)) {
            element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
          }
        }""", selector)


def runs_nothing(path):
    for scripts in [True, False]:
        with opened(path, java_script_enabled=scripts) as page:
            if not scripts:
                assert page.locator("img, iframe, object, embed, link, base, form[action]").count() == 0
                continue
            click_all(page, "svg .node, svg .edge text, .m, .s")
            page.fill(".search", "<")
            page.keyboard.press("Escape")
            page.click(".views [data-view=list]")
            assert page.evaluate(
                "[...document.links].every((link) => link.getAttribute('href').startsWith('#'))")
            click_all(page, ".list a")
            assert page.evaluate("globalThis.ran === undefined")
            assert page.locator("img, iframe, object, embed, link, base, form[action]").count() == 0
            assert page.evaluate(
                "[...document.querySelectorAll('*')].every((e) => [...e.attributes].every((a) => !/^on|^style$|^src/i.test(a.name)))")
            assert page.evaluate("document.querySelectorAll('script, style').length") == (
                    2 + page.locator(".sheet").count())
            assert page.locator("h1").is_visible() and page.locator(".text").is_visible()
            assert "\u202e" not in page.content()


if __name__ == "__main__":
    name, *paths = sys.argv[1:]
    for path in paths:
        globals()[name](path)
