package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.MetaSpo;
import org.metaspo.method.Counts;
import org.metaspo.method.Methods;

/**
 * Finds the sizes by which a method comes nearest to a number of task-model calls without going over it. A method on its
 * reference schedule: more or fewer rounds, or where it has none, more or fewer candidates. On the efficient schedule: the
 * calls that it plans for. SPRIG: the efficient schedule in any case, without an optimizer model.
 */
final class EqualCalls {
    private static final int MOST = 200;
    private static final List<String> KNOBS = List.of("method.iterations", "method.user-candidates");

    private EqualCalls() {}

    /**
     * The settings of a method.
     *
     * @param configuration with the tasks
     * @param common settings of all searches; those of the options go before them and before the method's own
     */
    static List<String> settings(Path configuration, List<String> common, String method, QualityOptions options) {
        List<String> chosen = new ArrayList<>(common);
        chosen.add("method.name=" + method);
        if (method.equals(Methods.METASPO_APE)) {
            // By default it has twice as many, for equal optimizer calls.
            chosen.add("method.system-candidates=9");
        }
        boolean composes = method.equals(Methods.SPRIG);
        boolean efficient = composes || options.schedule().equals(Methods.EFFICIENT);
        chosen.add("method.schedule=" + (efficient ? Methods.EFFICIENT : Methods.REFERENCE));
        chosen.addAll(options.settings());
        if (composes) {
            chosen.add("models.optimizer={provider: components}");
        }
        if (efficient) {
            chosen.add("method.calls=" + options.calls());
        } else {
            chosen.add(knob(configuration, chosen, options.calls()));
        }
        return chosen;
    }

    /** Where a single round goes over the calls, one round is made. */
    private static String knob(Path configuration, List<String> settings, int calls) {
        for (String knob : KNOBS) {
            if (calls(configuration, settings, knob, 2) > calls(configuration, settings, knob, 1)) {
                int size = 1;
                while (size < MOST && calls(configuration, settings, knob, size + 1) <= calls) {
                    size++;
                }
                return knob + "=" + size;
            }
        }
        throw new IllegalArgumentException(settings + ": nothing changes how many calls this makes");
    }

    private static long calls(Path configuration, List<String> settings, String knob, int size) {
        List<String> sized = new ArrayList<>(settings);
        sized.add(knob + "=" + size);
        return counts(configuration, sized).search();
    }

    private static Counts counts(Path configuration, List<String> settings) {
        MetaSpo metaSpo = MetaSpo.configured(configuration);
        settings.forEach(metaSpo::set);
        return metaSpo.plan().counts();
    }
}
