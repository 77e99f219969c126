package org.metaspo.testbed.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a request is laid out: blocks of data, and the words around them.
 *
 * @param blocks in tags, fields or fences
 * @param words the rest
 */
record Layout(List<Block> blocks, String words) {
    private static final Pattern TAGGED = Pattern.compile("<([A-Za-z][\\w-]*)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "^\\[\\[ ## (\\w+) ## ]]\\s*\\n(.*?)(?=^\\[\\[ ## |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    /** A field that is only announced: its name again where its content will be. */
    private static final Pattern ANNOUNCED =
            Pattern.compile("^\\[\\[ ## (\\w+) ## ]]\\s*\\n\\{\\1}\\s*$", Pattern.MULTILINE);

    private static final Pattern FENCED = Pattern.compile("^```(\\w*)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    /** What stands between two tags that are spoken of, rather than used. */
    private static final Pattern SPOKEN_OF =
            Pattern.compile("(?i)\\s*(?:and|to|or|,|\\.\\.\\.|…|\\[[^\\]]{0,120}]|\\{[^}]{0,80}}|\\([^)]{0,80}\\))?\\s*"
                    + "|[^\\n<]{0,60}\\bhere\\b[^\\n<]{0,20}|(?:your|the|an?|new|improved) [^\\n<]{0,60}");

    /** A block of data. */
    record Block(String name, String text) {}

    Layout {
        blocks = List.copyOf(blocks);
    }

    static Layout of(String request) {
        List<Block> blocks = new ArrayList<>();
        String rest = cut(FIELD, ANNOUNCED.matcher(request).replaceAll(""), blocks);
        rest = cut(TAGGED, rest, blocks);
        rest = cut(FENCED, rest, blocks);
        return new Layout(blocks, rest);
    }

    private static String cut(Pattern pattern, String text, List<Block> blocks) {
        StringBuilder rest = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find()) {
            rest.append(text, from, matcher.start());
            from = matcher.end();
            if (pattern == TAGGED && isSpokenOf(matcher.group(2))) {
                rest.append(matcher.group());
            } else {
                blocks.add(new Block(matcher.group(1), matcher.group(2).strip()));
            }
        }
        return rest.append(text.substring(from)).toString();
    }

    private static boolean isSpokenOf(String content) {
        return SPOKEN_OF.matcher(content).matches();
    }

    /** The tags that a text speaks of: those an answer shall have. */
    static List<String> tagsAskedFor(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = TAGGED.matcher(text);
        while (matcher.find()) {
            if (isSpokenOf(matcher.group(2))) {
                names.add(matcher.group(1));
            }
        }
        return List.copyOf(names);
    }
}
