"""A page in the system's Chromium, with everything that it complains about."""

import contextlib
import os
import pathlib
import shutil

from playwright.sync_api import sync_playwright

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def browser_path():
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    found = [os.environ.get("NEWSGRAPH_BROWSER"), *map(shutil.which, names)]
    return next(path for path in found if path)


@contextlib.contextmanager
def opened(path, address="", viewport=DESKTOP, **options):
    """Opens a page, and fails for each error, warning or request that it makes until it is closed."""
    complaints = []
    with sync_playwright() as playwright:
        # A container's root user has no sandbox; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=["--no-sandbox"])
        context = browser.new_context(viewport=viewport, **options)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (complaints.append("a dialog"), dialog.dismiss()))
        url = pathlib.Path(path).absolute().as_uri()
        page.on("request", lambda request: None if request.url.split("#")[0] == url
                or request.url.startswith("blob:") else complaints.append(f"asks for {request.url}"))
        page.goto(url + address)
        yield page
        browser.close()
    assert not complaints, complaints


def wait_until(page, expression):
    """Waits until an expression is true. The page's policy forbids what Playwright's own waiting does."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def click_words(page, sentence):
    """Clicks into the words of a sentence, where they name nobody."""
    x, y = page.evaluate(
        """number => {
          const sentence = document.querySelectorAll(".s.q")[number];
          const words = [...sentence.childNodes].find(
            (node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 2);
          sentence.scrollIntoView({ block: "center" });
          const range = document.createRange();
          range.selectNodeContents(words);
          const box = range.getClientRects()[0];
          return [box.x + box.width / 2, box.y + box.height / 2];
        }""", sentence)
    page.mouse.click(x, y)


def is_in_view(locator):
    return locator.evaluate(
        """(element) => {
          const box = element.getBoundingClientRect();
          const pane = element.closest(".texts").getBoundingClientRect();
          return box.width > 0 && box.top >= pane.top && box.bottom <= pane.bottom;
        }""")
