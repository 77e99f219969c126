package org.metaspo.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A measurement in a JVM of its own, so that each starts cold and its CPU time is nobody else's. It prints what it
 * measured as one line of JSON.
 */
final class Child {
    private static final JsonMapper JSON = new JsonMapper();

    private Child() {}

    /** Runs inside the child: {@code calls | train | replay | record | recall | limited | soak} and their arguments. */
    public static void main(String... arguments) throws Exception {
        List<String> rest = Arrays.asList(arguments);
        System.out.println(JSON.writeValueAsString(measure(rest.getFirst(), rest.subList(1, rest.size()))));
    }

    private static Record measure(String what, List<String> given) throws Exception {
        return switch (what) {
            case "calls" ->
                Contender.valueOf(given.get(0))
                        .measure(given.get(1), number(given, 2), number(given, 3), number(given, 4), number(given, 5));
            case "train" ->
                Trained.measure(
                        Path.of(given.get(0)),
                        Path.of(given.get(1)),
                        given.get(2),
                        number(given, 3),
                        given.subList(4, given.size()));
            case "replay" -> Replayed.measure(Path.of(given.get(0)));
            case "record" -> Recorded.measure(Path.of(given.get(0)), number(given, 1));
            case "recall" -> Recalled.measure(Path.of(given.get(0)), number(given, 1));
            case "limited" -> Limited.measure(given.get(0), number(given, 1), number(given, 2));
            case Soak.NAME -> Soaked.measure(given.get(0), number(given, 1), number(given, 2));
            default -> throw new IllegalArgumentException("unknown measurement " + what);
        };
    }

    private static int number(List<String> given, int index) {
        return Integer.parseInt(given.get(index));
    }

    /**
     * Runs a measurement in a child and waits for it.
     *
     * @param options of the child's JVM
     */
    static <T> T run(Class<T> measured, List<String> options, Object... arguments)
            throws IOException, InterruptedException {
        Process process = jvm(
                options, Child.class, Stream.of(arguments).map(String::valueOf).toList());
        try {
            String line = process.inputReader().readLine();
            int status = process.waitFor();
            if (status != 0 || line == null) {
                throw new IOException("the measurement " + List.of(arguments) + " ended with " + status);
            }
            return JSON.readValue(line, measured);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a class in a JVM like this one. What it says on stderr is seen. */
    static Process jvm(List<String> options, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
