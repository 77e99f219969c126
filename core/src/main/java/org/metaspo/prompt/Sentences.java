package org.metaspo.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as an ordered list of sentences, so that one of them can be added, replaced or deleted. A line ends a sentence;
 * worked examples that follow each other count as one, since half an example, or the examples of one answer alone, mislead.
 *
 * @param parts each with the white space before it; put together they are the text
 */
public record Sentences(List<String> parts) {
    /** White space where a new sentence begins: a line's end, or behind a full stop and before a beginning. */
    private static final Pattern GAP =
            Pattern.compile("\\s*\\n\\s*|(?<=[.!?][\"'\\])]?)\\s+(?=[\\p{Lu}\\p{Lt}\\p{Lo}\\p{N}\"'(\\[<{*-])");

    public Sentences {
        parts = List.copyOf(parts);
    }

    /** The sentences of a text; none of a blank one. */
    public static Sentences of(String text) {
        List<String> parts = new ArrayList<>();
        Matcher gaps = GAP.matcher(text);
        int from = 0;
        while (gaps.find()) {
            boolean opens = text.substring(from, gaps.start()).isBlank();
            if (!opens && gaps.end() < text.length() && !isAmongExamples(text, gaps)) {
                parts.add(text.substring(from, gaps.start()));
                from = gaps.start();
            }
        }
        if (!text.substring(from).isBlank()) {
            parts.add(text.substring(from));
        }
        return new Sentences(parts);
    }

    private static boolean isAmongExamples(String text, MatchResult gap) {
        return ExampleLine.is(lineAt(text, gap.start() - 1)) && ExampleLine.is(lineAt(text, gap.end()));
    }

    private static String lineAt(String text, int position) {
        int end = text.indexOf('\n', position);
        return text.substring(text.lastIndexOf('\n', position) + 1, end < 0 ? text.length() : end);
    }

    /** The text. */
    public String text() {
        return String.join("", parts);
    }

    /** How many there are. */
    public int size() {
        return parts.size();
    }

    /** One sentence, without the space around it. */
    public String get(int position) {
        return parts.get(position).strip();
    }

    /** Where a sentence stands, whatever its spacing and case; -1 where it does not. */
    public int indexOf(String sentence) {
        String sought = Wording.normalised(sentence);
        for (int i = 0; i < parts.size(); i++) {
            if (Wording.normalised(parts.get(i)).equals(sought)) {
                return i;
            }
        }
        return -1;
    }

    /** With one more sentence, which then stands at this position, on a line of its own where the one before does. */
    public Sentences with(String sentence, int position) {
        List<String> changed = new ArrayList<>(parts);
        if (position == 0) {
            if (!changed.isEmpty()) {
                changed.set(0, " " + changed.getFirst().stripLeading());
            }
            changed.addFirst(sentence.strip());
        } else {
            boolean line = position > 1 && changed.get(position - 1).startsWith("\n");
            changed.add(position, (line ? "\n" : " ") + sentence.strip());
        }
        return new Sentences(changed);
    }

    /**
     * With worked examples at the end, those that it does not show yet; they count as one sentence.
     *
     * @param lines one or more for each example
     */
    public Sentences withExamples(String lines) {
        String shown = "\n" + text() + "\n";
        List<String> fresh = ExampleLine.split(lines).stream()
                .distinct()
                .filter(example -> !shown.contains("\n" + example + "\n"))
                .toList();
        List<String> changed = new ArrayList<>(parts);
        if (!fresh.isEmpty()) {
            changed.add((parts.isEmpty() ? "" : "\n") + String.join("\n", fresh));
        }
        return new Sentences(changed);
    }

    /** Without the sentence at this position. */
    public Sentences without(int position) {
        List<String> changed = new ArrayList<>(parts);
        changed.remove(position);
        if (position == 0 && !changed.isEmpty()) {
            changed.set(0, changed.getFirst().stripLeading());
        }
        return new Sentences(changed);
    }

    /** With another sentence at this position. */
    public Sentences replaced(int position, String sentence) {
        List<String> changed = new ArrayList<>(parts);
        String old = changed.get(position);
        String gap = old.substring(0, old.length() - old.stripLeading().length());
        changed.set(position, gap + sentence.strip());
        return new Sentences(changed);
    }
}
