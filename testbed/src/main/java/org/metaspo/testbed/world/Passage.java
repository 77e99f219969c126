package org.metaspo.testbed.world;

import java.util.List;

/**
 * A prompt, divided into what an optimizer may edit sentence by sentence and what it leaves alone.
 *
 * @param head sentences
 * @param tail the question's place and all after it; empty in a system prompt
 */
record Passage(String head, String tail) {
    static Passage of(String prompt) {
        int placeholder = Placeholder.in(prompt);
        if (placeholder < 0) {
            return new Passage(prompt.strip(), "");
        }
        int cut = prompt.lastIndexOf("\n\n", placeholder);
        int line = cut < 0 ? prompt.lastIndexOf('\n', placeholder) : cut;
        return line < 0
                ? new Passage("", "\n\n" + prompt)
                : new Passage(prompt.substring(0, line), prompt.substring(line));
    }

    String text() {
        return (head + tail).strip();
    }

    Passage with(String sentence) {
        return new Passage((head + " " + sentence).strip(), tail);
    }

    /** The sentence in the place of another one; at the end where there is only one. */
    Passage replacing(String sentence, Lot lot) {
        List<String> sentences = Sentences.of(head);
        return sentences.size() < 2
                ? with(sentence)
                : new Passage(head.replace(lot.pick(sentences, "replaced"), sentence), tail);
    }

    /** The prompt without one of its sentences; as it is where there is only one. */
    String without(Lot lot) {
        List<String> sentences = Sentences.of(head);
        return sentences.size() < 2
                ? text()
                : new Passage(head.replace(lot.pick(sentences, "dropped"), "").strip(), tail).text();
    }
}
