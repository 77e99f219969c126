package org.metaspo.testbed.world;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place for the question in a template, as tools write it: {@code {question}}, {@code {{input}}} and the like. */
final class Placeholder {
    static final Pattern PATTERN = Pattern.compile("\\{\\{?[A-Za-z_]\\w*}?}");

    private Placeholder() {}

    /** Where it starts, -1 if there is none. */
    static int in(String template) {
        Matcher matcher = PATTERN.matcher(template);
        return matcher.find() ? matcher.start() : -1;
    }
}
