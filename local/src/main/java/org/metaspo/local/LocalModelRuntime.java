package org.metaspo.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.metaspo.local.child.ChildCommand;
import org.metaspo.local.child.ChildFailedException;
import org.metaspo.local.child.ChildMain;
import org.metaspo.model.LocalRuntime;
import org.metaspo.problem.BadInputException;

/** llama.cpp in a child process. Knows the models of {@code known-models.json}, and any GGUF file by its path. */
public final class LocalModelRuntime implements LocalRuntime {
    /** The model of the demo: small enough for any machine, measured in docs. */
    public static final String DEFAULT_MODEL = "smollm2-135m-instruct";

    private final Supplier<WeightStore> weights;

    /** With the cache, hub and package index that the environment names. */
    public LocalModelRuntime() {
        this(WeightStore::standard);
    }

    /** @param weights asked for at launch: a wrong environment is a message then, and no failed service */
    LocalModelRuntime(Supplier<WeightStore> weights) {
        this.weights = weights;
    }

    @Override
    public Endpoint launch(String model, int instances, Progress progress) throws InterruptedException {
        ChildCommand command = command(model, instances, progress);
        progress.at("starting the local model", 0, 0);
        try {
            return SupervisedChild.start(command::onPort, progress);
        } catch (ChildFailedException e) {
            throw refusal(model, e);
        }
    }

    private ChildCommand command(String model, int instances, Progress progress) throws InterruptedException {
        if (instances < 1) {
            throw new BadInputException("local model " + model, "it needs at least one instance.", "Use 1 or 2.");
        }
        Optional<KnownModel> known = KnownModel.named(model);
        return known.isPresent()
                ? new ChildCommand(
                        weights.get().find(known.get(), progress),
                        model,
                        instances,
                        known.get().reusePrefix())
                // Nothing is known of its tokenizer: right answers before fast ones.
                : new ChildCommand(gguf(model), model, instances, false);
    }

    private static Path gguf(String model) {
        Path file = path(model);
        if (!Files.isRegularFile(file)) {
            String names = KnownModel.all().stream().map(KnownModel::name).collect(Collectors.joining(", "));
            throw new BadInputException(
                    "local model " + model,
                    "there is no such file, and no known model of that name.",
                    "Known are: " + names + ". Else give the path of a GGUF file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            String magic = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
            if (!magic.equals("GGUF")) {
                throw new BadInputException(
                        model, "this is not a GGUF file.", "Download the model's .gguf file and give its path.");
            }
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new BadInputException(model, "the file cannot be read.", "Check its permissions.", e);
        }
    }

    /** Names of models on hubs hold characters that some platforms allow in no path. */
    private static Path path(String model) {
        try {
            return Path.of(model);
        } catch (InvalidPathException e) {
            throw new BadInputException(
                    "local model " + model, "this is no path.", "Give a known name or the path of a GGUF file.", e);
        }
    }

    static BadInputException refusal(String model, ChildFailedException e) {
        String servers = "use Ollama, LM Studio or llama.cpp's llama-server through base-url.";
        String place = "local model " + model;
        if (e.exitCode() == ChildMain.BAD_MODEL) {
            return new BadInputException(
                    place,
                    "llama.cpp cannot load the file.\n" + e.output() + "\n",
                    "Download it again or take another GGUF file, or " + servers,
                    e);
        }
        if (e.output().contains("libgomp")) {
            return new BadInputException(
                    place, "the library libgomp.so.1 is missing.", "Run 'apt-get install libgomp1', or " + servers, e);
        }
        if (e.exitCode() == ChildMain.NO_NATIVE_LIBRARY) {
            return new BadInputException(
                    place,
                    "llama.cpp does not load on this platform (%s, %s).\n%s\n"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e.output()),
                    "Instead " + servers,
                    e);
        }
        return new BadInputException(
                place,
                e.getMessage() + ".\n" + e.output() + "\n",
                "Check the free memory, try one instance, or " + servers,
                e);
    }
}
