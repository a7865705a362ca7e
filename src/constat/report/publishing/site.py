"""The static site of an edition: what it is, its files with their digests, what changed, what is withheld, how to check it."""

from __future__ import annotations

from html import escape
from pathlib import PurePosixPath

from constat.errors import Refused
from constat.language import LANGUAGES, number, phrases
from constat.report.document import Paragraph, plain
from constat.report.editions import Changes, corrections
from constat.report.manifest import printed_seal
from constat.report.methodology import describe
from constat.report.publishing.edition import NAME, VERIFIABLE, Public
from constat.report.publishing.figures import figure_page
from constat.report.publishing.frame import facts, page, say, section, table
from constat.report.publishing.reading_page import READ, reading_page
from constat.report.publishing.words import datasets, day_words, days_words, named_words, signed_words, withheld


def site(edition: Public) -> dict[str, bytes]:
    """Every file of the folder, save those of the signature: the report as built and the pages around it."""
    made: dict[str, bytes] = {NAME: edition.to_file(), "index.html": _choice(edition)}
    for language in LANGUAGES:
        made[f"index.{language}.html"] = _withdrawn(edition, language) if edition.withdrawn else _index(edition, language)
        if edition.withdrawn:
            continue
        made[f"verify.{language}.html"] = _verify(edition, language)
        made |= {f"figure/{id}.{language}.html": figure_page(edition, id, language) for id in edition.figures}
        made |= {f"{READ}.{language}.html": data for data in reading_page(edition, language)}
    if edition.withdrawn:
        return made
    if clash := set(made) & set(edition.files):
        raise Refused("publish-name-taken", room="report", name=sorted(clash)[0])
    return {**made, **edition.files}


def _office(edition: Public, language: str) -> str:
    return edition.office.get(language) or next(iter(edition.office.values()), "")


def _title(edition: Public, language: str) -> str:
    return edition.title.get(language) or next(iter(edition.title.values()), edition.code)


def _choice(edition: Public) -> bytes:
    """The page for whoever opens the folder: in both languages."""
    lines = "".join(
        f'<li lang="{language}"><a href="index.{language}.html">{escape(_title(edition, language))}</a> '
        f'<span class="aside">{escape(edition.period_words(language))}</span></li>'
        for language in LANGUAGES
    )
    title = " / ".join(dict.fromkeys(_title(edition, language) for language in LANGUAGES))
    return page("en", "index", title, f'<h1>{escape(title)}</h1><ul class="shelf">{lines}</ul>', office=_office(edition, "en"))


def _index(edition: Public, language: str) -> bytes:
    title, office = _title(edition, language), _office(edition, language)
    read = (
        f'<a class="button" href="{READ}.{language}.html">{say(language, "site-read")}</a> '
        if language in edition.manifests and reading_page(edition, language)
        else ""
    )
    pdf = next((name for name in sorted(edition.files) if name.endswith(f".{language}.pdf")), "")
    take = f'<a class="button quiet" href="{escape(pdf, quote=True)}">{say(language, "site-pdf")}</a> ' if pdf else ""
    opening = (
        f'<p class="eyebrow">{escape(office)}</p><h1>{escape(title)}</h1><p class="lead">{escape(edition.period_words(language))}</p>'
        f'<p class="actions">{read}{take}<a class="button quiet" href="verify.{language}.html">{say(language, "site-how")}</a></p>'
    )
    lone = f'<div class="notice caution"><p>{say(language, "site-lone")}</p></div>' if edition.lone else ""
    rows = [
        (phrases("report", language).say("site-published"), escape(day_words(edition.day, language))),
        (phrases("report", language).say("site-office"), escape(office)),
        (phrases("report", language).say("site-seal"), f'<code>{printed_seal(edition.seal)}</code> <span class="aside digest">{escape(edition.seal)}</span>'),
        (phrases("report", language).say("site-signed"), signed_words(edition, language)),
        (phrases("report", language).say("site-data"), datasets(edition, language)),
    ]
    parts = [
        opening,
        lone,
        section("about", say(language, "site-about"), facts(rows)),
        section("files", say(language, "site-files"), f'<p class="aside">{say(language, "site-files-note")}</p>{_files(edition, language)}'),
        section("figures", say(language, "site-figures"), f'<p class="aside">{say(language, "site-figures-note")}</p>{_figures(edition, language)}'),
        section("withheld", say(language, "site-withheld"), withheld(edition, language)),
        section("changes", say(language, "site-changes"), _changes(edition, language)),
    ]
    return page(language, "index", f"{title}, {edition.period_words(language)}", "\n".join(parts), office=office)


def _files(edition: Public, language: str) -> str:
    words = phrases("report", language)
    told = edition.to_json()["files"]
    # The reader's own language first.
    rows = [
        [
            f'<a href="{escape(name, quote=True)}">{escape(name)}</a>',
            PurePosixPath(name).suffix[1:].upper(),
            escape(words.say("site-size", n=number(max(1, round(told[name]["bytes"] / 1000)), language))),
            f'<code class="digest">{told[name]["sha256"]}</code>',
        ]
        for name in sorted(told, key=lambda name: (f".{language}." not in name, name))
    ]
    columns = [say(language, f"site-column-{name}") for name in ("file", "format", "size")] + ["SHA-256"]
    return table(words.say("site-files"), columns, rows, (2,))


