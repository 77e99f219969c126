package org.metaspo.cli.report;

import java.util.List;

/** Texts that would do something if a page took them for more than text; each would leave {@code window.owned} behind. */
final class Markup {
    static final List<String> ALL = List.of(
            "</script><script>window.owned=1</script>",
            "<img src=x onerror=window.owned=1>",
            "<svg onload=window.owned=1><animate onbegin=window.owned=1 attributeName=x dur=1s>",
            "<iframe srcdoc='<script>parent.owned=1</script>'></iframe>",
            "</style><style>*{display:none}</style>",
            "</title></textarea></template></noscript><script>window.owned=1</script>",
            "<!--<script>window.owned=1//-->",
            "]]><script>window.owned=1</script>",
            "\" onmouseover=window.owned=1 autofocus onfocus=window.owned=1 x=\"",
            "' onmouseover='window.owned=1' x='",
            "`${window.owned=1}`",
            "{{data}}{{script}}{{scriptHash}}",
            "[here](javascript:window.owned=1)",
            "<a href=javascript:window.owned=1>here</a>",
            "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/x.css>",
            "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
            "<form action=https://evil.example/><button formaction=javascript:window.owned=1>",
            "<math><mtext><table><mglyph><style><img src=x onerror=window.owned=1>",
            "&lt;script&gt;window.owned=1&lt;/script&gt;&#60;script&#62;",
            "\\u003cscript\\u003ewindow.owned=1\\u003c/script\\u003e",
            "\u2028window.owned=1\u2029//",
            "\u202Egnp.exe\u202C\u2066\u2069",
            "__proto__",
            "constructor",
            "$& $1 $` \\0 %s %n");

    private Markup() {}
}
