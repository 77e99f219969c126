package org.metaspo.testbed.world;

import java.util.List;

/**
 * What a task may be about.
 *
 * @param name of the task
 * @param subject what its questions show, in words
 * @param labels the possible answers
 * @param cues ten words that rules of this task speak of
 */
record Subject(String name, String subject, List<String> labels, List<String> cues) {
    String instruction() {
        return "The record below is %s. Say which word describes it: %s."
                .formatted(
                        subject, String.join(", ", labels.subList(0, labels.size() - 1)) + " or " + labels.getLast());
    }

    /** The idea that a cue points to a label. */
    Concept concept(String cue, String label) {
        return new Concept(
                name + ":" + cue,
                List.of(
                        List.of(cue),
                        List.of(label),
                        List.of("mention", "speak", "appear", "name", "occur", "talk", "present"),
                        List.of("choose", "belong", "answer", "pick", "prefer", "call", "decide")),
                List.of(
                        "Where %s is mentioned, choose %s.".formatted(cue, label),
                        "Records that speak of %s belong to %s.".formatted(cue, label),
                        "Answer %s whenever %s appears.".formatted(label, cue)));
    }
}
