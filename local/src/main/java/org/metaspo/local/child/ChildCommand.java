package org.metaspo.local.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the child: the JVM and the class path of this process.
 *
 * @param model the GGUF file
 * @param name the model name that is served
 * @param instances how many calls are computed side by side, each in a process of its own
 * @param reusePrefix whether the tokenizer allows to reuse the evaluation of a shared prompt start
 * @param mainClass a main that keeps to the manners of {@link ChildMain}
 */
public record ChildCommand(Path model, String name, int instances, boolean reusePrefix, String mainClass) {

    /** The command of {@link ChildMain}. */
    public ChildCommand(Path model, String name, int instances, boolean reusePrefix) {
        this(model, name, instances, reusePrefix, ChildMain.class.getName());
    }

    /**
     * The words of the command.
     *
     * @param port 0 for any free one; after a restart the one that the child had before
     */
    public List<String> onPort(int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                // The model lies outside the heap; the rest is small, and starts soonest with the simplest parts.
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                // Else each small answer waits 40 ms for the delayed acknowledgement.
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(
                "--model", model.toString(),
                "--name", name,
                "--port", Integer.toString(port),
                "--instances", Integer.toString(instances),
                "--reuse-prefix", Boolean.toString(reusePrefix)));
        return List.copyOf(command);
    }
}
