package org.metaspo.local.child;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.args.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The child process. It reads its key from the first line of standard input, says {@value #READY} with its port when it
 * can answer, and ends when standard input ends: that happens also when the parent is killed.
 *
 * <p>To run it by hand, put a key into {@value #KEY_VARIABLE}; standard input is left alone then.
 */
public final class ChildMain {
    /** Starts the line that says on which port the child answers. */
    public static final String READY = "metaspo-local-ready";

    /** Exit code: the file is no model that can be run. */
    public static final int BAD_MODEL = 3;

    /** Exit code: llama.cpp does not load on this machine. */
    public static final int NO_NATIVE_LIBRARY = 4;

    /** Exit code: another process of the same launch has ended. */
    public static final int PEER_DIED = 6;

    /** Exit code: the port cannot be bound. */
    public static final int NO_PORT = 5;

    /** The key, where the child is started by hand. */
    static final String KEY_VARIABLE = "METASPO_LOCAL_KEY";

    private ChildMain() {}

    /** See {@link ChildOptions} for the arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ChildOptions options = ChildOptions.parse(arguments);
        String key = System.getenv(KEY_VARIABLE);
        if (key == null) {
            key = ParentWatch.begin(System.in);
        }
        List<ChildProcess> peers = startPeers(options, key);
        LlamaEngine own = load(options);
        List<Engine> engines = new ArrayList<>(List.of(own));
        for (ChildProcess peer : peers) {
            engines.add(join(peer, key));
        }
        try {
            // Not closed: the server lives as long as the process.
            ChatServer server = new ChatServer(options.port(), key, options.name(), own, engines);
            System.out.println("\n" + READY + " " + server.port());
            System.out.flush();
        } catch (IOException e) {
            throw end(NO_PORT, "port " + options.port() + " cannot be bound: " + e.getMessage());
        }
    }

    /** They load while this process loads its own. Their standard input ends with this process, and so do they. */
    private static List<ChildProcess> startPeers(ChildOptions options, String key) {
        ChildCommand command = new ChildCommand(options.model(), options.name(), 1, options.reusePrefix());
        List<ChildProcess> peers = new ArrayList<>();
        try {
            while (peers.size() < options.instances() - 1) {
                peers.add(ChildProcess.start(command.onPort(0), key));
            }
            return peers;
        } catch (ChildFailedException e) {
            throw end(PEER_DIED, e.getMessage());
        }
    }

    private static Engine join(ChildProcess peer, String key) throws InterruptedException {
        try {
            Engine engine = new PeerEngine(peer.awaitReady(), key);
            peer.onExit(code -> end(PEER_DIED, "a process of the local model ended with exit code " + code));
            return engine;
        } catch (ChildFailedException e) {
            throw end(e.exitCode() < 0 ? PEER_DIED : e.exitCode(), e.output());
        }
    }

    private static LlamaEngine load(ChildOptions options) throws IOException {
        // A folder of its own: the default is one shared file in the temporary folder that each start overwrites.
        Path library = Files.createTempDirectory("metaspo-llama");
        System.setProperty("de.kherud.llama.tmpdir", library.toString());
        LlamaEngine engine;
        try {
            LlamaModel.setLogger(LogFormat.TEXT, (level, text) -> {});
            engine = new LlamaEngine(options.model(), options.context(), options.reusePrefix());
        } catch (RuntimeException e) { // LlamaException is not public
            remove(library);
            throw end(BAD_MODEL, "llama.cpp cannot load " + options.model() + ": " + e.getMessage());
        } catch (LinkageError e) {
            remove(library);
            throw end(NO_NATIVE_LIBRARY, "llama.cpp's library does not load: " + e);
        }
        remove(library);
        return engine;
    }

    /** Once loaded, the files are not needed any more; Windows keeps them open, there they go with the next clean-up. */
    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            System.err.println("left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }

    /** Does not return; the type lets callers say so. halt, because exit could hang in the native library. */
    private static IllegalStateException end(int exitCode, @Nullable String why) {
        System.err.println(why);
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
        return new IllegalStateException(why);
    }
}
