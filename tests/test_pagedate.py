"""A web page gives the day when it was published, and not another day that stands on it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from geo.intake import read_file

SENTENCES = (
    "The minister left Paris on Monday morning by train, her office said, and arrived in Marseille in the afternoon.",
    "She is expected to return on Wednesday, after a meeting with the mayor and a visit to the harbour.",
)
DAY = date(2021, 6, 3)


def page(*, head: str = "", top: str = "", lead: str = "", after: str = "") -> bytes:
    prose = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return (
        f"<html><head><title>By train to the sea</title>{head}</head><body><nav><a href='/'>Home</a></nav>{top}"
        f"<article><h1>By train to the sea</h1>{lead}{prose}</article>{after}</body></html>"
    ).encode()


def data(told: object) -> str:
    return f'<script type="application/ld+json">{told if isinstance(told, str) else json.dumps(told)}</script>'


def published(**parts: str) -> date | None:
    return read_file("a.html", page(**parts)).published


STORY = {"@type": "NewsArticle", "dateModified": "2024-07-09T10:00:00Z", "datePublished": "2021-06-03T23:30:00+02:00"}
LATER = '<meta property="article:modified_time" content="2024-07-09T10:00:00Z">'
COMMENT = '<p>I liked this very much.</p><time datetime="2024-07-09">9 July 2024</time>'


@pytest.mark.parametrize(
    "head",
    [
        data(STORY),
        data([{"@type": "Organization"}, STORY]),
        data({"@graph": [{"@type": "WebPage", "datePublished": "2019-01-01"}, STORY]}),
        data({"@type": "WebPage", "datePublished": "2019-01-01", "mainEntity": STORY}),
        data({**STORY, "@type": ["Article", "ReportageNewsArticle"]}),
        data({"@type": "NewsArticle", "comment": [{"datePublished": "2024-07-09"}], "datePublished": "2021-06-03"}),
        data('{"@type": "NewsArticle", "datePublished" : "2021-06-03", }'),
        data({"@type": "WebPage", "datePublished": "2021-06-03"}),
        LATER + data(STORY),
        data("nonsense") + LATER + '<meta property="article:published_time" content="2021-06-03T08:00:00+0000">',
        LATER + '<meta name="DC.date.issued" content="2021-06-03">',
        '<meta name="parsely-pub-date" content="2021-06-03 08:00:00"><meta name="last-modified" content="2024-07-09">',
        '<meta itemprop="dateModified" content="2024-07-09"><meta itemprop="datePublished" content="2021-06-03">',
        '<meta http-equiv="last-modified" content="2024-07-09"><meta name="date" content="3 June 2021">',
        '<link rel="canonical" href="https://news.example/2021/06/03/train">',
    ],
)
def test_the_data_of_a_page_count_first(head):
    assert published(head=head, after=f'<div class="comments">{COMMENT}</div>') == DAY


@pytest.mark.parametrize(
    "lead",
    [
        "<p>Updated 9 July 2024</p><p>Published 3 June 2021</p>",
        "<p>Updated 9 July 2024<br>Published 3 June 2021</p>",
        "<p>Updated 9 July 2024 / Published 3 June 2021</p>",
        "<p>PUBLISHED: 13:49, 3 June 2021 | UPDATED: 09:12, 9 July 2024</p>",
        '<p>Updated <time datetime="2024-07-09">9 July 2024</time></p><p><time datetime="2021-06-03">3 June</time></p>',
        '<p>Updated <time datetime="2024-07-09">9 July</time> Posted <time datetime="2021-06-03">3 June</time></p>',
        '<time class="updated" datetime="2024-07-09">9 July</time><time class="published" datetime="2021-06-03"/>',
        '<span itemprop="datePublished" content="2021-06-03">June</span><p>Updated 9 July 2024</p>',
        '<abbr class="published" title="2021-06-03">3.6.</abbr><abbr class="updated" title="2024-07-09">9.7.</abbr>',
    ],
)
def test_what_a_reader_sees_of_a_page_counts_next(lead):
    assert published(lead=lead) == DAY
    assert published(lead=lead, head=LATER) == DAY


OTHERS = [
    f'<section id="comments"><div class="comment">{COMMENT}</div></section>',
    f'<div class="comments_area"><article class="comment">{COMMENT}</article></div>',
    "<footer><p>Last updated: 9 July 2024</p></footer>",
    '<div id="site-footer"><time datetime="2024-07-09">9 July 2024</time></div>',
    '<aside><ul><li><a href="/x">Another</a> <time datetime="2024-07-09">9 July 2024</time></li></ul></aside>',
    '<div class="related-stories"><h3>More</h3><span class="date">9 July 2024</span></div>',
]


@pytest.mark.parametrize("other", OTHERS)
def test_no_day_of_a_comment_a_footer_or_another_story_is_taken(other):
    assert published(after=other) is None
    assert published(after=other, lead="<p>3 June 2021</p>") == DAY
    assert published(after=other, top='<div class="byline">By Jane Smith | Published: June 3, 2021</div>') == DAY


def test_an_update_alone_dates_no_page():
    assert published(head=LATER) is None
    assert published(head=data({"@type": "NewsArticle", "dateModified": "2024-07-09"})) is None


def test_a_sidebar_about_the_whole_page_hides_nothing():
    top, after = '<div class="content-sidebar-wrap comments-open">', "</div>"
    assert published(top=f'{top}<time datetime="2021-06-03">3 June 2021</time>', after=after) == DAY
