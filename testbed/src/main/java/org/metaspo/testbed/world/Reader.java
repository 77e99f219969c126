package org.metaspo.testbed.world;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.metaspo.testbed.Draw;

/** Reads prompts: which rules they state, and how the answer shall be written. What was read is remembered. */
final class Reader {
    /** Stands for the question where one has been cut out, so that tags around it are not taken for an answer's. */
    static final String GAP = "\u0000";

    private static final int MOST_REMEMBERED = 20_000;

    private record Prompts(String system, String user) {}

    private final Map<Prompts, Understood> remembered = new ConcurrentHashMap<>();
    private final Map<String, BitSet> sentences = new ConcurrentHashMap<>();
    private final List<Rule> rules;
    private final int needed;

    Reader(List<Rule> rules, int needed) {
        this.rules = rules;
        this.needed = needed;
    }

    /** @param user the user prompt, {@link #GAP} or a placeholder in place of the question */
    Understood read(String system, String user) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(new Prompts(system, user), this::understand);
    }

    private Understood understand(Prompts prompts) {
        Shape inUser = Shape.askedIn(prompts.user());
        byte[] text = (prompts.system() + GAP + GAP + prompts.user()).getBytes(StandardCharsets.UTF_8);
        return new Understood(
                rulesIn(prompts.system()),
                rulesIn(prompts.user()),
                Sentences.count(prompts.system()) + Sentences.count(prompts.user()),
                (int) World.RECORD.matcher(prompts.user()).results().count(),
                inUser.isFree() ? Shape.askedIn(prompts.system()) : inUser,
                Draw.sha256(text));
    }

    /** The indices of the rules that a text states. */
    BitSet rulesIn(String text) {
        BitSet found = new BitSet();
        for (String sentence : Sentences.of(text)) {
            found.or(rulesOf(sentence));
        }
        return found;
    }

    /** Most sentences come again and again: in other prompts, and in every request that shows them. */
    private BitSet rulesOf(String sentence) {
        if (sentences.size() > MOST_REMEMBERED) {
            sentences.clear();
        }
        return sentences.computeIfAbsent(sentence, this::find);
    }

    private BitSet find(String sentence) {
        BitSet found = new BitSet();
        Set<String> words = Sentences.words(sentence);
        for (Rule rule : rules) {
            if (rule.concept().isIn(words, needed)) {
                found.set(rule.index());
            }
        }
        return found;
    }
}
