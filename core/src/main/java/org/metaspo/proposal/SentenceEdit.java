package org.metaspo.proposal;

import org.jspecify.annotations.Nullable;
import org.metaspo.prompt.Sentences;
import org.metaspo.prompt.TokenCount;
import org.metaspo.prompt.Wording;

/** One change of a prompt, small enough that its effect can be told from that of others. */
public sealed interface SentenceEdit {
    /** The prompt with the change; as it is where the change has nothing left to do. */
    Sentences on(Sentences prompt);

    /** The new words that it puts into a prompt; empty where it puts none. */
    String fresh();

    /** The change in words, for people and for the optimizer. */
    String words();

    /** Equal for changes that say the same, whatever their spacing and case. */
    default String key() {
        return Wording.normalised(words());
    }

    /**
     * One more sentence.
     *
     * @param after the sentence before it; null, or gone: at the end
     */
    record Add(String sentence, @Nullable String after) implements SentenceEdit {
        @Override
        public Sentences on(Sentences prompt) {
            if (prompt.indexOf(sentence) >= 0) {
                return prompt;
            }
            int before = after == null ? -1 : prompt.indexOf(after);
            return prompt.with(sentence, before < 0 ? prompt.size() : before + 1);
        }

        @Override
        public String fresh() {
            return sentence;
        }

        @Override
        public String words() {
            return "add: " + sentence;
        }
    }

    /** Another sentence in the place of one; at the end where that one is gone. */
    record Replace(String sentence, String by) implements SentenceEdit {
        @Override
        public Sentences on(Sentences prompt) {
            int position = prompt.indexOf(sentence);
            return position < 0 ? new Add(by, null).on(prompt) : prompt.replaced(position, by);
        }

        @Override
        public String fresh() {
            return by;
        }

        @Override
        public String words() {
            return "replace: " + sentence + "\nwith: " + by;
        }
    }

    /**
     * Worked examples, on lines of their own at the end; none twice.
     *
     * @param lines one for each example
     */
    record Show(String lines) implements SentenceEdit {
        @Override
        public Sentences on(Sentences prompt) {
            return prompt.withExamples(lines);
        }

        @Override
        public String fresh() {
            return lines;
        }

        @Override
        public String words() {
            return "show (" + TokenCount.of(lines) + " tokens):\n" + lines;
        }
    }

    /** One sentence less. */
    record Delete(String sentence) implements SentenceEdit {
        @Override
        public Sentences on(Sentences prompt) {
            int position = prompt.indexOf(sentence);
            return position < 0 ? prompt : prompt.without(position);
        }

        @Override
        public String fresh() {
            return "";
        }

        @Override
        public String words() {
            return "delete: " + sentence;
        }
    }
}
