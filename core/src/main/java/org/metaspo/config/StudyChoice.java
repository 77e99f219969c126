package org.metaspo.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.study.Arm;

/** What a study on the target tasks is asked to measure. */
public sealed interface StudyChoice {
    /**
     * What the claim is about: a file with a system prompt, or a run directory. Null before anything is learned: the
     * initial system prompt stands for it then, in an estimate.
     */
    @Nullable
    Path systemPrompt();

    /** Names of the arms: default, learned, cot, service, or run directories. */
    List<String> arms();

    /** The command that asks. */
    String command();

    /**
     * Unseen generalization.
     *
     * @param systemPrompt a file, or a run directory; null for the initial one
     * @param arms with default and learned among them
     */
    record Evaluate(@Nullable Path systemPrompt, List<String> arms) implements StudyChoice {
        public Evaluate {
            arms = List.copyOf(arms);
        }

        @Override
        public String command() {
            return "evaluate";
        }
    }

    /**
     * The default and the learned system prompt with the tasks' initial user prompts, without any other.
     *
     * @param systemPrompt a file, or a run directory; null for the initial one
     */
    record AsIs(@Nullable Path systemPrompt) implements StudyChoice {
        @Override
        public List<String> arms() {
            return List.of(Arm.DEFAULT, Arm.LEARNED);
        }

        @Override
        public String command() {
            return "evaluate";
        }
    }

    /**
     * Test-time adaptation, of the default and the learned system prompt.
     *
     * @param systemPrompt a file, or a run directory; null for the initial one
     * @param dataSizes amounts of training items for the curve by data; empty for none
     */
    record Adapt(@Nullable Path systemPrompt, List<Integer> dataSizes) implements StudyChoice {
        public Adapt {
            dataSizes = List.copyOf(dataSizes);
        }

        @Override
        public List<String> arms() {
            return List.of(Arm.DEFAULT, Arm.LEARNED);
        }

        @Override
        public String command() {
            return "adapt";
        }
    }
}
