package org.metaspo.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metaspo.statistics.Sha256;

/** The page around its data. The content security policy names its one script by digest and allows nothing else. */
final class Template {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    private Template() {}

    static String page(PageData data, String answers) {
        String script = Stream.of("dom.js", "diff.js", "charts.js", "matrix.js", "page.js")
                .map(Template::read)
                .collect(Collectors.joining("\n"));
        return filled(
                read("page.html"),
                Map.of(
                        "title", escaped(data.name()),
                        "verdict", escaped(data.verdict()),
                        "style", read("page.css"),
                        "script", script,
                        "scriptHash", "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(script)),
                        "data", Packed.json(data),
                        "answers", answers));
    }

    /** One pass: what a value contains is never read as a slot. */
    private static String filled(String template, Map<String, String> values) {
        StringBuilder page = new StringBuilder();
        Matcher slots = SLOT.matcher(template);
        int from = 0;
        while (slots.find()) {
            page.append(template, from, slots.start()).append(values.getOrDefault(slots.group(1), slots.group()));
            from = slots.end();
        }
        return page.append(template, from, template.length()).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String read(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
