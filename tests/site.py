#!/usr/bin/env python3
"""Opens what `export --format site` writes in a browser and uses it like a reader.

    pip install playwright
    python3 tests/site.py target/release/pullquote [--chromium /usr/bin/chromium] [--axe axe.min.js] [--shots DIR]
    python3 tests/site.py target/release/pullquote --library library.db

Opt-in: it needs Chromium. At two widths, light and dark, it searches, filters, follows a quotation from the
speaker's page into the article, tabs, prints and goes without scripts. It asks that nothing of a hostile
article ran, nothing was fetched and nothing was complained of, and with --axe that axe-core finds nothing.
With --library it opens the main pages of a site of that library instead, and says how long they take.
"""

import argparse
import pathlib
import re
import subprocess
import tempfile
import time

from playwright.sync_api import sync_playwright

HOSTILE = """</script></style></title><script>alert(1)</script> Title <img src=x onerror=alert(2)>

“<script>fetch('http://127.0.0.1:9/x')</script> It is so,” said Ada <b onmouseover=alert(3)>Holm</b> on
Monday. “"><svg/onload=alert(4)>,” said Boris Petrov.

javascript:alert(5) said that the vote would be held again. “]]>--><style>*{display:none}</style>,” Ada Holm said.
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}T08:00:00Z">
</head><body><article><h1>{title}</h1>{text}</article></body></html>"""
SAME = "“We will draw a red line through the middle of this town,” said Ada Holm on Monday."


def main():
    args = arguments()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        site = written(args, folder)
        browser = playwright.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"])
        for scheme in ["light", "dark"]:
            for width in [1280, 390]:
                visitor = Visitor(browser, site, scheme, width, args)
                if args.library:
                    for page in ["index.html", "quotations.html", "voices.html"]:
                        visitor.look(visitor.opened(page), page)
                else:
                    visitor.use()
                visitor.end()
        without_scripts(browser, site)
        browser.close()
    print("searched, followed and printed; nothing ran, nothing was fetched, nothing complained of")


def written(args, folder):
    library = args.library or folder / "library.db"
    if not args.library:
        filler = "<p>The envoys had talked for a week in a house by the lake, and left on Sunday night.</p>" * 6
        for name, outlet, day, text in [
            ("Ferry", "The Herald", "2030-11-03", SAME),
            ("Storm", "The Post & Day", "2031-02-01", SAME + "</p><p>“Nobody was asked,” said Boris Petrov."),
        ]:
            text = f"<p>{text}</p>{filler}"
            outlet = outlet.replace("&", "&amp;")
            (folder / f"{name}.html").write_text(PAGE.format(title=name, outlet=outlet, day=day, text=text))
        (folder / "hostile.txt").write_text(HOSTILE)
        inputs = [folder / name for name in ["Ferry.html", "Storm.html", "hostile.txt"]]
        run(args.program, library, ["add", *inputs])
    site = folder / "site"
    run(args.program, library, ["export", "--format", "site", "--output", site])
    return site


def run(program, library, args):
    subprocess.run([program, "--library", library, *args], check=True, capture_output=True)


