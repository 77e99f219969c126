package org.metaspo.testbed.world;

import java.util.List;
import java.util.regex.Matcher;
import org.metaspo.testbed.world.Parameters.Rewriting;

/** Writes prompts and analyses, as an optimizer does. */
final class Writer {
    private static final List<String> LEADS =
            List.of("Here is what to do.", "Please proceed like this.", "Now to the matter.", "This is your work.");

    private final World world;
    private final Phrasing phrasing;

    Writer(World world) {
        this.world = world;
        this.phrasing = Resources.phrasing();
    }

    /** An analysis that states each rule in a line of its own. */
    String analysis(List<Rule> rules, Lot lot) {
        if (rules.isEmpty()) {
            return "Nothing stands out.";
        }
        StringBuilder text = new StringBuilder("The prompt leaves something out. It lacks the following.");
        rules.forEach(rule -> text.append('\n').append(wording(rule, lot)));
        return text.toString();
    }

    /**
     * The prompt with the rules worked in.
     *
     * @param failures shown, one of which may be quoted
     */
    String improved(String prompt, List<Rule> rules, List<Item> failures, Lot lot) {
        if (rules.isEmpty()) {
            return faulty(paraphrased(prompt, lot), lot);
        }
        Rewriting habits = world.parameters().rewriting();
        Passage passage = Passage.of(prompt);
        double habit = lot.unit("habit");
        if (habit < habits.shortens()) {
            return faulty(passage.without(lot), lot);
        }
        for (int i = 0; i < rules.size(); i++) {
            String sentence = wording(rules.get(i), lot);
            boolean replaces = i == 0 && habit < habits.shortens() + habits.replaces();
            passage = replaces ? passage.replacing(sentence, lot) : passage.with(sentence);
        }
        if (!failures.isEmpty() && lot.falls(habits.quotes(), "quotes")) {
            passage = passage.with("Known: " + lot.pick(failures, "quoted").quoted() + ".");
        }
        return faulty(lot.falls(habits.restates(), "restated") ? restated(passage, lot) : passage.text(), lot);
    }

    /** Every sentence in other words; the question's place and what is behind it stay. */
    private String restated(Passage passage, Lot lot) {
        String head = passage.head();
        for (String sentence : Sentences.of(head)) {
            List<Rule> stated = rulesIn(sentence);
            String same = stated.size() == 1 ? plain(stated.getFirst(), lot) : sentence;
            head = head.replace(sentence, phrasing.of(same, lot));
        }
        return new Passage(head, passage.tail()).text();
    }

    /** The same in other words: every rule that it states is still stated. */
    private String paraphrased(String prompt, Lot lot) {
        String text = prompt;
        for (String sentence : Sentences.of(prompt)) {
            List<Rule> stated = rulesIn(sentence);
            if (stated.size() == 1) {
                text = text.replace(sentence, wording(stated.getFirst(), lot));
            }
        }
        return lot.pick(LEADS, "lead") + " " + text;
    }

    /** A prompt from nothing but examples. */
    String fresh(Assignment assignment, List<Rule> rules, Lot lot) {
        StringBuilder text = new StringBuilder(
                assignment.isOfOneTask()
                        ? world.task(assignment.tasks().iterator().next()).instruction()
                        : "You are an assistant that puts records into words.");
        rules.forEach(rule -> text.append(' ').append(wording(rule, lot)));
        return assignment.template() ? faulty(text + WorldTask.SUFFIX, lot) : text.toString();
    }

    private String wording(Rule rule, Lot lot) {
        boolean coined = lot.falls(world.parameters().rewriting().coins(), "coined " + rule.name());
        return coined ? phrasing.of(plain(rule, lot), lot) : plain(rule, lot);
    }

    static String plain(Rule rule, Lot lot) {
        return lot.pick(rule.concept().wordings(), "wording " + rule.name());
    }

    private List<Rule> rulesIn(String sentence) {
        return world.oracle().reader().rulesIn(sentence).stream()
                .mapToObj(index -> world.rules().get(index))
                .toList();
    }

    /** A rewritten template may lose what it must keep. */
    private String faulty(String prompt, Lot lot) {
        Matcher placeholder = Placeholder.PATTERN.matcher(prompt);
        if (!placeholder.find()) {
            return prompt;
        }
        Rewriting habits = world.parameters().rewriting();
        if (lot.falls(habits.losesPlaceholder(), "placeholder")) {
            return prompt.replace(placeholder.group(), "");
        }
        return lot.falls(habits.losesForm(), "form") ? prompt.substring(0, placeholder.end()) : prompt;
    }
}
