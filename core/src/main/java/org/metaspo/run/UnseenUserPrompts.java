package org.metaspo.run;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.metaspo.result.ArmResult;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.study.UnseenGeneralization;

/**
 * The user prompts that a study had written, one file per task, such as {@code unseen-user-prompts/beauty.json}: a task
 * file's {@code unseen-user-prompts} can name it.
 */
final class UnseenUserPrompts {
    private UnseenUserPrompts() {}

    /** Writes those of the tasks that brought none of their own. */
    static void write(Path run, UnseenGeneralization study, RunResult result) throws IOException {
        if (result.arms() == null) {
            return;
        }
        Path folder = run.resolve("unseen-user-prompts");
        for (ArmResult.Task task : result.arms().getFirst().tasks()) {
            if (!study.given().containsKey(task.name())) {
                Files.createDirectories(folder);
                // A task's name may hold what a file's name may not.
                String name = URLEncoder.encode(task.name(), StandardCharsets.UTF_8);
                ResultFiles.replace(folder.resolve(name + ".json"), ResultFiles.json(task.prompts()) + "\n");
            }
        }
    }
}
