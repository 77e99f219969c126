package org.metaspo.testbed.world;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer is asked, as far as it shows in the request whatever its wording.
 *
 * @param prompt the prompt to work on, null where none is shown
 * @param present the rules in all prompts shown
 * @param items the questions shown
 * @param tried the rules in what the request tells was tried before
 * @param explained the rules in the feedback on the questions shown
 * @param named the rules that the request names besides: an analysis to work in
 * @param template whether a prompt with a place for the question is wanted
 * @param asked the form of the reply
 */
record Assignment(
        @Nullable String prompt,
        BitSet present,
        List<Item> items,
        BitSet tried,
        BitSet explained,
        BitSet named,
        boolean template,
        Shape asked) {
    private static final Pattern PROMPT = Pattern.compile("(?i)prompt|instruction|template|variable|^fence$|^$");
    private static final Pattern PAST = Pattern.compile("(?i)tried|history|previous|past|earlier");
    private static final Pattern FEEDBACK = Pattern.compile("(?im)^[^\\n:]{0,20}feedback[^\\n:]{0,20}:(.*)$");
    private static final Pattern QUOTED = Pattern.compile(
            "(?i)(?:prompt|instructions?)[^\\n:]{0,60}:\\s*\\n?\\s*\"?(.+?)\"?\\s*(?:\\n\\s*\\n|\\z)", Pattern.DOTALL);

    static Assignment of(String request, World world) {
        Layout layout = Layout.of(request);
        // A template may show worked examples.
        Predicate<Layout.Block> isCase =
                block -> !isTemplate(block) && !world.itemsIn(block.text()).isEmpty();
        List<Layout.Block> plain =
                layout.blocks().stream().filter(isCase.negate()).toList();
        List<String> prompts = plain.stream()
                .filter(block -> isPrompt(block.name()) || Placeholder.in(block.text()) >= 0)
                .map(Layout.Block::text)
                .toList();
        String findings = plain.stream()
                .filter(block -> !prompts.contains(block.text())
                        && !PAST.matcher(block.name()).find())
                .map(Layout.Block::text)
                .collect(Collectors.joining("\n"));
        String prompt = toWorkOn(prompts).or(() -> quoted(layout.words())).orElse(null);
        Reader reader = world.oracle().reader();
        BitSet tried = reader.rulesIn(plain.stream()
                .filter(block -> PAST.matcher(block.name()).find())
                .map(Layout.Block::text)
                .collect(Collectors.joining("\n")));
        BitSet explained = reader.rulesIn(layout.blocks().stream()
                .filter(isCase)
                .flatMap(block -> FEEDBACK.matcher(block.text()).results())
                .map(feedback -> feedback.group(1))
                .collect(Collectors.joining("\n")));
        BitSet present = reader.rulesIn(String.join("\n", prompts) + "\n" + (prompt == null ? "" : prompt));
        List<Item> shown = world.itemsIn(String.join("\n", prompts));
        List<Item> items = world.itemsIn(request).stream()
                .filter(item -> !shown.contains(item))
                .distinct()
                .toList();
        // Without blocks an analysis can only stand among the words.
        BitSet named = reader.rulesIn(findings.isEmpty() && items.isEmpty() ? layout.words() : findings);
        named.andNot(present);
        boolean template = prompt == null ? Placeholder.in(layout.words()) >= 0 : Placeholder.in(prompt) >= 0;
        return new Assignment(prompt, present, items, tried, explained, named, template, Shape.askedIn(layout.words()));
    }

    private static boolean isTemplate(Layout.Block block) {
        return isPrompt(block.name()) && Placeholder.in(block.text()) >= 0;
    }

    private static boolean isPrompt(String name) {
        return PROMPT.matcher(name).find() && !PAST.matcher(name).find();
    }

    /** The template where there is one, as the system prompt is then shown for information; else the last prompt. */
    private static Optional<String> toWorkOn(List<String> prompts) {
        return prompts.stream()
                .filter(prompt -> Placeholder.in(prompt) >= 0)
                .findFirst()
                .or(() -> prompts.isEmpty() ? Optional.empty() : Optional.of(prompts.getLast()));
    }

    private static Optional<String> quoted(String words) {
        Matcher matcher = QUOTED.matcher(words);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The tasks whose questions are shown. */
    Set<String> tasks() {
        return items.stream().map(Item::task).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the prompt serves a single task as far as the optimizer can see. */
    boolean isOfOneTask() {
        return tasks().size() == 1;
    }
}