class Visitor:
    """Somebody who reads the site in one width and scheme."""

    def __init__(self, browser, site, scheme, width, args):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.site, self.args, self.name = site, args, f"{scheme}-{width}"
        self.complaints, self.requests = [], []

    def opened(self, page):
        tab = self.context.new_page()
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: self.requests.append(request.url))
        begun = time.monotonic()
        tab.goto((self.site / page).as_uri())
        if self.args.library:
            print(f"{self.name}: {page} took {time.monotonic() - begun:.2f} s")
        return tab

    def use(self):
        tab = self.opened("index.html")
        self.look(tab, "index")
        articles, all_articles, speakers, all_speakers = found(tab)
        assert (articles, all_articles) == (3, 3) and speakers == all_speakers > 1, found(tab)
        tab.get_by_label("Search in").fill("STÖRM petrov".replace("Ö", "o"))
        assert found(tab)[0] == 1, found(tab)
        tab.keyboard.press("Enter")
        tab.get_by_role("button").click()
        assert found(tab) == [articles, all_articles, speakers, all_speakers], found(tab)
        tab.get_by_role("combobox", name="Speaker").fill("petrov")
        assert found(tab)[0] == 2 and found(tab)[2] == 1, found(tab)
        tab.get_by_role("combobox", name="Outlet").select_option("The Post & Day")
        assert found(tab)[0] == 1 and found(tab)[2] == 1, found(tab)
        tab.get_by_role("combobox", name="Speaker").fill("")
        tab.get_by_role("combobox", name="Outlet").select_option("")
        tab.get_by_label("To", exact=True).fill("2031-01-01")
        assert found(tab)[0] == 1 and found(tab)[2] == 1, found(tab)
        self.look(tab, "filtered")

        tab = self.opened("quotations.html")
        tab.get_by_label("Search in").fill("middle town holm")
        assert found(tab)[0] == 2, found(tab)
        self.look(tab, "quotations")
        tab.locator("li:visible .who").first.click()
        assert tab.locator("h1").inner_text() == "Ada Holm"
        tab.locator("summary", has_text="The same words in 1 other article").click()
        assert tab.locator(".timeline rect").count() == 2, "two months"
        self.look(tab, "speaker")
        tab.locator(".said > li > .cite > a").first.click()
        assert "red line" in tab.locator(":target").inner_text(), "the link leads elsewhere"
        self.look(tab, "article")
        tab.locator("label", has_text="Ada Holm").click()
        self.look(tab, "chosen")

        tab = self.opened("voices.html")
        self.look(tab, "voices")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip", "the keyboard starts elsewhere"
        for page in sorted((self.site / "articles").iterdir()):
            tab.goto(page.as_uri())
            assert tab.locator("main script, main img, main iframe, main svg").count() == 0, page.name
            self.look(tab, f"article-{page.stem}")

    def look(self, tab, what):
        """Looks at a page as it is, and as it is printed."""
        overflow = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{what} is {overflow} pixels too wide at {self.name}"
        if self.args.axe:
            audit(tab, self.args.axe, f"{what} at {self.name}")
        if self.args.shots:
            tab.screenshot(path=f"{self.args.shots}/{what.replace('.html', '')}-{self.name}.png")
            tab.emulate_media(media="print")
            tab.screenshot(path=f"{self.args.shots}/{what.replace('.html', '')}-{self.name}-print.png")
            tab.emulate_media(media="screen")

    def end(self):
        assert all(url.startswith(self.site.as_uri()) for url in self.requests), self.requests
        assert all(url.split("#")[0].endswith(".html") for url in self.requests), self.requests
        assert not self.complaints, self.complaints
        self.context.close()


def found(tab):
    """Returns what the page says is shown, and of how many."""
    tab.wait_for_timeout(100)
    return [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", tab.locator("#found").inner_text())]


def audit(tab, axe, what):
    # Rows out of sight are not laid out, and so cannot be judged.
    tab.evaluate("document.querySelectorAll('.rows > li').forEach(row => row.style.contentVisibility = 'visible')")
    tab.evaluate(pathlib.Path(axe).read_text())
    result = tab.evaluate("axe.run(document)")
    faults = [
        (fault["id"], fault["nodes"][0]["html"][:200]) for fault in result["violations"] + result["incomplete"]
    ]
    assert not faults, f"{what}: {faults}"


def without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "index.html").as_uri())
    assert not tab.locator("#search").is_visible(), "a form that does nothing"
    assert tab.locator("#items > li").count() > 0 and tab.locator("#speakers > li").count() > 0
    tab.locator("#items > li > a").first.click()
    assert tab.locator("h1").is_visible()
    context.close()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--axe", help="the script of axe-core")
    parser.add_argument("--library", help="a library to open the site of")
    parser.add_argument("--shots", help="a directory for pictures of what was seen")
    return parser.parse_args()


if __name__ == "__main__":
    main()
