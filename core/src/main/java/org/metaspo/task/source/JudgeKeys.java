package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;

/** The {@code judge} of a task file, made into a metric; left out, answers are judged by the reference, with one vote. */
final class JudgeKeys {
    private final Path file;
    private final TaskKeys.Judge keys;

    JudgeKeys(Path file, TaskKeys.@Nullable Judge keys) {
        this.file = file;
        this.keys = Objects.requireNonNullElse(keys, new TaskKeys.Judge(null, null, null));
    }

    Judged metric() {
        String rubric = Objects.requireNonNullElse(keys.rubric(), "");
        if (keys.rubric() != null && rubric.isBlank()) {
            throw bad("rubric", "The rubric is blank.", "Say what to heed, or leave the key out for the default.");
        }
        try {
            return new Judged(kind(), rubric.strip(), Objects.requireNonNullElse(keys.votes(), 1));
        } catch (IllegalArgumentException e) {
            throw bad("votes", String.valueOf(e.getMessage()) + ".", "Write an odd number, so that no votes are tied.");
        }
    }

    private JudgeKind kind() {
        String kind = keys.kind();
        if (kind == null) {
            return JudgeKind.REFERENCE;
        }
        return JudgeKind.of(kind)
                .orElseThrow(
                        () -> bad("kind", "`" + kind + "` is unknown.", Suggestion.remedy(kind, JudgeKind.keys())));
    }

    private BadInputException bad(String key, String what, String remedy) {
        return new BadInputException(file + ", judge." + key, what, remedy);
    }
}
