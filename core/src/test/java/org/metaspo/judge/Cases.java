package org.metaspo.judge;

import java.util.List;
import org.metaspo.task.JudgeKind;

/** Cases to judge. */
final class Cases {
    static final String QUESTION = "What is the capital of France?";

    private Cases() {}

    static Case of(JudgeKind kind, String answer) {
        return voted(kind, 1, answer);
    }

    static Case voted(JudgeKind kind, int votes, String answer) {
        return new Case(
                kind, "", votes, QUESTION, List.of("Paris"), answer, kind == JudgeKind.PAIRWISE ? "It is Lyon." : "");
    }
}
