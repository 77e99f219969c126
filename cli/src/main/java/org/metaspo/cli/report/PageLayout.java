package org.metaspo.cli.report;

import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metaspo.cli.template.Template;
import org.metaspo.statistics.Sha256;

/** The page around its data. The content security policy names its one script by digest and allows nothing else. */
final class PageLayout {
    private PageLayout() {}

    static String page(PageData data, String answers) {
        String script = Stream.of("dom.js", "diff.js", "charts.js", "matrix.js", "page.js")
                .map(PageLayout::read)
                .collect(Collectors.joining("\n"));
        return Template.beside(PageLayout.class, "page.html")
                .filled(Map.of(
                        "title", Template.escaped(data.name()),
                        "verdict", Template.escaped(data.verdict()),
                        "style", read("page.css"),
                        "script", script,
                        "scriptHash", "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(script)),
                        "data", Packed.json(data),
                        "answers", answers));
    }

    private static String read(String name) {
        return Template.beside(PageLayout.class, name).text();
    }
}
