#!/usr/bin/env python3
"""Opens what `extract --format html` writes in a browser and uses it like a reader.

    pip install playwright
    python3 tests/page.py target/release/pullquote [--chromium /usr/bin/chromium] [--shots DIR]

Opt-in: it needs Chromium. It chooses a speaker, follows a quotation into the text, and asks
that nothing of a hostile article ran, nothing was fetched and nothing was complained of.
"""

import argparse
import pathlib
import subprocess
import tempfile

from playwright.sync_api import sync_playwright

HOSTILE = """</script><script>alert(1)</script> Title <img src=x onerror=alert(2)>

“<script>fetch('http://127.0.0.1:9/x')</script> It is so,” said Ada <b onmouseover=alert(3)>Holm</b> on
Monday. “"><svg/onload=alert(4)>,” said Boris Petrov.

javascript:alert(5) said that the vote would be held again.
"""
SPEECHES = "The council\n\n" + "\n\n".join(
    f"“This is the point of number {number},” said Ada Holm on Monday. “It is not,” said Boris Petrov."
    for number in range(40)
)


def main():
    args = arguments()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = written(args.program, pathlib.Path(folder))
        browser = playwright.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"])
        for scheme in ["light", "dark"]:
            use(browser, page, scheme, args.shots)
        browser.close()
    print("chosen, followed and printed; nothing ran, nothing was fetched, nothing complained of")


def written(program, folder):
    (folder / "hostile.txt").write_text(HOSTILE)
    (folder / "speeches.txt").write_text(SPEECHES)
    command = [program, "extract", "--format", "html", folder / "speeches.txt", folder / "hostile.txt"]
    page = folder / "page.html"
    page.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    return page


def use(browser, path, scheme, shots):
    tab = browser.new_page(viewport={"width": 1200, "height": 900}, color_scheme=scheme)
    complaints, requests = [], []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(path.as_uri())

    ada = tab.locator("label", has_text="Ada Holm").first
    ada.click()
    assert tab.locator("input:checked").count() >= 1, "no speaker is chosen"
    shoot(tab, shots, f"chosen-{scheme}")
    followed = [link for link in tab.locator('a[href^="#"]').all() if "number 39" in link.inner_text()]
    followed[0].click()
    target = tab.locator(":target")
    assert "number 39" in target.inner_text(), "the link leads elsewhere"
    assert target.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"), \
        "what the link leads to is out of sight"
    shoot(tab, shots, f"followed-{scheme}")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement !== document.body"), "the keyboard reaches nothing"
    tab.emulate_media(media="print")
    shoot(tab, shots, f"print-{scheme}")

    assert tab.locator("script, img, svg, iframe").count() == 0, "the article's markup is in the page"
    assert requests == [path.as_uri()], requests
    assert not complaints, complaints
    tab.close()


def shoot(tab, shots, name):
    if shots:
        tab.screenshot(path=f"{shots}/{name}.png")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--shots", help="a directory for pictures of what was seen")
    return parser.parse_args()


if __name__ == "__main__":
    main()