def _figures(edition: Public, language: str) -> str:
    """Each figure printed, with the way to its page."""
    printed = dict.fromkeys(str(one[1]) for one in dict((edition.manifests.get(language) or edition.manifest)["document"])["printed"])
    rows = []
    for id in printed:
        if figure := edition.figures.get(id):
            value, label = named_words(figure, language)
            way = f'<a href="figure/{id}.{language}.html"><strong>{escape(value)}</strong> {escape(label)}</a>'
            rows.append([way, escape(days_words(figure, language)), escape(describe(figure.selection, language)), f'<code class="digest">{id}</code>'])
    columns = [say(language, f"site-column-{name}") for name in ("value", "period", "selection", "figure")]
    return table(phrases("report", language).say("site-figures"), columns, rows)


def _changes(edition: Public, language: str) -> str:
    if edition.changes is None:
        return f"<p>{say(language, 'site-changes-first')}</p>"
    return f"<p>{say(language, 'site-changes-since', code=edition.former)}</p>" + changes_words(edition.changes, language)


def changes_words(found: Changes, language: str) -> str:
    """The corrections of an edition as a table, and how many figures and incidents came and went. HTML."""
    parts = []
    for block in corrections(found, language):
        if isinstance(block, Paragraph):
            parts.append(f"<p>{escape(plain(block.runs))}</p>")
        else:
            rows = [[escape(plain(cell)) for cell in row] for row in block.rows]
            parts.append(table(plain(block.title), [escape(plain(column)) for column in block.columns], rows, (2, 3)))
    counted = {why: sum(one.why == why for one in found.figures) for why in ("new", "dropped", "selection-changed")}
    parts.append(f"<p>{say(language, 'site-changes-counted', new=counted['new'], dropped=counted['dropped'], moved=counted['selection-changed'])}</p>")
    if found.added or found.removed:
        parts.append(f"<p>{say(language, 'site-changes-incidents', added=len(found.added), removed=len(found.removed))}</p>")
    return "".join(parts)


def _verify(edition: Public, language: str) -> bytes:
    """How to check the files with tools that everybody has, and what each step proves."""
    name = next((name for ending in VERIFIABLE for name in sorted(edition.files) if name.endswith(f".{language}.{ending}")), sorted(edition.files)[0])
    digest = edition.to_json()["files"][name]["sha256"]
    steps = [
        f"<h2>{say(language, 'site-step-bytes')}</h2><p>{say(language, 'site-step-bytes-note')}</p>"
        f"<pre><code>sha256sum {escape(name)}\n{digest}</code></pre><p>{say(language, 'site-step-windows')}</p>"
        f"<pre><code>certutil -hashfile {escape(name)} SHA256</code></pre>",
    ]
    if edition.signed:
        steps.append(
            f"<h2>{say(language, 'site-step-signature')}</h2><p>{say(language, 'site-step-signature-note')}</p>"
            '<p><a href="signed.txt">signed.txt</a>, <a href="signed.sig">signed.sig</a>, '
            '<a href="office.pub">office.pub</a>, <a href="signature.json">signature.json</a></p>'
            "<pre><code>openssl pkeyutl -verify -pubin -inkey office.pub -rawin -in signed.txt -sigfile signed.sig\n"
            "tail -n +7 signed.txt | sha256sum --quiet -c</code></pre>"
        )
        steps.append(
            f"<h2>{say(language, 'site-step-office')}</h2><p>{say(language, 'site-step-office-note', office=edition.signed[0])}</p>"
            f"<pre><code>{escape(edition.signed[1])}</code></pre>"
        )
    option = f' --fingerprint "{edition.signed[1]}"' if edition.signed else ""
    steps.append(
        f"<h2>{say(language, 'site-step-figures')}</h2><p>{say(language, 'site-step-figures-note')}</p>"
        f"<pre><code>constat report verify {escape(name)}{escape(option)}</code></pre>"
    )
    unsigned = "" if edition.signed else f'<div class="notice caution"><p>{say(language, "site-unsigned-note")}</p></div>'
    body = (
        f'<p class="eyebrow"><a href="index.{language}.html">{escape(_title(edition, language))}</a></p><h1>{say(language, "site-how")}</h1>'
        f'<p class="lead">{say(language, "site-how-lead")}</p>{unsigned}<ol class="steps">{"".join(f"<li>{step}</li>" for step in steps)}</ol>'
        + section("proves", say(language, "site-proves"), f"<p>{say(language, 'site-proves-note')}</p>")
    )
    return page(language, "verify", f"{phrases('report', language).say('site-how')}, {_title(edition, language)}", body, office=_office(edition, language))


def _withdrawn(edition: Public, language: str) -> bytes:
    """The page that stands where an edition was."""
    assert edition.withdrawn is not None
    day, why = edition.withdrawn
    rows = [
        (phrases("report", language).say("site-withdrawn-on"), escape(day_words(day, language))),
        (phrases("report", language).say("site-published"), escape(day_words(edition.day, language))),
        (phrases("report", language).say("site-seal"), f"<code>{printed_seal(edition.seal)}</code>"),
        (phrases("report", language).say("site-signed"), signed_words(edition, language)),
    ]
    body = (
        f'<p class="eyebrow">{escape(_office(edition, language))}</p><h1>{escape(_title(edition, language))}</h1>'
        f'<p class="lead">{escape(edition.period_words(language))}</p>'
        f'<div class="notice caution"><p><strong>{say(language, "site-withdrawn")}</strong></p><p>{say(language, "site-withdrawn-why")} {escape(why)}</p>'
        f"<p>{say(language, 'site-withdrawn-note')}</p></div>{facts(rows)}"
    )
    return page(language, "index", _title(edition, language), body, office=_office(edition, language))
