package org.metaspo.cli.serve;

import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metaspo.cli.report.ReportPage;
import org.metaspo.cli.template.Template;
import org.metaspo.statistics.Sha256;

/** The dashboard's page: the report's style and parts, and a table that the server keeps up to date. */
final class DashboardPage {
    private DashboardPage() {}

    static String of(String token, String folder) {
        String script = Stream.of(
                        part(ReportPage.class, "dom.js"),
                        part(ReportPage.class, "diff.js"),
                        part(DashboardPage.class, "dashboard.js"))
                .collect(Collectors.joining("\n"));
        return Template.beside(DashboardPage.class, "dashboard.html")
                .filled(Map.of(
                        "style",
                        part(ReportPage.class, "page.css") + part(DashboardPage.class, "dashboard.css"),
                        "script",
                        script,
                        "scriptHash",
                        "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(script)),
                        "folder",
                        Template.escaped(folder),
                        "token",
                        token));
    }

    private static String part(Class<?> beside, String name) {
        return Template.beside(beside, name).text();
    }
}
