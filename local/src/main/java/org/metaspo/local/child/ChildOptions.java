package org.metaspo.local.child;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How the child is started: {@code --model FILE --name NAME [--port 0] [--instances 1] [--context 4096]
 * [--reuse-prefix false]}. The key is not among them: command lines can be read by others.
 *
 * @param model the GGUF file
 * @param name the model name that is served
 * @param port loopback port, 0 for any free one
 * @param instances how many processes load the model, this one included, each with one thread
 * @param context tokens of prompt and answer together
 */
record ChildOptions(Path model, String name, int port, int instances, int context, boolean reusePrefix) {

    static ChildOptions parse(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        String model = given.getOrDefault("--model", "");
        if (model.isEmpty() || arguments.length % 2 != 0) {
            throw new IllegalArgumentException("--model FILE is needed, and every option takes one value");
        }
        return new ChildOptions(
                Path.of(model),
                given.getOrDefault("--name", model),
                Integer.parseInt(given.getOrDefault("--port", "0")),
                Integer.parseInt(given.getOrDefault("--instances", "1")),
                Integer.parseInt(given.getOrDefault("--context", "4096")),
                Boolean.parseBoolean(given.getOrDefault("--reuse-prefix", "false")));
    }
}
