package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.MetaSpo;
import org.metaspo.method.Methods;

/**
 * Finds the sizes by which a method comes nearest to a number of task-model calls without going over it: more or fewer
 * rounds, or where a method has none, more or fewer candidates.
 */
final class EqualCalls {
    private static final int MOST = 200;
    private static final List<String> KNOBS = List.of("method.iterations", "method.user-candidates");

    private EqualCalls() {}

    /**
     * The settings of a method.
     *
     * @param configuration with the tasks
     * @param settings that hold anyway
     * @param calls not to exceed; where a single round does, one round is made
     */
    static List<String> settings(Path configuration, List<String> settings, String method, int calls) {
        List<String> chosen = new ArrayList<>(settings);
        chosen.add("method.name=" + method);
        for (String knob : KNOBS) {
            if (calls(configuration, chosen, knob, 2) > calls(configuration, chosen, knob, 1)) {
                int size = 1;
                while (size < MOST && calls(configuration, chosen, knob, size + 1) <= calls) {
                    size++;
                }
                chosen.add(knob + "=" + size);
                return chosen;
            }
        }
        throw new IllegalArgumentException(Methods.NAMES + ": nothing changes how many calls " + method + " makes");
    }

    private static long calls(Path configuration, List<String> settings, String knob, int size) {
        MetaSpo metaSpo = MetaSpo.configured(configuration);
        settings.forEach(metaSpo::set);
        return metaSpo.set(knob + "=" + size).plan().counts().training();
    }
}
